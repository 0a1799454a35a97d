import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Database, Row } from '../../src/persistence/database';
import { requestDeletion } from '../../src/persistence/requests/workspace-requests';
import { DATABASES, withOneDatabase } from '../support/databases';
import { forkOf } from '../support/forks';
import type { ImportRow } from '../support/imports';
import { addImport, importHasEnded, importRow } from '../support/imports';
import { addRun, runEngine, runState, runToEnd, SMALL_PRACTICE } from '../support/runs';

const DENIALS = readFileSync(join(__dirname, '../connectors/samples/professional-denials.835'));
const CONFIG = { ...SMALL_PRACTICE, durationDays: 45 };
const SHORT = { ...SMALL_PRACTICE, durationDays: 2 };

/** One stored value of a run's workspace that nobody can read. */
const UNREADABLE: readonly { what: string; sql: string; says: RegExp }[] = [
  {
    what: 'config',
    sql: `UPDATE runs SET config = '{' WHERE workspace_id = ?`,
    says: /^The stored config of this run cannot be read: /,
  },
  {
    what: 'checkpoint',
    sql: `UPDATE runs SET checkpoint = '{' WHERE workspace_id = ?`,
    says: /^The stored checkpoint of this run cannot be read: /,
  },
  {
    what: 'recorded command',
    sql: `INSERT INTO commands (workspace_id, seq, kind, payload, effective_at_s, created_at) VALUES (?, 1, 'CONFIGURE', '{', 0, '')`,
    says: /^The stored command 1 of this run cannot be read: /,
  },
  {
    what: 'command that waits',
    sql: `INSERT INTO commands (workspace_id, seq, kind, payload, effective_at_s, created_at) VALUES (?, 1, 'CONFIGURE', '{', NULL, '')`,
    says: /^The stored command 1 of this run cannot be read: /,
  },
  {
    what: 'claim',
    sql: `UPDATE claims SET diagnosis_codes = '{' WHERE workspace_id = ? AND next_due_s IS NOT NULL`,
    says: /^A stored row of this workspace cannot be read/,
  },
  {
    what: 'day of the detector',
    sql: `INSERT INTO detector_observations (workspace_id, day, first_claim_id, content) VALUES (?, '2024-12-31', 1, '{')`,
    says: /^A stored row of this workspace cannot be read/,
  },
];

