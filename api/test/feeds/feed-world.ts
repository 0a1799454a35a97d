import { CLAIM_CHANGE_KINDS, PATTERN_CHANGE_KINDS } from '../../src/domain/feed';
import type { ClaimChangeKind, PatternChangeKind } from '../../src/domain/feed';
import type { EngineHandle } from '../../src/engine/engine-handle';
import type { Database } from '../../src/persistence/database';
import { returning } from '../../src/persistence/dialect';
import { FeedStore } from '../../src/persistence/feed-store';
import type { ClaimFeedEvent } from '../../src/feeds/feed-sources';
import type { FeedDoorbell } from '../../src/feeds/feed-doorbell';
import { StoreFeeds } from '../../src/feeds/feeds';
import { openMigrated, SQLITE } from '../support/databases';
import { claimRow, insertClaimRows, lineRow } from '../support/claim-rows';

/** A store that the test fills as the engine would, commit by commit, and the feeds over it. */
export interface FeedWorld {
  database: Database;
  feeds: StoreFeeds;
  engine: EngineHandle;
  workspaceId: number;
  newWorkspace(): Promise<number>;
  commit(entry: CommitEntry): Promise<number>;
  addClaims(claims: readonly ClaimRow[]): Promise<void>;
  trim(throughCommit: number): Promise<void>;
  ring(): void;
  /** Resolves when so many subscribers of a workspace have read all there is, and wait for more. */
  followed(workspaceId: number, subscribers?: number): Promise<void>;
  close(): Promise<void>;
}

interface CommitEntry {
  workspaceId?: number;
  claims?: readonly (readonly [ClaimChangeKind, number])[];
  patterns?: readonly (readonly [PatternChangeKind, number])[];
  /** Leave the doorbell alone, as when the engine is another process. */
  silent?: boolean;
}

interface ClaimRow {
  id: number;
  payerId?: number;
  lastName?: string;
  billedCents?: number;
  procedureCode?: string;
  submissionDate?: string;
}

export async function openFeedWorld(url?: string): Promise<FeedWorld> {
  const own = url === undefined ? await SQLITE.create() : null;
  const database = await openMigrated(url ?? own?.url ?? '');
  const listeners = new Set<(ids: readonly number[]) => void>();
  const engine: EngineHandle = {
    wake: () => undefined,
    onCommitted: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    health: () => ({ state: 'RUNNING', restarts: 0, lastHeartbeatMs: 0 }),
    stop: async () => undefined,
  };
  const newWorkspace = (): Promise<number> =>
    database.write(async (tx) => {
      const [row] = await tx.query<{ id: number }>(
        returning(
          `INSERT INTO workspaces (name, kind, state, created_at) VALUES ('test', 'SIMULATED', 'READY', '2026-01-01T00:00:00.000Z') RETURNING id`,
        ),
      );
      return Number(row?.id);
    });
  const workspaceId = await newWorkspace();
  const ring = (ids: readonly number[] = [workspaceId]): void =>
    listeners.forEach((listener) => listener(ids));
  const feeds = new StoreFeeds(new FeedStore(database), engine);
  return {
    database,
    feeds,
    engine,
    workspaceId,
    newWorkspace,
    ring: () => ring(),
    followed: watchDoorbell(feeds.doorbell),
    commit: async (entry) => {
      const id = entry.workspaceId ?? workspaceId;
      const number = await database.write((tx) => appendEntry(tx, id, entry));
      if (!entry.silent) ring([id]);
      return number;
    },
    addClaims: (claims) => database.write((tx) => insertClaims(tx, workspaceId, claims)),
    trim: (through) =>
      database.write(async (tx) => {
        await tx.run('DELETE FROM feed_entries WHERE workspace_id = ? AND commit_number <= ?', [
          workspaceId,
          through,
        ]);
        await tx.run('UPDATE workspaces SET feed_trimmed_through = ? WHERE id = ?', [through, workspaceId]);
      }),
    close: async () => {
      feeds.close();
      await database.close();
      await own?.drop();
    },
  };
}

/** @returns what resolves when so many wait at the doorbell of a workspace */
function watchDoorbell(doorbell: FeedDoorbell): FeedWorld['followed'] {
  const waiting = new Map<number, number>();
  const checks = new Set<() => void>();
  const count = (workspaceId: number, change: 1 | -1): void => {
    waiting.set(workspaceId, (waiting.get(workspaceId) ?? 0) + change);
    for (const check of [...checks]) check();
  };
  const wait = doorbell.wait.bind(doorbell);
  doorbell.wait = (workspaceId, ...rest) => {
    const woken = wait(workspaceId, ...rest).finally(() => count(workspaceId, -1));
    count(workspaceId, 1);
    return woken;
  };
  return (workspaceId, subscribers = 1) =>
    new Promise((resolve) => {
      const check = (): void => {
        if ((waiting.get(workspaceId) ?? 0) < subscribers) return;
        checks.delete(check);
        resolve();
      };
      checks.add(check);
      check();
    });
}

type Write = Parameters<Parameters<Database['write']>[0]>[0];

async function appendEntry(tx: Write, workspaceId: number, entry: CommitEntry): Promise<number> {
  const claims = (entry.claims ?? []).map(([kind, id]) => [CLAIM_CHANGE_KINDS.indexOf(kind), id, id]);
  const patterns = (entry.patterns ?? []).map(([kind, id]) => [PATTERN_CHANGE_KINDS.indexOf(kind), id, id]);
  const [row] = await tx.query<{ commit_number: number; claim_changes: number }>(
    returning(
      `UPDATE workspaces SET commit_number = commit_number + 1, claim_changes = claim_changes + ?
       WHERE id = ? RETURNING commit_number, claim_changes`,
    ),
    [claims.length, workspaceId],
  );
  const number = Number(row?.commit_number);
  await tx.run(
    `INSERT INTO feed_entries (workspace_id, commit_number, claim_changes_before, claim_changes, pattern_changes)
     VALUES (?, ?, ?, ?, ?)`,
    [
      workspaceId,
      number,
      Number(row?.claim_changes) - claims.length,
      JSON.stringify(claims),
      JSON.stringify(patterns),
    ],
  );
  return number;
}

const insertClaims = (tx: Write, workspaceId: number, claims: readonly ClaimRow[]): Promise<void> =>
  insertClaimRows(
    tx,
    claims.map(({ id, payerId = 1, lastName = 'Doe', billedCents = 10_000, submissionDate = '2026-01-02' }) =>
      claimRow({ workspaceId, localId: id, payerId, patientLastName: lastName, billedCents, submissionDate }),
    ),
    claims.map(({ id, procedureCode = '99213', billedCents = 10_000 }) =>
      lineRow({ workspaceId, claimId: id, procedureCode, billedCents }),
    ),
  );

/** What a subscriber got, by events, until it has seen so many changes. */
export async function takeChanges(
  events: AsyncIterable<ClaimFeedEvent>,
  count: number,
): Promise<ClaimFeedEvent[]> {
  const taken: ClaimFeedEvent[] = [];
  let changes = 0;
  for await (const event of events) {
    taken.push(event);
    changes += event.changes.length;
    if (changes >= count) break;
  }
  return taken;
}

export const idsOf = (events: readonly ClaimFeedEvent[]): number[] =>
  events.flatMap((event) => event.changes.map((change) => change.claimId));

/** A numbered run of ids. */
export const range = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, i) => from + i);

export const submitted = (ids: readonly number[]): [ClaimChangeKind, number][] =>
  ids.map((id) => ['SUBMITTED', id]);
