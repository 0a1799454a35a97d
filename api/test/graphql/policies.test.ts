import { JobRunner } from '../../src/jobs/job-runner';
import { RECOMPUTE_JOBS } from '../../src/jobs/recompute-jobs';
import { requestState } from '../../src/persistence/requests/run-requests';
import type { Data, GraphqlWorld } from './graphql-world';
import { openGraphqlWorld, until } from './graphql-world';
import { databasesInTurn } from '../support/databases';
import { SMALL_PRACTICE, derivedTables, runState } from '../support/runs';

const POLICY = `id title hitCount deniedCount hitRate denialRate appealRate overturnRate impact providersImpacted lastComputedAt
  payer { id name } rule { key title category carc } procedureCodes`;
const POLICIES = `query Q($id: ID!) { policies(workspaceId: $id) { ${POLICY} dailyMetrics { metricDate hitCount deniedCount denialRate dollarsDenied appealCount overturnCount } } }`;
const FIGURES =
  'hitCount deniedCount dollarsDenied appealCount appealDecidedCount overturnCount denialRate appealRate overturnRate';
/** They take two codes that need telling apart. */
const PAIR_RULES = ['missing-modifier-25', 'missing-modifier-59'];

const numberOf = (workspaceId: string): number =>
  Number(Buffer.from(workspaceId, 'base64url').toString().split(':')[1]);

