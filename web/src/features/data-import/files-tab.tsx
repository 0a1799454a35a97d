import { useQuery } from '@apollo/client/react';
import { Select } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { DropZone } from '../../components/drop-zone';
import { Notice } from '../../components/notice';
import { Panel } from '../../components/panel';
import { RetryNotice } from '../../components/retry-notice';
import { useWorkspaces } from '../../workspace/workspace-context';
import { ImportJobsDocument, type ImportItemFragment } from './data-import.generated';
import styles from './data-import.module.css';
import { IMPORT_FORMATS, NEW_WORKSPACE, type ImportFormatChoice } from './data-search';
import { ExportFiles } from './export-files';
import { JobCard } from './job-card';
import { MappingDialog } from './mapping/mapping-dialog';
import { HEAD_BYTES, isTable } from './mapping/mapping-values';
import { UploadCard } from './upload-card';
import { useUploads } from './use-uploads';

const FORMAT_LABELS = {
  AUTO: 'Detect automatically',
  X12_835: 'X12 835 remittance',
  X12_837: 'X12 837 claims',
  FHIR: 'FHIR R4',
  CSV: 'CSV table',
  JSON: 'JSON',
} as const satisfies Record<ImportFormatChoice, string>;

/** Files in, with what came of each, and files out. */
export function FilesTab() {
  const { current, refetch: refetchWorkspaces } = useWorkspaces();
  const search = useSearch({ from: '/data' });

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
      <div className={styles.layout}>
        <ImportFiles into={into} format={format} send={send} onImported={refresh} />
        <ImportOptions into={into} format={format} />
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
      ) : (
        <EarlierImports jobs={earlier} isFirst={uploads.length === 0} onDone={refresh} />
      )}
    </>
  );
}

interface ImportFilesProps {
  readonly into: string;
  readonly format: ImportFormatChoice;
  readonly send: ReturnType<typeof useUploads>['send'];
  readonly onImported: () => void;
}

/** Takes files; of tables the columns are looked at first. */
function ImportFiles({ into, format, send, onImported }: ImportFilesProps) {
  const navigate = useNavigate({ from: '/data' });
  const { asked, ask, done } = useAskedTables();
  const target = { workspaceId: into === NEW_WORKSPACE ? null : into, format };
  const take = (files: readonly File[]) => {
    const tables = format === 'AUTO' || format === 'CSV' ? files.filter(isTable) : [];
    ask(tables);
    const others = files.filter((file) => !tables.includes(file));
    if (others.length > 0) send(others, target);
  };
  return (
    <Panel title="Import files">
      <DropZone
        title="Drop remittances or claims anywhere on this page or choose files"
        hint="X12 835 and 837, FHIR R4, CSV and JSON, also with gzip. Importing the same file twice creates no duplicates."
        onFiles={take}
      />
      {asked && (
        <MappingDialog
          key={asked.key}
          file={asked.file}
          head={asked.head}
          workspaceId={target.workspaceId}
          onReady={() => {
            send([asked.file], target);
            done();
          }}
          onImported={(workspace) => {
            done();
            onImported();
            void navigate({ search: { workspace } });
          }}
          onCancel={done}
        />
      )}
    </Panel>
  );
}

interface AskedTable {
  readonly key: number;
  readonly file: File;
  readonly head: string;
}

/** Tables whose columns are looked at before they are sent, one after the other. */
function useAskedTables() {
  const [waiting, setWaiting] = useState<readonly AskedTable[]>([]);
  const nextKey = useRef(0);
  const ask = (files: readonly File[]) => {
    for (const file of files) {
      const key = nextKey.current++;
      void file
        .slice(0, HEAD_BYTES)
        .text()
        .then((head) => setWaiting((before) => [...before, { key, file, head }]));
    }
  };
  return { asked: waiting[0] ?? null, ask, done: () => setWaiting((before) => before.slice(1)) };
}

/** Which workspace the files go to, and how they are read; both stand in the address. */
function ImportOptions({ into, format }: { into: string; format: ImportFormatChoice }) {
  const { workspaces } = useWorkspaces();
  const navigate = useNavigate({ from: '/data' });
  return (
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
                format: IMPORT_FORMATS.find((one) => one === chosen && one !== 'AUTO'),
              }),
            })
          }
        />
      </div>
    </Panel>
  );
}

function EarlierImports(props: {
  jobs: readonly ImportItemFragment[];
  isFirst: boolean;
  onDone: () => void;
}) {
  const { jobs, isFirst, onDone } = props;
  if (jobs.length === 0) {
    return (
      <Notice icon="file" title={isFirst ? 'No imports yet' : 'No earlier imports'}>
        Each import is listed here with its counts and its rejected claims.
      </Notice>
    );
  }
  return (
    <ul className={styles.jobs}>
      {jobs.map((job) => (
        <JobCard key={job.id} job={job} onDone={onDone} />
      ))}
    </ul>
  );
}
