import { PolicyDailyMetricEntity } from '../../entities/policy-daily-metric.entity';
import { PolicyEntity, PolicyPerformanceEntity } from '../../entities/policy.entity';
import { ComputationPeriod, PolicyFigures } from '../../entities/views/policy-figures';
import type { Queryable } from '../database';
import type { DayRange } from './by-key';
import { select } from './hydrate';

/** By payer, then rule. @param payerId null: of every payer */
export const listPolicies = (
  db: Queryable,
  workspaceId: number,
  payerId: number | null,
): Promise<PolicyEntity[]> =>
  select(
    db,
    PolicyEntity,
    'p',
    `FROM policies p WHERE p.workspace_id = ?${payerId === null ? '' : ' AND p.payer_id = ?'} ORDER BY p.id`,
    payerId === null ? [workspaceId] : [workspaceId, payerId],
  );

export const policyPerformances = (
  db: Queryable,
  workspaceId: number,
  policyIds: readonly number[],
): Promise<PolicyPerformanceEntity[]> =>
  select(
    db,
    PolicyPerformanceEntity,
    'p',
    `FROM policy_performance p WHERE p.workspace_id = ? AND p.policy_id IN (${list(policyIds)})`,
    [workspaceId, ...policyIds],
  );

export async function codesOfPolicies(
  db: Queryable,
  workspaceId: number,
  policyIds: readonly number[],
): Promise<{ policyId: number; code: string }[]> {
  return db.query(
    `SELECT policy_id AS "policyId", procedure_code AS code FROM policy_codes
     WHERE workspace_id = ? AND policy_id IN (${list(policyIds)}) ORDER BY policy_id, procedure_code`,
    [workspaceId, ...policyIds],
  );
}

export const dailyMetricsOfPolicies = (
  db: Queryable,
  workspaceId: number,
  policyIds: readonly number[],
  { from, to }: DayRange,
  limit: number,
): Promise<PolicyDailyMetricEntity[]> =>
  select(
    db,
    PolicyDailyMetricEntity,
    'm',
    `FROM policy_daily_metrics m WHERE m.workspace_id = ? AND m.policy_id IN (${list(policyIds)})
       AND m.metric_date >= ? AND m.metric_date <= ? ORDER BY m.policy_id, m.metric_date LIMIT ?`,
    [workspaceId, ...policyIds, from, to, limit],
  );

/** The number of providers with a claim denied under each policy. */
export async function providersOfPolicies(
  db: Queryable,
  workspaceId: number,
  policyIds: readonly number[],
): Promise<Map<number, number>> {
  const rows = await db.query<{ policy_id: number; n: number }>(
    `SELECT policy_id, COUNT(*) AS n FROM policy_providers
     WHERE workspace_id = ? AND policy_id IN (${list(policyIds)}) AND denied_count > 0 GROUP BY policy_id`,
    [workspaceId, ...policyIds],
  );
  return new Map(rows.map((row) => [row.policy_id, Number(row.n)]));
}

/**
 * The adjudicated first submissions of each payer: the claims in scope of its policies that apply to every service.
 * @param everyClaimBit the bit of claims.eligible_populations that is set on every claim
 */
export async function adjudicatedClaimsOfPayers(
  db: Queryable,
  workspaceId: number,
  payerIds: readonly number[],
  everyClaimBit: number,
): Promise<Map<number, number>> {
  const rows = await db.query<{ payer_id: number; n: number }>(
    `SELECT p.payer_id, MAX(t.hit_count) AS n FROM policies p
     JOIN policy_performance t ON t.workspace_id = p.workspace_id AND t.policy_id = p.id
     WHERE p.workspace_id = ? AND p.payer_id IN (${list(payerIds)}) AND p.population_bit = ? GROUP BY p.payer_id`,
    [workspaceId, ...payerIds, everyClaimBit],
  );
  return new Map(rows.map((row) => [row.payer_id, Number(row.n)]));
}

/** The first and last day with figures, by policy; each is one look into the key. */
export async function periodsOfPolicies(
  db: Queryable,
  workspaceId: number,
  policyIds: readonly number[],
): Promise<Map<number, ComputationPeriod>> {
  const dayOf = (which: 'MIN' | 'MAX'): string =>
    `(SELECT ${which}(m.metric_date) FROM policy_daily_metrics m WHERE m.workspace_id = p.workspace_id AND m.policy_id = p.id)`;
  const rows = await db.query<{ id: number; first_day: string | null; last_day: string | null }>(
    `SELECT p.id, ${dayOf('MIN')} AS first_day, ${dayOf('MAX')} AS last_day
     FROM policies p WHERE p.workspace_id = ? AND p.id IN (${list(policyIds)})`,
    [workspaceId, ...policyIds],
  );
  return new Map(
    rows.flatMap(({ id, first_day: start, last_day: end }) =>
      start === null || end === null ? [] : [[id, Object.assign(new ComputationPeriod(), { start, end })]],
    ),
  );
}

/** Sums over a window of days, by policy; a policy without any is left out. */
export async function figuresOfPolicies(
  db: Queryable,
  workspaceId: number,
  policyIds: readonly number[],
  { from, to }: DayRange,
): Promise<Map<number, PolicyFigures>> {
  const rows = await db.query<Record<keyof PolicyFigures | 'policyId', unknown>>(
    `SELECT policy_id AS "policyId", SUM(hit_count) AS "hitCount", SUM(denied_count) AS "deniedCount", SUM(denied_cents) AS "deniedCents",
       SUM(appeal_count) AS "appealCount", SUM(appeal_decided_count) AS "appealDecidedCount", SUM(overturn_count) AS "overturnCount"
     FROM policy_daily_metrics WHERE workspace_id = ? AND policy_id IN (${list(policyIds)}) AND metric_date >= ? AND metric_date <= ?
     GROUP BY policy_id`,
    [workspaceId, ...policyIds, from, to],
  );
  return new Map(
    rows.map((row) => [
      Number(row.policyId),
      figuresOf({
        hitCount: Number(row.hitCount),
        deniedCount: Number(row.deniedCount),
        deniedCents: Number(row.deniedCents),
        appealCount: Number(row.appealCount),
        appealDecidedCount: Number(row.appealDecidedCount),
        overturnCount: Number(row.overturnCount),
      }),
    ]),
  );
}

type Sums = Omit<PolicyFigures, 'denialRate' | 'appealRate' | 'overturnRate'>;

const figuresOf = (sums: Sums): PolicyFigures => Object.assign(new PolicyFigures(), sums);

/** Of a policy that has no day in a window. */
export const noFigures = (): PolicyFigures =>
  figuresOf({
    hitCount: 0,
    deniedCount: 0,
    deniedCents: 0,
    appealCount: 0,
    appealDecidedCount: 0,
    overturnCount: 0,
  });

const list = (ids: readonly number[]): string => ids.map(() => '?').join(', ');
