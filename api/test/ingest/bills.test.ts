import type { Database } from '../../src/persistence/database';
import type { SentClaim } from '../support/claim-files';
import { claimFile } from '../support/claim-files';
import { DATABASES, withOneDatabase } from '../support/databases';
import { importInto, mismatches } from '../support/imports';
import { importedState } from '../support/imported-state';
import type { StatedClaim } from '../support/remit-files';
import { amountOf, remitFile } from '../support/remit-files';
import { workspaceState } from '../support/workspace-state';

const PAYER = { name: 'ALDER MUTUAL HEALTH', id: '77001' };
const OTHER_PAYER = { name: 'BIRCH STATE PLAN', id: '77002' };
const SERVICE = '2026-01-05';

const sent = (own: Partial<SentClaim> = {}): SentClaim => ({
  number: 'A1',
  payer: PAYER,
  date: SERVICE,
  lines: [
    { procedure: '99213', billed: 120, control: 'A1L1' },
    { procedure: '76705', billed: 180, control: 'A1L2' },
  ],
  ...own,
});

const paid = (own: Partial<StatedClaim> = {}): StatedClaim => ({
  number: 'A1',
  status: '1',
  billed: 300,
  paid: 200,
  payerNumber: 'ICN1',
  date: SERVICE,
  procedure: '99213',
  adjustments: [['CO', '45', 100]],
  ...own,
});
const denied = (own: Partial<StatedClaim> = {}): StatedClaim =>
  paid({ status: '4', paid: 0, adjustments: [['CO', '197', 300]], ...own });

const remit = (date: string, claims: readonly StatedClaim[], payer = PAYER): string =>
  remitFile([
    { payer, trace: `T${date}`, date, claims, providerAdjustments: [], amount: amountOf(claims, []) },
  ]);

