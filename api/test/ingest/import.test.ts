import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Database, Row } from '../../src/persistence/database';
import { DATABASES, withOneDatabase } from '../support/databases';
import type { ImportRow } from '../support/imports';
import { importInto, mismatches } from '../support/imports';
import { remitFile } from '../support/remit-files';
import { addRun, runEngine, SMALL_PRACTICE } from '../support/runs';
import { addImportChunk, beginImport, finishImport } from '../../src/persistence/requests/import-requests';

const sample = (name: string): Buffer => readFileSync(join(__dirname, '../connectors/samples', name));
const DENIALS = sample('professional-denials.835');

describe.each(DATABASES)('importing X12 835, on $name', ({ create }) => {
  let database: Database;
  withOneDatabase(create, (opened) => (database = opened));

  const rows = (sql: string): Promise<Row[]> => database.reader('live').query(sql);

  const importFile = (
    content: Buffer,
    workspaceId: number | null = null,
    pieceBytes = 64,
  ): Promise<ImportRow> => importInto(database, content, workspaceId, pieceBytes);
  const expectConfirmed = async (): Promise<void> => expect(await mismatches(database)).toBe(0);

  it('stores claims with lines, adjustments, remarks and denials, and keeps the rollups that a recomputation confirms', async () => {
    const job = await importFile(DENIALS);
    expect(job).toMatchObject({
      state: 'COMPLETED',
      format: 'X12_835',
      rejected: 0,
      duplicates: 0,
      error: null,
    });
    expect(Number(job.claims_created)).toBeGreaterThan(3);
    expect(Number(job.bytes_read)).toBe(DENIALS.length);
    const denied = await rows(
      `SELECT first_carc AS carc, status, source, submission_date_basis AS basis FROM claims WHERE initially_denied = 1 ORDER BY first_carc`,
    );
    expect(denied.map((row) => row.carc)).toEqual(expect.arrayContaining(['197', '4', '50']));
    expect(new Set(denied.map((row) => row.status))).toEqual(new Set(['DENIED']));
    const [line] = await rows(
      `SELECT carc, group_code, rarc, adjustments FROM claim_line_items WHERE carc IS NOT NULL ORDER BY claim_id LIMIT 1`,
    );
    expect(JSON.parse(String(line?.adjustments))[0]).toEqual([
      line?.group_code,
      line?.carc,
      expect.any(Number),
    ]);
    expect(await rows('SELECT COUNT(*) AS n FROM import_chunks')).toEqual([{ n: 0 }]);
    await expectConfirmed();
  });

  it('creates nothing new when the same file comes twice', async () => {
    const first = await importFile(DENIALS);
    const claims = await rows('SELECT * FROM claims ORDER BY id');
    const metrics = await rows('SELECT * FROM daily_metrics ORDER BY metric_date');
    const second = await importFile(DENIALS, first.workspace_id, 1_000_000);
    expect(second).toMatchObject({
      state: 'COMPLETED',
      claims_created: 0,
      claims_updated: 0,
      duplicates: first.claims_created,
    });
    expect(await rows('SELECT * FROM claims ORDER BY id')).toEqual(claims);
    expect(await rows('SELECT * FROM daily_metrics ORDER BY metric_date')).toEqual(metrics);
  });

  it('keeps what was read whole before a fault, says where it stopped, and completes it with the mended file', async () => {
    const text = DENIALS.toString('latin1');
    // The file ends within the last claim, after its first segment: only then is the claim before it known to be whole.
    const cut = text.indexOf('~', text.lastIndexOf('CLP*')) + 10;
    const job = await importFile(Buffer.from(text.slice(0, cut), 'latin1'));
    expect(job.state).toBe('FAILED');
    expect(String(job.error)).toMatch(/byte \d+.*segment \d+/i);
    const whole = (text.match(/(^|~\s*)CLP\*/g) ?? []).length;
    expect(Number(job.claims_created)).toBe(whole - 1);
    const again = await importFile(DENIALS, job.workspace_id);
    expect(again).toMatchObject({ state: 'COMPLETED', claims_created: 1, duplicates: whole - 1 });
    await expectConfirmed();
  });

  it('refuses a file with a bad envelope before it stores a claim', async () => {
    const job = await importFile(Buffer.from(DENIALS.toString('latin1').replace('ISA*', 'IZA*'), 'latin1'));
    expect(job.state).toBe('FAILED');
    expect(String(job.error)).toMatch(/expected/i);
    expect(await rows('SELECT COUNT(*) AS n FROM claims')).toEqual([{ n: 0 }]);
  });

  it('takes a reversal and its correction as two events on the claim that they name, and nets its money', async () => {
    const original = sample('reversal-correction.835')
      .toString('latin1')
      .replace('CLP*ACCT-1001*22*-250*-181.6*-30*12', 'CLP*ACCT-1001*1*250*181.6*30*12')
      .replace('CAS*CR*45*-38.4**3*-30', 'CAS*CO*45*38.4~\r\nCAS*PR*3*30')
      .replace('BPR*I*34.1*', 'BPR*I*181.6*')
      .replaceAll('CHK0000102', 'CHK0000101');
    const first =
      original.slice(0, original.lastIndexOf('CLP*')) + `SE*15*0001~\r\nGE*1*102~\r\nIEA*1*000000102~\r\n`;
    const paid = await importFile(Buffer.from(first, 'latin1'));
    expect(paid).toMatchObject({ state: 'COMPLETED', claims_created: 1 });
    const job = await importFile(sample('reversal-correction.835'), paid.workspace_id);
    expect(job).toMatchObject({ state: 'COMPLETED', claims_created: 0, claims_updated: 2 });
    expect(await rows('SELECT status, paid_cents FROM claims')).toEqual([
      { status: 'PAID', paid_cents: 22_070 },
    ]);
    await expectConfirmed();
  });

  it('keeps claims apart that share their numbers within one payment', async () => {
    const text = DENIALS.toString('latin1')
      .replace(/CLP\*([^*]*)\*((?:[^*]*\*){5})[^*~]*/g, 'CLP*SAME*$2SAME')
      .replace(/DTM\*232\*\d+/g, 'DTM*232*20250301');
    const first = await importFile(Buffer.from(text, 'latin1'));
    const claims = (text.match(/(^|~\s*)CLP\*/g) ?? []).length;
    expect(first).toMatchObject({ state: 'COMPLETED', claims_created: claims, claims_updated: 0 });
    expect(await importFile(Buffer.from(text, 'latin1'), first.workspace_id)).toMatchObject({
      claims_created: 0,
      duplicates: claims,
    });
    await expectConfirmed();
  });

  it('takes equal claims in two transactions of one payment for two, and an interchange that comes again for a copy', async () => {
    const claims = [
      {
        number: 'A',
        status: '1',
        billed: 150,
        paid: 100,
        payerNumber: 'ICN',
        date: '2026-01-05',
        adjustments: [['CO', '45', 50] as const],
      },
    ];
    const part = {
      payer: { name: 'ALDER MUTUAL HEALTH', id: '77001' },
      trace: 'P1',
      date: '2026-02-01',
      claims,
      providerAdjustments: [],
      amount: 200,
    };
    const file = remitFile([part, part], 1);
    const job = await importFile(Buffer.from(file, 'latin1'));
    expect(job).toMatchObject({ state: 'COMPLETED', claims_created: 2, duplicates: 0 });
    expect(await rows('SELECT amount_cents, claims_cents FROM remit_payments')).toEqual([
      { amount_cents: 20_000, claims_cents: 20_000 },
    ]);
    const twice = Buffer.from(file + remitFile([part, part], 2), 'latin1');
    expect(await importFile(twice, job.workspace_id)).toMatchObject({ claims_created: 0, duplicates: 4 });
    await expectConfirmed();
  });

  it('takes claims of a file without identities for as many claims, at a bounded cost', async () => {
    const claim = {
      number: 'SAME',
      status: '1',
      billed: 150,
      paid: 100,
      payerNumber: 'SAME',
      date: '2026-01-05',
      adjustments: [['CO', '45', 50] as const],
    };
    const payer = { name: 'ALDER MUTUAL HEALTH', id: '77001' };
    const payments = Array.from({ length: 3 }, (_, at) => ({
      payer,
      trace: `P${at}`,
      date: `2026-02-0${at + 1}`,
      claims: Array.from({ length: 1_000 }, (_each, n) => ({ ...claim, billed: 150 + n, paid: 100 + n })),
      providerAdjustments: [],
      amount: 0,
    }));
    const file = Buffer.from(remitFile(payments), 'latin1');
    const job = await importFile(file, null, 256 * 1024);
    expect(job).toMatchObject({ state: 'COMPLETED', rejected: 0, claims_read: 3_000 });
    expect(Number(job.claims_created) + Number(job.claims_updated)).toBe(3_000);
    expect(Number(job.claims_created)).toBeGreaterThanOrEqual(2_500);
    expect(await importFile(file, job.workspace_id, 256 * 1024)).toMatchObject({ duplicates: 3_000 });
    await expectConfirmed();
  }, 60_000);

  it('goes on where it was when the engine ends in the middle of a file', async () => {
    const content = Buffer.from(manyRemits(2_000), 'latin1');
    const { importId } = await beginImport(database, {
      workspaceId: null,
      workspaceName: 'Remits',
      format: 'AUTO',
      fileName: 'remit.835',
      nowMs: 0,
    });
    let pieces = 0;
    for (let at = 0; at < content.length; at += 8_192) {
      await addImportChunk(database, importId, pieces++, content.subarray(at, at + 8_192));
    }
    await finishImport(database, importId, pieces, content.length);
    const job = async (): Promise<Row> => (await rows('SELECT * FROM imports'))[0] as Row;
    const stops: number[] = [];
    while ((await job()).state !== 'COMPLETED') {
      const before = Number((await job()).items_read);
      await runEngine(
        database,
        async () => Number((await job()).items_read) > before || (await job()).state === 'COMPLETED',
      );
      stops.push(Number((await job()).items_read));
    }
    expect(stops.length).toBeGreaterThan(2);
    expect(await job()).toMatchObject({
      claims_created: 2_000,
      claims_updated: 0,
      duplicates: 0,
      // The payment, its end and the notice that it does not balance are items, too.
      items_read: 2_003,
    });
    expect(await rows('SELECT COUNT(*) AS n FROM claims')).toEqual([{ n: 2_000 }]);
    await expectConfirmed();
  });

  it('gives an import up after three failures of the store, and neither a run nor other imports suffer', async () => {
    if (database.dialect !== 'sqlite') return;
    const workspaceId = await addRun(database, { ...SMALL_PRACTICE, durationDays: 400, daysPerSecond: 5 });
    const trouble = `CREATE TRIGGER trouble BEFORE INSERT ON remit_claim_events WHEN NEW.workspace_id = ${workspaceId} BEGIN SELECT RAISE(ABORT, 'disk trouble'); END`;
    await database.write((tx) => tx.run(trouble));
    const errors = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
    try {
      const job = await importFile(DENIALS, workspaceId);
      expect(job).toMatchObject({ state: 'FAILED', claims_created: 0 });
      expect(String(job.error)).toMatch(/^Internal error while importing.*import the file again/);
      expect(await importFile(DENIALS)).toMatchObject({ state: 'COMPLETED' });
    } finally {
      errors.mockRestore();
    }
    const [run] = await rows(`SELECT state, failures, claims_generated FROM runs`);
    expect(run).toMatchObject({ state: 'RUNNING', failures: 0 });
    await database.write((tx) => tx.run('DROP TRIGGER trouble'));
    expect(await importFile(DENIALS, workspaceId)).toMatchObject({ state: 'COMPLETED', duplicates: 0 });
    await expectConfirmed();
  });

  it('finds a denial pattern in remittances as it does in a simulation', async () => {
    const job = await importFile(Buffer.from(manyRemits(), 'latin1'), null, 256 * 1024);
    expect(job).toMatchObject({ state: 'COMPLETED', rejected: 0, claims_created: 600 });
    const patterns = await rows(
      'SELECT carc, current_claim_count AS eligible, current_denied_count AS denied FROM patterns',
    );
    expect(patterns).toHaveLength(1);
    expect(patterns[0]).toMatchObject({ carc: '197' });
    expect(Number(patterns[0]?.eligible)).toBeGreaterThan(Number(patterns[0]?.denied) * 2);
    expect(Number((await rows('SELECT COUNT(*) AS n FROM pattern_evidence'))[0]?.n)).toBe(120);
    await expectConfirmed();
  });
});

