import { parseGlobalId } from '../../src/entities/global-id';
import { databasesInTurn } from '../support/databases';
import { SMALL_PRACTICE } from '../support/runs';
import type { Data, GraphqlWorld } from './graphql-world';
import { openGraphqlWorld, until } from './graphql-world';

const IMPACT = `{ asOf preventedDenials preventedAmount preventedLow preventedHigh reason recoveredAmount recoveredCash
  reworkAvoided trainingCost roi recoveryPotentialPerMonth truePreventedAmount
  costs { reworkPerProfessionalDenial reworkPerInstitutionalDenial minutesPerSession coderHourlyCost }
  byPattern { pattern { id carc } preventedDenials preventedAmount } }`;

/** Long enough for weeks with training to mature. */
const CONFIG = { ...SMALL_PRACTICE, durationDays: 105 };

describe.each(databasesInTurn(__filename))('what training brought, on $name', (kind) => {
  let world: GraphqlWorld;
  let workspaceId: string;

  const finished = (id: string): Promise<Data> =>
    until(
      () =>
        world.ask(
          'query Q($id: ID!) { generationStatus(workspaceId: $id) { state } workspace(id: $id) { state } }',
          { id },
        ),
      ({ generationStatus }) => generationStatus?.state === 'COMPLETED',
    );
  const impact = async (args = 'days: 3660', fields = IMPACT): Promise<Data> => {
    const { impact: report } = await world.ask(
      `query Q($id: ID!) { impact(workspaceId: $id, ${args}) ${fields} }`,
      {
        id: workspaceId,
      },
    );
    return report as Data;
  };

  beforeAll(async () => {
    world = await openGraphqlWorld(kind);
    const { createScenario } = await world.ask(
      'mutation Create($config: ScenarioConfigInput!) { createScenario(name: "Small practice", config: $config) { id } }',
      { config: CONFIG },
    );
    const started = await world.ask(
      'mutation Start($input: StartGenerationInput!) { startGeneration(input: $input) { workspace { id } } }',
      { input: { scenarioId: createScenario.id } },
    );
    workspaceId = started.startGeneration.workspace.id as string;
    await finished(workspaceId);
  }, 120_000);
  afterAll(() => world.close());

  it('is the sum of the bookings in the window, with an interval around it', async () => {
    const report = await impact();
    expect(report.reason).toBeNull();
    expect(report.preventedLow).toBeLessThan(report.preventedAmount);
    expect(report.preventedHigh).toBeGreaterThan(report.preventedAmount);
    const { dashboardMetrics, revenueTrend } = await world.ask(
      `query Q($id: ID!) {
        dashboardMetrics(workspaceId: $id, days: 3660) { revenueRecovered preventedAmount recoveredAmount recoveredCash }
        revenueTrend(workspaceId: $id) { date preventedAmount revisedAmount recoveredAmount reversedAmount cumulativePrevented cumulativeRecovered } }`,
      { id: workspaceId },
    );
    expect(dashboardMetrics).toEqual({
      preventedAmount: report.preventedAmount,
      recoveredAmount: report.recoveredAmount,
      recoveredCash: report.recoveredCash,
      revenueRecovered: expect.closeTo(report.preventedAmount + report.recoveredAmount, 2) as number,
    });
    const last = revenueTrend.at(-1);
    expect(last.cumulativePrevented).toBeCloseTo(report.preventedAmount, 2);
    expect(last.cumulativeRecovered).toBeCloseTo(report.recoveredAmount, 2);
    let before = 0;
    for (const { preventedAmount, revisedAmount, cumulativePrevented } of revenueTrend) {
      expect(cumulativePrevented).toBeCloseTo(before + preventedAmount + revisedAmount, 2);
      before = cumulativePrevented as number;
    }
  });

  it('adds up over windows side by side', async () => {
    const whole = await impact('days: 70, asOf: "2025-04-20"');
    const parts = [
      await impact('days: 35, asOf: "2025-04-20"'),
      await impact('days: 35, asOf: "2025-03-16"'),
    ];
    for (const figure of ['recoveredAmount', 'recoveredCash', 'trainingCost'])
      expect(parts.reduce((sum, part) => sum + Number(part[figure]), 0)).toBeCloseTo(
        Number(whole[figure]),
        2,
      );
  });

  it('shows rework and training apart, at costs that can be changed', async () => {
    const report = await impact();
    const { sessions } = await world
      .ask('query Q($id: ID!) { learningProgress(workspaceId: $id) { sessions } }', { id: workspaceId })
      .then(({ learningProgress }) => ({
        sessions: (learningProgress as { sessions: number }[]).reduce(
          (sum, coder) => sum + coder.sessions,
          0,
        ),
      }));
    // Half an hour at $35.
    expect(report.trainingCost).toBeCloseTo(sessions * 17.5, 2);
    const net = report.preventedAmount + report.reworkAvoided - report.trainingCost;
    expect(report.roi).toBeCloseTo(net / report.trainingCost, 6);
    const dear = await impact('days: 3660, costs: { coderHourlyCost: 70, minutesPerSession: 60 }');
    expect(dear.trainingCost).toBeCloseTo(4 * report.trainingCost, 1);
    expect(dear.preventedAmount).toBe(report.preventedAmount);
    const refusal = await world.refused(
      'query Q($id: ID!) { impact(workspaceId: $id, costs: { coderHourlyCost: -1 }) { asOf } }',
      { id: workspaceId },
    );
    expect(refusal.fields?.[0]?.field).toBe('costs.coderHourlyCost');
  });

  it('says why there is nothing to say', async () => {
    expect(await impact('days: 20, asOf: "2025-01-25"')).toMatchObject({
      reason: 'Nobody has trained yet.',
      preventedAmount: null,
      preventedDenials: null,
      roi: null,
      byPattern: [],
    });
    // Training began on February 3; a week of claims is mature six weeks after its end.
    expect((await impact('days: 20, asOf: "2025-02-20"')).reason).toBe(
      'There are fewer than 28 days of mature claims from before the first training.',
    );
    expect((await impact('days: 20, asOf: "2025-03-20"')).reason).toBe(
      'No week of claims since the first training is mature yet.',
    );
  });

  it('belongs to the patterns of the trained rules', async () => {
    const { byPattern, recoveryPotentialPerMonth } = await impact();
    expect((byPattern as Data[]).some(({ pattern }) => pattern.carc === '4')).toBe(true);
    expect(recoveryPotentialPerMonth).toBeGreaterThanOrEqual(0);
  });

  it('is, pattern by pattern, what its denials brought back and what training prevented of them', async () => {
    const { byPattern, recoveredAmount } = await impact('days: 3660');
    const { patterns } = await world.ask(
      'query Q($id: ID!) { patterns(workspaceId: $id, first: 100) { nodes { id revenueRecovered } } }',
      { id: workspaceId },
    );
    const owners = new Map(
      (
        await world.database
          .reader('live')
          .query<{ claim: number; pattern: number }>(
            'SELECT claim_id AS claim, pattern_id AS pattern FROM pattern_claims WHERE is_primary = 1',
          )
      ).map(({ claim, pattern }) => [claim, pattern]),
    );
    const bookings = await world.database.reader('live').query<{ claim: number; cents: number }>(
      `SELECT subject_id AS claim, allowed_cents AS cents FROM bookings
       WHERE kind NOT IN ('PREVENTED', 'PREVENTED_REVISION')`,
    );
    const recovered = new Map<number | undefined, number>();
    for (const { claim, cents } of bookings)
      recovered.set(owners.get(claim), (recovered.get(owners.get(claim)) ?? 0) + cents);
    expect([...recovered.values()].reduce((sum, cents) => sum + cents, 0)).toBe(
      Math.round(recoveredAmount * 100),
    );
    const prevented = new Map(
      (byPattern as Data[]).map((each) => [
        each.pattern.id as string,
        Math.round(each.preventedAmount * 100),
      ]),
    );
    expect((patterns.nodes as Data[]).length).toBeGreaterThan(1);
    for (const { id, revenueRecovered } of patterns.nodes as Data[]) {
      const local = parseGlobalId('Pattern', id as string, 'id').id;
      expect(Math.round(revenueRecovered * 100)).toBe(
        (recovered.get(local) ?? 0) + (prevented.get(id as string) ?? 0),
      );
    }
  });

  it('stands beside the exact effect once there is a twin', async () => {
    expect((await impact()).truePreventedAmount).toBeNull();
    const { forkWorkspace } = await world.ask(
      'mutation Fork($input: ForkWorkspaceInput!) { forkWorkspace(input: $input) { id } }',
      { input: { workspaceId, name: 'Twin', withoutLearning: true } },
    );
    await until(
      () => world.ask('query Q($id: ID!) { workspace(id: $id) { state } }', { id: forkWorkspace.id }),
      ({ workspace }) => workspace?.state === 'READY',
    );
    await finished(forkWorkspace.id as string);
    const { truePreventedAmount } = await impact();
    const cents = async (id: string): Promise<number> => {
      const claims = await world.ask(
        `query Q($id: ID!) { metricsTrend(workspaceId: $id, from: "2025-01-06", to: "2025-03-02", granularity: MONTH) { paidAmount } }`,
        { id },
      );
      return (claims.metricsTrend as { paidAmount: number }[]).reduce(
        (sum, { paidAmount }) => sum + paidAmount,
        0,
      );
    };
    // Allowed dollars differ as paid ones do, and by the patients' share more.
    const paid = (await cents(workspaceId)) - (await cents(forkWorkspace.id as string));
    expect(Math.sign(Number(truePreventedAmount))).toBe(Math.sign(paid));
    const early = await impact('days: 30, asOf: "2025-03-20"');
    expect(early.truePreventedAmount).toBe(0);
  }, 120_000);
});
