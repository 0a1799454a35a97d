import type { Procedure } from './catalogues/procedure';
import { findProcedure } from './catalogues/procedure-catalogue';
import { findService } from './catalogues/services';
import type { ClaimType } from './claim';
import type { Drg } from './catalogues/drg-catalogue';
import { DENIAL_RULES, appliesTo } from './denial-rules';
import type { RuleKey } from './denial-rules';
import type { PayerPolicy } from './policies/payer-policy';
import { RuleSet } from './rules/rule-set';

/** The kind of claim: its form and, for a stay, its DRG. */
export interface BillKind {
  claimType: ClaimType;
  drg: Drg | null;
}
const PROFESSIONAL: BillKind = { claimType: 'PROFESSIONAL', drg: null };

/**
 * Which rules can deny a claim with these procedure codes at this payer, by their index. Narrower than the
 * populations of eligible-populations.ts, which are the same for all payers: here the payer's own lists decide.
 */
export function applicableRules(
  codes: readonly string[],
  policy: PayerPolicy,
  { claimType, drg }: BillKind = PROFESSIONAL,
): RuleSet {
  const procedures = codes.flatMap((code) => findProcedure(code) ?? []);
  const open: number[] = [];
  DENIAL_RULES.forEach(({ key }, index) => {
    const enforced = policy.enforcedRules === null || policy.enforcedRules.has(key);
    if (!enforced || !appliesTo(key, policy.type)) return;
    if (claimType === 'INSTITUTIONAL' && PROFESSIONAL_ONLY.has(key)) return;
    if (drg ? isApplicableForStay(key, drg, policy) : isOpen(key, procedures, policy)) open.push(index);
  });
  return new RuleSet(open);
}

/**
 * An institutional claim has no place of service, a hospital's laboratory is certified for everything, and its services
 * are edited by other tables.
 */
const PROFESSIONAL_ONLY: ReadonlySet<RuleKey> = new Set([
  'place-of-service',
  'provider-not-eligible',
  'new-patient',
  'required-modifier',
  'missing-primary-service',
]);

/** Rules about single services: a stay is paid as a whole, and none of its services by itself. */
const SERVICE_RULES: ReadonlySet<RuleKey> = new Set([
  'missing-modifier-25', 'missing-modifier-59', 'bilateral-modifier', 'bundled', 'diagnosis-linkage', 'missing-referral',
  'frequency-limit', 'level-not-supported', 'invalid-code',
]); // prettier-ignore

function isApplicableForStay(ruleKey: RuleKey, drg: Drg, policy: PayerPolicy): boolean {
  if (SERVICE_RULES.has(ruleKey)) return false;
  switch (ruleKey) {
    case 'age-sex-conflict':
      return drg.sex !== null;
    case 'medical-necessity':
      return drg.coverageDiagnoses !== null;
    case 'missing-authorization':
    case 'authorization-exceeded':
      return policy.authorizationDrgs.has(drg.code);
    case 'records-missing':
      return policy.recordsDrgs.has(drg.code);
    default:
      return isOpen(ruleKey, [], policy);
  }
}

/** Hydration by the hour: the add-on that the case mix bills without its primary service where a scenario says so. */
export const LONE_ADD_ON = '96361';
const PRIMARIES: ReadonlySet<string> = new Set(findService(LONE_ADD_ON)?.addsTo ?? []);
export const isPrimaryOfLoneAddOn = (code: string): boolean => PRIMARIES.has(code);

/** Whether a rule can apply to a claim with these procedures at this payer; every rule says so, so that none is forgotten. */
type Condition = (some: (has: (procedure: Procedure) => boolean) => boolean, policy: PayerPolicy) => boolean;
const ALWAYS: Condition = () => true;
const LISTED_FOR_AUTHORIZATION: Condition = (some, { authorizationList }) =>
  some(({ code }) => authorizationList.has(code));
const HAS_VISIT: Condition = (some) => some(({ emLevel }) => emLevel !== null);

const OPEN: Record<RuleKey, Condition> = {
  'missing-modifier-25': (some, policy) =>
    HAS_VISIT(some, policy) && some(({ minorProcedure }) => minorProcedure),
  bundled: (some, { paidSeparately }) =>
    some(({ components }) => components.some((code) => !paidSeparately.has(code))),
  'missing-authorization': LISTED_FOR_AUTHORIZATION,
  'diagnosis-linkage': (some) => some(({ policyDiagnoses }) => policyDiagnoses !== null),
  duplicate: ALWAYS,
  'timely-filing': ALWAYS,
  'outside-coverage': ALWAYS,
  'place-of-service': ALWAYS,
  'records-missing': (some, { recordsList }) => some(({ code }) => recordsList.has(code)),
  'medical-necessity': (some) => some(({ coverageDiagnoses }) => coverageDiagnoses !== null),
  'missing-modifier-59': (some) =>
    some((one) => one.separableFrom.some((code) => some((other) => other.code === code))),
  'bilateral-modifier': (some) => some(({ bilateral }) => bilateral),
  'age-sex-conflict': (some) => some(({ sex, minAge }) => sex !== null || minAge > 0),
  'authorization-exceeded': LISTED_FOR_AUTHORIZATION,
  'missing-data': ALWAYS,
  'other-payer-primary': ALWAYS,
  'member-not-identified': ALWAYS,
  'not-covered': (_some, { exclusions }) => exclusions.size > 0,
  'wrong-payer': ALWAYS,
  'benefit-maximum': ALWAYS,
  'frequency-limit': (some, { unitLimits }) => some(({ code }) => unitLimits.has(code)),
  'invalid-diagnosis': ALWAYS,
  'level-not-supported': HAS_VISIT,
  'invalid-code': ALWAYS,
  'provider-id': ALWAYS,
  'out-of-network': (_some, { narrowNetworks }) => narrowNetworks,
  'missing-referral': (some, { referralList }) => some(({ code }) => referralList.has(code)),
  'provider-not-eligible': ALWAYS,
  'new-patient': (some) => some(({ newPatient }) => newPatient),
  'required-modifier': ALWAYS,
  'missing-primary-service': (some) => !some(({ code }) => isPrimaryOfLoneAddOn(code)),
};

const isOpen = (ruleKey: RuleKey, procedures: readonly Procedure[], policy: PayerPolicy): boolean =>
  OPEN[ruleKey]((has) => procedures.some(has), policy);
