import { Skeleton } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import type { PacedResult } from '../../api/use-paced-query';
import { Notice } from '../../components/notice';
import { Panel } from '../../components/panel';
import { RetryNotice } from '../../components/retry-notice';
import { formatCount, formatDollars, formatPercent } from '../../format/numbers';
import type { OverviewProvidersQuery, ProviderRowFragment } from './overview.generated';
import pageStyles from './overview.module.css';
import type { OverviewSearch, ProviderSort } from './overview-search';

const COLUMNS = [
  { sort: 'claims', label: 'Claims' },
  { sort: 'denials', label: 'Denials' },
  { sort: 'rate', label: 'Denial rate' },
  { sort: 'denied', label: 'Denied amount' },
] as const satisfies readonly { sort: ProviderSort; label: string }[];

const MAX_ROWS = 100;

export function ProvidersPanel({
  search,
  providers: query,
}: {
  search: OverviewSearch;
  providers: PacedResult<OverviewProvidersQuery>;
}) {
  const sort = search.providers ?? 'claims';
  const providers = query.data?.providers;
  const shown = providers && [...providers].sort(comparing(sort)).slice(0, MAX_ROWS);
  const highest = Math.max(1, ...(providers ?? []).map(({ performance }) => performance?.denialRate ?? 0));

  return (
    <Panel
      flush
      className={pageStyles.providers}
      title="Providers"
      note="Since the start of the workspace; initial denials of adjudicated claims"
    >
      {!shown && query.error ? (
        <RetryNotice what="The providers" error={query.error} onRetry={query.retry} />
      ) : !shown ? (
        <div style={{ padding: '0 18px 18px' }}>
          <Skeleton height={120} />
        </div>
      ) : shown.length === 0 ? (
        <Notice icon="overview" title="No providers yet">
          Providers appear with the first claims.
        </Notice>
      ) : (
        <ProvidersTable providers={shown} sort={sort} highest={highest} />
      )}
    </Panel>
  );
}

function ProvidersTable(props: {
  providers: readonly ProviderRowFragment[];
  sort: ProviderSort;
  /** The highest denial rate of all, percent: what a full bar stands for. */
  highest: number;
}) {
  const { providers, sort, highest } = props;
  const navigate = useNavigate({ from: '/overview' });
  const sortBy = (chosen: ProviderSort) =>
    void navigate({
      search: (before) => ({ ...before, providers: chosen === 'claims' ? undefined : chosen }),
      resetScroll: false,
    });

  return (
    <div
      className={pageStyles.scroller}
      style={{ maxHeight: 420 }}
      tabIndex={0}
      role="region"
      aria-label="Providers, as a table"
    >
      <table className={pageStyles.table}>
        <thead>
          <tr>
            <SortHeader
              label="Provider"
              active={sort === 'name'}
              order="ascending"
              onSort={() => sortBy('name')}
            />
            {COLUMNS.map((column) => (
              <SortHeader
                key={column.sort}
                label={column.label}
                active={sort === column.sort}
                order="descending"
                onSort={() => sortBy(column.sort)}
              />
            ))}
          </tr>
        </thead>
        <tbody>
          {providers.map((provider) => (
            <ProviderTableRow key={provider.id} provider={provider} highest={highest} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function SortHeader(props: {
  label: string;
  active: boolean;
  order: 'ascending' | 'descending';
  onSort: () => void;
}) {
  const { label, active, order, onSort } = props;
  return (
    <th scope="col" aria-sort={active ? order : undefined}>
      <button
        type="button"
        className={`${pageStyles.sort} ${active ? pageStyles.sorted : ''}`}
        onClick={onSort}
      >
        {label}
        {active && <span aria-hidden="true"> {order === 'ascending' ? '↑' : '↓'}</span>}
      </button>
    </th>
  );
}

function ProviderTableRow({ provider, highest }: { provider: ProviderRowFragment; highest: number }) {
  const { name, specialty, npi, performance } = provider;
  const rate = performance?.denialRate ?? null;
  return (
    <tr>
      <th scope="row">
        {name}
        <div style={{ fontSize: 12, fontWeight: 440, color: 'var(--ink-dim)' }}>
          {[specialty === 'Unknown' ? '' : specialty, npi === '' ? 'no NPI' : `NPI ${npi}`]
            .filter(Boolean)
            .join(' · ')}
        </div>
      </th>
      <td>{formatCount(performance?.claimCount)}</td>
      <td>{formatCount(performance?.deniedCount)}</td>
      <td>
        <div style={{ display: 'flex', alignItems: 'center', justifyContent: 'flex-end', gap: 10 }}>
          <span
            aria-hidden="true"
            style={{
              width: 110,
              height: 6,
              borderRadius: 3,
              background: 'var(--sunken)',
              overflow: 'hidden',
            }}
          >
            <span
              style={{
                display: 'block',
                height: '100%',
                width: `${(100 * (rate ?? 0)) / highest}%`,
                background: 'var(--chart-denied)',
                borderRadius: 3,
              }}
            />
          </span>
          <span style={{ minWidth: 46 }}>{formatPercent(rate)}</span>
        </div>
      </td>
      <td>{formatDollars(performance?.totalDenied)}</td>
    </tr>
  );
}

function comparing(sort: ProviderSort): (a: ProviderRowFragment, b: ProviderRowFragment) => number {
  if (sort === 'name') return (a, b) => a.name.localeCompare(b.name, 'en');
  const size = ({ performance }: ProviderRowFragment) => {
    switch (sort) {
      case 'claims':
        return performance?.claimCount ?? 0;
      case 'denials':
        return performance?.deniedCount ?? 0;
      case 'rate':
        return performance?.denialRate ?? -1;
      case 'denied':
        return performance?.totalDenied ?? 0;
    }
  };
  return (a, b) => size(b) - size(a);
}
