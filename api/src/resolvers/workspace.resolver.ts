import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { isoOfInstant } from '../domain/calendar';
import { ForkWorkspaceInput } from '../entities/inputs/fork.input';
import { RunEntity } from '../entities/run.entity';
import { DateTimeScalar } from '../entities/scalars';
import { WorkspaceEntity } from '../entities/workspace.entity';
import { listWorkspaces } from '../persistence/read/workspaces';
import { deleteWorkspace } from '../application/workspaces/delete-workspace';
import type { AppContext } from '../graphql/context';
import { forkWorkspace } from '../application/workspaces/fork-workspace';
import { renameWorkspace } from '../application/workspaces/rename-workspace';
import { parseTopLevelId, workspaceGlobalId } from '../entities/global-id';
import { workspaceNowS } from '../application/scope';

@Resolver(() => WorkspaceEntity)
export class WorkspaceResolver {
  @Query(() => [WorkspaceEntity], { description: 'Every workspace, most recent first, in any state.' })
  async workspaces(@Ctx() context: AppContext): Promise<WorkspaceEntity[]> {
    const workspaces = await listWorkspaces(context.database.reader('live'));
    for (const workspace of workspaces) context.loaders.workspace.prime(workspace.localId, workspace);
    return workspaces;
  }

  @Query(() => WorkspaceEntity, {
    nullable: true,
    description: 'One workspace by its ID; null when there is none.',
  })
  async workspace(
    @Ctx() context: AppContext,
    @Arg('id', () => ID, { description: 'The ID of a Workspace.' }) id: string,
  ): Promise<WorkspaceEntity | null> {
    return context.loaders.workspace.load(parseTopLevelId('Workspace', id, 'id'));
  }

  @Mutation(() => WorkspaceEntity, { description: 'Gives a READY workspace another name.' })
  async renameWorkspace(
    @Ctx() context: AppContext,
    @Arg('id', () => ID, { description: 'The ID of a Workspace.' }) id: string,
    @Arg('name', () => String, { description: 'The new name, 1 to 100 characters.' }) name: string,
  ): Promise<WorkspaceEntity> {
    return renameWorkspace(context, id, name);
  }

  @Mutation(() => ID, {
    description:
      'Deletes a workspace with everything in it, and returns its ID. It is DELETING and unreadable at once; its run is stopped, and the engine removes the data in short steps. Copies being made of it are finished first; a twin that followed it is left READY and paused.',
  })
  async deleteWorkspace(
    @Ctx() context: AppContext,
    @Arg('id', () => ID, { description: 'The ID of a Workspace.' }) id: string,
  ): Promise<string> {
    return deleteWorkspace(context, id);
  }

  @Mutation(() => WorkspaceEntity, {
    description:
      "Creates a copy of a workspace, as of now or as of a past day, that then continues differently; claims keep their local IDs. Returns at once with a workspace that is COPYING; it is READY, and readable, when the engine has filled it, or FAILED, with the reason in `error`. As of now, every row is copied while the origin's run is held; the run catches up afterward. As of a past day, or with withoutLearning, the run is replayed from its seed and commands. The fork has its own feed and import jobs, from its beginning.",
  })
  async forkWorkspace(
    @Ctx() context: AppContext,
    @Arg('input', () => ForkWorkspaceInput, {
      description: 'What to fork, from which day, and what is different in the fork.',
    })
    input: ForkWorkspaceInput,
  ): Promise<WorkspaceEntity> {
    return forkWorkspace(context, input);
  }

  @FieldResolver(() => ID, { description: 'Global ID; opaque, so pass it back as it is.' })
  id(@Root() workspace: WorkspaceEntity): string {
    return workspaceGlobalId(workspace.localId);
  }

  @FieldResolver(() => DateTimeScalar, {
    description: 'The clock that "the last N days" are counted from: the run\'s virtual clock, or real time.',
  })
  async now(@Root() workspace: WorkspaceEntity, @Ctx() context: AppContext): Promise<string> {
    return isoOfInstant(await workspaceNowS(context, workspace));
  }

  @FieldResolver(() => RunEntity, {
    nullable: true,
    description: "The workspace's run; null when it has none, and while the workspace is not READY.",
  })
  async generation(
    @Root() workspace: WorkspaceEntity,
    @Ctx() context: AppContext,
  ): Promise<RunEntity | null> {
    return workspace.state === 'READY' ? context.loaders.run.load(workspace.localId) : null;
  }

  @FieldResolver(() => WorkspaceEntity, {
    nullable: true,
    description:
      'The workspace that this one was forked from; null when it was not forked, or when that workspace was deleted.',
  })
  async forkedFrom(
    @Root() workspace: WorkspaceEntity,
    @Ctx() context: AppContext,
  ): Promise<WorkspaceEntity | null> {
    return workspace.forkedFromId === null ? null : context.loaders.workspace.load(workspace.forkedFromId);
  }

  @FieldResolver(() => Boolean, {
    description:
      'Whether it is the counterfactual twin (without training) of forkedFrom: it advances with that workspace and has no controls of its own.',
  })
  async followsOrigin(@Root() workspace: WorkspaceEntity, @Ctx() context: AppContext): Promise<boolean> {
    return context.loaders.followsOrigin.load(workspace.localId);
  }
}
