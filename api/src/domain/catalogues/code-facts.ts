import { RULE_BENCHMARKS, ruleOf } from '../denial-rules';
import type { RuleKey } from '../denial-rules';
import type { Cents } from '../money';
import type { Procedure } from './procedure';
import { PROCEDURES, findProcedure, visitOfLevel } from './procedure-catalogue';
import { procedureGroupOf } from './procedure-groups';

/** The coarse kinds of service by which codes are listed; each procedure group is in one. */
export const CODE_CATEGORIES = [
  'E&M',
  'Surgery',
  'Diagnostic',
  'Lab',
  'Imaging',
  'Therapy',
  'Drug',
  'Supply',
  'Other',
] as const;
export type CodeCategory = (typeof CODE_CATEGORIES)[number];

/** What is known of a procedure code without any claim: from the catalogue, in this project's own words. */
export interface CodeFacts {
  procedureCode: string;
  description: string;
  category: CodeCategory;
  /** What Medicare allows for one unit in an office, approximately; null for a code outside the catalogue. */
  averageReimbursementCents: Cents | null;
  frequencyLimitCount: number | null;
  frequencyLimitPeriod: string | null;
  /** The rules that can deny the code because of what it is; the most frequent by the benchmarks first. */
  ruleKeys: readonly RuleKey[];
  requiredModifiers: readonly string[];
  relatedCodes: readonly string[];
  ageRestrictionMin: number | null;
  ageRestrictionMax: number | null;
  commonMistakes: string | null;
  fixGuidance: string | null;
  source: 'CPT' | 'HCPCS';
  referenceUrl: string;
}

/** The facts of every code in the catalogue, in the catalogue's order. */
export const catalogueFacts = (): readonly CodeFacts[] => PROCEDURES.map(factsOf);

/** The facts of a code; of one outside the catalogue only what its number says. */
export function codeFactsOf(code: string): CodeFacts {
  const known = findProcedure(code);
  return known ? factsOf(known) : factsByNumber(code);
}

/** Null for a group that is none of procedure-groups.ts. */
export const categoryOfGroup = (group: string): CodeCategory | null => CATEGORY_OF_GROUP[group] ?? null;

const CATEGORY_OF_GROUP: Readonly<Record<string, CodeCategory>> = {
  'office visit': 'E&M',
  'emergency visit': 'E&M',
  'other visit': 'E&M',
  behavioral: 'Therapy',
  therapy: 'Therapy',
  complementary: 'Therapy',
  respiratory: 'Therapy',
  'minor surgery': 'Surgery',
  surgery: 'Surgery',
  endoscopy: 'Surgery',
  pain: 'Surgery',
  anesthesia: 'Surgery',
  injection: 'Surgery',
  'emergency treatment': 'Surgery',
  cardiology: 'Diagnostic',
  sleep: 'Diagnostic',
  eye: 'Diagnostic',
  screening: 'Diagnostic',
  laboratory: 'Lab',
  imaging: 'Imaging',
  drug: 'Drug',
  infusion: 'Drug',
  supplies: 'Supply',
  equipment: 'Supply',
  orthotics: 'Supply',
  'vision and hearing': 'Supply',
  administration: 'Other',
  observation: 'Other',
  'other medicine': 'Other',
  'professional services': 'Other',
  other: 'Other',
};

/** A rule that can deny a code because of what the code is, and the mistake behind it in words. */
interface CodeRule {
  ruleKey: RuleKey;
  concerns: (procedure: Procedure) => boolean;
  mistake: string;
}

const INCLUDED_CODES = new Set(PROCEDURES.flatMap(({ components }) => components));
const isVisit = ({ emLevel }: Procedure): boolean => emLevel !== null;

