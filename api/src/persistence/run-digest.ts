import { createHash } from 'node:crypto';
import type { Appeal, LearningEvent } from '../domain/claim';
import { appealLeaf, claimLeaf, digestOfLeaves, learningEventLeaf, leafHash } from '../domain/digest';
import { claimsWithLines } from './claim-reader';
import type { Queryable } from './database';

const PAGE = 2_000;
const sha256 = (): ReturnType<typeof createHash> => createHash('sha256');

/** The digest of a run so far, in the order that domain/digest.ts states, streamed from the tables by keyset pages. */
export async function runDigest(db: Queryable, workspaceId: number): Promise<string> {
  const hashes: Uint8Array[] = [];
  for await (const page of claimsWithLines(db, workspaceId, `AND c.source = 'SIMULATED'`, [])) {
    for (const { claim, status, adjudication } of page)
      hashes.push(leafHash(sha256, claimLeaf(claim, status, adjudication)));
  }
  for await (const row of rowsById<AppealRow>(db, 'appeals', workspaceId))
    hashes.push(leafHash(sha256, appealLeaf(appealOf(row))));
  for await (const row of rowsById<LearningEventRow>(db, 'learning_events', workspaceId)) {
    hashes.push(leafHash(sha256, learningEventLeaf(learningEventOf(row))));
  }
  return digestOfLeaves(sha256, hashes);
}

async function* rowsById<T extends { id: number }>(
  db: Queryable,
  table: 'appeals' | 'learning_events',
  workspaceId: number,
): AsyncGenerator<T> {
  let after = -1;
  for (;;) {
    const rows = await db.query<T>(
      `SELECT * FROM ${table} WHERE workspace_id = ? AND id > ? ORDER BY id LIMIT ${PAGE}`,
      [workspaceId, after],
    );
    yield* rows;
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
