import type { LocalDate } from '../../../domain/calendar';
import { IS_PREVENTION } from '../../../domain/ledger/booking';
import type { Queryable } from '../../database';
import type { Part } from './read-at-once';
import { readAtOnce, sumWhere, wholeCount } from './read-at-once';

/** What the ledger holds of some days. Allowed cents, but for cash. */
export interface BookedSums {
  /** Null where nothing has been booked for prevention by the end of the window. */
  preventedCents: number | null;
  recoveredCents: number;
  recoveredCashCents: number;
}

const PREVENTION = `kind IN (${Object.entries(IS_PREVENTION)
  .flatMap(([kind, isPrevention]) => (isPrevention ? [`'${kind}'`] : []))
  .join(', ')})`;

/** The bookings of a window, both ends included, from the daily sums, and whether prevention was ever estimated. */
export const bookedParts = (
  workspaceId: number,
  from: LocalDate,
  to: LocalDate,
): { booked: Part; estimates: Part } => ({
  booked: {
    columns: {
      prevented: sumWhere(PREVENTION, 'allowed_cents'),
      recovered: sumWhere(`NOT ${PREVENTION}`, 'allowed_cents'),
      recoveredCash: sumWhere(`NOT ${PREVENTION}`, 'cash_cents'),
    },
    from: 'FROM daily_bookings WHERE workspace_id = ? AND metric_date >= ? AND metric_date <= ?',
    params: [workspaceId, from, to],
  },
  estimates: {
    columns: { made: wholeCount('estimate') },
    from: 'FROM impact_estimates WHERE workspace_id = ? AND as_of <= ?',
    params: [workspaceId, to],
  },
});

export const bookedSumsOf = (
  booked: Record<string, number>,
  estimates: Record<string, number>,
): BookedSums => ({
  preventedCents: estimates.made ? (booked.prevented ?? 0) : null,
  recoveredCents: booked.recovered ?? 0,
  recoveredCashCents: booked.recoveredCash ?? 0,
});

/** The same figures by themselves. */
export async function bookedSums(
  db: Queryable,
  workspaceId: number,
  { from, to }: { from: LocalDate; to: LocalDate },
): Promise<BookedSums> {
  const { figures } = await readAtOnce(db, workspaceId, bookedParts(workspaceId, from, to));
  return bookedSumsOf(figures.booked, figures.estimates);
}
