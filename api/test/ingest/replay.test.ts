import { addDays, daysBetween } from '../../src/domain/calendar';
import { DEFAULT_ENGINE_SETTINGS } from '../../src/engine/engine-settings';
import { WorkspaceSession } from '../../src/ingest/workspace-session';
import type { Database, Row } from '../../src/persistence/database';
import { DATABASES, withOneDatabase } from '../support/databases';
import { importInto, mismatches } from '../support/imports';
import { addRun, runToEnd, SMALL_PRACTICE } from '../support/runs';

const PATTERNS = `SELECT id, carc, slice, status, detected_on FROM patterns WHERE workspace_id = ? ORDER BY carc, slice`;

describe.each(DATABASES)('deciding again on what is stored, on $name', ({ create }) => {
  let database: Database;
  withOneDatabase(create, (opened) => (database = opened));

  const patternsOf = (workspaceId: number): Promise<Row[]> =>
    database.reader('live').query(PATTERNS, [workspaceId]);

  it('finds in the claims of a run, as an import brings them, what the run found: on the same days, give or take one', async () => {
    const workspaceId = await addRun(database, { ...SMALL_PRACTICE, durationDays: 70 });
    await runToEnd(database, workspaceId);
    const live = await patternsOf(workspaceId);
    expect(live.length).toBeGreaterThan(0);

    const session = await WorkspaceSession.open(database, workspaceId, DEFAULT_ENGINE_SETTINGS.retention);
    await session.replay(
      () => Promise.resolve(),
      () => undefined,
    );
    const again = await patternsOf(workspaceId);
    const named = (rows: Row[]): unknown[] => rows.map(({ id, carc, slice }) => ({ id, carc, slice }));
    const standing = (rows: Row[]): Row[] => rows.filter(({ status }) => status !== 'ARCHIVED');
    expect(named(standing(again))).toEqual(named(standing(live)));
    const apart = standing(again).map(({ id, detected_on }) =>
      daysBetween(String(live.find((row) => row.id === id)?.detected_on), String(detected_on)),
    );
    expect(Math.max(...apart.map(Math.abs))).toBeLessThanOrEqual(1);
    expect(await mismatches(database)).toBe(0);
  }, 120_000);

  it('decides on an older file from its own date: files in either order give the same patterns', async () => {
    const files = [remits('2025-01-06', 0, 40), remits('2025-02-15', 40, 80)];
    const found: unknown[] = [];
    for (const order of [files, [...files].reverse()]) {
      let workspaceId: number | null = null;
      for (const file of order) {
        const job = await importInto(database, Buffer.from(file, 'latin1'), workspaceId);
        expect(job).toMatchObject({ state: 'COMPLETED', rejected: 0 });
        workspaceId = Number(job.workspace_id);
      }
      const patterns = await patternsOf(workspaceId ?? 0);
      found.push(patterns.filter(({ status }) => status !== 'ARCHIVED').map(({ id: _, ...rest }) => rest));
    }
    expect(found[1]).toEqual(found[0]);
    expect(found[0]).toMatchObject([{ carc: '197', status: 'ACTIVE' }]);
    expect(await mismatches(database)).toBe(0);
  }, 120_000);
});

/** Remittances of some days of a practice whose therapy comes to be denied for a missing authorization, from day 50 on. */
function remits(firstDate: string, firstDay: number, afterDay: number): string {
  const sets: string[][] = [];
  for (let day = firstDay; day < afterDay; day++) {
    const date = addDays(firstDate, day - firstDay).replaceAll('-', '');
    sets.push([
      `BPR*I*240000*C*CHK************${date}`,
      `TRN*1*T${day}*1512345678`,
      `DTM*405*${date}`,
      'N1*PR*Sample Health Plan',
      'N1*PE*Sample Clinic*XX*1234567893',
      'LX*1',
      ...Array.from({ length: 40 }, (_, n) => claim(day, n, date)).flat(),
    ]);
  }
  const body = sets.flatMap((set, at) => {
    const number = String(at + 1).padStart(4, '0');
    return [`ST*835*${number}`, ...set, `SE*${set.length + 2}*${number}`];
  });
  return [
    'ISA*00*          *00*          *ZZ*SAMPLEPAYER    *ZZ*SAMPLECLINIC   *250410*0815*^*00501*000000102*0*T*:',
    'GS*HP*SAMPLEPAYER*SAMPLECLINIC*20250410*0815*102*X*005010X221A1',
    ...body,
    `GE*${sets.length}*102`,
    'IEA*1*000000102',
  ]
    .map((segment) => `${segment}~`)
    .join('');
}

function claim(day: number, n: number, date: string): string[] {
  const code = n % 4 === 0 ? '97530' : '99213';
  const isDenied = code === '97530' && day >= 50 && n % 8 === 0;
  const status = isDenied || n === 7 ? 4 : 1;
  const carc = isDenied ? '197' : '29';
  const paid = status === 4 ? 0 : 500;
  return [
    `CLP*A${day}-${n}*${status}*800*${paid}*0*12*ICN${day}-${n}*11*1`,
    'NM1*QC*1*Sample*Pat****MI*M1',
    `DTM*232*${date}`,
    `DTM*050*${date}`,
    `SVC*HC:${code}*800*${paid}**1`,
    `DTM*472*${date}`,
    status === 4 ? `CAS*CO*${carc}*800` : 'CAS*CO*45*300',
  ];
}