describe.each(DATABASES)('a bill, on $name', ({ create }) => {
  let database: Database;
  withOneDatabase(create, (opened) => (database = opened));

  const load = async (files: readonly string[]): Promise<number> => {
    let workspaceId: number | null = null;
    for (const file of files) {
      const job = await importInto(database, Buffer.from(file, 'latin1'), workspaceId);
      expect(job).toMatchObject({ state: 'COMPLETED', error: null, rejected: 0 });
      workspaceId = Number(job.workspace_id);
    }
    return workspaceId ?? 0;
  };

  /** Loads the files in this order and the other way round, which has to leave the same. */
  const stateOf = async (...files: string[]): ReturnType<typeof importedState> => {
    const workspaceId = await load(files);
    const turned = await load([...files].reverse());
    expect(await workspaceState(database, turned)).toEqual(await workspaceState(database, workspaceId));
    return importedState(database, workspaceId);
  };

  it('that was sent and not adjudicated is pending, with all that the 837 says of it', async () => {
    const { claims, figures } = await stateOf(claimFile([sent({ dependent: 'IDA' })], '2026-01-10'));
    expect(claims).toMatchObject([
      {
        status: 'PENDING',
        patient: 'MARLOWE, IDA',
        member: 'ZQ1',
        diagnoses: '["R07.9"]',
        billed: 300,
        paid: null,
        isFirst: true,
        initiallyDenied: null,
        lines: [{ code: '99213', paid: null }, { code: '76705' }],
      },
    ]);
    expect(figures).toMatchObject({ claims: 1, adjudicated: 0 });
  });

  it('is joined line by line by the numbers that the payer returns, in whatever order', async () => {
    const swapped = remit('2026-02-01', [
      paid({
        lines: [
          { procedure: '76705', billed: 180, paid: 0, control: 'A1L2', adjustments: [['CO', '197', 180]] },
          { procedure: '99213', billed: 120, paid: 80, control: 'A1L1', adjustments: [['CO', '45', 40]] },
        ],
        paid: 80,
      }),
    ]);
    const { claims, figures } = await stateOf(claimFile([sent()], '2026-01-10'), swapped);
    expect(claims).toMatchObject([
      {
        status: 'DENIED',
        carc: '197',
        extent: 'PARTIAL',
        diagnoses: '["R07.9"]',
        paid: 80,
        lines: [
          { number: 1, code: '99213', paid: 80, carc: null },
          { number: 2, code: '76705', paid: 0, carc: '197' },
        ],
      },
    ]);
    expect(figures).toMatchObject({ claims: 1, adjudicated: 1, denied: 1, paid: 80 });
  });

  it('is denied on every line when the payer refuses it as a whole', async () => {
    const whole = remit('2026-02-01', [denied({ lines: [] })]);
    const { claims } = await stateOf(claimFile([sent()], '2026-01-10'), whole);
    expect(claims).toMatchObject([{ status: 'DENIED', lines: [{ carc: '197' }, { carc: '197' }] }]);
  });

  it('that is replaced is counted once, and the replacement has its own adjudication', async () => {
    const replacement = sent({ frequency: '7', original: 'ICN1', diagnosis: 'R0789' });
    const { claims, figures } = await stateOf(
      claimFile([sent()], '2026-01-10'),
      remit('2026-02-01', [paid({ paid: 100, adjustments: [['CO', '45', 200]] })]),
      claimFile([replacement], '2026-02-10', 2),
      remit('2026-03-01', [
        paid({ status: '22', billed: -300, paid: -100, adjustments: [['CO', '45', -200]] }),
        paid({ payerNumber: 'ICN2', frequency: '7' }),
      ]),
    );
    expect(claims).toMatchObject([
      { frequency: '1', status: 'REVERSED', paid: 0, takenBack: null, isFirst: true },
      { frequency: '7', status: 'PAID', paid: 200, isFirst: false, diagnoses: '["R07.89"]' },
    ]);
    expect(figures).toMatchObject({ claims: 1, adjudicated: 1, denied: 0, paid: 200, takenBack: 0 });
  });

  it('whose replacement names an original that is not here is no first submission', async () => {
    const { claims, figures } = await stateOf(
      claimFile([sent({ frequency: '7', original: 'ICN9' })], '2026-02-10'),
    );
    expect(claims).toMatchObject([{ frequency: '7', status: 'PENDING' }]);
    expect(figures).toMatchObject({ claims: 0 });
  });

  it('sent again after a denial, and paid, is one that was denied at first and needs no work', async () => {
    const { claims, figures, denials } = await stateOf(
      claimFile([sent()], '2026-01-10'),
      remit('2026-02-01', [denied()]),
      claimFile([sent()], '2026-02-10', 2),
      remit('2026-03-01', [paid({ payerNumber: 'ICN2' })]),
    );
    expect(claims).toMatchObject([
      { status: 'DENIED', isFirst: true },
      { status: 'PAID', isFirst: false },
    ]);
    expect(figures).toMatchObject({ claims: 1, adjudicated: 1, denied: 1, paid: 200 });
    expect(denials).toEqual(['CLOSED']);
  });

  it('sent again after a denial waits with the payer until it is adjudicated', async () => {
    const { denials } = await stateOf(
      claimFile([sent()], '2026-01-10'),
      remit('2026-02-01', [denied()]),
      claimFile([sent()], '2026-02-10', 2),
    );
    expect(denials).toEqual(['WITH_PAYER']);
  });

  it('sent twice, the second refused as a duplicate, is counted once', async () => {
    const { claims, figures } = await stateOf(
      claimFile([sent()], '2026-01-10'),
      claimFile([sent()], '2026-01-20', 2),
      remit('2026-02-01', [paid(), paid({ payerNumber: 'ICN2', paid: 0, adjustments: [['OA', '18', 300]] })]),
    );
    expect(claims).toHaveLength(2);
    expect(figures).toMatchObject({ claims: 1, adjudicated: 1, denied: 0, paid: 200 });
  });

  it('adjudicated by a second and a third payer is counted once', async () => {
    const { claims, figures } = await stateOf(
      claimFile([sent()], '2026-01-10'),
      claimFile([sent({ sequence: 'S', payer: OTHER_PAYER })], '2026-02-05', 2),
      remit('2026-02-01', [paid()]),
      remit(
        '2026-03-01',
        [paid({ status: '2', payerNumber: 'S1', paid: 60, adjustments: [['OA', '23', 240]] })],
        OTHER_PAYER,
      ),
      remit(
        '2026-04-01',
        [paid({ status: '3', payerNumber: 'C1', paid: 10, adjustments: [['OA', '23', 290]] })],
        {
          name: 'CEDAR FUND',
          id: '77003',
        },
      ),
    );
    expect(claims).toHaveLength(3);
    expect(figures).toMatchObject({ claims: 1, adjudicated: 1, denied: 0, paid: 270 });
  });

  it('of which a copy comes under another interchange number changes nothing', async () => {
    const workspaceId = await load([claimFile([sent()], '2026-01-10')]);
    const before = await workspaceState(database, workspaceId);
    const again = await importInto(database, Buffer.from(claimFile([sent()], '2026-01-10', 9)), workspaceId);
    expect(again).toMatchObject({ claims_read: 1, claims_created: 0, claims_updated: 0, duplicates: 1 });
    expect(await workspaceState(database, workspaceId)).toEqual(before);
  });

  it('leaves figures that a recomputation confirms', async () => {
    expect(await mismatches(database)).toBe(0);
  });
});
