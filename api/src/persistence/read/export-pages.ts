import type { LocalDate } from '../../domain/calendar';
import type { Appeal, Coder, Payer, PayerType, Provider } from '../../domain/claim';
import { payerNumberOf } from '../../domain/claim-identity';
import type { ClaimRecord, RecordOrder } from '../../domain/claim-record';
import type { AppealEntity } from '../../entities/appeal.entity';
import type { Cell } from '../dialect';
import type { ClaimRow, StoredClaim } from '../claim-reader';
import { withLines } from '../claim-reader';
import type { Queryable } from '../database';
import { CLAIMS } from '../tables';
import { appealsOfClaims } from './by-key';
import { selectRows } from './hydrate';

/** Which claims are exported, by submission date, both ends included. */
export interface ExportRange {
  from: LocalDate | null;
  to: LocalDate | null;
}

/** Rows of one read: some ten milliseconds on SQLite. */
const PAGE = 500;
const DATE_COLUMN: Record<RecordOrder, 'submission_date' | 'processing_date'> = {
  SUBMITTED: 'submission_date',
  PROCESSED: 'processing_date',
};

const DATE_PROPERTY = { SUBMITTED: 'submissionDate', PROCESSED: 'processingDate' } as const satisfies Record<
  RecordOrder,
  keyof ClaimRow
>;

/** The workspace no longer exists, or is no longer complete: what was read so far is only a part. */
export class ExportBrokenOff extends Error {}

/**
 * Claims in the order of a date, by keyset pages on an index, each a read of its own. What a run adds while it is read
 * does not stretch it: it ends with the newest date that stood there at the beginning.
 * @throws ExportBrokenOff when the workspace is being deleted
 */
export async function* exportPages(
  db: Queryable,
  workspaceId: number,
  order: RecordOrder,
  range: ExportRange,
): AsyncGenerator<ClaimRecord[]> {
  const newest = await newestDate(db, workspaceId, order);
  let after: readonly [date: string, id: number] = [range.from ?? '', -1];
  for (;;) {
    const { rest, params } = pageQuery(workspaceId, order, range, after, newest ?? '');
    const rows = await selectRows(db, CLAIMS, 'c', rest, params);
    const records = rows.length > 0 ? await recordsOf(db, workspaceId, rows) : [];
    // Asked after the reading: a workspace is marked before anything of it is deleted, so what was read is whole.
    await requireReady(db, workspaceId);
    const last = rows[rows.length - 1];
    if (!last) return;
    yield records;
    if (rows.length < PAGE) return;
    after = [last[DATE_PROPERTY[order]] ?? '', last.localId];
  }
}

/** What is read, from FROM on. Exported for the test that looks at its query plan. */
export function pageQuery(
  workspaceId: number,
  order: RecordOrder,
  { from, to }: ExportRange,
  after: readonly [date: string, id: number],
  newest: LocalDate,
): { rest: string; params: Cell[] } {
  const column = DATE_COLUMN[order];
  const params: Cell[] = [workspaceId, ...after, newest];
  let where = `c.workspace_id = ? AND (c.${column}, c.id) > (?, ?) AND c.${column} <= ?`;
  // Said outright, because only so the planner knows that the partial index holds them all.
  if (order === 'PROCESSED') where += ' AND c.processing_date IS NOT NULL';
  // Adjudications before `from` are skipped, too: no claim is adjudicated before it is submitted.
  if (order === 'PROCESSED' && from !== null) {
    where += ' AND c.submission_date >= ?';
    params.push(from);
  }
  if (to !== null) {
    where += ' AND c.submission_date <= ?';
    params.push(to);
  }
  return { rest: `FROM claims c WHERE ${where} ORDER BY c.${column}, c.id LIMIT ${PAGE}`, params };
}

async function newestDate(db: Queryable, workspaceId: number, order: RecordOrder): Promise<LocalDate | null> {
  const column = DATE_COLUMN[order];
  const [row] = await db.query<{ date: string }>(
    `SELECT c.${column} AS date FROM claims c WHERE c.workspace_id = ? AND c.${column} IS NOT NULL
     ORDER BY c.${column} DESC, c.id DESC LIMIT 1`,
    [workspaceId],
  );
  return row?.date ?? null;
}

