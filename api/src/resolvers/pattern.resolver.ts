import { Arg, Args, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { NotFoundError } from '../domain/errors';
import { AnnotationEntity } from '../entities/annotation.entity';
import { ClaimEntity } from '../entities/claim.entity';
import type { PageSource } from '../entities/views/connection';
import {
  PatternConnection,
  PatternEntity,
  PatternPeriod,
  PatternScore,
  PatternSliceTerm,
} from '../entities/pattern.entity';
import { PatternsArgs } from '../entities/inputs/patterns.args';
import { PatternDailyMetricEntity } from '../entities/pattern-daily-metric.entity';
import { PatternEvidenceEntity } from '../entities/pattern-evidence.entity';
import { DollarsScalar, LocalDateScalar } from '../entities/scalars';
import { carcMeaning } from '../domain/catalogues/carc';
import { listAnnotations } from '../persistence/read/annotations';
import type { AppContext } from '../graphql/context';
import { globalId, parseGlobalId } from '../entities/global-id';
import { pageSize } from '../graphql/page';
import { patternsPage } from '../graphql/pages/patterns-page';
import { meanDenialCents, scoreOf, sliceTermsOf } from '../application/pattern-facts';
import { archivePattern } from '../application/archive-pattern';
import { baselinePeriod, currentPeriod } from '../application/pattern-period';
import { isReadable, openWorkspace } from '../application/scope';

@Resolver(() => PatternEntity)
export class PatternResolver {
  @Query(() => PatternConnection, { description: 'The denial patterns of a workspace, sorted.' })
  async patterns(@Ctx() context: AppContext, @Args() args: PatternsArgs): Promise<PageSource<PatternEntity>> {
    return patternsPage(context, args);
  }

  @Query(() => PatternEntity, {
    nullable: true,
    description: 'One pattern by its ID; null when there is none.',
  })
  async pattern(
    @Ctx() context: AppContext,
    @Arg('id', () => ID, { description: 'The ID of a Pattern.' }) id: string,
  ): Promise<PatternEntity | null> {
    const key = parseGlobalId('Pattern', id, 'id');
    return (await isReadable(context, key.workspaceId)) ? context.loaders.pattern.load(key) : null;
  }

  @Mutation(() => PatternEntity, {
    description:
      'Archives a pattern: it is not followed any more, owns no denials, and is not raised again. In a workspace whose run goes on, this is a command of the run: it takes effect at the next virtual midnight, and is replayed wherever the run is.',
  })
  async archivePattern(
    @Ctx() context: AppContext,
    @Arg('id', () => ID, { description: 'The ID of a Pattern.' }) id: string,
  ): Promise<PatternEntity> {
    return archivePattern(context, id);
  }

  @FieldResolver(() => ID, { description: 'Global ID; opaque, so pass it back as it is.' })
  id(@Root() pattern: PatternEntity): string {
    return globalId('Pattern', pattern.workspaceId, pattern.localId);
  }

  @FieldResolver(() => [PatternSliceTerm], {
    description: "The conditions that define the pattern's eligible claims. Empty: every claim is eligible.",
  })
  async slice(@Root() pattern: PatternEntity, @Ctx() context: AppContext): Promise<PatternSliceTerm[]> {
    return sliceTermsOf(pattern, context.loaders);
  }

  @FieldResolver(() => PatternScore, { description: 'The figures that rank the pattern.' })
  score(@Root() pattern: PatternEntity): PatternScore {
    return scoreOf(pattern);
  }

  @FieldResolver(() => DollarsScalar, {
    description: 'Mean billed dollars per denial in the current period; 0 without denials.',
  })
  avgDenialAmount(@Root() pattern: PatternEntity): number {
    return meanDenialCents(pattern);
  }

  @FieldResolver(() => DollarsScalar, { description: 'Billed dollars of all denials of the pattern so far.' })
  async totalAtRisk(@Root() pattern: PatternEntity, @Ctx() context: AppContext): Promise<number> {
    return context.loaders.deniedCentsOfPattern.load({
      workspaceId: pattern.workspaceId,
      id: pattern.localId,
    });
  }

  @FieldResolver(() => DollarsScalar, {
    nullable: true,
    description:
      "What the pattern's denials brought back, and what training kept from being denied, over the whole workspace: allowed dollars recovered on the denials that it is the primary pattern of, plus its part of the prevented dollars (0 where they cannot be known yet). The ledger's preventedAmount and recoveredAmount, by pattern.",
  })
  async revenueRecovered(@Root() pattern: PatternEntity, @Ctx() context: AppContext): Promise<number> {
    return context.loaders.revenueCentsOfPattern.load({
      workspaceId: pattern.workspaceId,
      id: pattern.localId,
    });
  }

  @FieldResolver(() => PatternPeriod, {
    nullable: true,
    description: 'The period before the pattern began; null when there is no history before it.',
  })
  baseline(@Root() pattern: PatternEntity): PatternPeriod | null {
    return baselinePeriod(pattern);
  }

  @FieldResolver(() => PatternPeriod, {
    description: "The most recent period, on which the pattern's status is decided.",
  })
  current(@Root() pattern: PatternEntity): PatternPeriod {
    return currentPeriod(pattern);
  }

  @FieldResolver(() => [PatternDailyMetricEntity], {
    description:
      'Figures by processing date, in order; days without any are left out. A request for thousands of days at once, over all objects, is refused: give a range.',
  })
  async dailyMetrics(
    @Root() pattern: PatternEntity,
    @Ctx() context: AppContext,
    @Arg('from', () => LocalDateScalar, {
      nullable: true,
      description: 'First day of the range; null means from the beginning.',
    })
    from: string | null,
    @Arg('to', () => LocalDateScalar, {
      nullable: true,
      description: 'Last day of the range; null means to the end.',
    })
    to: string | null,
  ): Promise<PatternDailyMetricEntity[]> {
    const key = { workspaceId: pattern.workspaceId, id: pattern.localId };
    return context.loaders.dailyMetricsOfPattern.load({
      ...key,
      from: from ?? '0000-01-01',
      to: to ?? '9999-12-31',
    });
  }

  @FieldResolver(() => [PatternEvidenceEntity], {
    description: 'The most recent denials of the pattern; a claim is listed at most once.',
  })
  async evidence(
    @Root() pattern: PatternEntity,
    @Ctx() context: AppContext,
    @Arg('first', () => Int, { nullable: true, defaultValue: 20, description: 'How many, 1 to 100.' })
    first: number | null,
  ): Promise<PatternEvidenceEntity[]> {
    return context.loaders.evidenceOfPattern.load({
      workspaceId: pattern.workspaceId,
      id: pattern.localId,
      first: pageSize(first),
    });
  }
}

@Resolver(() => PatternEvidenceEntity)
export class PatternEvidenceResolver {
  @FieldResolver(() => ClaimEntity, { description: 'The denied claim.' })
  async claim(@Root() evidence: PatternEvidenceEntity, @Ctx() context: AppContext): Promise<ClaimEntity> {
    const claim = await context.loaders.claim.load({
      workspaceId: evidence.workspaceId,
      id: evidence.claimId,
    });
    if (!claim) throw new NotFoundError('claim', globalId('Claim', evidence.workspaceId, evidence.claimId));
    return claim;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: "What the denial's reason code means, in this project's own short wording.",
  })
  denialReason(@Root() evidence: PatternEvidenceEntity): string | null {
    return carcMeaning(evidence.carc).reason;
  }
}

