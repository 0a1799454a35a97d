import type { InstantS, LocalDate } from '../domain/calendar';
import { dateOfInstant } from '../domain/calendar';
import { ConflictError, NotFoundError } from '../domain/errors';
import type { WorkspaceEntity } from '../entities/workspace.entity';
import type { UseCaseContext } from './use-case-context';
import { parseTopLevelId, workspaceGlobalId } from '../entities/global-id';

/**
 * The workspace that a request is about.
 * @throws BadInputError for an invalid id, NotFoundError for an unknown one, ConflictError while it is being copied or
 * deleted: half a workspace is never shown.
 */
export async function openWorkspace(
  context: UseCaseContext,
  id: string,
  field = 'workspaceId',
): Promise<WorkspaceEntity> {
  const workspace = await context.loaders.workspace.load(parseTopLevelId('Workspace', id, field));
  if (!workspace) throw new NotFoundError('workspace', id);
  if (workspace.state !== 'READY') {
    throw new ConflictError(`The workspace "${workspace.name}" is ${workspace.state} and cannot be used.`, [
      'workspace',
    ]);
  }
  return workspace;
}

/** Whether the contents of a workspace may be shown. An object fetched by its own id is null when they may not. */
export async function isReadable(context: UseCaseContext, workspaceId: number): Promise<boolean> {
  return (await context.loaders.workspace.load(workspaceId))?.state === 'READY';
}

/** A workspace by its number, for objects that were fetched from inside it. */
export async function workspaceOf(context: UseCaseContext, workspaceId: number): Promise<WorkspaceEntity> {
  const workspace = await context.loaders.workspace.load(workspaceId);
  if (!workspace) throw new NotFoundError('workspace', workspaceGlobalId(workspaceId));
  return workspace;
}

/** The clock that every "last N days" is counted from: the run's virtual clock, or real time when it has no run. */
export async function workspaceNowS(context: UseCaseContext, workspace: WorkspaceEntity): Promise<InstantS> {
  if (workspace.virtualNowS !== null) return workspace.virtualNowS;
  const run = workspace.kind === 'LIVE' ? null : await context.loaders.run.load(workspace.localId);
  return run ? run.virtualNowS : Math.floor(context.nowMs() / 1000);
}

/**
 * The last day that figures cover: the day requested, otherwise the workspace's clock or the newest data, whichever is
 * earlier.
 */
export async function lastDay(
  context: UseCaseContext,
  workspace: WorkspaceEntity,
  asOf: LocalDate | null | undefined,
): Promise<LocalDate> {
  if (asOf) return asOf;
  const today = dateOfInstant(await workspaceNowS(context, workspace));
  return workspace.dataThrough !== null && workspace.dataThrough < today ? workspace.dataThrough : today;
}

/** The day on which a claim would be submitted now; where a run is over, the last day on which any was. */
export const submissionDay = async (
  context: UseCaseContext,
  workspace: WorkspaceEntity,
): Promise<LocalDate> =>
  workspace.kind === 'LIVE'
    ? dateOfInstant(await workspaceNowS(context, workspace))
    : lastDay(context, workspace, null);
