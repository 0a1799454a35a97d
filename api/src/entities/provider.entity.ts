import { Field, Float, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { int, nullable, text } from './columns';
import { Node } from './views/node';
import { DateTimeScalar, DollarsScalar } from './scalars';

@Entity('providers')
@ObjectType('Provider', {
  implements: Node,
  description: 'Who rendered the services: a person or a billing group.',
})
export class ProviderEntity {
  @PrimaryColumn(int('workspace_id'))
  workspaceId: number;

  @PrimaryColumn(int('id'))
  localId: number;

  @Column(text('npi'))
  @Field(() => String, { description: 'National Provider Identifier: ten digits, the last a check digit.' })
  npi: string;

  @Column(text('name'))
  @Field(() => String, { description: 'As the scenario or the remittance names it.' })
  name: string;

  @Column(text('specialty'))
  @Field(() => String, { description: 'In words.' })
  specialty: string;

  @Column(text('taxonomy', nullable))
  @Field(() => String, {
    nullable: true,
    description: 'The NUCC taxonomy code; null where the source names none.',
  })
  taxonomy: string | null;
}

/**
 * A rollup over all first submissions of one provider, kept as claims arrive. `rate` fields are computed where they
 * are shown, so that sums stay whole numbers.
 */
@Entity('provider_performance')
@ObjectType('ProviderPerformance', {
  description:
    "How a provider's first submissions fared, over the whole workspace. Replacement claims are not counted.",
})
export class ProviderPerformanceEntity {
  @PrimaryColumn(int('workspace_id'))
  workspaceId: number;

  @PrimaryColumn(int('provider_id'))
  providerId: number;

  @Column(int('claim_count'))
  @Field(() => Int, { description: 'First submissions, pending ones included.' })
  claimCount: number;

  @Column(int('adjudicated_count'))
  adjudicatedCount: number;

  @Column(int('denied_count'))
  @Field(() => Int, { description: 'Denied at their first adjudication.' })
  deniedCount: number;

  @Column(int('billed_cents'))
  @Field(() => DollarsScalar, { name: 'totalBilled', description: 'Billed on all of them.' })
  billedCents: number;

  @Column(int('denied_cents'))
  @Field(() => DollarsScalar, {
    name: 'totalDenied',
    description: 'Billed dollars denied at first adjudication.',
  })
  deniedCents: number;

  @Column(int('appeal_count'))
  @Field(() => Int, { description: 'Appeals filed.' })
  appealCount: number;

  @Column(int('overturn_count'))
  @Field(() => Int, { description: 'Appeals decided for the provider.' })
  overturnCount: number;

  @Column(text('last_computed_at', nullable))
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When a job last recomputed it from the claims; null until then.',
  })
  lastComputedAt: string | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Percent of adjudicated first submissions; null while none is adjudicated.',
  })
  denialRate(): number | null {
    return this.adjudicatedCount === 0 ? null : (100 * this.deniedCount) / this.adjudicatedCount;
  }
}
