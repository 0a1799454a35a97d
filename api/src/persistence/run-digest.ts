import { createHash } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { appealLeaf, claimLeaf, LeafDigest, learningEventLeaf, leafHash } from '../domain/digest';
import { claimsWithLines } from './claim-reader';
import type { Queryable } from './database';
import { selectRows } from './read/hydrate';
import type { Table } from './table';
import { APPEALS, LEARNING_EVENTS } from './tables';

const PAGE = 1_000;
const sha256 = (): ReturnType<typeof createHash> => createHash('sha256');

/** The digest of a run so far, in the order that domain/digest.ts states, streamed from the tables by keyset pages. */
export async function runDigest(db: Queryable, workspaceId: number): Promise<string> {
  const digest = new LeafDigest(sha256);
  for await (const leaves of leafPages(db, workspaceId))
    for (const leaf of leaves) digest.add(leafHash(sha256, leaf));
  return digest.end();
}

/**
 * The same for a run that is still at `batches`, in steps of one page that leave the event loop free in between.
 * @returns null as soon as the run has moved on: pages of different instants have no digest
 * @throws the signal's reason, before the next page
 */
export async function runDigestAt(
  db: Queryable,
  { workspaceId, batches }: { workspaceId: number; batches: number },
  signal: AbortSignal,
): Promise<string | null> {
  const digest = new LeafDigest(sha256);
  const movedOn = async (): Promise<boolean> => {
    const [run] = await db.query<{ batches: number }>('SELECT batches FROM runs WHERE workspace_id = ?', [
      workspaceId,
    ]);
    return run?.batches !== batches;
  };
  for await (const leaves of leafPages(db, workspaceId)) {
    signal.throwIfAborted();
    for (const leaf of leaves) digest.add(leafHash(sha256, leaf));
    if (await movedOn()) return null;
    await nextTurn();
  }
  return (await movedOn()) ? null : digest.end();
}

async function* leafPages(db: Queryable, workspaceId: number): AsyncGenerator<string[]> {
  for await (const page of claimsWithLines(db, workspaceId, `AND c.source = 'SIMULATED'`, []))
    yield page.map(({ claim, status, adjudication }) => claimLeaf(claim, status, adjudication));
  for await (const rows of pagesById(db, APPEALS, workspaceId))
    yield rows.map(({ localId: id, ...appeal }) => appealLeaf({ id, ...appeal }));
  for await (const rows of pagesById(db, LEARNING_EVENTS, workspaceId))
    yield rows.map(({ localId: id, coderLocalId: coderId, ...event }) =>
      learningEventLeaf({ id, coderId, ...event }),
    );
}

async function* pagesById<Row extends { localId: number }>(
  db: Queryable,
  table: Table<Row>,
  workspaceId: number,
): AsyncGenerator<Row[]> {
  let after = -1;
  for (;;) {
    const rest = `FROM ${table.name} t WHERE t.workspace_id = ? AND t.id > ? ORDER BY t.id LIMIT ${PAGE}`;
    const rows = await selectRows(db, table, 't', rest, [workspaceId, after]);
    yield rows;
    const last = rows[PAGE - 1];
    if (!last) return;
    after = last.localId;
  }
}
