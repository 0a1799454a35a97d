import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import type { ClaimType } from '../../domain/claim';
import { ClaimTypeEnum } from '../enums/claim-enums';
import { DollarsScalar, LocalDateScalar } from '../scalars';

@ObjectType({ description: 'One service line of a draft claim.' })
export class ClaimLineDraftView {
  @Field(() => String, {
    description: 'CPT or HCPCS code; empty when the line is billed by revenue code alone.',
  })
  procedureCode: string;

  @Field(() => String, {
    nullable: true,
    description: 'NUBC revenue code, four digits; null on professional lines.',
  })
  revenueCode: string | null;

  @Field(() => [String], { description: 'Two-character procedure modifiers, in order.' })
  modifiers: readonly string[];

  @Field(() => Float, { description: 'Number of units.' })
  units: number;

  @Field(() => DollarsScalar, { name: 'billedAmount', description: 'The charge for this line, in dollars.' })
  billedCents: number;

  @Field(() => [Int], {
    description: "Positions in the claim's diagnosisCodes, counted from 1, that justify this service.",
  })
  diagnosisPointers: readonly number[];
}

@ObjectType({
  description: 'A claim as it was sent, in the shape of ClaimDraft: only what was known before adjudication.',
})
export class ClaimDraftView {
  @Field(() => ID, { description: 'The claim that this is the draft of.' })
  claimId: string;

  @Field(() => ID, { nullable: true, description: 'The payer that the claim was sent to.' })
  payerId: string | null;

  @Field(() => ID, { nullable: true, description: 'The provider that rendered the services.' })
  providerId: string | null;

  @Field(() => ClaimTypeEnum, {
    description: 'Whether the claim is professional (837P) or institutional (837I).',
  })
  claimType: ClaimType;

  @Field(() => String, { description: 'Claim frequency code: 1 original, 7 replacement, 8 void.' })
  frequencyCode: string;

  @Field(() => String, {
    nullable: true,
    description: 'The claim number of the claim that a replacement or void refers to.',
  })
  originalClaimNumber: string | null;

  @Field(() => LocalDateScalar, { description: 'The first day of service.' })
  dateOfService: string;

  @Field(() => LocalDateScalar, { nullable: true, description: 'The day the claim was sent.' })
  submissionDate: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'CMS place of service code; null on institutional claims.',
  })
  placeOfService: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'UB-04 type of bill, four digits; null on professional claims.',
  })
  typeOfBill: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'UB-04 admission type; null unless it is an inpatient stay.',
  })
  admissionType: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'UB-04 patient discharge status; null on professional claims.',
  })
  patientStatus: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'MS-DRG, three digits; null unless it is an inpatient stay.',
  })
  drgCode: string | null;

  @Field(() => LocalDateScalar, {
    nullable: true,
    description: "The last day of an institutional claim's statement period; null on professional claims.",
  })
  dischargeDate: string | null;

  @Field(() => LocalDateScalar, {
    nullable: true,
    description: "The patient's date of birth; null when the source does not state it.",
  })
  patientBirthDate: string | null;

  @Field(() => String, {
    nullable: true,
    description: "The patient's sex: F, M or U (unknown); null when the source does not state it.",
  })
  patientSex: string | null;

  @Field(() => String, { nullable: true, description: "The patient's member ID with the payer." })
  memberId: string | null;

  @Field(() => String, { nullable: true, description: "The member's group or policy number." })
  memberGroupId: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether another payer is primary; null when not known.',
  })
  otherPayerPrimary: boolean | null;

  @Field(() => String, { nullable: true, description: 'The prior authorization number sent with the claim.' })
  priorAuthorization: string | null;

  @Field(() => String, { nullable: true, description: 'The referral number sent with the claim.' })
  referralNumber: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether medical records were attached; null when not known.',
  })
  recordsAttached: boolean | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'The E/M level that the documentation supports, 1 to 5; null when the claim has no E/M service.',
  })
  documentedLevel: number | null;

  @Field(() => [String], {
    description: 'ICD-10-CM codes, principal diagnosis first, in the order that diagnosisPointers refer to.',
  })
  diagnosisCodes: readonly string[];

  @Field(() => [ClaimLineDraftView], { description: 'The service lines.' })
  lines: ClaimLineDraftView[];
}
