import { useMutation, useQuery } from '@apollo/client/react';
import { Alert, Button, Skeleton } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useDebouncedValue } from '@mantine/hooks';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { errorMessage } from '../../api/error-message';
import { LinkButton } from '../../components/link-button';
import { Notice } from '../../components/notice';
import { PageHead } from '../../components/page-head';
import { RetryNotice } from '../../components/retry-notice';
import {
  BuilderChoicesDocument,
  BuilderCreateDocument,
  BuilderOriginDocument,
  BuilderPreviewDocument,
  BuilderUpdateDocument,
  type BuilderChoicesQuery,
  type BuilderScenarioFragment,
} from './builder.generated';
import { BuilderContext } from './builder-form';
import { configOf, valuesOf, type BuilderValues } from './builder-values';
import { EventFields, PatternFields, PayerFields } from './list-fields';
import { PracticeFields } from './practice-fields';
import { faultsOf } from './preview-faults';
import { PreviewPanel } from './preview-panel';
import { TrainingFields } from './training-fields';
import styles from './builder.module.css';

/** Without another, one begins with this preset's practice. */
const USUAL_PRESET = 'standard-practice';

/** `?from=` copies a preset or a scenario, `?edit=` changes one; otherwise it is a plain practice. */
export function BuilderPage() {
  const { from, edit } = useSearch({ from: '/scenarios/build' });
  const choices = useQuery(BuilderChoicesDocument);
  const preset = choices.data?.scenarioPresets.find(({ presetKey }) => presetKey === (from ?? USUAL_PRESET));
  const originId = edit ?? (preset ? null : (from ?? null));
  const origin = useQuery(BuilderOriginDocument, {
    variables: { id: originId ?? '' },
    skip: originId === null || !choices.data,
    fetchPolicy: 'network-only',
  });
  const error = choices.error ?? origin.error;
  const base = originId === null ? preset : origin.data?.scenario;
  return (
    <>
      <PageHead
        title={edit ? 'Change a scenario' : 'Build a scenario'}
        note="Runs that were started keep the scenario they were started with."
      />
      {error ? (
        <RetryNotice
          what="The scenario"
          error={error}
          onRetry={() =>
            void choices
              .refetch()
              .then(() => origin.refetch())
              .catch(() => undefined)
          }
        />
      ) : base && choices.data ? (
        <Builder
          key={base.id}
          base={base}
          editedId={edit ?? null}
          isNew={!edit && !from}
          choices={choices.data}
        />
      ) : base === null ? (
        <Notice
          large
          icon="scenarios"
          title="Scenario not found"
          actions={<LinkButton to="/scenarios">All scenarios</LinkButton>}
        >
          It may have been deleted.
        </Notice>
      ) : (
        <Skeleton height={480} radius="lg" />
      )}
    </>
  );
}

interface BuilderProps {
  readonly base: BuilderScenarioFragment;
  readonly editedId: string | null;
  readonly isNew: boolean;
  readonly choices: BuilderChoicesQuery;
}

function Builder({ base, editedId, isNew, choices }: BuilderProps) {
  const form = useForm<BuilderValues>({ initialValues: beginWith(base, editedId, isNew) });
  const { preview, config, faults, error } = usePreview(form.values);
  const { save, saving, refusal } = useSave(editedId);
  const { name } = form.values;
  const isReady = config !== null && name.trim() !== '';
  const context = useMemo(() => ({ form, faults }), [form, faults]);
  // Of what stands in the form now: the preview is a moment behind, and what it has not seen yet the API checks again.
  const send = (thenStart: boolean) =>
    void save(form.values, configOf(form.values).config, thenStart).catch(() => undefined);
  return (
    <BuilderContext value={context}>
      <form
        noValidate
        className={styles.page}
        onSubmit={(event) => {
          event.preventDefault();
          if (isReady) send(false);
        }}
      >
        <div className={styles.form}>
          <PracticeFields />
          <PatternFields rules={choices.denialRules} />
          <TrainingFields rules={choices.denialRules} />
          <PayerFields />
          <EventFields rules={choices.denialRules} />
        </div>
        <div className={styles.preview}>
          <PreviewPanel preview={preview} config={config} error={error} />
          {refusal && (
            <Alert color="red" mt="sm" title="The scenario could not be saved">
              {errorMessage(refusal)}
            </Alert>
          )}
          <div className={styles.actions}>
            <Button type="submit" variant="default" loading={saving} disabled={!isReady}>
              Save
            </Button>
            <Button loading={saving} disabled={!isReady} onClick={() => send(true)}>
              Save and start
            </Button>
          </div>
        </div>
      </form>
    </BuilderContext>
  );
}

function beginWith(base: BuilderScenarioFragment, editedId: string | null, isNew: boolean): BuilderValues {
  const values = valuesOf(base);
  if (editedId !== null) return values;
  return isNew ? { ...values, name: '', description: '' } : { ...values, name: `${values.name} (copy)` };
}

/** How long typing must rest before a preview is asked for. */
const REST_MS = 120;

/** The API is asked as one types: it knows all limits, and what follows from the values. */
function usePreview(values: BuilderValues) {
  const [rested] = useDebouncedValue(values, REST_MS);
  const built = useMemo(() => configOf(rested), [rested]);
  const { data, previousData, error } = useQuery(BuilderPreviewDocument, {
    variables: { config: built.config },
    skip: built.faults.size > 0,
    fetchPolicy: 'no-cache',
  });
  const refused = error && faultsOf(error);
  return {
    preview: (data ?? previousData)?.previewScenario ?? null,
    // Also while a preview is awaited: a button that is disabled for a moment loses the click that comes in it.
    config: built.faults.size === 0 && !error ? built.config : null,
    faults: refused ?? built.faults,
    error: error && !refused ? error : null,
  };
}

function useSave(editedId: string | null) {
  const navigate = useNavigate();
  const [create, created] = useMutation(BuilderCreateDocument);
  const [update, updated] = useMutation(BuilderUpdateDocument);
  const save = async (
    { name, description }: BuilderValues,
    config: ReturnType<typeof configOf>['config'],
    thenStart: boolean,
  ) => {
    const variables = { name: name.trim(), description: description.trim(), config };
    if (editedId === null) {
      const { data } = await create({ variables });
      await navigate({
        to: '/scenarios',
        search: { start: thenStart ? data?.createScenario.id : undefined },
      });
      return;
    }
    await update({ variables: { id: editedId, ...variables } });
    await navigate({ to: '/scenarios', search: { start: thenStart ? editedId : undefined } });
  };
  return { save, saving: created.loading || updated.loading, refusal: created.error ?? updated.error };
}
