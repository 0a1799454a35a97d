import { Skeleton } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { memo, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { useListKeys } from './use-list-keys';
import styles from './virtual-table.module.css';

const ROW_HEIGHT = 44;
/** The next page is asked for when so many rows are left below. */
const AHEAD = 40;

export interface VirtualColumn<Item> {
  readonly title: string;
  /** The title as it is shown, where there is more to it than its text. */
  readonly heading?: ReactNode;
  readonly sorted?: 'ascending' | 'descending';
  /** A track of a CSS grid. */
  readonly width: string;
  readonly isNumber?: boolean;
  readonly cell: (item: Item) => ReactNode;
}

interface VirtualTableProps<Item> {
  /** What the rows are: "Claims". */
  readonly label: string;
  /** The first column's cell is the button that opens the row. */
  readonly columns: readonly VirtualColumn<Item>[];
  /** Narrower than this, the table scrolls sideways; pixels. */
  readonly minWidth: number;
  readonly items: readonly Item[];
  readonly idOf: (item: Item) => string;
  readonly hasMore: boolean;
  readonly loading: boolean;
  readonly loadMore: () => void;
  /** The row that is open beside the table. */
  readonly openId: string | undefined;
  readonly onOpen: (id: string | undefined) => void;
}

/** A grid of which only the rows on the screen exist; J, K and the arrow keys move through it. */
export function VirtualTable<Item>(props: VirtualTableProps<Item>) {
  const { label, columns, minWidth, items, idOf, hasMore, loading, loadMore, openId, onOpen } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const [marked, setMarked] = useState(0);
  const openAt = useMemo(() => items.findIndex((item) => idOf(item) === openId), [items, idOf, openId]);
  const at = openAt === -1 ? marked : openAt;
  const idAt = (index: number): string | undefined => {
    const item = items[index];
    return item === undefined ? undefined : idOf(item);
  };
  const rows = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    getItemKey: (index) => idAt(index) ?? index,
    overscan: 8,
  });
  const shown = rows.getVirtualItems();
  const last = shown.at(-1)?.index ?? 0;
  useEffect(() => {
    if (hasMore && last >= items.length - AHEAD) loadMore();
  }, [hasMore, last, items.length, loadMore]);

  const move = (by: number) => {
    const next = Math.max(0, Math.min(items.length - 1, at + by));
    setMarked(next);
    rows.scrollToIndex(next);
    // What is open beside the table follows.
    if (openId !== undefined) onOpen(idAt(next));
  };
  useListKeys({ list: scroller, move, open: () => onOpen(idAt(at)), close: () => onOpen(undefined) });

  if (loading) return <Loading label={label} />;
  const tracks = columns.map(({ width }) => width).join(' ');
  return (
    <div
      ref={scroller}
      className={styles.scroller}
      tabIndex={0}
      role="region"
      aria-label={`${label}, as a table`}
    >
      <div
        role="table"
        aria-rowcount={hasMore ? -1 : items.length}
        className={styles.table}
        style={{ minWidth, '--tracks': tracks } as React.CSSProperties}
      >
        <Head columns={columns} />
        <div role="rowgroup" style={{ position: 'relative', height: rows.getTotalSize() }}>
          {shown.map((row) => {
            const item = items[row.index];
            return item === undefined ? null : (
              <Row
                key={row.key}
                item={item}
                columns={columns as readonly VirtualColumn<unknown>[]}
                top={row.start}
                index={row.index}
                isAt={row.index === at}
                isOpen={openAt === row.index}
                onOpen={() => {
                  setMarked(row.index);
                  onOpen(idOf(item));
                }}
              />
            );
          })}
        </div>
      </div>
    </div>
  );
}

function Loading({ label }: { label: string }) {
  return (
    <div className={styles.loading} role="status" aria-label={`Loading ${label.toLowerCase()}`}>
      {[1, 2, 3, 4, 5, 6, 7, 8].map((row) => (
        <Skeleton key={row} height={26} />
      ))}
    </div>
  );
}

function Head<Item>({ columns }: { columns: readonly VirtualColumn<Item>[] }) {
  return (
    <div role="rowgroup" className={styles.head}>
      <div role="row" className={styles.headRow}>
        {columns.map(({ title, heading, sorted, isNumber }) => (
          <div
            key={title}
            role="columnheader"
            className={isNumber ? styles.number : undefined}
            aria-sort={sorted}
          >
            {heading ?? title}
          </div>
        ))}
      </div>
    </div>
  );
}

interface RowProps {
  readonly item: unknown;
  readonly columns: readonly VirtualColumn<unknown>[];
  readonly top: number;
  readonly index: number;
  readonly isAt: boolean;
  readonly isOpen: boolean;
  readonly onOpen: () => void;
}

const Row = memo(
  function Row({ item, columns, top, index, isAt, isOpen, onOpen }: RowProps) {
    return (
      <div
        role="row"
        aria-rowindex={index + 2}
        className={styles.row}
        data-at={isAt}
        data-open={isOpen}
        style={{ transform: `translateY(${top}px)` }}
        onClick={onOpen}
      >
        {columns.map(({ title, isNumber, cell }, column) => (
          <div key={title} role="cell" className={isNumber ? styles.number : undefined}>
            {column === 0 ? (
              // A press of it reaches the row, which opens what it is of.
              <button type="button" className={styles.open}>
                {cell(item)}
              </button>
            ) : (
              cell(item)
            )}
          </div>
        ))}
      </div>
    );
  },
  (before, after) =>
    before.item === after.item &&
    before.columns === after.columns &&
    before.top === after.top &&
    before.isAt === after.isAt &&
    before.isOpen === after.isOpen,
);
