import { ActionIcon, Skeleton } from '@mantine/core';
import { useQuery } from '@apollo/client/react';
import { Icon } from '../../components/icon';
import { formatBytes } from '../../format/numbers';
import { ImportJobByIdDocument } from './data-import.generated';
import styles from './data-import.module.css';
import { JobCard } from './job-card';
import type { Upload } from './upload-queue';

/** A file uploaded in this session: uploading, refused, or an import job. */
export function UploadCard({
  upload,
  onDismiss,
  onDone,
}: {
  upload: Upload;
  onDismiss: () => void;
  onDone: () => void;
}) {
  const { fileName, bytes, state } = upload;
  if (state.phase === 'sent') return <SentCard jobId={state.jobId} onDone={onDone} />;
  return (
    <li className={styles.job}>
      <div className={styles.jobHead}>
        <Icon name="file" size={20} />
        <div style={{ minWidth: 0 }}>
          <h3 className={styles.fileName}>{fileName}</h3>
          <span className={styles.meta}>{formatBytes(bytes)}</span>
        </div>
        <div className={styles.end}>
          <span
            className={styles.state}
            data-tone={state.phase === 'refused' ? 'bad' : state.phase === 'sending' ? 'accent' : 'plain'}
            role="status"
          >
            {state.phase === 'waiting' && 'Waiting'}
            {state.phase === 'sending' && `Sending ${Math.floor(state.share * 100)}%`}
            {state.phase === 'refused' && 'Refused'}
          </span>
          {state.phase === 'refused' && (
            <ActionIcon variant="subtle" color="gray" aria-label={`Dismiss ${fileName}`} onClick={onDismiss}>
              <Icon name="close" size={16} />
            </ActionIcon>
          )}
        </div>
      </div>
      {state.phase === 'sending' && (
        <div className={styles.progress} aria-hidden="true">
          <div style={{ width: `${state.share * 100}%` }} />
        </div>
      )}
      {state.phase === 'refused' && (
        <p className={styles.problem} role="alert">
          <Icon name="alert" size={17} />
          <span>{state.message} Nothing from this file was stored.</span>
        </p>
      )}
    </li>
  );
}

function SentCard({ jobId, onDone }: { jobId: string; onDone: () => void }) {
  const { data } = useQuery(ImportJobByIdDocument, { variables: { id: jobId }, fetchPolicy: 'network-only' });
  if (!data?.importJob) {
    return (
      <li>
        <Skeleton height={120} radius="lg" />
      </li>
    );
  }
  return <JobCard job={data.importJob} onDone={onDone} />;
}
