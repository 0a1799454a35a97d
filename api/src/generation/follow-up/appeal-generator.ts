import { elementAt } from '../../domain/element-at';
import { appealLevel } from '../../domain/catalogues/appeal-levels';
import type { InstantS } from '../../domain/calendar';
import { SECONDS_PER_DAY, addDays, dateOfInstant } from '../../domain/calendar';
import type { Adjudication, Appeal, Claim, PayerType } from '../../domain/claim';
import { epochDayOf, nextWorkday } from '../../domain/date-index';
import { ruleIndexOfDenial } from '../../domain/denial-rules';
import { appealId } from '../../domain/local-id';
import type { Cents } from '../../domain/money';
import type { PayerPolicy } from '../../domain/policies/payer-policy';
import { turnaroundDays } from './appeal-turnaround';
import type { FollowUpPlan } from './follow-up-plan';
import { furtherOverturnPercent } from './follow-up-plan';
import { below, between, draw, threshold } from '../rng';

/** What the practice does about a denial. */
export type FollowUp = { kind: 'APPEAL' | 'CORRECTION'; dueS: InstantS } | null;

const DAYS_TO_APPEAL = [5, 35] as const;
const DAYS_TO_CORRECT = [2, 16] as const;
const DAYS_TO_NEXT_APPEAL = [10, 45] as const;
/** From a denial or decision to the appeal of it, the wait for a Monday included. */
export const MAX_DAYS_TO_FILE = DAYS_TO_NEXT_APPEAL[1] + 2;

/**
 * Decided by (seed, claim, rule) alone, so that the result is the same when computed again at the due time. Never on
 * the same day, and no appeal past its deadline.
 */
export function followUpOf(
  plan: FollowUpPlan,
  claim: Claim,
  adjudication: Adjudication,
  policy: Pick<PayerPolicy, 'appealLimitDays'>,
): FollowUp {
  if (!adjudication.denial || claim.frequencyCode !== '1') return null;
  const rule = ruleIndexOfDenial(adjudication.denial);
  if (rule < 0) return null;
  const deniedDay = epochDayOf(adjudication.processingDate);
  const choice = draw(plan.streams.choice, claim.id);
  const lag = draw(plan.streams.lag, claim.id);
  if (choice < (plan.appealBelow[rule] as number)) {
    const day = nextWorkday(deniedDay + between(lag, ...DAYS_TO_APPEAL));
    if (day > deniedDay + policy.appealLimitDays) return null;
    return { kind: 'APPEAL', dueS: officeInstant(plan, claim.id, day) };
  }
  if (choice < (plan.correctBelow[rule] as number)) {
    const day = nextWorkday(deniedDay + between(lag, ...DAYS_TO_CORRECT));
    return { kind: 'CORRECTION', dueS: officeInstant(plan, claim.id, day) };
  }
  return null;
}

/** @param sinceDate of the denial, or of the decision that is appealed */
export function generateAppeal(
  claim: Claim,
  level: number,
  limitDays: number,
  sinceDate: string,
  filedAtS: InstantS,
): Appeal {
  return {
    id: appealId(claim.id, level),
    claimId: claim.id,
    level,
    filedDate: dateOfInstant(filedAtS),
    deadline: addDays(sinceDate, limitDays),
    decidedDate: null,
    outcome: 'PENDING',
    recoveredCents: 0,
  };
}

export function appealDecisionDueS(
  plan: FollowUpPlan,
  type: PayerType,
  { claimId, level, filedDate }: Appeal,
): InstantS {
  const mean = plan.daysToDecision * (appealLevel(type, level)?.turnaround ?? 1);
  const place = draw(plan.streams.decision, claimId, 2 * level);
  const days = turnaroundDays(mean, place, draw(plan.streams.decision, claimId, 2 * level + 1));
  return officeInstant(plan, claimId, nextWorkday(epochDayOf(filedDate) + days));
}

/** What an appeal is about. */
export interface DisputedDenial {
  /** Of the payer. */
  type: PayerType;
  /** Index of the denial's rule. */
  rule: number;
  /** What the denied lines pay if the payer overturns the denial. */
  payableCents: Cents;
}

export function withOverturnOutcome(
  plan: FollowUpPlan,
  appeal: Appeal,
  { type, rule, payableCents }: DisputedDenial,
  decidedAtS: InstantS,
): Appeal {
  const level = appealLevel(type, appeal.level);
  const overturnBelow =
    appeal.level > 1 && level
      ? threshold(furtherOverturnPercent(plan.overturnRate, level) / 100)
      : elementAt(plan.overturnBelow, rule);
  const won = draw(plan.streams.outcome, appeal.claimId, appeal.level) < overturnBelow;
  return {
    ...appeal,
    decidedDate: dateOfInstant(decidedAtS),
    outcome: won ? 'OVERTURNED' : 'UPHELD',
    recoveredCents: won ? payableCents : 0,
  };
}

/**
 * When a lost appeal is appealed at the next level; null when it is not: there is no such level, too little is in
 * dispute, the practice does not pursue it, or it would be late.
 */
export function furtherAppealDueS(
  plan: FollowUpPlan,
  lost: Appeal,
  { type, payableCents }: Pick<DisputedDenial, 'type' | 'payableCents'>,
): InstantS | null {
  const next = appealLevel(type, lost.level + 1);
  if (!next || lost.outcome !== 'UPHELD' || lost.decidedDate === null || payableCents < next.leastCents) {
    return null;
  }
  if (draw(plan.streams.further, lost.claimId, lost.level) >= threshold(next.furtherAppealPercent / 100))
    return null;
  const decidedDay = epochDayOf(lost.decidedDate);
  const lag = draw(plan.streams.furtherLag, lost.claimId, lost.level);
  const day = nextWorkday(decidedDay + between(lag, ...DAYS_TO_NEXT_APPEAL));
  return day > decidedDay + next.filingLimitDays ? null : officeInstant(plan, lost.claimId, day);
}

function officeInstant(plan: FollowUpPlan, claimId: number, workday: number): InstantS {
  return workday * SECONDS_PER_DAY + 8 * 3600 + below(draw(plan.streams.lag, claimId, 2), 9 * 3600);
}
