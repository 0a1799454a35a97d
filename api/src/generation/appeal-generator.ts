import type { InstantS } from '../domain/calendar';
import { SECONDS_PER_DAY, addDays, dateOfInstant } from '../domain/calendar';
import type { Adjudication, Appeal, Claim } from '../domain/claim';
import { isCorrectable } from '../domain/corrected-claim';
import { nextWorkday } from '../domain/date-index';
import { DENIAL_RULES, ruleIndexOfDenial } from '../domain/denial-rules';
import { appealId } from '../domain/local-id';
import type { Cents } from '../domain/money';
import type { PayerPolicy } from '../domain/policies';
import type { AppealBehavior } from '../domain/scenario';
import type { Substream } from './rng';
import { UINT32, below, between, draw, substream, threshold } from './rng';

/** What the office does about a denial. */
export type FollowUp = { kind: 'APPEAL' | 'CORRECTION'; dueS: InstantS } | null;

export interface FollowUpPlan {
  /** By rule index: thresholds for an appeal, and for an appeal or a corrected claim. */
  appealBelow: readonly number[];
  correctBelow: readonly number[];
  overturnBelow: readonly number[];
  meanDaysToDecision: number;
  streams: { choice: Substream; lag: Substream; decision: Substream; outcome: Substream };
}

/** How gladly each rule is appealed, before the scenario's rate: first by the rule's own path, else now and then. */
const FIRST_PATH = 1;
const LATER_PATH = 0.5;
/** Corrected claims are sent for this share of what can be corrected and is not appealed. */
const CORRECTION_RATE = 0.85;
/** Of bundled services only a few were really distinct. */
const CORRECTION_RATE_BUNDLED = 0.25;

/**
 * @param expectedByRule expected denials by rule (any unit): the appeal rate is the share of ALL denials, and only
 *   some rules can be appealed
 */
export function planFollowUps(
  seed: number,
  appeals: AppealBehavior,
  expectedByRule: ArrayLike<number>,
): FollowUpPlan {
  const appetite: number[] = DENIAL_RULES.map(({ paths }) => {
    const place = (paths as readonly string[]).indexOf('A');
    return place < 0 ? 0 : place === 0 ? FIRST_PATH : LATER_PATH;
  });
  const denials = appetite.reduce((sum, _, rule) => sum + expectedByRule[rule], 0);
  const appealRates = solveAppealRates(appetite, expectedByRule, (denials * appeals.appealRate) / 100);
  const correction = DENIAL_RULES.map(({ key }) => {
    if (!isCorrectable(key)) return 0;
    return key === 'bundled' ? CORRECTION_RATE_BUNDLED : CORRECTION_RATE;
  });
  return {
    appealBelow: appealRates.map((rate) => threshold(rate)),
    correctBelow: appealRates.map((rate, rule) => threshold(rate + (1 - rate) * correction[rule])),
    overturnBelow: overturnPercents(appeals.overturnRate, appealRates, expectedByRule).map((percent) =>
      threshold(percent / 100),
    ),
    meanDaysToDecision: appeals.meanDaysToDecision,
    streams: {
      choice: substream(seed, 'follow-up'),
      lag: substream(seed, 'follow-up-lag'),
      decision: substream(seed, 'appeal-lag'),
      outcome: substream(seed, 'appeal-outcome'),
    },
  };
}

/** Decided by (seed, claim, rule) alone, so that it is the same when asked again at the due time. Never on the same day. */
export function followUpOf(
  plan: FollowUpPlan,
  claim: Claim,
  adjudication: Adjudication,
  deniedDay: number,
): FollowUp {
  if (!adjudication.denial || claim.frequencyCode !== '1') return null;
  const rule = ruleIndexOfDenial(adjudication.denial);
  if (rule < 0) return null;
  const choice = draw(plan.streams.choice, claim.id);
  if (choice < plan.appealBelow[rule]) {
    return {
      kind: 'APPEAL',
      dueS: officeInstant(plan, claim.id, deniedDay + between(draw(plan.streams.lag, claim.id), 5, 35)),
    };
  }
  if (choice < plan.correctBelow[rule]) {
    return {
      kind: 'CORRECTION',
      dueS: officeInstant(plan, claim.id, deniedDay + between(draw(plan.streams.lag, claim.id), 2, 16)),
    };
  }
  return null;
}

