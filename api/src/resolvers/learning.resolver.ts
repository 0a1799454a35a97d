import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import { isoOfInstant } from '../domain/calendar';
import { ClaimEntity } from '../entities/claim.entity';
import type { PageSource } from '../entities/views/connection';
import { LearnerProgressType } from '../entities/views/learner-progress';
import { LearningEventConnection, LearningEventEntity } from '../entities/learning-event.entity';
import { PatternEntity } from '../entities/pattern.entity';
import { DateTimeScalar } from '../entities/scalars';
import type { AppContext } from '../graphql/context';
import { globalId } from '../entities/global-id';
import { learnerProgress } from '../application/learner-progress';
import { primaryPatternOf } from '../graphql/claim-patterns';
import { learningEventsPage } from '../graphql/pages/learning-events-page';
import { openWorkspace } from '../application/scope';

@Resolver(() => LearningEventEntity)
export class LearningEventResolver {
  @Query(() => LearningEventConnection, {
    description: 'Practice and corrections of a workspace, newest first.',
  })
  async learningEvents(
    @Ctx() context: AppContext,
    @Arg('workspaceId', () => ID, { description: 'Of which workspace.' }) workspaceId: string,
    @Arg('first', () => Int, { nullable: true, defaultValue: 20, description: '1 to 100.' })
    first: number | null,
    @Arg('after', () => String, { nullable: true, description: 'A cursor of this list.' })
    after: string | null,
  ): Promise<PageSource<LearningEventEntity>> {
    return learningEventsPage(context, { workspaceId, first, after });
  }

  @Query(() => [LearnerProgressType], {
    description: 'Every coder of a workspace: practice so far, and what is known of each rule now.',
  })
  async learningProgress(
    @Ctx() context: AppContext,
    @Arg('workspaceId', () => ID, { description: 'Of which workspace.' }) workspaceId: string,
  ): Promise<LearnerProgressType[]> {
    const workspace = await openWorkspace(context, workspaceId);
    return learnerProgress(context.database.reader('lists'), workspace.localId);
  }

  @FieldResolver(() => ID, { description: 'Opaque to clients.' })
  id(@Root() event: LearningEventEntity): string {
    return globalId('LearningEvent', event.workspaceId, event.localId);
  }

  @FieldResolver(() => ID, { description: 'Who learned; claims bear the same id.' })
  coderId(@Root() event: LearningEventEntity): string {
    return globalId('Coder', event.workspaceId, event.coderLocalId);
  }

  @FieldResolver(() => DateTimeScalar, { description: "When, on the workspace's clock." })
  timestamp(@Root() event: LearningEventEntity): string {
    return isoOfInstant(event.atS);
  }

  @FieldResolver(() => PatternEntity, {
    nullable: true,
    description: 'The pattern that the practised claim’s denial belongs to, if one was found.',
  })
  async pattern(
    @Root() event: LearningEventEntity,
    @Ctx() context: AppContext,
  ): Promise<PatternEntity | null> {
    if (event.claimId === null) return null;
    return primaryPatternOf(context, { workspaceId: event.workspaceId, id: event.claimId });
  }

  @FieldResolver(() => ClaimEntity, {
    nullable: true,
    description: 'The claim that was practised on or corrected.',
  })
  async claim(@Root() event: LearningEventEntity, @Ctx() context: AppContext): Promise<ClaimEntity | null> {
    return event.claimId === null
      ? null
      : context.loaders.claim.load({ workspaceId: event.workspaceId, id: event.claimId });
  }
}
