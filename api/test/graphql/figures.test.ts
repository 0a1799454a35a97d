import { databasesInTurn } from '../support/databases';
import { openFinishedRun } from './finished-run';
import type { GraphqlWorld } from './graphql-world';

const SEVEN_YEARS_OLD = '2018-01-01';

describe.each(databasesInTurn(__filename))('the figures of a finished run, on $name', (kind) => {
  let world: GraphqlWorld;
  let workspaceId: string;

  beforeAll(async () => {
    ({ world, workspaceId } = await openFinishedRun(kind));
  }, 120_000);
  afterAll(() => world.close());

  it('gives dashboard figures that equal a count of the claims themselves', async () => {
    const all = [];
    for (let after: string | null = null; ;) {
      const { claims } = await world.ask(
        'query Q($id: ID!, $after: String) { claims(workspaceId: $id, first: 500, after: $after) { nodes { status frequencyCode submissionDate processingDate initiallyDenied billedAmount paidAmount appeals { filedDate decidedDate outcome recoveredAmount } } pageInfo { hasNextPage endCursor } } }',
        { id: workspaceId, after },
      );
      all.push(
        ...(claims.nodes as {
          status: string;
          frequencyCode: string;
          submissionDate: string;
          processingDate: string | null;
          paidAmount: number | null;
          initiallyDenied: boolean;
          appeals: { outcome: string; decidedDate: string | null; recoveredAmount: number }[];
        }[]),
      );
      after = claims.pageInfo.endCursor as string;
      if (!claims.pageInfo.hasNextPage) break;
    }
    const { workspace, dashboardMetrics: shown } = await world.ask(
      `query Q($id: ID!) { workspace(id: $id) { claimCount dataThrough now } dashboardMetrics(workspaceId: $id, days: 3660) {
         asOf totalClaims pendingClaims deniedClaims denialRate approvalRate appealsFiled appealsDecided overturnRate recoveredAmount recoveredCash revenueRecovered preventedAmount } }`,
      { id: workspaceId },
    );
    const first = all.filter((claim) => claim.frequencyCode === '1');
    const denied = first.filter((claim) => claim.initiallyDenied);
    const appeals = first.flatMap((claim) => claim.appeals);
    const decided = appeals.filter((appeal) => appeal.outcome !== 'PENDING');
    const cash = [
      ...appeals.map((appeal) => appeal.recoveredAmount),
      ...all.filter(({ frequencyCode }) => frequencyCode === '7').map(({ paidAmount }) => paidAmount ?? 0),
    ].reduce((cents, dollars) => cents + Math.round(dollars * 100), 0);
    expect(workspace.claimCount).toBe(all.length);
    expect(shown.asOf.slice(0, 10)).toBe(workspace.dataThrough);
    expect(shown).toMatchObject({
      totalClaims: first.length,
      pendingClaims: first.filter((claim) => claim.status === 'PENDING').length,
      deniedClaims: denied.length,
      appealsFiled: appeals.length,
      appealsDecided: decided.length,
      recoveredCash: cash / 100,
    });
    expect(shown.revenueRecovered).toBeCloseTo(shown.recoveredAmount + shown.preventedAmount, 9);
    expect(shown.recoveredAmount).toBeGreaterThan(shown.recoveredCash);
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
    const terms = patterns.nodes
      .filter((pattern: { carc: string }) => pattern.carc === '197')
      .flatMap((pattern: { slice: object[] }) => pattern.slice);
    expect(terms).toContainEqual({
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

  it('tells its story with the numbers of its other figures', async () => {
    const { story, workspace, patterns, dashboardMetrics, learningProgress } = await world.ask(
      `query Q($id: ID!) {
        story(workspaceId: $id) { commitNumber startedOn claimsThrough plannedEnd untrained { ...P } latest { ...P } patternsDetected deniedClaims
          explainedClaims trainingFrom trainingPlannedFrom trainedCoders sessions targetDenialRate targetDate preventedAmount recoveredAmount twinId }
        workspace(id: $id) { dataThrough }
        patterns(workspaceId: $id) { totalCount }
        dashboardMetrics(workspaceId: $id, days: 3660) { commitNumber deniedClaims practiceSessions preventedAmount recoveredAmount }
        learningProgress(workspaceId: $id) { sessions } }
      fragment P on StoryPeriodView { from to claimCount adjudicatedCount deniedCount denialRate deniedPerMonth }`,
      { id: workspaceId },
    );
    expect(story).toMatchObject({
      commitNumber: dashboardMetrics.commitNumber,
      startedOn: '2025-01-06',
      claimsThrough: workspace.dataThrough,
      plannedEnd: '2025-03-16',
      patternsDetected: patterns.totalCount,
      deniedClaims: dashboardMetrics.deniedClaims,
      trainingPlannedFrom: '2025-02-03',
      trainedCoders: learningProgress.length,
      sessions: dashboardMetrics.practiceSessions,
      preventedAmount: dashboardMetrics.preventedAmount,
      recoveredAmount: dashboardMetrics.recoveredAmount,
      targetDenialRate: null,
      targetDate: null,
      twinId: null,
    });
    expect(story.explainedClaims).toBeGreaterThan(0);
    expect(story.explainedClaims).toBeLessThan(story.deniedClaims);
    for (const period of [story.untrained, story.latest]) {
      const { metricsTrend } = await world.ask(
        'query Q($id: ID!, $from: LocalDate, $to: LocalDate) { metricsTrend(workspaceId: $id, from: $from, to: $to) { totalClaims pendingClaims deniedClaims deniedAmount } }',
        { id: workspaceId, from: period.from, to: period.to },
      );
      const sum = (figure: string): number =>
        (metricsTrend as Record<string, number>[]).reduce((total, day) => total + (day[figure] ?? 0), 0);
      const [claims, pending, denied] = [sum('totalClaims'), sum('pendingClaims'), sum('deniedClaims')];
      expect(period).toMatchObject({
        claimCount: claims,
        adjudicatedCount: claims - pending,
        deniedCount: denied,
      });
      expect(period.denialRate).toBeCloseTo((100 * denied) / (claims - pending), 6);
      expect(period.deniedPerMonth).toBeCloseTo((sum('deniedAmount') * 30) / metricsTrend.length, 0);
    }
    expect(story.untrained.to < story.trainingFrom).toBe(true);
    expect(story.latest.from >= story.trainingFrom).toBe(true);
  });
});
