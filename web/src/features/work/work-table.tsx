import type { Pages } from '../../api/use-pages';
import { Chip } from '../../components/chip';
import { VirtualTable, type VirtualColumn } from '../../components/virtual-table';
import { FigureName } from '../../figures/figure-name';
import { formatFullDay } from '../../format/dates';
import { formatDollars, formatPercent, NOT_KNOWN } from '../../format/numbers';
import type { WorkRowFragment } from './work.generated';
import styles from './work.module.css';
import { limitOf, NEXT_STEPS, WORK_STATUSES } from './work-words';

interface WorkTableProps {
  readonly pages: Pages<WorkRowFragment>;
  readonly openId: string | undefined;
  readonly onOpen: (claimId: string | undefined) => void;
}

const COLUMNS: readonly VirtualColumn<WorkRowFragment>[] = [
  { title: 'Claim', width: '108px', cell: ({ claim }) => claim.claimNumber },
  {
    title: 'Denied',
    heading: <FigureName metric="workItem.deniedAmount">Denied</FigureName>,
    width: '64px',
    isNumber: true,
    cell: ({ deniedAmount }) => formatDollars(deniedAmount),
  },
  {
    title: 'Expected',
    heading: <FigureName metric="workItem.expectedRecovery">Expected</FigureName>,
    width: '70px',
    isNumber: true,
    cell: ({ expectedRecovery }) => <strong>{formatDollars(expectedRecovery)}</strong>,
  },
  {
    title: 'Chance',
    heading: <FigureName metric="workItem.chance">Chance</FigureName>,
    width: '54px',
    isNumber: true,
    cell: ({ chance }) => formatPercent(chance, 0),
  },
  {
    title: 'Filing limit',
    width: '174px',
    cell: ({ deadline, daysLeft }) => <Limit deadline={deadline} daysLeft={daysLeft} />,
  },
  { title: 'Next step', width: '142px', cell: ({ nextStep }) => NEXT_STEPS[nextStep].word },
  {
    title: 'Reason',
    width: 'minmax(130px, 1fr)',
    cell: ({ carc, rule, claim }) => (
      <>
        <span className={styles.code}>{carc}</span> {rule?.title ?? claim.denialReason}
      </>
    ),
  },
  { title: 'Payer', width: '110px', cell: ({ claim }) => claim.payer?.name ?? NOT_KNOWN },
  { title: 'Preventable', width: '76px', cell: ({ preventable }) => (preventable ? 'Yes' : 'No') },
  {
    title: 'Status and owner',
    width: '118px',
    cell: ({ status, owner }) => {
      const { word, tone } = WORK_STATUSES[status];
      return (
        <>
          <Chip tone={tone}>{word}</Chip>
          {owner !== null && (
            <span className={styles.owner} title={owner}>
              {owner}
            </span>
          )}
        </>
      );
    },
  },
];

const idOf = ({ claim }: WorkRowFragment): string => claim.id;

export function WorkTable({ pages, openId, onOpen }: WorkTableProps) {
  return (
    <VirtualTable
      label="Denials"
      columns={COLUMNS}
      minWidth={1130}
      items={pages.nodes}
      idOf={idOf}
      hasMore={pages.hasMore}
      loading={pages.loading}
      loadMore={pages.loadMore}
      openId={openId}
      onOpen={onOpen}
    />
  );
}

/** A filing limit with the days that are left: near and late ones by word and color. */
export function Limit({ deadline, daysLeft }: { deadline: string; daysLeft: number }) {
  const { words, tone } = limitOf(daysLeft);
  return (
    <>
      {formatFullDay(deadline)}{' '}
      <span className={styles.limit} data-tone={tone}>
        {words}
      </span>
    </>
  );
}
