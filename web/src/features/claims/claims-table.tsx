import { Skeleton } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { useVirtualizer } from '@tanstack/react-virtual';
import { memo, useEffect, useMemo, useRef, useState, type RefObject } from 'react';
import { Icon } from '../../components/icon';
import { CLAIM_STATUS_VIEWS } from '../../format/claim-status';
import { formatFullDay } from '../../format/dates';
import { formatExactDollars, NOT_KNOWN } from '../../format/numbers';
import styles from './claims.module.css';
import type { ClaimSortField, ClaimsSearch } from './claims-search';
import type { ClaimListItemFragment } from './claims.generated';
import type { ClaimPages } from './use-claims';

const ROW_HEIGHT = 44;
/** The next page is asked for when so many rows are left below. */
const AHEAD = 40;

const COLUMNS: readonly { title: string; sort?: ClaimSortField; isNumber?: boolean }[] = [
  { title: 'Claim' },
  { title: 'Status' },
  { title: 'Why denied' },
  { title: 'Patient' },
  { title: 'Payer' },
  { title: 'Served', sort: 'SERVICE_DATE' },
  { title: 'Submitted', sort: 'SUBMISSION_DATE' },
  { title: 'Adjudicated', sort: 'PROCESSING_DATE' },
  { title: 'Billed', sort: 'BILLED_AMOUNT', isNumber: true },
  { title: 'Paid', isNumber: true },
];

interface TableProps {
  readonly pages: ClaimPages;
  readonly search: ClaimsSearch;
  readonly onSort: (part: Pick<ClaimsSearch, 'sort' | 'order'>) => void;
  readonly onOpen: (claimId: string | undefined) => void;
}

/** A grid of which only the rows on the screen exist; J, K and the arrow keys move through it. */
export function ClaimsTable({ pages, search, onSort, onOpen }: TableProps) {
  const { claims, hasMore, loading, loadMore } = pages;
  const scroller = useRef<HTMLDivElement>(null);
  const [marked, setMarked] = useState(0);
  const openAt = useMemo(() => claims.findIndex(({ id }) => id === search.claim), [claims, search.claim]);
  const at = openAt === -1 ? marked : openAt;
  const rows = useVirtualizer({
    count: claims.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    getItemKey: (index) => claims[index]?.id ?? index,
    overscan: 8,
  });
  const shown = rows.getVirtualItems();
  const last = shown.at(-1)?.index ?? 0;
  useEffect(() => {
    if (hasMore && last >= claims.length - AHEAD) loadMore();
  }, [hasMore, last, claims.length, loadMore]);

  const move = (by: number) => {
    const next = Math.max(0, Math.min(claims.length - 1, at + by));
    setMarked(next);
    rows.scrollToIndex(next);
    // An open drawer follows.
    if (search.claim !== undefined) onOpen(claims[next]?.id);
  };
  useListKeys({ scroller, move, open: () => onOpen(claims[at]?.id), close: () => onOpen(undefined) });

  if (loading) return <Loading />;
  return (
    <div
      ref={scroller}
      className={styles.scroller}
      tabIndex={0}
      role="region"
      aria-label="Claims, as a table"
    >
      <div role="table" aria-rowcount={hasMore ? -1 : claims.length} className={styles.table}>
        <Head search={search} onSort={onSort} />
        <div role="rowgroup" style={{ position: 'relative', height: rows.getTotalSize() }}>
          {shown.map((item) => {
            const claim = claims[item.index];
            return claim ? (
              <ClaimRow
                key={item.key}
                claim={claim}
                top={item.start}
                index={item.index}
                isAt={item.index === at}
                isOpen={claim.id === search.claim}
                onOpen={(id) => {
                  setMarked(item.index);
                  onOpen(id);
                }}
              />
            ) : null;
          })}
        </div>
      </div>
    </div>
  );
}

interface ListKeys {
  readonly scroller: RefObject<HTMLElement | null>;
  readonly move: (by: number) => void;
  readonly open: () => void;
  readonly close: () => void;
}

