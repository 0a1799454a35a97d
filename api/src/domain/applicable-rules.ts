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

function isOpen(ruleKey: RuleKey, procedures: readonly Procedure[], policy: PayerPolicy): boolean {
  const some = (has: (procedure: Procedure) => boolean): boolean => procedures.some(has);
  switch (ruleKey) {
    case 'missing-modifier-25':
      return some(({ emLevel }) => emLevel !== null) && some(({ minorProcedure }) => minorProcedure);
    case 'missing-modifier-59':
      return some((one) => one.separableFrom.some((code) => some((other) => other.code === code)));
    case 'bilateral-modifier':
      return some(({ bilateral }) => bilateral);
    case 'age-sex-conflict':
      return some(({ sex, minAge }) => sex !== null || minAge > 0);
    case 'bundled':
      return some(({ components }) => components.some((code) => !policy.paidSeparately.has(code)));
    case 'diagnosis-linkage':
      return some(({ policyDiagnoses }) => policyDiagnoses !== null);
    case 'medical-necessity':
      return some(({ coverageDiagnoses }) => coverageDiagnoses !== null);
    case 'missing-authorization':
    case 'authorization-exceeded':
      return some(({ code }) => policy.authorizationList.has(code));
    case 'records-missing':
      return some(({ code }) => policy.recordsList.has(code));
    case 'missing-referral':
      return some(({ code }) => policy.referralList.has(code));
    case 'frequency-limit':
      return some(({ code }) => policy.unitLimits.has(code));
    case 'level-not-supported':
      return some(({ emLevel }) => emLevel !== null);
    case 'missing-primary-service':
      return !some(({ code }) => isPrimaryOfLoneAddOn(code));
    case 'new-patient':
      return some(({ newPatient }) => newPatient);
    case 'out-of-network':
      return policy.narrowNetworks;
    case 'not-covered':
      return policy.exclusions.size > 0;
    default:
      return true;
  }
}
