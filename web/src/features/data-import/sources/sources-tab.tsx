import { useMutation, useQuery } from '@apollo/client/react';
import { Button, Skeleton } from '@mantine/core';
import { useState } from 'react';
import { errorMessage } from '../../../api/error-message';
import { Chip } from '../../../components/chip';
import { Dialog } from '../../../components/dialog';
import { Notice } from '../../../components/notice';
import { Panel } from '../../../components/panel';
import { RetryNotice } from '../../../components/retry-notice';
import { dateOf, formatFullDay, formatTime } from '../../../format/dates';
import { formatCount } from '../../../format/numbers';
import { humanize, plural } from '../../../format/words';
import { SourceForm } from './source-form';
import { placeOf, SOURCE_KINDS } from './source-values';
import {
  DeleteSourceDocument,
  SourcesDocument,
  SyncSourceDocument,
  UpdateSourceDocument,
  type SourceItemFragment,
} from './sources.generated';
import styles from './sources.module.css';

const REFRESH_MS = 5_000;

/** Folders and servers that files come from by themselves: how each stands, and what it brought. */
export function SourcesTab({ workspaceId }: { workspaceId: string }) {
  const [edited, setEdited] = useState<SourceItemFragment | 'new' | null>(null);
  const { data, error, refetch } = useQuery(SourcesDocument, {
    variables: { workspaceId },
    fetchPolicy: 'cache-and-network',
    pollInterval: REFRESH_MS,
  });
  const refresh = () => void refetch().catch(() => undefined);
  return (
    <Panel
      title="Sources"
      note="Files are imported from here by themselves. A drop over SFTP is a folder that your SFTP server writes to."
      actions={
        <Button size="compact-sm" onClick={() => setEdited('new')}>
          Add a source
        </Button>
      }
    >
      {!data && error ? (
        <RetryNotice what="The sources" error={error} onRetry={refresh} />
      ) : !data ? (
        <Skeleton height={160} />
      ) : data.dataSources.length === 0 ? (
        <Notice icon="data" title="No sources yet">
          Add a folder or a FHIR server, and what arrives there is imported into this workspace.
        </Notice>
      ) : (
        <ul className={styles.sources}>
          {data.dataSources.map((source) => (
            <Source
              key={source.id}
              workspaceId={workspaceId}
              source={source}
              onEdit={() => setEdited(source)}
              onDone={refresh}
            />
          ))}
        </ul>
      )}
      {edited !== null && (
        <SourceForm
          workspaceId={workspaceId}
          source={edited === 'new' ? null : edited}
          onClose={() => setEdited(null)}
          onDone={refresh}
        />
      )}
    </Panel>
  );
}

interface SourceProps {
  readonly workspaceId: string;
  readonly source: SourceItemFragment;
  readonly onEdit: () => void;
  readonly onDone: () => void;
}

function Source({ workspaceId, source, onEdit, onDone }: SourceProps) {
  const { id, name, kind, enabled, config, lastSyncAt, lastError, nextSyncAt, imports } = source;
  const [sync, syncing] = useMutation(SyncSourceDocument);
  const [update, updating] = useMutation(UpdateSourceDocument);
  const problem = syncing.error ?? updating.error;
  const toggle = () =>
    update({ variables: { id, input: { workspaceId, name, kind, enabled: !enabled, config } } });
  return (
    <li className={styles.source} aria-label={name}>
      <div className={styles.head}>
        <div>
          <h3 className={styles.name}>
            {name} <State source={source} />
          </h3>
          <p className={styles.meta}>
            {SOURCE_KINDS[kind].word}: <code>{placeOf(config)}</code>
          </p>
        </div>
        <div className={styles.actions}>
          <Button
            size="compact-xs"
            variant="default"
            loading={syncing.loading}
            onClick={() =>
              void sync({ variables: { id } })
                .catch(() => undefined)
                .then(onDone)
            }
          >
            Sync now
          </Button>
          <Button
            size="compact-xs"
            variant="default"
            loading={updating.loading}
            onClick={() => void toggle().catch(() => undefined)}
          >
            {enabled ? 'Disable' : 'Enable'}
          </Button>
          <Button size="compact-xs" variant="default" onClick={onEdit}>
            Edit
          </Button>
          <RemoveSource source={source} onDone={onDone} />
        </div>
      </div>
      <p className={styles.meta}>
        {lastSyncAt ? `Last synced ${instantOf(lastSyncAt)}` : 'Not synced yet'}
        {nextSyncAt !== null && ` · next ${instantOf(nextSyncAt)}`}
      </p>
      {(problem ?? lastError) && (
        <p className={styles.problem} role="alert">
          {problem ? errorMessage(problem) : lastError}
        </p>
      )}
      <Brought imports={imports} />
    </li>
  );
}

function State({ source: { enabled, lastError } }: { source: SourceItemFragment }) {
  if (lastError !== null) return <Chip tone="bad">Failing</Chip>;
  return enabled ? <Chip tone="good">Enabled</Chip> : <Chip tone="plain">Disabled</Chip>;
}

function Brought({ imports }: Pick<SourceItemFragment, 'imports'>) {
  if (imports.length === 0) return null;
  return (
    <details className={styles.history}>
      <summary>
        {formatCount(imports.length)} newest {plural(imports.length, 'file')}
      </summary>
      <ul>
        {imports.map(({ id, fileName, state, claimsCreated, claimsUpdated }) => (
          <li key={id}>
            {fileName}: {humanize(state).toLowerCase()}, {formatCount(claimsCreated)} created,{' '}
            {formatCount(claimsUpdated)} updated
          </li>
        ))}
      </ul>
    </details>
  );
}

function RemoveSource({ source: { id, name }, onDone }: Pick<SourceProps, 'source' | 'onDone'>) {
  const [asked, setAsked] = useState(false);
  const [remove, { loading, error }] = useMutation(DeleteSourceDocument);
  const confirm = async () => {
    await remove({ variables: { id } });
    setAsked(false);
    onDone();
  };
  return (
    <>
      <Button size="compact-xs" variant="default" onClick={() => setAsked(true)}>
        Remove
      </Button>
      {asked && (
        <Dialog title={`Remove ${name}?`} onClose={() => setAsked(false)}>
          <p className={styles.meta}>What it has brought stays. Nothing more is imported from it.</p>
          {error && <p role="alert">{errorMessage(error)}</p>}
          <div className={styles.actions}>
            <Button variant="default" onClick={() => setAsked(false)}>
              Keep it
            </Button>
            <Button color="red" loading={loading} onClick={() => void confirm().catch(() => undefined)}>
              Remove
            </Button>
          </div>
        </Dialog>
      )}
    </>
  );
}

const instantOf = (instant: string): string =>
  `${formatFullDay(dateOf(instant))}, ${formatTime(instant)} UTC`;
