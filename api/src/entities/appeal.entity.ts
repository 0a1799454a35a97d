import { Field, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AppealOutcome } from '../domain/claim';
import { int, nullable, smallInt, text } from './columns';
import { connectionOf } from './views/connection';
import { AppealOutcomeEnum } from './enums/claim-enums';
import { Node } from './views/node';
import { DollarsScalar, LocalDateScalar } from './scalars';

@Entity('appeals')
@ObjectType('Appeal', {
  implements: Node,
  description:
    'A request to the payer to reconsider a denial. A corrected claim (frequency code 7) is not an appeal.',
})
export class AppealEntity {
  @PrimaryColumn(int('workspace_id'))
  workspaceId: number;

  @PrimaryColumn(int('id'))
  localId: number;

  @Column(int('claim_id'))
  claimId: number;

  @Column(smallInt('level'))
  @Field(() => Int, {
    description: 'The level of appeal, counted from 1; Medicare calls level 1 a redetermination.',
  })
  level: number;

  @Column(text('filed_date'))
  @Field(() => LocalDateScalar, { description: 'The day the appeal was filed.' })
  filedDate: string;

  @Column(text('deadline', nullable))
  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'The last day on which the appeal could be filed; null where the payer sets no limit.',
  })
  deadline: string | null;

  @Column(text('decided_date', nullable))
  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'The day the payer decided the appeal; null while it is PENDING.',
  })
  decidedDate: string | null;

  @Column(text('outcome'))
  @Field(() => AppealOutcomeEnum, { description: 'How the payer decided; PENDING until then.' })
  outcome: AppealOutcome;

  @Column(int('recovered_cents'))
  @Field(() => DollarsScalar, {
    name: 'recoveredAmount',
    description:
      "Dollars that the payer paid after overturning the denial, without the patient's share; 0 until then. Included in the claim's paidAmount.",
  })
  recoveredCents: number;
}

export const AppealConnection = connectionOf(
  'Appeal',
  AppealEntity,
  'The number of appeals that match; counted only when selected.',
);
