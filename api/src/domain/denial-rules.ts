import type { DenialCodes } from './claim';
import type { DenialRule, RuleBenchmark } from './denial-rule';

/**
 * The ways a claim can be wrong that this version knows, as data. Their order is the index that tables and random
 * draws use: append only, so that a new rule reshuffles nothing. CARC and RARC are bare codes, all wording is our own.
 */
export const DENIAL_RULES = [
  {
    key: 'missing-modifier-25',
    title: 'Visit not marked as separate from a same-day procedure',
    category: 'MODIFIER_MISSING',
    carc: '4',
    rarc: 'N519',
    group: 'CO',
    coderControllable: true,
    fixGuidance:
      'Add modifier 25 to the visit when the note documents a separate evaluation, and send a corrected claim.',
    family: 'em-with-procedure',
    paths: ['C'],
  },
  {
    key: 'bundled',
    title: 'Billed beside a service that includes it',
    category: 'BILLING_ERROR',
    carc: '97',
    rarc: 'M15',
    group: 'CO',
    coderControllable: true,
    fixGuidance:
      'Remove the included service, or mark it as distinct where the record shows a separate session or site.',
    family: 'bundling-pair',
    paths: ['C', 'A'],
  },
  {
    key: 'missing-authorization',
    title: 'No prior authorisation on the claim',
    category: 'AUTHORIZATION',
    carc: '197',
    rarc: null,
    group: 'CO',
    coderControllable: false,
    fixGuidance:
      'Ask for a retroactive authorisation and appeal with it; check the payer list when the visit is booked.',
    family: 'authorization-listed',
    paths: ['A'],
  },
  {
    key: 'diagnosis-linkage',
    title: 'The linked diagnosis does not support the procedure',
    category: 'CODE_MISMATCH',
    carc: '11',
    rarc: 'M76',
    group: 'CO',
    coderControllable: true,
    fixGuidance:
      'Point the line to the diagnosis that the note gives as its reason, and send a corrected claim.',
    family: 'policy-diagnosis',
    paths: ['C', 'A'],
  },
  {
    key: 'duplicate',
    title: 'Billed twice',
    category: 'BILLING_ERROR',
    carc: '18',
    rarc: 'N522',
    group: 'OA',
    coderControllable: false,
    fixGuidance:
      'Nothing to collect when it is a true duplicate; a repeated service needs modifier 76, 77 or 91.',
    family: 'all',
    paths: ['C', 'W'],
  },
  {
    key: 'timely-filing',
    title: 'Filed after the payer limit',
    category: 'TIMING',
    carc: '29',
    rarc: null,
    group: 'CO',
    coderControllable: false,
    fixGuidance:
      'Appeal with proof of an earlier submission, or write off; watch claims that wait for charges.',
    family: 'all',
    paths: ['A', 'W'],
  },
  {
    key: 'outside-coverage',
    title: 'Not covered on the date of service',
    category: 'ELIGIBILITY',
    carc: '27',
    rarc: 'N30',
    group: 'PR',
    coderControllable: false,
    fixGuidance: 'Find the coverage in force on that date and bill it; check eligibility at every visit.',
    family: 'all',
    paths: ['R', 'P'],
  },
  {
    key: 'place-of-service',
    title: 'Place of service does not fit the procedure',
    category: 'CODE_MISMATCH',
    carc: '5',
    rarc: 'M77',
    group: 'CO',
    coderControllable: true,
    fixGuidance: 'Correct the place of service to where the patient was seen, and send a corrected claim.',
    family: 'all',
    paths: ['C'],
  },
  {
    key: 'records-missing',
    title: 'Records that the payer wants were not sent',
    category: 'DOCUMENTATION',
    carc: '252',
    rarc: 'M127',
    group: 'CO',
    coderControllable: true,
    fixGuidance:
      'Send the records with a corrected claim; attach them at first submission for listed procedures.',
    family: 'records-listed',
    paths: ['C'],
  },
  {
    key: 'medical-necessity',
    title: 'Diagnosis not among those covered for the procedure',
    category: 'MEDICAL_NECESSITY',
    carc: '50',
    rarc: 'N115',
    group: 'CO',
    coderControllable: false,
    fixGuidance: 'Appeal with the records that show why the service was needed.',
    family: 'necessity-listed',
    paths: ['A'],
  },
] as const satisfies readonly DenialRule[];

export type RuleKey = (typeof DENIAL_RULES)[number]['key'];

const indexByKey = new Map<string, number>(DENIAL_RULES.map((rule, index) => [rule.key, index]));
const indexByCarc = new Map<string, number>(DENIAL_RULES.map((rule, index) => [rule.carc, index]));

/** The rule's place in DENIAL_RULES, -1 when there is none of that key. */
export const ruleIndex = (key: string): number => indexByKey.get(key) ?? -1;

export function findRule(key: string): DenialRule | null {
  const index = ruleIndex(key);
  return index < 0 ? null : DENIAL_RULES[index];
}

/** Throws when there is none: for keys that have been validated. */
export function ruleOf(key: string): DenialRule {
  const rule = findRule(key);
  if (!rule) throw new RangeError(`there is no denial rule "${key}"`);
  return rule;
}

/** The rule behind a denial; by its codes where the rule itself was not kept (a denial read back, or imported). */
export function ruleIndexOfDenial(denial: DenialCodes): number {
  return denial.ruleKey === null ? (indexByCarc.get(denial.carc) ?? -1) : ruleIndex(denial.ruleKey);
}

/**
 * How often each rule denies by nature: its weight among a payer type's denials, and the percent of professional
 * claims it can apply to. Weights after the reason mixes of the Change Healthcare Denials Index 2020 and ReMatrix
 * 2014; opportunities are estimates from code frequencies.
 */
export const RULE_BENCHMARKS: readonly RuleBenchmark[] = [
  benchmark('missing-modifier-25', 2, 16),
  benchmark('bundled', 6, 38),
  benchmark('missing-authorization', 7, 45),
  benchmark('diagnosis-linkage', 3, 46),
  benchmark('duplicate', 10, 100),
  benchmark('timely-filing', 5, 100),
  benchmark('outside-coverage', 8, 100),
  benchmark('place-of-service', 1.5, 100),
  benchmark('records-missing', 4, 32),
  benchmark('medical-necessity', 5, 36),
];

function benchmark(ruleKey: RuleKey, weight: number, opportunity: number): RuleBenchmark {
  const rule = ruleOf(ruleKey);
  return { ruleKey, carc: rule.carc, family: rule.family, weight, opportunity };
}
