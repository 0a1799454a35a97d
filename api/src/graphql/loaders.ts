import DataLoader from 'dataloader';
import { revenueOfPatterns } from '../application/impact/pattern-revenue';
import { meanMastery } from '../application/pattern-learning';
import type { RecordLoaders } from '../application/use-case-context';
import { populationBit } from '../domain/denial-rule';
import { AppealEntity } from '../entities/appeal.entity';
import { ClaimEntity } from '../entities/claim.entity';
import type { ClaimLineItemEntity } from '../entities/claim-line-item.entity';
import { CoderEntity } from '../entities/coder.entity';
import { ImportJobEntity } from '../entities/import-job.entity';
import type { ImportNoticeEntity, ImportRejectionEntity } from '../entities/import-job.entity';
import type { LearningEventEntity } from '../entities/learning-event.entity';
import { PatternEntity } from '../entities/pattern.entity';
import type {
  PatternDailyMetricEntity,
  PatternLearningEntity,
} from '../entities/pattern-daily-metric.entity';
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
import { ImportExceptionEntity } from '../entities/remit/import-exception.entity';
import type { RemitClaimEventEntity } from '../entities/remit/remit-claim-event.entity';
import type { ProviderAdjustmentEntity } from '../entities/remit/remit-payment.entity';
import { RemitPaymentEntity } from '../entities/remit/remit-payment.entity';
import type { ComputationPeriod, PolicyFigures } from '../entities/views/policy-figures';
import type { Database, Queryable } from '../persistence/database';
import type { DayRange } from '../persistence/read/by-key';
import {
  appealsOfClaims,
  dailyMetricsOfPatterns,
  deniedCentsOfPatterns,
  evidenceOfPatterns,
  improvedPatternsOfProviders,
  learningOfPatterns,
  linesOfClaims,
  noticesOfImports,
  patternLinksOfClaims,
  rejectionsOfImports,
} from '../persistence/read/by-key';
import { learningEventsById } from '../persistence/read/learning-events';
import {
  adjudicatedClaimsOfPayers,
  codesOfPolicies,
  dailyMetricsOfPolicies,
  figuresOfPolicies,
  noFigures,
  periodsOfPolicies,
  policyPerformances,
  providersOfPolicies,
} from '../persistence/read/policies';
import {
  adjustmentsOfPayments,
  eventsOfClaims,
  eventsOfPayments,
} from '../persistence/read/remit/remit-payments';
import { providerPerformances } from '../persistence/read/providers';
import { twinsAmong } from '../persistence/read/workspaces';
import type { LocalKey } from '../entities/global-id';
import { byId, byLocalId, groupBy, listsOf, MAX_KEYS, noExtra, numbersOf, scoped } from './keyed-loaders';
import { LIMITS } from './limits';
import { tooLong } from './errors';

/** Days of daily metrics for one operation: the cost limit divided by the seven values of a day. */
const MAX_DAYS = Math.floor(LIMITS.cost / 7);

type DaysKey = LocalKey & DayRange;

interface FirstKey extends LocalKey {
  first: number;
}

