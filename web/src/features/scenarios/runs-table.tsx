import { Link } from '@tanstack/react-router';
import { Panel } from '../../components/panel';
import { dateOf, formatFullDay } from '../../format/dates';
import { formatCount, formatPercent, NOT_KNOWN } from '../../format/numbers';
import { humanize } from '../../format/words';
import { useWorkspaces } from '../../workspace/workspace-context';
import styles from './scenarios.module.css';

/** The runs that were started, with their progress. */
export function RunsTable() {
  const { workspaces } = useWorkspaces();
  const runs = workspaces.flatMap(({ id, name, generation }) =>
    generation ? [{ id, name, run: generation }] : [],
  );
  if (runs.length === 0) return null;
  return (
    <Panel flush title="Runs">
      <div className={styles.scroller} tabIndex={0} role="region" aria-label="Runs, as a table">
        <table className={styles.runs}>
          <thead>
            <tr>
              <th scope="col">Workspace</th>
              <th scope="col">Scenario</th>
              <th scope="col">State</th>
              <th scope="col">Clock</th>
              <th scope="col" className={styles.number}>
                Claims
              </th>
              <th scope="col" className={styles.number}>
                Denied
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
                <td className={styles.number}>{formatCount(run.claimsGenerated)}</td>
                <td className={styles.number}>
                  {run.claimsAdjudicated === 0
                    ? NOT_KNOWN
                    : formatPercent((100 * run.claimsDenied) / run.claimsAdjudicated)}
                </td>
                <td className={styles.number}>{run.seed}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}
