import { Arg, Ctx, FieldResolver, Float, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { isoOfInstant } from '../domain/calendar';
import { NotFoundError } from '../domain/errors';
import { ConfigureGenerationInput, RunEntity, StartGenerationInput } from '../entities/run.entity';
import { ScenarioEntity } from '../entities/scenario.entity';
import { DateTimeScalar } from '../entities/scalars';
import { WorkspaceEntity } from '../entities/workspace.entity';
import { changeRunState, progressOf, stepRun } from '../application/run-control';
import { digestOfRun } from '../application/digest-of-run';
import { configureRun } from '../application/configure-run';
import type { AppContext } from '../graphql/context';
import { topLevelId } from '../entities/global-id';
import { openWorkspace, workspaceOf } from '../application/scope';
import { startRun } from '../application/start-run';

const WORKSPACE = { description: 'The workspace whose run it is.' };
const APPLIED =
  'Returns when the engine has applied it at the end of a batch, after at most 2 s; until the engine has, desiredState differs from state.';

@Resolver(() => RunEntity)
export class GenerationResolver {
  @Query(() => RunEntity, {
    nullable: true,
    description: "The state and progress of a workspace's run; null when the workspace has no run.",
  })
  async generationStatus(
    @Ctx() context: AppContext,
    @Arg('workspaceId', () => ID, WORKSPACE) workspaceId: string,
  ): Promise<RunEntity | null> {
    const workspace = await openWorkspace(context, workspaceId);
    return context.loaders.run.load(workspace.localId);
  }

  @Mutation(() => RunEntity, {
    description:
      'Starts a scenario in a new workspace or in one without a run, or resumes a paused run. Returns at once.',
  })
  async startGeneration(
    @Ctx() context: AppContext,
    @Arg('input', () => StartGenerationInput, {
      description: 'Which scenario to start, in which workspace, and how.',
    })
    input: StartGenerationInput,
  ): Promise<RunEntity> {
    return startRun(context, input);
  }

  @Mutation(() => RunEntity, { description: `Pauses the run and its virtual clock. ${APPLIED}` })
  async pauseGeneration(
    @Ctx() context: AppContext,
    @Arg('workspaceId', () => ID, WORKSPACE) workspaceId: string,
  ): Promise<RunEntity> {
    return changeRunState(context, workspaceId, 'PAUSED');
  }

  @Mutation(() => RunEntity, { description: `Resumes a paused or failed run. ${APPLIED}` })
  async resumeGeneration(
    @Ctx() context: AppContext,
    @Arg('workspaceId', () => ID, WORKSPACE) workspaceId: string,
  ): Promise<RunEntity> {
    return changeRunState(context, workspaceId, 'RUNNING');
  }

  @Mutation(() => RunEntity, {
    description: `Ends the run for good; its claims are kept. ${APPLIED}`,
  })
  async stopGeneration(
    @Ctx() context: AppContext,
    @Arg('workspaceId', () => ID, WORKSPACE) workspaceId: string,
  ): Promise<RunEntity> {
    return changeRunState(context, workspaceId, 'STOPPED');
  }

  @Mutation(() => RunEntity, {
    description:
      'Advances a paused run by whole virtual days. Returns at once; virtualTarget is the instant at which it will pause again.',
  })
  async stepGeneration(
    @Ctx() context: AppContext,
    @Arg('workspaceId', () => ID, WORKSPACE) workspaceId: string,
    @Arg('days', () => Int, {
      nullable: true,
      defaultValue: 1,
      description: 'Number of virtual days, 1 to 3660.',
    })
    days: number | null,
  ): Promise<RunEntity> {
    return stepRun(context, workspaceId, days ?? 1);
  }

  @Mutation(() => RunEntity, {
    description:
      'Changes a run in progress. Speed takes effect at once; everything else is recorded and takes effect at the next virtual midnight.',
  })
  async configureGeneration(
    @Ctx() context: AppContext,
    @Arg('workspaceId', () => ID, WORKSPACE) workspaceId: string,
    @Arg('input', () => ConfigureGenerationInput, {
      description: 'The changes; omitted fields stay as they are.',
    })
    input: ConfigureGenerationInput,
  ): Promise<RunEntity> {
    const workspace = await openWorkspace(context, workspaceId);
    return configureRun(context, workspace.localId, input);
  }

  @FieldResolver(() => ID, {
    description: 'Global ID; opaque, so pass it back as it is. A run keeps its ID.',
  })
  id(@Root() run: RunEntity): string {
    return topLevelId('GenerationStatus', run.workspaceId);
  }

  @FieldResolver(() => WorkspaceEntity, { description: "The workspace that the run's claims belong to." })
  async workspace(@Root() run: RunEntity, @Ctx() context: AppContext): Promise<WorkspaceEntity> {
    return workspaceOf(context, run.workspaceId);
  }

  @FieldResolver(() => ScenarioEntity, {
    description:
      'The scenario that the run was started from, in its current version; the run keeps the configuration it was started with.',
  })
  async scenario(@Root() run: RunEntity, @Ctx() context: AppContext): Promise<ScenarioEntity> {
    const scenario = await context.loaders.scenario.load(run.scenarioId);
    if (!scenario) throw new NotFoundError('scenario', topLevelId('Scenario', run.scenarioId));
    return scenario;
  }

  @FieldResolver(() => DateTimeScalar, {
    description: "The run's virtual clock: everything up to this instant is stored.",
  })
  virtualNow(@Root() run: RunEntity): string {
    return isoOfInstant(run.virtualNowS);
  }

  @FieldResolver(() => DateTimeScalar, {
    nullable: true,
    description: 'The virtual instant at which a stepped run will pause; null otherwise.',
  })
  virtualTarget(@Root() run: RunEntity): string | null {
    return run.virtualTargetS === null ? null : isoOfInstant(run.virtualTargetS);
  }

  @FieldResolver(() => Float, {
    nullable: true,
    description: 'Progress from 0 to 1, by virtual days of submissions; null for a run without an end.',
  })
  progress(@Root() run: RunEntity): number | null {
    return progressOf(run);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      "SHA-256 over the run's claims, lines, appeals and learning events so far, in canonical order; equal digests mean equal runs. Computed only when selected, and reads the whole run. Null when the run advanced meanwhile; pause it first.",
  })
  async digest(@Root() run: RunEntity, @Ctx() context: AppContext): Promise<string | null> {
    return digestOfRun(context, run.workspaceId);
  }
}
