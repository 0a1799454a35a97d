import { useMemo } from 'react';
import { Chip } from '../../components/chip';
import { Icon } from '../../components/icon';
import { VirtualTable, type VirtualColumn } from '../../components/virtual-table';
import { CLAIM_STATUS_VIEWS } from '../../format/claim-status';
import { formatFullDay } from '../../format/dates';
import { formatExactDollars, NOT_KNOWN } from '../../format/numbers';
import styles from './claims.module.css';
import type { ClaimSortField, ClaimsSearch } from './claims-search';
import type { ClaimListItemFragment } from './claims.generated';
import type { ClaimPages } from './use-claims';

interface TableProps {
  readonly pages: ClaimPages;
  readonly search: ClaimsSearch;
  readonly onSort: (part: Pick<ClaimsSearch, 'sort' | 'order'>) => void;
  readonly onOpen: (claimId: string | undefined) => void;
}

type Column = VirtualColumn<ClaimListItemFragment> & { readonly sort?: ClaimSortField };

const day = (date: string | null): string => (date === null ? NOT_KNOWN : formatFullDay(date));

const COLUMNS: readonly Column[] = [
  { title: 'Claim', width: '112px', cell: ({ claimNumber }) => claimNumber },
  {
    title: 'Status',
    width: '90px',
    cell: ({ status }) => {
      const { word, tone } = CLAIM_STATUS_VIEWS[status];
      return <Chip tone={tone}>{word}</Chip>;
    },
  },
  {
    title: 'Why denied',
    width: 'minmax(140px, 1fr)',
    cell: ({ carc, denialReason }) =>
      carc !== null && (
        <>
          <span className={styles.code}>{carc}</span> {denialReason}
        </>
      ),
  },
  { title: 'Patient', width: '130px', cell: ({ patientName }) => patientName },
  { title: 'Payer', width: '130px', cell: ({ payer }) => payer?.name ?? NOT_KNOWN },
  { title: 'Served', width: '94px', sort: 'SERVICE_DATE', cell: ({ dateOfService }) => day(dateOfService) },
  {
    title: 'Submitted',
    width: '94px',
    sort: 'SUBMISSION_DATE',
    cell: ({ submissionDate }) => day(submissionDate),
  },
  {
    title: 'Adjudicated',
    width: '94px',
    sort: 'PROCESSING_DATE',
    cell: ({ processingDate }) => day(processingDate),
  },
  {
    title: 'Billed',
    width: '86px',
    sort: 'BILLED_AMOUNT',
    isNumber: true,
    cell: ({ billedAmount }) => formatExactDollars(billedAmount),
  },
  {
    title: 'Paid',
    width: '86px',
    isNumber: true,
    cell: ({ paidAmount }) => formatExactDollars(paidAmount),
  },
];

const idOf = ({ id }: ClaimListItemFragment): string => id;

export function ClaimsTable({ pages, search, onSort, onOpen }: TableProps) {
  const { sort: by = 'SUBMISSION_DATE', order } = search;
  const isAscending = order === 'asc';
  const columns = useMemo(
    () =>
      COLUMNS.map(({ sort, ...column }) =>
        sort === undefined
          ? column
          : {
              ...column,
              sorted:
                sort === by ? (isAscending ? ('ascending' as const) : ('descending' as const)) : undefined,
              heading: (
                <button
                  type="button"
                  className={styles.sort}
                  onClick={() =>
                    onSort({
                      sort: sort === 'SUBMISSION_DATE' ? undefined : sort,
                      order: sort === by && !isAscending ? 'asc' : undefined,
                    })
                  }
                >
                  {column.title}
                  {sort === by && <Icon name={isAscending ? 'up' : 'fall'} size={13} />}
                </button>
              ),
            },
      ),
    [by, isAscending, onSort],
  );
  return (
    <VirtualTable
      label="Claims"
      columns={columns}
      minWidth={1160}
      items={pages.nodes}
      idOf={idOf}
      hasMore={pages.hasMore}
      loading={pages.loading}
      loadMore={pages.loadMore}
      openId={search.claim}
      onOpen={onOpen}
    />
  );
}
