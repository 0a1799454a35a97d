import type { Adjudication, Claim, LearningEvent } from '../../domain/claim';
import { epochDayOfInstant } from '../../domain/calendar';
import { epochDayOf } from '../../domain/date-index';
import { DENIAL_RULES, ruleIndex, ruleIndexOfDenial } from '../../domain/denial-rules';
import { eligiblePopulationsOf } from '../../domain/eligible-populations';
import type { Cents } from '../../domain/money';
import type {
  CohortWeek,
  DenialOutcomes,
  FirstTraining,
  ImpactHistory,
  MemberCounts,
} from './impact-history';
import {
  POPULATION_COUNT,
  RULE_COUNT,
  isSettledWeek,
  maturesOn,
  mondayOf,
  noOutcomes,
  squareOf,
} from './impact-history';

/** A denial and what became of it. */
interface DenialCourse {
  rule: number;
  deniedDay: number;
  isInstitutional: boolean;
  deniedCents: Cents;
  isAppealed: boolean;
  isDecided: boolean;
  isWon: boolean;
  wonAllowedCents: Cents;
  isCorrected: boolean;
  correctedAllowedCents: Cents | null;
}

interface Counts {
  eligible: number[];
  denied: number[];
}
type Members = Map<number, Counts>;
interface Week {
  payers: Members;
  providers: Members;
  coders: Members;
}

/** Follows a run's events and keeps what the estimate needs, without a store. */
export class ImpactCounters {
  private readonly weeks = new Map<number, Week>();
  private readonly denials = new Map<number, DenialCourse>();
  private readonly trainings = new Map<string, FirstTraining>();
  sessionCount = 0;

  submitted(claim: Claim): void {
    const original = claim.originalClaimId === null ? undefined : this.denials.get(claim.originalClaimId);
    if (original) original.isCorrected = true;
  }

  /** @param deniedCents billed on the denied lines; 0 for a paid claim */
  adjudicated(claim: Claim, adjudication: Adjudication, deniedCents: Cents): void {
    if (claim.frequencyCode !== '1') {
      const original = claim.originalClaimId === null ? undefined : this.denials.get(claim.originalClaimId);
      if (original) original.correctedAllowedCents = adjudication.allowedCents ?? 0;
      return;
    }
    const rule = adjudication.denial ? ruleIndexOfDenial(adjudication.denial) : -1;
    const week = this.weekOf(mondayOf(epochDayOf(claim.submissionDate)));
    const mask = eligiblePopulationsOf(claim);
    count(week.payers, claim.payerId, mask, rule);
    if (claim.providerId !== null) count(week.providers, claim.providerId, mask, rule);
    const isControllable = rule >= 0 && DENIAL_RULES[rule]?.coderControllable === true;
    if (claim.coderId !== null) count(week.coders, claim.coderId, mask, isControllable ? rule : -1);
    if (rule < 0) return;
    this.denials.set(claim.id, {
      rule,
      deniedDay: epochDayOf(adjudication.processingDate),
      isInstitutional: claim.claimType === 'INSTITUTIONAL',
      deniedCents,
      isAppealed: false,
      isDecided: false,
      isWon: false,
      wonAllowedCents: 0,
      isCorrected: false,
      correctedAllowedCents: null,
    });
  }

  appealFiled(claimId: number): void {
    const denial = this.denials.get(claimId);
    if (denial) denial.isAppealed = true;
  }

  appealDecided(claimId: number, isWon: boolean, wonAllowedCents: Cents): void {
    const denial = this.denials.get(claimId);
    if (!denial) return;
    denial.isDecided = true;
    denial.isWon ||= isWon;
    denial.wonAllowedCents += wonAllowedCents;
  }

  learned({ type, coderId, ruleKey, atS }: LearningEvent): void {
    if (type === 'SESSION_COMPLETED') this.sessionCount += 1;
    const rule = ruleKey === null ? -1 : ruleIndex(ruleKey);
    if (type !== 'ATTEMPT' || rule < 0) return;
    const key = `${coderId}|${rule}`;
    if (!this.trainings.has(key))
      this.trainings.set(key, { coderId, rule, firstDay: epochDayOfInstant(atS) });
  }

  /** As known at the end of a day. */
  history(day: number): ImpactHistory {
    const weeks = [...this.weeks]
      .filter(([startDay]) => maturesOn(startDay) <= day)
      .sort(([a], [b]) => a - b)
      .map(([startDay, { payers, providers, coders }]): CohortWeek => ({
        startDay,
        payers: membersOf(payers),
        providers: membersOf(providers),
        coders: membersOf(coders),
      }));
    return {
      weeks,
      outcomes: outcomesOf(this.denials.values(), day),
      trainings: [...this.trainings.values()],
    };
  }

  private weekOf(startDay: number): Week {
    let week = this.weeks.get(startDay);
    if (!week)
      this.weeks.set(startDay, (week = { payers: new Map(), providers: new Map(), coders: new Map() }));
    return week;
  }
}

const zeros = (length: number): number[] => new Array<number>(length).fill(0);

function count(members: Members, memberId: number, mask: number, rule: number): void {
  let counts = members.get(memberId);
  if (!counts)
    members.set(memberId, (counts = { eligible: zeros(POPULATION_COUNT), denied: zeros(RULE_COUNT) }));
  const { eligible, denied } = counts;
  for (let bit = 0; bit < POPULATION_COUNT; bit++)
    if ((mask & (1 << bit)) !== 0) eligible[bit] = (eligible[bit] ?? 0) + 1;
  if (rule >= 0) denied[rule] = (denied[rule] ?? 0) + 1;
}

const membersOf = (members: Members): MemberCounts[] =>
  [...members].sort(([a], [b]) => a - b).map(([memberId, counts]) => ({ memberId, ...counts }));

function outcomesOf(denials: Iterable<DenialCourse>, day: number): DenialOutcomes[] {
  const byRule = new Map<number, DenialOutcomes>();
  for (const denial of denials) {
    const { rule, deniedCents: cents } = denial;
    let sums = byRule.get(rule);
    if (!sums) byRule.set(rule, (sums = noOutcomes(rule)));
    const isSettled = isSettledWeek(mondayOf(denial.deniedDay), day);
    sums.deniedCount += 1;
    sums.institutionalCount += denial.isInstitutional ? 1 : 0;
    sums.deniedCents += cents;
    sums.deniedSquares += squareOf(cents);
    if (isSettled) {
      sums.settledCents += cents;
      if (denial.isAppealed) sums.appealedCents += cents;
      if (denial.isCorrected) sums.correctedCents += cents;
    }
    if (denial.isDecided) {
      sums.decidedCount += 1;
      sums.decidedCents += cents;
    }
    if (denial.isWon) {
      sums.wonCents += cents;
      sums.wonAllowedCents += denial.wonAllowedCents;
    }
    if (denial.correctedAllowedCents !== null) {
      sums.adjudicatedCount += 1;
      sums.adjudicatedCents += cents;
      sums.adjudicatedAllowedCents += denial.correctedAllowedCents;
    }
  }
  return [...byRule.values()].sort((a, b) => a.rule - b.rule);
}
