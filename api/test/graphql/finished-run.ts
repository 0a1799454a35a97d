import { SMALL_PRACTICE } from '../support/runs';
import type { DatabaseKind } from '../support/databases';
import type { GraphqlWorld } from './graphql-world';
import { openGraphqlWorld, until } from './graphql-world';

const CONFIG = { ...SMALL_PRACTICE, durationDays: 70 };

/** What is asked of a run here. */
export const STATUS =
  '{ id state desiredState virtualNow virtualTarget progress claimsGenerated batches digest error daysPerSecond seed }';
const START = `mutation Start($input: StartGenerationInput!) { startGeneration(input: $input) { workspace { id name } ${STATUS.slice(1)} }`;

export interface FinishedRun {
  world: GraphqlWorld;
  workspaceId: string;
  scenarioId: string;
}

/** A small practice of seventy days, created, started and run to its end over the API. */
export async function openFinishedRun(kind: DatabaseKind): Promise<FinishedRun> {
  const world = await openGraphqlWorld(kind);
  const { createScenario: scenario } = await world.ask(
    'mutation Create($config: ScenarioConfigInput!) { createScenario(name: "Small practice", config: $config) { id version description config { seed claimsPerDay learning { focus } } } }',
    { config: CONFIG },
  );
  expect(scenario).toMatchObject({
    version: 1,
    description: '',
    config: { seed: 7, claimsPerDay: 60, learning: { focus: [] } },
  });
  const scenarioId = scenario.id as string;
  const started = await world.ask(START, { input: { scenarioId, workspaceName: 'Finished' } });
  const workspaceId = started.startGeneration.workspace.id as string;
  await until(
    () =>
      world.ask('query Q($id: ID!) { generationStatus(workspaceId: $id) { state error } }', {
        id: workspaceId,
      }),
    ({ generationStatus }) => ['COMPLETED', 'FAILED'].includes(generationStatus.state as string),
  );
  return { world, workspaceId, scenarioId };
}
