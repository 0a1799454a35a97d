import { addDays } from '../../domain/calendar';
import type { Row, Tx } from '../database';
import { selectRows } from '../read/hydrate';
import { BOOKINGS, CODER_TRAININGS, COHORT_ALLOWED, DAILY_BOOKINGS, DENIAL_OUTCOMES } from '../tables';
import { ruleKeyOf } from '../ledger/ledger-store';
import { confirm } from './compare';

const FIRST_DENIALS = `c.frequency_code = '1' AND c.bill_of IS NULL AND c.initially_denied = 1`;
/** What appeals have won on a claim: its lines keep what was allowed first. */
const WON_ALLOWED = `(c.allowed_cents - (SELECT COALESCE(SUM(l.allowed_cents), 0) FROM claim_line_items l
  WHERE l.workspace_id = c.workspace_id AND l.claim_id = c.id))`;
const APPEALS = 'appeals a ON a.workspace_id = c.workspace_id AND a.claim_id = c.id';
/** The corrected claim of a denial, once it is adjudicated. */
const CORRECTIONS = 'claims r ON r.workspace_id = c.workspace_id AND r.original_claim_id = c.id';
const BROUGHT = 'COALESCE(r.allowed_cents, r.paid_cents)';

/** Bookings of what appeals and corrected claims brought, for denials submitted from..to; and the cohorts' allowed cents. */
export async function confirmRecoveries(
  tx: Tx,
  workspaceId: number,
  from: string,
  to: string,
): Promise<number> {
  const span = [workspaceId, from, to];
  const denials = `c.workspace_id = ? AND c.submission_date >= ? AND c.submission_date <= ? AND ${FIRST_DENIALS}`;
  const expected = await tx.query<Row>(
    `SELECT c.workspace_id AS "workspaceId", 'APPEAL_WON' AS kind, c.id AS "subjectId", a.decided_date AS "bookedOn",
       ${WON_ALLOWED} AS "allowedCents", a.recovered_cents AS "cashCents"
     FROM claims c JOIN ${APPEALS} WHERE ${denials} AND a.outcome IN ('OVERTURNED', 'PARTIAL')
     UNION ALL
     SELECT c.workspace_id, 'CORRECTED_CLAIM_PAID', c.id, r.processing_date, ${BROUGHT}, r.paid_cents
     FROM claims c JOIN ${CORRECTIONS} WHERE ${denials} AND r.initially_denied IS NOT NULL AND ${BROUGHT} <> 0`,
    [...span, ...span],
  );
  const stored = await selectRows(
    tx,
    RECOVERIES,
    'b',
    `FROM claims c JOIN bookings b ON b.workspace_id = c.workspace_id AND b.kind IN ('APPEAL_WON', 'CORRECTED_CLAIM_PAID') AND b.subject_id = c.id
     WHERE c.workspace_id = ? AND c.submission_date >= ? AND c.submission_date <= ?`,
    span,
  );
  return (await confirm(tx, RECOVERIES, expected, stored)) + (await confirmAllowed(tx, span));
}

const RECOVERIES = BOOKINGS.without(['preventedDenials']);

async function confirmAllowed(tx: Tx, span: readonly (number | string)[]): Promise<number> {
  const days = await tx.query<Row>(
    `SELECT workspace_id AS "workspaceId", submission_date AS "submissionDate", SUM(cents) AS "allowedCents" FROM (
       SELECT c.workspace_id, c.submission_date, COALESCE(c.allowed_cents, 0) AS cents FROM claims c
       WHERE c.workspace_id = ? AND c.submission_date >= ? AND c.submission_date <= ? AND c.frequency_code = '1' AND c.bill_of IS NULL
       UNION ALL
       SELECT c.workspace_id, c.submission_date, COALESCE(${BROUGHT}, 0) FROM claims c JOIN ${CORRECTIONS}
       WHERE c.workspace_id = ? AND c.submission_date >= ? AND c.submission_date <= ? AND ${FIRST_DENIALS}
         AND r.initially_denied IS NOT NULL) AS parts
     GROUP BY workspace_id, submission_date`,
    [...span, ...span],
  );
  const stored = await selectRows(
    tx,
    COHORT_ALLOWED,
    'm',
    'FROM cohort_allowed m WHERE m.workspace_id = ? AND m.submission_date >= ? AND m.submission_date <= ?',
    span,
  );
  return confirm(tx, COHORT_ALLOWED, days, stored);
}

