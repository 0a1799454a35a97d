import { elementAt } from '../../domain/element-at';
import type { InstantS } from '../../domain/calendar';
import { SECONDS_PER_DAY, dateOfInstant, epochDayOfInstant } from '../../domain/calendar';
import type { Adjudication, Appeal, Claim, DenialCodes } from '../../domain/claim';
import type { ClaimHistory } from '../../domain/adjudication/claim-history';
import {
  adjudicate,
  allowableCents,
  isFaultless,
  payableCents,
} from '../../domain/adjudication/adjudication';
import { appealLevel } from '../../domain/catalogues/appeal-levels';
import { correctClaim } from '../../domain/adjudication/corrected-claim';
import { DENIAL_RULES, ruleIndexOfDenial } from '../../domain/denial-rules';
import type { PayerPolicy } from '../../domain/policies/payer-policy';
import {
  appealDecisionDueS,
  followUpOf,
  furtherAppealDueS,
  generateAppeal,
  withOverturnOutcome,
} from '../follow-up/appeal-generator';
import type { ClaimStreams } from './claim-streams';
import { claimStreams } from './claim-streams';
import { officeRecordsOf } from './office-records';
import type { DayItem } from '../visits/day-item';
import { RANK } from '../visits/day-item';
import type { DayQueue } from '../visits/day-queue';
import type { FollowUpPlan } from '../follow-up/follow-up-plan';
import { generateCorrection } from '../learning/learning-events';
import { receiptDay } from '../world/payer-lag';
import type { Substream } from '../rng';
import { below, draw, substream } from '../rng';
import type { ClaimTruth, OpenClaim, SimulationEvent } from '../simulation';
import type { World } from '../world/world';

/** What the life of a run's claims takes place in. */
export interface ClaimSurroundings {
  world: World;
  /** What the payers have received before. */
  history: ClaimHistory;
  followUps: FollowUpPlan;
  /** Takes the claims that something is still to happen to. */
  queue: DayQueue;
}

/**
 * What happens to a claim after submission: remit, then nothing, an appeal or a corrected claim, then the decision, and
 * perhaps an appeal at the next level. Every delay and decision is drawn from (seed, claim, purpose), so that nothing
 * needs to be stored.
 */
export class ClaimLife {
  private readonly lag: Substream;
  private readonly second: Substream;
  private readonly claims: ClaimStreams;
  private readonly world: World;
  private readonly history: ClaimHistory;
  private readonly followUps: FollowUpPlan;
  private readonly queue: DayQueue;

  constructor(seed: number, { world, history, followUps, queue }: ClaimSurroundings) {
    this.world = world;
    this.history = history;
    this.followUps = followUps;
    this.queue = queue;
    this.lag = substream(seed, 'remit-lag');
    this.second = substream(seed, 'remit-second');
    this.claims = claimStreams(seed);
  }

  submit(claim: Claim, atS: InstantS, truth: ClaimTruth | null): SimulationEvent {
    const receivedDay = receiptDay(epochDayOfInstant(atS));
    const remitDay = elementAt(this.world.lags, claim.payerId - 1)(this.lag, claim.id, receivedDay);
    const nextDueS = remitDay * SECONDS_PER_DAY + 9 * 3600 + below(draw(this.second, claim.id), 8 * 3600);
    this.queue.push({ claim, nextDueS, status: 'PENDING', adjudication: null, appeals: [] });
    return { kind: 'CLAIM_SUBMITTED', atS, claim, nextDueS, truth };
  }

  /**
   * What happens to an open claim on its due day: usually one thing; with a correction, also what the coder learns from
   * it.
   */
  itemsFor(open: OpenClaim): DayItem[] {
    const atS = open.nextDueS;
    const { claim, adjudication } = open;
    if (open.status === 'PENDING') {
      return [{ atS, rank: RANK.CLAIM_ADJUDICATED, id: claim.id, emit: () => this.remit(claim, atS) }];
    }
    if (!adjudication?.denial) throw new Error(`claim ${claim.id} is ${open.status} without a denial`);
    if (open.status === 'APPEALED') {
      return [{ atS, rank: RANK.APPEAL_DECIDED, id: claim.id, emit: () => this.decide(open, adjudication) }];
    }
    const filed = { atS, rank: RANK.APPEAL_FILED, id: claim.id, emit: () => this.appeal(open, adjudication) };
    if (open.status === 'UPHELD') return [filed];
    const followUp = followUpOf(this.followUps, claim, adjudication, this.policyOf(claim));
    if (followUp?.kind === 'APPEAL') return [filed];
    if (followUp?.kind === 'CORRECTION')
      return this.correction(claim, adjudication, adjudication.denial, atS);
    return [];
  }

