import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import type { ClaimType } from '../../domain/claim';
import { ClaimTypeEnum } from '../enums';
import { DollarsScalar, LocalDateScalar } from '../scalars';

@ObjectType({ description: 'One line of a claim to try.' })
export class ClaimLineDraftView {
  @Field(() => String, { description: 'CPT or HCPCS code; empty where the revenue code stands alone.' })
  procedureCode: string;

  @Field(() => String, {
    nullable: true,
    description: 'NUBC revenue code, four digits; institutional lines only.',
  })
  revenueCode: string | null;

  @Field(() => [String], { description: 'Two-character modifiers, in order.' })
  modifiers: readonly string[];

  @Field(() => Float, { description: 'How many.' })
  units: number;

  @Field(() => DollarsScalar, { name: 'billedAmount', description: 'The charge.' })
  billedCents: number;

  @Field(() => [Int], { description: '1-based positions in diagnosisCodes.' })
  diagnosisPointers: readonly number[];
}

@ObjectType({
  description: 'A claim as it was sent, in the shape of ClaimDraft: only what was known before adjudication.',
})
export class ClaimDraftView {
  @Field(() => ID, { description: 'The claim that this is the draft of.' })
  claimId: string;

  @Field(() => ID, { nullable: true, description: 'Who was billed.' })
  payerId: string | null;

  @Field(() => ID, { nullable: true, description: 'Who rendered the services.' })
  providerId: string | null;

  @Field(() => ClaimTypeEnum, { description: 'Professional or institutional.' })
  claimType: ClaimType;

  @Field(() => String, { description: '1 original, 7 replacement, 8 void.' })
  frequencyCode: string;

  @Field(() => String, { nullable: true, description: 'The claim that a replacement or void refers to.' })
  originalClaimNumber: string | null;

  @Field(() => LocalDateScalar, { description: 'The first day of service.' })
  dateOfService: string;

  @Field(() => LocalDateScalar, { nullable: true, description: 'When it was sent.' })
  submissionDate: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'CMS place of service code; null on institutional claims.',
  })
  placeOfService: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'UB-04 type of bill, four digits; institutional claims only.',
  })
  typeOfBill: string | null;

  @Field(() => String, { nullable: true, description: 'UB-04 admission type; inpatient stays only.' })
  admissionType: string | null;

  @Field(() => String, { nullable: true, description: 'UB-04 discharge status; institutional claims only.' })
  patientStatus: string | null;

  @Field(() => String, { nullable: true, description: 'MS-DRG, three digits; inpatient stays only.' })
  drgCode: string | null;

  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'The last day of an institutional statement; null on professional claims.',
  })
  dischargeDate: string | null;

  @Field(() => LocalDateScalar, { nullable: true, description: 'Null where the source does not say.' })
  patientBirthDate: string | null;

  @Field(() => String, { nullable: true, description: 'F, M or U.' })
  patientSex: string | null;

  @Field(() => String, { nullable: true, description: "The patient's number with the payer." })
  memberId: string | null;

  @Field(() => String, { nullable: true, description: "The member's group or policy number." })
  memberGroupId: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Another payer comes first; null where not known.' })
  otherPayerPrimary: boolean | null;

  @Field(() => String, { nullable: true, description: 'The authorization number sent with it.' })
  priorAuthorization: string | null;

  @Field(() => String, { nullable: true, description: 'The referral number sent with it.' })
  referralNumber: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Records were sent with it; null where not known.' })
  recordsAttached: boolean | null;

  @Field(() => Int, {
    nullable: true,
    description: 'The E/M level that the note supports, 1-5; null where it does not apply.',
  })
  documentedLevel: number | null;

  @Field(() => [String], { description: 'ICD-10-CM, in the order that lines point to.' })
  diagnosisCodes: readonly string[];

  @Field(() => [ClaimLineDraftView], { description: 'Its lines.' })
  lines: ClaimLineDraftView[];
}
