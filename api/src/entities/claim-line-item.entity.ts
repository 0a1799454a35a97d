import { Field, Float, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Adjustment, AdjustmentGroup } from '../domain/claim';
import { AdjustmentType } from './views/adjustment';
import { adjustmentList, int, json, nullable, real, remarkList, smallInt, text, unselected } from './columns';
import { AdjustmentGroupEnum } from './enums/claim-enums';
import { DollarsScalar, LocalDateScalar } from './scalars';

@Entity('claim_line_items')
@ObjectType('ClaimLineItem', { description: 'One service line of a claim: one procedure and its charge.' })
export class ClaimLineItemEntity {
  @PrimaryColumn(int('workspace_id'))
  workspaceId: number;

  @PrimaryColumn(int('claim_id'))
  claimId: number;

  @PrimaryColumn(smallInt('line_number'))
  @Field(() => Int, { description: 'Position of the line within the claim, counted from 1.' })
  lineNumber: number;

  @Column(text('procedure_code'))
  @Field(() => String, {
    description:
      'CPT or HCPCS code as submitted, without a descriptor. Empty on an institutional line that is billed by revenueCode alone.',
  })
  procedureCode: string;

  @Column(json('modifiers'))
  @Field(() => [String], { description: 'Two-character procedure modifiers, in the order billed.' })
  modifiers: readonly string[];

  @Column(json('diagnosis_pointers'))
  @Field(() => [Int], {
    description: "Positions in the claim's diagnosisCodes, counted from 1, that justify this service.",
  })
  diagnosisPointers: readonly number[];

  @Column(text('revenue_code', nullable))
  @Field(() => String, {
    nullable: true,
    description:
      'NUBC revenue code of an institutional line, four digits, e.g. 0120 semi-private room, 0450 emergency room. Null on professional lines.',
  })
  revenueCode: string | null;

  @Column(real('units'))
  @Field(() => Float, {
    description: 'Number of units billed, e.g. visits, doses or minutes, as the code defines them.',
  })
  units: number;

  @Column(int('billed_cents'))
  @Field(() => DollarsScalar, { name: 'billedAmount', description: 'The charge for this line, in dollars.' })
  billedCents: number;

  /** At the first adjudication, like paidCents. */
  @Column(int('allowed_cents', { ...nullable, ...unselected }))
  allowedCents?: number | null;

  @Column(int('paid_cents', nullable))
  @Field(() => DollarsScalar, {
    name: 'paidAmount',
    nullable: true,
    description:
      "Dollars paid on this line at the first adjudication. What a later appeal recovers is in the claim's paidAmount. Null until adjudicated.",
  })
  paidCents: number | null;

  @Column(text('carc', nullable))
  @Field(() => String, {
    nullable: true,
    description: 'The Claim Adjustment Reason Code that denied this line; null when the line was not denied.',
  })
  carc: string | null;

  @Column(text('rarc', nullable))
  @Field(() => String, {
    nullable: true,
    description: 'The Remittance Advice Remark Code that came with the denial, if any.',
  })
  rarc: string | null;

  @Column(text('group_code', nullable))
  @Field(() => AdjustmentGroupEnum, {
    name: 'group',
    nullable: true,
    description: 'The group code (CO, PR, OA or PI): who is responsible for the denied amount.',
  })
  groupCode: AdjustmentGroup | null;

  /** Our own adjudicator's rule behind the denial; null on imported claims. */
  @Column(text('rule_key', { ...nullable, ...unselected }))
  ruleKey?: string | null;

  @Column(adjustmentList('adjustments'))
  @Field(() => [AdjustmentType], {
    description:
      'Adjustments at the first adjudication. They balance as in an 835: billedAmount = paidAmount + the sum of these amounts. Empty until adjudicated.',
  })
  adjustments: readonly Adjustment[];

  @Column(text('denial_date', nullable))
  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'The day the payer denied this line; null when it was not denied.',
  })
  denialDate: string | null;

  @Column(remarkList('remarks'))
  @Field(() => [String], {
    description:
      'Every Remittance Advice Remark Code of the line at the first adjudication (835 LQ), in order. Empty until adjudicated.',
  })
  remarks: readonly string[];

  @Column(text('adjudicated_as', nullable))
  @Field(() => String, {
    nullable: true,
    description:
      'The procedure code, with its modifiers, that the payer adjudicated in place of the submitted one (835 SVC01 beside SVC06), e.g. 99213-25; null where it is the same.',
  })
  adjudicatedAs: string | null;
}
