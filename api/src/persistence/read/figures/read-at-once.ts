import type { Queryable } from '../../database';
import type { Cell } from '../../dialect';

/** Figures and the commit that they were read at: no later one is in them, and no earlier one is missing. */
export interface AtCommit<T> {
  commitNumber: number;
  figures: T;
}

/** A select list over one source that gives exactly one row. */
export interface Part {
  columns: Readonly<Record<string, string>>;
  from: string;
  params: readonly Cell[];
}

/** One statement sees one state of the store on both databases, so all parts belong together, and to one commit. */
export async function readAtOnce<P extends Readonly<Record<string, Part>>>(
  db: Queryable,
  workspaceId: number,
  parts: P,
): Promise<AtCommit<{ [Name in keyof P]: Record<string, number> }>> {
  const sources = Object.entries(parts).map(([name, { columns, from }], index) => {
    const list = Object.entries(columns).map(([column, sql]) => `${sql} AS "${name}.${column}"`);
    return `(SELECT ${list.join(', ')} ${from}) AS part${index}`;
  });
  const [row] = await db.query<Record<string, number>>(
    `SELECT w.commit_number AS "commitNumber", ${sources.map((_, index) => `part${index}.*`).join(', ')}
     FROM workspaces w CROSS JOIN ${sources.join(' CROSS JOIN ')} WHERE w.id = ?`,
    [...Object.values(parts).flatMap(({ params }) => params), workspaceId],
  );
  if (!row) throw new Error(`workspace ${workspaceId} is gone`);
  const figures = Object.entries(parts).map(([name, { columns }]) => [
    name,
    Object.fromEntries(Object.keys(columns).map((column) => [column, row[`${name}.${column}`] ?? 0])),
  ]);
  return { commitNumber: row.commitNumber ?? 0, figures: Object.fromEntries(figures) };
}

/** PostgreSQL's SUM of bigint is numeric, which arrives as text. */
export const wholeSum = (column: string): string => `CAST(COALESCE(SUM(${column}), 0) AS BIGINT)`;
export const sumWhere = (condition: string, column: string): string =>
  wholeSum(`CASE WHEN ${condition} THEN ${column} ELSE 0 END`);
export const wholeCount = (expression: string): string => `CAST(COUNT(${expression}) AS BIGINT)`;
