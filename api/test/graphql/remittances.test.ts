import { databasesInTurn } from '../support/databases';
import { amountOf, remitFile } from '../support/remit-files';
import type { StatedClaim, StatedPayment } from '../support/remit-files';
import type { Data, GraphqlWorld } from './graphql-world';
import { openGraphqlWorld, until } from './graphql-world';

const ALDER = { name: 'ALDER MUTUAL HEALTH', id: '77001' };

const claim = (own: Partial<StatedClaim> & Pick<StatedClaim, 'number'>): StatedClaim => ({
  status: '1',
  billed: 150,
  paid: 100,
  payerNumber: `ICN-${own.number}`,
  date: '2026-01-05',
  adjustments: [['CO', '45', 50]],
  ...own,
});

const payment = (
  own: Pick<StatedPayment, 'trace' | 'date' | 'claims'> & Partial<StatedPayment>,
): StatedPayment => {
  const { claims, providerAdjustments = [] } = own;
  return { payer: ALDER, providerAdjustments, amount: amountOf(claims, providerAdjustments), ...own };
};

const takeback = (number: string): StatedClaim =>
  claim({ number, status: '22', billed: -150, paid: -100, adjustments: [['CO', '45', -50]] });

const FIRST = [
  payment({ trace: 'P1', date: '2026-02-01', claims: [claim({ number: 'A' }), claim({ number: 'B' })] }),
  payment({
    trace: 'P2',
    date: '2026-02-03',
    claims: [claim({ number: 'C' })],
    providerAdjustments: [['WO', 'ICN-OLD', 30]],
  }),
  // States 5 dollars more than what it consists of.
  payment({ trace: 'P3', date: '2026-02-05', claims: [claim({ number: 'D' })], amount: 105 }),
];
const LATER = [
  payment({
    trace: 'P4',
    date: '2026-03-01',
    claims: [
      takeback('A'),
      claim({ number: 'A', status: '4', paid: 0, adjustments: [['CO', '27', 150]] }),
      takeback('UNKNOWN'),
      claim({ number: 'E', paid: 0, adjustments: [] }),
      claim({ number: 'F', status: '25' }),
    ],
  }),
];

