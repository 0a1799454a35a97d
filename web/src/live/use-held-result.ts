import { useState } from 'react';
import type { PacedResult } from '../api/use-paced-query';
import { useLiveControl } from './live-context';

interface Kept<TData> {
  readonly question: string;
  readonly data: TData | null;
  /** Of an older question: the first response to the new one is taken even while updates are paused. */
  readonly isStale: boolean;
}

/** While live updates are paused, the response as of the pause; another question still gets its response. */
export function useHeldResult<TData>(result: PacedResult<TData>, question: string): PacedResult<TData> {
  const { paused } = useLiveControl();
  const { data, stale: isStale } = result;
  const [kept, setKept] = useState<Kept<TData>>({ question, data, isStale });
  const isTaken = !paused || kept.isStale || kept.data === null || kept.question !== question;
  if (isTaken && (kept.question !== question || kept.data !== data || kept.isStale !== isStale))
    setKept({ question, data, isStale });
  return isTaken ? result : { ...result, data: kept.data };
}
