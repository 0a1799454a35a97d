import { Ctx, FieldResolver, Float, Int, Resolver, Root } from 'type-graphql';
import { learningProgressOf } from '../application/pattern-learning';
import { PatternEntity } from '../entities/pattern.entity';
import type { PatternLearningEntity } from '../entities/pattern-daily-metric.entity';
import type { AppContext } from '../graphql/context';

/** What coders have learned about a pattern's denials. */
@Resolver(() => PatternEntity)
export class PatternLearningResolver {
  @FieldResolver(() => Float, {
    description:
      "How far coders have learned to avoid these denials, percent: their mean mastery of the pattern's denial rule. 0 where coders do not control it, and in a workspace without a run.",
  })
  async learningProgress(@Root() pattern: PatternEntity, @Ctx() context: AppContext): Promise<number> {
    return learningProgressOf(pattern, await context.loaders.meanMastery.load(pattern.workspaceId));
  }

  @FieldResolver(() => Int, {
    description: 'Training sessions with at least one quiz attempt on a denied claim of the pattern.',
  })
  async practiceSessionsCompleted(
    @Root() pattern: PatternEntity,
    @Ctx() context: AppContext,
  ): Promise<number> {
    return (await learningOf(pattern, context))?.sessionCount ?? 0;
  }

  @FieldResolver(() => Int, {
    description: 'Quiz attempts on denied claims of the pattern, recorded ones included.',
  })
  async practiceAttempts(@Root() pattern: PatternEntity, @Ctx() context: AppContext): Promise<number> {
    return (await learningOf(pattern, context))?.attemptCount ?? 0;
  }

  @FieldResolver(() => Float, {
    nullable: true,
    description: 'Correct attempts as percent of practiceAttempts; null without attempts.',
  })
  async practiceAccuracy(@Root() pattern: PatternEntity, @Ctx() context: AppContext): Promise<number | null> {
    const learning = await learningOf(pattern, context);
    return learning?.attemptCount ? (100 * learning.correctCount) / learning.attemptCount : null;
  }

  @FieldResolver(() => Int, {
    description:
      "Corrections applied: corrected claims that coders sent for the pattern's denials, and recorded attempts that were correct.",
  })
  async correctionsApplied(@Root() pattern: PatternEntity, @Ctx() context: AppContext): Promise<number> {
    return (await learningOf(pattern, context))?.correctionCount ?? 0;
  }
}

const learningOf = (
  { workspaceId, localId }: PatternEntity,
  context: AppContext,
): Promise<PatternLearningEntity | null> =>
  context.loaders.patternLearning.load({ workspaceId, id: localId });