  private remit(claim: Claim, atS: InstantS): SimulationEvent {
    const adjudication = adjudicate(claim, this.history, this.world.policies, dateOfInstant(atS));
    const followUp = followUpOf(this.followUps, claim, adjudication, this.policyOf(claim));
    const nextDueS = followUp?.dueS ?? null;
    if (nextDueS !== null) this.queue.push({ claim, nextDueS, status: 'DENIED', adjudication, appeals: [] });
    return { kind: 'CLAIM_ADJUDICATED', atS, claim, adjudication, nextDueS };
  }

  /** Of the denial, or of the last decision that was lost. */
  private appeal(open: OpenClaim, adjudication: Adjudication): SimulationEvent {
    const { claim, nextDueS: atS, appeals } = open;
    const policy = this.policyOf(claim);
    const lost = appeals.at(-1);
    const appeal = lost
      ? generateAppeal(claim, lost.level + 1, limitOf(policy, lost.level + 1), lost.decidedDate ?? '', atS)
      : generateAppeal(claim, 1, policy.appealLimitDays, adjudication.processingDate, atS);
    const nextDueS = appealDecisionDueS(this.followUps, policy.type, appeal);
    this.queue.push({ claim, nextDueS, status: 'APPEALED', adjudication, appeals: [...appeals, appeal] });
    const deniedOn = adjudication.processingDate;
    return { kind: 'APPEAL_FILED', atS, claim, appeal, deniedOn, nextDueS };
  }

  private decide(open: OpenClaim, adjudication: Adjudication): SimulationEvent {
    const { claim, nextDueS: atS, appeals } = open;
    const pending = pendingAppeal(open);
    const { type } = this.policyOf(claim);
    const rule = adjudication.denial ? ruleIndexOfDenial(adjudication.denial) : 0;
    const disputed = { type, rule, payableCents: payableCents(claim, adjudication, this.world.policies) };
    const appeal = withOverturnOutcome(this.followUps, pending, disputed, atS);
    const nextDueS = furtherAppealDueS(this.followUps, appeal, disputed);
    if (nextDueS !== null) {
      const decided = appeals.map((each) => (each === pending ? appeal : each));
      this.queue.push({ claim, nextDueS, status: 'UPHELD', adjudication, appeals: decided });
    }
    const won = appeal.outcome === 'OVERTURNED';
    const wonAllowedCents = won ? allowableCents(claim, adjudication, this.world.policies) : 0;
    const deniedOn = adjudication.processingDate;
    return { kind: 'APPEAL_DECIDED', atS, claim, appeal, deniedOn, wonAllowedCents, nextDueS };
  }

  /** Nothing is submitted past the scenario's end, corrected claims included. */
  private correction(
    claim: Claim,
    adjudication: Adjudication,
    denial: DenialCodes,
    atS: InstantS,
  ): DayItem[] {
    const { key, coderControllable } = elementAt(DENIAL_RULES, ruleIndexOfDenial(denial));
    const { policies } = this.world;
    const refused = policies.behaviorsOf(claim.payerId).length > 0 && isFaultless(claim, policies);
    const corrected = correctClaim(claim, adjudication, key, dateOfInstant(atS), {
      policy: this.policyOf(claim),
      isFaultless: refused,
      records: officeRecordsOf(this.world, this.claims, claim),
    });
    const submission = {
      atS,
      rank: RANK.CLAIM_SUBMITTED,
      id: corrected.id,
      emit: () => this.submit(corrected, atS, null),
    };
    if (!coderControllable || refused || claim.coderId === null) return [submission];
    const event = generateCorrection(key, claim, claim.coderId, atS);
    const learning: SimulationEvent = { kind: 'LEARNING', atS, event };
    return [{ atS, rank: RANK.LEARNING, id: event.id, emit: () => learning }, submission];
  }

  private policyOf(claim: Claim): PayerPolicy {
    const policy = this.world.policies.of(claim.payerId);
    if (!policy) throw new Error(`payer ${claim.payerId} of claim ${claim.id} has no policies`);
    return policy;
  }
}

function limitOf({ type }: PayerPolicy, level: number): number {
  const next = appealLevel(type, level);
  if (!next) throw new Error(`a ${type} payer has no appeals of level ${level}`);
  return next.filingLimitDays;
}

function pendingAppeal({ claim, appeals }: OpenClaim): Appeal {
  const pending = appeals.find((appeal) => appeal.outcome === 'PENDING');
  if (!pending) throw new Error(`claim ${claim.id} is APPEALED without a pending appeal`);
  return pending;
}
