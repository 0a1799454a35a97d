import { useMutation, useQuery } from '@apollo/client/react';
import { Button, Skeleton } from '@mantine/core';
import { errorMessage } from '../../api/error-message';
import { Panel } from '../../components/panel';
import { RetryNotice } from '../../components/retry-notice';
import { dateOf, formatFullDay, formatTime } from '../../format/dates';
import { formatCount } from '../../format/numbers';
import { humanize, plural } from '../../format/words';
import { JobsDocument, RunJobDocument, type JobItemFragment } from './system.generated';
import styles from './system.module.css';

const REFRESH_MS = 5_000;

/** The jobs that count figures again from the claims, with what they found. */
export function JobsPanel() {
  const { data, error, refetch } = useQuery(JobsDocument, {
    fetchPolicy: 'cache-and-network',
    pollInterval: REFRESH_MS,
  });
  return (
    <Panel
      flush
      title="Jobs"
      note="Each counts stored figures again from the claims and mends what differs; anything but no difference is a defect. Times are real."
    >
      {data ? (
        <div className={styles.scroller} tabIndex={0} role="region" aria-label="Jobs, as a table">
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col">Job</th>
                <th scope="col">State</th>
                <th scope="col">Found</th>
                <th scope="col">Last run</th>
                <th scope="col">Next run</th>
                <th scope="col">
                  <span className="visually-hidden">Run now</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {data.jobs.map((job) => (
                <JobRow key={job.name} job={job} onDone={() => void refetch().catch(() => undefined)} />
              ))}
            </tbody>
          </table>
        </div>
      ) : error ? (
        <RetryNotice what="The jobs" error={error} onRetry={() => void refetch().catch(() => undefined)} />
      ) : (
        <Skeleton height={240} />
      )}
    </Panel>
  );
}

function JobRow({ job, onDone }: { job: JobItemFragment; onDone: () => void }) {
  const [run, { loading, error }] = useMutation(RunJobDocument);
  const { name, state, lastStartedAt, lastDurationMs, nextRunAt } = job;
  const title = humanize(name);
  return (
    <tr>
      <th scope="row">{title}</th>
      <td data-tone={state === 'FAILED' ? 'bad' : undefined}>{humanize(state)}</td>
      <td data-tone={job.mismatches ? 'bad' : undefined}>
        {error ? errorMessage(error) : (job.lastError ?? foundBy(job))}
      </td>
      <td>
        {lastStartedAt
          ? `${instantOf(lastStartedAt)}${lastDurationMs === null ? '' : `, ${formatCount(lastDurationMs)} ms`}`
          : 'Not yet'}
      </td>
      <td>{nextRunAt ? instantOf(nextRunAt) : 'Not scheduled'}</td>
      <td>
        <Button
          size="compact-xs"
          variant="default"
          aria-label={`Run now: ${title}`}
          loading={loading || state === 'RUNNING'}
          onClick={() =>
            void run({ variables: { name } })
              .catch(() => undefined)
              .then(onDone)
          }
        >
          Run now
        </Button>
      </td>
    </tr>
  );
}

const instantOf = (instant: string): string =>
  `${formatFullDay(dateOf(instant))}, ${formatTime(instant)} UTC`;

/** What the last run came to; a job that compares nothing has nothing to say. */
function foundBy({ state, mismatches }: JobItemFragment): string {
  if (state === 'NEVER_RUN' || state === 'RUNNING') return '';
  if (mismatches === null) return 'Done';
  return mismatches === 0
    ? 'No difference'
    : `${formatCount(mismatches)} ${plural(mismatches, 'difference')}, mended`;
}
