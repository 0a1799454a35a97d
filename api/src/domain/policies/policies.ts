import { elementAt } from '../element-at';
import { APPEAL_LEVELS } from '../catalogues/appeal-levels';
import { PROCEDURES } from '../catalogues/procedure-catalogue';
import type { Payer, PayerType } from '../claim';
import type { Drg } from '../catalogues/drg-catalogue';
import { DRGS, drgName } from '../catalogues/drg-catalogue';
import { DENIAL_RULES, appliesTo } from '../denial-rules';
import type { RuleKey } from '../denial-rules';
import type { Cents } from '../money';
import { applicableRules } from '../applicable-rules';
import type { PayerBehavior } from './payer-behavior';
import type { PayerPolicy, PolicyBook } from './payer-policy';

/** A uniform whole number in [0, 2^32) for a payer and an index: where the differences between payers come from. */
export type PolicyDraw = (payerId: number, index: number) => number;

/** Typical terms. Filing: Medicare one calendar year, many commercial plans 90 days. */
interface Terms {
  filingLimitDays: readonly number[];
  feePermille: number;
  visitCopayCents: Cents;
  coinsurancePercent: number;
  deductibleMembersPercent: number;
}

const TERMS: Record<PayerType, Terms> = {
  MEDICARE: terms([365], 1000, 0, 20, 10),
  MEDICARE_ADVANTAGE: terms([365, 180, 365], 1000, 2000, 15, 0),
  MEDICAID: terms([180, 180, 95, 365], 720, 0, 0, 0),
  COMMERCIAL: terms([90, 90, 120, 180], 1300, 2500, 20, 25),
  OTHER: terms([180, 120, 365], 1100, 1500, 20, 10),
};

/**
 * The policies of these payers: the usual terms and lists of their types, and on top of them the differences of each
 * payer. Traditional Medicare lists nothing for authorization or referral.
 */
export function buildPolicies(payers: readonly Payer[], draw: PolicyDraw): PolicyBook {
  const byId = new Map<number, PayerPolicy>();
  for (const payer of payers) byId.set(payer.id, policyOf(payer, draw));
  return { of: (payerId) => byId.get(payerId), behaviorsOf: () => NO_BEHAVIORS };
}

/** One policy of a payer in readable form: a rule, and the codes it applies to (none: every service). */
export interface PolicyEntry {
  ruleKey: RuleKey;
  procedureCodes: readonly string[];
}

export function policyEntries(policy: PayerPolicy): PolicyEntry[] {
  return DENIAL_RULES.flatMap(({ key, family }, rule): PolicyEntry[] => {
    if (!appliesTo(key, policy.type) || policy.enforcedRules?.has(key) === false) return [];
    if (key === 'not-covered') return [{ ruleKey: key, procedureCodes: [...policy.exclusions] }];
    if (key === 'provider-not-eligible') return [{ ruleKey: key, procedureCodes: CERTIFICATE_LIST }];
    if (family === 'all') return [{ ruleKey: key, procedureCodes: [] }];
    // Rules about a pair of services, or a visit with a procedure: more than one code makes the rule apply.
    const isListed = ({ code, separableFrom }: (typeof PROCEDURES)[number]): boolean =>
      key === 'missing-modifier-25'
        ? VISIT_AND_PROCEDURE.includes(code)
        : applicableRules(key === 'missing-modifier-59' ? [code, ...separableFrom] : [code], policy).has(
            rule,
          );
    const isStayListed = (drg: Drg): boolean =>
      applicableRules([], policy, { claimType: 'INSTITUTIONAL', drg }).has(rule);
    const procedureCodes = [
      ...PROCEDURES.filter(isListed).map(({ code }) => code),
      ...DRGS.filter(isStayListed).map(({ code }) => drgName(code)),
    ];
    return procedureCodes.length > 0 ? [{ ruleKey: key, procedureCodes }] : [];
  });
}

const listed = (has: (procedure: (typeof PROCEDURES)[number]) => boolean): readonly string[] =>
  PROCEDURES.filter(has).map(({ code }) => code);

