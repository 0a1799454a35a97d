import { AppealEntity } from '../../entities/appeal.entity';
import { ClaimLineItemEntity } from '../../entities/claim-line-item.entity';
import { ImportNoticeEntity, ImportRejectionEntity } from '../../entities/import-job.entity';
import { PatternDailyMetricEntity, PatternLearningEntity } from '../../entities/pattern-daily-metric.entity';
import { PatternClaimEntity, PatternEvidenceEntity } from '../../entities/pattern-evidence.entity';
import type { Queryable } from '../database';
import type { EntityClass } from './hydrate';
import { select } from './hydrate';

/** Reads by key, any number of keys to a statement: what the loaders batch into. */
interface Scoped {
  workspaceId: number;
  localId: number;
}

export function entitiesByLocalId<T extends Scoped>(
  db: Queryable,
  entity: EntityClass<T>,
  table: string,
  workspaceId: number,
  ids: readonly number[],
): Promise<T[]> {
  return select(db, entity, 't', `FROM ${table} t WHERE t.workspace_id = ? AND t.id IN (${list(ids)})`, [
    workspaceId,
    ...ids,
  ]);
}

export function entitiesById<T extends object>(
  db: Queryable,
  entity: EntityClass<T>,
  table: string,
  key: 'id' | 'workspace_id',
  ids: readonly number[],
): Promise<T[]> {
  return select(db, entity, 't', `FROM ${table} t WHERE t.${key} IN (${list(ids)})`, ids);
}

export function linesOfClaims(
  db: Queryable,
  workspaceId: number,
  claimIds: readonly number[],
): Promise<ClaimLineItemEntity[]> {
  return select(
    db,
    ClaimLineItemEntity,
    'l',
    `FROM claim_line_items l WHERE l.workspace_id = ? AND l.claim_id IN (${list(claimIds)}) ORDER BY l.claim_id, l.line_number`,
    [workspaceId, ...claimIds],
  );
}

export function appealsOfClaims(
  db: Queryable,
  workspaceId: number,
  claimIds: readonly number[],
): Promise<AppealEntity[]> {
  return select(
    db,
    AppealEntity,
    'a',
    `FROM appeals a WHERE a.workspace_id = ? AND a.claim_id IN (${list(claimIds)}) ORDER BY a.claim_id, a.level, a.id`,
    [workspaceId, ...claimIds],
  );
}

/** The pattern that owns the denial first, then by pattern id. */
export function patternLinksOfClaims(
  db: Queryable,
  workspaceId: number,
  claimIds: readonly number[],
): Promise<PatternClaimEntity[]> {
  return select(
    db,
    PatternClaimEntity,
    'p',
    `FROM pattern_claims p WHERE p.workspace_id = ? AND p.claim_id IN (${list(claimIds)})
     ORDER BY p.claim_id, p.is_primary DESC, p.pattern_id`,
    [workspaceId, ...claimIds],
  );
}

/** The first and the last day. */
export interface DayRange {
  from: string;
  to: string;
}

export function dailyMetricsOfPatterns(
  db: Queryable,
  workspaceId: number,
  patternIds: readonly number[],
  { from, to }: DayRange,
  limit: number,
): Promise<PatternDailyMetricEntity[]> {
  return select(
    db,
    PatternDailyMetricEntity,
    'm',
    `FROM pattern_daily_metrics m WHERE m.workspace_id = ? AND m.pattern_id IN (${list(patternIds)})
       AND m.metric_date >= ? AND m.metric_date <= ? ORDER BY m.pattern_id, m.metric_date LIMIT ?`,
    [workspaceId, ...patternIds, from, to, limit],
  );
}

