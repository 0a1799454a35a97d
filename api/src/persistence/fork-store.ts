import type { RunCommand } from '../domain/scenario/scenario';
import { RunEntity } from '../entities/run.entity';
import { ForkEntity } from '../entities/workspace.entity';
import type { Cell } from './dialect';
import type { Queryable, Tx } from './database';
import type { Place } from './deletion-store';
import { WORKSPACE_TABLES } from './deletion-store';
import { ENTITIES } from './entities';
import { select } from './read/hydrate';
import type { Lease } from './run-lease';
import type { RowOf } from './table';
import { tableOf } from './table';

/**
 * Tables that bear a workspace's number and are not copied row by row, with the reason. Whatever else WORKSPACE_TABLES
 * names is, column by column as its entity declares it: a new table or column is copied without being mentioned here.
 */
export const NOT_COPIED: Readonly<Record<string, string>> = {
  runs: 'is copied whole when the copy begins, without lease and failures',
  commands: 'are copied whole with the run',
  forks: 'says what is being copied; a copy of a twin follows nobody',
  feed_entries: "a fork's feed begins with the fork: cursors of the origin mean nothing in it",
  data_sources: 'what a source brings goes to one workspace',
  imports: 'a job belongs to the workspace that its file was sent to; the claims that it brought are copied',
};

export type CopiedTable = (typeof WORKSPACE_TABLES)[number];

/** In the order in which they are copied. */
export const COPIED_TABLES: readonly CopiedTable[] = WORKSPACE_TABLES.filter(
  ([table]) => !(table in NOT_COPIED),
);

/** A copy in progress, as stored. */
export interface Copy {
  workspaceId: number;
  originId: number;
  /** The origin is held at the end of a batch until the copy is done. */
  pinned: boolean;
  /** Counts the steps: a step that finds another number than it expects has been taken over by another engine. */
  step: number;
  /** Which table is being copied, null before the first. */
  table: string | null;
  /** The last key copied of it, as stored. */
  place: string | null;
}

export async function findCopies(db: Queryable): Promise<Copy[]> {
  const rows = await select(
    db,
    ForkEntity,
    'f',
    `FROM forks f WHERE f.kind = 'COPY' ORDER BY f.workspace_id`,
  );
  return rows.map(({ tableName, ...copy }) => ({ ...copy, table: tableName }));
}

/** Parsed when that copy continues: a place that cannot be parsed is a failure of that copy alone. */
export const placeOf = ({ place }: Copy): Place => (place === null ? null : (JSON.parse(place) as Cell[]));

/**
 * Takes the origin's run away from nobody: where no engine drives it, none does until the copy is done. Where one does,
 * that engine itself lets it stand still (holdForCopies).
 * @returns whether the origin stands still now
 */
export async function pinIdleOrigin(tx: Tx, copy: Copy, lease: Lease): Promise<boolean> {
  const runs = await tx.query('SELECT 1 AS found FROM runs WHERE workspace_id = ?', [copy.originId]);
  if (runs.length > 0) {
    const taken = await tx.run(
      `UPDATE runs SET owner = NULL, lease_expires_at_ms = 0, fencing_token = fencing_token + 1
       WHERE workspace_id = ? AND (? = 1 OR owner IS NULL OR owner = ? OR lease_expires_at_ms < ?)`,
      [copy.originId, lease.takeOver ? 1 : 0, lease.owner, lease.nowMs],
    );
    if (taken === 0) return false;
  }
  await holdWorkspace(tx, copy.originId);
  await tx.run('UPDATE forks SET pinned = 1 WHERE workspace_id = ?', [copy.workspaceId]);
  return true;
}

/** Said by the engine that drives the origin, in a transaction that is fenced by its lease. */
export async function holdForCopies(tx: Tx, originId: number): Promise<void> {
  await holdWorkspace(tx, originId);
  await tx.run(`UPDATE forks SET pinned = 1 WHERE origin_id = ? AND kind = 'COPY'`, [originId]);
}

/** Until the transaction ends, nobody else has the workspace; SQLite has one writer at a time anyway. */
export async function holdWorkspace(tx: Tx, workspaceId: number): Promise<void> {
  if (tx.dialect === 'postgres')
    await tx.query('SELECT id FROM workspaces WHERE id = ? FOR UPDATE', [workspaceId]);
}

/** The run as it is, and its pending requests; an origin that is being deleted passes on none. */
export async function copyRun(tx: Tx, copy: Copy, nowIso: string): Promise<void> {
  const own: Partial<Record<keyof RowOf<RunEntity>, string>> = {
    workspaceId: String(copy.workspaceId),
    desiredState: `CASE WHEN w.state = 'DELETING' THEN t.state ELSE t.desired_state END`,
    failures: '0',
    claimsPerSecond: '0',
    lagSeconds: '0',
    owner: 'NULL',
    fencingToken: '0',
    leaseExpiresAtMs: '0',
    createdAt: 'CAST(? AS TEXT)',
  };
  const { columns } = tableOf(RunEntity);
  const values = columns.map(({ name, property }) => own[property as keyof typeof own] ?? `t.${name}`);
  await tx.run(
    `INSERT INTO runs (${columns.map(({ name }) => name).join(', ')}) SELECT ${values.join(', ')}
     FROM runs t JOIN workspaces w ON w.id = t.workspace_id WHERE t.workspace_id = ?`,
    [nowIso, copy.originId],
  );
  await copyAll(tx, copy, 'commands');
}

