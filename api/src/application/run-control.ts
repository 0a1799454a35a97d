import { startOfDayS } from '../domain/calendar';
import { submissionsEndS } from '../domain/scenario/run-end';
import type { RunEntity } from '../entities/run.entity';
import { requestState, requestStep } from '../persistence/requests/run-requests';
import { awaitApplied, freshRun } from './await-run';
import { openWorkspace } from './scope';
import type { UseCaseContext } from './use-case-context';

/**
 * Requests a state and waits until the engine has applied it, at most 2 s.
 * @throws NotFoundError, ConflictError when the run can no longer reach that state
 */
export async function changeRunState(
  context: UseCaseContext,
  workspaceId: string,
  desired: 'PAUSED' | 'RUNNING' | 'STOPPED',
): Promise<RunEntity> {
  const { localId } = await openWorkspace(context, workspaceId);
  await requestState(context.database, localId, desired);
  context.engine.wake();
  return awaitApplied(context, localId, desired);
}

/** Advances a paused run by whole virtual days. @throws BadInputError naming `days`, NotFoundError, ConflictError */
export async function stepRun(
  context: UseCaseContext,
  workspaceId: string,
  days: number,
): Promise<RunEntity> {
  const { localId } = await openWorkspace(context, workspaceId);
  await requestStep(context.database, localId, days);
  context.engine.wake();
  return freshRun(context, localId);
}

/** 0 to 1, by virtual time of submissions; null for a run without an end. What follows them takes a moment. */
export function progressOf(run: RunEntity): number | null {
  if (run.state === 'COMPLETED') return 1;
  const endS = submissionsEndS(run.config);
  if (endS === null) return null;
  const startS = startOfDayS(run.config.startDate);
  return Math.min(1, Math.max(0, (run.virtualNowS - startS) / Math.max(1, endS - startS)));
}
