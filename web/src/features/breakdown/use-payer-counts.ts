import { useApolloClient } from '@apollo/client/react';
import { useEffect, useEffectEvent, useState } from 'react';
import type { ClaimStatus } from '../../format/claim-status';
import { BreakdownPayersDocument, PayerCountsDocument, type PayerCountsQuery } from './breakdown.generated';

export interface PayerRow {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly counts: PayerCountsQuery;
}

interface Counted {
  readonly question: string;
  readonly rows: readonly PayerRow[] | undefined;
  readonly error: unknown;
}

interface Days {
  readonly from?: string;
  readonly to?: string;
}

const filtersOf = (payerId: string, days: Days) => {
  const of = (...status: ClaimStatus[]) => ({ payerId, ...days, status });
  return {
    all: { payerId, ...days },
    pending: of('PENDING'),
    paid: of('PAID'),
    denied: of('DENIED'),
    appealed: of('APPEALED'),
    overturned: of('OVERTURNED'),
    upheld: of('UPHELD'),
  };
};

/** The payers of a workspace with their claims by status; one payer after the other, so that the server is not flooded. */
export function usePayerCounts(workspaceId: string, days: Days, today: string) {
  const apollo = useApolloClient();
  const [round, setRound] = useState(0);
  const question = JSON.stringify([workspaceId, days, today, round]);
  const [counted, setCounted] = useState<Counted>({ question: '', rows: undefined, error: null });

  const count = useEffectEvent(async (isCurrent: () => boolean) => {
    try {
      const { data } = await apollo.query({
        query: BreakdownPayersDocument,
        variables: { workspaceId },
        fetchPolicy: 'no-cache',
      });
      const rows: PayerRow[] = [];
      for (const payer of data?.payers ?? []) {
        if (!isCurrent()) return;
        const { data: counts } = await apollo.query({
          query: PayerCountsDocument,
          variables: { workspaceId, payerId: payer.id, ...filtersOf(payer.id, days) },
          fetchPolicy: 'no-cache',
        });
        if (counts) rows.push({ ...payer, counts });
      }
      if (isCurrent()) setCounted({ question, rows, error: null });
    } catch (error) {
      if (isCurrent()) setCounted((before) => ({ ...before, question, error }));
    }
  });
  useEffect(() => {
    let isCurrent = true;
    void count(() => isCurrent);
    return () => {
      isCurrent = false;
    };
  }, [question]);

  return {
    rows: counted.rows,
    error: counted.error,
    stale: counted.question !== question,
    retry: () => setRound((before) => before + 1),
  };
}
