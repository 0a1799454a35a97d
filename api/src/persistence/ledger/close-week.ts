import { REVISED_WEEKS, cohortBookings } from '../../detection/impact/bookings';
import type { BookedSoFar } from '../../detection/impact/bookings';
import { MAX_BASELINE_WEEKS, estimateImpact } from '../../detection/impact/estimate';
import { maturedOn } from '../../detection/impact/impact-history';
import { dateOfEpochDay } from '../../domain/calendar';
import { epochDayOf } from '../../domain/date-index';
import { putRows } from '../bulk';
import type { Queryable, Tx } from '../database';
import { IMPACT_ESTIMATES } from '../tables';
import { countCohort, readImpactHistory, saveCohort } from './cohort-store';
import { book } from './ledger-store';

/**
 * Closes the books of a week at its end: the cohort that has matured is counted, the effect of training is estimated
 * anew, and what it says of each cohort beyond what is booked is booked on that Sunday. Work is bounded by one week's
 * claims and REVISED_WEEKS cohorts.
 * @param sunday the day that ended; nothing later may be stored yet
 */
export async function closeWeek(tx: Tx, workspaceId: number, sunday: string): Promise<void> {
  const matured = dateOfEpochDay(maturedOn(epochDayOf(sunday)));
  await saveCohort(tx, await countCohort(tx, workspaceId, matured));
  const history = await readImpactHistory(tx, workspaceId, sunday, {
    baseline: MAX_BASELINE_WEEKS,
    since: REVISED_WEEKS + Math.ceil((epochDayOf(sunday) - epochDayOf(matured)) / 7),
  });
  if (history === null) return;
  const estimate = estimateImpact(history);
  if (typeof estimate === 'string') {
    await saveEstimate(tx, workspaceId, sunday, { reason: estimate, estimate: null });
    return;
  }
  await saveEstimate(tx, workspaceId, sunday, { reason: null, estimate });
  const [oldest] = estimate.weeks.slice(-REVISED_WEEKS);
  const booked = await bookedCohorts(tx, workspaceId, oldest?.startDay ?? 0);
  const bookings = cohortBookings(estimate, booked).map(({ kind, startDay, cents, preventedDenials }) => ({
    workspaceId,
    kind,
    subjectId: startDay,
    bookedOn: sunday,
    allowedCents: cents,
    cashCents: 0,
    preventedDenials,
  }));
  await book(tx, bookings);
}

async function saveEstimate(
  tx: Tx,
  workspaceId: number,
  asOf: string,
  made: Pick<Parameters<typeof IMPACT_ESTIMATES.pack>[0], 'reason' | 'estimate'>,
): Promise<void> {
  await putRows(tx, IMPACT_ESTIMATES, [IMPACT_ESTIMATES.pack({ workspaceId, asOf, ...made })]);
}

/** What is booked for cohorts from a Monday on, revisions included. */
async function bookedCohorts(
  db: Queryable,
  workspaceId: number,
  fromDay: number,
): Promise<Map<number, BookedSoFar>> {
  const rows = await db.query<{ subject_id: number; cents: number; denials: number }>(
    `SELECT subject_id, CAST(SUM(allowed_cents) AS BIGINT) AS cents, SUM(prevented_denials) AS denials FROM bookings
     WHERE workspace_id = ? AND kind IN ('PREVENTED', 'PREVENTED_REVISION') AND subject_id >= ? GROUP BY subject_id`,
    [workspaceId, fromDay],
  );
  return new Map(
    rows.map((row) => [row.subject_id, { cents: row.cents, preventedDenials: Number(row.denials) }]),
  );
}
