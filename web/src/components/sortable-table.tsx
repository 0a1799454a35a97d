import type { ReactNode } from 'react';
import { Icon } from './icon';
import { sortRows, type SortOrder } from './sort-rows';
import styles from './sortable-table.module.css';

export interface SortableColumn<Row> {
  /** What the address calls it. */
  readonly key: string;
  readonly title: string;
  /** What it is sorted by; null comes last. */
  readonly value: (row: Row) => string | number | null;
  readonly cell: (row: Row) => ReactNode;
  /** Numbers stand at the right, and are sorted largest first. */
  readonly isNumber?: boolean;
}

interface SortableTableProps<Row> {
  /** What the rows are: "Payers". */
  readonly label: string;
  readonly rows: readonly Row[];
  readonly columns: readonly SortableColumn<Row>[];
  readonly idOf: (row: Row) => string;
  readonly sortKey: string;
  /** Null is the column's own first order. */
  readonly order: SortOrder | null;
  readonly onSort: (key: string, order: SortOrder) => void;
}

const firstOrder = <Row,>({ isNumber }: SortableColumn<Row>): SortOrder => (isNumber ? 'desc' : 'asc');

/** A table that any column sorts, the first of which names the row; an unknown key sorts by the first. */
export function SortableTable<Row>(props: SortableTableProps<Row>) {
  const { label, rows, columns, idOf, sortKey, order, onSort } = props;
  const sorted = columns.find(({ key }) => key === sortKey) ?? columns[0];
  if (!sorted) return null;
  const current = order ?? firstOrder(sorted);
  return (
    <div className={styles.scroller} tabIndex={0} role="region" aria-label={`${label}, as a table`}>
      <table className={styles.table}>
        <thead>
          <tr>
            {columns.map((column) => {
              const isSorted = column === sorted;
              return (
                <th
                  key={column.key}
                  scope="col"
                  className={column.isNumber ? styles.number : undefined}
                  aria-sort={isSorted ? (current === 'asc' ? 'ascending' : 'descending') : undefined}
                >
                  <button
                    type="button"
                    className={styles.sort}
                    onClick={() =>
                      onSort(column.key, isSorted ? (current === 'asc' ? 'desc' : 'asc') : firstOrder(column))
                    }
                  >
                    {column.title}
                    {isSorted && <Icon name={current === 'asc' ? 'up' : 'fall'} size={13} />}
                  </button>
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {sortRows(rows, sorted.value, current).map((row) => (
            <tr key={idOf(row)}>
              {columns.map(({ key, cell, isNumber }, at) =>
                at === 0 ? (
                  <th key={key} scope="row">
                    {cell(row)}
                  </th>
                ) : (
                  <td key={key} className={isNumber ? styles.number : undefined}>
                    {cell(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
