import { listPresetScenarios } from '../persistence/read/scenarios';
import { listWorkspaces } from '../persistence/read/workspaces';
import type { UseCaseContext } from './use-case-context';
import { topLevelId } from '../entities/global-id';
import { startRun } from './start-run';

const FIRST_PRESET = 'standard-practice';
/** Of untrained history, laid down at once: the first page opens on a whole picture, and training begins soon after. */
const HISTORY_DAYS = 28;

/** Where there is no workspace yet, the standard practice opens, so that the first page already moves. */
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
