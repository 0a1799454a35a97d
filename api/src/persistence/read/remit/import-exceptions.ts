import { ImportExceptionCount, ImportExceptionEntity } from '../../../entities/remit/import-exception.entity';
import type { Queryable } from '../../database';
import type { Cell } from '../../dialect';
import { select } from '../hydrate';

export interface ExceptionConditions {
  codes: readonly string[] | null;
  jobId: number | null;
  paymentId: number | null;
  claimNumber: string | null;
}

/** Newest first. @param after the id of the exception before the page */
export function pageOfExceptions(
  db: Queryable,
  workspaceId: number,
  conditions: ExceptionConditions,
  after: number | null,
  limit: number,
): Promise<ImportExceptionEntity[]> {
  const { where, params } = conditionsOf(workspaceId, conditions);
  return select(
    db,
    ImportExceptionEntity,
    'x',
    `FROM import_exceptions x WHERE ${where}${after === null ? '' : ' AND x.id < ?'} ORDER BY x.id DESC LIMIT ?`,
    [...params, ...(after === null ? [] : [after]), limit],
  );
}

/** @param orAt counts the place itself too: for an empty page, whose `after` is what stands before it */
export async function exceptionExistsBefore(
  db: Queryable,
  workspaceId: number,
  conditions: ExceptionConditions,
  place: number,
  orAt: boolean,
): Promise<boolean> {
  const { where, params } = conditionsOf(workspaceId, conditions);
  const rows = await db.query(
    `SELECT 1 AS found FROM import_exceptions x WHERE ${where} AND x.id ${orAt ? '>=' : '>'} ? LIMIT 1`,
    [...params, place],
  );
  return rows.length > 0;
}

export async function countExceptions(
  db: Queryable,
  workspaceId: number,
  conditions: ExceptionConditions,
): Promise<number> {
  const { where, params } = conditionsOf(workspaceId, conditions);
  const [row] = await db.query<{ n: number }>(
    `SELECT COUNT(*) AS n FROM import_exceptions x WHERE ${where}`,
    params,
  );
  return Number(row?.n ?? 0);
}

/** The most money first. */
export async function countExceptionsByCode(
  db: Queryable,
  workspaceId: number,
  conditions: ExceptionConditions,
): Promise<ImportExceptionCount[]> {
  const { where, params } = conditionsOf(workspaceId, conditions);
  const rows = await db.query<{ code: string; n: number; cents: number }>(
    `SELECT x.code AS code, COUNT(*) AS n, COALESCE(SUM(ABS(x.amount_cents)), 0) AS cents
     FROM import_exceptions x WHERE ${where} GROUP BY x.code ORDER BY 3 DESC, 2 DESC, 1`,
    params,
  );
  return rows.map(({ code, n, cents }) =>
    Object.assign(new ImportExceptionCount(), { code, count: Number(n), amountCents: Number(cents) }),
  );
}

function conditionsOf(
  workspaceId: number,
  { codes, jobId, paymentId, claimNumber }: ExceptionConditions,
): { where: string; params: Cell[] } {
  const parts: [string, Cell[]][] = [['x.workspace_id = ?', [workspaceId]]];
  if (codes !== null)
    parts.push([codes.length === 0 ? '1 = 0' : `x.code IN (${codes.map(() => '?').join(', ')})`, [...codes]]);
  if (jobId !== null) parts.push(['x.job_id = ?', [jobId]]);
  if (paymentId !== null) parts.push(['x.payment_id = ?', [paymentId]]);
  if (claimNumber !== null) parts.push(['x.claim_number = ?', [claimNumber]]);
  return { where: parts.map(([sql]) => sql).join(' AND '), params: parts.flatMap(([, params]) => params) };
}
