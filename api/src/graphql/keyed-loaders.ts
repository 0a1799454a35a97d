import DataLoader from 'dataloader';
import type { LocalKey } from '../entities/global-id';
import type { Queryable } from '../persistence/database';
import { entitiesById, entitiesByLocalId } from '../persistence/read/by-key';
import type { EntityClass } from '../persistence/read/hydrate';

/** Below every database's limit of bound values, and far above any page size. */
export const MAX_KEYS = 500;

export const noExtra = (): string => '';

/** Lists of what belongs to each key. */
export function listsOf<V>(
  load: (workspaceId: number, ids: readonly number[]) => Promise<V[]>,
  ownerOf: (row: V) => number,
): DataLoader<LocalKey, V[], string> {
  return scoped(noExtra, async (workspaceId, ids) => {
    const rows = groupBy(await load(workspaceId, ids), ownerOf);
    return (id) => rows.get(id) ?? [];
  });
}

/** A number for each key; 0 where nothing is said of it. */
export function numbersOf(
  load: (workspaceId: number, ids: readonly number[]) => Promise<ReadonlyMap<number, number>>,
): DataLoader<LocalKey, number, string> {
  return scoped(noExtra, async (workspaceId, ids) => {
    const numbers = await load(workspaceId, ids);
    return (id) => numbers.get(id) ?? 0;
  });
}

export function byId<T extends object>(
  db: Queryable,
  entity: EntityClass<T>,
  table: string,
  key: 'id' | 'workspace_id',
  idOf: (row: T) => number,
): DataLoader<number, T | null> {
  return new DataLoader(
    async (ids) => {
      const rows = await entitiesById(db, entity, table, key, ids);
      const found = new Map(rows.map((row) => [idOf(row), row]));
      return ids.map((id) => found.get(id) ?? null);
    },
    { maxBatchSize: MAX_KEYS },
  );
}

export function byLocalId<T extends { workspaceId: number; localId: number }>(
  db: Queryable,
  entity: EntityClass<T>,
  table: string,
): DataLoader<LocalKey, T | null, string> {
  return scoped(noExtra, async (workspaceId, ids) => {
    const rows = await entitiesByLocalId(db, entity, table, workspaceId, ids);
    const found = new Map(rows.map((row) => [row.localId, row]));
    return (id) => found.get(id) ?? null;
  });
}

/** A loader whose keys are grouped by workspace and by whatever else must be equal within one statement. */
export function scoped<K extends LocalKey, V>(
  extra: (key: K) => string,
  load: (workspaceId: number, ids: readonly number[], like: K) => Promise<(id: number) => V>,
): DataLoader<K, V, string> {
  const groupOf = (key: K): string => `${key.workspaceId}:${extra(key)}`;
  return new DataLoader<K, V, string>(
    async (keys) => {
      const found = new Map<string, (id: number) => V>();
      for (const [group, members] of groupBy(keys, groupOf)) {
        const like = members[0] as K;
        found.set(
          group,
          await load(
            like.workspaceId,
            members.map((key) => key.id),
            like,
          ),
        );
      }
      return keys.map((key) => (found.get(groupOf(key)) as (id: number) => V)(key.id));
    },
    { cacheKeyFn: (key) => `${groupOf(key)}:${key.id}`, maxBatchSize: MAX_KEYS },
  );
}

export function groupBy<T, G>(items: readonly T[], groupOf: (item: T) => G): Map<G, T[]> {
  const groups = new Map<G, T[]>();
  for (const item of items) {
    const group = groups.get(groupOf(item));
    if (group) group.push(item);
    else groups.set(groupOf(item), [item]);
  }
  return groups;
}
