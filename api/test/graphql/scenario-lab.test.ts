import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { GraphqlWorld } from './graphql-world';
import { openGraphqlWorld } from './graphql-world';
import { databasesInTurn } from '../support/databases';
import { SMALL_PRACTICE } from '../support/runs';

const PREVIEW = `query Q($config: ScenarioConfigInput!) { previewScenario(config: $config) {
  expectedClaims expectedDenialRateByWeek expectedDenialRateByWeekWithoutLearning expectedDeniedAmount expectedPreventedAmount warnings } }`;
const TEST = `query Q($config: ScenarioConfigInput!, $seeds: Int) { testScenario(config: $config, seeds: $seeds) {
  passed seeds checks { name expected actual tolerance passed } } }`;

describe.each(databasesInTurn(__filename))('trying scenarios out, on $name', (kind) => {
  let world: GraphqlWorld;

  beforeAll(async () => {
    world = await openGraphqlWorld(kind);
  });
  afterAll(() => world.close());

  it('describes what a config may hold', async () => {
    const { scenarioConfigSchema: schema } = await world.ask('{ scenarioConfigSchema }');
    expect(schema.required).toContain('claimsPerDay');
    expect(schema.properties.payers.description).toBe(
      'The payer mix; the shares of all payers add up to 100.',
    );
  });

  it('previews a config without storing or reading anything', async () => {
    world.takeStatements();
    const { previewScenario: preview } = await world.ask(PREVIEW, { config: SMALL_PRACTICE });
    expect(preview.expectedClaims).toBeGreaterThan(5700);
    expect(preview.expectedClaims).toBeLessThan(6300);
    expect(preview.expectedDenialRateByWeek).toHaveLength(15);
    expect(preview.expectedDenialRateByWeek[2]).toBeCloseTo(20, 0);
    expect(preview.expectedDenialRateByWeek[14]).toBeLessThan(
      preview.expectedDenialRateByWeekWithoutLearning[14],
    );
    expect(preview.expectedDeniedAmount).toBeGreaterThan(0);
    expect(world.takeStatements()).toEqual([]);
  });

  it('tests a config while the API stays responsive', async () => {
    // The thread is there by now, and compiled.
    const delay = monitorEventLoopDelay({ resolution: 5 });
    delay.enable();
    let served = 0;
    let done = false;
    const run = world.ask(TEST, { config: SMALL_PRACTICE, seeds: 2 }).finally(() => (done = true));
    while (!done) {
      await world.ask('{ scenarioPresets { id } }');
      served++;
    }
    delay.disable();
    const { testScenario } = await run;
    process.stdout.write(
      `${kind.name}: ${served} other requests during a dry run, event loop late by ${Math.round(delay.max / 1e6)} ms at most\n`,
    );
    expect(testScenario).toMatchObject({ passed: true, seeds: 2 });
    expect(testScenario.checks.length).toBeGreaterThanOrEqual(4);
    expect(served).toBeGreaterThan(5);
  });

  it('refuses a faulty config with every fault, and too many seeds, by field', async () => {
    const config = { ...SMALL_PRACTICE, denialRate: 300, providers: 0 };
    for (const document of [PREVIEW, TEST]) {
      const fault = await world.refused(document, { config });
      expect(fault).toMatchObject({ code: 'BAD_USER_INPUT' });
      expect(fault.fields?.map(({ field }) => field)).toEqual(
        expect.arrayContaining(['config.denialRate', 'config.providers']),
      );
    }
    const fault = await world.refused(TEST, { config: SMALL_PRACTICE, seeds: 11 });
    expect(fault.fields).toEqual([{ field: 'seeds', message: 'expected 1 to 10, got 11' }]);
  });
});
