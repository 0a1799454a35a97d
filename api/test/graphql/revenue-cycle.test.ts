import { addDays, daysBetween } from '../../src/domain/calendar';
import { databasesInTurn } from '../support/databases';
import { openFinishedRun } from './finished-run';
import type { Data, GraphqlWorld } from './graphql-world';

interface Appeal {
  level: number;
  filedDate: string;
  decidedDate: string | null;
  outcome: string;
  recoveredAmount: number;
}
interface Claim {
  id: string;
  status: string;
  frequencyCode: string;
  originalClaim: { id: string } | null;
  submissionDate: string;
  processingDate: string | null;
  initiallyDenied: boolean;
  billedAmount: number;
  payer: { type: string };
  lineItems: { billedAmount: number; paidAmount: number | null; denialDate: string | null }[];
  appeals: Appeal[];
}

const CLAIMS = `query Q($id: ID!, $after: String) { claims(workspaceId: $id, first: 500, after: $after) { pageInfo { hasNextPage endCursor }
  nodes { id status frequencyCode originalClaim { id } submissionDate processingDate initiallyDenied billedAmount payer { type }
    lineItems { billedAmount paidAmount denialDate } appeals { level filedDate decidedDate outcome recoveredAmount } } } }`;

const FIGURES = `query Q($id: ID!, $days: Int!, $asOf: LocalDate) { dashboardMetrics(workspaceId: $id, days: $days, asOf: $asOf) { commitNumber totalClaims deniedAmount
  initialDenials { adjudicatedClaims claimRateOfSubmitted submittedLines adjudicatedLines deniedLines lineRate lineRateOfSubmitted
    submittedCharges adjudicatedCharges deniedLineDollarRate deniedLineDollarRateOfSubmitted deniedClaimCharges deniedClaimChargeRate
    deniedClaimChargeRateOfSubmitted zeroPaidClaims zeroPayRate zeroPayRateOfSubmitted zeroPaidDeniedClaims zeroPayDenialRate zeroPayDenialRateOfSubmitted }
  appealActivity { filed filedAndDecided filedAndOverturned filedOverturnRate filedRecoveredAmount decided overturned overturnRate
    recoveredAmount meanDaysToAppeal meanDaysToDecision meanDaysFromDenialToDecision }
  openDenials { countedOn count amount toWorkCount toWorkAmount withPayerCount withPayerAmount byAge { minDays maxDays count amount } byDaysToLimit { minDays maxDays count amount } }
  trends { denialRate approvalRate patternsDetected } } }`;

const cents = (dollars: number): number => Math.round(dollars * 100);
const dollars = (items: readonly number[]): number => items.reduce((sum, each) => sum + cents(each), 0) / 100;
const percent = (part: number, whole: number): number => (100 * part) / whole;

/** The first limit of each kind of payer in the test's practice. */
const LIMIT_DAYS: Record<string, number> = { COMMERCIAL: 180, MEDICAID: 90, MEDICARE: 120 };

