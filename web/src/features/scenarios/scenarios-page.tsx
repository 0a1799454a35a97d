import { useQuery } from '@apollo/client/react';
import { Skeleton } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { LinkButton } from '../../components/link-button';
import { Notice } from '../../components/notice';
import { PageHead } from '../../components/page-head';
import { RetryNotice } from '../../components/retry-notice';
import { ImportScenario } from './import-scenario';
import { RunsTable } from './runs-table';
import { ScenarioCard } from './scenario-card';
import { ScenarioLibraryDocument, type ScenarioCardDataFragment } from './scenarios.generated';
import styles from './scenarios.module.css';
import { StartForm } from './start-form';

/** `?start=` names the scenario whose form is open, so that a demo can be linked to. */
export function ScenariosPage() {
  const { data, error, refetch } = useQuery(ScenarioLibraryDocument, { fetchPolicy: 'cache-and-network' });
  const { start } = useSearch({ from: '/scenarios' });
  const navigate = useNavigate({ from: '/scenarios' });
  const open = (scenarioId: string | undefined) =>
    void navigate({ search: (before) => ({ ...before, start: scenarioId }), resetScroll: false });

  const reload = () => void refetch().catch(() => undefined);
  const presets = data?.scenarioPresets ?? [];
  const own = (data?.scenarios.nodes ?? []).filter(({ presetKey }) => presetKey === null);
  const starting = [...presets, ...own].find(
    ({ id, presetKey }) => start !== undefined && (id === start || presetKey === start),
  );

  return (
    <>
      <PageHead
        title="Scenarios"
        note="Each run gets its own workspace. The same scenario and seed generate the same claims on any machine."
        actions={
          <>
            <ImportScenario onImported={reload} />
            <LinkButton to="/scenarios/build" size="sm">
              Build a scenario
            </LinkButton>
          </>
        }
      />
      {!data && error ? (
        <RetryNotice what="The scenarios" error={error} onRetry={reload} />
      ) : !data ? (
        <div className={styles.cards} role="status" aria-label="Loading scenarios">
          {[1, 2, 3, 4, 5, 6].map((card) => (
            <Skeleton key={card} height={330} radius="lg" />
          ))}
        </div>
      ) : (
        <>
          <h2 className="visually-hidden">Presets</h2>
          <Cards
            scenarios={presets}
            onStart={({ id, presetKey }) => open(presetKey ?? id)}
            onChanged={reload}
          />
          <h2 className={styles.section}>Your scenarios</h2>
          {own.length === 0 ? (
            <Notice icon="scenarios" title="No scenarios of your own yet">
              Build one, copy a preset and change it, import a file, or use the API&rsquo;s{' '}
              <code>createScenario</code>.
            </Notice>
          ) : (
            <Cards scenarios={own} onStart={({ id }) => open(id)} onChanged={reload} />
          )}
          <div style={{ marginTop: 20 }}>
            <RunsTable />
          </div>
        </>
      )}
      {starting && <StartForm key={starting.id} scenario={starting} onClose={() => open(undefined)} />}
    </>
  );
}

function Cards(props: {
  scenarios: readonly ScenarioCardDataFragment[];
  onStart: (scenario: ScenarioCardDataFragment) => void;
  onChanged: () => void;
}) {
  return (
    <ul className={styles.cards} style={{ margin: 0, padding: 0, listStyle: 'none' }}>
      {props.scenarios.map((scenario) => (
        <ScenarioCard
          key={scenario.id}
          scenario={scenario}
          onStart={() => props.onStart(scenario)}
          onChanged={props.onChanged}
        />
      ))}
    </ul>
  );
}
