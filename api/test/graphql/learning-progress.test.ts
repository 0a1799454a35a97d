import { createSimulation } from '../../src/generation/create-simulation';
import type { GraphqlWorld } from './graphql-world';
import { openGraphqlWorld, until } from './graphql-world';
import { databasesInTurn } from '../support/databases';
import { SMALL_PRACTICE } from '../support/runs';

const PROGRESS = `query Q($id: ID!) { learningProgress(workspaceId: $id) {
  coderId name sessions attempts accuracy correctionsApplied byRule { rule mastery errorRate attempts lastPracticedAt } } }`;

describe.each(databasesInTurn(__filename))('what coders have learned, on $name', (kind) => {
  let world: GraphqlWorld;

  beforeAll(async () => {
    world = await openGraphqlWorld(kind);
  });
  afterAll(() => world.close());

  const finished = async (durationDays: number): Promise<string> => {
    const { createScenario } = await world.ask(
      'mutation M($config: ScenarioConfigInput!) { createScenario(name: "Practice", config: $config) { id } }',
      { config: { ...SMALL_PRACTICE, durationDays } },
    );
    const { startGeneration } = await world.ask(
      'mutation M($input: StartGenerationInput!) { startGeneration(input: $input) { workspace { id } } }',
      { input: { scenarioId: createScenario.id, daysPerSecond: null } },
    );
    const id = startGeneration.workspace.id as string;
    await until(
      () => world.ask('query Q($id: ID!) { generationStatus(workspaceId: $id) { state } }', { id }),
      ({ generationStatus }) => generationStatus.state === 'COMPLETED',
    );
    return id;
  };

  it('agrees with the log of practice, coder by coder', async () => {
    const id = await finished(56);
    const { learningProgress } = await world.ask(PROGRESS, { id });
    expect(learningProgress).toHaveLength(3);
    const counts = await world.database
      .reader('live')
      .query<{ type: string; n: number }>(`SELECT type, COUNT(*) AS n FROM learning_events GROUP BY type`);
    const logged = new Map(counts.map(({ type, n }) => [type, Number(n)]));
    const total = (figure: string): number =>
      learningProgress.reduce((sum: number, coder: Record<string, number>) => sum + (coder[figure] ?? 0), 0);
    expect(total('sessions')).toBe(logged.get('SESSION_COMPLETED'));
    expect(total('attempts')).toBe(logged.get('ATTEMPT'));
    expect(total('correctionsApplied')).toBe(logged.get('CORRECTION_APPLIED'));
    const config = { ...SMALL_PRACTICE, durationDays: 56 };
    const { coders } = createSimulation({ config, seed: config.seed, commands: [] });
    expect(learningProgress.map(({ name }: { name: string }) => name)).toEqual(
      coders.map(({ name }) => name),
    );
    for (const coder of learningProgress) {
      expect(coder.sessions).toBeGreaterThan(4);
      // The focus is what the scenario's patterns get wrong and coders control.
      expect(coder.byRule).toMatchObject([{ rule: 'missing-modifier-25', attempts: coder.attempts }]);
      const [progress] = coder.byRule;
      expect(progress.mastery).toBeGreaterThan(0.2);
      expect(progress.mastery).toBeLessThan(1);
      expect(progress.errorRate).toBeCloseTo(100 * (1 - 0.95 * progress.mastery), 6);
      expect(Date.parse(progress.lastPracticedAt as string)).toBeGreaterThan(Date.parse('2025-02-24'));
    }
  });

  it('knows of nothing before training begins', async () => {
    const id = await finished(14);
    const { learningProgress } = await world.ask(PROGRESS, { id });
    expect(learningProgress).toHaveLength(3);
    for (const coder of learningProgress)
      expect(coder).toMatchObject({ sessions: 0, attempts: 0, accuracy: null, byRule: [] });
  });
});
