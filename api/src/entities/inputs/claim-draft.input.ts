import { Field, Float, ID, InputType, Int } from 'type-graphql';
import type { ClaimType } from '../../domain/claim';
import { ClaimTypeEnum } from '../enums';
import { DollarsScalar, LocalDateScalar } from '../scalars';

@InputType('ClaimLineDraft', { description: 'One line of a claim to try.' })
export class ClaimLineDraftInput {
  @Field(() => String, {
    description:
      'CPT or HCPCS code that the catalogue knows; empty where the revenue code of an institutional line stands alone.',
  })
  procedureCode: string;

  @Field(() => String, {
    nullable: true,
    description: 'NUBC revenue code, four digits; refused on professional claims.',
  })
  revenueCode?: string | null;

  @Field(() => [String], {
    nullable: true,
    defaultValue: [],
    description: 'Two-character modifiers, in order.',
  })
  modifiers?: string[] | null;

  @Field(() => Float, { nullable: true, defaultValue: 1, description: 'How many; above 0.' })
  units?: number | null;

  @Field(() => DollarsScalar, { name: 'billedAmount', description: 'The charge; 0 or more.' })
  billedAmount: number;

  @Field(() => [Int], {
    nullable: true,
    defaultValue: [1],
    description: '1-based positions in diagnosisCodes.',
  })
  diagnosisPointers?: number[] | null;
}

@InputType('ClaimDraft', {
  description:
    'A claim to try, as a person types it in or as `Claim.draft` gives it. Null stands for a field left empty.',
})
export class ClaimDraftInput {
  @Field(() => ID, {
    nullable: true,
    description:
      'The claim that this draft is of, if any: then exactly what was received before that claim counts as received before.',
  })
  claimId?: string | null;

  @Field(() => ID, { description: 'Who is billed: a payer of the workspace that has policies.' })
  payerId: string;

  @Field(() => ID, { nullable: true, description: 'Who rendered the services.' })
  providerId?: string | null;

  @Field(() => ClaimTypeEnum, {
    nullable: true,
    defaultValue: 'PROFESSIONAL',
    description: 'Professional or institutional.',
  })
  claimType?: ClaimType | null;

  @Field(() => String, {
    nullable: true,
    defaultValue: '1',
    description: '1 original, 7 replacement. A void (8) asks for nothing that could be denied.',
  })
  frequencyCode?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The number of the claim that a replacement refers to; required with frequency 7.',
  })
  originalClaimNumber?: string | null;

  @Field(() => LocalDateScalar, { description: 'The first day of service.' })
  dateOfService: string;

  @Field(() => LocalDateScalar, {
    nullable: true,
    description: "When it is sent; null: today by the workspace's clock.",
  })
  submissionDate?: string | null;

  @Field(() => String, {
    nullable: true,
    defaultValue: '11',
    description: 'CMS place of service code, two digits; not read on institutional claims.',
  })
  placeOfService?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'UB-04 type of bill, four digits; refused on professional claims.',
  })
  typeOfBill?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'UB-04 admission type; inpatient stays only, refused on professional claims.',
  })
  admissionType?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'UB-04 discharge status; refused on professional claims.',
  })
  patientStatus?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'MS-DRG that the catalogue knows, three digits; inpatient stays only, refused on professional claims.',
  })
  drgCode?: string | null;

  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'The last day of an institutional statement; refused on professional claims.',
  })
  dischargeDate?: string | null;

  @Field(() => LocalDateScalar, {
    nullable: true,
    description:
      'The birth date on the claim. After dateOfService it is refused, except where a line has a youngest age: then the payer denies it, as it does a mistyped century.',
  })
  patientBirthDate?: string | null;

  @Field(() => String, { nullable: true, description: 'F, M or U.' })
  patientSex?: string | null;

  @Field(() => String, { nullable: true, description: "The patient's number with the payer." })
  memberId?: string | null;

  @Field(() => String, { nullable: true, description: "The member's group or policy number." })
  memberGroupId?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Another payer comes first.' })
  otherPayerPrimary?: boolean | null;

  @Field(() => String, { nullable: true, description: 'The authorization number sent with it.' })
  priorAuthorization?: string | null;

  @Field(() => String, { nullable: true, description: 'The referral number sent with it.' })
  referralNumber?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Records are sent with it; null: not said, which no payer here refuses.',
  })
  recordsAttached?: boolean | null;

  @Field(() => Int, {
    nullable: true,
    description: 'The E/M level that the note supports, 1-5; null where it does not apply.',
  })
  documentedLevel?: number | null;

  @Field(() => [String], {
    description: 'ICD-10-CM with its dot, the principal diagnosis first, in the order that lines point to.',
  })
  diagnosisCodes: string[];

  @Field(() => [ClaimLineDraftInput], {
    description: 'Its lines: 1 to 50, of an institutional claim up to 999.',
  })
  lines: ClaimLineDraftInput[];
}
