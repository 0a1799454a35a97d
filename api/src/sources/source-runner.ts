import type { SourceRunner } from '../application/sources/data-sources';
import type { FhirServerConfig, FolderConfig } from '../application/sources/source-config';
import { ConflictError } from '../domain/errors';
import type { DataSourceEntity } from '../entities/data-source.entity';
import { dueDataSources, secretOf } from '../persistence/read/sources/data-sources';
import {
  releaseAllDataSources,
  releaseDataSource,
  saveSync,
  takeDataSource,
} from '../persistence/requests/data-source-requests';
import { syncFhirServer } from './fhir-source';
import { syncFolder } from './folder-source';
import type { SourceTools, Sync } from './intake';

/** How often it looks for what is due. */
const LOOK_MS = 2_000;
/** Sources that are read at once; more wait. */
const AT_ONCE = 4;
/** After so long without a word, another program takes a source that this one was reading. */
const HOLD_MS = 30 * 60_000;
const MAX_BACKOFF_MS = 6 * 3_600_000;

interface Running {
  done: Promise<void>;
  /** Resolves with the first import, or null when the sync ends without one. */
  first: Promise<number | null>;
}

/** Owns the syncs of all sources: one at a time of each, failures counted and waited for longer each time. */
export class StoredSourceRunner implements SourceRunner {
  private readonly running = new Map<number, Running>();
  private readonly abort = new AbortController();
  private timer: NodeJS.Timeout | undefined;
  private looking: Promise<void> = Promise.resolve();

  constructor(
    private readonly tools: SourceTools,
    private readonly onFailure: (what: string, error: unknown) => void,
  ) {}

  start(): void {
    const { database, nowMs } = this.tools;
    // One that a killed program was reading. A SQLite file serves one program; elsewhere another may be reading it.
    if (database.reader('live').dialect === 'sqlite')
      this.looking = releaseAllDataSources(database, nowMs()).catch((error: unknown) =>
        this.onFailure('sources after the start', error),
      );
    this.timer = setInterval(() => {
      this.looking = this.looking.then(() => this.look());
    }, LOOK_MS).unref();
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    this.abort.abort();
    await this.looking;
    await Promise.all([...this.running.values()].map(({ done }) => done));
  }

  async sync(source: DataSourceEntity): Promise<number> {
    const running = this.running.get(source.localId) ?? this.begin(source);
    const importId = await running.first;
    if (importId !== null) return importId;
    await running.done;
    const [row] = await this.tools.database
      .reader('live')
      .query<{ last_error: string | null }>('SELECT last_error FROM data_sources WHERE id = ?', [
        source.localId,
      ]);
    throw new ConflictError(
      row?.last_error
        ? `"${source.name}" cannot be read: ${row.last_error}`
        : `"${source.name}" has nothing new to import.`,
      ['updateDataSource'],
    );
  }

  /** Starts what is due and not running. */
  async look(): Promise<void> {
    if (this.abort.signal.aborted) return;
    try {
      const { database, nowMs } = this.tools;
      for (const source of await dueDataSources(database.reader('live'), nowMs(), 2 * AT_ONCE)) {
        if (this.running.size >= AT_ONCE) return;
        if (this.running.has(source.localId)) continue;
        const taken = { id: source.localId, dueMs: source.nextSyncMs, untilMs: nowMs() + HOLD_MS };
        if (await takeDataSource(database, taken)) this.begin(source);
      }
    } catch (error) {
      this.onFailure('looking for sources that are due', error);
    }
  }

  private begin(source: DataSourceEntity): Running {
    let tell: (importId: number | null) => void = () => undefined;
    const first = new Promise<number | null>((resolve) => (tell = resolve));
    const sync: Sync = { ...this.tools, source, signal: this.abort.signal, began: tell };
    const done = this.perform(sync).finally(() => {
      this.running.delete(source.localId);
      tell(null);
    });
    const running = { done, first };
    this.running.set(source.localId, running);
    return running;
  }

  private async perform(sync: Sync): Promise<void> {
    const { database, source, nowMs } = sync;
    const startedMs = nowMs();
    const everyMs = Number(source.config.everySeconds) * 1_000;
    try {
      await readSource(sync);
      const syncedAt = new Date(startedMs).toISOString();
      await saveSync(database, source.localId, {
        syncedAt,
        error: null,
        failures: 0,
        nextSyncMs: nowMs() + everyMs,
      });
    } catch (error) {
      if (this.abort.signal.aborted) {
        await releaseDataSource(database, source.localId, source.nextSyncMs).catch(() => undefined);
        return;
      }
      const failures = source.failures + 1;
      this.onFailure(`source ${source.localId}`, error);
      await saveSync(database, source.localId, {
        syncedAt: null,
        error: reasonOf(error),
        failures,
        nextSyncMs:
          nowMs() + Math.max(everyMs, Math.min(MAX_BACKOFF_MS, everyMs * 2 ** Math.min(failures, 20))),
      }).catch((failed: unknown) => this.onFailure(`source ${source.localId}`, failed));
    }
  }
}

async function readSource(sync: Sync): Promise<void> {
  const { source, database } = sync;
  switch (source.kind) {
    case 'FOLDER':
      return syncFolder(sync, source.config as FolderConfig);
    case 'FHIR_SERVER': {
      const secret = await secretOf(database.reader('live'), source.localId);
      return syncFhirServer(sync, source.config as FhirServerConfig, secret?.bearerToken ?? null);
    }
  }
}

const MAX_REASON_CHARACTERS = 500;

function reasonOf(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code;
  const path = (error as NodeJS.ErrnoException).path ?? '';
  if (code === 'ENOENT') return `There is no folder ${path}.`;
  if (code === 'EACCES' || code === 'EPERM') return `This program may not read or move files in ${path}.`;
  const message = error instanceof Error ? error.message : String(error);
  return message.slice(0, MAX_REASON_CHARACTERS);
}
