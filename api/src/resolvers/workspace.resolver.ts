import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { isoOfInstant } from '../domain/calendar';
import { ForkWorkspaceInput } from '../entities/inputs/fork.input';
import { RunEntity } from '../entities/run.entity';
import { DateTimeScalar } from '../entities/scalars';
import { WorkspaceEntity } from '../entities/workspace.entity';
import { listWorkspaces } from '../persistence/read/workspaces';
import { deleteWorkspace } from '../application/delete-workspace';
import type { AppContext } from '../graphql/context';
import { forkWorkspace } from '../application/fork-workspace';
import { parseTopLevelId, workspaceGlobalId } from '../entities/global-id';
import { workspaceNowS } from '../application/scope';

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
      'Deletes a workspace with all that it holds, and gives its id back. It is DELETING and unreadable at once; its run is stopped, and the engine empties it in short steps. Copies that are being made of it are finished first; a twin that followed it is READY and paused where it stands.',
  })
  async deleteWorkspace(
    @Ctx() context: AppContext,
    @Arg('id', () => ID, { description: 'Of a Workspace.' }) id: string,
  ): Promise<string> {
    return deleteWorkspace(context, id);
  }

  @Mutation(() => WorkspaceEntity, {
    description:
      'Makes another workspace of this one, as of now or as of a past day, to go on otherwise; local ids stay the same. Answers at once with a workspace that is COPYING; the engine fills it, and it is READY, and readable, when it is whole. As of now every row is copied, while the run of the origin stands still and then catches up. As of a past day, or without learning, its run is replayed from seed and commands. The fork has a feed and import jobs of its own, from its beginning.',
  })
  async forkWorkspace(
    @Ctx() context: AppContext,
    @Arg('input', () => ForkWorkspaceInput, { description: 'What to fork, from when, and what differs.' })
    input: ForkWorkspaceInput,
  ): Promise<WorkspaceEntity> {
    return forkWorkspace(context, input);
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
    description:
      'The workspace that this one was forked from, for a counterfactual; null once that is deleted.',
  })
  async forkedFrom(
    @Root() workspace: WorkspaceEntity,
    @Ctx() context: AppContext,
  ): Promise<WorkspaceEntity | null> {
    return workspace.forkedFromId === null ? null : context.loaders.workspace.load(workspace.forkedFromId);
  }

  @FieldResolver(() => Boolean, {
    description:
      'Whether it is the twin without training of forkedFrom: it goes where that goes, and has no controls of its own.',
  })
  async followsOrigin(@Root() workspace: WorkspaceEntity, @Ctx() context: AppContext): Promise<boolean> {
    return context.loaders.followsOrigin.load(workspace.localId);
  }
}
