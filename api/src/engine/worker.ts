import type { MessagePort } from 'node:worker_threads';
import { parentPort, workerData } from 'node:worker_threads';
import { Database } from '../persistence/database';
import { Doorbell } from './doorbell';
import { EngineLoop } from './engine-loop';
import type { EngineThreadData, FromEngine, ToEngine } from './messages';
import { systemClock } from './system-clock';
import { atWork, createGates } from './write-gate';

const HEARTBEAT_MS = 1_000;

/** The engine's thread: a database of its own, so that the API's event loop stays free. */
async function main(data: EngineThreadData, port: MessagePort): Promise<void> {
  const tell = (message: FromEngine): void => port.postMessage(message);
  const { engine: gate, isAwaited } = createGates(data.shared);
  const db = await Database.open({ url: data.databaseUrl, gate, readers: ['live'] });

  openDatabase = db;
  const mark = atWork(data.shared);
  const doorbell = new Doorbell(
    () => systemClock.nowMs(),
    (workspaceIds) => tell({ kind: 'committed', workspaceIds }),
  );
  const loop = new EngineLoop({
    db,
    settings: data.settings,
    clock: systemClock,
    owner: data.owner,
    lastCrash: data.lastCrash,
    computing: (what) => mark.set(what),
    isAwaited,
    committed: (workspaceId) => doorbell.ring(workspaceId),
    log: (entry) => tell({ kind: 'log', entry }),
  });
  const heartbeat = setInterval(() => tell({ kind: 'heartbeat' }), HEARTBEAT_MS);
  port.on('message', (message: ToEngine) => {
    if (message.kind === 'wake') loop.wake();
    else void loop.stop();
  });
  tell({ kind: 'started' });
  await loop.run();
  await loop.stop();
  clearInterval(heartbeat);
  doorbell.flush();
  await db.close();
  tell({ kind: 'stopped' });
  port.close();
}

let openDatabase: Database | null = null;
let dying = false;

/**
 * The main thread is told, counts the failure and starts the thread again. The connections are closed first, however long
 * their last statements take: a thread that ends while SQLite works for it aborts the whole process.
 */
async function die(error: unknown): Promise<void> {
  if (dying) return;
  dying = true;
  parentPort?.postMessage({
    kind: 'dying',
    error: error instanceof Error ? (error.stack ?? error.message) : String(error),
  } satisfies FromEngine);
  await openDatabase?.close().catch(() => undefined);
  process.exit(1);
}

process.on('uncaughtException', (error) => void die(error));
process.on('unhandledRejection', (error) => void die(error));
if (!parentPort) throw new Error('the engine runs as a worker thread');
main(workerData as EngineThreadData, parentPort).catch(die);
