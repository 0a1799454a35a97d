import { useApolloClient, useQuery } from '@apollo/client/react';
import { Button, Select } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useState } from 'react';
import { errorMessage } from '../../api/error-message';
import { Notice } from '../../components/notice';
import { Panel } from '../../components/panel';
import { RetryNotice } from '../../components/retry-notice';
import { fileNamePart, saveFile } from '../../components/save-file';
import { TypedFilter } from '../../components/typed-filter';
import { VirtualTable, type VirtualColumn } from '../../components/virtual-table';
import { formatCount, formatExactDollars, NOT_KNOWN } from '../../format/numbers';
import { plural } from '../../format/words';
import { useWorkspaces } from '../../workspace/workspace-context';
import { ImportJobsDocument } from './data-import.generated';
import { exceptionFilterOf, type DataSearch } from './data-search';
import { ExceptionDrawer } from './exception-drawer';
import { exceptionTitle } from './exception-words';
import { ExceptionTotalsDocument, type ExceptionRowFragment } from './remits.generated';
import styles from './remits.module.css';
import { exceptionsCsv, useExceptions } from './use-exceptions';

const COLUMNS: readonly VirtualColumn<ExceptionRowFragment>[] = [
  { title: 'Claim', width: '130px', cell: ({ claimNumber }) => claimNumber ?? 'Not read' },
  { title: 'What it is', width: 'minmax(210px, 1fr)', cell: ({ code }) => exceptionTitle(code) },
  { title: 'Amount', width: '100px', isNumber: true, cell: ({ amount }) => formatExactDollars(amount) },
  { title: 'Payer', width: '170px', cell: ({ payment }) => payment?.payer?.name ?? NOT_KNOWN },
  { title: 'Payment', width: '140px', cell: ({ payment }) => payment?.traceNumber ?? NOT_KNOWN },
  { title: 'File', width: '190px', cell: ({ importJob }) => importJob?.fileName ?? NOT_KNOWN },
];

const idOf = ({ id }: ExceptionRowFragment): string => id;

/** What of the imported files needs a person: refused claims with their money, and money that belongs to no claim here. */
export function ExceptionsTab({ workspaceId }: { workspaceId: string }) {
  const search = useSearch({ from: '/data' });
  const navigate = useNavigate({ from: '/data' });
  const change = useCallback(
    (part: DataSearch) =>
      void navigate({ search: (before) => ({ ...before, ...part }), replace: true, resetScroll: false }),
    [navigate],
  );
  const open = useCallback((id: string | undefined) => change({ open: id }), [change]);
  const filter = exceptionFilterOf(search);
  const totals = useQuery(ExceptionTotalsDocument, {
    variables: { workspaceId, filter },
    fetchPolicy: 'cache-and-network',
  });
  const pages = useExceptions(workspaceId, search);
  const found = totals.data?.importExceptions;
  const opened = pages.nodes.find(({ id }) => id === search.open);

  return (
    <>
      <Filters workspaceId={workspaceId} search={search} onChange={change} />
      <Panel
        flush
        title="Exceptions"
        note={found === undefined ? 'Counting…' : summaryOf(found)}
        actions={<SaveCsv workspaceId={workspaceId} search={search} />}
      >
        {pages.error ? (
          <RetryNotice what="The exceptions" error={pages.error} onRetry={pages.reload} />
        ) : !pages.loading && pages.nodes.length === 0 ? (
          <Notice icon="check" title={isFiltered(search) ? 'No exception fits this filter' : 'No exceptions'}>
            {isFiltered(search)
              ? 'Take a condition away.'
              : 'All that was read of imported files is in, and every dollar of it is explained.'}
          </Notice>
        ) : (
          <VirtualTable
            label="Exceptions"
            columns={COLUMNS}
            minWidth={990}
            items={pages.nodes}
            idOf={idOf}
            hasMore={pages.hasMore}
            loading={pages.loading}
            loadMore={pages.loadMore}
            openId={search.open}
            onOpen={open}
          />
        )}
      </Panel>
      {opened && <ExceptionDrawer key={opened.id} exception={opened} onClose={() => open(undefined)} />}
    </>
  );
}

interface Found {
  readonly totalCount: number;
  readonly byCode: readonly { readonly amount: number }[];
}

function summaryOf({ totalCount, byCode }: Found): string {
  const dollars = byCode.reduce((sum, { amount }) => sum + amount, 0);
  return `${formatCount(totalCount)} ${plural(totalCount, 'exception')} about ${formatExactDollars(dollars)} · J and K move, Enter opens, Esc closes`;
}

interface FiltersProps {
  readonly workspaceId: string;
  readonly search: DataSearch;
  readonly onChange: (part: DataSearch) => void;
}

function Filters({ workspaceId, search, onChange }: FiltersProps) {
  const kinds = useQuery(ExceptionTotalsDocument, { variables: { workspaceId, filter: {} } });
  const jobs = useQuery(ImportJobsDocument, { variables: { workspaceId } });
  return (
    <search className={styles.filters} aria-label="Filter exceptions">
      <Select
        size="xs"
        label="Kind"
        placeholder="Any"
        clearable
        data={(kinds.data?.importExceptions.byCode ?? []).map(({ code, count }) => ({
          value: code,
          label: `${exceptionTitle(code)} (${formatCount(count)})`,
        }))}
        value={search.code ?? null}
        onChange={(code) => onChange({ code: code ?? undefined })}
        className={styles.wide}
      />
      <Select
        size="xs"
        label="File"
        placeholder="Any"
        searchable
        clearable
        data={(jobs.data?.importJobs ?? []).map(({ id, fileName }) => ({
          value: id,
          label: fileName ?? 'Unnamed file',
        }))}
        value={search.file ?? null}
        onChange={(file) => onChange({ file: file ?? undefined })}
        className={styles.wide}
      />
      <TypedFilter
        label="Claim number"
        placeholder="The whole number"
        asked={search.number}
        onAsk={(number) => onChange({ number })}
      />
      {isFiltered(search) && (
        <Button
          size="xs"
          variant="subtle"
          className={styles.clear}
          onClick={() => onChange({ code: undefined, file: undefined, number: undefined })}
        >
          Clear
        </Button>
      )}
    </search>
  );
}

const isFiltered = (search: DataSearch): boolean =>
  Object.values(exceptionFilterOf(search)).some((value) => value !== null);

/** Saves all that the filter matches, not only what is listed. */
function SaveCsv({ workspaceId, search }: { workspaceId: string; search: DataSearch }) {
  const apollo = useApolloClient();
  const { current } = useWorkspaces();
  const [state, setState] = useState<{ busy: boolean; error: string | null }>({ busy: false, error: null });
  const save = async () => {
    setState({ busy: true, error: null });
    try {
      const csv = await exceptionsCsv(apollo, workspaceId, search);
      const name = `${fileNamePart(current?.name ?? 'workspace')}-exceptions.csv`;
      saveFile(name, new Blob([csv], { type: 'text/csv' }));
      setState({ busy: false, error: null });
    } catch (error) {
      setState({ busy: false, error: errorMessage(error) });
    }
  };
  return (
    <>
      {state.error !== null && <span role="alert">{state.error}</span>}
      <Button size="compact-xs" variant="default" loading={state.busy} onClick={() => void save()}>
        Download CSV
      </Button>
    </>
  );
}
