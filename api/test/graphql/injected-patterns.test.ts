import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PayerType } from '../../src/domain/claim';
import { eligiblePopulationsOf } from '../../src/domain/eligible-populations';
import { isEligibleFor } from '../../src/domain/pattern-truth';
import { parseScenarioConfig } from '../../src/domain/scenario/scenario-validation';
import { workspaceGlobalId } from '../../src/entities/global-id';
import { createSimulation } from '../../src/generation/create-simulation';
import { runTruths } from '../../src/generation/run-truths';
import { databasesInTurn } from '../support/databases';
import { addImport, importHasEnded, importRow } from '../support/imports';
import { addRun, runState } from '../support/runs';
import type { Data, GraphqlWorld } from './graphql-world';
import { openGraphqlWorld } from './graphql-world';

const SEED = 31;
const SAMPLE = join(__dirname, '../connectors/samples/professional-denials.835');
const CONFIG = parseScenarioConfig({
  seed: SEED,
  durationDays: 75,
  claimsPerDay: 80,
  denialRate: 26,
  providers: 3,
  learning: { coders: 3, sessionsPerWeek: 0 },
  patterns: [
    { rule: 'missing-modifier-25', shareOfDenials: 20 },
    { rule: 'records-missing', shareOfDenials: 10, fromDay: 10, toDay: 40 },
    { rule: 'outside-coverage', shareOfDenials: 10, coder: 2 },
    { rule: 'missing-authorization', shareOfDenials: 10, lineOfBusiness: 'MEDICARE', carc: '197' },
    {
      rule: 'not-covered',
      shareOfDenials: 8,
      procedureGroup: 'laboratory',
      placeOfService: '11',
      carc: '204',
    },
    { rule: 'bundled', shareOfDenials: 8, diagnosisChapter: 'M00-M99', provider: 1, carc: '97' },
  ],
  events: [
    { day: 30, kind: 'PAYER_POLICY_CHANGE', rule: 'timely-filing', payer: 'Harbor Blue', magnitude: 200 },
  ],
});
const QUERY = `query Q($id: ID!) { injectedPatterns(workspaceId: $id) {
  rule { key } carc origin from to payer { name } slice { field value } exposedClaims deniedClaims overlap daysToDetect
  detectedAs { carc firstDetected } } }`;

/** Counted from the simulation, by the predicate of the domain. */
function expectedCounts(): { exposedClaims: number; deniedClaims: number }[] {
  const simulation = createSimulation({ config: CONFIG, seed: SEED, commands: [] });
  const truths = runTruths({ config: CONFIG, seed: SEED, commands: [] });
  const counts = truths.map(() => ({ exposedClaims: 0, deniedClaims: 0 }));
  const typeOf = (payerId: number): PayerType => simulation.payers[payerId - 1]?.type ?? 'OTHER';
  for (const event of simulation.advance(simulation.endS as number, Infinity)) {
    if (event.kind !== 'CLAIM_ADJUDICATED' || event.claim.frequencyCode !== '1') continue;
    const { claim, adjudication } = event;
    truths.forEach((truth, index) => {
      const isOfItsDays =
        claim.submissionDate >= truth.from && (truth.to === null || claim.submissionDate <= truth.to);
      const count = counts[index];
      if (
        !count ||
        !isOfItsDays ||
        !isEligibleFor(truth, claim, typeOf(claim.payerId), eligiblePopulationsOf(claim))
      )
        return;
      count.exposedClaims++;
      if (adjudication.denial?.carc === truth.carc) count.deniedClaims++;
    });
  }
  return counts;
}

describe.each(databasesInTurn(__filename))('the injected patterns of a run, on $name', (kind) => {
  let world: GraphqlWorld;
  let injected: Data[];

  beforeAll(async () => {
    world = await openGraphqlWorld(kind);
    const number = await addRun(world.database, CONFIG);
    while ((await runState(world.database, number)) !== 'COMPLETED')
      await new Promise((resolve) => setTimeout(resolve, 50));
    injected = (await world.ask(QUERY, { id: workspaceGlobalId(number) })).injectedPatterns as Data[];
  }, 240_000);
  afterAll(() => world.close());

  it('are those of the scenario, with their days and conditions, then what its events brought about', () => {
    expect(injected.map(({ rule, carc, origin, from, to }) => [rule.key, carc, origin, from, to])).toEqual([
      ['missing-modifier-25', '4', 'MISTAKE', '2025-01-06', null],
      ['records-missing', '252', 'MISTAKE', '2025-01-16', '2025-02-15'],
      ['outside-coverage', '27', 'MISTAKE', '2025-01-06', null],
      ['missing-authorization', '197', 'PAYER_POLICY', '2025-01-06', null],
      ['not-covered', '204', 'PAYER_POLICY', '2025-01-06', null],
      ['bundled', '97', 'PAYER_POLICY', '2025-01-06', null],
      ['timely-filing', '29', 'ORGANIC', '2025-02-05', null],
    ]);
    expect(injected[3]?.slice).toEqual([{ field: 'lineOfBusiness', value: 'MEDICARE' }]);
    expect(injected[5]?.slice).toEqual([
      { field: 'provider', value: expect.stringMatching(/[a-z]/) as string },
      { field: 'diagnosisChapter', value: 'M00-M99' },
    ]);
    expect(injected[6]?.payer).toEqual({ name: 'Harbor Blue' });
  });

  it('count eligible and denied claims as the simulation does', () => {
    const counts = expectedCounts();
    expect(injected.map(({ exposedClaims, deniedClaims }) => ({ exposedClaims, deniedClaims }))).toEqual(
      counts,
    );
    for (const { exposedClaims, deniedClaims } of counts) expect(exposedClaims).toBeGreaterThan(deniedClaims);
  });

  it('name the pattern that found them, and after how many days', () => {
    const [modifier] = injected;
    expect(modifier?.detectedAs).toMatchObject({ carc: '4' });
    expect(modifier?.overlap).toBeGreaterThanOrEqual(0.8);
    const raised = Date.parse(String(modifier?.detectedAs.firstDetected)) - Date.parse('2025-01-06');
    expect(modifier?.daysToDetect).toBe(raised / 86_400_000 - 1);
  });

  it('are not found by a pattern with too few of their claims', () => {
    for (const { detectedAs, overlap, daysToDetect } of injected) {
      expect(detectedAs !== null).toBe(overlap !== null && overlap >= 0.8);
      expect(daysToDetect === null).toBe(detectedAs === null);
    }
  });

  it('are none in a workspace without a run', async () => {
    const importId = await addImport(world.database, readFileSync(SAMPLE), null);
    while (!(await importHasEnded(world.database, importId)))
      await new Promise((resolve) => setTimeout(resolve, 50));
    const { workspace_id: id } = await importRow(world.database, importId);
    expect(await world.ask(QUERY, { id: workspaceGlobalId(Number(id)) })).toEqual({ injectedPatterns: [] });
  });
});