/** Dollars of all denials of each pattern so far. */
export async function deniedCentsOfPatterns(
  db: Queryable,
  workspaceId: number,
  patternIds: readonly number[],
): Promise<Map<number, number>> {
  const rows = await db.query<{ pattern_id: number; cents: number }>(
    `SELECT pattern_id, CAST(SUM(denied_cents) AS BIGINT) AS cents FROM pattern_daily_metrics
     WHERE workspace_id = ? AND pattern_id IN (${list(patternIds)}) GROUP BY pattern_id`,
    [workspaceId, ...patternIds],
  );
  return new Map(rows.map((row) => [row.pattern_id, row.cents]));
}

/** The newest denials of each pattern. */
export async function evidenceOfPatterns(
  db: Queryable,
  workspaceId: number,
  patternIds: readonly number[],
  first: number,
): Promise<PatternEvidenceEntity[]> {
  const perPattern: PatternEvidenceEntity[][] = [];
  for (const patternId of patternIds) {
    perPattern.push(
      await select(
        db,
        PatternEvidenceEntity,
        'e',
        `FROM pattern_evidence e WHERE e.workspace_id = ? AND e.pattern_id = ? ORDER BY e.denial_date DESC, e.claim_id DESC LIMIT ?`,
        [workspaceId, patternId, first],
      ),
    );
  }
  return perPattern.flat();
}

/** A pattern's newest denials show which providers have it; reading all would cost more as history grows. */
const NEWEST_DENIALS = 250;

export const learningOfPatterns = (
  db: Queryable,
  workspaceId: number,
  patternIds: readonly number[],
): Promise<PatternLearningEntity[]> =>
  select(
    db,
    PatternLearningEntity,
    't',
    `FROM pattern_learning t WHERE t.workspace_id = ? AND t.pattern_id IN (${list(patternIds)})`,
    [workspaceId, ...patternIds],
  );

/**
 * How many improving or resolved patterns each provider has: those with one of its claims among their newest 250
 * denials. Few patterns are limited to one provider; most concern a payer or a procedure, across providers.
 */
export async function improvedPatternsOfProviders(
  db: Queryable,
  workspaceId: number,
  providerIds: readonly number[],
): Promise<Map<number, number>> {
  const counts = new Map(providerIds.map((id) => [id, 0]));
  const patterns = await db.query<{ id: number }>(
    `SELECT id FROM patterns WHERE workspace_id = ? AND status IN ('IMPROVING', 'RESOLVED') ORDER BY id`,
    [workspaceId],
  );
  for (const { id } of patterns) {
    const providers = await db.query<{ provider_id: number }>(
      `SELECT DISTINCT c.provider_id FROM
         (SELECT claim_id FROM pattern_evidence WHERE workspace_id = ? AND pattern_id = ? ORDER BY claim_id DESC LIMIT ${NEWEST_DENIALS}) e
         JOIN claims c ON c.workspace_id = ? AND c.id = e.claim_id WHERE c.provider_id IN (${list(providerIds)})`,
      [workspaceId, id, workspaceId, ...providerIds],
    );
    for (const { provider_id: provider } of providers) counts.set(provider, (counts.get(provider) ?? 0) + 1);
  }
  return counts;
}

export function rejectionsOfImports(
  db: Queryable,
  importIds: readonly number[],
  first: number,
): Promise<ImportRejectionEntity[]> {
  return select(
    db,
    ImportRejectionEntity,
    'r',
    `FROM import_rejections r WHERE r.import_id IN (${list(importIds)}) AND r.seq <= ? ORDER BY r.import_id, r.seq`,
    [...importIds, first],
  );
}

export function noticesOfImports(
  db: Queryable,
  importIds: readonly number[],
  first: number,
): Promise<ImportNoticeEntity[]> {
  return select(
    db,
    ImportNoticeEntity,
    'n',
    `FROM import_notices n WHERE n.import_id IN (${list(importIds)}) AND n.seq <= ? ORDER BY n.import_id, n.seq`,
    [...importIds, first],
  );
}

const list = (ids: readonly number[]): string => ids.map(() => '?').join(', ');