describe.each(databasesInTurn(__filename))('remittances over the API, on $name', (kind) => {
  let world: GraphqlWorld;
  let workspaceId: string;
  let job: Data;

  const load = async (content: string, into: string | null): Promise<Data> => {
    const { importClaims } = await world.ask(
      'mutation M($input: ImportClaimsInput!) { importClaims(input: $input) { id workspaceId } }',
      { input: { content, fileName: 'remit.835', ...(into === null ? {} : { workspaceId: into }) } },
    );
    const { importJob } = await until(
      () =>
        world.ask(
          `query Q($id: ID!) { importJob(id: $id) { id workspaceId state error claimsCreated claimsUpdated takebacksWaiting rejected
             noticeCount notices { code message position claimNumber amount } } }`,
          { id: importClaims.id },
        ),
      (found) => !['QUEUED', 'RUNNING'].includes(found.importJob.state as string),
    );
    return importJob as Data;
  };

  beforeAll(async () => {
    world = await openGraphqlWorld(kind);
    const first = await load(remitFile(FIRST), null);
    workspaceId = first.workspaceId as string;
    job = await load(remitFile(LATER, 2), workspaceId);
  });
  afterAll(() => world.close());

  const payments = async (filter: Data, first = 20, after: string | null = null): Promise<Data> => {
    const data = await world.ask(
      `query Q($id: ID!, $filter: RemitPaymentFilter, $first: Int, $after: String) {
         payments(workspaceId: $id, filter: $filter, first: $first, after: $after) { totalCount
           pageInfo { hasNextPage hasPreviousPage endCursor }
           nodes { id traceNumber paymentDate method amount claimCount claimsAmount refusedCount refusedAmount adjustmentsAmount difference
             isBalanced payeeName payeeNpi payer { name } importJob { id } adjustments { reasonCode reason reference amount } } } }`,
      { id: workspaceId, filter, first, after },
    );
    return data.payments as Data;
  };
  const claimsNumbered = async (claimNumber: string): Promise<Data[]> => {
    const { claims } = await world.ask(
      `query Q($id: ID!, $search: String) { claims(workspaceId: $id, filter: { search: $search }) { nodes { claimNumber status standing
         denialExtent paidAmount deniedLaterAmount takenBackAmount initiallyDenied lineOfBusiness
         events { date statusCode paidAmount payerNumber payment { traceNumber } } firstSubmission { id } } } }`,
      { id: workspaceId, search: claimNumber },
    );
    return (claims.nodes as Data[]).filter((node) => node.claimNumber === claimNumber);
  };

  it('show of every payment what it consists of, and whether it balances', async () => {
    const { nodes, totalCount } = await payments({});
    expect(totalCount).toBe(4);
    expect((nodes as Data[]).map(({ traceNumber }) => traceNumber)).toEqual(['P4', 'P3', 'P2', 'P1']);
    const [last, odd, withAdjustment, plain] = nodes as Data[];
    expect(plain).toMatchObject({
      amount: 200,
      claimCount: 2,
      claimsAmount: 200,
      difference: 0,
      isBalanced: true,
      payer: { name: ALDER.name },
    });
    expect(withAdjustment).toMatchObject({
      amount: 70,
      claimsAmount: 100,
      adjustmentsAmount: 30,
      isBalanced: true,
      adjustments: [
        { reasonCode: 'WO', reason: 'Recovery of an overpayment', reference: 'ICN-OLD', amount: 30 },
      ],
    });
    expect(odd).toMatchObject({ amount: 105, claimsAmount: 100, difference: 5, isBalanced: false });
    expect(last).toMatchObject({
      amount: -100,
      claimsAmount: -200,
      refusedCount: 1,
      refusedAmount: 100,
      isBalanced: true,
      importJob: { id: job.id },
    });
  });

  it('are found by balance, number and day, page by page', async () => {
    expect((await payments({ isBalanced: false })).nodes).toMatchObject([{ traceNumber: 'P3' }]);
    expect((await payments({ isBalanced: true })).totalCount).toBe(3);
    expect((await payments({ traceNumber: 'P2' })).totalCount).toBe(1);
    expect((await payments({ from: '2026-02-02', to: '2026-02-28' })).totalCount).toBe(2);
    const seen: unknown[] = [];
    for (let after: string | null = null; ;) {
      const page = await payments({}, 1, after);
      const info = page.pageInfo as Data;
      expect(info.hasPreviousPage).toBe(seen.length > 0);
      seen.push(...(page.nodes as Data[]).map(({ traceNumber }) => traceNumber));
      if (!info.hasNextPage) break;
      after = info.endCursor as string;
    }
    expect(seen).toEqual(['P4', 'P3', 'P2', 'P1']);
  });

  it('come to sums over all that a filter matches, whichever page is read', async () => {
    const totalsOf = async (filter: Data): Promise<Data> => {
      const data = await world.ask(
        `query Q($id: ID!, $filter: RemitPaymentFilter) { payments(workspaceId: $id, filter: $filter, first: 1) { totalCount
           totals { amount claimsAmount refusedAmount adjustmentsAmount unbalancedCount difference } } }`,
        { id: workspaceId, filter },
      );
      return data.payments as Data;
    };
    for (const filter of [{}, { isBalanced: false }, { from: '2026-02-03', to: '2026-02-05' }]) {
      const nodes = (await payments(filter)).nodes as Record<string, number>[];
      const sum = (name: string): number =>
        nodes.reduce((cents, node) => cents + Math.round((node[name] ?? 0) * 100), 0) / 100;
      expect(await totalsOf(filter)).toEqual({
        totalCount: nodes.length,
        totals: {
          amount: sum('amount'),
          claimsAmount: sum('claimsAmount'),
          refusedAmount: sum('refusedAmount'),
          adjustmentsAmount: sum('adjustmentsAmount'),
          unbalancedCount: nodes.filter(({ isBalanced }) => !isBalanced).length,
          difference: sum('difference'),
        },
      });
    }
    expect(await totalsOf({ traceNumber: 'nobody' })).toMatchObject({ totalCount: 0, totals: { amount: 0 } });
  });

  it('say of each claim what they say, with the claim that it is of', async () => {
    const { payments: found } = await world.ask(
      `query Q($id: ID!) { payments(workspaceId: $id, filter: { traceNumber: "P4" }) { nodes { claimCount
         claimEvents { claimNumber statusCode status billedAmount paidAmount claim { claimNumber } } } } }`,
      { id: workspaceId },
    );
    const [node] = found.nodes as Data[];
    const events = node?.claimEvents as Data[];
    expect(events).toHaveLength(node?.claimCount as number);
    expect(
      events.map(({ claimNumber, statusCode, status, claim: of }) => [
        claimNumber,
        `${String(statusCode)} ${String(status)}`,
        of !== null,
      ]),
    ).toEqual([
      ['A', expect.stringMatching(/^(22 Taken back|4 Denied)$/), true],
      ['A', expect.stringMatching(/^(22 Taken back|4 Denied)$/), true],
      ['E', '1 Adjudicated as primary', true],
      ['UNKNOWN', '22 Taken back', false],
    ]);
  });

  it('list what needs a person, with its money and what to do', async () => {
    const exceptions = async (filter: Data): Promise<Data> => {
      const data = await world.ask(
        `query Q($id: ID!, $filter: ImportExceptionFilter) { importExceptions(workspaceId: $id, filter: $filter) { totalCount
           byCode { code count amount }
           nodes { id code message whatToDo position claimNumber amount payment { traceNumber } importJob { id } } } }`,
        { id: workspaceId, filter },
      );
      return data.importExceptions as Data;
    };
    const { nodes, totalCount } = await exceptions({});
    expect(totalCount).toBe(3);
    const byCode = new Map((nodes as Data[]).map((node) => [node.code, node]));
    const found = { payment: { traceNumber: 'P4' }, importJob: { id: job.id } };
    expect(byCode.get('TAKEBACK_UNMATCHED')).toMatchObject({
      claimNumber: 'UNKNOWN',
      amount: -100,
      ...found,
    });
    expect(byCode.get('UNEXPLAINED_ZERO')).toMatchObject({ claimNumber: 'E', amount: 150, ...found });
    expect(byCode.get('PREDETERMINATION')).toMatchObject({ claimNumber: 'F', amount: 100, ...found });
    for (const { whatToDo, position } of nodes as Data[]) {
      expect(String(whatToDo).length).toBeGreaterThan(40);
      expect(position).toMatch(/^byte \d+, segment \d+/);
    }
    expect((await exceptions({})).byCode).toEqual([
      { code: 'UNEXPLAINED_ZERO', count: 1, amount: 150 },
      { code: 'PREDETERMINATION', count: 1, amount: 100 },
      { code: 'TAKEBACK_UNMATCHED', count: 1, amount: 100 },
    ]);
    const [theirs] = (await payments({ traceNumber: 'P4' })).nodes as Data[];
    expect((await exceptions({ paymentId: theirs?.id })).totalCount).toBe(3);
    const [other] = (await payments({ traceNumber: 'P1' })).nodes as Data[];
    expect((await exceptions({ paymentId: other?.id })).totalCount).toBe(0);
    expect((await exceptions({ code: ['TAKEBACK_UNMATCHED'] })).totalCount).toBe(1);
    expect((await exceptions({ claimNumber: 'E', importJobId: job.id })).totalCount).toBe(1);
    expect(job).toMatchObject({ state: 'COMPLETED', takebacksWaiting: 1, rejected: 1 });
    expect(job.noticeCount).toBeGreaterThan(0);
    expect((job.notices as Data[]).length).toBe(job.noticeCount);
  });

  it('are the events that a claim is the sum of, and leave later denials and takebacks in the figures', async () => {
    const [changed] = await claimsNumbered('A');
    expect(changed).toMatchObject({
      status: 'DENIED',
      standing: 'DENIED',
      denialExtent: 'FULL',
      paidAmount: 0,
      initiallyDenied: false,
      deniedLaterAmount: 150,
      takenBackAmount: 100,
      lineOfBusiness: 'COMMERCIAL',
      firstSubmission: null,
      events: [
        { date: '2026-02-01', statusCode: '1', paidAmount: 100, payment: { traceNumber: 'P1' } },
        { date: '2026-03-01', statusCode: '22', paidAmount: -100, payment: { traceNumber: 'P4' } },
        { date: '2026-03-01', statusCode: '4', paidAmount: 0 },
      ],
    });
    const { claims: later } = await world.ask(
      `query Q($id: ID!) { claims(workspaceId: $id, filter: { deniedLater: true }) { totalCount nodes { claimNumber } } }`,
      { id: workspaceId },
    );
    expect(later).toEqual({ totalCount: 1, nodes: [{ claimNumber: 'A' }] });
    const { dashboardMetrics: figures } = await world.ask(
      `query Q($id: ID!) { dashboardMetrics(workspaceId: $id, days: 90) { totalClaims pendingClaims deniedClaims deniedLater
         deniedLaterAmount takenBack takenBackAmount } }`,
      { id: workspaceId },
    );
    expect(figures).toEqual({
      totalClaims: 5,
      pendingClaims: 1,
      deniedClaims: 0,
      deniedLater: 1,
      deniedLaterAmount: 150,
      takenBack: 1,
      takenBackAmount: 100,
    });
  });

  it('forget an exception that an older file explains', async () => {
    const older = payment({ trace: 'P0', date: '2026-01-20', claims: [claim({ number: 'UNKNOWN' })] });
    expect(await load(remitFile([older], 3), workspaceId)).toMatchObject({ claimsCreated: 1 });
    expect(await claimsNumbered('UNKNOWN')).toMatchObject([
      { status: 'REVERSED', paidAmount: 0, takenBackAmount: 100 },
    ]);
    const { importExceptions } = await world.ask(
      'query Q($id: ID!) { importExceptions(workspaceId: $id, filter: { code: ["TAKEBACK_UNMATCHED"] }) { totalCount } }',
      { id: workspaceId },
    );
    expect(importExceptions.totalCount).toBe(0);
  });

  it('refuse cursors and ids that are none of theirs', async () => {
    const ask = (field: string): Promise<Data> =>
      world.refused(`query Q($id: ID!) { ${field} { totalCount } }`, { id: workspaceId });
    for (const [field, name] of [
      ['payments(workspaceId: $id, first: 101)', 'first'],
      ['payments(workspaceId: $id, after: "nonsense")', 'after'],
      ['payments(workspaceId: $id, filter: { payerId: "nonsense" })', 'filter.payerId'],
      ['importExceptions(workspaceId: $id, after: "nonsense")', 'after'],
      ['importExceptions(workspaceId: $id, filter: { importJobId: "nonsense" })', 'filter.importJobId'],
    ] as const)
      expect(JSON.stringify(await ask(field))).toContain(`"${name}"`);
  });
});
