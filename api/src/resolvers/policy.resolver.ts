import { Arg, Ctx, FieldResolver, Float, ID, Int, Query, Resolver, Root } from 'type-graphql';
import { ruleOf } from '../domain/denial-rules';
import { DenialRuleType } from '../entities/views/denial-rule';
import { PayerEntity } from '../entities/payer.entity';
import { PolicyDailyMetricEntity } from '../entities/policy-daily-metric.entity';
import { PolicyEntity } from '../entities/policy.entity';
import { DateTimeScalar, DollarsScalar, LocalDateScalar } from '../entities/scalars';
import { listPolicies } from '../persistence/read/policies';
import type { AppContext } from '../graphql/context';
import { hitRateOf, keyOf, performanceOf, providersImpactedBy, rateOf } from '../graphql/policy-figures';
import { globalId, parseGlobalId, parseLocalId } from '../entities/global-id';
import { isReadable, openWorkspace } from '../application/scope';

@Resolver(() => PolicyEntity)
export class PolicyResolver {
  @Query(() => [PolicyEntity], {
    description:
      "What a workspace's payers ask of claims, by payer and rule. Empty where there is no run: nobody knows what imported payers ask for.",
  })
  async policies(
    @Ctx() context: AppContext,
    @Arg('workspaceId', () => ID, { description: 'Of which workspace.' }) workspaceId: string,
    @Arg('payerId', () => ID, { nullable: true, description: 'Of which payer; null: of all.' })
    payerId: string | null,
  ): Promise<PolicyEntity[]> {
    const { localId } = await openWorkspace(context, workspaceId);
    const payer = payerId == null ? null : parseLocalId('Payer', localId, payerId, 'payerId');
    return listPolicies(context.database.reader('live'), localId, payer);
  }

  @Query(() => PolicyEntity, {
    nullable: true,
    description: 'One policy; null where there is none with this id.',
  })
  async policy(
    @Ctx() context: AppContext,
    @Arg('id', () => ID, { description: 'Of a Policy.' }) id: string,
  ): Promise<PolicyEntity | null> {
    const key = parseGlobalId('Policy', id, 'id');
    return (await isReadable(context, key.workspaceId)) ? context.loaders.policy.load(key) : null;
  }

  @FieldResolver(() => ID, { description: 'Opaque to clients.' })
  id(@Root() policy: PolicyEntity): string {
    return globalId('Policy', policy.workspaceId, policy.localId);
  }

  @FieldResolver(() => PayerEntity, { nullable: true, description: 'Whose policy it is.' })
  async payer(@Root() policy: PolicyEntity, @Ctx() context: AppContext): Promise<PayerEntity | null> {
    return context.loaders.payer.load({ workspaceId: policy.workspaceId, id: policy.payerId });
  }

  @FieldResolver(() => DenialRuleType, { description: 'What goes wrong with claims that it denies.' })
  rule(@Root() policy: PolicyEntity): DenialRuleType {
    return { ...ruleOf(policy.ruleKey) };
  }

  @FieldResolver(() => [String], {
    description:
      'The services that it is about, in the order of codes, and stays by their DRG ("DRG 470"); a claim with one of them hits it (of the modifiers 25 and 59: with two that need telling apart). Empty: every claim of the payer hits it.',
  })
  async procedureCodes(@Root() policy: PolicyEntity, @Ctx() context: AppContext): Promise<string[]> {
    return context.loaders.codesOfPolicy.load(keyOf(policy));
  }

  @FieldResolver(() => Int, { description: 'Answered first submissions that it applies to.' })
  async hitCount(@Root() policy: PolicyEntity, @Ctx() context: AppContext): Promise<number> {
    return (await performanceOf(policy, context))?.hitCount ?? 0;
  }

  @FieldResolver(() => Int, { description: 'Of these, claims on which it denied a line.' })
  async deniedCount(@Root() policy: PolicyEntity, @Ctx() context: AppContext): Promise<number> {
    return (await performanceOf(policy, context))?.deniedCount ?? 0;
  }

  @FieldResolver(() => Float, {
    nullable: true,
    description: "Hits as percent of the payer's answered first submissions; null without a hit.",
  })
  async hitRate(@Root() policy: PolicyEntity, @Ctx() context: AppContext): Promise<number | null> {
    return hitRateOf(policy, context);
  }

  @FieldResolver(() => Float, {
    nullable: true,
    description: 'Claims on which it denied a line, as percent of its hits; null without a hit.',
  })
  async denialRate(@Root() policy: PolicyEntity, @Ctx() context: AppContext): Promise<number | null> {
    return rateOf(policy, context, 'deniedCount', 'hitCount');
  }

  @FieldResolver(() => Float, {
    nullable: true,
    description:
      'Appeals filed for 100 of its denials, those of higher levels counted too; null without denials.',
  })
  async appealRate(@Root() policy: PolicyEntity, @Ctx() context: AppContext): Promise<number | null> {
    return rateOf(policy, context, 'appealCount', 'deniedCount');
  }

  @FieldResolver(() => Float, {
    nullable: true,
    description:
      'Appeals decided for the provider, as percent of those decided; null while none is decided. An appeal counts under every policy that denied a line of its claim.',
  })
  async overturnRate(@Root() policy: PolicyEntity, @Ctx() context: AppContext): Promise<number | null> {
    return rateOf(policy, context, 'overturnCount', 'appealDecidedCount');
  }

  @FieldResolver(() => DollarsScalar, {
    nullable: true,
    description: 'Dollars billed on the lines that it denied; null without a hit.',
  })
  async impact(@Root() policy: PolicyEntity, @Ctx() context: AppContext): Promise<number | null> {
    return (await performanceOf(policy, context))?.deniedCents ?? null;
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description: 'Providers of whom it denied a claim; null without a hit.',
  })
  async providersImpacted(@Root() policy: PolicyEntity, @Ctx() context: AppContext): Promise<number | null> {
    return providersImpactedBy(policy, context);
  }

  @FieldResolver(() => DateTimeScalar, {
    nullable: true,
    description:
      'When a job last counted these figures again from the claims, in real time; null until then.',
  })
  async lastComputedAt(@Root() policy: PolicyEntity, @Ctx() context: AppContext): Promise<string | null> {
    return (await performanceOf(policy, context))?.lastComputedAt ?? null;
  }

  @FieldResolver(() => [PolicyDailyMetricEntity], {
    description:
      'Days that hold anything, in order. Thousands at once, over all objects asked for, are refused: name a span of them.',
  })
  async dailyMetrics(
    @Root() policy: PolicyEntity,
    @Ctx() context: AppContext,
    @Arg('from', () => LocalDateScalar, {
      nullable: true,
      description: 'First day; null: from the beginning.',
    })
    from: string | null,
    @Arg('to', () => LocalDateScalar, { nullable: true, description: 'Last day; null: to the end.' })
    to: string | null,
  ): Promise<PolicyDailyMetricEntity[]> {
    return context.loaders.dailyMetricsOfPolicy.load({
      ...keyOf(policy),
      from: from ?? '0000-01-01',
      to: to ?? '9999-12-31',
    });
  }
}