const CODE_RULES: readonly CodeRule[] = [
  {
    ruleKey: 'missing-modifier-25',
    concerns: isVisit,
    mistake:
      'Billed on the day of a procedure without modifier 25, which says that the visit was a separate service',
  },
  {
    ruleKey: 'level-not-supported',
    concerns: isVisit,
    mistake: 'A higher level than the note documents',
  },
  {
    ruleKey: 'new-patient',
    concerns: ({ newPatient }) => newPatient,
    mistake: 'A new-patient code for a patient whom the practice has seen within three years',
  },
  {
    ruleKey: 'bundled',
    concerns: ({ code }) => INCLUDED_CODES.has(code),
    mistake: 'Billed beside the larger service that includes it',
  },
  {
    ruleKey: 'missing-modifier-59',
    concerns: ({ separableFrom }) => separableFrom.length > 0,
    mistake:
      'Billed with a code that it must be told apart from, and not marked as distinct (59 or an X modifier)',
  },
  {
    ruleKey: 'bilateral-modifier',
    concerns: ({ bilateral }) => bilateral,
    mistake: 'Done on both sides and billed twice without 50, RT or LT',
  },
  {
    ruleKey: 'missing-authorization',
    concerns: ({ authorization }) => authorization,
    mistake: 'No prior authorization number on the claim',
  },
  {
    ruleKey: 'authorization-exceeded',
    concerns: ({ authorization }) => authorization,
    mistake: 'More units than were authorized',
  },
  {
    ruleKey: 'missing-referral',
    concerns: ({ referral }) => referral,
    mistake: 'No referral number for a plan with a gatekeeper',
  },
  {
    ruleKey: 'records-missing',
    concerns: ({ records }) => records,
    mistake: 'Records that the payer decides by were not attached',
  },
  {
    ruleKey: 'diagnosis-linkage',
    concerns: ({ policyDiagnoses }) => policyDiagnoses !== null,
    mistake: 'The line points to a diagnosis that does not support it',
  },
  {
    ruleKey: 'medical-necessity',
    concerns: ({ coverageDiagnoses }) => coverageDiagnoses !== null,
    mistake: 'No diagnosis on the claim for which payers cover it',
  },
  {
    ruleKey: 'frequency-limit',
    concerns: ({ unitLimit }) => unitLimit !== null,
    mistake: 'More units a day than payers accept',
  },
  {
    ruleKey: 'age-sex-conflict',
    concerns: ({ sex, minAge }) => sex !== null || minAge > 0,
    mistake: "The patient's age or sex does not fit it",
  },
  {
    ruleKey: 'provider-not-eligible',
    concerns: ({ certificate }) => certificate,
    mistake:
      "Done in a laboratory whose certificate does not cover it; a reference laboratory's work needs 90",
  },
  {
    ruleKey: 'not-covered',
    concerns: ({ excludable }) => excludable,
    mistake: 'Billed to a plan that excludes it',
  },
  {
    ruleKey: 'invalid-code',
    concerns: ({ validFrom, validBefore }) => validFrom !== null || validBefore !== null,
    mistake: 'Used for a date on which another code was in force',
  },
  {
    ruleKey: 'place-of-service',
    concerns: ({ places }) => places.length <= 3,
    mistake: 'Billed at a place of service where payers do not accept it',
  },
];

const weightOf = (key: RuleKey): number =>
  RULE_BENCHMARKS.find(({ ruleKey }) => ruleKey === key)?.weight ?? 0;
/** A stable sort: of rules that deny equally often, the one listed first is the more telling. */
const BY_WEIGHT = [...CODE_RULES].sort((a, b) => weightOf(b.ruleKey) - weightOf(a.ruleKey));

function factsOf(procedure: Procedure): CodeFacts {
  const { code, description, family, allowedMedianCents, minAge } = procedure;
  const rules = BY_WEIGHT.filter(({ concerns }) => concerns(procedure));
  // What is wrong with a visit beside a procedure is the modifier, however often levels are disputed.
  const foremost = CODE_RULES.find(({ concerns }) => concerns(procedure)) ?? null;
  return {
    procedureCode: code,
    description,
    category: categoryOfGroup(family) ?? 'Other',
    averageReimbursementCents: allowedMedianCents,
    ...frequencyLimitOf(procedure),
    ruleKeys: rules.map(({ ruleKey }) => ruleKey),
    requiredModifiers: modifiersFor(procedure),
    relatedCodes: relatedTo(procedure),
    ageRestrictionMin: minAge > 0 ? minAge : null,
    ageRestrictionMax: null,
    commonMistakes: rules.length === 0 ? null : `${rules.map(({ mistake }) => mistake).join('. ')}.`,
    fixGuidance: foremost && ruleOf(foremost.ruleKey).fixGuidance,
    ...codeSetOf(code),
  };
}

