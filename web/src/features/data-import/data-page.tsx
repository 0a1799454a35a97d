import { useQuery } from '@apollo/client/react';
import { Select } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { DropZone } from '../../components/drop-zone';
import { Notice } from '../../components/notice';
import { PageHead } from '../../components/page-head';
import { Panel } from '../../components/panel';
import { RetryNotice } from '../../components/retry-notice';
import { useWorkspaces } from '../../workspace/workspace-context';
import { ImportJobsDocument } from './data-import.generated';
import styles from './data-import.module.css';
import { IMPORT_FORMATS, NEW_WORKSPACE, type ImportFormatChoice } from './data-search';
import { ExportFiles } from './export-files';
import { JobCard } from './job-card';
import { UploadCard } from './upload-card';
import { useUploads } from './use-uploads';

const FORMAT_LABELS = {
  AUTO: 'Detect automatically',
  X12_835: 'X12 835 remittance',
} as const satisfies Record<ImportFormatChoice, string>;

export function DataPage() {
  const { current, workspaces, refetch: refetchWorkspaces } = useWorkspaces();
  const search = useSearch({ from: '/data' });
  const navigate = useNavigate({ from: '/data' });

  const workspaceId = current?.id ?? null;
  const history = useQuery(ImportJobsDocument, {
    variables: { workspaceId },
    fetchPolicy: 'cache-and-network',
  });
  const refresh = () => {
    void refetchWorkspaces().catch(() => undefined);
    void history.refetch().catch(() => undefined);
  };
  const { uploads, send, dismiss } = useUploads(refresh);

  const into = search.into === NEW_WORKSPACE || current === null ? NEW_WORKSPACE : current.id;
  const format = search.format ?? 'AUTO';
  const mine = new Set(uploads.flatMap(({ state }) => (state.phase === 'sent' ? [state.jobId] : [])));
  const earlier = (history.data?.importJobs ?? []).filter(({ id }) => !mine.has(id));

  return (
    <>
      <PageHead
        title="Data"
        note="Import remittance files and analyze them with the same detection and figures as simulated claims, or export claims."
      />
      <div className={styles.layout}>
        <Panel title="Import files">
          <DropZone
            title="Drop remittance files anywhere on this page or choose files"
            hint="X12 835. Importing the same file twice creates no duplicates."
            onFiles={(files) =>
              send(files, {
                workspaceId: into === NEW_WORKSPACE ? null : into,
                format,
              })
            }
          />
        </Panel>
        <Panel title="Import options">
          <div className={styles.options}>
            <Select
              label="Into"
              allowDeselect={false}
              value={into}
              data={[
                ...workspaces
                  .filter(({ state }) => state === 'READY')
                  .map(({ id, name }) => ({ value: id, label: name })),
                { value: NEW_WORKSPACE, label: 'New workspace' },
              ]}
              onChange={(chosen) => {
                if (chosen === null) return;
                void navigate({
                  search: (before) =>
                    chosen === NEW_WORKSPACE
                      ? { ...before, into: NEW_WORKSPACE as typeof NEW_WORKSPACE }
                      : { ...before, into: undefined, workspace: chosen },
                });
              }}
            />
            <Select
              label="Format"
              allowDeselect={false}
              value={format}
              data={IMPORT_FORMATS.map((value) => ({ value, label: FORMAT_LABELS[value] }))}
              onChange={(chosen) =>
                void navigate({
                  search: (before) => ({
                    ...before,
                    format: chosen === 'X12_835' ? ('X12_835' as const) : undefined,
                  }),
                })
              }
            />
          </div>
        </Panel>
      </div>

      {current?.state === 'READY' && (
        <Panel className={styles.out} title="Export" note={`All claims in ${current.name}, as of now.`}>
          <ExportFiles workspaceId={current.id} />
        </Panel>
      )}

      {uploads.length > 0 && (
        <>
          <h2 className={styles.section}>This session</h2>
          <ul className={styles.jobs}>
            {uploads.map((upload) => (
              <UploadCard
                key={upload.key}
                upload={upload}
                onDismiss={() => dismiss(upload.key)}
                onDone={refresh}
              />
            ))}
          </ul>
        </>
      )}

      <h2 className={styles.section}>{current ? `Imported into ${current.name}` : 'Earlier imports'}</h2>
      {!history.data && history.error ? (
        <RetryNotice what="Earlier imports" error={history.error} onRetry={refresh} />
      ) : earlier.length === 0 ? (
        <Notice icon="file" title={uploads.length > 0 ? 'No earlier imports' : 'No imports yet'}>
          Each import is listed here with its counts and its rejected claims.
        </Notice>
      ) : (
        <ul className={styles.jobs}>
          {earlier.map((job) => (
            <JobCard key={job.id} job={job} onDone={refresh} />
          ))}
        </ul>
      )}
    </>
  );
}
