import { useApolloClient } from '@apollo/client/react';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { Paced } from '../../api/paced';
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

/** Many counts: they are repeated at most so often while the workspace's days pass. */
const EVERY_MS = 10_000;

interface Asked {
  readonly days: Days;
  /** The same while a live range moves. */
  readonly question: string;
  readonly today: string;
}

/** The payers of a workspace with their claims by status; one payer after the other, so that the server is not flooded. */
export function usePayerCounts(workspaceId: string, { days, question, today }: Asked) {
  const apollo = useApolloClient();
  const [counted, setCounted] = useState<Counted>({ question: '', rows: undefined, error: null });
  const paced = useRef<Paced | null>(null);

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
    const pace = new Paced(
      () => count(() => isCurrent),
      EVERY_MS,
      () => performance.now(),
    );
    paced.current = pace;
    pace.request();
    return () => {
      isCurrent = false;
      pace.stop();
    };
  }, [question]);
  useEffect(() => {
    paced.current?.request();
  }, [today]);

  return {
    rows: counted.rows,
    error: counted.error,
    stale: counted.question !== question,
    retry: () => paced.current?.request(),
  };
}
