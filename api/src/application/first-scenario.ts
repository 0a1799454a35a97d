import { listPresetScenarios } from '../persistence/read/scenarios';
import { listWorkspaces } from '../persistence/read/workspaces';
import type { UseCaseContext } from './use-case-context';
import { topLevelId } from '../entities/global-id';
import { startRun } from './start-run';

const FIRST_PRESET = 'standard-practice';
/**
 * Days of history before training, generated at once: the first page then has full charts, and training begins soon
 * after.
 */
const HISTORY_DAYS = 28;

/**
 * When there is no workspace yet, starts the Standard Practice preset, so that the first page shows a running
 * simulation.
 */
export async function startFirstScenario(context: UseCaseContext): Promise<void> {
  const reader = context.database.reader('live');
  if ((await listWorkspaces(reader)).length > 0) return;
  const scenario = (await listPresetScenarios(reader)).find(({ presetKey }) => presetKey === FIRST_PRESET);
  if (!scenario) return;
  await startRun(context, {
    scenarioId: topLevelId('Scenario', scenario.localId),
    backfillDays: HISTORY_DAYS,
  });
}
