import { useQuery } from '@apollo/client/react';
import { Link } from '@tanstack/react-router';
import { Panel } from '../../components/panel';
import { dateOf, formatFullDay } from '../../format/dates';
import { formatCount, formatPercent, NOT_KNOWN } from '../../format/numbers';
import { humanize } from '../../format/words';
import { MAX_RANGE_DAYS } from '../../workspace/default-range';
import { useWorkspaces } from '../../workspace/workspace-context';
import { RunFiguresDocument } from './scenarios.generated';
import styles from './scenarios.module.css';

/** The runs that were started, with their progress. Figures are the Overview's own, over its default range. */
export function RunsTable() {
  const { workspaces } = useWorkspaces();
  const runs = workspaces.flatMap(({ id, name, generation }) =>
    generation ? [{ id, name, run: generation }] : [],
  );
  if (runs.length === 0) return null;
  return (
    <Panel flush title="Runs" note="Figures over the whole run, as on the Overview">
      <div className={styles.scroller} tabIndex={0} role="region" aria-label="Runs, as a table">
        <table className={styles.runs}>
          <thead>
            <tr>
              <th scope="col">Workspace</th>
              <th scope="col">Scenario</th>
              <th scope="col">State</th>
              <th scope="col">Clock</th>
              <th scope="col" className={styles.number}>
                Claims submitted
              </th>
              <th scope="col" className={styles.number}>
                Initial denial rate
              </th>
              <th scope="col" className={styles.number}>
                Seed
              </th>
            </tr>
          </thead>
          <tbody>
            {runs.map(({ id, name, run }) => (
              <tr key={id}>
                <th scope="row">
                  <Link to="/overview" search={{ workspace: id }} style={{ color: 'var(--accent)' }}>
                    {name}
                  </Link>
                </th>
                <td>{run.scenario.name}</td>
                <td>{humanize(run.state)}</td>
                <td>{formatFullDay(dateOf(run.virtualNow))}</td>
                <RunFigures workspaceId={id} state={run.state} />
                <td className={styles.number}>{run.seed}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}

const REFRESH_EVERY_MS = 5_000;

function RunFigures({ workspaceId, state }: { workspaceId: string; state: string }) {
  const { data } = useQuery(RunFiguresDocument, {
    variables: { workspaceId, days: MAX_RANGE_DAYS },
    fetchPolicy: 'cache-and-network',
    pollInterval: state === 'RUNNING' ? REFRESH_EVERY_MS : 0,
  });
  const figures = data?.dashboardMetrics;
  return (
    <>
      <td className={styles.number}>{figures ? formatCount(figures.totalClaims) : NOT_KNOWN}</td>
      <td className={styles.number}>{figures ? formatPercent(figures.denialRate) : NOT_KNOWN}</td>
    </>
  );
}
