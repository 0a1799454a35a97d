import type { LocalDate } from '../domain/calendar';
import { endOfDayS } from '../domain/calendar';
import type { Coder, Payer, PayerType, Provider } from '../domain/claim';
import type { PolicyBook } from '../domain/policies/payer-policy';
import { ClaimsInScope } from '../domain/policies/claims-in-scope';
import { policyRegister } from '../domain/policies/policy-register';
import { BENCHMARK_TOTAL_PERCENT } from '../domain/denial-rule';
import { RULE_BENCHMARKS } from '../domain/denial-rules';
import { createDetector } from '../detection/create-detector';
import { setAside } from '../detection/set-aside';
import type { Batch } from '../persistence/batch';
import type { FeedRetention } from '../persistence/batch-store';
import { writeBatch } from '../persistence/batch-store';
import { closeWeek } from '../persistence/ledger/close-week';
import type { Database, Tx } from '../persistence/database';
import type { SessionState } from '../persistence/session-store';
import { loadSession, savePayersAndProviders, savePolicies } from '../persistence/session-store';
import type { DetectorInUse } from './batch-patterns';
import { BatchPlanner } from './batch-planner';
import { createPatternNamer } from './pattern-namer';
import {
  adjudicationDays,
  claimsAdjudicatedOn,
  forgetObservations,
  forgetPatternMarks,
} from '../persistence/patterns/observed-days';
import { providerKey } from './remit/remit-identity';
import { restoreObservations } from './restore-observations';

const DETECTOR_CONTEXT = { benchmarks: RULE_BENCHMARKS, totalPercent: BENCHMARK_TOTAL_PERCENT };

/**
 * A workspace in the engine's memory: the detector and the names of its payers, providers and coders. Plans are made in
 * memory and committed in the same order; when one fails, memory is ahead of the store and the session is broken: it
 * must be opened again from what was committed.
 */
export class WorkspaceSession {
  private broken: Error | null = null;
  private previous: Promise<unknown> = Promise.resolve();
  /** Of a simulated world's payers; the policies of imported payers are not known. */
  private claimsInScope = new ClaimsInScope([]);
  private readonly inUse: DetectorInUse;
  readonly payers: Map<number, Payer>;
  /** By what imported ones are known again. */
  readonly payerIds: Map<string, number>;
  readonly providerIds: Map<string, number>;
  readonly providers: Map<number, Provider>;
  readonly coders: Map<number, Coder>;
  /** The number of imports running here: while there are any, the run commits each plan before it makes the next. */
  sharing = 0;

  private readonly payerTypeOf = (payerId: number): PayerType => this.payers.get(payerId)?.type ?? 'OTHER';

  private constructor(
    readonly workspaceId: number,
    private readonly db: Database,
    private readonly retention: FeedRetention,
    state: SessionState,
  ) {
    this.payers = byId(state.payers);
    this.payerIds = byKey(state.payers);
    this.providerIds = byKey(state.providers);
    for (const { id, npi, name } of state.providers) this.providerIds.set(providerKey(npi || null, name), id);
    this.providers = byId(state.providers);
    this.coders = byId(state.coders);
    const detector = createDetector(DETECTOR_CONTEXT, state.detector);
    const written = new Map(detector.patterns.map((pattern) => [pattern.id, JSON.stringify(pattern)]));
    this.inUse = { detector, namer: createPatternNamer(this), written };
  }

  static async open(db: Database, workspaceId: number, retention: FeedRetention): Promise<WorkspaceSession> {
    await restoreObservations(db, workspaceId);
    const state = await loadSession(db.reader('live'), workspaceId);
    return new WorkspaceSession(workspaceId, db, retention, state);
  }

  /** Memory is ahead of the store: open the workspace again. */
  get isBroken(): boolean {
    return this.broken !== null;
  }

  planner(): BatchPlanner {
    if (this.broken) throw new SessionBrokenError(this.workspaceId);
    return new BatchPlanner(this.workspaceId, this.inUse, this.claimsInScope, this.payerTypeOf);
  }

  /** Commits a plan and whatever `also` adds to the same transaction. */
  commit<T>(batch: Batch, also: (tx: Tx) => Promise<T>): Promise<T> {
    return this.db
      .write((tx) => this.write(tx, batch, also))
      .catch((error: unknown) => {
        this.broken = error instanceof Error ? error : new Error(String(error));
        throw error;
      });
  }

  /**
   * For imports, which must read before they plan: plan and commit inside one transaction.
   * @param admit checks preconditions; when it throws, nothing has been planned and the session can still be used
   */
  async commitPlanned<T>(
    admit: (tx: Tx) => Promise<void>,
    plan: (tx: Tx, planner: BatchPlanner) => Promise<T>,
    also: (tx: Tx, planned: T) => Promise<void>,
  ): Promise<T> {
    let admitted = false;
    try {
      return await this.db.write(async (tx) => {
        await admit(tx);
        admitted = true;
        const planner = this.planner();
        const planned = await plan(tx, planner);
        await this.write(tx, planner.finish(), () => also(tx, planned));
        return planned;
      });
    } catch (error) {
      if (admitted) this.broken = error instanceof Error ? error : new Error(String(error));
      throw error;
    }
  }

