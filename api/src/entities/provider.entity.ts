import { Field, Float, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn, Unique } from 'typeorm';
import { int, nullable, text, unselected } from './columns';
import { Node } from './views/node';
import { DateTimeScalar, DollarsScalar } from './scalars';

@Entity('providers')
@Unique(['workspaceId', 'identityKey'])
@ObjectType('Provider', {
  implements: Node,
  description: 'The person or billing group that rendered the services.',
})
export class ProviderEntity {
  @PrimaryColumn(int('workspace_id'))
  workspaceId: number;

  @PrimaryColumn(int('id'))
  localId: number;

  @Column(text('npi'))
  @Field(() => String, {
    description: 'National Provider Identifier: ten digits, the last of which is a check digit.',
  })
  npi: string;

  @Column(text('name'))
  @Field(() => String, { description: "The provider's name, from the scenario or the remittance." })
  name: string;

  @Column(text('specialty'))
  @Field(() => String, { description: "The provider's specialty, in words." })
  specialty: string;

  @Column(text('taxonomy', nullable))
  @Field(() => String, {
    nullable: true,
    description: 'NUCC taxonomy code; null when the source does not state it.',
  })
  taxonomy: string | null;

  /** By what it is known again: its place in a simulated world, or its NPI or name in remittances. */
  @Column(text('identity_key', unselected))
  identityKey?: string;
}

/**
 * A rollup over all first submissions of one provider, kept as claims arrive. `rate` fields are computed where they
 * are shown, so that sums stay whole numbers.
 */
@Entity('provider_performance')
@ObjectType('ProviderPerformance', {
  description:
    "How a provider's first submissions have fared over the whole workspace. Replacement claims are not counted.",
})
export class ProviderPerformanceEntity {
  @PrimaryColumn(int('workspace_id'))
  workspaceId: number;

  @PrimaryColumn(int('provider_id'))
  providerId: number;

  @Column(int('claim_count'))
  @Field(() => Int, { description: 'First submissions, pending claims included.' })
  claimCount: number;

  @Column(int('adjudicated_count'))
  adjudicatedCount: number;

  @Column(int('denied_count'))
  @Field(() => Int, { description: 'Claims denied at their first adjudication.' })
  deniedCount: number;

  @Column(int('billed_cents'))
  @Field(() => DollarsScalar, {
    name: 'totalBilled',
    description: 'Total charges of the first submissions, in dollars.',
  })
  billedCents: number;

  @Column(int('denied_cents'))
  @Field(() => DollarsScalar, {
    name: 'totalDenied',
    description: 'Billed dollars denied at the first adjudication.',
  })
  deniedCents: number;

  @Column(int('appeal_count'))
  @Field(() => Int, { description: 'Appeals filed.' })
  appealCount: number;

  @Column(int('overturn_count'))
  @Field(() => Int, { description: "Appeals decided in the provider's favor." })
  overturnCount: number;

  @Column(text('last_computed_at', nullable))
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When a job last recomputed these figures from the claims, in real time; null until then.',
  })
  lastComputedAt: string | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'Initial denial rate, percent of adjudicated first submissions; null while none is adjudicated.',
  })
  denialRate(): number | null {
    return this.adjudicatedCount === 0 ? null : (100 * this.deniedCount) / this.adjudicatedCount;
  }
}