/** What became of the denials of one week, Monday to Sunday, by rule. */
export async function confirmOutcomes(tx: Tx, workspaceId: number, weekStart: string): Promise<number> {
  const denials = await tx.query<Row>(
    `SELECT c.rule_key, c.first_carc, c.claim_type, c.denied_cents AS cents,
       (SELECT MAX(CASE WHEN a.decided_date IS NULL THEN 0 ELSE 1 END) FROM appeals a
        WHERE a.workspace_id = c.workspace_id AND a.claim_id = c.id AND a.level = 1) AS decided,
       (SELECT MAX(CASE WHEN a.outcome IN ('OVERTURNED', 'PARTIAL') THEN 1 ELSE 0 END) FROM appeals a
        WHERE a.workspace_id = c.workspace_id AND a.claim_id = c.id) AS won,
       ${WON_ALLOWED} AS won_allowed, r.id AS correction, r.initially_denied AS adjudicated, ${BROUGHT} AS brought
     FROM claims c LEFT JOIN ${CORRECTIONS}
     WHERE c.workspace_id = ? AND c.processing_date >= ? AND c.processing_date <= ? AND ${FIRST_DENIALS}`,
    [workspaceId, weekStart, addDays(weekStart, 6)],
  );
  const byRule = new Map<string, Record<string, unknown>>();
  for (const row of denials) {
    const ruleKey = ruleKeyOf(row.rule_key as string | null, row.first_carc as string | null);
    if (ruleKey === null) continue;
    const cents = Number(row.cents);
    const adds: Record<string, number> = {
      deniedCount: 1,
      institutionalCount: row.claim_type === 'INSTITUTIONAL' ? 1 : 0,
      deniedCents: cents,
      deniedSquares: Math.round(cents / 100) * Math.round(cents / 100),
      appealedCents: row.decided === null ? 0 : cents,
      correctedCents: row.correction === null ? 0 : cents,
      decidedCount: Number(row.decided ?? 0),
      decidedCents: Number(row.decided ?? 0) * cents,
      wonCents: Number(row.won ?? 0) * cents,
      wonAllowedCents: Number(row.won ?? 0) * Number(row.won_allowed ?? 0),
      adjudicatedCount: row.adjudicated === null ? 0 : 1,
      adjudicatedCents: row.adjudicated === null ? 0 : cents,
      adjudicatedAllowedCents: row.adjudicated === null ? 0 : Number(row.brought ?? 0),
    };
    const sums = byRule.get(ruleKey) ?? { workspaceId, weekStart, ruleKey };
    byRule.set(ruleKey, sums);
    for (const figure of Object.keys(adds)) sums[figure] = Number(sums[figure] ?? 0) + (adds[figure] ?? 0);
  }
  const stored = await selectRows(
    tx,
    DENIAL_OUTCOMES,
    'o',
    'FROM denial_outcomes o WHERE o.workspace_id = ? AND o.week_start = ?',
    [workspaceId, weekStart],
  );
  return confirm(tx, DENIAL_OUTCOMES, [...byRule.values()], stored);
}