/** @throws ExportBrokenOff */
export async function requireReady(db: Queryable, workspaceId: number): Promise<void> {
  const [row] = await db.query<{ state: string }>('SELECT state FROM workspaces WHERE id = ?', [workspaceId]);
  if (row?.state !== 'READY') throw new ExportBrokenOff('the workspace is being deleted');
}

async function recordsOf(
  db: Queryable,
  workspaceId: number,
  rows: readonly ClaimRow[],
): Promise<ClaimRecord[]> {
  const stored = await withLines(db, workspaceId, rows);
  const idsOf = (pick: (row: ClaimRow) => number | null): number[] => [
    ...new Set(rows.map(pick).filter((id) => id !== null)),
  ];
  const payers = await rowsByKey<Payer>(db, 'payers', workspaceId, idsOf((row) => row.payerId)); // prettier-ignore
  const providers = await rowsByKey<Provider>(db, 'providers', workspaceId, idsOf((row) => row.providerId)); // prettier-ignore
  const coders = await rowsByKey<Coder>(db, 'coders', workspaceId, idsOf((row) => row.coderLocalId)); // prettier-ignore
  const originals = await claimNumbers(db, workspaceId, idsOf((row) => row.originalClaimId)); // prettier-ignore
  const appeals = await appealsByClaim(db, workspaceId, rows);
  return stored.map(
    ({ claim, status, allowedSoFarCents, adjudication }: StoredClaim, index): ClaimRecord => ({
      claim,
      status,
      adjudication,
      allowedSoFarCents,
      appeals: appeals.get(claim.id) ?? [],
      payer: payers.get(claim.payerId) ?? { id: claim.payerId, name: 'UNKNOWN', type: 'OTHER' },
      provider: (claim.providerId === null ? null : providers.get(claim.providerId)) ?? null,
      coder: (claim.coderId === null ? null : coders.get(claim.coderId)) ?? null,
      originalClaimNumber:
        claim.originalClaimId === null ? null : (originals.get(claim.originalClaimId) ?? null),
      payerControlNumber: payerNumberOf(rows[index]?.identityKey ?? null),
    }),
  );
}

const COLUMNS = {
  payers: 'id, name, type',
  providers: 'id, npi, name, specialty, taxonomy',
  coders: 'id, name',
} as const;

async function rowsByKey<T extends { id: number; type?: PayerType }>(
  db: Queryable,
  table: keyof typeof COLUMNS,
  workspaceId: number,
  ids: readonly number[],
): Promise<Map<number, T>> {
  if (ids.length === 0) return new Map();
  const rows = await db.query<T>(
    `SELECT ${COLUMNS[table]} FROM ${table} WHERE workspace_id = ? AND id IN (${ids.map(() => '?').join(', ')})`,
    [workspaceId, ...ids],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

async function claimNumbers(
  db: Queryable,
  workspaceId: number,
  ids: readonly number[],
): Promise<Map<number, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db.query<{ id: number; claim_number: string }>(
    `SELECT id, claim_number FROM claims WHERE workspace_id = ? AND id IN (${ids.map(() => '?').join(', ')})`,
    [workspaceId, ...ids],
  );
  return new Map(rows.map((row) => [row.id, row.claim_number]));
}

async function appealsByClaim(
  db: Queryable,
  workspaceId: number,
  rows: readonly ClaimRow[],
): Promise<Map<number, Appeal[]>> {
  const byClaim = new Map<number, Appeal[]>();
  const found: AppealEntity[] = await appealsOfClaims(
    db,
    workspaceId,
    rows.map((row) => row.localId),
  );
  for (const appeal of found) {
    const list = byClaim.get(appeal.claimId);
    if (list) list.push(appealOf(appeal));
    else byClaim.set(appeal.claimId, [appealOf(appeal)]);
  }
  return byClaim;
}

const appealOf = ({ localId: id, workspaceId: _, ...appeal }: AppealEntity): Appeal => ({ id, ...appeal });
