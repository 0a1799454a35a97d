import { Field, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AppealOutcome } from '../domain/claim';
import { int, nullable, text } from './columns';
import { connectionOf } from './views/connection';
import { AppealOutcomeEnum } from './enums';
import { Node } from './views/node';
import { DollarsScalar, LocalDateScalar } from './scalars';

@Entity('appeals')
@ObjectType('Appeal', {
  implements: Node,
  description: "The provider's objection to a denial. A corrected claim is not an appeal.",
})
export class AppealEntity {
  @PrimaryColumn(int('workspace_id'))
  workspaceId: number;

  @PrimaryColumn(int('id'))
  localId: number;

  @Column(int('claim_id'))
  claimId: number;

  @Column(int('level'))
  @Field(() => Int, { description: '1 is the first; Medicare calls it redetermination.' })
  level: number;

  @Column(text('filed_date'))
  @Field(() => LocalDateScalar, { description: 'When it was filed.' })
  filedDate: string;

  @Column(text('deadline', nullable))
  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'The last day on which it could be filed, where the payer sets one.',
  })
  deadline: string | null;

  @Column(text('decided_date', nullable))
  @Field(() => LocalDateScalar, { nullable: true, description: 'Null while PENDING.' })
  decidedDate: string | null;

  @Column(text('outcome'))
  @Field(() => AppealOutcomeEnum, { description: 'PENDING until decided.' })
  outcome: AppealOutcome;

  @Column(int('recovered_cents'))
  @Field(() => DollarsScalar, {
    name: 'recoveredAmount',
    description:
      'Cash that the payer paid after an overturn, without the share of the patient; 0 until then. It counts in paidAmount of the claim.',
  })
  recoveredCents: number;
}

export const AppealConnection = connectionOf(
  'Appeal',
  AppealEntity,
  'All appeals that match; counted only when selected.',
);
