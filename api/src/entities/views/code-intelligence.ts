import { Field, Float, Int, ObjectType } from 'type-graphql';
import { DollarsScalar, JsonScalar, LocalDateScalar } from '../scalars';

@ObjectType({ description: 'How often a modifier stands on the lines of a procedure code.' })
export class CodeModifierUse {
  @Field(() => String, { description: 'The two-character modifier.' })
  modifier: string;

  @Field(() => Int, { description: 'Lines with this modifier.' })
  lineCount: number;

  @Field(() => Int, { description: 'How many of these lines were denied.' })
  deniedLineCount: number;
}

@ObjectType({
  description:
    "A procedure code in a workspace's claims: service lines of first submissions, by the week of their claim's first adjudication.",
})
export class CodeClaimFigures {
  @Field(() => LocalDateScalar, { description: 'The Monday on which the window begins.' })
  from: string;

  @Field(() => LocalDateScalar, { description: 'The Sunday on which the window ends.' })
  to: string;

  @Field(() => Int, { description: 'Adjudicated lines with this code.' })
  lineCount: number;

  @Field(() => Int, { description: 'How many of them were denied.' })
  deniedLineCount: number;

  @Field(() => Float, {
    nullable: true,
    description: 'Denied lines as percent of the lines; null without lines.',
  })
  denialRate: number | null;

  @Field(() => DollarsScalar, { description: 'Billed dollars of the denied lines.' })
  dollarsDenied: number;

  @Field(() => DollarsScalar, {
    nullable: true,
    description: 'Mean billed dollars per line; null without lines.',
  })
  averageBilled: number | null;

  @Field(() => DollarsScalar, {
    nullable: true,
    description: 'Mean allowed dollars per line on which something was allowed; null where there is none.',
  })
  averageAllowed: number | null;

  @Field(() => [CodeModifierUse], { description: 'The modifiers on these lines, the most frequent first.' })
  modifiers: CodeModifierUse[];
}

@ObjectType({
  description:
    "What there is to know of a procedure code: facts of the catalogue, in this project's own words, and, where a workspace is given, what its claims say.",
})
export class CodeIntelligence {
  @Field(() => String, { description: "CPT or HCPCS code, without the code set's own descriptor." })
  procedureCode: string;

  @Field(() => String, { description: "A short description in this project's own words." })
  description: string;

  @Field(() => String, {
    description:
      'The kind of service: E&M, Surgery, Diagnostic, Lab, Imaging, Therapy, Drug, Supply or Other.',
  })
  category: string;

  @Field(() => DollarsScalar, {
    name: 'averageReimbursement',
    nullable: true,
    description:
      'With a workspace that has been allowed something for the code: claims.averageAllowed, per line. Otherwise about what Medicare allows for one unit in an office; null for a code outside the catalogue.',
  })
  averageReimbursementCents: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'How many payers usually accept in frequencyLimitPeriod; null without a usual limit.',
  })
  frequencyLimitCount: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'The period of frequencyLimitCount, e.g. day; null without a usual limit.',
  })
  frequencyLimitPeriod: string | null;

  @Field(() => JsonScalar, {
    description:
      "Why the code is denied, the most frequent first: a list of {carc, reason, frequency, share, dollarsDenied, patternId}. With a workspace: its denied lines (frequency), their percentage of all denied lines of the code (share), and the costliest pattern that has such denials. Without claims: the rules that can deny the code because of what it is, by the benchmarks' frequency; the figures are null.",
  })
  commonDenialReasons: CodeDenialReason[];

  @Field(() => [String], {
    description:
      'The modifiers that payers look for in some situation; which one is right follows from the record.',
  })
  requiredModifiers: readonly string[];

  @Field(() => [String], {
    description: 'Codes that it is confused, combined or billed with, those of the catalogue only.',
  })
  relatedCodes: readonly string[];

  @Field(() => Int, {
    nullable: true,
    description: 'Youngest age that payers accept, in years; null without a limit.',
  })
  ageRestrictionMin: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Oldest age that payers accept, in years; null without a limit.',
  })
  ageRestrictionMax: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'What goes wrong with this code, in words; null if nothing is known.',
  })
  commonMistakes: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      "How to fix what it is denied for: for the workspace's most frequent reason if that is known, otherwise for the code's own most telling rule. Null if nothing is known.",
  })
  fixGuidance: string | null;

  @Field(() => String, { description: 'The code set: CPT or HCPCS.' })
  source: string;

  @Field(() => String, { nullable: true, description: 'Where the publisher of the code set says more.' })
  referenceUrl: string | null;

  @Field(() => CodeClaimFigures, {
    nullable: true,
    description:
      "What the workspace's claims say; null without a workspace, or where it has no such lines in the window.",
  })
  claims: CodeClaimFigures | null;
}

/** An item of commonDenialReasons, as JSON: amounts are dollars. */
export interface CodeDenialReason {
  carc: string;
  reason: string;
  frequency: number | null;
  /** Percent. */
  share: number | null;
  dollarsDenied: number | null;
  patternId: string | null;
}
