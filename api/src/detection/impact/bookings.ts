import type { Cents } from '../../domain/money';
import type { ImpactEstimate } from './estimate';

/** A cohort is revised for as long as this; what was booked for older ones stays. */
export const REVISED_WEEKS = 26;

/** What is booked for a cohort at the end of a week. */
export interface CohortBooking {
  kind: 'PREVENTED' | 'PREVENTED_REVISION';
  /** The cohort's Monday, as an epoch day. */
  startDay: number;
  cents: Cents;
  preventedDenials: number;
}

export interface BookedSoFar {
  cents: Cents;
  preventedDenials: number;
}

/**
 * Each matured cohort is booked once; where the estimate now says otherwise, the difference is a row of its own, so that
 * nothing changes without a row that says when.
 * @param booked by a cohort's Monday
 */
export function cohortBookings(
  { weeks }: Pick<ImpactEstimate, 'weeks'>,
  booked: ReadonlyMap<number, BookedSoFar>,
): CohortBooking[] {
  return weeks.slice(-REVISED_WEEKS).flatMap(({ startDay, preventedCents, ...week }): CohortBooking[] => {
    const preventedDenials = rounded(week.preventedDenials);
    const before = booked.get(startDay);
    const cents = Math.round(preventedCents);
    if (!before) return [{ kind: 'PREVENTED', startDay, cents, preventedDenials }];
    if (cents === before.cents) return [];
    return [
      {
        kind: 'PREVENTED_REVISION',
        startDay,
        cents: cents - before.cents,
        preventedDenials: rounded(preventedDenials - before.preventedDenials),
      },
    ];
  });
}

/** To a millionth of a denial: the last bits of a sum depend on the order in which it was added up. */
const rounded = (denials: number): number => Math.round(denials * 1e6) / 1e6 + 0;
