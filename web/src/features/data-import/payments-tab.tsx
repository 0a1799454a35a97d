import { useApolloClient, useQuery } from '@apollo/client/react';
import { Button, Select, TextInput } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';
import { usePages } from '../../api/use-pages';
import { Notice } from '../../components/notice';
import { Panel } from '../../components/panel';
import { RetryNotice } from '../../components/retry-notice';
import { StatTile } from '../../components/stat-tile';
import { TypedFilter } from '../../components/typed-filter';
import { VirtualTable, type VirtualColumn } from '../../components/virtual-table';
import { formatFullDay } from '../../format/dates';
import { formatCount, formatExactDollars, NOT_KNOWN } from '../../format/numbers';
import { plural } from '../../format/words';
import { parseDataSearch, paymentFilterOf, type DataSearch } from './data-search';
import { PaymentBalance, signedDollars } from './payment-balance';
import { PaymentDrawer } from './payment-drawer';
import {
  PaymentsDocument,
  PaymentTotalsDocument,
  RemitPayersDocument,
  type PaymentRowFragment,
} from './remits.generated';
import styles from './remits.module.css';

const PAGE = 100;
/** What the page holds at most: further payments are reached by a narrower filter. */
const MAX_LISTED = 5_000;

const COLUMNS: readonly VirtualColumn<PaymentRowFragment>[] = [
  { title: 'Trace number', width: '150px', cell: ({ traceNumber }) => traceNumber || 'No number' },
  {
    title: 'Paid on',
    width: '100px',
    cell: ({ paymentDate, productionDate }) => {
      const date = paymentDate ?? productionDate;
      return date === null ? NOT_KNOWN : formatFullDay(date);
    },
  },
  { title: 'Payer', width: 'minmax(150px, 1fr)', cell: ({ payer }) => payer?.name ?? NOT_KNOWN },
  money('Payment', ({ amount }) => amount),
  {
    title: 'Claims',
    width: '62px',
    isNumber: true,
    cell: ({ claimCount }) => formatCount(claimCount),
  },
  money('Claims pay', ({ claimsAmount }) => claimsAmount),
  money('Not imported', ({ refusedCount, refusedAmount }) => (refusedCount === 0 ? null : refusedAmount)),
  money('Adjustments', ({ adjustmentsAmount }) => (adjustmentsAmount === 0 ? null : -adjustmentsAmount)),
  {
    title: 'Balance',
    width: '140px',
    cell: (payment) => <PaymentBalance payment={payment} />,
  },
];

const idOf = ({ id }: PaymentRowFragment): string => id;

/** The payments of the remittances: what each consists of, and whether it balances. */
export function PaymentsTab({ workspaceId }: { workspaceId: string }) {
  const search = useSearch({ from: '/data' });
  const navigate = useNavigate({ from: '/data' });
  const change = useCallback(
    (part: DataSearch) =>
      void navigate({ search: (before) => ({ ...before, ...part }), replace: true, resetScroll: false }),
    [navigate],
  );
  const open = useCallback((id: string | undefined) => change({ open: id }), [change]);
  const { totals, pages } = usePayments(workspaceId, search);
  const count = totals?.totalCount;

  return (
    <>
      <Totals data={totals} />
      <Filters workspaceId={workspaceId} search={search} onChange={change} />
      <Panel
        flush
        title="Payments"
        note={
          count === undefined
            ? 'Counting…'
            : `${formatCount(count)} ${plural(count, 'payment')} · J and K move, Enter opens, Esc closes`
        }
      >
        {pages.error ? (
          <RetryNotice what="The payments" error={pages.error} onRetry={pages.reload} />
        ) : !pages.loading && pages.nodes.length === 0 ? (
          <Notice icon="file" title={isFiltered(search) ? 'No payment fits this filter' : 'No payments yet'}>
            {isFiltered(search)
              ? 'Take a condition away.'
              : 'Payments come with imported remittances: drop X12 835 files on the Files tab.'}
          </Notice>
        ) : (
          <VirtualTable
            label="Payments"
            columns={COLUMNS}
            minWidth={1090}
            items={pages.nodes}
            idOf={idOf}
            hasMore={pages.hasMore}
            loading={pages.loading}
            loadMore={pages.loadMore}
            openId={search.open}
            onOpen={open}
          />
        )}
      </Panel>
      {search.open !== undefined && (
        <PaymentDrawer
          key={search.open}
          workspaceId={workspaceId}
          id={search.open}
          onClose={() => open(undefined)}
        />
      )}
    </>
  );
}

