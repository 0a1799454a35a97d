import type { Program } from '../api/test/program/program';

const DAYS = 365;

interface RunStatus {
  state: string;
  claimsGenerated: number;
  error: string | null;
}

/** A year of Hospital System at unlimited speed, started in a program. */
export async function startHospital(program: Program): Promise<{ status(): Promise<RunStatus> }> {
  const { scenarioPresets } = await program.graphql<{
    scenarioPresets: { presetKey: string; config: Record<string, unknown> }[];
  }>(`{ scenarioPresets { presetKey config { ${CONFIG_FIELDS} } } }`);
  const preset = scenarioPresets.find(({ presetKey }) => presetKey === 'hospital-system');
  const { createScenario } = await program.graphql<{ createScenario: { id: string } }>(
    'mutation ($config: ScenarioConfigInput!) { createScenario(name: "Year", config: $config) { id } }',
    { config: { ...preset?.config, durationDays: DAYS } },
  );
  const { startGeneration } = await program.graphql<{ startGeneration: { workspace: { id: string } } }>(
    `mutation ($id: ID!) {
      startGeneration(input: { scenarioId: $id, daysPerSecond: null }) { workspace { id } }
    }`,
    { id: createScenario.id },
  );
  return { status: () => statusOf(program, startGeneration.workspace.id) };
}

const CONFIG_FIELDS = `seed startDate claimsPerDay institutionalShare denialRate providers
  payers { name type share denialWeight }
  patterns { rule shareOfDenials fromDay toDay payer }
  appeals { appealRate overturnRate meanDaysToDecision }
  learning { coders sessionsPerWeek fromDay targetDenialRate targetDay halfLifeDays focus }`;

async function statusOf(program: Program, workspaceId: string): Promise<RunStatus> {
  const { generationStatus } = await program.graphql<{ generationStatus: RunStatus }>(
    'query ($id: ID!) { generationStatus(workspaceId: $id) { state claimsGenerated error } }',
    { id: workspaceId },
  );
  return generationStatus;
}
