import { maturesOn } from '../../detection/impact/impact-history';
import { addDays, dateOfEpochDay } from '../../domain/calendar';
import { epochDayOf } from '../../domain/date-index';
import { ELIGIBLE_POPULATIONS } from '../../domain/denial-rule';
import { DENIAL_RULES } from '../../domain/denial-rules';
import type { Row, Tx } from '../database';

const MEMBERS = { PAYER: 'payer_id', PROVIDER: 'provider_id', CODER: 'coder_id' } as const;

const ELIGIBLE = ELIGIBLE_POPULATIONS.map(
  (_, bit) => `SUM(CASE WHEN (eligible_populations & ${1 << bit}) <> 0 THEN 1 ELSE 0 END)`,
);
const DENIED = DENIAL_RULES.map(
  ({ key }) => `SUM(CASE WHEN initially_denied = 1 AND rule_key = '${key}' THEN 1 ELSE 0 END)`,
);

/** The cohort of one week as it was counted when it matured: by what was adjudicated until then. */
export async function confirmCohort(tx: Tx, workspaceId: number, weekStart: string): Promise<number> {
  const until = dateOfEpochDay(maturesOn(epochDayOf(weekStart)));
  let mismatches = 0;
  for (const [dimension, column] of Object.entries(MEMBERS)) {
    const rows = await tx.query<Row>(
      `SELECT ${column} AS member, ${columns(ELIGIBLE, 'e')}, ${columns(DENIED, 'd')} FROM claims
       WHERE workspace_id = ? AND submission_date >= ? AND submission_date <= ? AND processing_date <= ?
         AND frequency_code = '1' AND bill_of IS NULL AND source = 'SIMULATED' AND ${column} IS NOT NULL GROUP BY ${column}`,
      [workspaceId, weekStart, addDays(weekStart, 6), until],
    );
    for (const row of rows) {
      const eligible = JSON.stringify(ELIGIBLE.map((_, index) => Number(row[`e${index}`])));
      const denied = JSON.stringify(
        DENIED.map((_, rule) => (isCounted(dimension, rule) ? Number(row[`d${rule}`]) : 0)),
      );
      const found = await tx.run(
        `UPDATE impact_cohorts SET eligible = ?, denied = ? WHERE workspace_id = ? AND week_start = ? AND dimension = ?
           AND member_id = ? AND (eligible <> ? OR denied <> ?)`,
        [eligible, denied, workspaceId, weekStart, dimension, Number(row.member), eligible, denied],
      );
      mismatches += found;
    }
    const [stored] = await tx.query<{ members: number }>(
      `SELECT CAST(COUNT(*) AS BIGINT) AS members FROM impact_cohorts WHERE workspace_id = ? AND week_start = ? AND dimension = ?`,
      [workspaceId, weekStart, dimension],
    );
    mismatches += Math.abs((stored?.members ?? 0) - rows.length);
  }
  return mismatches;
}

/** Coders are counted by the rules that they control. */
const isCounted = (dimension: string, rule: number): boolean =>
  dimension !== 'CODER' || DENIAL_RULES[rule]?.coderControllable === true;

const columns = (expressions: readonly string[], prefix: string): string =>
  expressions.map((expression, index) => `${expression} AS ${prefix}${index}`).join(', ');
