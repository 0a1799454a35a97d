import { useMutation } from '@apollo/client/react';
import {
  Alert,
  Button,
  Checkbox,
  Group,
  Select,
  Stack,
  TextInput,
  type CheckboxProps,
  type SelectProps,
} from '@mantine/core';
import { useForm } from '@mantine/form';
import { useNavigate } from '@tanstack/react-router';
import { errorMessage } from '../../api/error-message';
import { Dialog } from '../../components/dialog';
import { formatPace, formatSpeed } from '../../format/numbers';
import { useStartTwin } from '../../workspace/use-start-twin';
import { useWorkspaces } from '../../workspace/workspace-context';
import { StartScenarioDocument, type ScenarioCardDataFragment } from './scenarios.generated';
import {
  describeHistory,
  faultOfHistory,
  faultOfName,
  faultOfSeed,
  isSmallEnoughForTwin,
  usualHistory,
} from './start-rules';
import styles from './scenarios.module.css';

const UNLIMITED = 'unlimited';
const SPEEDS = [1 / 24, 0.25, 1, 5, 30] as const;

/** Values are kept as typed: a field that parses numbers itself would silently turn "1e9" into 19. */
interface StartValues {
  name: string;
  seed: string;
  speed: string;
  backfillDays: string;
  withTwin: boolean;
}

export function StartForm({
  scenario,
  onClose,
}: {
  scenario: ScenarioCardDataFragment;
  onClose: () => void;
}) {
  const { config } = scenario;
  const { start, loading, error } = useStart(scenario.id);
  const form = useForm<StartValues>({
    initialValues: {
      name: scenario.name,
      seed: String(config.seed),
      speed: config.daysPerSecond === null ? UNLIMITED : String(config.daysPerSecond),
      backfillDays: usualHistory(config),
      withTwin: config.learning !== null && isSmallEnoughForTwin(config),
    },
    validateInputOnChange: true,
    validate: {
      name: faultOfName,
      seed: faultOfSeed,
      backfillDays: (days) => faultOfHistory(days, config),
    },
  });

  return (
    <Dialog onClose={onClose} title={`Start ${scenario.name}`}>
      <form
        noValidate
        // A refusal is shown by `error`; nothing more to do here.
        onSubmit={form.onSubmit((values) => void start(values).catch(() => undefined))}
      >
        <Stack gap="sm">
          <TextInput label="Workspace name" data-autofocus {...form.getInputProps('name')} />
          <Group grow align="flex-start">
            <TextInput
              label="Seed"
              description="The same seed generates the same claims"
              inputMode="numeric"
              {...form.getInputProps('seed')}
            />
            <SpeedSelect own={config.daysPerSecond} {...form.getInputProps('speed')} />
          </Group>
          <TextInput
            label="Days of history"
            description={describeHistory(form.values.backfillDays, config)}
            inputMode="numeric"
            {...form.getInputProps('backfillDays')}
          />
          {config.learning && <TwinCheckbox {...form.getInputProps('withTwin', { type: 'checkbox' })} />}
          {error && (
            <Alert color="red" title="The run could not be started">
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

function TwinCheckbox(field: CheckboxProps) {
  return (
    <Checkbox
      label="Run a twin without training beside it"
      description="The exact effect of training then stands beside the estimate. It costs as much work as the run itself."
      {...field}
    />
  );
}

/** Starts the scenario, and shows the workspace that it fills. */
function useStart(scenarioId: string) {
  const navigate = useNavigate();
  const { refetch } = useWorkspaces();
  const [mutate, { loading, error }] = useMutation(StartScenarioDocument);
  const { start: startTwin } = useStartTwin();
  const start = async (values: StartValues) => {
    const { data } = await mutate({
      variables: {
        input: {
          scenarioId,
          workspaceName: values.name.trim(),
          seed: Number(values.seed),
          daysPerSecond: values.speed === UNLIMITED ? null : Number(values.speed),
          backfillDays: Number(values.backfillDays),
        },
      },
    });
    if (!data) return;
    const { id, name } = data.startGeneration.workspace;
    // The run has begun whether or not it has a twin; the Overview offers one where it has none.
    if (values.withTwin) await startTwin({ id, name });
    await refetch();
    await navigate({ to: '/overview', search: { workspace: id } });
  };
  return { start, loading, error };
}

/** @param own the scenario's own speed, in days per second; null: unlimited */
function SpeedSelect({ own, ...field }: { own: number | null } & SelectProps) {
  const speeds = speedOptions(own);
  return (
    <Select
      label="Speed"
      description="Virtual days per second of real time"
      allowDeselect={false}
      data={speeds}
      renderOption={({ option: { value, label } }) => (
        <span className={styles.speed}>
          {label}
          <span>{speeds.find((speed) => speed.value === value)?.note}</span>
        </span>
      )}
      comboboxProps={{ width: 230, position: 'bottom-end' }}
      {...field}
    />
  );
}

function speedOptions(own: number | null): { value: string; label: string; note: string }[] {
  const speeds = [...new Set([...SPEEDS, ...(own === null ? [] : [own])])].sort((a, b) => a - b);
  return [
    ...speeds.map((speed) => ({
      value: String(speed),
      label: formatSpeed(speed),
      note: speed === own ? "the scenario's" : formatPace(speed),
    })),
    { value: UNLIMITED, label: formatSpeed(null), note: formatPace(null) },
  ];
}
