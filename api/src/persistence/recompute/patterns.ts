import { ELIGIBLE_POPULATIONS } from '../../domain/denial-rule';
import type { Row, Tx } from '../database';
import { selectRows } from '../read/hydrate';
import { PATTERN_DAILY_METRICS } from '../tables';
import { confirm } from './compare';

/** A pattern's slice as the store names it. */
export interface PatternSliceRow {
  id: number;
  carc: string;
  family: string;
  refinement: 'payer' | 'provider' | 'coder' | null;
  refinement_id: number | null;
  detected_on: string;
}

/**
 * One pattern's daily figures, from..to by processing date, recomputed over every claim in its slice, denied or not,
 * and over the appeals of the claims linked to it. Days before the detector's window at detection have no row, so
 * `from` is never earlier than the pattern's first stored day.
 */
export async function confirmPatternDays(
  tx: Tx,
  workspaceId: number,
  pattern: PatternSliceRow,
  from: string,
  to: string,
): Promise<number> {
  const refined = pattern.refinement ? ` AND ${pattern.refinement}_id = ?` : '';
  const bit = 1 << (ELIGIBLE_POPULATIONS as readonly string[]).indexOf(pattern.family);
  const claims = await tx.query<Row>(
    `SELECT processing_date AS "metricDate", COUNT(*) AS "claimCount",
       SUM(CASE WHEN initially_denied = 1 AND first_carc = ? THEN 1 ELSE 0 END) AS "deniedCount",
       SUM(CASE WHEN initially_denied = 1 AND first_carc = ? THEN denied_cents ELSE 0 END) AS "deniedCents",
       SUM(billed_cents) AS "atRiskCents"
     FROM claims WHERE workspace_id = ? AND processing_date >= ? AND processing_date <= ? AND frequency_code = '1'
       AND initially_denied IS NOT NULL AND (eligible_populations & ?) <> 0${refined} GROUP BY processing_date`,
    [
      pattern.carc,
      pattern.carc,
      workspaceId,
      from,
      to,
      bit,
      ...(pattern.refinement ? [pattern.refinement_id] : []),
    ],
  );
  const appeals = await tx.query<Row>(
    `SELECT a.filed_date AS "metricDate", COUNT(*) AS "appealCount", SUM(CASE WHEN a.outcome IN ('OVERTURNED', 'PARTIAL') THEN 1 ELSE 0 END) AS "overturnCount"
     FROM appeals a JOIN pattern_claims p ON p.workspace_id = a.workspace_id AND p.claim_id = a.claim_id
     WHERE a.workspace_id = ? AND p.pattern_id = ? AND a.filed_date >= ? AND a.filed_date <= ? GROUP BY a.filed_date`,
    [workspaceId, pattern.id, from, to],
  );
  const byDate = new Map<unknown, Row>();
  for (const row of [...claims, ...appeals]) {
    const { metricDate } = row;
    byDate.set(metricDate, { ...byDate.get(metricDate), ...row, workspaceId, patternId: pattern.id });
  }
  const stored = await selectRows(
    tx,
    PATTERN_DAILY_METRICS,
    'm',
    'FROM pattern_daily_metrics m WHERE m.workspace_id = ? AND m.pattern_id = ? AND m.metric_date >= ? AND m.metric_date <= ?',
    [workspaceId, pattern.id, from, to],
  );
  return confirm(tx, PATTERN_DAILY_METRICS, [...byDate.values()], stored);
}