function useListKeys({ scroller, move, open, close }: ListKeys): void {
  /** Arrows scroll whatever else has the focus, such as an open claim. */
  const arrow = (event: KeyboardEvent, by: number) => {
    if (event.target !== document.body && !contains(scroller.current, event.target)) return;
    event.preventDefault();
    move(by);
  };
  useHotkeys([
    ['j', () => move(1)],
    ['k', () => move(-1)],
    ['ArrowDown', (event) => arrow(event, 1), { preventDefault: false }],
    ['ArrowUp', (event) => arrow(event, -1), { preventDefault: false }],
    // On a button or link, Enter is that one's own.
    ['Enter', (event) => !isControl(event) && open(), { preventDefault: false }],
    ['Escape', close],
  ]);
}

function Loading() {
  return (
    <div className={styles.loading} role="status" aria-label="Loading claims">
      {[1, 2, 3, 4, 5, 6, 7, 8].map((row) => (
        <Skeleton key={row} height={26} />
      ))}
    </div>
  );
}

function Head({ search, onSort }: Pick<TableProps, 'search' | 'onSort'>) {
  const by = search.sort ?? 'SUBMISSION_DATE';
  const isAscending = search.order === 'asc';
  return (
    <div role="rowgroup" className={styles.head}>
      <div role="row" className={styles.headRow}>
        {COLUMNS.map(({ title, sort, isNumber }) => (
          <div
            key={title}
            role="columnheader"
            className={isNumber ? styles.number : undefined}
            aria-sort={sort === by ? (isAscending ? 'ascending' : 'descending') : undefined}
          >
            {sort ? (
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
                {title}
                {sort === by && <Icon name={isAscending ? 'up' : 'fall'} size={13} />}
              </button>
            ) : (
              title
            )}
          </div>
        ))}
      </div>
    </div>
  );
}

interface RowProps {
  readonly claim: ClaimListItemFragment;
  readonly top: number;
  readonly index: number;
  readonly isAt: boolean;
  readonly isOpen: boolean;
  readonly onOpen: (id: string) => void;
}

const contains = (element: Element | null, target: EventTarget | null): boolean =>
  target instanceof Node && (element?.contains(target) ?? false);

const isControl = ({ target }: KeyboardEvent): boolean =>
  target instanceof Element && target.closest('button, a') !== null;

const day = (date: string | null): string => (date === null ? NOT_KNOWN : formatFullDay(date));

const ClaimRow = memo(
  function ClaimRow({ claim, top, index, isAt, isOpen, onOpen }: RowProps) {
    const { word, tone } = CLAIM_STATUS_VIEWS[claim.status];
    return (
      <div
        role="row"
        aria-rowindex={index + 2}
        className={styles.row}
        data-at={isAt}
        data-open={isOpen}
        style={{ transform: `translateY(${top}px)` }}
        onClick={() => onOpen(claim.id)}
      >
        <div role="cell">
          {/* A press of it reaches the row, which opens the claim. */}
          <button type="button" className={styles.open}>
            {claim.claimNumber}
          </button>
        </div>
        <div role="cell">
          <span className={styles.chip} data-tone={tone}>
            {word}
          </span>
        </div>
        <div role="cell">
          {claim.carc !== null && (
            <>
              <span className={styles.code}>{claim.carc}</span> {claim.denialReason}
            </>
          )}
        </div>
        <div role="cell">{claim.patientName}</div>
        <div role="cell">{claim.payer?.name ?? NOT_KNOWN}</div>
        <div role="cell">{day(claim.dateOfService)}</div>
        <div role="cell">{day(claim.submissionDate)}</div>
        <div role="cell">{day(claim.processingDate)}</div>
        <div role="cell" className={styles.number}>
          {formatExactDollars(claim.billedAmount)}
        </div>
        <div role="cell" className={styles.number}>
          {formatExactDollars(claim.paidAmount)}
        </div>
      </div>
    );
  },
  (before, after) =>
    before.claim === after.claim &&
    before.top === after.top &&
    before.isAt === after.isAt &&
    before.isOpen === after.isOpen,
);
