import DataLoader from 'dataloader';
import type { RecordLoaders } from '../application/use-case-context';
import { populationBit } from '../domain/denial-rule';
import { AppealEntity } from '../entities/appeal.entity';
import { ClaimEntity } from '../entities/claim.entity';
import type { ClaimLineItemEntity } from '../entities/claim-line-item.entity';
import { CoderEntity } from '../entities/coder.entity';
import { ImportJobEntity } from '../entities/import-job.entity';
import type { ImportRejectionEntity } from '../entities/import-job.entity';
import { LearningEventEntity } from '../entities/learning-event.entity';
import { PatternEntity } from '../entities/pattern.entity';
import type { PatternDailyMetricEntity } from '../entities/pattern-daily-metric.entity';
import type { PatternClaimEntity, PatternEvidenceEntity } from '../entities/pattern-evidence.entity';
import { PayerEntity } from '../entities/payer.entity';
import type { PolicyDailyMetricEntity } from '../entities/policy-daily-metric.entity';
import type { PolicyPerformanceEntity } from '../entities/policy.entity';
import { PolicyEntity } from '../entities/policy.entity';
import type { ProviderPerformanceEntity } from '../entities/provider.entity';
import { ProviderEntity } from '../entities/provider.entity';
import { RunEntity } from '../entities/run.entity';
import { ScenarioEntity } from '../entities/scenario.entity';
import { WorkspaceEntity } from '../entities/workspace.entity';
import type { Database, Queryable } from '../persistence/database';
import type { DayRange } from '../persistence/read/by-key';
import {
  appealsOfClaims,
  dailyMetricsOfPatterns,
  deniedCentsOfPatterns,
  entitiesById,
  entitiesByLocalId,
  evidenceOfPatterns,
  improvedPatternsOfProviders,
  linesOfClaims,
  patternLinksOfClaims,
  rejectionsOfImports,
} from '../persistence/read/by-key';
import {
  adjudicatedClaimsOfPayers,
  codesOfPolicies,
  dailyMetricsOfPolicies,
  policyPerformances,
  providersOfPolicies,
} from '../persistence/read/policies';
import { providerPerformances } from '../persistence/read/providers';
import { twinsAmong } from '../persistence/read/workspaces';
import type { EntityClass } from '../persistence/read/hydrate';
import type { LocalKey } from '../entities/global-id';
import { LIMITS } from './limits';
import { tooLong } from './errors';

/** Below every database's limit of bound values, and far above any page size. */
const MAX_KEYS = 500;
/** Days of daily metrics for one operation: the cost limit divided by the seven values of a day. */
const MAX_DAYS = Math.floor(LIMITS.cost / 7);

type DaysKey = LocalKey & DayRange;

interface FirstKey extends LocalKey {
  first: number;
}

/** One set per request or subscription event: equal keys are read once, keys of one tick in one statement. */
export interface Loaders extends RecordLoaders {
  followsOrigin: DataLoader<number, boolean>;
  appeal: DataLoader<LocalKey, AppealEntity | null, string>;
  pattern: DataLoader<LocalKey, PatternEntity | null, string>;
  policy: DataLoader<LocalKey, PolicyEntity | null, string>;
  learningEvent: DataLoader<LocalKey, LearningEventEntity | null, string>;
  linesOfClaim: DataLoader<LocalKey, ClaimLineItemEntity[], string>;
  appealsOfClaim: DataLoader<LocalKey, AppealEntity[], string>;
  patternLinksOfClaim: DataLoader<LocalKey, PatternClaimEntity[], string>;
  providerPerformance: DataLoader<LocalKey, ProviderPerformanceEntity | null, string>;
  improvedPatternsOfProvider: DataLoader<LocalKey, number, string>;
  deniedCentsOfPattern: DataLoader<LocalKey, number, string>;
  dailyMetricsOfPattern: DataLoader<DaysKey, PatternDailyMetricEntity[], string>;
  policyPerformance: DataLoader<LocalKey, PolicyPerformanceEntity | null, string>;
  codesOfPolicy: DataLoader<LocalKey, string[], string>;
  dailyMetricsOfPolicy: DataLoader<DaysKey, PolicyDailyMetricEntity[], string>;
  providersOfPolicy: DataLoader<LocalKey, number, string>;
  /** By payer: its adjudicated first submissions. */
  adjudicatedClaimsOfPayer: DataLoader<LocalKey, number, string>;
  evidenceOfPattern: DataLoader<FirstKey, PatternEvidenceEntity[], string>;
  rejectionsOfImport: DataLoader<{ id: number; first: number }, ImportRejectionEntity[], string>;
}

