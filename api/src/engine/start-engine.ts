import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { WriteGate } from '../persistence/database';
import type { EngineHandle, EngineHealth } from './engine-handle';
import type { EngineLogEntry } from './engine-parts';
import { DEFAULT_ENGINE_SETTINGS } from './engine-settings';
import type { EngineThreadData, FromEngine, ToEngine } from './messages';
import { systemClock } from './system-clock';
import { atWork, createGates, releaseEngine, SHARED_BYTES } from './write-gate';

export interface StartEngineOptions {
  databaseUrl: string;
  /** Claim changes that a workspace's feed keeps for replay. */
  feedRetention: number;
  log(entry: EngineLogEntry): void;
}

const RESTART_MS = 250;

/** Starts the engine's thread over a migrated database, and starts it again whenever it dies. */
export async function startEngine(
  options: StartEngineOptions,
): Promise<{ handle: EngineHandle; gate: WriteGate }> {
  const shared = new SharedArrayBuffer(SHARED_BYTES);
  const engine = new EngineThread(options, shared);
  await engine.start();
  return { handle: engine, gate: createGates(shared).api };
}

class EngineThread implements EngineHandle {
  private readonly listeners = new Set<(workspaceIds: readonly number[]) => void>();
  private readonly owner = randomUUID();
  private worker: Worker | null = null;
  private state: EngineHealth['state'] = 'STARTING';
  private restarts = 0;
  private lastHeartbeatMs: number | null = null;
  private lastCrash: EngineThreadData['lastCrash'] = null;
  private wakes = false;
  private stopped: Promise<void> | null = null;

  constructor(
    private readonly options: StartEngineOptions,
    private readonly shared: SharedArrayBuffer,
  ) {}

  start(): Promise<void> {
    return new Promise((resolve, reject) => {
      atWork(this.shared).set(null);
      const [source, options] = threadSource(this.threadData());
      const worker = new Worker(source, options);
      this.worker = worker;
      worker.on('message', (message: FromEngine) => {
        this.lastHeartbeatMs = systemClock.nowMs();
        if (message.kind === 'started') {
          this.state = 'RUNNING';
          resolve();
          if (this.wakes) this.wake();
        } else if (message.kind === 'committed') {
          for (const listener of this.listeners) listener(message.workspaceIds);
        } else if (message.kind === 'dying') this.onDeath(message.error);
        else if (message.kind === 'log') this.options.log(message.entry);
      });
      worker.on('error', (error) => {
        this.onDeath(error instanceof Error ? (error.stack ?? error.message) : String(error));
        if (this.state === 'STARTING') reject(error);
      });
      worker.on('exit', () => {
        if (this.state === 'STARTING')
          reject(new Error(this.lastCrash?.error ?? 'the engine thread ended before it had started'));
        this.onExit();
      });
    });
  }

  wake(): void {
    this.wakes = this.state !== 'RUNNING';
    this.send({ kind: 'wake' });
  }

  onCommitted(listener: (workspaceIds: readonly number[]) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  health(): EngineHealth {
    return { state: this.state, restarts: this.restarts, lastHeartbeatMs: this.lastHeartbeatMs };
  }

  stop(): Promise<void> {
    this.stopped ??= new Promise((resolve) => {
      const { worker } = this;
      const ended = this.state === 'STOPPED' || worker === null;
      this.state = 'STOPPED';
      if (ended) return resolve();
      worker.once('exit', () => resolve());
      this.send({ kind: 'stop' });
    });
    return this.stopped;
  }

  private onDeath(error: string): void {
    this.lastCrash = { error: error.split('\n', 1)[0] ?? error, over: atWork(this.shared).get() };
    this.options.log({ level: 'error', message: 'the engine thread died', error });
  }

  private onExit(): void {
    this.worker = null;
    releaseEngine(this.shared);
    if (this.state === 'STOPPED') return;
    this.state = 'RESTARTING';
    this.restarts += 1;
    setTimeout(() => {
      if (this.state === 'RESTARTING') this.start().catch(() => undefined);
    }, RESTART_MS);
  }

  private send(message: ToEngine): void {
    this.worker?.postMessage(message);
  }

  private threadData(): EngineThreadData {
    return {
      databaseUrl: this.options.databaseUrl,
      owner: this.owner,
      lastCrash: this.lastCrash,
      shared: this.shared,
      settings: {
        ...DEFAULT_ENGINE_SETTINGS,
        retention: { ...DEFAULT_ENGINE_SETTINGS.retention, changes: this.options.feedRetention },
      },
    };
  }
}

/**
 * When built, the thread is a file beside this one; from TypeScript sources (tests, dev) it registers a compiler first.
 */
function threadSource(workerData: EngineThreadData): [string, ConstructorParameters<typeof Worker>[1]] {
  const built = join(__dirname, 'worker.js');
  if (existsSync(built)) return [built, { workerData }];
  const source = join(__dirname, 'worker.ts');
  return [`require('@swc-node/register'); require(${JSON.stringify(source)});`, { eval: true, workerData }];
}