/**
 * Copies the next `limit` rows of a table, in the order of its key.
 * @returns where it came to; null when the table is copied whole
 */
export async function copySome(
  tx: Tx,
  copy: Copy,
  [table, key]: CopiedTable,
  after: Place,
  limit: number,
): Promise<Place> {
  const columns = key.join(', ');
  const marks = key.map(() => '?').join(', ');
  const beyond = after ? ` AND (${columns}) > (${marks})` : '';
  const [last] = await tx.query<Record<string, Cell>>(
    `SELECT ${columns} FROM ${table} WHERE workspace_id = ?${beyond} ORDER BY ${columns} LIMIT 1 OFFSET ${limit - 1}`,
    [copy.originId, ...(after ?? [])],
  );
  const place = last ? key.map((column) => last[column] as Cell) : null;
  const within = place ? ` AND (${columns}) <= (${marks})` : '';
  await copyAll(tx, copy, table, beyond + within, [...(after ?? []), ...(place ?? [])]);
  return place;
}

/**
 * @throws CopyTakenError when another engine has taken over the copy, or it was given up: the transaction is rolled
 * back
 */
export async function saveStep(tx: Tx, copy: Copy, table: string | null, place: Place): Promise<void> {
  const changed = await tx.run(
    'UPDATE forks SET step = step + 1, table_name = ?, place = ? WHERE workspace_id = ? AND step = ?',
    [table, place && JSON.stringify(place), copy.workspaceId, copy.step],
  );
  if (changed === 0) throw new CopyTakenError(copy.workspaceId);
}

/** The last step: the workspace's own figures, the changes asked for as a command of its run, and it may be read. */
export async function finishCopy(tx: Tx, copy: Copy, nowIso: string): Promise<void> {
  const [fork] = await tx.query<{ changes: string | null }>(
    'SELECT changes FROM forks WHERE workspace_id = ?',
    [copy.workspaceId],
  );
  const changes = (JSON.parse(fork?.changes ?? '{}') ?? {}) as ForkChanges;
  if (changes.daysPerSecond !== undefined) {
    await tx.run('UPDATE runs SET days_per_second = ? WHERE workspace_id = ?', [
      changes.daysPerSecond,
      copy.workspaceId,
    ]);
  }
  if (changes.config) {
    const command = { kind: 'CONFIGURE', payload: changes.config, effectiveAtS: null } as const;
    await addCommand(tx, copy.workspaceId, command, nowIso);
  }
  await tx.run(
    `UPDATE workspaces SET state = 'READY', (kind, virtual_now_s, data_through, claim_count, next_import_id) =
       (SELECT o.kind, o.virtual_now_s, o.data_through, o.claim_count, o.next_import_id FROM workspaces o WHERE o.id = ?)
     WHERE id = ?`,
    [copy.originId, copy.workspaceId],
  );
  await tx.run('DELETE FROM forks WHERE workspace_id = ?', [copy.workspaceId]);
}

/** What is different in a fork from its beginning. */
export interface ForkChanges {
  /** undefined: the origin's; null: unlimited. */
  daysPerSecond?: number | null;
  config?: Extract<RunCommand, { kind: 'CONFIGURE' }>['changes'];
}

/** A copy that failed repeatedly: it says why until its user deletes it, and its origin continues. */
export async function failCopy(tx: Tx, workspaceId: number, reason: string): Promise<void> {
  await tx.run(`DELETE FROM forks WHERE workspace_id = ? AND kind = 'COPY'`, [workspaceId]);
  await tx.run(`UPDATE workspaces SET state = 'FAILED', error = ? WHERE id = ? AND state = 'COPYING'`, [
    reason,
    workspaceId,
  ]);
}

export interface NewCommand {
  kind: RunCommand['kind'];
  payload: unknown;
  /** Null where the engine is to take it at its next midnight. */
  effectiveAtS: number | null;
}

export async function addCommand(
  tx: Tx,
  workspaceId: number,
  { kind, payload, effectiveAtS }: NewCommand,
  nowIso: string,
): Promise<void> {
  await tx.run(
    `INSERT INTO commands (workspace_id, seq, kind, payload, effective_at_s, created_at)
     SELECT CAST(? AS BIGINT), COALESCE(MAX(seq), 0) + 1, ?, ?, CAST(? AS BIGINT), ? FROM commands WHERE workspace_id = ?`,
    [workspaceId, kind, JSON.stringify(payload), effectiveAtS, nowIso, workspaceId],
  );
}

export class CopyTakenError extends Error {
  constructor(workspaceId: number) {
    super(`the copy into workspace ${workspaceId} is no longer this engine's to make`);
    this.name = 'CopyTakenError';
  }
}

async function copyAll(
  tx: Tx,
  copy: Copy,
  table: string,
  condition = '',
  params: readonly Cell[] = [],
): Promise<void> {
  const rest = restOfColumns(table).join(', ');
  await tx.run(
    `INSERT INTO ${table} (workspace_id, ${rest}) SELECT CAST(? AS BIGINT), ${rest} FROM ${table} WHERE workspace_id = ?${condition}`,
    [copy.workspaceId, copy.originId, ...params],
  );
}

function restOfColumns(table: string): string[] {
  const entity = ENTITIES.find((candidate) => tableOf<object>(candidate).name === table);
  if (!entity) throw new RangeError(`no entity declares the table ${table}`);
  return tableOf<object>(entity)
    .columns.map(({ name }) => name)
    .filter((name) => name !== 'workspace_id');
}