/** The ledger's daily sums, and when coders trained rules first. */
export async function confirmBooks(tx: Tx, workspaceId: number): Promise<number> {
  const expected = await tx.query<Row>(
    `SELECT workspace_id AS "workspaceId", booked_on AS "metricDate", kind, COUNT(*) AS "bookingCount",
       SUM(allowed_cents) AS "allowedCents", SUM(cash_cents) AS "cashCents"
     FROM bookings WHERE workspace_id = ? GROUP BY workspace_id, booked_on, kind`,
    [workspaceId],
  );
  const stored = await selectRows(tx, DAILY_BOOKINGS, 'd', 'FROM daily_bookings d WHERE d.workspace_id = ?', [
    workspaceId,
  ]);
  return (
    (await confirm(tx, DAILY_BOOKINGS, expected, stored)) +
    (await confirmTrainings(tx, workspaceId)) +
    (await confirmPrevented(tx, workspaceId))
  );
}

async function confirmTrainings(tx: Tx, workspaceId: number): Promise<number> {
  const first = await tx.query<{ coder_id: number; rule_key: string; at_s: number }>(
    `SELECT coder_id, rule_key, CAST(MIN(at_s) AS BIGINT) AS at_s FROM learning_events
     WHERE workspace_id = ? AND type = 'ATTEMPT' AND rule_key IS NOT NULL GROUP BY coder_id, rule_key`,
    [workspaceId],
  );
  const stored = await selectRows(
    tx,
    CODER_TRAININGS,
    't',
    'FROM coder_trainings t WHERE t.workspace_id = ?',
    [workspaceId],
  );
  const known = new Map(stored.map((row) => [`${row.coderId}|${row.ruleKey}`, row.firstDay]));
  let mismatches = Math.abs(stored.length - first.length);
  for (const { coder_id, rule_key, at_s } of first) {
    const firstDay = new Date(at_s * 1000).toISOString().slice(0, 10);
    const before = known.get(`${coder_id}|${rule_key}`);
    if (before === firstDay) continue;
    if (before !== undefined) mismatches += 1;
    await tx.run(
      `INSERT INTO coder_trainings (workspace_id, coder_id, rule_key, first_day) VALUES (?, ?, ?, ?)
       ON CONFLICT (workspace_id, coder_id, rule_key) DO UPDATE SET first_day = excluded.first_day`,
      [workspaceId, coder_id, rule_key, firstDay],
    );
  }
  return mismatches;
}

/**
 * The newest estimate against what is booked for its cohorts. A difference is booked as a revision: nothing in the
 * ledger changes.
 */
async function confirmPrevented(tx: Tx, workspaceId: number): Promise<number> {
  const [newest] = await tx.query<{ as_of: string; estimate: string | null }>(
    'SELECT as_of, estimate FROM impact_estimates WHERE workspace_id = ? ORDER BY as_of DESC LIMIT 1',
    [workspaceId],
  );
  if (!newest?.estimate) return 0;
  const { weeks } = JSON.parse(newest.estimate) as { weeks: { startDay: number; preventedCents: number }[] };
  const booked = await tx.query<{ subject_id: number; cents: number }>(
    `SELECT subject_id, CAST(SUM(allowed_cents) AS BIGINT) AS cents FROM bookings
     WHERE workspace_id = ? AND kind IN ('PREVENTED', 'PREVENTED_REVISION') GROUP BY subject_id`,
    [workspaceId],
  );
  const sums = new Map(booked.map((row) => [row.subject_id, row.cents]));
  let mismatches = 0;
  for (const { startDay, preventedCents } of weeks.slice(-26)) {
    const cents = Math.round(preventedCents) - (sums.get(startDay) ?? 0);
    if (cents === 0) continue;
    mismatches += 1;
    await tx.run(
      `INSERT INTO bookings (workspace_id, kind, subject_id, booked_on, allowed_cents, cash_cents, prevented_denials)
       VALUES (?, 'PREVENTED_REVISION', ?, ?, ?, 0, 0) ON CONFLICT (workspace_id, kind, subject_id, booked_on)
       DO UPDATE SET allowed_cents = bookings.allowed_cents + excluded.allowed_cents`,
      [workspaceId, startDay, newest.as_of, cents],
    );
  }
  return mismatches;
}