@Resolver(() => AnnotationEntity)
export class AnnotationResolver {
  @Query(() => [AnnotationEntity], {
    description:
      'What happened on which day: training, policy changes, patterns detected and resolved; by date.',
  })
  async annotations(
    @Ctx() context: AppContext,
    @Arg('workspaceId', () => ID, { description: 'The workspace to read.' }) workspaceId: string,
    @Arg('from', () => LocalDateScalar, {
      nullable: true,
      description: 'First day of the range; null means from the beginning.',
    })
    from: string | null,
    @Arg('to', () => LocalDateScalar, {
      nullable: true,
      description: 'Last day of the range; null means to the end.',
    })
    to: string | null,
  ): Promise<AnnotationEntity[]> {
    const workspace = await openWorkspace(context, workspaceId);
    return listAnnotations(context.database.reader('live'), workspace.localId, from ?? null, to ?? null);
  }

  @FieldResolver(() => PatternEntity, {
    nullable: true,
    description: 'The pattern that the annotation is about, if any.',
  })
  async pattern(
    @Root() annotation: AnnotationEntity,
    @Ctx() context: AppContext,
  ): Promise<PatternEntity | null> {
    if (annotation.patternId === 0) return null;
    return context.loaders.pattern.load({ workspaceId: annotation.workspaceId, id: annotation.patternId });
  }
}
