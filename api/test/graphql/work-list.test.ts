import type { WorkPlace } from '../../src/persistence/read/work/work-list';
import { pageOfWork } from '../../src/persistence/read/work/work-list';
import { databasesInTurn } from '../support/databases';
import { openFinishedRun } from './finished-run';
import type { Data, GraphqlWorld } from './graphql-world';

interface Item {
  claim: { id: string; status: string; carc: string | null; payer: { id: string } };
  rule: { key: string; coderControllable: boolean } | null;
  deniedOn: string;
  deadline: string;
  daysLeft: number;
  stage: string;
  nextStep: string;
  preventable: boolean;
  deniedAmount: number;
  chance: number;
  expectedRecovery: number;
  urgency: number;
  priority: number;
  note: string | null;
  owner: string | null;
  status: string;
  commitNumber: number;
}

const PAGE = `query Q($id: ID!, $filter: WorkListFilter, $first: Int, $after: String) { workList(workspaceId: $id, filter: $filter, first: $first, after: $after) {
  totalCount pageInfo { hasNextPage hasPreviousPage endCursor }
  nodes { claim { id status carc payer { id } } rule { key coderControllable } deniedOn deadline daysLeft stage nextStep preventable deniedAmount chance
    expectedRecovery urgency priority note owner status commitNumber } } }`;
const UPDATE = `mutation U($claimId: ID!, $input: WorkNoteInput!) { updateWorkItem(claimId: $claimId, input: $input) { note owner status changes { note owner status changedAt } } }`;

