import { Field, Float, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Adjustment, AdjustmentGroup } from '../domain/claim';
import { AdjustmentType } from './views/adjustment';
import { adjustmentList, int, json, nullable, real, text } from './columns';
import { AdjustmentGroupEnum } from './enums';
import { DollarsScalar, LocalDateScalar } from './scalars';

@Entity('claim_line_items')
@ObjectType('ClaimLineItem', { description: 'One procedure on a claim.' })
export class ClaimLineItemEntity {
  @PrimaryColumn(int('workspace_id'))
  workspaceId: number;

  @PrimaryColumn(int('claim_id'))
  claimId: number;

  @PrimaryColumn(int('line_number'))
  @Field(() => Int, { description: 'Counts from 1 within the claim.' })
  lineNumber: number;

  @Column(text('procedure_code'))
  @Field(() => String, {
    description:
      'CPT or HCPCS code as adjudicated; the bare code, without a descriptor. Empty on an institutional line that is billed by its revenueCode alone.',
  })
  procedureCode: string;

  @Column(json('modifiers'))
  @Field(() => [String], { description: 'Two-character modifiers, in order.' })
  modifiers: string[];

  @Column(json('diagnosis_pointers'))
  @Field(() => [Int], { description: "1-based positions in the claim's diagnosisCodes." })
  diagnosisPointers: number[];

  @Column(text('revenue_code', nullable))
  @Field(() => String, {
    nullable: true,
    description:
      'NUBC revenue code of an institutional line, four digits: 0120 a semi-private room, 0450 the emergency room. Null on professional lines.',
  })
  revenueCode: string | null;

  @Column(real('units'))
  @Field(() => Float, { description: 'How many.' })
  units: number;

  @Column(int('billed_cents'))
  @Field(() => DollarsScalar, { name: 'billedAmount', description: 'The charge for this line.' })
  billedCents: number;

  @Column(int('paid_cents', nullable))
  @Field(() => DollarsScalar, {
    name: 'paidAmount',
    nullable: true,
    description:
      'By the first answer of the payer: what an appeal won later stands on the claim. Null until adjudicated.',
  })
  paidCents: number | null;

  @Column(text('carc', nullable))
  @Field(() => String, {
    nullable: true,
    description: 'The reason code that denied this line; null where it was not denied.',
  })
  carc: string | null;

  @Column(text('rarc', nullable))
  @Field(() => String, { nullable: true, description: 'The remark code with it, if any.' })
  rarc: string | null;

  @Column(text('group_code', nullable))
  @Field(() => AdjustmentGroupEnum, {
    name: 'group',
    nullable: true,
    description: 'Who bears the denied amount.',
  })
  groupCode: AdjustmentGroup | null;

  @Column(adjustmentList('adjustments'))
  storedAdjustments: Adjustment[];

  @Column(text('denial_date', nullable))
  @Field(() => LocalDateScalar, { nullable: true, description: 'The day the payer denied it.' })
  denialDate: string | null;

  @Field(() => [AdjustmentType], {
    description:
      'By the first answer: billedAmount = paidAmount + the sum of these, as an 835 must balance. Empty until adjudicated.',
  })
  adjustments(): Adjustment[] {
    return this.storedAdjustments;
  }
}
