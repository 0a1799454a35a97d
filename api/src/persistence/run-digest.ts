import { createHash } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Appeal, LearningEvent } from '../domain/claim';
import { appealLeaf, claimLeaf, LeafDigest, learningEventLeaf, leafHash } from '../domain/digest';
import { claimsWithLines } from './claim-reader';
import type { Queryable } from './database';

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
  for await (const rows of pagesById<AppealRow>(db, 'appeals', workspaceId))
    yield rows.map((row) => appealLeaf(appealOf(row)));
  for await (const rows of pagesById<LearningEventRow>(db, 'learning_events', workspaceId))
    yield rows.map((row) => learningEventLeaf(learningEventOf(row)));
}

async function* pagesById<T extends { id: number }>(
  db: Queryable,
  table: 'appeals' | 'learning_events',
  workspaceId: number,
): AsyncGenerator<T[]> {
  let after = -1;
  for (;;) {
    const rows = await db.query<T>(
      `SELECT * FROM ${table} WHERE workspace_id = ? AND id > ? ORDER BY id LIMIT ${PAGE}`,
      [workspaceId, after],
    );
    yield rows;
    if (rows.length < PAGE) return;
    after = (rows[rows.length - 1] as T).id;
  }
}

interface AppealRow {
  id: number;
  claim_id: number;
  level: number;
  filed_date: string;
  deadline: string | null;
  decided_date: string | null;
  outcome: Appeal['outcome'];
  recovered_cents: number;
}

const appealOf = (row: AppealRow): Appeal => ({
  id: row.id,
  claimId: row.claim_id,
  level: row.level,
  filedDate: row.filed_date,
  deadline: row.deadline,
  decidedDate: row.decided_date,
  outcome: row.outcome,
  recoveredCents: row.recovered_cents,
});

interface LearningEventRow {
  id: number;
  type: LearningEvent['type'];
  coder_id: number;
  at_s: number;
  duration_ms: number | null;
  outcome: LearningEvent['outcome'];
  correction_applied: number;
  rule_key: string | null;
  claim_id: number | null;
}

const learningEventOf = (row: LearningEventRow): LearningEvent => ({
  id: row.id,
  type: row.type,
  coderId: row.coder_id,
  atS: row.at_s,
  durationMs: row.duration_ms,
  outcome: row.outcome,
  correctionApplied: row.correction_applied === 1,
  ruleKey: row.rule_key,
  claimId: row.claim_id,
});
