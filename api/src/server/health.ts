import type { FastifyInstance } from 'fastify';
import type { EngineHandle } from '../engine/engine-handle';
import type { Database } from '../persistence/database';

export interface HealthOptions {
  database: Database;
  engine: EngineHandle;
  nowMs: () => number;
}

const DATABASE_RESPONDS_WITHIN_MS = 2_000;
const MAX_HEARTBEAT_MS = 15_000;

/** `/healthz`: this process responds. `/readyz`: it can do its work. */
export function serveHealth(server: FastifyInstance, options: HealthOptions): void {
  server.get('/healthz', async (_request, reply) => {
    void reply.header('cache-control', 'no-store');
    return { status: 'ok' };
  });
  server.get('/readyz', async (_request, reply) => {
    const [database, engine] = [await databaseState(options.database), engineState(options)];
    const ready = database === 'ok' && engine === 'ok';
    void reply.header('cache-control', 'no-store').code(ready ? 200 : 503);
    return { status: ready ? 'ready' : 'not ready', database, engine };
  });
}

async function databaseState(database: Database): Promise<'ok' | 'failing' | 'slow'> {
  let timer: NodeJS.Timeout | undefined;
  const slow = new Promise<'slow'>((resolve) => {
    timer = setTimeout(() => resolve('slow'), DATABASE_RESPONDS_WITHIN_MS);
  });
  const response = database
    .reader('live')
    .query('SELECT 1 AS one')
    .then(
      () => 'ok' as const,
      () => 'failing' as const,
    );
  const state = await Promise.race([response, slow]);
  clearTimeout(timer);
  return state;
}

function engineState({ engine, nowMs }: HealthOptions): string {
  const { state, lastHeartbeatMs } = engine.health();
  if (state !== 'RUNNING') return state.toLowerCase();
  if (lastHeartbeatMs === null) return 'silent';
  return nowMs() - lastHeartbeatMs <= MAX_HEARTBEAT_MS ? 'ok' : 'silent';
}
