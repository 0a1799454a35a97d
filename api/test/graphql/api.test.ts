import type { GraphqlWorld } from './graphql-world';
import { openGraphqlWorld, until } from './graphql-world';
import { DATABASES } from '../support/databases';
import { SMALL_PRACTICE } from '../support/runs';

const CONFIG = { ...SMALL_PRACTICE, durationDays: 70 };
const SEVEN_YEARS_OLD = '2018-01-01';

const STATUS =
  '{ id state desiredState virtualNow virtualTarget progress claimsGenerated batches digest error daysPerSecond seed }';
const START = `mutation Start($input: StartGenerationInput!) { startGeneration(input: $input) { workspace { id name } ${STATUS.slice(1)} }`;

describe.each(DATABASES)('the API over a finished run, on $name', (kind) => {
  let world: GraphqlWorld;
  let workspaceId: string;
  let scenarioId: string;

  beforeAll(async () => {
    world = await openGraphqlWorld(kind);
    const made = await world.ask(
      'mutation Create($config: ScenarioConfigInput!) { createScenario(name: "Small practice", config: $config) { id version description config { seed claimsPerDay learning { focus } } } }',
      { config: CONFIG },
    );
    expect(made.createScenario).toMatchObject({
      version: 1,
      description: '',
      config: { seed: 7, claimsPerDay: 60, learning: { focus: [] } },
    });
    scenarioId = made.createScenario.id as string;
    const started = await world.ask(START, { input: { scenarioId, workspaceName: 'Finished' } });
    workspaceId = started.startGeneration.workspace.id as string;
    await until(
      () =>
        world.ask('query Q($id: ID!) { generationStatus(workspaceId: $id) { state error } }', {
          id: workspaceId,
        }),
      ({ generationStatus }) => ['COMPLETED', 'FAILED'].includes(generationStatus.state as string),
    );
  }, 120_000);
  afterAll(() => world.close());

  it('tells a finished run whole: state, progress and a digest', async () => {
    const { generationStatus: run } = await world.ask(
      `query Q($id: ID!) { generationStatus(workspaceId: $id) ${STATUS} }`,
      { id: workspaceId },
    );
    expect(run).toMatchObject({ state: 'COMPLETED', progress: 1, seed: 7, error: null });
    expect(run.digest).toMatch(/^[0-9a-f]{64}$/);
  });

  it('sends the same number of statements for 10 claims and for 50, with lines, provider, payer, appeals and patterns', async () => {
    const counts: number[] = [];
    for (const first of [10, 50]) {
      world.takeStatements();
      const { claims } = await world.ask(
        `query Q($id: ID!, $first: Int) { claims(workspaceId: $id, first: $first, filter: { status: [DENIED, APPEALED, UPHELD, OVERTURNED] }) { nodes {
           id lineItems { procedureCode patternsTriggered } provider { name } payer { name } appeals { outcome claim { id } }
           primaryPattern { title } patterns { id } originalClaim { id } draft { lines { units } } } } }`,
        { id: workspaceId, first },
      );
      expect(claims.nodes).toHaveLength(first);
      counts.push(world.takeStatements().length);
    }
    expect(counts[1]).toBeLessThanOrEqual(counts[0] as number);
    expect(counts[1]).toBeLessThan(20);
  });

  it('shows every kind of node by the id that it gave out', async () => {
    const { claims, patterns, payers, providers, appeals, learningEvents } = await world.ask(
      `query Q($id: ID!) { claims(workspaceId: $id, first: 1) { nodes { id } } patterns(workspaceId: $id, first: 1) { nodes { id } }
         payers(workspaceId: $id) { id } providers(workspaceId: $id) { id } appeals(workspaceId: $id, first: 1) { nodes { id } }
         learningEvents(workspaceId: $id, first: 1) { nodes { id } } }`,
      { id: workspaceId },
    );
    const { generationStatus } = await world.ask(
      'query Q($id: ID!) { generationStatus(workspaceId: $id) { id } }',
      { id: workspaceId },
    );
    const ids: Record<string, string> = {
      Workspace: workspaceId,
      Scenario: scenarioId,
      GenerationStatus: generationStatus.id,
      Claim: claims.nodes[0].id,
      Pattern: patterns.nodes[0].id,
      Payer: payers[0].id,
      Provider: providers[0].id,
      Appeal: appeals.nodes[0].id,
      LearningEvent: learningEvents.nodes[0].id,
    };
    for (const [type, id] of Object.entries(ids)) {
      const { node } = await world.ask('query Q($id: ID!) { node(id: $id) { __typename id } }', { id });
      expect(node).toEqual({ __typename: type, id });
    }
  });

  it('gives dashboard figures that equal a count of the claims themselves', async () => {
    const all = [];
    for (let after: string | null = null; ;) {
      const { claims } = await world.ask(
        'query Q($id: ID!, $after: String) { claims(workspaceId: $id, first: 500, after: $after) { nodes { status frequencyCode submissionDate initiallyDenied billedAmount appeals { filedDate outcome recoveredAmount } } pageInfo { hasNextPage endCursor } } }',
        { id: workspaceId, after },
      );
      all.push(
        ...(claims.nodes as {
          status: string;
          frequencyCode: string;
          submissionDate: string;
          initiallyDenied: boolean;
          appeals: { outcome: string; recoveredAmount: number }[];
        }[]),
      );
      after = claims.pageInfo.endCursor as string;
      if (!claims.pageInfo.hasNextPage) break;
    }
    const { workspace, dashboardMetrics: shown } = await world.ask(
      `query Q($id: ID!) { workspace(id: $id) { claimCount dataThrough now } dashboardMetrics(workspaceId: $id, days: 3660) {
         asOf totalClaims pendingClaims deniedClaims denialRate approvalRate appealsFiled appealsDecided overturnRate recoveredAmount revenueRecovered preventedAmount } }`,
      { id: workspaceId },
    );
    const first = all.filter((claim) => claim.frequencyCode === '1');
    const denied = first.filter((claim) => claim.initiallyDenied);
    const appeals = first.flatMap((claim) => claim.appeals);
    const decided = appeals.filter((appeal) => appeal.outcome !== 'PENDING');
    const recovered =
      appeals.reduce((cents, appeal) => cents + Math.round(appeal.recoveredAmount * 100), 0) / 100;
    expect(workspace.claimCount).toBe(all.length);
    expect(shown.asOf.slice(0, 10)).toBe(workspace.dataThrough);
    expect(shown).toMatchObject({
      totalClaims: first.length,
      pendingClaims: first.filter((claim) => claim.status === 'PENDING').length,
      deniedClaims: denied.length,
      appealsFiled: appeals.length,
      appealsDecided: decided.length,
      recoveredAmount: recovered,
      revenueRecovered: recovered,
      preventedAmount: null,
    });
    expect(shown.denialRate).toBeCloseTo((100 * denied.length) / (first.length - shown.pendingClaims), 9);
    expect(shown.approvalRate).toBeCloseTo(100 - shown.denialRate, 9);
    expect(shown.overturnRate).toBeCloseTo(
      (100 * decided.filter((appeal) => appeal.outcome === 'OVERTURNED').length) / decided.length,
      9,
    );
  });

  it('draws a trend of days, weeks and months that adds up to the same, empty ones included', async () => {
    const sums = [];
    for (const granularity of ['DAY', 'WEEK', 'MONTH']) {
      const { metricsTrend } = await world.ask(
        'query Q($id: ID!, $g: Granularity) { metricsTrend(workspaceId: $id, from: "2025-01-01", to: "2025-03-31", granularity: $g) { date totalClaims deniedClaims denialRate } }',
        { id: workspaceId, g: granularity },
      );
      sums.push(
        metricsTrend.reduce((sum: number, point: { totalClaims: number }) => sum + point.totalClaims, 0),
      );
      if (granularity === 'DAY') {
        expect(metricsTrend).toHaveLength(90);
        expect(metricsTrend[0]).toEqual({
          date: '2025-01-01',
          totalClaims: 0,
          deniedClaims: 0,
          denialRate: null,
        });
      }
      if (granularity === 'WEEK') expect(metricsTrend[0].date).toBe('2024-12-30');
      if (granularity === 'MONTH')
        expect(metricsTrend.map((point: { date: string }) => point.date)).toEqual([
          '2025-01-01',
          '2025-02-01',
          '2025-03-01',
        ]);
    }
    expect(new Set(sums).size).toBe(1);
    expect(sums[0]).toBeGreaterThan(1000);
  });

  it('shares the denials out over reason codes in words', async () => {
    const { denialReasons, dashboardMetrics } = await world.ask(
      'query Q($id: ID!) { denialReasons(workspaceId: $id, days: 365) { carc reason category count amount share } dashboardMetrics(workspaceId: $id, days: 365) { deniedClaims deniedAmount } }',
      { id: workspaceId },
    );
    const total = (of: 'count' | 'share'): number =>
      denialReasons.reduce((sum: number, row: Record<string, number>) => sum + (row[of] ?? 0), 0) as number;
    expect(total('count')).toBe(dashboardMetrics.deniedClaims);
    expect(total('share')).toBeCloseTo(100, 6);
    expect(denialReasons[0].reason.length).toBeGreaterThan(5);
  });

  it('finds the injected patterns, with rates over eligible claims and evidence without doubles', async () => {
    const { patterns } = await world.ask(
      `query Q($id: ID!) { patterns(workspaceId: $id, orderBy: IMPACT) { totalCount nodes { id title carc tier status slice { field value }
         score { frequency impact confidence } baseline { denialRate } current { claimCount deniedCount denialRate denialRateLow denialRateHigh }
         dailyMetrics { claimCount deniedCount denialRate } evidence(first: 5) { claim { id status carc } denialReason } } pageInfo { hasNextPage hasPreviousPage } } }`,
      { id: workspaceId },
    );
    expect(patterns.totalCount).toBe(patterns.nodes.length);
    expect(patterns.nodes.map((pattern: { carc: string }) => pattern.carc)).toEqual(
      expect.arrayContaining(['197']),
    );
    expect(patterns.nodes.find((pattern: { carc: string }) => pattern.carc === '197').slice[0]).toEqual({
      field: 'procedureFamily',
      value: 'Procedure that needs authorization',
    });
    for (const pattern of patterns.nodes) {
      const { current, evidence } = pattern;
      expect(current.deniedCount).toBeLessThan(current.claimCount);
      expect(current.denialRateLow).toBeLessThanOrEqual(current.denialRate);
      expect(current.denialRateHigh).toBeGreaterThanOrEqual(current.denialRate);
      const ids = evidence.map((one: { claim: { id: string } }) => one.claim.id);
      expect(new Set(ids).size).toBe(ids.length);
    }
  });

  it('pages patterns, appeals and learning events through without gap or double', async () => {
    for (const list of ['patterns', 'appeals', 'learningEvents']) {
      const ids: string[] = [];
      let total: number;
      for (let after: string | null = null; ;) {
        const data = await world.ask(
          `query Q($id: ID!, $after: String) { list: ${list}(workspaceId: $id, first: ${list === 'patterns' ? 1 : 100}, after: $after) { totalCount nodes { id } pageInfo { hasNextPage hasPreviousPage endCursor } } }`,
          { id: workspaceId, after },
        );
        expect(data.list.pageInfo.hasPreviousPage).toBe(ids.length > 0);
        ids.push(...data.list.nodes.map((node: { id: string }) => node.id));
        total = data.list.totalCount as number;
        after = data.list.pageInfo.endCursor as string;
        if (!data.list.pageInfo.hasNextPage) break;
      }
      expect(ids.length).toBeGreaterThan(1);
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids).toHaveLength(total);
    }
  });

  it('counts providers from their rollup as the dashboard counts all', async () => {
    const { providers, dashboardMetrics } = await world.ask(
      'query Q($id: ID!) { providers(workspaceId: $id) { npi performance { claimCount deniedCount denialRate improvedPatterns } } dashboardMetrics(workspaceId: $id, days: 365) { totalClaims deniedClaims } }',
      { id: workspaceId },
    );
    const sum = (of: 'claimCount' | 'deniedCount'): number =>
      providers.reduce(
        (total: number, { performance }: { performance: Record<string, number> }) =>
          total + (performance[of] ?? 0),
        0,
      ) as number;
    // Some claims went out without a provider whom the payer knows: they are nobody's.
    const nobodys = { claims: 0, denied: 0 };
    for (let after: string | null = null; ;) {
      const { claims } = await world.ask(
        'query Q($id: ID!, $after: String) { claims(workspaceId: $id, first: 500, after: $after) { nodes { frequencyCode initiallyDenied provider { id } } pageInfo { hasNextPage endCursor } } }',
        { id: workspaceId, after },
      );
      for (const { frequencyCode, initiallyDenied, provider } of claims.nodes) {
        if (frequencyCode !== '1' || provider !== null) continue;
        nobodys.claims++;
        if (initiallyDenied) nobodys.denied++;
      }
      after = claims.pageInfo.endCursor as string;
      if (!claims.pageInfo.hasNextPage) break;
    }
    expect(nobodys.claims).toBeGreaterThan(0);
    expect([sum('claimCount') + nobodys.claims, sum('deniedCount') + nobodys.denied]).toEqual([
      dashboardMetrics.totalClaims,
      dashboardMetrics.deniedClaims,
    ]);
  });

  it('counts the improving and resolved patterns of each provider, whichever other providers have them', async () => {
    const setStatus = (from: string, to: string): Promise<number> =>
      world.database.write((tx) => tx.run('UPDATE patterns SET status = ? WHERE status = ?', [to, from]));
    // In a run this short none has improved yet.
    expect(await setStatus('ACTIVE', 'IMPROVING')).toBeGreaterThan(0);
    const rows = await world.database.reader('live').query<{ npi: string; n: number }>(
      `SELECT p.npi, COUNT(DISTINCT e.pattern_id) AS n FROM pattern_evidence e
         JOIN patterns x ON x.workspace_id = e.workspace_id AND x.id = e.pattern_id AND x.status IN ('IMPROVING', 'RESOLVED')
         JOIN claims c ON c.workspace_id = e.workspace_id AND c.id = e.claim_id
         JOIN providers p ON p.workspace_id = c.workspace_id AND p.id = c.provider_id GROUP BY p.npi ORDER BY p.npi`,
    );
    const { providers } = await world.ask(
      'query Q($id: ID!) { providers(workspaceId: $id) { npi performance { improvedPatterns } } }',
      { id: workspaceId },
    );
    await setStatus('IMPROVING', 'ACTIVE');
    expect(rows.length).toBeGreaterThan(1);
    const counted = providers
      .map((one: { npi: string; performance: { improvedPatterns: number } }) => [
        one.npi,
        one.performance.improvedPatterns,
      ])
      .filter(([, n]: [string, number]) => n > 0)
      .sort();
    expect(counted).toEqual(rows.map(({ npi, n }) => [npi, Number(n)]));
  });

  it('marks on the chart what was detected and when training began', async () => {
    const { annotations } = await world.ask(
      'query Q($id: ID!) { annotations(workspaceId: $id) { date kind label pattern { title } } }',
      { id: workspaceId },
    );
    const detected = annotations.filter((mark: { kind: string }) => mark.kind === 'PATTERN_DETECTED');
    expect(detected.length).toBeGreaterThan(0);
    expect(detected.every((mark: { pattern: object | null }) => mark.pattern !== null)).toBe(true);
  });

  it('runs a job that finds every stored figure confirmed', async () => {
    const { jobs } = await world.ask('{ jobs { name schedule state mismatches } }');
    for (const { name } of jobs) {
      const { runJob } = await world.ask(
        'mutation M($name: String!) { runJob(name: $name) { name state mismatches lastError } }',
        { name },
      );
      expect(runJob).toEqual({ name, state: 'SUCCEEDED', mismatches: 0, lastError: null });
    }
    expect((await world.refused('mutation { runJob(name: "nothing") { name } }')).code).toBe('NOT_FOUND');
  });

  it.each([
    ['claims(workspaceId: $id, first: 501) { nodes { id } }', 'first'],
    ['claims(workspaceId: $id, after: "nonsense") { nodes { id } }', 'after'],
    ['claims(workspaceId: $id, filter: { payerId: "nonsense" }) { nodes { id } }', 'filter.payerId'],
    [
      'claims(workspaceId: $id, filter: { from: "2025-02-01", to: "2025-01-01" }) { nodes { id } }',
      'filter.to',
    ],
    ['appeals(workspaceId: $id, first: 0) { nodes { id } }', 'first'],
    ['patterns(workspaceId: $id, first: 101) { nodes { id } }', 'first'],
    ['dashboardMetrics(workspaceId: $id, days: 3661) { days }', 'days'],
    ['dashboardMetrics(workspaceId: $id, asOf: "0101-01-01") { days }', 'days'],
    ['dashboardMetrics(workspaceId: $id, asOf: "2023-02-30") { days }', 'asOf'],
    ['workspace(id: $id) { id } node(id: "nonsense") { id }', 'id'],
    ['claim(id: $id) { id }', 'id'],
  ])('refuses %s, naming %s', async (selection, field) => {
    const fault = await world.refused(`query Q($id: ID!) { ${selection} }`, { id: workspaceId });
    expect(fault.code).toBe('BAD_USER_INPUT');
    expect(fault.fields?.map((one) => one.field)).toEqual([field]);
  });

  it('refuses a cursor of another order, and an id of another workspace', async () => {
    const { claims } = await world.ask(
      'query Q($id: ID!) { claims(workspaceId: $id, first: 1) { edges { cursor } } payers(workspaceId: $id) { id } }',
      { id: workspaceId },
    );
    const other = await world.refused(
      'query Q($id: ID!, $after: String) { claims(workspaceId: $id, after: $after, orderBy: { field: BILLED_AMOUNT }) { nodes { id } } }',
      { id: workspaceId, after: claims.edges[0].cursor },
    );
    expect(other.fields?.[0]?.field).toBe('after');
    const foreign = Buffer.from('Payer:999:1').toString('base64url');
    const payer = await world.refused(
      'query Q($id: ID!, $payer: ID) { claims(workspaceId: $id, filter: { payerId: $payer }) { nodes { id } } }',
      { id: workspaceId, payer: foreign },
    );
    expect(payer.message).toContain('another workspace');
  });

  it('says NOT_FOUND of a workspace that is none, and null of a claim that is none', async () => {
    const nowhere = Buffer.from('Workspace:999').toString('base64url');
    expect(
      (await world.refused('query Q($id: ID!) { payers(workspaceId: $id) { id } }', { id: nowhere })).code,
    ).toBe('NOT_FOUND');
    const nobody = Buffer.from('Claim:1:999999999').toString('base64url');
    expect(
      await world.ask('query Q($id: ID!) { claim(id: $id) { id } node(id: $id) { id } }', { id: nobody }),
    ).toEqual({ claim: null, node: null });
  });

  it('returns null rates, not zeros, for a window before all data', async () => {
    const { dashboardMetrics } = await world.ask(
      'query Q($id: ID!, $asOf: LocalDate) { dashboardMetrics(workspaceId: $id, days: 30, asOf: $asOf) { totalClaims denialRate approvalRate overturnRate practiceAccuracy trends { denialRate patternsDetected } } }',
      { id: workspaceId, asOf: SEVEN_YEARS_OLD },
    );
    expect(dashboardMetrics).toEqual({
      totalClaims: 0,
      denialRate: null,
      approvalRate: null,
      overturnRate: null,
      practiceAccuracy: null,
      trends: { denialRate: null, patternsDetected: null },
    });
  });
});
