import { Field, Float, ID, InputType, Int } from 'type-graphql';
import type { ClaimType } from '../../domain/claim';
import { ClaimTypeEnum } from '../enums/claim-enums';
import { DollarsScalar, LocalDateScalar } from '../scalars';

@InputType('ClaimLineDraft', { description: 'One service line of a draft claim.' })
export class ClaimLineDraftInput {
  @Field(() => String, {
    description:
      'A CPT or HCPCS code; empty when an institutional line is billed by revenue code alone. Codes about which no rule is known are accepted.',
  })
  procedureCode: string;

  @Field(() => String, {
    nullable: true,
    description: 'NUBC revenue code, four digits; must be null on professional claims.',
  })
  revenueCode?: string | null;

  @Field(() => [String], {
    nullable: true,
    defaultValue: [],
    description: 'Two-character procedure modifiers, in order.',
  })
  modifiers?: string[] | null;

  @Field(() => Float, { nullable: true, defaultValue: 1, description: 'Number of units; more than 0.' })
  units?: number | null;

  @Field(() => DollarsScalar, {
    name: 'billedAmount',
    description: 'The charge for this line, in dollars; 0 or more.',
  })
  billedAmount: number;

  @Field(() => [Int], {
    nullable: true,
    defaultValue: [1],
    description: "Positions in the claim's diagnosisCodes, counted from 1, that justify this service.",
  })
  diagnosisPointers?: number[] | null;
}

@InputType('ClaimDraft', {
  description:
    "A claim to test against the payer's policies: entered by a user, or taken from `Claim.draft`. A null field is treated as left empty on the claim.",
})
export class ClaimDraftInput {
  @Field(() => ID, {
    nullable: true,
    description:
      "The existing claim that this is a draft of, if any. The payer's history is then what it had received before that claim.",
  })
  claimId?: string | null;

  @Field(() => ID, {
    description:
      'The payer that the claim is sent to; it must be a payer of the workspace that has policies.',
  })
  payerId: string;

  @Field(() => ID, { nullable: true, description: 'The provider that rendered the services.' })
  providerId?: string | null;

  @Field(() => ClaimTypeEnum, {
    nullable: true,
    defaultValue: 'PROFESSIONAL',
    description: 'Whether the claim is professional (837P) or institutional (837I).',
  })
  claimType?: ClaimType | null;

  @Field(() => String, {
    nullable: true,
    defaultValue: '1',
    description:
      'Claim frequency code: 1 original, 7 replacement. 8 (void) is refused, because a void requests no payment that could be denied.',
  })
  frequencyCode?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'The claim number of the claim that a replacement refers to; required with frequency code 7.',
  })
  originalClaimNumber?: string | null;

  @Field(() => LocalDateScalar, { description: 'The first day of service.' })
  dateOfService: string;

  @Field(() => LocalDateScalar, {
    nullable: true,
    description: "The day the claim is sent; null means today, by the workspace's clock.",
  })
  submissionDate?: string | null;

  @Field(() => String, {
    nullable: true,
    defaultValue: '11',
    description: 'CMS place of service code, two digits; ignored on institutional claims.',
  })
  placeOfService?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'UB-04 type of bill, four digits; must be null on professional claims.',
  })
  typeOfBill?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'UB-04 admission type; inpatient stays only, must be null on professional claims.',
  })
  admissionType?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'UB-04 patient discharge status; must be null on professional claims.',
  })
  patientStatus?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'An MS-DRG in the catalogue, three digits; inpatient stays only, must be null on professional claims.',
  })
  drgCode?: string | null;

  @Field(() => LocalDateScalar, {
    nullable: true,
    description:
      "The last day of an institutional claim's statement period; must be null on professional claims.",
  })
  dischargeDate?: string | null;

  @Field(() => LocalDateScalar, {
    nullable: true,
    description:
      "The patient's date of birth. A date after dateOfService is refused, unless a line's procedure has a minimum age: then the payer denies the claim for it.",
  })
  patientBirthDate?: string | null;

  @Field(() => String, { nullable: true, description: "The patient's sex: F, M or U (unknown)." })
  patientSex?: string | null;

  @Field(() => String, { nullable: true, description: "The patient's member ID with the payer." })
  memberId?: string | null;

  @Field(() => String, { nullable: true, description: "The member's group or policy number." })
  memberGroupId?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether another payer is primary.' })
  otherPayerPrimary?: boolean | null;

  @Field(() => String, { nullable: true, description: 'The prior authorization number sent with the claim.' })
  priorAuthorization?: string | null;

  @Field(() => String, { nullable: true, description: 'The referral number sent with the claim.' })
  referralNumber?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether medical records are attached; null means not stated, which no payer denies here.',
  })
  recordsAttached?: boolean | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'The E/M level that the documentation supports, 1 to 5; null when the claim has no E/M service.',
  })
  documentedLevel?: number | null;

  @Field(() => [String], {
    description:
      'ICD-10-CM codes with the dot, principal diagnosis first, in the order that diagnosisPointers refer to.',
  })
  diagnosisCodes: string[];

  @Field(() => [ClaimLineDraftInput], {
    description: 'The service lines: 1 to 50 on a professional claim, 1 to 999 on an institutional claim.',
  })
  lines: ClaimLineDraftInput[];
}