describe.each(databasesInTurn(__filename))('policies on the API, on $name', (kind) => {
  let world: GraphqlWorld;
  let workspaceId: string;

  const start = async (
    durationDays: number,
    speed: { daysPerSecond: number; backfillDays: number } | null = null,
  ): Promise<string> => {
    const { createScenario } = await world.ask(
      'mutation M($config: ScenarioConfigInput!) { createScenario(name: "Policies", config: $config) { id } }',
      { config: { ...SMALL_PRACTICE, durationDays, learning: null } },
    );
    const { startGeneration } = await world.ask(
      'mutation M($input: StartGenerationInput!) { startGeneration(input: $input) { workspace { id } } }',
      { input: { scenarioId: createScenario.id, ...speed } },
    );
    return startGeneration.workspace.id as string;
  };
  const reaches = async (id: string, state: string): Promise<void> => {
    while ((await runState(world.database, numberOf(id))) !== state)
      await new Promise((resolve) => setTimeout(resolve, 50));
  };
  const policiesOf = async (id: string): Promise<Data[]> =>
    (await world.ask(POLICIES, { id })).policies as Data[];

  beforeAll(async () => {
    world = await openGraphqlWorld(kind);
    workspaceId = await start(70);
    await reaches(workspaceId, 'COMPLETED');
  }, 120_000);
  afterAll(() => world.close());

  it('are summed over any window, and say which days they cover', async () => {
    const { policies } = await world.ask(
      `query Q($id: ID!) { policies(workspaceId: $id) { hitCount deniedCount impact denialRate appealRate overturnRate
         computationVersion computationPeriod { start end }
         dailyMetrics { metricDate hitCount deniedCount dollarsDenied appealCount overturnCount }
         all: figures { ${FIGURES} } window: figures(from: "2025-02-01", to: "2025-02-14") { ${FIGURES} } } }`,
      { id: workspaceId },
    );
    let inWindow = 0;
    for (const policy of policies as Data[]) {
      const days = policy.dailyMetrics as Data[];
      const { denialRate, appealRate, overturnRate } = policy;
      expect(policy.all).toMatchObject({
        hitCount: policy.hitCount,
        deniedCount: policy.deniedCount,
        dollarsDenied: policy.impact ?? 0,
        denialRate,
        appealRate,
        overturnRate,
      });
      expect(policy.computationPeriod).toEqual(
        days.length === 0 ? null : { start: days[0]?.metricDate, end: days.at(-1)?.metricDate },
      );
      const own = days.filter(({ metricDate }) => metricDate >= '2025-02-01' && metricDate <= '2025-02-14');
      const sum = (figure: string): number => own.reduce((total, day) => total + Number(day[figure]), 0);
      expect(policy.window).toMatchObject({
        hitCount: sum('hitCount'),
        deniedCount: sum('deniedCount'),
        appealCount: sum('appealCount'),
        overturnCount: sum('overturnCount'),
      });
      expect(policy.window.dollarsDenied).toBeCloseTo(sum('dollarsDenied'), 6);
      expect(policy.computationVersion).toBeGreaterThan(0);
      inWindow += policy.window.deniedCount as number;
    }
    expect(inWindow).toBeGreaterThan(20);
  });

  it('count what a look at every claim and line counts', async () => {
    const claims = await world.database.reader('live').query<Data>(
      `SELECT c.id, c.payer_id, c.provider_id, c.drg_code, l.procedure_code, l.rule_key, l.billed_cents
       FROM claims c JOIN claim_line_items l ON l.workspace_id = c.workspace_id AND l.claim_id = c.id
       WHERE c.frequency_code = '1' AND c.processing_date IS NOT NULL`,
    );
    const idsOf = (lines: Data[]): Set<unknown> => new Set(lines.map((line) => line.id));
    const payers = new Map((await world.database.reader('live').query<Data>('SELECT id, name FROM payers'))
      .map((payer) => [payer.name, payer.id])); // prettier-ignore
    let denials = 0;
    for (const policy of await policiesOf(workspaceId)) {
      const { key } = policy.rule;
      const own = claims.filter((line) => line.payer_id === payers.get(policy.payer.name));
      const denied = own.filter((line) => line.rule_key === key);
      const codes = policy.procedureCodes as string[];
      if (!PAIR_RULES.includes(key as string)) {
        const hits = own.filter(
          (line) =>
            codes.length === 0 ||
            codes.includes(line.procedure_code as string) ||
            codes.includes(`DRG ${line.drg_code as string}`),
        );
        expect([policy.title, policy.hitCount]).toEqual([policy.title, idsOf(hits).size]);
        if (codes.length === 0) expect(policy.hitRate).toBe(100);
      }
      expect(policy.hitCount).toBeGreaterThanOrEqual(policy.deniedCount as number);
      expect(policy.deniedCount).toBe(idsOf(denied).size);
      denials += policy.deniedCount as number;
      if (policy.hitCount === 0) {
        expect(policy).toMatchObject({
          hitRate: null,
          denialRate: null,
          impact: null,
          providersImpacted: null,
        });
        continue;
      }
      expect(policy.impact).toBeCloseTo(
        denied.reduce((sum, line) => sum + Number(line.billed_cents), 0) / 100,
        6,
      );
      expect(policy.providersImpacted).toBe(new Set(denied.flatMap((line) => line.provider_id ?? [])).size);
      expect(policy.denialRate).toBeCloseTo((100 * idsOf(denied).size) / (policy.hitCount as number), 9);
    }
    expect(denials).toBeGreaterThan(400);
  });

  it('have days that add up to their totals, and can be asked for a span of them', async () => {
    const policies = await policiesOf(workspaceId);
    const sum = (policy: Data, figure: string): number =>
      (policy.dailyMetrics as Data[]).reduce((total, day) => total + Number(day[figure]), 0);
    let overturned = 0;
    for (const policy of policies) {
      expect(sum(policy, 'hitCount')).toBe(policy.hitCount);
      expect(sum(policy, 'deniedCount')).toBe(policy.deniedCount);
      expect(sum(policy, 'dollarsDenied')).toBeCloseTo((policy.impact as number | null) ?? 0, 6);
      const dates = (policy.dailyMetrics as Data[]).map((day) => day.metricDate as string);
      expect(dates).toEqual([...new Set(dates)].sort());
      overturned += sum(policy, 'overturnCount');
    }
    const [won] = await world.database
      .reader('live')
      .query<{ n: number }>("SELECT COUNT(*) AS n FROM appeals WHERE outcome IN ('OVERTURNED', 'PARTIAL')");
    // An appeal counts under each policy that denied a line of its claim.
    expect(overturned).toBeGreaterThanOrEqual(Number(won?.n));
    const [first] = policies;
    const { policy } = await world.ask(
      'query Q($id: ID!) { policy(id: $id) { dailyMetrics(from: "2025-02-01", to: "2025-02-10") { metricDate } } }',
      { id: first?.id },
    );
    const inSpan = (first?.dailyMetrics as Data[])
      .map(({ metricDate }) => ({ metricDate }))
      .filter(({ metricDate }) => metricDate >= '2025-02-01' && metricDate <= '2025-02-10');
    expect(inSpan.length).toBeGreaterThan(3);
    expect(policy.dailyMetrics).toEqual(inSpan);
  });

  it('are nodes, read in a number of statements that does not grow with them', async () => {
    world.takeStatements();
    const policies = await policiesOf(workspaceId);
    expect(policies.length).toBeGreaterThan(60);
    expect(world.takeStatements().length).toBeLessThan(10);
    const { dailyMetrics: _, ...asked } = policies[7] as Data;
    const { policy, node } = await world.ask(
      `query Q($id: ID!) { policy(id: $id) { ${POLICY} } node(id: $id) { ... on Policy { ${POLICY} } } }`,
      { id: asked.id },
    );
    expect(policy).toEqual(asked);
    expect(node).toEqual(asked);
  });

  it('can be asked for by payer', async () => {
    const policies = await policiesOf(workspaceId);
    const [{ payer }] = policies as [Data];
    const ofPayer = (payerId: unknown) =>
      world.ask('query Q($id: ID!, $payerId: ID) { policies(workspaceId: $id, payerId: $payerId) { id } }', {
        id: workspaceId,
        payerId,
      });
    const own = policies
      .filter((policy) => policy.payer.id === payer.id)
      .map(({ id }) => ({ id: id as string }));
    expect(own.length).toBeLessThan(policies.length);
    expect((await ofPayer(payer.id)).policies).toEqual(own);
    expect((await ofPayer(null)).policies).toHaveLength(policies.length);
    expect(
      await world.refused('query Q($id: ID!) { policies(workspaceId: $id, payerId: $id) { id } }', {
        id: workspaceId,
      }),
    ).toMatchObject({ fields: [{ field: 'payerId' }] });
  });

  it('refuse more days than can be returned at once, and give those of one payer or of the last weeks', async () => {
    const SPAN = 'from: "2025-02-01", to: "2025-02-28"';
    const days = (args: string): string => `dailyMetrics${args} { metricDate hitCount deniedCount }`;
    const tooMuch = {
      code: 'BAD_USER_INPUT',
      fields: [{ field: 'dailyMetrics', message: expect.stringMatching(/Ask for fewer days \(from, to\)/) }],
    };
    const ask = (selection: string) => `query Q($id: ID!) { ${selection} }`;
    const ofAll = ask(`policies(workspaceId: $id) { ${days('')} }`);
    const ofPatterns = ask(`patterns(workspaceId: $id) { nodes { dailyMetrics { metricDate } } }`);
    expect((await world.ask(ofAll, { id: workspaceId })).policies).not.toHaveLength(0);
    // The same days once more for each mention, though they are read once.
    const aliases = Array.from({ length: 6 }, (_, i) => `a${i}: ${days('')}`).join(' ');
    expect(
      await world.refused(ask(`policies(workspaceId: $id) { ${aliases} }`), { id: workspaceId }),
    ).toMatchObject(tooMuch);
    const metricsOf = async (years: number, table: string): Promise<void> =>
      world.database.write(async (tx) => {
        const [some] = await tx.query(`SELECT * FROM ${table} LIMIT 1`);
        const columns = Object.keys(some ?? {});
        for (let year = 2024; year > 2024 - years; year--) {
          const earlier = columns.map((name) =>
            name === 'metric_date' ? `'${year}' || substr(${name}, 5)` : name,
          );
          await tx.run(
            `INSERT INTO ${table} (${columns.join(', ')}) SELECT ${earlier.join(', ')} FROM ${table} WHERE metric_date >= '2025-01-01'`,
          );
        }
      });
    await metricsOf(2, 'policy_daily_metrics');
    await metricsOf(150, 'pattern_daily_metrics');
    try {
      expect(await world.refused(ofAll, { id: workspaceId })).toMatchObject(tooMuch);
      expect(await world.refused(ofPatterns, { id: workspaceId })).toMatchObject(tooMuch);
      const spanned = await world.ask(
        ask(`policies(workspaceId: $id) { payer { id } ${days(`(${SPAN})`)} }`),
        { id: workspaceId },
      );
      const { payer } = spanned.policies[0] as Data;
      const { policies } = await world.ask(
        `query Q($id: ID!, $payerId: ID) { policies(workspaceId: $id, payerId: $payerId) { ${days('')} } }`,
        { id: workspaceId, payerId: payer.id },
      );
      expect(policies).not.toHaveLength(0);
    } finally {
      for (const table of ['policy_daily_metrics', 'pattern_daily_metrics'])
        await world.database.write((tx) => tx.run(`DELETE FROM ${table} WHERE metric_date < '2025-01-01'`));
    }
  });

  it('refuse an id of another kind by name, and know nothing of one that is not there', async () => {
    const [policy] = await policiesOf(workspaceId);
    const { payer } = policy as Data;
    expect(
      await world.refused('query Q($id: ID!) { policy(id: $id) { id } }', { id: payer.id }),
    ).toMatchObject({
      code: 'BAD_USER_INPUT',
      fields: [{ field: 'id', message: 'expected the id of a Policy, got that of a Payer' }],
    });
    const unknown = Buffer.from('Policy:1:999999').toString('base64url');
    expect(await world.ask('query Q($id: ID!) { policy(id: $id) { id } }', { id: unknown })).toEqual({
      policy: null,
    });
    const noWorkspace = Buffer.from('Workspace:999').toString('base64url');
    expect(
      await world.refused('query Q($id: ID!) { policies(workspaceId: $id) { id } }', { id: noWorkspace }),
    ).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('say when a job last counted them again', async () => {
    expect(
      (await policiesOf(workspaceId)).map(({ lastComputedAt }) => lastComputedAt as unknown),
    ).not.toContainEqual(expect.anything());
    await world.ask('mutation { runJob(name: "policy-metrics") { state mismatches } }');
    for (const { hitCount, lastComputedAt } of await policiesOf(workspaceId))
      expect(Number.isNaN(Date.parse(lastComputedAt as string))).toBe(hitCount === 0);
  });

  it('do not change with what is configured later, and come to a run of an older version when it is resumed', async () => {
    // So slow after its history that it is not at its end, however long this takes.
    const id = await start(35, { daysPerSecond: 0.01, backfillDays: 28 });
    const number = numberOf(id);
    const asked = async (): Promise<unknown[]> =>
      (await policiesOf(id)).map(({ title, procedureCodes }) => [title, procedureCodes]);
    await until(
      () => policiesOf(id),
      (policies) => policies.some(({ hitCount }) => hitCount > 50),
    );
    const before = await asked();
    await world.ask('mutation M($id: ID!) { pauseGeneration(workspaceId: $id) { state } }', { id });
    await world.ask(
      `mutation M($id: ID!) { configureGeneration(workspaceId: $id, input: { unlimitedSpeed: true, patterns: [{ rule: "records-missing", shareOfDenials: 40 }] }) { state } }`,
      { id },
    );
    await reaches(id, 'PAUSED');
    // As the store was before it knew of policies.
    const tables = [
      'policies',
      'policy_codes',
      'policy_daily_metrics',
      'policy_performance',
      'policy_providers',
    ];
    await world.database.write(async (tx) => {
      await tx.run('UPDATE runs SET owner = NULL, fencing_token = fencing_token + 1 WHERE workspace_id = ?', [
        number,
      ]);
      for (const table of tables) await tx.run(`DELETE FROM ${table} WHERE workspace_id = ?`, [number]);
    });
    expect(await policiesOf(id)).toEqual([]);
    await requestState(world.database, number, 'RUNNING');
    await reaches(id, 'COMPLETED');
    expect(await asked()).toEqual(before);
    const runner = new JobRunner(world.database, RECOMPUTE_JOBS, { nowMs: () => 0 }, () => undefined);
    expect((await runner.run('policy-metrics')).mismatches).toBeGreaterThan(0);
    const mended = await derivedTables(world.database, number);
    expect(await runner.run('policy-metrics')).toMatchObject({ mismatches: 0 });
    expect(mended.policy_performance?.length).toBeGreaterThan(60);
  });

  it('are none where there is no run', async () => {
    const nowhere = await world.database.write(async (tx) => {
      await tx.run(
        "INSERT INTO workspaces (name, kind, state, created_at) VALUES ('Imported', 'LIVE', 'READY', '2025-01-01T00:00:00Z')",
      );
      const [row] = await tx.query<{ id: number }>('SELECT MAX(id) AS id FROM workspaces');
      return Buffer.from(`Workspace:${row?.id ?? 0}`).toString('base64url');
    });
    expect(await policiesOf(nowhere)).toEqual([]);
  });
});
