import { usePacedQuery } from '../../api/use-paced-query';
import type { SortableColumn } from '../../components/sortable-table';
import { formatCount, formatDollars, formatPercent } from '../../format/numbers';
import { humanize } from '../../format/words';
import { BreakdownReasonsDocument, type BreakdownReasonsQuery } from './breakdown.generated';
import styles from './breakdown.module.css';
import { ClaimsLink, daysOf, questionOf, TabTable, type TabProps } from './tab-table';

const REFRESH_MS = 4_000;

type Reason = BreakdownReasonsQuery['denialReasons'][number];

export function ReasonsTab(props: TabProps) {
  const { workspaceId, range, today, search, onChange } = props;
  const query = usePacedQuery(
    BreakdownReasonsDocument,
    { workspaceId, days: range.days, asOf: range.live ? null : range.to },
    { question: questionOf(props), signal: today, everyMs: REFRESH_MS },
  );
  const days = daysOf(props);
  const columns: SortableColumn<Reason>[] = [
    {
      key: 'reason',
      title: 'Reason',
      value: ({ reason }) => reason,
      cell: ({ reason, carc }) => <ClaimsLink search={{ carc, ...days }}>{reason}</ClaimsLink>,
    },
    {
      key: 'carc',
      title: 'CARC',
      value: ({ carc }) => carc,
      cell: ({ carc }) => <span className={styles.code}>{carc}</span>,
    },
    {
      key: 'category',
      title: 'Root cause',
      value: ({ category }) => category,
      cell: ({ category }) => humanize(category),
    },
    {
      key: 'claims',
      title: 'Claims',
      isNumber: true,
      value: ({ count }) => count,
      cell: ({ count }) => formatCount(count),
    },
    {
      key: 'share',
      title: 'Share of denied claims',
      isNumber: true,
      value: ({ share }) => share,
      cell: ({ share }) => formatPercent(share),
    },
    {
      key: 'denied',
      title: 'Denied',
      isNumber: true,
      value: ({ amount }) => amount,
      cell: ({ amount }) => formatDollars(amount),
    },
  ];
  return (
    <TabTable
      title="Denial reasons"
      note="Claims denied at first, by the reason of the denied line with the largest charge; by submission date"
      rows={query.data?.denialReasons}
      error={query.error}
      onRetry={query.retry}
      isStale={query.stale}
      columns={columns}
      idOf={({ carc, reason }) => `${carc} ${reason}`}
      sortedBy="denied"
      empty="No claim submitted in this range was denied at first."
      search={search}
      onChange={onChange}
    />
  );
}
