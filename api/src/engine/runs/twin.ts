import type { InstantS } from '../../domain/calendar';
import type { Lead } from '../../persistence/twin-store';

/** What a twin does next. */
export type TwinStep =
  | { kind: 'ADVANCE'; untilS: InstantS }
  /** It has reached its origin's present for the first time, and may be read. */
  | { kind: 'OPEN' }
  | { kind: 'REST'; state: 'RUNNING' | 'PAUSED' }
  | { kind: 'END'; state: 'STOPPED' | 'COMPLETED' }
  /** There is nothing left to follow. */
  | { kind: 'LEAVE' };

/** A twin goes as far as its origin and no further: through pauses, steps, every speed, and the end. */
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
