import { findProcedure } from '../catalogues/procedure-catalogue';
import type { Payer } from '../claim';
import { populationBit } from '../denial-rule';
import { ruleIndex, ruleOf } from '../denial-rules';
import type { RuleKey } from '../denial-rules';
import { findDrgByName } from '../catalogues/drg-catalogue';
import type { PolicyEntry } from './policies';
import type { PayerPolicy, PolicyBook } from './payer-policy';
import { policyEntries } from './policies';

/** One policy of one payer in readable form: the services it applies to, and which claims are in scope. */
export interface Policy {
  /** Local id: follows from payer and rule, so that it is the same in every fork. */
  id: number;
  payerId: number;
  ruleKey: RuleKey;
  /** In our own wording, beginning with the payer's name. */
  title: string;
  /** The services it applies to; empty means every service. */
  procedureCodes: readonly string[];
  /**
   * The bit of a claim's eligible populations that decides whether the policy applies: that of every claim, or of a
   * pair of codes.
   * Null when the policy applies to claims with one of its codes.
   */
  populationBit: number | null;
}

/** Far more than there are rules, so that ids of two payers never collide. */
const IDS_A_PAYER = 1_000;

export const policyId = (payerId: number, rule: number): number => payerId * IDS_A_PAYER + rule + 1;

/** The id of a payer's policy for a rule; null for an unknown key. */
export function policyIdOf(payerId: number, ruleKey: string): number | null {
  const rule = ruleIndex(ruleKey);
  return rule < 0 ? null : policyId(payerId, rule);
}

/** Every policy of these payers, by id. Payers without known policies (imported ones) have none. */
export function policyRegister(payers: readonly Payer[], book: PolicyBook): Policy[] {
  return [...payers]
    .sort((a, b) => a.id - b.id)
    .flatMap((payer) => {
      const policy = book.of(payer.id);
      return policy ? policyEntries(policy).map((entry) => policyOf(payer, policy, entry)) : [];
    });
}

function policyOf(payer: Payer, policy: PayerPolicy, { ruleKey, procedureCodes }: PolicyEntry): Policy {
  return {
    id: policyId(payer.id, ruleIndex(ruleKey)),
    payerId: payer.id,
    ruleKey,
    title: `${payer.name}: ${WORDS[ruleKey](inWords(procedureCodes), policy)}`,
    procedureCodes,
    populationBit: appliesBy(ruleKey, procedureCodes),
  };
}

/** Rules about two services on one claim: one code alone does not decide. */
const PAIR_RULES: ReadonlySet<RuleKey> = new Set(['missing-modifier-25', 'missing-modifier-59']);

function appliesBy(ruleKey: RuleKey, codes: readonly string[]): number | null {
  if (PAIR_RULES.has(ruleKey)) return populationBit(ruleOf(ruleKey).family);
  return codes.length === 0 ? populationBit('all') : null;
}

const WORDS: Record<RuleKey, (services: string, policy: PayerPolicy) => string> = {
  'missing-modifier-25': () => 'modifier 25 on a visit beside a procedure of the same day',
  bundled: (services) => `nothing paid for the parts of ${services} beside it`,
  'missing-authorization': (services) => `prior authorization for ${services}`,
  'diagnosis-linkage': (services) => `a supporting diagnosis on the line of ${services}`,
  duplicate: () => 'the same service paid once',
  'timely-filing': (_, { filingLimitDays }) =>
    `claims received within ${filingLimitDays} days of the service`,
  'outside-coverage': () => 'coverage on the date of service',
  'place-of-service': () => 'services at the places where they are accepted',
  'records-missing': (services) => `records sent along with ${services}`,
  'medical-necessity': (services) => `a diagnosis that covers ${services}`,
  'missing-modifier-59': (services) => `a modifier for distinct services with ${services}`,
  'bilateral-modifier': (services) => `the side marked on ${services}`,
  'age-sex-conflict': (services) => `limits of age and sex for ${services}`,
  'authorization-exceeded': (services) => `as many units as were authorized of ${services}`,
  'missing-data': () => 'birth date, sex, place and principal diagnosis on every claim',
  'other-payer-primary': () => 'the primary payer billed first',
  'member-not-identified': () => 'a member number that it can identify',
  'not-covered': (services) => `no benefit for ${services}`,
  'wrong-payer': () => 'claims of its own members only',
  'benefit-maximum': () => "the limit of the plan year's benefit",
  'frequency-limit': (services) => `units a day of ${services}`,
  'invalid-diagnosis': () => 'diagnosis codes that are valid on the day',
  'level-not-supported': () => 'the level of a visit as the note supports it',
  'invalid-code': () => 'procedure codes in force on the day',
  'provider-id': () => 'a rendering provider whom it has on file',
  'out-of-network': () => 'plans with a narrow network',
  'missing-referral': (services) => `a referral for ${services}`,
  'provider-not-eligible': (services) => `a laboratory certificate for ${services}`,
  'new-patient': () => 'new-patient visits for patients not seen within three years',
  'required-modifier': () => 'the modifiers that its services require',
  'missing-primary-service': () => 'add-on services beside the service that they add to',
};

/** The first two by name, and how many more. */
function inWords(codes: readonly string[]): string {
  const named = codes.slice(0, 2).map((code) => lowerFirst(describe(code)));
  const more = codes.length - named.length;
  if (more > 0) return `${named.join(', ')} and ${more} more`;
  return named.join(' and ');
}

const describe = (code: string): string =>
  findProcedure(code)?.description ?? findDrgByName(code)?.description ?? code;

/** "MRI of a leg joint" stays as it is. */
const lowerFirst = (text: string): string =>
  /^[A-Z][a-z]/.test(text) ? (text[0] as string).toLowerCase() + text.slice(1) : text;
