import { useEffect, useEffectEvent, useState } from 'react';
import { useFollow } from '../../api/use-follow';
import { Icon } from '../../components/icon';
import { LinkButton } from '../../components/link-button';
import { formatBytes, formatCount, formatExactDollars } from '../../format/numbers';
import { plural } from '../../format/words';
import { ImportProgressDocument, type ImportItemFragment } from './data-import.generated';
import styles from './data-import.module.css';

const STATES = {
  QUEUED: { word: 'Queued', tone: 'plain' },
  RUNNING: { word: 'Importing', tone: 'accent' },
  COMPLETED: { word: 'Completed', tone: 'good' },
  FAILED: { word: 'Failed', tone: 'bad' },
  CANCELLED: { word: 'Canceled', tone: 'plain' },
} as const satisfies Record<ImportItemFragment['state'], { word: string; tone: string }>;

/** One import: its progress while it runs, then its outcome with the rejected claims, their positions and reasons. */
export function JobCard({ job: given, onDone }: { job: ImportItemFragment; onDone: () => void }) {
  const [followed, setFollowed] = useState<ImportItemFragment | null>(null);
  const job = followed && !isOver(given) ? followed : given;
  const over = isOver(job);
  const done = useEffectEvent(onDone);

  useFollow(ImportProgressDocument, over ? null : { id: job.id }, {
    onData: ({ importProgress }) => setFollowed(importProgress),
  });
  useEffect(() => {
    if (over && followed) done();
  }, [over, followed]);

  return (
    <li className={styles.job}>
      <JobHead job={job} />
      {!over && <Progress job={job} />}
      <dl className={styles.counts}>
        <Count label="Claims read" count={job.claimsRead} />
        <Count label="Created" count={job.claimsCreated} />
        <Count label="Updated" count={job.claimsUpdated} />
        <Count label="Duplicates" count={job.duplicates} />
        <Count label="Rejected" count={job.rejected} bad={job.rejected > 0} />
        {job.takebacksWaiting > 0 && <Count label="Takebacks waiting" count={job.takebacksWaiting} bad />}
      </dl>
      {job.error && (
        <p className={styles.problem} role="alert">
          <Icon name="alert" size={17} />
          <span>
            {job.error}
            {job.claimsCreated + job.claimsUpdated > 0 &&
              ' Claims read before that point are kept; importing the corrected file adds the rest.'}
          </span>
        </p>
      )}
      {job.rejections.length > 0 && <Rejections job={job} />}
      {job.notices.length > 0 && <Notices job={job} />}
    </li>
  );
}

function JobHead({ job }: { job: ImportItemFragment }) {
  const { word, tone } = STATES[job.state];
  return (
    <div className={styles.jobHead}>
      <Icon name="file" size={20} />
      <div style={{ minWidth: 0 }}>
        <h3 className={styles.fileName}>{job.fileName ?? 'Unnamed file'}</h3>
        <span className={styles.meta}>
          {job.format === 'AUTO' ? 'Format not detected yet' : job.format.replace('_', ' ')}
          {job.bytesTotal !== null && ` · ${formatBytes(job.bytesTotal)}`}
        </span>
      </div>
      <div className={styles.end}>
        <span className={styles.state} data-tone={tone} role="status">
          {word}
          {job.state === 'RUNNING' && ` ${Math.floor(shareRead(job) * 100)}%`}
        </span>
        {isOver(job) && job.rejected + job.takebacksWaiting > 0 && (
          <LinkButton
            to="/data"
            search={{ workspace: job.workspaceId, tab: 'exceptions', file: job.id }}
            size="compact-sm"
            fz={12.5}
            variant="default"
          >
            Exceptions
          </LinkButton>
        )}
        {isOver(job) && job.claimsRead > 0 && (
          <LinkButton
            to="/overview"
            search={{ workspace: job.workspaceId }}
            size="compact-sm"
            fz={12.5}
            variant="default"
          >
            View claims
          </LinkButton>
        )}
      </div>
    </div>
  );
}

function Progress({ job }: { job: ImportItemFragment }) {
  const share = shareRead(job);
  return (
    <div
      className={styles.progress}
      role="progressbar"
      aria-label={`Import of ${job.fileName ?? 'the file'}`}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(share * 100)}
    >
      <div style={{ width: `${share * 100}%` }} />
    </div>
  );
}

function Count({ label, count, bad = false }: { label: string; count: number; bad?: boolean }) {
  return (
    <div className={bad ? styles.bad : undefined}>
      <dt>{label}</dt>
      <dd>{formatCount(count)}</dd>
    </div>
  );
}

function Rejections({ job: { rejections, rejected, fileName } }: { job: ImportItemFragment }) {
  const more = rejected - rejections.length;
  return (
    <div
      className={styles.rejections}
      tabIndex={0}
      role="region"
      aria-label={`Rejected claims in ${fileName ?? 'the file'}`}
    >
      <table>
        <thead>
          <tr>
            <th scope="col">Position</th>
            <th scope="col">Reason</th>
          </tr>
        </thead>
        <tbody>
          {rejections.map(({ position, code, message }, index) => (
            <tr key={`${position} ${index}`}>
              <th scope="row">{position}</th>
              <td>
                {message} <code>{code}</code>
              </td>
            </tr>
          ))}
          {more > 0 && (
            <tr>
              <td colSpan={2}>
                and {formatCount(more)} more {plural(more, 'rejection')}
              </td>
            </tr>
          )}
        </tbody>
      </table>
    </div>
  );
}

/** What was odd and lost no claim, folded away: a file of thousands of claims can have many. */
function Notices({ job: { notices, noticeCount } }: { job: ImportItemFragment }) {
  const more = noticeCount - notices.length;
  return (
    <details className={styles.notices}>
      <summary>
        {formatCount(noticeCount)} {plural(noticeCount, 'notice')} about what was odd and lost no claim
      </summary>
      <ul>
        {notices.map(({ position, code, message, claimNumber, amount }, index) => (
          <li key={`${position} ${index}`}>
            {claimNumber !== null && `Claim ${claimNumber}: `}
            {message}
            {amount !== null && ` (${formatExactDollars(amount)})`}, at {position}. <code>{code}</code>
          </li>
        ))}
        {more > 0 && (
          <li>
            and {formatCount(more)} more {plural(more, 'notice')}
          </li>
        )}
      </ul>
    </details>
  );
}

function isOver({ state }: ImportItemFragment): boolean {
  return state === 'COMPLETED' || state === 'FAILED' || state === 'CANCELLED';
}

/** The share of the file that has been read; 0 while its size is not known. */
function shareRead({ bytesRead, bytesTotal }: ImportItemFragment): number {
  return bytesTotal ? Math.min(1, bytesRead / bytesTotal) : 0;
}