/** The payments that a search matches, page after page, and their sums. */
function usePayments(workspaceId: string, search: DataSearch) {
  const apollo = useApolloClient();
  const filter = paymentFilterOf(search);
  const totals = useQuery(PaymentTotalsDocument, {
    variables: { workspaceId, filter },
    fetchPolicy: 'cache-and-network',
  });
  const pages = usePages(JSON.stringify([workspaceId, filter]), MAX_LISTED, async (after) => {
    const { data } = await apollo.query({
      query: PaymentsDocument,
      variables: { workspaceId, filter, first: PAGE, after },
      fetchPolicy: 'no-cache',
    });
    return data?.payments ?? null;
  });
  return { totals: totals.data?.payments, pages };
}

interface TotalsData {
  readonly totalCount: number;
  readonly totals: {
    readonly amount: number;
    readonly claimsAmount: number;
    readonly refusedAmount: number;
    readonly adjustmentsAmount: number;
    readonly unbalancedCount: number;
    readonly difference: number;
  };
}

function Totals({ data }: { data: TotalsData | undefined }) {
  const totals = data?.totals;
  return (
    <div className={styles.tiles}>
      <StatTile
        label="Payments"
        value={totals && formatExactDollars(totals.amount)}
        sub={data && `${formatCount(data.totalCount)} ${plural(data.totalCount, 'payment')}`}
      />
      <StatTile
        label="Paid on claims"
        value={totals && formatExactDollars(totals.claimsAmount)}
        sub={totals && `${formatExactDollars(totals.refusedAmount)} more on claims that were not imported`}
      />
      <StatTile
        label="Provider adjustments"
        value={totals && formatExactDollars(totals.adjustmentsAmount === 0 ? 0 : -totals.adjustmentsAmount)}
        sub="Recoveries, interest, forwarded balances: money of no claim"
      />
      <StatTile
        label="Do not balance"
        value={totals && formatCount(totals.unbalancedCount)}
        sub={
          totals &&
          (totals.unbalancedCount === 0
            ? 'Each payment is its claims less its adjustments, to the cent'
            : `${signedDollars(totals.difference)} together`)
        }
      />
    </div>
  );
}

interface FiltersProps {
  readonly workspaceId: string;
  readonly search: DataSearch;
  readonly onChange: (part: DataSearch) => void;
}

function Filters({ workspaceId, search, onChange }: FiltersProps) {
  const { data } = useQuery(RemitPayersDocument, { variables: { workspaceId } });
  return (
    <search className={styles.filters} aria-label="Filter payments">
      <Select
        size="xs"
        label="Balance"
        placeholder="Any"
        clearable
        data={[
          { value: 'no', label: 'Does not balance' },
          { value: 'yes', label: 'Balances' },
        ]}
        value={search.balance ?? null}
        onChange={(balance) => onChange({ balance: parseDataSearch({ balance }).balance })}
      />
      <Select
        size="xs"
        label="Payer"
        placeholder="Any"
        searchable
        clearable
        data={(data?.payers ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        value={search.payer ?? null}
        onChange={(payer) => onChange({ payer: payer ?? undefined })}
      />
      <TypedFilter
        label="Trace number"
        placeholder="The whole number"
        asked={search.trace}
        onAsk={(trace) => onChange({ trace })}
      />
      {(['from', 'to'] as const).map((field) => (
        <TextInput
          key={field}
          size="xs"
          type="date"
          label={field === 'from' ? 'Paid from' : 'Paid to'}
          value={search[field] ?? ''}
          onChange={(event) =>
            onChange({ [field]: parseDataSearch({ [field]: event.currentTarget.value })[field] })
          }
        />
      ))}
      {isFiltered(search) && (
        <Button
          size="xs"
          variant="subtle"
          className={styles.clear}
          onClick={() =>
            onChange({
              balance: undefined,
              payer: undefined,
              trace: undefined,
              from: undefined,
              to: undefined,
            })
          }
        >
          Clear
        </Button>
      )}
    </search>
  );
}

const isFiltered = (search: DataSearch): boolean =>
  Object.values(paymentFilterOf(search)).some((value) => value !== null);

function money(
  title: string,
  amountOf: (payment: PaymentRowFragment) => number | null,
): VirtualColumn<PaymentRowFragment> {
  return {
    title,
    width: '106px',
    isNumber: true,
    cell: (payment) => formatExactDollars(amountOf(payment)),
  };
}
