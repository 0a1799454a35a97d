import type { InstantS } from '../domain/calendar';
import type { Lead } from '../persistence/twin-store';

/** What a twin does next. */
export type TwinStep =
  | { kind: 'ADVANCE'; untilS: InstantS }
  /** It stands where its origin stands for the first time, and may be read. */
  | { kind: 'OPEN' }
  | { kind: 'REST'; state: 'RUNNING' | 'PAUSED' }
  | { kind: 'END'; state: 'STOPPED' | 'COMPLETED' }
  /** There is nothing to follow any more. */
  | { kind: 'LEAVE' };

/** A twin goes where its origin has gone, and no further: in step through pauses, steps, every speed, and the end. */
export function nextOfTwin(
  lead: Pick<Lead, 'nowS' | 'state'> | null,
  nowS: InstantS,
  isReady: boolean,
): TwinStep {
  if (lead === null) return { kind: 'LEAVE' };
  if (nowS < lead.nowS) return { kind: 'ADVANCE', untilS: lead.nowS };
  if (!isReady) return { kind: 'OPEN' };
  switch (lead.state) {
    case 'STOPPED':
    case 'COMPLETED':
      return { kind: 'END', state: lead.state };
    case 'PENDING':
    case 'RUNNING':
      return { kind: 'REST', state: 'RUNNING' };
    case 'PAUSED':
    case 'FAILED':
      return { kind: 'REST', state: 'PAUSED' };
  }
}
