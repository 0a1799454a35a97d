import { usePacedQuery } from '../../api/use-paced-query';
import type { SortableColumn } from '../../components/sortable-table';
import { formatFullDay } from '../../format/dates';
import { formatCount, formatDollars, formatExactDollars, formatPercent } from '../../format/numbers';
import { BreakdownCodesDocument, type BreakdownCodesQuery } from './breakdown.generated';
import styles from './breakdown.module.css';
import { weeksOf } from './breakdown-search';
import { CodeDrawer } from './code-drawer';
import { TabTable, type TabProps } from './tab-table';

const REFRESH_MS = 4_000;

type Code = BreakdownCodesQuery['codeIntelligenceList'][number];

const columnsOf = (open: (code: string) => void): readonly SortableColumn<Code>[] => [
  {
    key: 'code',
    title: 'Code',
    value: ({ procedureCode }) => procedureCode,
    cell: ({ procedureCode, description }) => (
      <>
        <button type="button" className={styles.opens} onClick={() => open(procedureCode)}>
          {procedureCode}
        </button>
        <small className={styles.small}>{description}</small>
      </>
    ),
  },
  {
    key: 'category',
    title: 'Category',
    value: ({ category }) => category,
    cell: ({ category }) => category,
  },
  counted('lines', 'Lines', ({ lineCount }) => lineCount),
  counted('deniedLines', 'Denied lines', ({ deniedLineCount }) => deniedLineCount),
  counted('rate', 'Denial rate', ({ denialRate }) => denialRate, formatPercent),
  counted('denied', 'Denied', ({ dollarsDenied }) => dollarsDenied, formatDollars),
  counted('billed', 'Billed a line', ({ averageBilled }) => averageBilled, formatExactDollars),
  counted('allowed', 'Allowed a line', ({ averageAllowed }) => averageAllowed, formatExactDollars),
];

function counted(
  key: string,
  title: string,
  value: (claims: NonNullable<Code['claims']>) => number | null,
  format: (value: number | null) => string = formatCount,
): SortableColumn<Code> {
  const valueOf = ({ claims }: Code) => claims && value(claims);
  return { key, title, isNumber: true, value: valueOf, cell: (code) => format(valueOf(code)) };
}

export function CodesTab({ workspaceId, range, today, search, onChange }: TabProps) {
  const weeks = weeksOf(range.days);
  const query = usePacedQuery(
    BreakdownCodesDocument,
    { workspaceId, weeks },
    { question: String(weeks), signal: today, everyMs: REFRESH_MS },
  );
  // The catalogue has codes that this practice never bills.
  const rows = query.data?.codeIntelligenceList.filter(({ claims }) => claims !== null);
  const window = rows?.[0]?.claims;
  const columns = columnsOf((code) => onChange({ code }));
  return (
    <>
      <TabTable
        title="Codes"
        note={
          window
            ? `Lines adjudicated ${formatFullDay(window.from)} to ${formatFullDay(window.to)}, in whole weeks`
            : 'Adjudicated lines, in whole weeks'
        }
        rows={rows}
        error={query.error}
        onRetry={query.retry}
        isStale={query.stale}
        columns={columns}
        idOf={({ procedureCode }) => procedureCode}
        sortedBy="denied"
        empty="No line was adjudicated in these weeks."
        search={search}
        onChange={onChange}
      />
      {search.code !== undefined && (
        <CodeDrawer
          workspaceId={workspaceId}
          weeks={weeks}
          code={search.code}
          onOpen={(code) => onChange({ code })}
        />
      )}
    </>
  );
}
