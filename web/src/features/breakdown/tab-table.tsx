import { Skeleton } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Notice } from '../../components/notice';
import { Panel } from '../../components/panel';
import { RetryNotice } from '../../components/retry-notice';
import { SortableTable, type SortableColumn } from '../../components/sortable-table';
import styles from './breakdown.module.css';
import type { BreakdownSearch } from './breakdown-search';

/** What every tab is given. */
export interface TabProps {
  readonly workspaceId: string;
  /** The days that the page shows. */
  readonly range: {
    readonly from: string;
    readonly to: string;
    readonly days: number;
    readonly live: boolean;
  };
  /** Whether nothing is left out of the time. */
  readonly isWhole: boolean;
  /** The workspace's day: figures are asked for again when it changes. */
  readonly today: string;
  readonly search: BreakdownSearch;
  readonly onChange: (part: BreakdownSearch) => void;
}

interface TabTableProps<Row> extends Pick<TabProps, 'search' | 'onChange'> {
  readonly title: string;
  readonly note: string;
  /** Undefined while it loads. */
  readonly rows: readonly Row[] | undefined;
  readonly error: unknown;
  readonly onRetry: () => void;
  readonly isStale?: boolean;
  readonly columns: readonly SortableColumn<Row>[];
  readonly idOf: (row: Row) => string;
  readonly sortedBy: string;
  /** Said where there is no row. */
  readonly empty: string;
}

export function TabTable<Row>(props: TabTableProps<Row>) {
  const { title, note, rows, error, onRetry, isStale, columns, idOf, sortedBy, empty, search, onChange } =
    props;
  return (
    <Panel flush title={title} note={note}>
      {!rows && error ? (
        <RetryNotice what={title} error={error} onRetry={onRetry} />
      ) : !rows ? (
        <div className={styles.loading} role="status" aria-label={`Loading ${title.toLowerCase()}`}>
          <Skeleton height={260} />
        </div>
      ) : rows.length === 0 ? (
        <Notice icon="table" title="Nothing to show">
          {empty}
        </Notice>
      ) : (
        <div style={{ opacity: isStale ? 0.6 : 1 }}>
          <SortableTable
            label={title}
            rows={rows}
            columns={columns}
            idOf={idOf}
            sortKey={search.sort ?? sortedBy}
            order={search.order ?? null}
            onSort={(sort, order) => onChange({ sort, order })}
          />
        </div>
      )}
    </Panel>
  );
}

interface ClaimsLinkProps {
  readonly search: {
    readonly carc?: string;
    readonly payer?: string;
    readonly provider?: string;
    readonly procedure?: string;
    readonly from?: string;
    readonly to?: string;
  };
  readonly children: ReactNode;
}

/** A name or figure that leads to its claims. */
export function ClaimsLink({ search, children }: ClaimsLinkProps) {
  return (
    <Link
      to="/claims"
      search={(before) => ({ workspace: before.workspace, ...search })}
      className={styles.link}
    >
      {children}
    </Link>
  );
}

/** The days as the Claims page takes them; the whole time needs none. */
export const daysOf = ({ range, isWhole }: Pick<TabProps, 'range' | 'isWhole'>) =>
  isWhole ? {} : { from: range.from, to: range.to };

/** What is asked for: the same while a live range moves with the workspace's day. */
export const questionOf = ({ range, isWhole }: Pick<TabProps, 'range' | 'isWhole'>): string =>
  isWhole ? 'all' : range.live ? `last ${range.days}` : `${range.from} to ${range.to}`;