describe.each(databasesInTurn(__filename))('the figures of the revenue cycle, on $name', (kind) => {
  let world: GraphqlWorld;
  let id: string;
  let claims: Claim[];
  let first: Claim[];

  const figures = async (days: number, asOf: string | null = null): Promise<Data> =>
    (await world.ask(FIGURES, { id, days, asOf })).dashboardMetrics as Data;

  beforeAll(async () => {
    ({ world, workspaceId: id } = await openFinishedRun(kind));
    claims = [];
    for (let after: string | null = null; ;) {
      const page: Data = (await world.ask(CLAIMS, { id, after })).claims;
      claims.push(...(page.nodes as Claim[]));
      after = page.pageInfo.endCursor as string;
      if (!page.pageInfo.hasNextPage) break;
    }
    first = claims.filter(({ frequencyCode }) => frequencyCode === '1');
  }, 120_000);
  afterAll(() => world.close());

  it('tell denied lines, denied dollars, charges of denied claims and zero-paid claims apart', async () => {
    const { initialDenials: shown, deniedAmount } = await figures(3660);
    const adjudicated = first.filter(({ processingDate }) => processingDate !== null);
    const denied = adjudicated.filter(({ initiallyDenied }) => initiallyDenied);
    const lines = (some: readonly Claim[]): Claim['lineItems'] => some.flatMap(({ lineItems }) => lineItems);
    const deniedLines = lines(first).filter(({ denialDate }) => denialDate !== null);
    const isZeroPaid = ({ lineItems }: Claim): boolean =>
      lineItems.every(({ paidAmount }) => paidAmount === 0);
    const charges = dollars(adjudicated.map(({ billedAmount }) => billedAmount));
    expect(shown).toMatchObject({
      adjudicatedClaims: adjudicated.length,
      submittedLines: lines(first).length,
      adjudicatedLines: lines(adjudicated).length,
      deniedLines: deniedLines.length,
      submittedCharges: dollars(first.map(({ billedAmount }) => billedAmount)),
      adjudicatedCharges: charges,
      deniedClaimCharges: dollars(denied.map(({ billedAmount }) => billedAmount)),
      zeroPaidClaims: adjudicated.filter(isZeroPaid).length,
      zeroPaidDeniedClaims: denied.filter(isZeroPaid).length,
    });
    expect(deniedAmount).toBe(dollars(deniedLines.map(({ billedAmount }) => billedAmount)));
    expect(shown.claimRateOfSubmitted).toBeCloseTo(percent(denied.length, first.length), 9);
    expect(shown.lineRate).toBeCloseTo(percent(deniedLines.length, lines(adjudicated).length), 9);
    expect(shown.lineRateOfSubmitted).toBeCloseTo(percent(deniedLines.length, lines(first).length), 9);
    expect(shown.deniedLineDollarRate).toBeCloseTo(percent(deniedAmount as number, charges), 9);
    expect(shown.deniedClaimChargeRate).toBeCloseTo(percent(shown.deniedClaimCharges as number, charges), 9);
    expect(shown.zeroPayRate).toBeCloseTo(percent(shown.zeroPaidClaims as number, adjudicated.length), 9);
    // The definitions really are different ones.
    const rates = [
      'claimRateOfSubmitted',
      'lineRate',
      'deniedLineDollarRate',
      'deniedClaimChargeRate',
      'zeroPayRate',
    ];
    expect(new Set(rates.map((rate) => Math.round(shown[rate] as number))).size).toBeGreaterThan(3);
    expect(shown.zeroPaidDeniedClaims).toBeLessThan(denied.length);
    expect(shown.zeroPaidClaims).toBeGreaterThan(shown.zeroPaidDeniedClaims as number);
  });

  it('count appeals by the days of filing and of decision, with the days between', async () => {
    const asOf = '2025-03-10';
    const from = addDays(asOf, -29);
    const within = (date: string | null): boolean => date !== null && date >= from && date <= asOf;
    const appeals = claims.flatMap((claim) =>
      claim.appeals.map((appeal) => ({ ...appeal, deniedOn: claim.processingDate as string })),
    );
    const filed = appeals.filter(({ filedDate }) => within(filedDate));
    const decided = appeals.filter(({ decidedDate }) => within(decidedDate));
    const won = (some: typeof appeals): typeof appeals =>
      some.filter(({ outcome }) => outcome === 'OVERTURNED');
    const recovered = (some: typeof appeals): number =>
      dollars(some.map(({ recoveredAmount }) => recoveredAmount));
    const mean = (days: readonly number[]): number => days.reduce((sum, each) => sum + each, 0) / days.length;
    const { appealActivity: shown, openDenials } = await figures(30, asOf);
    expect(filed.length).toBeGreaterThan(10);
    expect(won(decided).length).toBeGreaterThan(5);
    expect(shown).toMatchObject({
      filed: filed.length,
      filedAndDecided: filed.filter(({ decidedDate }) => decidedDate !== null).length,
      filedAndOverturned: won(filed).length,
      filedRecoveredAmount: recovered(filed),
      decided: decided.length,
      overturned: won(decided).length,
      recoveredAmount: recovered(decided),
    });
    expect(shown.recoveredAmount).not.toBe(shown.filedRecoveredAmount);
    expect(shown.meanDaysToAppeal).toBeCloseTo(
      mean(
        filed
          .filter(({ level }) => level === 1)
          .map(({ deniedOn, filedDate }) => daysBetween(deniedOn, filedDate)),
      ),
      9,
    );
    expect(shown.meanDaysToDecision).toBeCloseTo(
      mean(decided.map(({ filedDate, decidedDate }) => daysBetween(filedDate, decidedDate as string))),
      9,
    );
    expect(shown.meanDaysFromDenialToDecision).toBeCloseTo(
      mean(decided.map(({ deniedOn, decidedDate }) => daysBetween(deniedOn, decidedDate as string))),
      9,
    );
    // What was open on a day long past is not known any more.
    expect(openDenials).toBeNull();
  });

  it('sort open denials by age and by the days to their filing limit, dollar for dollar', async () => {
    const corrections = new Map(
      claims.flatMap((claim) => (claim.originalClaim ? [[claim.originalClaim.id, claim]] : [])),
    );
    const open = first.flatMap((claim) => {
      const correction = corrections.get(claim.id);
      const isOpen =
        claim.initiallyDenied &&
        (claim.status === 'APPEALED' || (claim.status === 'DENIED' && correction?.status !== 'PAID'));
      const withPayer = claim.status === 'APPEALED' || correction?.status === 'PENDING';
      const deniedLines = claim.lineItems.filter(({ denialDate }) => denialDate !== null);
      const amount = dollars(deniedLines.map(({ billedAmount }) => billedAmount));
      return isOpen ? [{ claim, withPayer, amount }] : [];
    });
    const { openDenials: shown } = await figures(30);
    const sums = (some: typeof open): { count: number; amount: number } => ({
      count: some.length,
      amount: dollars(some.map(({ amount }) => amount)),
    });
    const toWork = open.filter(({ withPayer }) => !withPayer);
    expect(toWork.length).toBeGreaterThan(50);
    expect(shown).toMatchObject({
      ...sums(open),
      toWorkCount: toWork.length,
      toWorkAmount: sums(toWork).amount,
      withPayerCount: open.length - toWork.length,
    });
    const today = shown.countedOn as string;
    const inBuckets = (buckets: Data[], some: typeof open, daysOf: (claim: Claim) => number): Data[] =>
      buckets.map(({ minDays, maxDays }) => ({
        minDays,
        maxDays,
        ...sums(
          some.filter(({ claim }) => {
            const days = daysOf(claim);
            return days >= (minDays ?? -Infinity) && days <= (maxDays ?? Infinity);
          }),
        ),
      }));
    const age = ({ processingDate }: Claim): number => daysBetween(processingDate as string, today);
    const left = (claim: Claim): number => (LIMIT_DAYS[claim.payer.type] as number) - age(claim);
    expect(shown.byAge).toEqual(inBuckets(shown.byAge as Data[], open, age));
    expect(shown.byDaysToLimit).toEqual(inBuckets(shown.byDaysToLimit as Data[], toWork, left));
    expect(shown.byAge.filter(({ count }: Data) => count > 0).length).toBeGreaterThan(1);
  });

  it('say at which commit they were read, every query the same one while nothing is written', async () => {
    const [row] = await world.database
      .reader('live')
      .query<{ n: number }>('SELECT commit_number AS n FROM workspaces');
    const { commitNumber } = await figures(30);
    const { metricsTrend, denialReasons } = await world.ask(
      'query Q($id: ID!) { metricsTrend(workspaceId: $id, granularity: WEEK) { commitNumber } denialReasons(workspaceId: $id) { commitNumber } }',
      { id },
    );
    const numbers = [...metricsTrend, ...denialReasons].map(
      (each: { commitNumber: number }) => each.commitNumber,
    );
    expect(numbers.length).toBeGreaterThan(10);
    expect(new Set([commitNumber, ...numbers])).toEqual(new Set([Number(row?.n)]));
  });

  it('compare with nothing where nothing was submitted before, and divide by nothing where nothing is', async () => {
    const { trends } = await figures(70, '2025-03-16');
    expect(trends).toEqual({ denialRate: null, approvalRate: null, patternsDetected: null });
    const empty = await figures(30, '2024-12-31');
    expect(empty.totalClaims).toBe(0);
    for (const [name, value] of Object.entries({ ...empty.initialDenials, ...empty.appealActivity }))
      expect([name, value]).toEqual([name, /Rate|mean/.test(name) ? null : 0]);
  });
});
