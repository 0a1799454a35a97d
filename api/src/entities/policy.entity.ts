import { Field, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { int, nullable, text } from './columns';
import { Node } from './views/node';

@Entity('policies')
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
}

/** A rollup over all days, kept as claims are adjudicated; no row before the first claim in scope of the policy. */
@Entity('policy_performance')
export class PolicyPerformanceEntity {
  @PrimaryColumn(int('workspace_id'))
  workspaceId: number;

  @PrimaryColumn(int('policy_id'))
  policyId: number;

  @Column(int('hit_count'))
  hitCount: number;

  @Column(int('denied_count'))
  deniedCount: number;

  @Column(int('denied_cents'))
  deniedCents: number;

  @Column(int('appeal_count'))
  appealCount: number;

  @Column(int('appeal_decided_count'))
  appealDecidedCount: number;

  @Column(int('overturn_count'))
  overturnCount: number;

  @Column(text('last_computed_at', nullable))
  lastComputedAt: string | null;
}