/** Claims for advanced imaging, 30 a day from 1 March on, every fifth denied for a missing authorization. */
function manyRemits(count = 600): string {
  const segments: string[] = [];
  for (let n = 0; n < count; n += 1) {
    const day = `202503${String(1 + (Math.floor(n / 30) % 20)).padStart(2, '0')}`;
    const denied = n % 5 === 0;
    segments.push(
      `CLP*A${n}*${denied ? 4 : 1}*800*${denied ? 0 : 500}*0*12*ICN${n}*11*1`,
      'NM1*QC*1*Sample*Pat****MI*M1',
      `DTM*232*${day}`,
      `DTM*050*${day}`,
      `SVC*HC:70553*800*${denied ? 0 : 500}**1`,
      `DTM*472*${day}`,
      denied ? 'CAS*CO*197*800' : 'CAS*CO*45*300',
    );
  }
  const body = [
    'ST*835*0001',
    'BPR*I*240000*C*CHK************20250325',
    'TRN*1*T1*1512345678',
    'DTM*405*20250325',
    'N1*PR*Sample Health Plan',
    'N1*PE*Sample Clinic*XX*1234567893',
    'LX*1',
    ...segments,
  ];
  const all = [
    'ISA*00*          *00*          *ZZ*SAMPLEPAYER    *ZZ*SAMPLECLINIC   *250410*0815*^*00501*000000102*0*T*:',
    'GS*HP*SAMPLEPAYER*SAMPLECLINIC*20250410*0815*102*X*005010X221A1',
    ...body,
    `SE*${body.length + 1}*0001`,
    'GE*1*102',
    'IEA*1*000000102',
  ];
  return `${all.join('~')}~`;
}
