import type { Claim } from '../../../domain/claim';
import type { ClaimSlice } from '../../../domain/claim-slice';
import { PROCEDURES } from '../../../domain/catalogues/procedure-catalogue';
import { populationBit } from '../../../domain/denial-rule';
import type { PatternTruth } from '../../../domain/pattern-truth';
import { PatternEntity } from '../../../entities/pattern.entity';
import { claimsWithLines } from '../../claim-reader';
import type { Queryable } from '../../database';
import type { Condition } from '../../patterns/slice-conditions';
import { inSlice, sliceConditions } from '../../patterns/slice-conditions';
import type { Cell } from '../../dialect';
import { select } from '../hydrate';

const ADJUDICATED = `c.source = 'SIMULATED' AND c.frequency_code = '1' AND c.bill_of IS NULL AND c.initially_denied IS NOT NULL`;

interface TruthCount {
  eligible: number;
  denied: number;
}

/**
 * By truth: adjudicated first submissions that are eligible for it on its days, and those that were denied with its CARC.
 * One pass over the run's claims, however many truths there are.
 */
export async function countTruths(
  db: Queryable,
  workspaceId: number,
  truths: readonly PatternTruth[],
): Promise<TruthCount[]> {
  if (truths.length === 0) return [];
  const columns: string[] = [];
  const params: Cell[] = [];
  truths.forEach((truth, index) => {
    const { where, params: ofSlice } = conditionsOf(truth.slice);
    const days = 'c.submission_date >= ? AND c.submission_date <= ?';
    const condition = `${days} AND (c.eligible_populations & ?) <> 0${where}`;
    const values = [truth.from, truth.to ?? '9999-12-31', populationBit(truth.population), ...ofSlice];
    columns.push(
      `SUM(CASE WHEN ${condition} THEN 1 ELSE 0 END) AS "eligible${index}"`,
      `SUM(CASE WHEN c.initially_denied = 1 AND c.carc = ? AND ${condition} THEN 1 ELSE 0 END) AS "denied${index}"`,
    );
    params.push(...values, truth.carc, ...values);
  });
  const [row = {}] = await db.query<Record<string, number | null>>(
    `SELECT ${columns.join(', ')} FROM claims c WHERE c.workspace_id = ? AND ${ADJUDICATED}`,
    [...params, workspaceId],
  );
  return truths.map((_, index) => ({
    eligible: Number(row[`eligible${index}`] ?? 0),
    denied: Number(row[`denied${index}`] ?? 0),
  }));
}

/** A truth's slice names what a pattern's does; simulated claims have codes of the catalogue only. */
function conditionsOf(slice: ClaimSlice): Condition {
  const terms = Object.entries(slice).flatMap(([field, value]: [string, unknown]) =>
    value === null ? [] : [{ field, value: String(value) }],
  );
  return inSlice(sliceConditions(terms, CODES));
}

const CODES = PROCEDURES.map(({ code }) => code);

/** About `size` adjudicated first submissions, spread evenly over the run. */
export async function sampleOfClaims(
  db: Queryable,
  workspaceId: number,
  claimCount: number,
  size: number,
): Promise<Claim[]> {
  // Odd, so that every ordinal of a day comes up on some day: a day's ids begin at a multiple of a power of two.
  const oneIn = 2 * Math.floor(claimCount / size / 2) + 1;
  const sample: Claim[] = [];
  for await (const page of claimsWithLines(db, workspaceId, `AND ${ADJUDICATED} AND c.id % ? = 0`, [oneIn]))
    sample.push(...page.map(({ claim }) => claim));
  return sample;
}

/** All patterns of a workspace but the archived ones, in the order of detection. */
export const standingPatterns = (db: Queryable, workspaceId: number): Promise<PatternEntity[]> =>
  select(
    db,
    PatternEntity,
    'p',
    `FROM patterns p WHERE p.workspace_id = ? AND p.status <> 'ARCHIVED' ORDER BY p.first_detected, p.id`,
    [workspaceId],
  );