export function generateAppeal(
  claim: Claim,
  policy: PayerPolicy,
  deniedDate: string,
  filedAtS: InstantS,
): Appeal {
  return {
    id: appealId(claim.id, 1),
    claimId: claim.id,
    level: 1,
    filedDate: dateOfInstant(filedAtS),
    deadline: addDays(deniedDate, policy.appealLimitDays),
    decidedDate: null,
    outcome: 'PENDING',
    recoveredCents: 0,
  };
}

/** Half the mean at least, twice the mean at most, triangular: two draws averaged. */
export function appealDecisionDueS(plan: FollowUpPlan, claimId: number, filedDay: number): InstantS {
  const mean = plan.meanDaysToDecision;
  const spread =
    (draw(plan.streams.decision, claimId) + draw(plan.streams.decision, claimId, 1)) / (2 * UINT32);
  const days = Math.max(1, Math.round(mean * (0.5 + spread)));
  return officeInstant(plan, claimId, filedDay + days);
}

/** @param payableCents what the denied lines bring when the payer gives in */
export function withOverturnOutcome(
  plan: FollowUpPlan,
  appeal: Appeal,
  rule: number,
  decidedAtS: InstantS,
  payableCents: Cents,
): Appeal {
  const won = draw(plan.streams.outcome, appeal.claimId, appeal.level) < plan.overturnBelow[rule];
  return {
    ...appeal,
    decidedDate: dateOfInstant(decidedAtS),
    outcome: won ? 'OVERTURNED' : 'UPHELD',
    recoveredCents: won ? payableCents : 0,
  };
}

/**
 * Each rule's prior, shifted alike so that over the expected appeals the scenario's rate comes out. None or all stays
 * none or all.
 */
function overturnPercents(
  wanted: number,
  appealRates: readonly number[],
  denials: ArrayLike<number>,
): number[] {
  let appeals = 0;
  let wins = 0;
  DENIAL_RULES.forEach(({ overturnPercent }, rule) => {
    appeals += appealRates[rule] * denials[rule];
    wins += appealRates[rule] * denials[rule] * (overturnPercent ?? 0);
  });
  const shift = appeals > 0 ? wanted - wins / appeals : 0;
  return DENIAL_RULES.map(({ overturnPercent }) =>
    wanted > 0 && wanted < 100 && overturnPercent !== null ? overturnPercent + shift : wanted,
  );
}

/** Rates proportional to appetite that together reach the wanted number of appeals, each at most 95 %. */
function solveAppealRates(appetite: readonly number[], denials: ArrayLike<number>, wanted: number): number[] {
  let scale = 0;
  let rates: number[] = appetite.map(() => 0);
  for (let step = 0; step < 20; step++) {
    const reached = rates.reduce((sum, rate, rule) => sum + rate * denials[rule], 0);
    const missing = wanted - reached;
    const room = appetite.reduce((sum, a, rule) => sum + (rates[rule] < 0.95 ? a * denials[rule] : 0), 0);
    if (missing <= wanted * 1e-9 || room <= 0) break;
    scale += missing / room;
    rates = appetite.map((a) => Math.min(0.95, a * scale));
  }
  return rates;
}

function officeInstant(plan: FollowUpPlan, claimId: number, day: number): InstantS {
  return nextWorkday(day) * SECONDS_PER_DAY + 8 * 3600 + below(draw(plan.streams.lag, claimId, 2), 9 * 3600);
}
