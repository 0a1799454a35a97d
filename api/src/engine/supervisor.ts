import type { EngineLogEntry } from './engine-parts';
import type { EngineClock } from './engine-settings';
import { forTheLog, isHandover } from './failures';

/** The same for every task of an engine: runs, imports, copies, deletions, and the looks for them. */
export const FAILURES_ALLOWED = 3;

const FIRST_REST_MS = 200;
const MAX_REST_MS = 30_000;

/** A piece of work that runs beside others. */
export interface Task {
  /** Unique: failures are counted under it, and no two tasks of one key run at once. */
  key: string;
  /** Its name in the log, such as "import 7". */
  what: string;
  workspaceId?: number;
  /** Tasks of one lane run one after the other. */
  lane?: 'imports' | 'copies' | 'deletions';
  /** @returns LATER if it cannot start yet: others of its lane go first */
  work(): Promise<'DONE' | 'LATER'>;
  /** For tasks with a row that keeps the count beyond this thread. Null: another engine owns the row. */
  countFailure?(): Promise<number | null>;
  /** After the last failure: stores FAILED with the reason. */
  giveUp(error: unknown, failures: number): Promise<void>;
  /** For tasks without a final state: the time until the next attempt. */
  restAfterGivingUpMs?: number;
}

/**
 * Owns every background task. It counts failures, waits longer after each one, and gives up after three in a row, so that
 * one broken task neither starves nor ends the others.
 */
export class Supervisor {
  private readonly running = new Map<string, Promise<void>>();
  private readonly lanes = new Set<string>();
  private readonly failures = new Map<string, number>();
  private readonly restUntilMs = new Map<string, number>();

  constructor(
    private readonly parts: {
      clock: EngineClock;
      log(entry: EngineLogEntry): void;
      /** A task has ended, so another may start. */
      changed(): void;
    },
  ) {}

  isRunning(key: string): boolean {
    return this.running.has(key);
  }

  get isIdle(): boolean {
    return this.running.size === 0;
  }

  /** Starts a task unless it runs, waits after a failure, or its lane is busy. @returns whether it was started */
  start(task: Task): boolean {
    const { key, lane } = task;
    if (this.running.has(key) || this.isResting(key)) return false;
    if (lane !== undefined && this.lanes.has(lane)) return false;
    if (lane !== undefined) this.lanes.add(lane);
    const ended = this.perform(task).finally(() => {
      this.running.delete(key);
      if (lane !== undefined) this.lanes.delete(lane);
      this.parts.changed();
    });
    this.running.set(key, ended);
    return true;
  }

  /** Runs a task now and waits for it, unless it waits after a failure. */
  async attempt(task: Task): Promise<void> {
    if (!this.isResting(task.key)) await this.perform(task);
  }

  /** Resolves when no task of that key is running. */
  async ended(key: string): Promise<void> {
    await this.running.get(key);
  }

  /** Resolves when no task is running. */
  async allEnded(): Promise<void> {
    while (this.running.size > 0) await Promise.all(this.running.values());
  }

  /** When the first waiting task may start again; Infinity if none waits. */
  nextRestEndMs(): number {
    for (const key of [...this.restUntilMs.keys()]) this.isResting(key);
    return Math.min(Infinity, ...this.restUntilMs.values());
  }

  private isResting(key: string): boolean {
    const untilMs = this.restUntilMs.get(key);
    if (untilMs === undefined) return false;
    if (untilMs > this.parts.clock.nowMs()) return true;
    this.restUntilMs.delete(key);
    return false;
  }

  private rest(key: string, ms: number): void {
    this.restUntilMs.set(key, this.parts.clock.nowMs() + ms);
  }

  /** Never rejects: a failure stays with its task. */
  private async perform(task: Task): Promise<void> {
    try {
      const result = await task.work();
      this.failures.delete(task.key);
      if (result === 'LATER') this.rest(task.key, FIRST_REST_MS);
    } catch (error) {
      await this.recover(task, error).catch((failure: unknown) =>
        this.logFailure(task, 'its failure could not be written down', failure),
      );
    }
  }

  private async recover(task: Task, error: unknown): Promise<void> {
    const { key, what, workspaceId } = task;
    if (isHandover(error)) {
      this.parts.log({ level: 'warn', message: error.message, ...whose(workspaceId) });
      this.rest(key, FIRST_REST_MS);
      return;
    }
    const inThisThread = (this.failures.get(key) ?? 0) + 1;
    this.failures.set(key, inThisThread);
    this.rest(key, Math.min(MAX_REST_MS, FIRST_REST_MS * 2 ** (inThisThread - 1)));
    this.logFailure(task, `${what} failed`, error);
    const failures = (await task.countFailure?.()) ?? inThisThread;
    if (failures < FAILURES_ALLOWED) return;
    await task.giveUp(error, failures);
    this.failures.delete(key);
    if (task.restAfterGivingUpMs === undefined) this.restUntilMs.delete(key);
    else this.rest(key, task.restAfterGivingUpMs);
    this.logFailure(task, `${what} failed ${failures} times and is given up`, error);
  }

  private logFailure({ workspaceId }: Task, message: string, error: unknown): void {
    this.parts.log({ level: 'error', message, error: forTheLog(error), ...whose(workspaceId) });
  }
}

const whose = (workspaceId: number | undefined): { workspaceId?: number } =>
  workspaceId === undefined ? {} : { workspaceId };
