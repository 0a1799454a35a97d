import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort, Program } from '../program/program';
import { once } from '../support/templates';
import { eventually } from './test-browser';

const DAMAGED = readFileSync(
  join(__dirname, '../connectors/samples/professional-denials.835'),
  'utf8',
).replace('ACCT-1003*4*95*', 'ACCT-1003*4*9x5*');

/** Ten weeks take some seconds, here or in a twin; other suites may run beside. */
export const SIMULATING_MS = 100_000;

interface TenWeeks {
  program: Program;
  workspaceId: string;
}

/**
 * The program over ten weeks with training, patterns and appeals, that stand still, and a file with a rejection. They
 * are simulated once for all suites.
 *
 * @param folder empty; it becomes the program's data directory
 */
export async function startOnTenWeeks(folder: string): Promise<TenWeeks> {
  const template = await once('ten-weeks', async (place) => {
    const program = await Program.start({ PORT: await freePort(), DATA_DIR: place }, ['--empty']);
    try {
      return { place, workspaceId: await tenWeeks(program) };
    } finally {
      await program.end();
    }
  });
  cpSync(template.place, folder, { recursive: true });
  const program = await Program.start({ PORT: await freePort(), DATA_DIR: folder }, ['--empty']);
  return { program, workspaceId: template.workspaceId };
}

async function tenWeeks(program: Program): Promise<string> {
  const { scenarioPresets } = await program.graphql<{ scenarioPresets: { id: string; presetKey: string }[] }>(
    '{ scenarioPresets { id presetKey } }',
  );
  const scenarioId = scenarioPresets.find(({ presetKey }) => presetKey === 'standard-practice')?.id;
  const { startGeneration } = await program.graphql<{ startGeneration: { workspace: { id: string } } }>(
    'mutation ($input: StartGenerationInput!) { startGeneration(input: $input) { workspace { id } } }',
    { input: { scenarioId, workspaceName: 'Ten weeks', backfillDays: 70, daysPerSecond: 0.01 } },
  );
  const { id } = startGeneration.workspace;
  await eventually(
    () =>
      program.graphql<{ generationStatus: { virtualNow: string } }>(
        'query ($id: ID!) { generationStatus(workspaceId: $id) { virtualNow } }',
        { id },
      ),
    ({ generationStatus }) => generationStatus.virtualNow >= '2025-03-16',
    SIMULATING_MS,
  );
  await program.graphql('mutation ($id: ID!) { pauseGeneration(workspaceId: $id) { state } }', { id });
  await program.graphql('mutation ($input: ImportClaimsInput!) { importClaims(input: $input) { id } }', {
    input: { workspaceId: id, format: 'X12_835', fileName: 'damaged.835', content: DAMAGED },
  });
  await eventually(
    () =>
      program.graphql<{ importJobs: { state: string }[] }>(
        'query ($id: ID!) { importJobs(workspaceId: $id) { state } }',
        { id },
      ),
    ({ importJobs }) => importJobs[0]?.state === 'COMPLETED',
  );
  return id;
}
