import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { isoOfInstant } from '../domain/calendar';
import { RunEntity } from '../entities/run.entity';
import { DateTimeScalar } from '../entities/scalars';
import { WorkspaceEntity } from '../entities/workspace.entity';
import { listWorkspaces } from '../persistence/read/workspaces';
import { requestDeletion } from '../persistence/requests/workspace-requests';
import type { AppContext } from './context';
import { parseTopLevelId, workspaceGlobalId } from './global-id';
import { workspaceNowS } from './scope';

@Resolver(() => WorkspaceEntity)
export class WorkspaceResolver {
  @Query(() => [WorkspaceEntity], { description: 'Every workspace, newest first, whatever its state.' })
  async workspaces(@Ctx() context: AppContext): Promise<WorkspaceEntity[]> {
    const workspaces = await listWorkspaces(context.database.reader('live'));
    for (const workspace of workspaces) context.loaders.workspace.prime(workspace.localId, workspace);
    return workspaces;
  }

  @Query(() => WorkspaceEntity, {
    nullable: true,
    description: 'One workspace; null where there is none with this id.',
  })
  async workspace(
    @Ctx() context: AppContext,
    @Arg('id', () => ID, { description: 'Of a Workspace.' }) id: string,
  ): Promise<WorkspaceEntity | null> {
    return context.loaders.workspace.load(parseTopLevelId('Workspace', id, 'id'));
  }

  @Mutation(() => ID, {
    description:
      'Deletes a workspace with all that it holds, and gives its id back. It is DELETING and unreadable at once; its run is stopped, and the engine empties it in short steps.',
  })
  async deleteWorkspace(
    @Ctx() context: AppContext,
    @Arg('id', () => ID, { description: 'Of a Workspace.' }) id: string,
  ): Promise<string> {
    await requestDeletion(context.database, parseTopLevelId('Workspace', id, 'id'), context.nowMs());
    context.engine.wake();
    return id;
  }

  @FieldResolver(() => ID, { description: 'Opaque to clients.' })
  id(@Root() workspace: WorkspaceEntity): string {
    return workspaceGlobalId(workspace.localId);
  }

  @FieldResolver(() => DateTimeScalar, {
    description: "The clock that every 'last N days' is counted from: the run's virtual clock, or real time.",
  })
  async now(@Root() workspace: WorkspaceEntity, @Ctx() context: AppContext): Promise<string> {
    return isoOfInstant(await workspaceNowS(context, workspace));
  }

  @FieldResolver(() => RunEntity, {
    nullable: true,
    description: 'Its run; null where nothing is simulated, and while the workspace is not READY.',
  })
  async generation(
    @Root() workspace: WorkspaceEntity,
    @Ctx() context: AppContext,
  ): Promise<RunEntity | null> {
    return workspace.state === 'READY' ? context.loaders.run.load(workspace.localId) : null;
  }

  @FieldResolver(() => WorkspaceEntity, {
    nullable: true,
    description: 'The workspace that this one was forked from, for a counterfactual.',
  })
  async forkedFrom(
    @Root() workspace: WorkspaceEntity,
    @Ctx() context: AppContext,
  ): Promise<WorkspaceEntity | null> {
    return workspace.forkedFromId === null ? null : context.loaders.workspace.load(workspace.forkedFromId);
  }
}
