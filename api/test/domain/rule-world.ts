import { elementAt } from '../../src/domain/element-at';
import { adjudicate } from '../../src/domain/adjudication/adjudication';
import type { Adjudication, Claim } from '../../src/domain/claim';
import { isInpatient } from '../../src/domain/claim';
import type { ClaimHistory } from '../../src/domain/adjudication/claim-history';
import { NO_HISTORY, RecentClaims } from '../../src/domain/adjudication/claim-history';
import { epochDayOf } from '../../src/domain/date-index';
import type { RuleKey } from '../../src/domain/denial-rules';
import { ruleIndex } from '../../src/domain/denial-rules';
import type { FixContext } from '../../src/domain/adjudication/fix-claim';
import type { PayerPolicy } from '../../src/domain/policies/payer-policy';
import { chargeCents } from '../../src/generation/claims/charge-master';
import type { GeneratedClaim } from '../../src/generation/claims/claim-generator';
import { generateClaimBatch, withDenialPattern } from '../../src/generation/claims/claim-generator';
import { claimStreams } from '../../src/generation/claims/claim-streams';
import { officeRecordsOf } from '../../src/generation/claims/office-records';
import { choiceTable, draw } from '../../src/generation/rng';
import { HISTORY_DAYS } from '../../src/generation/simulation';
import { createWorld } from '../../src/generation/world/world';
import { busyScenario } from '../simulation/scenarios';

/** A day's clean claims of a small world, and what a test does to them. */
export const SEED = 11;
export const config = busyScenario({ institutionalShare: 50 });
export const world = createWorld(config, SEED);
const RUN_DAY = 40;
const streams = claimStreams(SEED);
const day = epochDayOf(config.startDate) + RUN_DAY;
const mix = { day, runDay: RUN_DAY, payerTable: choiceTable(config.payers.map((payer) => payer.share)) };
/** Long after the day, so that every filing limit of a corrected claim still holds. */
const LATER = '2025-03-20';

export const CLAIM_FORMS = ['professional', 'outpatient', 'inpatient'] as const;
export type ClaimForm = (typeof CLAIM_FORMS)[number];
const formOf = (claim: Claim): ClaimForm =>
  claim.claimType === 'PROFESSIONAL' ? 'professional' : isInpatient(claim) ? 'inpatient' : 'outpatient';

/** Of each kind of hospital bill as many as a test can go through; professional ones as they come. */
const MAX_OF_A_KIND = { professional: 25, outpatient: 12, inpatient: 8 };
const generated: readonly GeneratedClaim[] = sample(generateClaimBatch(world, streams, mix, 9000));
export const cleanClaims: readonly Claim[] = generated.map(({ claim }) => claim);

/** Clean claims that a rule could deny. */
export const claimsOpenTo = (ruleKey: RuleKey, form?: ClaimForm): Claim[] =>
  generated
    .filter(({ payerIndex, visitIndex }) =>
      elementAt(elementAt(world.applicableRules, payerIndex), visitIndex).has(ruleIndex(ruleKey)),
    )
    .map(({ claim }) => claim)
    .filter((claim) => form === undefined || formOf(claim) === form);

/** A clean claim with a rule's defect; `earlier` is what a biller sends again. */
export function defective(claim: Claim, ruleKey: RuleKey, earlier: Claim | null): Claim {
  return withDenialPattern(claim, ruleKey, {
    policy: policyOf(claim),
    uniform: draw(1, claim.id),
    earlier,
    chargeCents: (code) => chargeCents(world, claim.claimType, (claim.providerId ?? 1) - 1, code),
  });
}

/** Every claim that a rule could deny, with its defect. */
export function brokenBy(ruleKey: RuleKey, form?: ClaimForm): Claim[] {
  const open = claimsOpenTo(ruleKey, form);
  return open.flatMap((claim) => {
    if (ruleKey !== 'duplicate') return [defective(claim, ruleKey, null)];
    return elementAt(open, 0).id < claim.id ? [defective(claim, ruleKey, elementAt(open, 0))] : [];
  });
}

function sample(claims: readonly GeneratedClaim[]): GeneratedClaim[] {
  const seen = new Map<number, number>();
  return claims.filter(({ claim, visitIndex }) => {
    const count = (seen.get(visitIndex) ?? 0) + 1;
    seen.set(visitIndex, count);
    return count <= MAX_OF_A_KIND[formOf(claim)];
  });
}

export function policyOf(claim: Claim): PayerPolicy {
  const policy = world.policies.of(claim.payerId);
  if (!policy) throw new Error('every generated payer has policies');
  return policy;
}

export const fixContextOf = (claim: Claim): FixContext => ({
  policy: policyOf(claim),
  records: officeRecordsOf(world, streams, claim),
});

export const decide = (claim: Claim, history: ClaimHistory = NO_HISTORY): Adjudication =>
  adjudicate(claim, history, world.policies, LATER);

export function historyOf(claims: readonly Claim[]): RecentClaims {
  const history = new RecentClaims(HISTORY_DAYS);
  for (const claim of claims) history.add(claim, epochDayOf(claim.submissionDate));
  return history;
}