  /**
   * For what takes long to plan: it is planned before the transaction begins, so that nobody waits for it to write.
   * @param admit checks preconditions; when it throws at once, nothing has been planned and the session can still be used
   */
  async commitComputed(
    admit: (tx: Tx) => Promise<void>,
    plan: (planner: BatchPlanner) => Promise<void>,
    also: (tx: Tx) => Promise<void>,
  ): Promise<void> {
    await this.db.write(admit);
    const planner = this.planner();
    try {
      await plan(planner);
    } catch (error) {
      this.broken ??= error instanceof Error ? error : new Error(String(error));
      throw error;
    }
    await this.commit(planner.finish(), async (tx) => {
      await admit(tx);
      await also(tx);
    });
  }

  /** The last day that decisions have been made for; null before the first. */
  get decidedOn(): LocalDate | null {
    return this.inUse.detector.patterns.reduce<LocalDate | null>(
      (latest, { memory }) => (latest === null || memory.decidedOn > latest ? memory.decidedOn : latest),
      null,
    );
  }

  /**
   * Decides about all stored claims again, day by day from the first one: as if they had come in the order of their
   * adjudication. Patterns that are found again keep their numbers.
   */
  async replay(also: (tx: Tx) => Promise<void>, annotate: (planner: BatchPlanner) => void): Promise<void> {
    const before = this.inUse.detector.patterns;
    const reader = this.db.reader('live');
    try {
      const days = await adjudicationDays(reader, this.workspaceId);
      const [first = this.decidedOn ?? NO_DAY] = days;
      const state = { firstDate: null, observations: [], patterns: setAside(before, first) };
      this.inUse.detector = createDetector(DETECTOR_CONTEXT, state);
      const planner = this.planner();
      annotate(planner);
      for (const [at, day] of days.entries()) {
        for await (const page of claimsAdjudicatedOn(reader, this.workspaceId, day)) {
          for (const { claim, adjudication } of page)
            if (adjudication !== null) planner.observeAgain(claim, adjudication);
        }
        await this.db.between(() => planner.evaluateDaysFrom(day, days[at + 1]));
      }
      const batch = planner.finishReplay(before, endOfDayS(days.at(-1) ?? first));
      await this.commit(batch, async (tx) => {
        await also(tx);
        await forgetPatternMarks(tx, this.workspaceId);
        await forgetObservations(tx, this.workspaceId);
      });
    } catch (error) {
      this.broken ??= error instanceof Error ? error : new Error(String(error));
      throw error;
    }
  }

  /** Runs work of the run and of imports one at a time while they share this workspace. */
  exclusively<T>(work: () => Promise<T>): Promise<T> {
    const result = this.previous.then(work);
    this.previous = result.catch(() => undefined);
    return result;
  }

  /**
   * Payers, providers and coders of a simulated world and its payers' policies; imported ones are added with their
   * claims.
   */
  async addPayersAndProviders(named: {
    payers: readonly Payer[];
    providers: readonly Provider[];
    coders: readonly Coder[];
    policies: PolicyBook;
  }): Promise<void> {
    for (const payer of named.payers) this.payers.set(payer.id, payer);
    for (const provider of named.providers) this.providers.set(provider.id, provider);
    for (const coder of named.coders) this.coders.set(coder.id, coder);
    const policies = policyRegister(named.payers, named.policies);
    this.claimsInScope = new ClaimsInScope(policies);
    await this.db.write(async (tx) => {
      await savePayersAndProviders(tx, this.workspaceId, {
        payers: named.payers.map((payer) => ({ ...payer, identityKey: `simulated:${payer.id}` })),
        providers: named.providers.map((provider) => ({
          ...provider,
          identityKey: `simulated:${provider.id}`,
        })),
        coders: named.coders,
      });
      await savePolicies(tx, this.workspaceId, policies);
    });
  }

  private async write<T>(tx: Tx, batch: Batch, also: (tx: Tx) => Promise<T>): Promise<T> {
    if (this.broken) throw new SessionBrokenError(this.workspaceId);
    const result = await also(tx);
    // Before the batch, which is the new week's first: the books of a week hold what was known when it ended.
    if (batch.weekEnded !== null) await closeWeek(tx, batch.workspaceId, batch.weekEnded);
    await writeBatch(tx, batch, this.retention);
    return result;
  }
}

/** Where nothing is adjudicated, and nothing was decided on. */
const NO_DAY = '1970-01-01';

const byKey = (items: readonly { id: number; identityKey: string }[]): Map<string, number> =>
  new Map(items.map(({ id, identityKey }) => [identityKey, id]));

const byId = <T extends { id: number }>(items: readonly T[]): Map<number, T> =>
  new Map(items.map((item) => [item.id, item]));

/** Another commit in this workspace failed. The caller did nothing wrong; it opens the workspace again. */
export class SessionBrokenError extends Error {
  constructor(workspaceId: number) {
    super(`workspace ${workspaceId} must be opened again: a commit in it failed`);
    this.name = 'SessionBrokenError';
  }
}
