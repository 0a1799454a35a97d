import type { FastifyInstance } from 'fastify';
import type { EngineHandle } from '../engine/engine-handle';
import type { Database } from '../persistence/database';
import type { StoreState } from '../persistence/store-probe';
import { probeStore } from '../persistence/store-probe';
import type { Logger } from './log';

export interface HealthOptions {
  database: Database;
  engine: EngineHandle;
  log: Logger;
  nowMs: () => number;
}

const DATABASE_RESPONDS_WITHIN_MS = 2_000;
const MAX_HEARTBEAT_MS = 15_000;
const LOOK_AGAIN_AFTER_MS = 5_000;

/** `/healthz`: this process responds. `/readyz`: it can do its work, and the store accepts writes and returns rows. */
export function serveHealth(server: FastifyInstance, options: HealthOptions): void {
  const watch = new StoreWatch(options);
  server.get('/healthz', async (_request, reply) => {
    void reply.header('cache-control', 'no-store');
    return { status: 'ok' };
  });
  server.get('/readyz', async (_request, reply) => {
    const [database, engine] = [await watch.state(), engineState(options)];
    const ready = database === 'ok' && engine === 'ok';
    void reply.header('cache-control', 'no-store').code(ready ? 200 : 503);
    const advice = database === 'ok' ? {} : { message: ADVICE[database] };
    return { status: ready ? 'ready' : 'not ready', database, engine, ...advice };
  });
}

type DatabaseState = StoreState | 'slow';

/** What whoever watches can do about it. */
const ADVICE: Readonly<Record<Exclude<DatabaseState, 'ok'>, string>> = {
  full: 'The disk of the database is full, or nearly so: free some space.',
  failing:
    'The database accepts no writes or cannot be read: the log says why. Replace a damaged file from a backup.',
  slow: 'The database does not respond in time: see what else keeps its machine or disk busy.',
};

/** One probe at a time, and one for all requests within a few seconds: a probe writes. */
class StoreWatch {
  private looking: Promise<DatabaseState> | null = null;
  private lookedAtMs = -Infinity;
  private last: DatabaseState = 'ok';

  constructor(private readonly options: Pick<HealthOptions, 'database' | 'log'>) {}

  async state(): Promise<DatabaseState> {
    if (performance.now() - this.lookedAtMs < LOOK_AGAIN_AFTER_MS) return this.last;
    const { database, log } = this.options;
    const failed = (error: unknown): void => log.error({ err: error }, 'the database failed a probe');
    this.looking ??= probeStore(database, Math.random, failed).then((state) => {
      this.looking = null;
      this.lookedAtMs = performance.now();
      this.last = state;
      return state;
    });
    return withinBound(this.looking);
  }
}

async function withinBound(look: Promise<DatabaseState>): Promise<DatabaseState> {
  let timer: NodeJS.Timeout | undefined;
  const slow = new Promise<'slow'>((resolve) => {
    timer = setTimeout(() => resolve('slow'), DATABASE_RESPONDS_WITHIN_MS);
  });
  const state = await Promise.race([look, slow]);
  clearTimeout(timer);
  return state;
}

function engineState({ engine, nowMs }: HealthOptions): string {
  const { state, lastHeartbeatMs } = engine.health();
  if (state !== 'RUNNING') return state.toLowerCase();
  if (lastHeartbeatMs === null) return 'silent';
  return nowMs() - lastHeartbeatMs <= MAX_HEARTBEAT_MS ? 'ok' : 'silent';
}
