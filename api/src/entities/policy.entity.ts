import { Field, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn, Unique } from 'typeorm';
import { int, nullable, text, unselected, zero } from './columns';
import { Node } from './views/node';

@Entity('policies')
@Unique(['workspaceId', 'payerId', 'ruleKey'])
@ObjectType('Policy', {
  implements: Node,
  description:
    'One requirement that a payer has for claims: the services it applies to, and how claims fare under it. Figures count first submissions at their first adjudication; they are null until a claim in scope has been adjudicated.',
})
export class PolicyEntity {
  @PrimaryColumn(int('workspace_id'))
  workspaceId: number;

  @PrimaryColumn(int('id'))
  localId: number;

  @Column(int('payer_id'))
  payerId: number;

  @Column(text('rule_key'))
  ruleKey: string;

  @Column(text('title'))
  @Field(() => String, {
    description: "The payer's name and what the policy requires, in this project's own wording.",
  })
  title: string;

  /** The bit of a claim's eligiblePopulations that says whether it applies; null where the claim's codes do. */
  @Column(int('population_bit', { ...nullable, ...unselected }))
  populationBit?: number | null;
}

/** A rollup over all days, kept as claims are adjudicated; no row before the first claim in scope of the policy. */
@Entity('policy_performance')
export class PolicyPerformanceEntity {
  @PrimaryColumn(int('workspace_id'))
  workspaceId: number;

  @PrimaryColumn(int('policy_id'))
  policyId: number;

  @Column(int('hit_count', zero))
  hitCount: number;

  @Column(int('denied_count', zero))
  deniedCount: number;

  @Column(int('denied_cents', zero))
  deniedCents: number;

  @Column(int('appeal_count', zero))
  appealCount: number;

  @Column(int('appeal_decided_count', zero))
  appealDecidedCount: number;

  @Column(int('overturn_count', zero))
  overturnCount: number;

  @Column(text('last_computed_at', nullable))
  lastComputedAt: string | null;
}

/** By which procedure and DRG codes a policy without population bit applies. */
@Entity('policy_codes')
export class PolicyCodeEntity {
  @PrimaryColumn(int('workspace_id'))
  workspaceId: number;

  @PrimaryColumn(int('policy_id'))
  policyId: number;

  @PrimaryColumn(text('procedure_code'))
  procedureCode: string;
}

/** A rollup: how many claims of a provider a policy has denied. */
@Entity('policy_providers')
export class PolicyProviderEntity {
  @PrimaryColumn(int('workspace_id'))
  workspaceId: number;

  @PrimaryColumn(int('policy_id'))
  policyId: number;

  @PrimaryColumn(int('provider_id'))
  providerId: number;

  @Column(int('denied_count'))
  deniedCount: number;
}
