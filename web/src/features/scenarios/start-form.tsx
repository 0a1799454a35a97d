import { useMutation } from '@apollo/client/react';
import { Alert, Button, Group, NumberInput, Select, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useNavigate } from '@tanstack/react-router';
import { errorMessage } from '../../api/error-message';
import { Dialog } from '../../components/dialog';
import { addDays, formatFullDay } from '../../format/dates';
import { formatCount, formatPace, formatSpeed } from '../../format/numbers';
import { useWorkspaces } from '../../workspace/workspace-context';
import { StartScenarioDocument, type ScenarioCardDataFragment } from './scenarios.generated';

const UNLIMITED = 'unlimited';
const SPEEDS = [1 / 24, 0.25, 1, 5, 30] as const;
const MAX_BACKFILL_DAYS = 3_650;
const MAX_SEED = 2_147_483_647;

interface StartValues {
  name: string;
  seed: number | string;
  speed: string;
  backfillDays: number | string;
}

export function StartForm({
  scenario,
  onClose,
}: {
  scenario: ScenarioCardDataFragment;
  onClose: () => void;
}) {
  const navigate = useNavigate();
  const { refetch } = useWorkspaces();
  const [start, { loading, error }] = useMutation(StartScenarioDocument);
  const { config } = scenario;

  const form = useForm<StartValues>({
    initialValues: {
      name: scenario.name,
      seed: config.seed,
      speed: config.daysPerSecond === null ? UNLIMITED : String(config.daysPerSecond),
      backfillDays: 0,
    },
    validateInputOnChange: true,
    validate: {
      name: (name) => (name.trim() === '' ? 'A workspace needs a name.' : null),
      seed: (seed) => wholeNumber(seed, 0, MAX_SEED, 'The seed'),
      backfillDays: (days) =>
        wholeNumber(
          days,
          0,
          Math.min(MAX_BACKFILL_DAYS, config.durationDays ?? MAX_BACKFILL_DAYS),
          'Days of history',
        ),
    },
  });

  const submit = async (values: StartValues) => {
    const { data } = await start({
      variables: {
        input: {
          scenarioId: scenario.id,
          workspaceName: values.name.trim(),
          seed: Number(values.seed),
          daysPerSecond: values.speed === UNLIMITED ? null : Number(values.speed),
          backfillDays: Number(values.backfillDays),
        },
      },
    });
    if (!data) return;
    await refetch();
    await navigate({ to: '/overview', search: { workspace: data.startGeneration.workspace.id } });
  };

  return (
    <Dialog onClose={onClose} title={`Start ${scenario.name}`}>
      <form
        noValidate
        // A refusal is shown by `error`; there is nothing more to do with it here.
        onSubmit={form.onSubmit((values) => void submit(values).catch(() => undefined))}
      >
        <Stack gap="sm">
          <TextInput label="Workspace name" data-autofocus {...form.getInputProps('name')} />
          <Group grow align="flex-start">
            <NumberInput
              label="Seed"
              description="Same seed, same claims"
              allowDecimal={false}
              allowNegative={false}
              {...form.getInputProps('seed')}
            />
            <Select
              label="Speed"
              description="Virtual time per real second"
              allowDeselect={false}
              data={speedOptions(config.daysPerSecond)}
              {...form.getInputProps('speed')}
            />
          </Group>
          <NumberInput
            label="Days of history"
            description={describeHistory(scenario, Number(form.values.backfillDays))}
            allowDecimal={false}
            allowNegative={false}
            {...form.getInputProps('backfillDays')}
          />
          {error && (
            <Alert color="red" title="It could not be started">
              {errorMessage(error)}
            </Alert>
          )}
          <Group justify="flex-end" mt="xs">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={loading} disabled={!form.isValid()}>
              Start
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}

/** Says what will come of the figure while it is typed. */
function describeHistory({ config }: ScenarioCardDataFragment, days: number): string {
  if (!Number.isFinite(days) || days <= 0) {
    return `Laid down at once before the live part. With 0 the story begins on ${formatFullDay(config.startDate)}.`;
  }
  return `About ${formatCount(days * config.claimsPerDay)} claims at once; live from ${formatFullDay(addDays(config.startDate, days))}.`;
}

function speedOptions(own: number | null): { value: string; label: string }[] {
  const speeds = [...new Set([...SPEEDS, ...(own === null ? [] : [own])])].sort((a, b) => a - b);
  return [
    ...speeds.map((speed) => ({
      value: String(speed),
      label: `${formatSpeed(speed)}, ${speed === own ? "the scenario's" : formatPace(speed)}`,
    })),
    { value: UNLIMITED, label: formatSpeed(null) },
  ];
}

function wholeNumber(value: number | string, least: number, most: number, what: string): string | null {
  const number = Number(value);
  if (value === '' || !Number.isInteger(number)) return `${what} must be a whole number.`;
  if (number < least || number > most) return `${what} must be from ${least} to ${formatCount(most)}.`;
  return null;
}
