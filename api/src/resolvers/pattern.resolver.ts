import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import { NotFoundError } from '../domain/errors';
import { AnnotationEntity } from '../entities/annotation.entity';
import { ClaimEntity } from '../entities/claim.entity';
import type { PageSource } from '../entities/views/connection';
import { PatternOrderFieldEnum } from '../entities/enums';
import {
  PatternConnection,
  PatternEntity,
  PatternPeriod,
  PatternScore,
  PatternSliceTerm,
} from '../entities/pattern.entity';
import { PatternFilter } from '../entities/inputs/pattern.input';
import { PatternDailyMetricEntity } from '../entities/pattern-daily-metric.entity';
import { PatternEvidenceEntity } from '../entities/pattern-evidence.entity';
import { DollarsScalar, LocalDateScalar } from '../entities/scalars';
import type { PatternOrderField } from '../entities/states';
import { carcMeaning } from '../domain/catalogues/carc';
import { listAnnotations } from '../persistence/read/annotations';
import type { AppContext } from '../graphql/context';
import { globalId, parseGlobalId } from '../entities/global-id';
import { pageSize } from '../graphql/page';
import { patternsPage } from '../graphql/pages/patterns-page';
import { meanDenialCents, scoreOf, sliceTermsOf } from '../application/pattern-facts';
import { baselinePeriod, currentPeriod } from '../application/pattern-period';
import { isReadable, openWorkspace } from '../application/scope';

@Resolver(() => PatternEntity)
export class PatternResolver {
  @Query(() => PatternConnection, { description: 'The denial patterns of a workspace, ranked.' })
  async patterns(
    @Ctx() context: AppContext,
    @Arg('workspaceId', () => ID, { description: 'Of which workspace.' }) workspaceId: string,
    @Arg('filter', () => PatternFilter, { nullable: true, description: 'All that is given must hold.' })
    filter: PatternFilter | null,
    @Arg('orderBy', () => PatternOrderFieldEnum, {
      nullable: true,
      defaultValue: 'IMPACT',
      description: 'Highest or newest first.',
    })
    orderBy: PatternOrderField | null,
    @Arg('first', () => Int, { nullable: true, defaultValue: 20, description: '1 to 100.' })
    first: number | null,
    @Arg('after', () => String, { nullable: true, description: 'A cursor of this list in this order.' })
    after: string | null,
  ): Promise<PageSource<PatternEntity>> {
    return patternsPage(context, { workspaceId, filter, orderBy, first, after });
  }

  @Query(() => PatternEntity, {
    nullable: true,
    description: 'One pattern; null where there is none with this id.',
  })
  async pattern(
    @Ctx() context: AppContext,
    @Arg('id', () => ID, { description: 'Of a Pattern.' }) id: string,
  ): Promise<PatternEntity | null> {
    const key = parseGlobalId('Pattern', id, 'id');
    return (await isReadable(context, key.workspaceId)) ? context.loaders.pattern.load(key) : null;
  }

  @FieldResolver(() => ID, { description: 'Opaque to clients.' })
  id(@Root() pattern: PatternEntity): string {
    return globalId('Pattern', pattern.workspaceId, pattern.localId);
  }

  @FieldResolver(() => [PatternSliceTerm], {
    description:
      'The slice, as field and value: payer, procedureFamily, modifier, placeOfService, provider, diagnosisChapter, coder. Empty: every claim is exposed.',
  })
  async slice(@Root() pattern: PatternEntity, @Ctx() context: AppContext): Promise<PatternSliceTerm[]> {
    return sliceTermsOf(pattern, context.loaders);
  }

  @FieldResolver(() => PatternScore, { description: 'What it is judged by.' })
  score(@Root() pattern: PatternEntity): PatternScore {
    return scoreOf(pattern);
  }

  @FieldResolver(() => DollarsScalar, {
    description: 'Mean denied dollars of its denials in the current period; 0 without denials.',
  })
  avgDenialAmount(@Root() pattern: PatternEntity): number {
    return meanDenialCents(pattern);
  }

  @FieldResolver(() => DollarsScalar, { description: 'Dollars of all its denials, from a rollup by day.' })
  async totalAtRisk(@Root() pattern: PatternEntity, @Ctx() context: AppContext): Promise<number> {
    return context.loaders.deniedCentsOfPattern.load({
      workspaceId: pattern.workspaceId,
      id: pattern.localId,
    });
  }

  @FieldResolver(() => PatternPeriod, {
    nullable: true,
    description: 'Before the window that it was detected in; null where there was no history before it.',
  })
  baseline(@Root() pattern: PatternEntity): PatternPeriod | null {
    return baselinePeriod(pattern);
  }

  @FieldResolver(() => PatternPeriod, { description: 'The window that its status is decided on.' })
  current(@Root() pattern: PatternEntity): PatternPeriod {
    return currentPeriod(pattern);
  }

  @FieldResolver(() => [PatternDailyMetricEntity], {
    description:
      'By processing date, days that hold anything, in order. Thousands at once, over all objects asked for, are refused: name a span of them.',
  })
  async dailyMetrics(
    @Root() pattern: PatternEntity,
    @Ctx() context: AppContext,
    @Arg('from', () => LocalDateScalar, {
      nullable: true,
      description: 'First day; null: from the beginning.',
    })
    from: string | null,
    @Arg('to', () => LocalDateScalar, { nullable: true, description: 'Last day; null: to the end.' })
    to: string | null,
  ): Promise<PatternDailyMetricEntity[]> {
    const key = { workspaceId: pattern.workspaceId, id: pattern.localId };
    return context.loaders.dailyMetricsOfPattern.load({
      ...key,
      from: from ?? '0000-01-01',
      to: to ?? '9999-12-31',
    });
  }

  @FieldResolver(() => [PatternEvidenceEntity], { description: 'Its newest denials, each claim once.' })
  async evidence(
    @Root() pattern: PatternEntity,
    @Ctx() context: AppContext,
    @Arg('first', () => Int, { nullable: true, defaultValue: 20, description: '1 to 100.' })
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
  @FieldResolver(() => ClaimEntity, { description: 'The claim denied.' })
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
    description: "What the denial's reason code means, in our own short words.",
  })
  denialReason(@Root() evidence: PatternEvidenceEntity): string | null {
    return carcMeaning(evidence.carc).reason;
  }
}

@Resolver(() => AnnotationEntity)
export class AnnotationResolver {
  @Query(() => [AnnotationEntity], {
    description:
      'What happened when: training, policy changes, patterns detected and resolved; in the order of days.',
  })
  async annotations(
    @Ctx() context: AppContext,
    @Arg('workspaceId', () => ID, { description: 'Of which workspace.' }) workspaceId: string,
    @Arg('from', () => LocalDateScalar, {
      nullable: true,
      description: 'First day; null: from the beginning.',
    })
    from: string | null,
    @Arg('to', () => LocalDateScalar, { nullable: true, description: 'Last day; null: to the end.' })
    to: string | null,
  ): Promise<AnnotationEntity[]> {
    const workspace = await openWorkspace(context, workspaceId);
    return listAnnotations(context.database.reader('live'), workspace.localId, from ?? null, to ?? null);
  }

  @FieldResolver(() => PatternEntity, {
    nullable: true,
    description: 'The pattern it is about, where it is about one.',
  })
  async pattern(
    @Root() annotation: AnnotationEntity,
    @Ctx() context: AppContext,
  ): Promise<PatternEntity | null> {
    if (annotation.patternId === 0) return null;
    return context.loaders.pattern.load({ workspaceId: annotation.workspaceId, id: annotation.patternId });
  }
}