interface FirstOfImport {
  id: number;
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
  revenueCentsOfPattern: DataLoader<LocalKey, number, string>;
  patternLearning: DataLoader<LocalKey, PatternLearningEntity | null, string>;
  /** By workspace: see meanMastery. */
  meanMastery: DataLoader<number, readonly number[] | null>;
  dailyMetricsOfPattern: DataLoader<DaysKey, PatternDailyMetricEntity[], string>;
  policyPerformance: DataLoader<LocalKey, PolicyPerformanceEntity | null, string>;
  codesOfPolicy: DataLoader<LocalKey, string[], string>;
  dailyMetricsOfPolicy: DataLoader<DaysKey, PolicyDailyMetricEntity[], string>;
  providersOfPolicy: DataLoader<LocalKey, number, string>;
  periodOfPolicy: DataLoader<LocalKey, ComputationPeriod | null, string>;
  figuresOfPolicy: DataLoader<DaysKey, PolicyFigures, string>;
  /** By payer: its adjudicated first submissions. */
  adjudicatedClaimsOfPayer: DataLoader<LocalKey, number, string>;
  evidenceOfPattern: DataLoader<FirstKey, PatternEvidenceEntity[], string>;
  rejectionsOfImport: DataLoader<FirstOfImport, ImportRejectionEntity[], string>;
  noticesOfImport: DataLoader<FirstOfImport, ImportNoticeEntity[], string>;
  payment: DataLoader<LocalKey, RemitPaymentEntity | null, string>;
  importException: DataLoader<LocalKey, ImportExceptionEntity | null, string>;
  eventsOfClaim: DataLoader<LocalKey, RemitClaimEventEntity[], string>;
  adjustmentsOfPayment: DataLoader<LocalKey, ProviderAdjustmentEntity[], string>;
  eventsOfPayment: DataLoader<LocalKey, RemitClaimEventEntity[], string>;
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
    learningEvent: scoped(noExtra, async (workspaceId, ids) => {
      const events = await learningEventsById(db, workspaceId, ids);
      const found = new Map(events.map((event) => [event.localId, event]));
      return (id) => found.get(id) ?? null;
    }),
    ...claimLoaders(db),
    ...patternLoaders(db, days),
    ...policyLoaders(db, days),
    ...providerLoaders(db),
    ...importLoaders(db),
    ...remitLoaders(db),
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

type PatternLoader =
  | 'pattern'
  | 'deniedCentsOfPattern'
  | 'revenueCentsOfPattern'
  | 'dailyMetricsOfPattern'
  | 'evidenceOfPattern'
  | 'patternLearning'
  | 'meanMastery';

function patternLoaders(db: Queryable, days: DaysRead): Pick<Loaders, PatternLoader> {
  return {
    pattern: byLocalId(db, PatternEntity, 'patterns'),
    deniedCentsOfPattern: numbersOf((workspaceId, ids) => deniedCentsOfPatterns(db, workspaceId, ids)),
    revenueCentsOfPattern: numbersOf((workspaceId, ids) => revenueOfPatterns(db, workspaceId, ids)),
    patternLearning: scoped(noExtra, async (workspaceId, ids) => {
      const rows = await learningOfPatterns(db, workspaceId, ids);
      const byPattern = new Map(rows.map((row) => [row.patternId, row]));
      return (id) => byPattern.get(id) ?? null;
    }),
    meanMastery: new DataLoader((ids) => Promise.all(ids.map((id) => meanMastery(db, id)))),
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
  | 'periodOfPolicy'
  | 'figuresOfPolicy'
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
    periodOfPolicy: scoped(noExtra, async (workspaceId, ids) => {
      const periods = await periodsOfPolicies(db, workspaceId, ids);
      return (id) => periods.get(id) ?? null;
    }),
    figuresOfPolicy: scoped(daysOf, async (workspaceId, ids, range) => {
      const figures = await figuresOfPolicies(db, workspaceId, ids, range);
      return (id) => figures.get(id) ?? noFigures();
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

function importLoaders(db: Queryable): Pick<Loaders, 'importJob' | 'rejectionsOfImport' | 'noticesOfImport'> {
  return {
    importJob: byId(db, ImportJobEntity, 'imports', 'id', (row) => row.localId),
    rejectionsOfImport: firstOfImports((ids, most) => rejectionsOfImports(db, ids, most)),
    noticesOfImport: firstOfImports((ids, most) => noticesOfImports(db, ids, most)),
  };
}

function firstOfImports<V extends { importId: number }>(
  load: (importIds: readonly number[], most: number) => Promise<V[]>,
): DataLoader<FirstOfImport, V[], string> {
  return new DataLoader(
    async (keys) => {
      const most = Math.max(...keys.map((key) => key.first));
      const rows = await load([...new Set(keys.map((key) => key.id))], most);
      const byImport = groupBy(rows, (row) => row.importId);
      return keys.map((key) => (byImport.get(key.id) ?? []).slice(0, key.first));
    },
    { cacheKeyFn: (key) => `${key.id}:${key.first}`, maxBatchSize: MAX_KEYS },
  );
}

function remitLoaders(
  db: Queryable,
): Pick<
  Loaders,
  'payment' | 'importException' | 'eventsOfClaim' | 'adjustmentsOfPayment' | 'eventsOfPayment'
> {
  return {
    payment: byLocalId(db, RemitPaymentEntity, 'remit_payments'),
    importException: byLocalId(db, ImportExceptionEntity, 'import_exceptions'),
    eventsOfClaim: listsOf(
      (workspaceId, ids) => eventsOfClaims(db, workspaceId, ids),
      ({ claimId }) => claimId ?? 0,
    ),
    adjustmentsOfPayment: listsOf(
      (workspaceId, ids) => adjustmentsOfPayments(db, workspaceId, ids),
      ({ paymentId }) => paymentId,
    ),
    eventsOfPayment: listsOf(
      (workspaceId, ids) => eventsOfPayments(db, workspaceId, ids),
      ({ paymentId }) => paymentId,
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

const daysOf = (key: DaysKey): string => `${key.from}:${key.to}`;
