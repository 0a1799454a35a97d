import type { PatternStatus, PatternTier } from '../../domain/pattern';
import type { PatternCategory } from '../../domain/denial-rule';
import { PatternEntity } from '../../entities/pattern.entity';
import type { PatternOrderField } from '../../entities/enums/states';
import type { Cell } from '../dialect';
import type { Queryable } from '../database';
import type { Dialect } from '../dialect';
import { foldCase } from './fold-case';
import { select } from './hydrate';

export interface PatternQuery {
  status: readonly PatternStatus[] | null;
  tier: readonly PatternTier[] | null;
  category: readonly PatternCategory[] | null;
  /** Any part of title, description or reason code, case folded. */
  search: string | null;
  orderBy: PatternOrderField;
}

export type PatternPlace = readonly [value: string | number, id: number];

export const PATTERN_ORDER: Record<
  PatternOrderField,
  { column: string; type: 'int' | 'text'; valueOf: (p: PatternEntity) => string | number }
> = {
  IMPACT: { column: 'score_impact_cents', type: 'int', valueOf: (p) => p.scoreImpactCents },
  FREQUENCY: { column: 'score_frequency', type: 'int', valueOf: (p) => p.scoreFrequency },
  CONFIDENCE: { column: 'score_confidence', type: 'int', valueOf: (p) => p.scoreConfidence },
  FIRST_DETECTED: { column: 'first_detected', type: 'text', valueOf: (p) => p.firstDetected },
  LAST_SEEN: { column: 'last_seen', type: 'text', valueOf: (p) => p.lastSeen },
};

/** A workspace has tens of patterns, at most some hundred: they are ranked by a sort over its own rows. */
export function pageOfPatterns(
  db: Queryable,
  workspaceId: number,
  query: PatternQuery,
  after: PatternPlace | null,
  limit: number,
): Promise<PatternEntity[]> {
  const { column } = PATTERN_ORDER[query.orderBy];
  const { where, params } = conditions(db.dialect, workspaceId, query);
  const behind = after ? ` AND (p.${column}, p.id) < (?, ?)` : '';
  return select(
    db,
    PatternEntity,
    'p',
    `FROM patterns p WHERE ${where}${behind} ORDER BY p.${column} DESC, p.id DESC LIMIT ?`,
    [...params, ...(after ?? []), limit],
  );
}

/** @param orAt counts the place itself too: for an empty page, whose `after` is what stands before it */
export async function patternExistsBefore(
  db: Queryable,
  workspaceId: number,
  query: PatternQuery,
  place: PatternPlace,
  orAt: boolean,
): Promise<boolean> {
  const { column } = PATTERN_ORDER[query.orderBy];
  const { where, params } = conditions(db.dialect, workspaceId, query);
  const rows = await db.query(
    `SELECT 1 AS found FROM patterns p WHERE ${where} AND (p.${column}, p.id) ${orAt ? '>=' : '>'} (?, ?) LIMIT 1`,
    [...params, ...place],
  );
  return rows.length > 0;
}

export async function countPatterns(
  db: Queryable,
  workspaceId: number,
  query: PatternQuery,
): Promise<number> {
  const { where, params } = conditions(db.dialect, workspaceId, query);
  const [row] = await db.query<{ n: number }>(`SELECT COUNT(*) AS n FROM patterns p WHERE ${where}`, params);
  return Number(row?.n ?? 0);
}

function conditions(
  dialect: Dialect,
  workspaceId: number,
  query: PatternQuery,
): { where: string; params: Cell[] } {
  const params: Cell[] = [workspaceId];
  let where = 'p.workspace_id = ?';
  for (const [column, values] of [
    ['status', query.status],
    ['tier', query.tier],
    ['category', query.category],
  ] as const) {
    if (!values) continue;
    where += values.length === 0 ? ' AND 1 = 0' : ` AND p.${column} IN (${values.map(() => '?').join(', ')})`;
    params.push(...values);
  }
  if (query.search !== null) {
    const contains = dialect === 'sqlite' ? 'instr' : 'strpos';
    const found = ['title', 'description', 'carc'].map((column) => `${contains}(lower(p.${column}), ?) > 0`);
    where += ` AND (${found.join(' OR ')})`;
    const folded = foldCase(query.search);
    params.push(folded, folded, folded);
  }
  return { where, params };
}