const AUTHORIZATION_LIST = listed(({ authorization }) => authorization);
const RECORDS_LIST = listed(({ records }) => records);
const REFERRAL_LIST = listed(({ referral }) => referral);
const listedDrgs = (has: (drg: Drg) => boolean): readonly string[] =>
  DRGS.filter(has).map(({ code }) => code);
const AUTHORIZATION_DRGS = listedDrgs(({ authorization }) => authorization);
const RECORDS_DRGS = listedDrgs(({ records }) => records);
const EXCLUDABLE_LIST = listed(({ excludable }) => excludable);
const CERTIFICATE_LIST = listed(({ certificate }) => certificate);
const COMPONENT_LIST = [...new Set(PROCEDURES.flatMap(({ components }) => components))];
const UNIT_LIMITS = PROCEDURES.filter(({ unitLimit }) => unitLimit !== null);
const VISIT_AND_PROCEDURE = listed(({ emLevel, minorProcedure }) => emLevel !== null || minorProcedure);
/** On every payer's list, because utilization review began with them. */
const ALWAYS_LISTED: ReadonlySet<string> = new Set(['73721', '74177', '90837', '97530', '29881', '470']);
/** Medicare Part A, for each benefit period of 2025. */
const PART_A_DEDUCTIBLE_CENTS = 167_600;

const NO_BEHAVIORS: readonly PayerBehavior[] = [];
const NOTHING: ReadonlySet<string> = new Set();
const NOBODY: ReadonlySet<number> = new Set();

function policyOf({ id, type }: Payer, draw: PolicyDraw): PayerPolicy {
  const base = TERMS[type];
  const pick = (index: number, bound: number): number => Math.floor((draw(id, index) * bound) / 4294967296);
  /** The list without about one in `oneIn` of its less important entries. */
  const without = (list: readonly string[], purpose: number, oneIn: number): ReadonlySet<string> =>
    new Set(list.filter((code, index) => ALWAYS_LISTED.has(code) || pick(purpose * 100 + index, oneIn) > 0));
  const managed = type !== 'MEDICARE';
  const filingLimitDays = base.filingLimitDays[pick(1, base.filingLimitDays.length)] as number;
  return {
    payerId: id,
    type,
    filingLimitDays,
    correctedLimitDays: filingLimitDays + 365,
    appealLimitDays: elementAt(APPEAL_LEVELS[type], 0).filingLimitDays,
    feePermille: base.feePermille + (type === 'COMMERCIAL' ? pick(2, 5) * 25 - 50 : 0),
    visitCopayCents: base.visitCopayCents,
    coinsurancePercent: base.coinsurancePercent,
    deductibleMembersPercent: base.deductibleMembersPercent,
    stayDeductibleCents: managed ? 0 : PART_A_DEDUCTIBLE_CENTS,
    enforcedRules: null,
    authorizationList: managed ? without(AUTHORIZATION_LIST, 1, 7) : NOTHING,
    recordsList: without(RECORDS_LIST, 2, 6),
    referralList: managed ? without(REFERRAL_LIST, 3, 8) : NOTHING,
    authorizationDrgs: managed ? without(AUTHORIZATION_DRGS, 7, 7) : NOTHING,
    recordsDrgs: without(RECORDS_DRGS, 8, 6),
    // When more than one unit is usual at all, payers differ in their limit.
    unitLimits: new Map(
      UNIT_LIMITS.map(({ code, unitLimit }, index) => {
        const usual = unitLimit ?? 1;
        return [code, usual > 1 ? usual + pick(400 + index, 3) : usual];
      }),
    ),
    paidSeparately: new Set(COMPONENT_LIST.filter((_, index) => pick(500 + index, 8) === 0)),
    // The first is excluded by every plan; each plan excludes others as well.
    exclusions: new Set(EXCLUDABLE_LIST.filter((_, index) => index === 0 || pick(600 + index, 3) > 0)),
    narrowNetworks: managed,
    certifiedProviders: NOBODY,
  };
}

function terms(
  filingLimitDays: readonly number[],
  feePermille: number,
  visitCopayCents: Cents,
  coinsurancePercent: number,
  deductibleMembersPercent: number,
): Terms {
  return {
    filingLimitDays,
    feePermille,
    visitCopayCents,
    coinsurancePercent,
    deductibleMembersPercent,
  };
}
