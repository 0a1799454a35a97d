import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { addRun, runState, SMALL_PRACTICE } from '../support/runs';
import { databasesInTurn } from '../support/databases';
import type { Data, GraphqlWorld } from './graphql-world';
import { openGraphqlWorld, until } from './graphql-world';

const REMIT = readFileSync(join(__dirname, '../connectors/samples/institutional-claim-level.835'), 'latin1');
const MONEY = `nodes { claimNumber status billedAmount allowedAmount paidAmount appeals { recoveredAmount } adjustments { group carc amount }
  lineItems { billedAmount paidAmount carc group adjustments { group carc amount } } }`;

interface Adjustment {
  group: string;
  carc: string;
  amount: number;
}
interface Line {
  billedAmount: number;
  paidAmount: number;
  carc: string | null;
  group: string | null;
  adjustments: Adjustment[];
}

const cents = (dollars: number): number => Math.round(dollars * 100);
const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
const taken = (adjustments: readonly Adjustment[]): number =>
  sum(adjustments.map(({ amount }) => cents(amount)));

describe.each(databasesInTurn(__filename))('adjustments over the API, on $name', (kind) => {
  let world: GraphqlWorld;

  beforeAll(async () => {
    world = await openGraphqlWorld(kind);
  });
  afterAll(() => world.close());

  const claimsOf = async (workspaceId: string): Promise<Data[]> => {
    const all: Data[] = [];
    for (let after: string | null = null; ;) {
      const { claims } = await world.ask(
        `query Q($id: ID!, $after: String) { claims(workspaceId: $id, first: 200, after: $after) {
           pageInfo { hasNextPage endCursor } ${MONEY} } }`,
        { id: workspaceId, after },
      );
      all.push(...(claims.nodes as Data[]));
      if (!claims.pageInfo.hasNextPage) return all;
      after = claims.pageInfo.endCursor as string;
    }
  };

  it('balance every line of every adjudicated claim, and name the denial among them', async () => {
    const number = await addRun(world.database, { ...SMALL_PRACTICE, durationDays: 40, claimsPerDay: 30 });
    await until(
      () => runState(world.database, number),
      (state) => state === 'COMPLETED',
    );
    const claims = await claimsOf(Buffer.from(`Workspace:${number}`).toString('base64url'));
    const lines = claims
      .filter(({ status }) => status !== 'PENDING')
      .flatMap(({ lineItems }) => lineItems as Line[]);
    expect(lines.length).toBeGreaterThan(500);
    expect(lines.some(({ carc }) => carc !== null)).toBe(true);
    for (const { billedAmount, paidAmount, carc, group, adjustments } of lines) {
      expect(cents(paidAmount) + taken(adjustments)).toBe(cents(billedAmount));
      if (carc !== null) expect(adjustments).toContainEqual({ group, carc, amount: billedAmount });
    }
    const waiting = claims.filter(({ status }) => status === 'PENDING');
    for (const { adjustments, lineItems } of waiting)
      expect([adjustments, ...(lineItems as Line[]).map((line) => line.adjustments)].flat()).toEqual([]);
  }, 120_000);

  it('stay as first adjudicated when an appeal is won; what is allowed then grows on the claim along with what is paid', async () => {
    const number = await addRun(world.database, { ...SMALL_PRACTICE, claimsPerDay: 30 });
    await until(
      () => runState(world.database, number),
      (state) => state === 'COMPLETED',
    );
    const claims = await claimsOf(Buffer.from(`Workspace:${number}`).toString('base64url'));
    const adjudicated = claims.filter(({ status }) => status !== 'PENDING');
    for (const { paidAmount, allowedAmount, billedAmount } of adjudicated) {
      expect(paidAmount).toBeLessThanOrEqual(allowedAmount as number);
      expect(allowedAmount).toBeLessThanOrEqual(billedAmount as number);
    }
    const overturned = claims.filter(({ status }) => status === 'OVERTURNED');
    expect(overturned.length).toBeGreaterThan(5);
    for (const { paidAmount, allowedAmount, lineItems, appeals } of overturned) {
      const lines = lineItems as Line[];
      const first = sum(lines.map((line) => cents(line.paidAmount)));
      const won = sum((appeals as Data[]).map(({ recoveredAmount }) => cents(recoveredAmount as number)));
      expect(cents(paidAmount as number)).toBe(first + won);
      // Whatever is allowed is paid or is the patient's: on lines that were not denied, that is the PR adjustments.
      const ofPatient = lines.filter(({ carc }) => carc === null).flatMap((line) => line.adjustments);
      const sharesCents = taken(ofPatient.filter(({ group }) => group === 'PR'));
      expect(cents(allowedAmount as number)).toBeGreaterThanOrEqual(first + won + sharesCents);
    }
  }, 120_000);

  it('stand on the claim where an imported 835 has them there', async () => {
    const { importClaims: job } = await world.ask(
      'mutation M($input: ImportClaimsInput!) { importClaims(input: $input) { id workspaceId } }',
      { input: { content: REMIT, fileName: 'stays.835', format: 'X12_835' } },
    );
    await until(
      () => world.ask('query Q($id: ID!) { importJob(id: $id) { state error } }', { id: job.id }),
      ({ importJob }) => importJob.state === 'COMPLETED',
    );
    const claims = await claimsOf(job.workspaceId as string);
    const stay = claims.find(({ claimNumber }) => claimNumber === 'H-2001');
    expect(stay?.adjustments).toEqual([
      { group: 'CO', carc: '45', amount: 9318 },
      { group: 'PR', carc: '1', amount: 1632 },
    ]);
    for (const { billedAmount, paidAmount, adjustments, lineItems } of claims) {
      const all = [
        ...(adjustments as Adjustment[]),
        ...(lineItems as Line[]).flatMap((line) => line.adjustments),
      ];
      expect(cents(paidAmount as number) + taken(all)).toBe(cents(billedAmount as number));
    }
  });
});
