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
      "The policies of a workspace's payers, by payer and rule. Empty when the workspace has no run, because the policies of imported payers are not known.",
  })
  async policies(
    @Ctx() context: AppContext,
    @Arg('workspaceId', () => ID, { description: 'The workspace to read.' }) workspaceId: string,
    @Arg('payerId', () => ID, {
      nullable: true,
      description: 'The policies of this payer only; null means all payers.',
    })
    payerId: string | null,
  ): Promise<PolicyEntity[]> {
    const { localId } = await openWorkspace(context, workspaceId);
    const payer = payerId == null ? null : parseLocalId('Payer', localId, payerId, 'payerId');
    return listPolicies(context.database.reader('live'), localId, payer);
  }

  @Query(() => PolicyEntity, {
    nullable: true,
    description: 'One policy by its ID; null when there is none.',
  })
  async policy(
    @Ctx() context: AppContext,
    @Arg('id', () => ID, { description: 'The ID of a Policy.' }) id: string,
  ): Promise<PolicyEntity | null> {
    const key = parseGlobalId('Policy', id, 'id');
    return (await isReadable(context, key.workspaceId)) ? context.loaders.policy.load(key) : null;
  }

  @FieldResolver(() => ID, { description: 'Global ID; opaque, so pass it back as it is.' })
  id(@Root() policy: PolicyEntity): string {
    return globalId('Policy', policy.workspaceId, policy.localId);
  }

  @FieldResolver(() => PayerEntity, { nullable: true, description: 'The payer whose policy it is.' })
  async payer(@Root() policy: PolicyEntity, @Ctx() context: AppContext): Promise<PayerEntity | null> {
    return context.loaders.payer.load({ workspaceId: policy.workspaceId, id: policy.payerId });
  }

  @FieldResolver(() => DenialRuleType, {
    description: 'The denial rule: what is wrong with the claims that the policy denies.',
  })
  rule(@Root() policy: PolicyEntity): DenialRuleType {
    return { ...ruleOf(policy.ruleKey) };
  }

  @FieldResolver(() => [String], {
    description:
      'The procedure codes that the policy applies to, in order; inpatient stays by their DRG ("DRG 470"). A claim with at least one of them is in scope (for modifiers 25 and 59: a claim with two that must be told apart). Empty: every claim sent to the payer is in scope.',
  })
  async procedureCodes(@Root() policy: PolicyEntity, @Ctx() context: AppContext): Promise<string[]> {
    return context.loaders.codesOfPolicy.load(keyOf(policy));
  }

  @FieldResolver(() => Int, {
    description: 'Claims in scope: adjudicated first submissions that the policy applies to.',
  })
  async hitCount(@Root() policy: PolicyEntity, @Ctx() context: AppContext): Promise<number> {
    return (await performanceOf(policy, context))?.hitCount ?? 0;
  }

  @FieldResolver(() => Int, {
    description: 'How many of the claims in scope had a line denied under this policy.',
  })
  async deniedCount(@Root() policy: PolicyEntity, @Ctx() context: AppContext): Promise<number> {
    return (await performanceOf(policy, context))?.deniedCount ?? 0;
  }

  @FieldResolver(() => Float, {
    nullable: true,
    description:
      "Claims in scope as percent of the payer's adjudicated first submissions; null while none is in scope.",
  })
  async hitRate(@Root() policy: PolicyEntity, @Ctx() context: AppContext): Promise<number | null> {
    return hitRateOf(policy, context);
  }

  @FieldResolver(() => Float, {
    nullable: true,
    description:
      'Claims with a line denied under this policy as percent of the claims in scope; null while none is in scope.',
  })
  async denialRate(@Root() policy: PolicyEntity, @Ctx() context: AppContext): Promise<number | null> {
    return rateOf(policy, context, 'deniedCount', 'hitCount');
  }

  @FieldResolver(() => Float, {
    nullable: true,
    description:
      'Appeals filed per 100 denials under this policy, appeals at higher levels included; null without denials.',
  })
  async appealRate(@Root() policy: PolicyEntity, @Ctx() context: AppContext): Promise<number | null> {
    return rateOf(policy, context, 'appealCount', 'deniedCount');
  }

  @FieldResolver(() => Float, {
    nullable: true,
    description:
      "Percent of decided appeals that were decided in the provider's favor; null while none is decided. An appeal counts under every policy that denied a line of its claim.",
  })
  async overturnRate(@Root() policy: PolicyEntity, @Ctx() context: AppContext): Promise<number | null> {
    return rateOf(policy, context, 'overturnCount', 'appealDecidedCount');
  }

  @FieldResolver(() => DollarsScalar, {
    nullable: true,
    description: 'Billed dollars of the lines denied under this policy; null while no claim is in scope.',
  })
  async impact(@Root() policy: PolicyEntity, @Ctx() context: AppContext): Promise<number | null> {
    return (await performanceOf(policy, context))?.deniedCents ?? null;
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description:
      'Number of providers with at least one claim denied under this policy; null while no claim is in scope.',
  })
  async providersImpacted(@Root() policy: PolicyEntity, @Ctx() context: AppContext): Promise<number | null> {
    return providersImpactedBy(policy, context);
  }

  @FieldResolver(() => DateTimeScalar, {
    nullable: true,
    description: 'When a job last recomputed these figures from the claims, in real time; null until then.',
  })
  async lastComputedAt(@Root() policy: PolicyEntity, @Ctx() context: AppContext): Promise<string | null> {
    return (await performanceOf(policy, context))?.lastComputedAt ?? null;
  }

  @FieldResolver(() => [PolicyDailyMetricEntity], {
    description:
      'Figures by day, in order; days without any are left out. A request for thousands of days at once, over all objects, is refused: give a range.',
  })
  async dailyMetrics(
    @Root() policy: PolicyEntity,
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
  ): Promise<PolicyDailyMetricEntity[]> {
    return context.loaders.dailyMetricsOfPolicy.load({
      ...keyOf(policy),
      from: from ?? '0000-01-01',
      to: to ?? '9999-12-31',
    });
  }
}