function factsByNumber(code: string): CodeFacts {
  const group = procedureGroupOf(code) ?? 'other';
  return {
    procedureCode: code,
    description: `Not in the catalogue; by its number: ${group}`,
    category: categoryOfGroup(group) ?? 'Other',
    averageReimbursementCents: null,
    frequencyLimitCount: null,
    frequencyLimitPeriod: null,
    ruleKeys: [],
    requiredModifiers: [],
    relatedCodes: [],
    ageRestrictionMin: null,
    ageRestrictionMax: null,
    commonMistakes: null,
    fixGuidance: null,
    ...codeSetOf(code),
  };
}

/** Payers pay one visit a day to a group and specialty, and one new-patient visit in three years. */
function frequencyLimitOf({
  unitLimit,
  newPatient,
  emLevel,
}: Procedure): Pick<CodeFacts, 'frequencyLimitCount' | 'frequencyLimitPeriod'> {
  if (newPatient) return { frequencyLimitCount: 1, frequencyLimitPeriod: '3 years' };
  const count = unitLimit ?? (emLevel === null ? null : 1);
  return { frequencyLimitCount: count, frequencyLimitPeriod: count === null ? null : 'day' };
}

const DISTINCT = ['59', 'XE', 'XP', 'XS', 'XU'] as const;
const REPEATABLE: ReadonlySet<string> = new Set(['imaging', 'cardiology', 'minor surgery']);

/** The modifiers that payers look for on a code in some situation: which one is right follows from the record. */
function modifiersFor(procedure: Procedure): string[] {
  const { code, family, places, bilateral, separableFrom, certificate } = procedure;
  const modifiers: string[] = [];
  // A separate visit beside a procedure; unrelated within a global period; the decision for surgery.
  if (isVisit(procedure)) modifiers.push('25', '24', '57');
  if (places.includes('02')) modifiers.push('95');
  if (separableFrom.length > 0 || INCLUDED_CODES.has(code)) modifiers.push(...DISTINCT);
  if (bilateral) modifiers.push('50', 'RT', 'LT');
  if (REPEATABLE.has(family)) modifiers.push('76', '77');
  if (family === 'laboratory') modifiers.push('91');
  if (certificate) modifiers.push('90');
  if (family === 'therapy') modifiers.push('GP', 'GO');
  return modifiers;
}

/** Services that an established patient's visit is often billed with. */
const BESIDE_A_VISIT = ['36415', '93000'] as const;

function relatedTo(procedure: Procedure): string[] {
  const { code, family, emLevel, newPatient, components, separableFrom, successor } = procedure;
  const related = new Set<string>();
  if (emLevel !== null) {
    for (const level of [emLevel - 1, emLevel + 1]) {
      const other = visitOfLevel({ family }, level, newPatient);
      if (other) related.add(other.code);
    }
    if (family === 'office visit') BESIDE_A_VISIT.forEach((other) => related.add(other));
  }
  for (const other of [...components, ...separableFrom, ...(successor === null ? [] : [successor])])
    related.add(other);
  for (const other of PROCEDURES)
    if (other.components.includes(code) || other.separableFrom.includes(code)) related.add(other.code);
  return [...related];
}

/** Who publishes the code set; the wording here is this project's own. */
function codeSetOf(code: string): Pick<CodeFacts, 'source' | 'referenceUrl'> {
  return /^[A-Z]/.test(code)
    ? {
        source: 'HCPCS',
        referenceUrl: 'https://www.cms.gov/medicare/coding-billing/healthcare-common-procedure-system',
      }
    : { source: 'CPT', referenceUrl: 'https://www.ama-assn.org/practice-management/cpt' };
}
