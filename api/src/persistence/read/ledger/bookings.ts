import type { ImpactEstimate } from '../../../detection/impact/estimate';
import { noOutcomes } from '../../../detection/impact/impact-history';
import type { DenialOutcomes } from '../../../detection/impact/impact-history';
import type { BookingKind } from '../../../domain/ledger/booking';
import type { LocalDate } from '../../../domain/calendar';
import { ruleIndex } from '../../../domain/denial-rules';
import type { NoEstimateReason } from '../../../domain/ledger/impact-reasons';
import { ImpactEstimateEntity } from '../../../entities/ledger/impact.entity';
import type { Queryable } from '../../database';
import { select } from '../hydrate';

/** One day's bookings of one kind. */
export interface BookedDay {
  date: LocalDate;
  kind: BookingKind;
  allowedCents: number;
}

export function bookedDays(db: Queryable, workspaceId: number, to: LocalDate): Promise<BookedDay[]> {
  return db.query<BookedDay>(
    `SELECT metric_date AS date, kind, allowed_cents AS "allowedCents" FROM daily_bookings
     WHERE workspace_id = ? AND metric_date <= ? ORDER BY metric_date, kind`,
    [workspaceId, to],
  );
}

/** Of the cohorts' bookings of a window: how many denials were prevented. */
export async function preventedDenials(
  db: Queryable,
  workspaceId: number,
  from: LocalDate,
  to: LocalDate,
): Promise<number> {
  const [row] = await db.query<{ denials: number | null }>(
    `SELECT SUM(prevented_denials) AS denials FROM bookings
     WHERE workspace_id = ? AND kind IN ('PREVENTED', 'PREVENTED_REVISION') AND booked_on >= ? AND booked_on <= ?`,
    [workspaceId, from, to],
  );
  return Number(row?.denials ?? 0);
}

/** The newest estimate made by a day; null before the first. */
export async function newestEstimate(
  db: Queryable,
  workspaceId: number,
  by: LocalDate,
): Promise<{ reason: NoEstimateReason | null; estimate: ImpactEstimate | null } | null> {
  const [row] = await select(
    db,
    ImpactEstimateEntity,
    'e',
    'FROM impact_estimates e WHERE e.workspace_id = ? AND e.as_of <= ? ORDER BY e.as_of DESC LIMIT 1',
    [workspaceId, by],
  );
  return row ? { reason: row.reason, estimate: row.estimate as ImpactEstimate | null } : null;
}

export async function hasTrained(db: Queryable, workspaceId: number, by: LocalDate): Promise<boolean> {
  const rows = await db.query(
    'SELECT 1 FROM coder_trainings WHERE workspace_id = ? AND first_day <= ? LIMIT 1',
    [workspaceId, by],
  );
  return rows.length > 0;
}

/** What payers allowed on the claims submitted in a span, appeals and corrected claims included. */
export async function allowedOfCohorts(
  db: Queryable,
  workspaceId: number,
  from: LocalDate,
  to: LocalDate,
): Promise<number> {
  const [row] = await db.query<{ cents: number }>(
    `SELECT CAST(COALESCE(SUM(allowed_cents), 0) AS BIGINT) AS cents FROM cohort_allowed
     WHERE workspace_id = ? AND submission_date >= ? AND submission_date <= ?`,
    [workspaceId, from, to],
  );
  return row?.cents ?? 0;
}

/** The workspace that follows this one without training; null when there is none that may be read. */
export async function twinOf(db: Queryable, workspaceId: number): Promise<number | null> {
  const [row] = await db.query<{ id: number }>(
    `SELECT f.workspace_id AS id FROM forks f JOIN workspaces w ON w.id = f.workspace_id AND w.state = 'READY'
     WHERE f.origin_id = ? AND f.kind = 'TWIN'`,
    [workspaceId],
  );
  return row?.id ?? null;
}

/**
 * What became of denials from a Monday on, by rule: what a rule's value is learned from.
 * @param settledBy the last Monday of whose week all denials have been worked, if they ever are
 */
export async function outcomesSince(
  db: Queryable,
  workspaceId: number,
  weekStart: LocalDate,
  settledBy: LocalDate,
): Promise<DenialOutcomes[]> {
  const sums = OUTCOMES.map(([property, column, onlySettled]) => {
    const cents = onlySettled ? `CASE WHEN week_start <= ? THEN ${column} ELSE 0 END` : column;
    return `CAST(SUM(${cents}) AS BIGINT) AS "${property}"`;
  });
  const rows = await db.query<Record<string, number> & { rule_key: string }>(
    `SELECT rule_key, ${sums.join(', ')} FROM denial_outcomes WHERE workspace_id = ? AND week_start >= ?
     GROUP BY rule_key ORDER BY rule_key`,
    [...OUTCOMES.flatMap(([, , onlySettled]) => (onlySettled ? [settledBy] : [])), workspaceId, weekStart],
  );
  return rows.flatMap(({ rule_key, ...figures }) => {
    const rule = ruleIndex(rule_key);
    return rule < 0 ? [] : [{ ...noOutcomes(rule), ...figures, rule }];
  });
}

const OUTCOMES: readonly (readonly [property: keyof DenialOutcomes, column: string, onlySettled: boolean])[] =
  [
    ['deniedCount', 'denied_count', false],
    ['institutionalCount', 'institutional_count', false],
    ['deniedCents', 'denied_cents', false],
    ['deniedSquares', 'denied_squares', false],
    ['settledCents', 'denied_cents', true],
    ['appealedCents', 'appealed_cents', true],
    ['correctedCents', 'corrected_cents', true],
    ['decidedCount', 'decided_count', false],
    ['decidedCents', 'decided_cents', false],
    ['wonCents', 'won_cents', false],
    ['wonAllowedCents', 'won_allowed_cents', false],
    ['adjudicatedCount', 'adjudicated_count', false],
    ['adjudicatedCents', 'adjudicated_cents', false],
    ['adjudicatedAllowedCents', 'adjudicated_allowed_cents', false],
  ];

/** An active pattern over its current period. */
export interface PatternExcessRow {
  id: number;
  carc: string;
  ruleKey: string | null;
  status: string;
  start: LocalDate;
  end: LocalDate;
  claimCount: number;
  deniedCount: number;
  baselineDeniedCount: number | null;
  benchmarkPerMillion: number;
}

export const patternExcesses = (db: Queryable, workspaceId: number): Promise<PatternExcessRow[]> =>
  db.query<PatternExcessRow>(
    `SELECT id, carc, rule_key AS "ruleKey", status, current_start AS start, current_end AS "end", current_claim_count AS "claimCount",
       current_denied_count AS "deniedCount", baseline_denied_count AS "baselineDeniedCount", benchmark_per_million AS "benchmarkPerMillion"
     FROM patterns WHERE workspace_id = ? ORDER BY id`,
    [workspaceId],
  );