describe.each(DATABASES)('a row that cannot be read, on $name', ({ create }) => {
  let database: Database;
  let errors: jest.SpyInstance;
  withOneDatabase(create, (opened) => (database = opened));
  beforeEach(() => (errors = jest.spyOn(process.stderr, 'write').mockReturnValue(true)));
  afterEach(() => errors.mockRestore());

  const spoil = (sql: string, ...params: number[]): Promise<number> =>
    database.write((tx) => tx.run(sql, params));
  const isThere = async (workspaceId: number): Promise<boolean> =>
    (await database.reader('live').query('SELECT 1 FROM workspaces WHERE id = ?', [workspaceId])).length > 0;

  it('fails its own run with the reason, and nothing else', async () => {
    const broken: number[] = [];
    for (const _ of UNREADABLE) broken.push(await addRun(database, CONFIG));
    const states = async (): Promise<Row[]> =>
      database.reader('live').query('SELECT * FROM runs ORDER BY workspace_id');
    await runEngine(
      database,
      async () => (await states()).every(({ claims_generated: claims }) => Number(claims) > 300),
      { batchEvents: 50 },
    );
    for (const [index, { what, sql }] of UNREADABLE.entries())
      expect([what, await spoil(sql, broken[index] as number)]).not.toEqual([what, 0]);
    const healthy = await addRun(database, SHORT);
    const file = await addImport(database, DENIALS, null);
    await runEngine(database, async () => {
      const ended = (await states()).every(({ state }) => state === 'FAILED' || state === 'COMPLETED');
      return ended && (await importHasEnded(database, file));
    });
    expect(await runState(database, healthy)).toBe('COMPLETED');
    expect(await importRow(database, file)).toMatchObject({ state: 'COMPLETED' });
    for (const [index, { what, says }] of UNREADABLE.entries()) {
      const { state, failures, owner, error } = (await states())[index] as Row;
      expect({ what, state, failures, owner }).toEqual({ what, state: 'FAILED', failures: 3, owner: null });
      expect(error).toMatch(says);
    }
    expect(errors.mock.calls.join()).not.toContain('is not valid JSON');
  }, 60_000);

  it('fails an import into its workspace with the reason, and no other import', async () => {
    const workspaceId = await addRun(database, SHORT);
    await runToEnd(database, workspaceId);
    await spoil(
      `INSERT INTO detector_observations (workspace_id, day, first_claim_id, content) VALUES (?, '2024-12-31', 1, '{')`,
      workspaceId,
    );
    const broken = await addImport(database, DENIALS, workspaceId);
    const healthy = await addImport(database, DENIALS, null);
    await runEngine(
      database,
      async () => (await importHasEnded(database, broken)) && (await importHasEnded(database, healthy)),
    );
    const failed: ImportRow = await importRow(database, broken);
    expect(failed).toMatchObject({ state: 'FAILED', failures: 3, owner: null });
    expect(String(failed.error)).toMatch(/^Internal error while importing, three times over/);
    expect(await importRow(database, healthy)).toMatchObject({ state: 'COMPLETED' });
  });

  it('fails its copy with the reason, and the other copies are made', async () => {
    const origin = await addRun(database, SHORT);
    await runToEnd(database, origin);
    const broken = await forkOf(database, origin);
    const healthy = await forkOf(database, origin);
    await spoil(`UPDATE forks SET place = '[' WHERE workspace_id = ?`, broken);
    await runEngine(database, async () => {
      const [row] = await database
        .reader('live')
        .query('SELECT state FROM workspaces WHERE id = ?', [broken]);
      return row?.state === 'FAILED' && (await runState(database, healthy)) === 'COMPLETED';
    });
    const [failed] = await database
      .reader('live')
      .query('SELECT error FROM workspaces WHERE id = ?', [broken]);
    expect(failed?.error).toMatch(/^A stored row of this workspace cannot be read/);
    expect(await isThere(origin)).toBe(true);
  });

  it('holds up no other deletion', async () => {
    const broken = await addRun(database, SHORT);
    const healthy = await addRun(database, SHORT);
    await runToEnd(database, broken);
    await runToEnd(database, healthy);
    const trigger = await refuseDeletions(database, broken);
    await requestDeletion(database, broken, 0);
    await requestDeletion(database, healthy, 0);
    await runEngine(
      database,
      async () =>
        !(await isThere(healthy)) && errors.mock.calls.join().includes('failed 3 times and is given up'),
    );
    expect(await isThere(broken)).toBe(true);
    await trigger.drop();
  });
});

/** A workspace whose claims the database does not let go. */
async function refuseDeletions(
  database: Database,
  workspaceId: number,
): Promise<{ drop(): Promise<unknown> }> {
  const statements =
    database.dialect === 'sqlite'
      ? [
          `CREATE TRIGGER stuck BEFORE DELETE ON claims WHEN OLD.workspace_id = ${workspaceId} BEGIN SELECT RAISE(ABORT, 'stuck'); END`,
        ]
      : [
          `CREATE FUNCTION stuck() RETURNS trigger AS $$ BEGIN RAISE EXCEPTION 'stuck'; END $$ LANGUAGE plpgsql`,
          `CREATE TRIGGER stuck BEFORE DELETE ON claims FOR EACH ROW WHEN (OLD.workspace_id = ${workspaceId}) EXECUTE FUNCTION stuck()`,
        ];
  await database.write(async (tx) => {
    for (const sql of statements) await tx.run(sql);
  });
  const drop = database.dialect === 'sqlite' ? ['DROP TRIGGER stuck'] : ['DROP FUNCTION stuck CASCADE'];
  return {
    drop: () =>
      database.write(async (tx) => {
        for (const sql of drop) await tx.run(sql);
      }),
  };
}
