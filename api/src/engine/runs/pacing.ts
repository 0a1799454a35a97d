import type { InstantS } from '../../domain/calendar';
import { SECONDS_PER_DAY } from '../../domain/calendar';

/** Where the virtual clock was when the present speed took effect. */
export interface Pace {
  originMs: number;
  originS: InstantS;
  /** Null: as fast as the machine allows. */
  daysPerSecond: number | null;
}

/** Where the virtual clock should be by its schedule; Infinity at unlimited speed. */
export function scheduledS(pace: Pace, nowMs: number): number {
  if (pace.daysPerSecond === null) return Infinity;
  return Math.floor(pace.originS + ((nowMs - pace.originMs) / 1000) * pace.daysPerSecond * SECONDS_PER_DAY);
}

/** Real seconds by which the virtual clock is behind its schedule. */
export function lagSeconds(pace: Pace, nowMs: number, virtualNowS: InstantS): number {
  if (pace.daysPerSecond === null || pace.daysPerSecond === 0) return 0;
  return Math.max(0, (scheduledS(pace, nowMs) - virtualNowS) / (pace.daysPerSecond * SECONDS_PER_DAY));
}

/** The first midnight after an instant: when a command given now takes effect. */
export const nextMidnightS = (atS: InstantS): InstantS =>
  (Math.floor(atS / SECONDS_PER_DAY) + 1) * SECONDS_PER_DAY;