export function createLoaders(database: Database): Loaders {
  const db = database.reader('live');
  const days = new DaysRead();
  return {
    workspace: byId(db, WorkspaceEntity, 'workspaces', 'id', (row) => row.localId),
    followsOrigin: new DataLoader(
      async (ids) => {
        const twins = await twinsAmong(db, ids);
        return ids.map((id) => twins.has(id));
      },
      { maxBatchSize: MAX_KEYS },
    ),
    run: byId(db, RunEntity, 'runs', 'workspace_id', (row) => row.workspaceId),
    scenario: byId(db, ScenarioEntity, 'scenarios', 'id', (row) => row.localId),
    payer: byLocalId(db, PayerEntity, 'payers'),
    coder: byLocalId(db, CoderEntity, 'coders'),
    learningEvent: byLocalId(db, LearningEventEntity, 'learning_events'),
    ...claimLoaders(db),
    ...patternLoaders(db, days),
    ...policyLoaders(db, days),
    ...providerLoaders(db),
    ...importLoaders(db),
  };
}

function claimLoaders(
  db: Queryable,
): Pick<Loaders, 'claim' | 'appeal' | 'linesOfClaim' | 'appealsOfClaim' | 'patternLinksOfClaim'> {
  return {
    claim: byLocalId(db, ClaimEntity, 'claims'),
    appeal: byLocalId(db, AppealEntity, 'appeals'),
    linesOfClaim: listsOf(
      (workspaceId, ids) => linesOfClaims(db, workspaceId, ids),
      (line) => line.claimId,
    ),
    appealsOfClaim: listsOf(
      (workspaceId, ids) => appealsOfClaims(db, workspaceId, ids),
      (appeal) => appeal.claimId,
    ),
    patternLinksOfClaim: listsOf(
      (workspaceId, ids) => patternLinksOfClaims(db, workspaceId, ids),
      (link) => link.claimId,
    ),
  };
}

function patternLoaders(
  db: Queryable,
  days: DaysRead,
): Pick<Loaders, 'pattern' | 'deniedCentsOfPattern' | 'dailyMetricsOfPattern' | 'evidenceOfPattern'> {
  return {
    pattern: byLocalId(db, PatternEntity, 'patterns'),
    deniedCentsOfPattern: numbersOf((workspaceId, ids) => deniedCentsOfPatterns(db, workspaceId, ids)),
    dailyMetricsOfPattern: scoped(daysOf, async (workspaceId, ids, range) => {
      const rows = await days.read((limit) => dailyMetricsOfPatterns(db, workspaceId, ids, range, limit));
      const byPattern = groupBy(rows, (row) => row.patternId);
      return (id) => byPattern.get(id) ?? [];
    }),
    evidenceOfPattern: scoped(
      (key: FirstKey) => String(key.first),
      async (workspaceId, ids, { first }) => {
        const rows = await evidenceOfPatterns(db, workspaceId, ids, first);
        const byPattern = groupBy(rows, (row) => row.patternId);
        return (id) => byPattern.get(id) ?? [];
      },
    ),
  };
}

type PolicyLoader =
  | 'policy'
  | 'policyPerformance'
  | 'codesOfPolicy'
  | 'dailyMetricsOfPolicy'
  | 'providersOfPolicy'
  | 'adjudicatedClaimsOfPayer';

