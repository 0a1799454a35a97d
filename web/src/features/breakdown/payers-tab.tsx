import { Link } from '@tanstack/react-router';
import type { SortableColumn } from '../../components/sortable-table';
import { formatCount, formatPercent } from '../../format/numbers';
import { humanize } from '../../format/words';
import styles from './breakdown.module.css';
import { ClaimsLink, daysOf, questionOf, TabTable, type TabProps } from './tab-table';
import { usePayerCounts, type PayerRow } from './use-payer-counts';

type CountKey = 'all' | 'pending' | 'paid' | 'denied' | 'appealed' | 'overturned' | 'upheld';

const COUNTS: readonly { key: CountKey; title: string }[] = [
  { key: 'all', title: 'Claims' },
  { key: 'pending', title: 'Pending' },
  { key: 'paid', title: 'Paid' },
  { key: 'denied', title: 'Denied' },
  { key: 'appealed', title: 'On appeal' },
  { key: 'overturned', title: 'Overturned' },
  { key: 'upheld', title: 'Upheld' },
];

export function PayersTab(props: TabProps) {
  const { workspaceId, today, search, onChange } = props;
  const days = daysOf(props);
  const { rows, error, stale, retry } = usePayerCounts(workspaceId, {
    days,
    question: questionOf(props),
    today,
  });
  const columns: SortableColumn<PayerRow>[] = [
    {
      key: 'name',
      title: 'Payer',
      value: ({ name }) => name,
      cell: ({ id, name }) => <ClaimsLink search={{ payer: id, ...days }}>{name}</ClaimsLink>,
    },
    { key: 'type', title: 'Type', value: ({ type }) => type, cell: ({ type }) => humanize(type) },
    ...COUNTS.map(({ key, title }) => ({
      key,
      title,
      isNumber: true,
      value: ({ counts }: PayerRow) => counts[key].totalCount,
      cell: ({ counts }: PayerRow) =>
        `${formatCount(counts[key].totalCount)}${counts[key].totalCountCapped ? ' or more' : ''}`,
    })),
    {
      key: 'won',
      title: 'Overturn rate',
      isNumber: true,
      value: wonShare,
      cell: (row) => formatPercent(wonShare(row), 0),
    },
    {
      key: 'work',
      title: 'To work on',
      isNumber: true,
      value: ({ counts }) => counts.workList.totalCount,
      cell: ({ id, counts }) => (
        <Link
          to="/work"
          search={(before) => ({ workspace: before.workspace, payer: id })}
          className={styles.link}
        >
          {formatCount(counts.workList.totalCount)}
        </Link>
      ),
    },
  ];
  return (
    <TabTable
      title="Payers"
      note="Claims submitted in the range by their status today, corrected claims included; the overturn rate is of claims overturned or upheld; to work on: all open denials whose filing limit has not passed"
      rows={rows}
      error={error}
      onRetry={retry}
      isStale={stale}
      columns={columns}
      idOf={({ id }) => id}
      sortedBy="all"
      empty="Payers appear with the first claims."
      search={search}
      onChange={onChange}
    />
  );
}

/** Of claims whose denial was decided on appeal; null where none was, or where not all are counted. */
function wonShare({ counts: { overturned, upheld } }: PayerRow): number | null {
  const decided = overturned.totalCount + upheld.totalCount;
  if (decided === 0 || overturned.totalCountCapped || upheld.totalCountCapped) return null;
  return (100 * overturned.totalCount) / decided;
}
