import type { StoredTerm } from '../../domain/pattern';
import type { Row, Tx } from '../database';
import { inSlice, sliceConditions } from '../patterns/slice-conditions';
import { selectRows } from '../read/hydrate';
import { PATTERN_DAILY_METRICS } from '../tables';
import { confirm } from './compare';

/** A pattern as the jobs read it. */
export interface PatternSlice {
  id: number;
  carc: string;
  slice: readonly StoredTerm[];
}

/** Both days included. */
interface Days {
  from: string;
  to: string;
}

/**
 * One pattern's daily figures, from..to by processing date, recomputed over every claim in its slice, denied or not,
 * and over the appeals of the claims linked to it. Days before the detector's window at detection have no row, so
 * `from` is never earlier than the pattern's first stored day. A claim is denied for the pattern when a line that meets
 * the slice's terms about services is, or when none is and the claim as a whole was.
 *
 * @param codes every procedure code that a line may have
 */
export async function confirmPatternDays(
  tx: Tx,
  workspaceId: number,
  { id, carc, slice }: PatternSlice,
  { from, to }: Days,
  codes: readonly string[],
): Promise<number> {
  const conditions = sliceConditions(slice, codes);
  const eligible = inSlice(conditions);
  const { line } = conditions;
  const deniedLines = `SELECT SUM(l.billed_cents) FROM claim_line_items l WHERE l.workspace_id = c.workspace_id AND l.claim_id = c.id AND l.carc = ?${line.where}`;
  const anyDeniedLine = `SELECT 1 FROM claim_line_items l WHERE l.workspace_id = c.workspace_id AND l.claim_id = c.id AND l.carc IS NOT NULL`;
  const claims = await tx.query<Row>(
    `SELECT processing_date AS "metricDate", COUNT(*) AS "claimCount", COUNT(denied_cents) AS "deniedCount",
       COALESCE(SUM(denied_cents), 0) AS "deniedCents", SUM(billed_cents) AS "atRiskCents"
     FROM (
       SELECT c.processing_date, c.billed_cents, CASE WHEN c.initially_denied = 1 THEN COALESCE((${deniedLines}),
           CASE WHEN c.first_carc = ? AND NOT EXISTS (${anyDeniedLine}) THEN c.billed_cents END) END AS denied_cents
       FROM claims c WHERE c.workspace_id = ? AND c.processing_date >= ? AND c.processing_date <= ? AND c.frequency_code = '1' AND c.bill_of IS NULL
         AND c.initially_denied IS NOT NULL${eligible.where}
     ) AS own GROUP BY processing_date`,
    [carc, ...line.params, carc, workspaceId, from, to, ...eligible.params],
  );
  const appeals = await tx.query<Row>(
    `SELECT a.filed_date AS "metricDate", COUNT(*) AS "appealCount", SUM(CASE WHEN a.outcome IN ('OVERTURNED', 'PARTIAL') THEN 1 ELSE 0 END) AS "overturnCount"
     FROM appeals a JOIN pattern_claims p ON p.workspace_id = a.workspace_id AND p.claim_id = a.claim_id
     WHERE a.workspace_id = ? AND p.pattern_id = ? AND a.filed_date >= ? AND a.filed_date <= ? GROUP BY a.filed_date`,
    [workspaceId, id, from, to],
  );
  const byDate = new Map<unknown, Row>();
  for (const row of [...claims, ...appeals]) {
    const { metricDate } = row;
    byDate.set(metricDate, { ...byDate.get(metricDate), ...row, workspaceId, patternId: id });
  }
  const stored = await selectRows(
    tx,
    PATTERN_DAILY_METRICS,
    'm',
    'FROM pattern_daily_metrics m WHERE m.workspace_id = ? AND m.pattern_id = ? AND m.metric_date >= ? AND m.metric_date <= ?',
    [workspaceId, id, from, to],
  );
  return confirm(tx, PATTERN_DAILY_METRICS, [...byDate.values()], stored);
}