function policyLoaders(db: Queryable, days: DaysRead): Pick<Loaders, PolicyLoader> {
  return {
    policy: byLocalId(db, PolicyEntity, 'policies'),
    policyPerformance: scoped(noExtra, async (workspaceId, ids) => {
      const rows = await policyPerformances(db, workspaceId, ids);
      const byPolicy = new Map(rows.map((row) => [row.policyId, row]));
      return (id) => byPolicy.get(id) ?? null;
    }),
    codesOfPolicy: scoped(noExtra, async (workspaceId, ids) => {
      const rows = groupBy(await codesOfPolicies(db, workspaceId, ids), (row) => row.policyId);
      return (id) => (rows.get(id) ?? []).map((row) => row.code);
    }),
    dailyMetricsOfPolicy: scoped(daysOf, async (workspaceId, ids, range) => {
      const rows = await days.read((limit) => dailyMetricsOfPolicies(db, workspaceId, ids, range, limit));
      const byPolicy = groupBy(rows, (row) => row.policyId);
      return (id) => byPolicy.get(id) ?? [];
    }),
    providersOfPolicy: numbersOf((workspaceId, ids) => providersOfPolicies(db, workspaceId, ids)),
    adjudicatedClaimsOfPayer: numbersOf((workspaceId, ids) =>
      adjudicatedClaimsOfPayers(db, workspaceId, ids, populationBit('all')),
    ),
  };
}

function providerLoaders(
  db: Queryable,
): Pick<Loaders, 'provider' | 'providerPerformance' | 'improvedPatternsOfProvider'> {
  return {
    provider: byLocalId(db, ProviderEntity, 'providers'),
    providerPerformance: scoped(noExtra, async (workspaceId, ids) => {
      const rows = await providerPerformances(db, workspaceId, ids);
      const byProvider = new Map(rows.map((row) => [row.providerId, row]));
      return (id) => byProvider.get(id) ?? null;
    }),
    improvedPatternsOfProvider: numbersOf((workspaceId, ids) =>
      improvedPatternsOfProviders(db, workspaceId, ids),
    ),
  };
}

function importLoaders(db: Queryable): Pick<Loaders, 'importJob' | 'rejectionsOfImport'> {
  return {
    importJob: byId(db, ImportJobEntity, 'imports', 'id', (row) => row.localId),
    rejectionsOfImport: new DataLoader(
      async (keys) => {
        const most = Math.max(...keys.map((key) => key.first));
        const rows = await rejectionsOfImports(db, [...new Set(keys.map((key) => key.id))], most);
        const byImport = groupBy(rows, (row) => row.importId);
        return keys.map((key) => (byImport.get(key.id) ?? []).slice(0, key.first));
      },
      { cacheKeyFn: (key) => `${key.id}:${key.first}`, maxBatchSize: MAX_KEYS },
    ),
  };
}

/** Days that all daily metrics of a request have read: far too many are not even fetched. */
class DaysRead {
  private left = MAX_DAYS;

  async read<T>(load: (limit: number) => Promise<T[]>): Promise<T[]> {
    const rows = await load(Math.max(0, this.left) + 1);
    if (rows.length > this.left) throw tooLong('dailyMetrics');
    this.left -= rows.length;
    return rows;
  }
}

const noExtra = (): string => '';
const daysOf = (key: DaysKey): string => `${key.from}:${key.to}`;

/** Lists of what belongs to each key. */
function listsOf<V>(
  load: (workspaceId: number, ids: readonly number[]) => Promise<V[]>,
  ownerOf: (row: V) => number,
): DataLoader<LocalKey, V[], string> {
  return scoped(noExtra, async (workspaceId, ids) => {
    const rows = groupBy(await load(workspaceId, ids), ownerOf);
    return (id) => rows.get(id) ?? [];
  });
}

/** A number for each key; 0 where nothing is said of it. */
function numbersOf(
  load: (workspaceId: number, ids: readonly number[]) => Promise<ReadonlyMap<number, number>>,
): DataLoader<LocalKey, number, string> {
  return scoped(noExtra, async (workspaceId, ids) => {
    const numbers = await load(workspaceId, ids);
    return (id) => numbers.get(id) ?? 0;
  });
}

function byId<T extends object>(
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

function byLocalId<T extends { workspaceId: number; localId: number }>(
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
function scoped<K extends LocalKey, V>(
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

function groupBy<T, G>(items: readonly T[], groupOf: (item: T) => G): Map<G, T[]> {
  const groups = new Map<G, T[]>();
  for (const item of items) {
    const group = groups.get(groupOf(item));
    if (group) group.push(item);
    else groups.set(groupOf(item), [item]);
  }
  return groups;
}
