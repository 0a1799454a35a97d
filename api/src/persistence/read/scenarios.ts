import { ScenarioEntity } from '../../entities/scenario.entity';
import type { Queryable } from '../database';
import { select } from './hydrate';

/** Users' own scenarios, newest first. */
export function listScenarios(
  db: Queryable,
  limit: number,
  beforeId: number | null,
): Promise<ScenarioEntity[]> {
  return select(
    db,
    ScenarioEntity,
    's',
    `FROM scenarios s WHERE s.preset_key IS NULL ${beforeId === null ? '' : 'AND s.id < ?'} ORDER BY s.id DESC LIMIT ?`,
    beforeId === null ? [limit] : [beforeId, limit],
  );
}

export async function scenarioExistsAfter(db: Queryable, id: number): Promise<boolean> {
  const rows = await db.query(
    'SELECT 1 AS found FROM scenarios WHERE preset_key IS NULL AND id > ? LIMIT 1',
    [id],
  );
  return rows.length > 0;
}

export async function countScenarios(db: Queryable): Promise<number> {
  const [row] = await db.query<{ n: number }>('SELECT COUNT(*) AS n FROM scenarios WHERE preset_key IS NULL');
  return Number(row?.n ?? 0);
}

export const listPresetScenarios = (db: Queryable): Promise<ScenarioEntity[]> =>
  select(db, ScenarioEntity, 's', 'FROM scenarios s WHERE s.preset_key IS NOT NULL ORDER BY s.id');
