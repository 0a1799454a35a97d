import type { CohortWeek, FirstTraining, MemberCounts } from './impact-history';
import { DAYS_PER_WEEK, POPULATION_OF_RULE, RULE_COUNT } from './impact-history';
import type { UntrainedRates } from './untrained-rates';

/** A rule's denials in one week, of claims whose coders have trained it and of all others. */
export interface RuleWeek {
  rule: number;
  /** Expected at the baseline's rates. */
  expected: Record<'trained' | 'others', number>;
  denied: Record<'trained' | 'others', number>;
}

/** Coders differ: a group's own level in the baseline counts for as many denials as this beside the common one. */
const PRIOR_DENIALS = 20;

/** Who has trained what by when. A week counts as trained from that of the first session on. */
export class TrainingGroups {
  private readonly firstDays: ReadonlyMap<number, ReadonlyMap<number, number>>;
  /** Of anybody, in any rule; Infinity without training. */
  readonly firstDay: number;

  constructor(trainings: readonly FirstTraining[]) {
    const firstDays = new Map<number, Map<number, number>>();
    for (const { rule, coderId, firstDay } of trainings) {
      const coders = firstDays.get(rule) ?? new Map<number, number>();
      firstDays.set(rule, coders.set(coderId, Math.min(firstDay, coders.get(coderId) ?? Infinity)));
    }
    this.firstDays = firstDays;
    this.firstDay = Math.min(...trainings.map(({ firstDay }) => firstDay), Infinity);
  }

  /** Before anybody trained anything. */
  isBaseline({ startDay }: CohortWeek): boolean {
    return startDay + DAYS_PER_WEEK <= this.firstDay;
  }

  /** One entry for each rule that denied or is expected to. */
  split(week: CohortWeek, rates: UntrainedRates, levels: GroupLevels): RuleWeek[] {
    const entries: RuleWeek[] = [];
    for (let rule = 0; rule < RULE_COUNT; rule++) {
      const denied = deniedUnder(week.payers, rule);
      const expected = rates.expected(week, rule);
      if (denied === 0 && expected === 0) continue;
      const coders = this.trainedBy(rule, week.startDay + DAYS_PER_WEEK - 1);
      const trained = week.coders.filter(({ memberId }) => coders.has(memberId));
      const share = eligibleShare(trained, week.payers, rule);
      const level = levels.of(rule, coders);
      const deniedTrained = deniedUnder(trained, rule);
      entries.push({
        rule,
        expected: {
          trained: expected * share * level.trained,
          others: expected * (1 - share) * level.others,
        },
        denied: { trained: deniedTrained, others: denied - deniedTrained },
      });
    }
    return entries;
  }

  /** The coders who had trained a rule by the end of a day. */
  private trainedBy(rule: number, day: number): ReadonlySet<number> {
    const coders = this.firstDays.get(rule);
    return new Set([...(coders ?? [])].filter(([, firstDay]) => firstDay <= day).map(([coderId]) => coderId));
  }
}

/** How coders who have trained and the others compared before anybody had. */
export class GroupLevels {
  private readonly known = new Map<string, Record<'trained' | 'others', number>>();

  constructor(
    private readonly baseline: readonly CohortWeek[],
    private readonly rates: UntrainedRates,
  ) {}

  of(rule: number, coders: ReadonlySet<number>): Record<'trained' | 'others', number> {
    if (coders.size === 0) return { trained: 1, others: 1 };
    const key = `${rule}|${[...coders].sort((a, b) => a - b).join(' ')}`;
    let levels = this.known.get(key);
    if (!levels) this.known.set(key, (levels = this.measured(rule, coders)));
    return levels;
  }

  private measured(rule: number, coders: ReadonlySet<number>): Record<'trained' | 'others', number> {
    const expected = { trained: 0, others: 0 };
    const denied = { trained: 0, others: 0 };
    for (const week of this.baseline) {
      const trained = week.coders.filter(({ memberId }) => coders.has(memberId));
      const share = eligibleShare(trained, week.payers, rule);
      const all = this.rates.expected(week, rule);
      expected.trained += all * share;
      expected.others += all * (1 - share);
      const own = deniedUnder(trained, rule);
      denied.trained += own;
      denied.others += deniedUnder(week.payers, rule) - own;
    }
    const level = (group: 'trained' | 'others'): number =>
      (denied[group] + PRIOR_DENIALS) / (expected[group] + PRIOR_DENIALS);
    // Where everybody trains there is nobody to differ from.
    if (expected.others < 1e-9) return { trained: 1, others: 1 };
    return { trained: level('trained'), others: level('others') };
  }
}

const deniedUnder = (members: readonly MemberCounts[], rule: number): number =>
  members.reduce((sum, { denied }) => sum + (denied[rule] ?? 0), 0);

/** Of the claims that a rule can apply to, the share of these coders. */
function eligibleShare(
  coders: readonly MemberCounts[],
  payers: readonly MemberCounts[],
  rule: number,
): number {
  const population = POPULATION_OF_RULE[rule] ?? 0;
  const eligible = (members: readonly MemberCounts[]): number =>
    members.reduce((sum, counts) => sum + (counts.eligible[population] ?? 0), 0);
  const all = eligible(payers);
  return all === 0 ? 0 : Math.min(1, eligible(coders) / all);
}
