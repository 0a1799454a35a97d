import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import { isoOfInstant } from '../domain/calendar';
import { findRule } from '../domain/denial-rules';
import { ClaimEntity } from '../entities/claim.entity';
import type { PageSource } from '../entities/views/connection';
import { DenialRuleType } from '../entities/views/denial-rule';
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
    description: 'Coder training and corrections of a workspace, most recent first.',
  })
  async learningEvents(
    @Ctx() context: AppContext,
    @Arg('workspaceId', () => ID, { description: 'The workspace to read.' }) workspaceId: string,
    @Arg('first', () => Int, { nullable: true, defaultValue: 20, description: 'Page size, 1 to 100.' })
    first: number | null,
    @Arg('after', () => String, {
      nullable: true,
      description: 'The cursor to continue after, from an earlier page.',
    })
    after: string | null,
  ): Promise<PageSource<LearningEventEntity>> {
    return learningEventsPage(context, { workspaceId, first, after });
  }

  @Query(() => [LearnerProgressType], {
    description:
      'The training progress of every coder of a workspace: what they have done, and what they know of each rule now.',
  })
  async learningProgress(
    @Ctx() context: AppContext,
    @Arg('workspaceId', () => ID, { description: 'The workspace to read.' }) workspaceId: string,
  ): Promise<LearnerProgressType[]> {
    const workspace = await openWorkspace(context, workspaceId);
    return learnerProgress(context.database.reader('lists'), workspace.localId);
  }

  @FieldResolver(() => ID, { description: 'Global ID; opaque, so pass it back as it is.' })
  id(@Root() event: LearningEventEntity): string {
    return globalId('LearningEvent', event.workspaceId, event.localId);
  }

  @FieldResolver(() => ID, { description: 'The coder who learned; the same as coderId of claims.' })
  coderId(@Root() event: LearningEventEntity): string {
    return globalId('Coder', event.workspaceId, event.coderLocalId);
  }

  @FieldResolver(() => DateTimeScalar, { description: "When it happened, by the workspace's clock." })
  timestamp(@Root() event: LearningEventEntity): string {
    return isoOfInstant(event.atS);
  }

  @FieldResolver(() => DenialRuleType, {
    nullable: true,
    description: 'The denial rule that it is about; null for the sessions themselves.',
  })
  rule(@Root() { ruleKey }: LearningEventEntity): DenialRuleType | null {
    const rule = ruleKey === null ? null : findRule(ruleKey);
    return rule && { ...rule };
  }

  @FieldResolver(() => PatternEntity, {
    nullable: true,
    description: "The pattern that the claim's denial belongs to, if one was detected.",
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
    description: 'The claim that the coder trained on or corrected.',
  })
  async claim(@Root() event: LearningEventEntity, @Ctx() context: AppContext): Promise<ClaimEntity | null> {
    return event.claimId === null
      ? null
      : context.loaders.claim.load({ workspaceId: event.workspaceId, id: event.claimId });
  }
}
