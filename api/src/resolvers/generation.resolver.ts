import { Arg, Ctx, FieldResolver, Float, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { isoOfInstant } from '../domain/calendar';
import { NotFoundError } from '../domain/errors';
import { ConfigureGenerationInput, RunEntity, StartGenerationInput } from '../entities/run.entity';
import { ScenarioEntity } from '../entities/scenario.entity';
import { DateTimeScalar } from '../entities/scalars';
import { WorkspaceEntity } from '../entities/workspace.entity';
import { runDigest } from '../persistence/run-digest';
import { changeRunState, progressOf, stepRun } from '../application/run-control';
import { freshRun } from '../application/await-run';
import { configureRun } from '../application/configure-run';
import type { AppContext } from '../graphql/context';
import { topLevelId } from '../entities/global-id';
import { openWorkspace, workspaceOf } from '../application/scope';
import { startRun } from '../application/start-run';

const WORKSPACE = { description: 'Of which workspace.' };
const OBEYED =
  "Answers once the engine has obeyed at a batch's edge, at the latest after 2 s with desiredState still ahead of state.";

@Resolver(() => RunEntity)
export class GenerationResolver {
  @Query(() => RunEntity, {
    nullable: true,
    description: 'Where the run of a workspace stands; null where nothing is simulated.',
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
      'Starts a scenario in a new workspace, or in one without a run; a paused run goes on. Answers at once.',
  })
  async startGeneration(
    @Ctx() context: AppContext,
    @Arg('input', () => StartGenerationInput, { description: 'What to start, where, and how.' })
    input: StartGenerationInput,
  ): Promise<RunEntity> {
    return startRun(context, input);
  }

  @Mutation(() => RunEntity, { description: `Stops the virtual clock where it is. ${OBEYED}` })
  async pauseGeneration(
    @Ctx() context: AppContext,
    @Arg('workspaceId', () => ID, WORKSPACE) workspaceId: string,
  ): Promise<RunEntity> {
    return changeRunState(context, workspaceId, 'PAUSED');
  }

  @Mutation(() => RunEntity, { description: `Lets a paused or failed run go on. ${OBEYED}` })
  async resumeGeneration(
    @Ctx() context: AppContext,
    @Arg('workspaceId', () => ID, WORKSPACE) workspaceId: string,
  ): Promise<RunEntity> {
    return changeRunState(context, workspaceId, 'RUNNING');
  }

  @Mutation(() => RunEntity, {
    description: `Ends the run for good, where it stands; what it made stays. ${OBEYED}`,
  })
  async stopGeneration(
    @Ctx() context: AppContext,
    @Arg('workspaceId', () => ID, WORKSPACE) workspaceId: string,
  ): Promise<RunEntity> {
    return changeRunState(context, workspaceId, 'STOPPED');
  }

  @Mutation(() => RunEntity, {
    description:
      'Advances a paused run by whole virtual days; answers at once, virtualTarget says where it will pause.',
  })
  async stepGeneration(
    @Ctx() context: AppContext,
    @Arg('workspaceId', () => ID, WORKSPACE) workspaceId: string,
    @Arg('days', () => Int, { nullable: true, defaultValue: 1, description: '1 to 3660 virtual days.' })
    days: number | null,
  ): Promise<RunEntity> {
    return stepRun(context, workspaceId, days ?? 1);
  }

  @Mutation(() => RunEntity, {
    description:
      'Changes a run while it goes on. Speed holds at once; everything else is recorded and holds from the next virtual midnight.',
  })
  async configureGeneration(
    @Ctx() context: AppContext,
    @Arg('workspaceId', () => ID, WORKSPACE) workspaceId: string,
    @Arg('input', () => ConfigureGenerationInput, { description: 'What is left out stays as it is.' })
    input: ConfigureGenerationInput,
  ): Promise<RunEntity> {
    const workspace = await openWorkspace(context, workspaceId);
    return configureRun(context, workspace.localId, input);
  }

  @FieldResolver(() => ID, { description: 'Opaque to clients; stays the same for all of a run.' })
  id(@Root() run: RunEntity): string {
    return topLevelId('GenerationStatus', run.workspaceId);
  }

  @FieldResolver(() => WorkspaceEntity, { description: 'Where the claims go.' })
  async workspace(@Root() run: RunEntity, @Ctx() context: AppContext): Promise<WorkspaceEntity> {
    return workspaceOf(context, run.workspaceId);
  }

  @FieldResolver(() => ScenarioEntity, {
    description: 'What it was started from, as that is now; the run keeps the config it was started with.',
  })
  async scenario(@Root() run: RunEntity, @Ctx() context: AppContext): Promise<ScenarioEntity> {
    const scenario = await context.loaders.scenario.load(run.scenarioId);
    if (!scenario) throw new NotFoundError('scenario', topLevelId('Scenario', run.scenarioId));
    return scenario;
  }

  @FieldResolver(() => DateTimeScalar, {
    description: "The run's clock: everything at or before it is in the store.",
  })
  virtualNow(@Root() run: RunEntity): string {
    return isoOfInstant(run.virtualNowS);
  }

  @FieldResolver(() => DateTimeScalar, {
    nullable: true,
    description: 'Where a stepped run will pause; null otherwise.',
  })
  virtualTarget(@Root() run: RunEntity): string | null {
    return run.virtualTargetS === null ? null : isoOfInstant(run.virtualTargetS);
  }

  @FieldResolver(() => Float, {
    nullable: true,
    description: '0-1, by virtual time of submissions; null for a run with no end.',
  })
  progress(@Root() run: RunEntity): number | null {
    return progressOf(run);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      "SHA-256 over the run's claims, lines, appeals and learning events so far, in canonical order; equal digests mean equal runs. Computed only when selected, and reads the whole run. Null when the run went on meanwhile: pause it first.",
  })
  async digest(@Root() run: RunEntity, @Ctx() context: AppContext): Promise<string | null> {
    const before = await freshRun(context, run.workspaceId);
    const digest = await runDigest(context.database.reader('exports'), run.workspaceId);
    // It is read page by page, for no read may last long: of a run that went on meanwhile it would be of no instant.
    const after = await freshRun(context, run.workspaceId);
    return before.batches === after.batches ? digest : null;
  }
}
