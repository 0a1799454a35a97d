import { PROCEDURES } from '../catalogues/procedure-catalogue';
import type { Procedure } from '../catalogues/procedure';
import type { ClaimSlice, SLICE_FIELDS } from '../claim-slice';
import { depthOf, isServiceInSlice } from '../claim-slice';
import type { RuleKey } from '../denial-rules';
import type { PatternConditions, PatternInjection, PayerShare } from './scenario';

/**
 * How an injected pattern gets into the claims: DEFECT, the practice makes the rule's mistake on claims of the slice;
 * BEHAVIOR, payers deny claims of the slice although nothing is wrong with them.
 */
export type PatternRealization = 'DEFECT' | 'BEHAVIOR';

/** The slice that a pattern names; the scenario's payers are numbered from 1 in their order. */
export function sliceOfPattern(
  pattern: PatternInjection,
  payers: readonly Pick<PayerShare, 'name'>[],
): ClaimSlice {
  const payerIndex = payers.findIndex(({ name }) => name === pattern.payer);
  return { ...conditionsOf(pattern), payer: pattern.payer === null ? null : payerIndex + 1 };
}

/** Whether a pattern says more than rule, payer and days: such patterns are planned by the slice. */
export const isNarrowed = (pattern: PatternConditions): boolean =>
  (pattern.carc ?? null) !== null || depthOf(conditionsOf(pattern)) > 0;

type Ruled = Pick<PatternInjection, 'rule'> & PatternConditions;

/**
 * By defects where the rule's mistake can be made on the slice's claims, leaves them in the slice, and is denied on the
 * services that the pattern names. A pattern that names a CARC is about what payers say, not about a mistake.
 */
export function realizationOf(pattern: Ruled): PatternRealization {
  if (!isNarrowed(pattern)) return 'DEFECT';
  if ((pattern.carc ?? null) !== null) return 'BEHAVIOR';
  const slice = conditionsOf(pattern);
  const { changes, denies } = DEFECT_TRAITS[pattern.rule as RuleKey];
  if (changes.some((field) => slice[field] !== null)) return 'BEHAVIOR';
  const namesService = slice.procedure !== null || slice.procedureGroup !== null;
  if (!namesService || denies === 'ALL') return 'DEFECT';
  if (denies === 'ADDED') return 'BEHAVIOR';
  const named = PROCEDURES.filter(({ code }) => isServiceInSlice({ procedureCode: code }, slice));
  return named.some(denies) ? 'DEFECT' : 'BEHAVIOR';
}

const conditionsOf = (pattern: PatternConditions): ClaimSlice => ({
  payer: null,
  lineOfBusiness: pattern.lineOfBusiness ?? null,
  provider: pattern.provider ?? null,
  coder: pattern.coder ?? null,
  procedure: pattern.procedure ?? null,
  procedureGroup: pattern.procedureGroup ?? null,
  placeOfService: pattern.placeOfService ?? null,
  diagnosisChapter: pattern.diagnosisChapter ?? null,
});

interface DefectTraits {
  /** Fields by which the defective claim may leave the slice. */
  changes: readonly (typeof SLICE_FIELDS)[number][];
  /** The lines that are denied: all, one that the defect adds, or those of services for which this holds. */
  denies: 'ALL' | 'ADDED' | ((procedure: Procedure) => boolean);
}

const SERVICE = ['procedure', 'procedureGroup'] as const;
/** A second copy of an earlier claim has that claim's fields. */
const COPIED = [...SERVICE, 'coder', 'placeOfService', 'diagnosisChapter'] as const;

/** What each rule's defect does to a claim, as generation puts it in. */
const DEFECT_TRAITS: Record<RuleKey, DefectTraits> = {
  'missing-modifier-25': { changes: [], denies: ({ emLevel }) => emLevel !== null },
  bundled: { changes: [], denies: 'ADDED' },
  'missing-authorization': { changes: [], denies: ({ authorization }) => authorization },
  'diagnosis-linkage': {
    changes: ['diagnosisChapter'],
    denies: ({ policyDiagnoses }) => policyDiagnoses !== null,
  },
  duplicate: { changes: COPIED, denies: 'ALL' },
  'timely-filing': { changes: [], denies: 'ALL' },
  'outside-coverage': { changes: [], denies: 'ALL' },
  'place-of-service': { changes: ['placeOfService'], denies: 'ALL' },
  'records-missing': { changes: [], denies: ({ records }) => records },
  'medical-necessity': {
    changes: ['diagnosisChapter'],
    denies: ({ coverageDiagnoses }) => coverageDiagnoses !== null,
  },
  'missing-modifier-59': { changes: [], denies: ({ separableFrom }) => separableFrom.length > 0 },
  'bilateral-modifier': { changes: [], denies: ({ bilateral }) => bilateral },
  'age-sex-conflict': { changes: [], denies: ({ sex, minAge }) => sex !== null || minAge > 0 },
  'authorization-exceeded': { changes: [], denies: ({ authorization }) => authorization },
  'missing-data': { changes: ['placeOfService'], denies: 'ALL' },
  'other-payer-primary': { changes: [], denies: 'ALL' },
  'member-not-identified': { changes: [], denies: 'ALL' },
  'not-covered': { changes: [], denies: 'ADDED' },
  'wrong-payer': { changes: [], denies: 'ALL' },
  'benefit-maximum': { changes: [], denies: 'ALL' },
  'frequency-limit': { changes: [], denies: ({ unitLimit }) => unitLimit !== null },
  'invalid-diagnosis': { changes: [], denies: 'ALL' },
  'level-not-supported': { changes: ['procedure'], denies: ({ emLevel }) => emLevel !== null },
  'invalid-code': { changes: [], denies: 'ADDED' },
  'provider-id': { changes: ['provider'], denies: 'ALL' },
  'out-of-network': { changes: [], denies: 'ALL' },
  'missing-referral': { changes: [], denies: ({ referral }) => referral },
  'provider-not-eligible': { changes: [], denies: 'ADDED' },
  'new-patient': { changes: [], denies: ({ newPatient }) => newPatient },
  'required-modifier': { changes: [], denies: 'ALL' },
  'missing-primary-service': { changes: [], denies: 'ADDED' },
};
