import type { InstantS } from '../../domain/calendar';
import type { SimulationEvent } from '../simulation';
import { EVENT_ORDER } from '../simulation';

/** One thing that happens on a day, in canonical order; its event is made when it is due. */
export interface DayItem {
  atS: InstantS;
  rank: number;
  id: number;
  emit(): SimulationEvent;
}

export const RANK = Object.fromEntries(EVENT_ORDER.map((kind, index) => [kind, index])) as Record<
  SimulationEvent['kind'],
  number
>;

export const canonically = (a: DayItem, b: DayItem): number =>
  a.atS - b.atS || a.rank - b.rank || a.id - b.id;
