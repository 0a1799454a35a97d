import type { LocalDate } from '../../domain/calendar';
import { BadInputError } from '../../domain/errors';
import type { BookingKind } from '../../domain/ledger/booking';
import type { Granularity } from '../../entities/enums/states';
import type { RevenuePoint } from '../../entities/views/impact';
import type { WorkspaceEntity } from '../../entities/workspace.entity';
import { bookedDays } from '../../persistence/read/ledger/bookings';
import { MAX_POINTS, nextPeriod, periodStart } from '../dashboard-figures';
import { eventsThrough } from '../figures/inventory-day';
import { lastDay } from '../scope';
import type { UseCaseContext } from '../use-case-context';

type Part = 'preventedCents' | 'revisedCents' | 'recoveredCents' | 'reversedCents';

const PART_OF: Readonly<Record<BookingKind, Part>> = {
  APPEAL_WON: 'recoveredCents',
  CORRECTED_CLAIM_PAID: 'recoveredCents',
  LATER_PAYMENT: 'recoveredCents',
  REVERSAL: 'reversedCents',
  PREVENTED: 'preventedCents',
  PREVENTED_REVISION: 'revisedCents',
};

const NOTHING: Readonly<Record<Part, number>> = {
  preventedCents: 0,
  revisedCents: 0,
  recoveredCents: 0,
  reversedCents: 0,
};

/**
 * One point for every period from the first booking (or `from`) to `to`, otherwise to the newest; what came before counts
 * in the cumulative sums.
 */
export async function revenueTrend(
  context: UseCaseContext,
  workspace: WorkspaceEntity,
  range: { from: LocalDate | null; to: LocalDate | null },
  granularity: Granularity,
): Promise<RevenuePoint[]> {
  const { from } = range;
  const last = await lastDay(context, workspace, null);
  const to = range.to ?? (await eventsThrough(context, workspace, from, last));
  const days = await bookedDays(context.database.reader('live'), workspace.localId, to);
  const start = from ?? days[0]?.date;
  if (start === undefined) return [];
  if (start > to) throw BadInputError.of('to', `expected a date on or after ${start}, got ${to}`);
  const points = new Map<LocalDate, Record<Part, number>>();
  for (let date = periodStart(start, granularity); date <= to; date = nextPeriod(date, granularity)) {
    points.set(date, { ...NOTHING });
    if (points.size > MAX_POINTS)
      throw BadInputError.of('from', `expected at most ${MAX_POINTS} points; use a coarser granularity`);
  }
  const before = { ...NOTHING };
  for (const { date, kind, allowedCents } of days)
    (points.get(periodStart(date, granularity)) ?? before)[PART_OF[kind]] += allowedCents;
  let cumulativePreventedCents = before.preventedCents + before.revisedCents;
  let cumulativeRecoveredCents = before.recoveredCents + before.reversedCents;
  return [...points].map(([date, parts]) => {
    cumulativePreventedCents += parts.preventedCents + parts.revisedCents;
    cumulativeRecoveredCents += parts.recoveredCents + parts.reversedCents;
    return { date, ...parts, cumulativePreventedCents, cumulativeRecoveredCents };
  });
}
