import { usePacedQuery } from '../../api/use-paced-query';
import type { SortableColumn } from '../../components/sortable-table';
import { formatCount, formatDollars, formatPercent } from '../../format/numbers';
import { BreakdownPoliciesDocument, type BreakdownPoliciesQuery } from './breakdown.generated';
import styles from './breakdown.module.css';
import { ClaimsLink, daysOf, questionOf, TabTable, type TabProps } from './tab-table';

const REFRESH_MS = 4_000;

type Policy = BreakdownPoliciesQuery['policies'][number];

const COLUMNS: readonly SortableColumn<Policy>[] = [
  {
    key: 'title',
    title: 'Policy',
    value: ({ title }) => title,
    cell: ({ title, rule, payer }) => (
      <>
        {payer ? <ClaimsLink search={{ payer: payer.id, carc: rule.carc }}>{title}</ClaimsLink> : title}
        <small className={styles.small}>
          {rule.title} · CARC {rule.carc}
        </small>
      </>
    ),
  },
  {
    key: 'payer',
    title: 'Payer',
    value: ({ payer }) => payer?.name ?? null,
    cell: ({ payer }) => payer?.name ?? '',
  },
  counted('scope', 'In scope', ({ hitCount }) => hitCount),
  counted('deniedClaims', 'Denied claims', ({ deniedCount }) => deniedCount),
  {
    ...counted('rate', 'Denial rate', ({ denialRate }) => denialRate),
    cell: ({ figures }) => formatPercent(figures.denialRate),
  },
  {
    ...counted('denied', 'Denied', ({ dollarsDenied }) => dollarsDenied),
    cell: ({ figures }) => formatDollars(figures.dollarsDenied),
  },
  counted('appeals', 'Appeals', ({ appealCount }) => appealCount),
  {
    ...counted('overturned', 'Overturn rate', ({ overturnRate }) => overturnRate),
    cell: ({ figures }) => formatPercent(figures.overturnRate, 0),
  },
];

function counted(
  key: string,
  title: string,
  value: (figures: Policy['figures']) => number | null,
): SortableColumn<Policy> {
  return {
    key,
    title,
    isNumber: true,
    value: ({ figures }) => value(figures),
    cell: ({ figures }) => formatCount(value(figures)),
  };
}

export function PoliciesTab(props: TabProps) {
  const { workspaceId, today, search, onChange } = props;
  const { from = null, to = null } = daysOf(props);
  const query = usePacedQuery(
    BreakdownPoliciesDocument,
    { workspaceId, from, to },
    { question: questionOf(props), signal: today, everyMs: REFRESH_MS },
  );
  return (
    <TabTable
      title="Policies"
      note="What payers require. In scope: first submissions adjudicated in the range that a policy applies to; a denied line counts under each policy that denied it"
      rows={query.data?.policies}
      error={query.error}
      onRetry={query.retry}
      isStale={query.stale}
      columns={COLUMNS}
      idOf={({ id }) => id}
      sortedBy="denied"
      empty="The policies of imported payers are not known; those of a run are."
      search={search}
      onChange={onChange}
    />
  );
}
