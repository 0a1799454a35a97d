import { usePacedQuery } from '../../api/use-paced-query';
import type { SortableColumn } from '../../components/sortable-table';
import { formatCount, formatDollars, formatPercent } from '../../format/numbers';
import { BreakdownProvidersDocument, type BreakdownProvidersQuery } from './breakdown.generated';
import styles from './breakdown.module.css';
import { ClaimsLink, TabTable, type TabProps } from './tab-table';

const REFRESH_MS = 4_000;

type Provider = BreakdownProvidersQuery['providers'][number];
type Performance = NonNullable<Provider['performance']>;

const counted = (key: keyof Performance & string, title: string): SortableColumn<Provider> => ({
  key,
  title,
  isNumber: true,
  value: ({ performance }) => numberOf(performance?.[key]),
  cell: ({ performance }) => formatCount(numberOf(performance?.[key])),
});

const dollars = (key: 'totalBilled' | 'totalDenied', title: string): SortableColumn<Provider> => ({
  ...counted(key, title),
  cell: ({ performance }) => formatDollars(performance?.[key]),
});

const numberOf = (value: unknown): number | null => (typeof value === 'number' ? value : null);

const COLUMNS: readonly SortableColumn<Provider>[] = [
  {
    key: 'name',
    title: 'Provider',
    value: ({ name }) => name,
    cell: ({ id, name, specialty, npi }) => (
      <>
        <ClaimsLink search={{ provider: id }}>{name}</ClaimsLink>
        <small className={styles.small}>
          {[specialty === 'Unknown' ? '' : specialty, npi === '' ? 'no NPI' : `NPI ${npi}`]
            .filter(Boolean)
            .join(' · ')}
        </small>
      </>
    ),
  },
  counted('claimCount', 'Claims'),
  counted('deniedCount', 'Denied at first'),
  {
    key: 'rate',
    title: 'Denial rate',
    isNumber: true,
    value: ({ performance }) => performance?.denialRate ?? null,
    cell: ({ performance }) => formatPercent(performance?.denialRate),
  },
  dollars('totalBilled', 'Billed'),
  dollars('totalDenied', 'Denied'),
  counted('appealCount', 'Appeals'),
  counted('overturnCount', 'Overturned'),
  counted('improvedPatterns', 'Improved patterns'),
];

export function ProvidersTab({ workspaceId, today, search, onChange }: TabProps) {
  const query = usePacedQuery(
    BreakdownProvidersDocument,
    { workspaceId },
    { question: workspaceId, signal: today, everyMs: REFRESH_MS },
  );
  return (
    <TabTable
      title="Providers"
      note="First submissions since the start of the workspace; the rate is of adjudicated claims"
      rows={query.data?.providers}
      error={query.error}
      onRetry={query.retry}
      columns={COLUMNS}
      idOf={({ id }) => id}
      sortedBy="totalDenied"
      empty="Providers appear with the first claims."
      search={search}
      onChange={onChange}
    />
  );
}