describe.each(databasesInTurn(__filename))('the list of work, on $name', (kind) => {
  let world: GraphqlWorld;
  let id: string;
  let all: Item[];

  async function listed(filter: Data | null, first = 100): Promise<{ items: Item[]; totals: Set<number> }> {
    const items: Item[] = [];
    const totals = new Set<number>();
    for (let after: string | null = null; ;) {
      const page: Data = (await world.ask(PAGE, { id, filter, first, after })).workList;
      items.push(...(page.nodes as Item[]));
      totals.add(page.totalCount as number);
      expect(page.pageInfo.hasPreviousPage).toBe(after !== null);
      after = page.pageInfo.endCursor as string;
      if (!page.pageInfo.hasNextPage) return { items, totals };
    }
  }
  const ids = (items: readonly Item[]): string[] => items.map(({ claim }) => claim.id);

  beforeAll(async () => {
    ({ world, workspaceId: id } = await openFinishedRun(kind));
    all = (await listed(null)).items;
  }, 120_000);
  afterAll(() => world.close());

  it('holds every denial to work on in time once, highest priority first', async () => {
    const { dashboardMetrics } = await world.ask(
      'query Q($id: ID!) { dashboardMetrics(workspaceId: $id) { commitNumber openDenials { byDaysToLimit { minDays count amount } } } }',
      { id },
    );
    const inTime = dashboardMetrics.openDenials.byDaysToLimit.filter(
      ({ minDays }: Data) => minDays !== null,
    ) as {
      count: number;
      amount: number;
    }[];
    expect(all.length).toBeGreaterThan(50);
    expect(all.length).toBe(inTime.reduce((sum, { count }) => sum + count, 0));
    expect(all.reduce((cents, { deniedAmount }) => cents + Math.round(deniedAmount * 100), 0)).toBe(
      inTime.reduce((cents, { amount }) => cents + Math.round(amount * 100), 0),
    );
    expect(new Set(ids(all)).size).toBe(all.length);
    for (const [index, item] of all.entries()) {
      expect(item.claim.status).toBe('DENIED');
      expect(item.stage).toBe('TO_WORK');
      expect(item.priority).toBeLessThanOrEqual(all[index - 1]?.priority ?? Infinity);
      expect(item.priority).toBeCloseTo(item.expectedRecovery * item.urgency, 1);
      expect(item.preventable).toBe(item.rule?.coderControllable ?? false);
      expect(item.commitNumber).toBe(dashboardMetrics.commitNumber);
    }
    expect(new Set(all.map(({ nextStep }) => nextStep)).size).toBeGreaterThan(2);
    expect(new Set(all.map(({ chance }) => chance)).size).toBeGreaterThan(10);
  });

  it('gives the same in pages of any size', async () => {
    for (const first of [7, 33]) {
      const { items, totals } = await listed(null, first);
      expect(ids(items)).toEqual(ids(all));
      expect([...totals]).toEqual([all.length]);
    }
  });

  it('finds each page without reading everything that is open', async () => {
    const db = world.database.reader('live');
    const [workspace] = await db.query<{ id: number }>('SELECT id FROM workspaces');
    const [last] = await db.query<{ today: string }>('SELECT MAX(denied_on) AS today FROM denials');
    const list = { workspaceId: workspace?.id ?? 0, today: last?.today ?? '', filter: {} };
    const everything = await pageOfWork(db, list, null, 1_000_000);
    let after: WorkPlace | null = null;
    const found: number[] = [];
    let rows = 0;
    const counting: typeof db = {
      dialect: db.dialect,
      query: async <T>(sql: string, params?: readonly (string | number | null)[]) => {
        const result = await db.query<T>(sql, params);
        rows += sql.includes('FROM denials') ? result.length : 0;
        return result;
      },
    };
    const top = await pageOfWork(counting, list, null, 3);
    expect(top.map(({ denial }) => denial.claimId)).toEqual(
      everything.slice(0, 3).map(({ denial }) => denial.claimId),
    );
    expect(rows).toBeLessThan(everything.length / 2);
    for (;;) {
      const page = await pageOfWork(db, list, after, 20);
      found.push(...page.map(({ denial }) => denial.claimId));
      const end = page.at(-1);
      if (!end || page.length < 20) break;
      after = [end.priorityMilliCents, end.denial.claimId];
    }
    expect(found).toEqual(everything.map(({ denial }) => denial.claimId));
  });

  it('holds to every filter as a look at all of it would', async () => {
    const payerId = all[0]?.claim.payer.id ?? '';
    const middle = [...all].sort((a, b) => a.daysLeft - b.daysLeft)[Math.floor(all.length / 2)] as Item;
    const cases: [Data, (item: Item) => boolean][] = [
      [{ payerId }, ({ claim }) => claim.payer.id === payerId],
      [{ carc: ['197', '16'] }, ({ claim }) => ['197', '16'].includes(claim.carc ?? '')],
      [{ dueBy: middle.deadline }, ({ deadline }) => deadline <= middle.deadline],
      [{ minDenied: middle.deniedAmount }, ({ deniedAmount }) => deniedAmount >= middle.deniedAmount],
      [{ nextStep: ['APPEAL'] }, ({ nextStep }) => nextStep === 'APPEAL'],
      [{ preventable: true }, ({ preventable }) => preventable],
      [
        { preventable: false, payerId },
        ({ preventable, claim }) => !preventable && claim.payer.id === payerId,
      ],
      [{ carc: [] }, () => false],
    ];
    for (const [filter, holds] of cases) {
      const expected = ids(all.filter(holds));
      const { items, totals } = await listed(filter, 25);
      expect([filter, ids(items)]).toEqual([filter, expected]);
      expect([filter, ...totals]).toEqual([filter, expected.length]);
      expect(expected.length).toBeLessThan(all.length);
    }
  });

  it('keeps what the practice says of a denial, and what it said before', async () => {
    const claimId = ids(all)[5] as string;
    const change = async (input: Data): Promise<Data> =>
      (await world.ask(UPDATE, { claimId, input })).updateWorkItem as Data;
    expect(await change({ note: '  Ask for the records. ', owner: 'Dana' })).toMatchObject({
      note: 'Ask for the records.',
      owner: 'Dana',
      status: 'NEW',
    });
    await change({ owner: 'Dana' });
    await change({ status: 'IN_PROGRESS' });
    const last = await change({ owner: null });
    expect(last).toMatchObject({ note: 'Ask for the records.', owner: null, status: 'IN_PROGRESS' });
    expect(last.changes.map(({ note, owner, status }: Data) => [note, owner, status])).toEqual([
      ['Ask for the records.', 'Dana', 'NEW'],
      ['Ask for the records.', 'Dana', 'IN_PROGRESS'],
      ['Ask for the records.', null, 'IN_PROGRESS'],
    ]);
    expect(last.changes.every(({ changedAt }: Data) => changedAt > '2025')).toBe(true);
    const { items } = await listed({ status: ['IN_PROGRESS'] });
    expect(ids(items)).toEqual([claimId]);
    expect((await listed({ status: ['NEW'] })).items).toHaveLength(all.length - 1);
    await change({ owner: 'Lee' });
    expect(ids((await listed({ owner: 'Lee' })).items)).toEqual([claimId]);
    const { workItem } = await world.ask(
      'query Q($claimId: ID!) { workItem(claimId: $claimId) { owner changes { owner } } }',
      { claimId },
    );
    expect(workItem.owner).toBe('Lee');
    expect(workItem.changes).toHaveLength(4);
  });

  it('shows one denial in any stage, and nothing of a claim that was paid', async () => {
    const ONE = 'query Q($claimId: ID!) { workItem(claimId: $claimId) { stage nextStep expectedRecovery } }';
    const claimOf = async (status: string): Promise<string> =>
      (
        await world.ask(
          `query Q($id: ID!) { claims(workspaceId: $id, first: 1, filter: { status: [${status}] }) { nodes { id } } }`,
          { id },
        )
      ).claims.nodes[0].id as string;
    const [won, paid] = [await claimOf('OVERTURNED'), await claimOf('PAID')];
    expect((await world.ask(ONE, { claimId: won })).workItem).toMatchObject({
      stage: 'CLOSED',
      expectedRecovery: 0,
    });
    expect((await world.ask(ONE, { claimId: paid })).workItem).toBeNull();
    expect(await world.refused(UPDATE, { claimId: paid, input: { note: 'x' } })).toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  it('refuses what cannot be kept or asked, by its field', async () => {
    const claimId = ids(all)[0] as string;
    const fields = async (document: string, variables: Data): Promise<unknown> =>
      (await world.refused(document, variables)).fields?.map(({ field }) => field);
    expect(await fields(UPDATE, { claimId, input: { note: 'x'.repeat(4_001) } })).toEqual(['input.note']);
    expect(await fields(UPDATE, { claimId, input: { owner: 'x'.repeat(201) } })).toEqual(['input.owner']);
    expect(await fields(UPDATE, { claimId: id, input: {} })).toEqual(['claimId']);
    expect(await fields(PAGE, { id, first: 0 })).toEqual(['first']);
    expect(await fields(PAGE, { id, after: 'nonsense' })).toEqual(['after']);
    expect(await fields(PAGE, { id, filter: { payerId: claimId } })).toEqual(['filter.payerId']);
  });
});
