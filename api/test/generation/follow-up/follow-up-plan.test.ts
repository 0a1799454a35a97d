import { elementAt } from '../../../src/domain/element-at';
import { APPEAL_LEVELS, MAX_APPEAL_LEVELS, appealLevel } from '../../../src/domain/catalogues/appeal-levels';
import { addDays, daysBetween, startOfDayS } from '../../../src/domain/calendar';
import type { Adjudication, Appeal, Claim, PayerType } from '../../../src/domain/claim';
import { isCorrectable } from '../../../src/domain/adjudication/corrected-claim';
import { correctionRates } from '../../../src/domain/catalogues/correction-rates';
import { DENIAL_RULES } from '../../../src/domain/denial-rules';
import { appealId, runDayOfId } from '../../../src/domain/local-id';
import type { ScenarioConfig } from '../../../src/domain/scenario/scenario';
import { DEFAULT_APPEALS, parseScenarioConfig } from '../../../src/domain/scenario/scenario-validation';
import {
  appealDecisionDueS,
  followUpOf,
  furtherAppealDueS,
} from '../../../src/generation/follow-up/appeal-generator';
import { createSimulation } from '../../../src/generation/create-simulation';
import type { PayerDenials } from '../../../src/generation/follow-up/follow-up-plan';
import { planFollowUps } from '../../../src/generation/follow-up/follow-up-plan';
import { findPreset } from '../../../src/generation/presets';
import { UINT32 } from '../../../src/generation/rng';

interface Outcome {
  /** Of the claims of the first half. */
  denied: number;
  appealed: number;
  corrected: number;
  /** Of all claims. */
  filed: number;
  decided: number;
  won: number;
  byRule: Map<string, { decided: number; won: number }>;
  furtherAppeals: number;
  daysToDecision: number;
}

/** A run until every appeal that is filed is decided. */
function followUps(config: ScenarioConfig, seed: number): Outcome {
  const simulation = createSimulation({ config, seed, commands: [] });
  const untilS = simulation.nowS + ((config.durationDays ?? 0) + 1500) * 86_400;
  const outcome: Outcome = {
    denied: 0,
    appealed: 0,
    corrected: 0,
    filed: 0,
    decided: 0,
    won: 0,
    byRule: new Map(),
    furtherAppeals: 0,
    daysToDecision: 0,
  };
  const rules = new Map<number, string>();
  while (simulation.nowS < untilS) {
    for (const event of simulation.advance(untilS, 5000)) {
      // Nothing is submitted past the end: only the first half's denials have all their corrected claims.
      const early = 'claim' in event && runDayOfId(event.claim.id) < (config.durationDays ?? 0) / 2 ? 1 : 0;
      if (event.kind === 'CLAIM_SUBMITTED' && event.claim.frequencyCode === '7') outcome.corrected += early;
      if (event.kind === 'CLAIM_ADJUDICATED' && event.adjudication.denial) {
        outcome.denied += early;
        rules.set(event.claim.id, event.adjudication.denial.ruleKey ?? '');
      }
      if (event.kind === 'APPEAL_FILED') {
        outcome.filed++;
        if (event.appeal.level === 1) outcome.appealed += early;
        else outcome.furtherAppeals++;
      }
      if (event.kind !== 'APPEAL_DECIDED') continue;
      const won = event.appeal.outcome === 'OVERTURNED' ? 1 : 0;
      outcome.decided++;
      outcome.won += won;
      outcome.daysToDecision += daysBetween(event.appeal.filedDate, event.appeal.decidedDate ?? '');
      if (event.appeal.level > 1) continue;
      const rule = rules.get(event.claim.id) ?? '';
      const tally = outcome.byRule.get(rule) ?? { decided: 0, won: 0 };
      outcome.byRule.set(rule, { decided: tally.decided + 1, won: tally.won + won });
    }
  }
  return outcome;
}

const evenly = (type: PayerType, share = 1): PayerDenials => ({
  type,
  byRule: DENIAL_RULES.map(() => share),
});

const deniedClaim = (id: number, ruleKey: string): [Claim, Adjudication] => [
  { id, frequencyCode: '1' } as Claim,
  {
    processingDate: '2025-03-03',
    denial: { carc: 'x', rarc: null, group: 'CO', ruleKey },
  } as Adjudication,
];

const lostAppeal = (claimId: number, level: number): Appeal => ({
  id: appealId(claimId, level),
  claimId,
  level,
  filedDate: '2025-03-03',
  deadline: null,
  decidedDate: '2025-04-03',
  outcome: 'UPHELD',
  recoveredCents: 0,
});

describe('what an office does about denials', () => {
  const config: ScenarioConfig = {
    ...(findPreset('standard-practice')?.config as ScenarioConfig),
    claimsPerDay: 250,
    appeals: DEFAULT_APPEALS,
    // What training prevents changes the mix that the rates were solved for.
    learning: null,
    durationDays: 84,
  };
  const outcomes = [1, 2, 3].map((seed) => followUps(config, seed));
  const total = (of: (outcome: Outcome) => number): number =>
    outcomes.reduce((sum, outcome) => sum + of(outcome), 0);

  it('leaves about half of the denials alone', () => {
    const reworked = total(({ appealed, corrected }) => appealed + corrected) / total(({ denied }) => denied);
    process.stdout.write(`reworked ${(100 * reworked).toFixed(1)} % of denials\n`);
    expect(reworked).toBeGreaterThan(0.4);
    expect(reworked).toBeLessThan(0.5);
    const appealed = (100 * total((each) => each.appealed)) / total(({ denied }) => denied);
    expect(Math.abs(appealed - DEFAULT_APPEALS.appealRate)).toBeLessThan(2);
  });

  it('wins the share of all decided appeals that the scenario asks for, further levels included', () => {
    const decided = total((each) => each.decided);
    const overturned = (100 * total((each) => each.won)) / decided;
    const error = Math.sqrt((60 * 40) / decided);
    process.stdout.write(`overturned ${overturned.toFixed(1)} % of ${decided} decisions\n`);
    expect(Math.abs(overturned - DEFAULT_APPEALS.overturnRate)).toBeLessThan(3 * error);
    expect(overturned).toBeGreaterThan(54);
    expect(overturned).toBeLessThan(70);
  });

  it('wins each rule by its own prior: better where records help, worse where a limit has passed', () => {
    const rate = (keys: readonly string[]): number => {
      const sum = { decided: 0, won: 0 };
      for (const { byRule } of outcomes) {
        for (const key of keys) {
          sum.decided += byRule.get(key)?.decided ?? 0;
          sum.won += byRule.get(key)?.won ?? 0;
        }
      }
      expect(sum.decided).toBeGreaterThan(200);
      return sum.won / sum.decided;
    };
    expect(rate(['diagnosis-linkage', 'missing-authorization', 'medical-necessity'])).toBeGreaterThan(
      rate(['timely-filing', 'not-covered', 'bundled']),
    );
  });

  it('goes on to further levels now and then, and every appeal is decided', () => {
    const filed = total((each) => each.filed);
    const further = total((each) => each.furtherAppeals);
    expect(total((each) => each.decided)).toBe(filed);
    expect(further / filed).toBeGreaterThan(0.02);
    expect(further / filed).toBeLessThan(0.12);
  });

  it('waits the mean time that the scenario asks for, over all payers and levels', () => {
    const mean = total((each) => each.daysToDecision) / total((each) => each.decided);
    expect(Math.abs(mean / DEFAULT_APPEALS.meanDaysToDecision - 1)).toBeLessThan(0.04);
  });

  it('is expected by rule: what is won in the end is what the plan says', () => {
    const plan = planFollowUps(1, DEFAULT_APPEALS, [evenly('COMMERCIAL'), evenly('MEDICARE', 2)]);
    DENIAL_RULES.forEach(({ key, paths }, rule) => {
      const possible = isCorrectable(key) || (paths as readonly string[]).includes('A');
      expect({ key, possible: (plan.wonAnyway[rule] as number) > 0 }).toEqual({ key, possible });
      expect(plan.wonAnyway[rule]).toBeLessThan(0.75);
    });
  });

  it('is the same for denials that only a later configuration brings', () => {
    const seed = 1;
    const spotless = { ...config, denialRate: 0, patterns: [] };
    const simulation = createSimulation({ config: spotless, seed, commands: [] });
    const effectiveAtS = startOfDayS(addDays(config.startDate, 1));
    simulation.apply({ kind: 'CONFIGURE', effectiveAtS, changes: { denialRate: 20 } });
    const appealed = new Set<number>();
    let denied = 0;
    // Long after the last claim: whoever appeals has done so.
    const untilS = startOfDayS(addDays(config.startDate, 400));
    while (simulation.nowS < untilS) {
      for (const event of simulation.advance(untilS, 5_000)) {
        if (event.kind === 'CLAIM_ADJUDICATED' && event.adjudication.denial) denied++;
        if (event.kind === 'APPEAL_FILED') appealed.add(event.claim.id);
      }
    }
    expect(denied).toBeGreaterThan(1_000);
    expect(Math.abs((100 * appealed.size) / denied - DEFAULT_APPEALS.appealRate)).toBeLessThan(3);
  });

  it('corrects only what a corrected claim can win', () => {
    correctionRates().forEach((rate, rule) => {
      const { key } = elementAt(DENIAL_RULES, rule);
      expect({ key, corrected: rate > 0 }).toEqual({ key, corrected: isCorrectable(key) });
    });
  });
});

describe('deadlines of appeals', () => {
  const appeals = { appealRate: 100, overturnRate: 60, meanDaysToDecision: 30 };
  const plan = planFollowUps(9, appeals, [evenly('COMMERCIAL')]);

  it('let nothing be filed late: what would be late is not filed', () => {
    const limits = [3, 10, 20, 65, 180];
    const filed = limits.map((appealLimitDays) => {
      let count = 0;
      for (let id = 1; id <= 2000; id++) {
        const followUp = followUpOf(plan, ...deniedClaim(id, 'medical-necessity'), { appealLimitDays });
        if (followUp?.kind !== 'APPEAL') continue;
        count++;
        const deadlineS = (Date.parse('2025-03-03') / 86_400_000 + appealLimitDays + 1) * 86_400;
        expect(followUp.dueS).toBeLessThan(deadlineS);
      }
      return count;
    });
    expect(filed[0]).toBe(0);
    expect([...filed].sort((a, b) => a - b)).toEqual(filed);
    expect(filed[3]).toBe(filed[4]);
    expect(filed[4]).toBeGreaterThan(1800);
  });

  it('hold at every further level of every payer, which ends at its last', () => {
    for (const type of Object.keys(APPEAL_LEVELS) as PayerType[]) {
      const levels = APPEAL_LEVELS[type];
      expect(levels.length).toBeLessThanOrEqual(MAX_APPEAL_LEVELS);
      for (let level = 1; level <= levels.length; level++) {
        const limitDays = appealLevel(type, level + 1)?.filingLimitDays ?? 0;
        const due: number[] = [];
        for (let id = 1; id <= 3000; id++) {
          const dueS = furtherAppealDueS(plan, lostAppeal(id, level), { type, payableCents: 1_000_000 });
          if (dueS !== null) due.push(dueS);
        }
        expect(due.length > 0).toBe(level < levels.length);
        for (const dueS of due) {
          expect(dueS).toBeLessThan((Date.parse('2025-04-03') / 86_400_000 + limitDays + 1) * 86_400);
        }
      }
    }
  });

  it('are no use where too little is in dispute: a hearing is for $190 and more', () => {
    const dueWith = (cents: number): number => {
      let count = 0;
      for (let id = 1; id <= 3000; id++) {
        if (furtherAppealDueS(plan, lostAppeal(id, 2), { type: 'MEDICARE', payableCents: cents }) !== null)
          count++;
      }
      return count;
    };
    expect(dueWith(18_999)).toBe(0);
    expect(dueWith(19_000)).toBeGreaterThan(0);
  });
});

describe('the time to a decision', () => {
  const daysOf = (
    type: PayerType,
    denials: readonly PayerDenials[],
    meanDaysToDecision: number,
  ): number[] => {
    const plan = planFollowUps(4, { appealRate: 50, overturnRate: 60, meanDaysToDecision }, denials);
    return Array.from({ length: 20_000 }, (_, id) => {
      // Filed on each workday of some week alike.
      const filedDate = `2025-03-0${3 + (id % 5)}`;
      const dueS = appealDecisionDueS(plan, type, { ...lostAppeal(id, 1), filedDate });
      return Math.floor(dueS / 86_400) - Date.parse(filedDate) / 86_400_000;
    });
  };
  const mean = (days: readonly number[]): number => days.reduce((sum, day) => sum + day, 0) / days.length;

  it('has the mean of the scenario, with a long tail and no decision on the day of filing', () => {
    for (const wanted of [8, 30, 120]) {
      // A single payer, whose further levels take as long as the first.
      const days = daysOf('OTHER', [evenly('OTHER')], wanted).sort((a, b) => a - b);
      expect(Math.abs(mean(days) / wanted - 1)).toBeLessThan(0.03);
      expect(days[0]).toBeGreaterThan(0);
      const median = days[days.length / 2];
      expect(median).toBeLessThan(0.95 * wanted);
      expect(days[days.length - 1]).toBeGreaterThan(2.2 * wanted);
    }
  });

  it('differs by type of payer as the law’s limits do', () => {
    const denials = [evenly('MEDICARE'), evenly('COMMERCIAL')];
    expect(mean(daysOf('MEDICARE', denials, 30))).toBeGreaterThan(
      1.2 * mean(daysOf('COMMERCIAL', denials, 30)),
    );
  });
});

describe('a scenario’s overturn rate', () => {
  it('may be none or all', () => {
    for (const overturnRate of [0, 100]) {
      const plan = planFollowUps(1, { ...DEFAULT_APPEALS, overturnRate }, [evenly('MEDICARE')]);
      expect(new Set(plan.overturnBelow)).toEqual(new Set([overturnRate === 0 ? 0 : UINT32]));
      const config = parseScenarioConfig({
        durationDays: 30,
        claimsPerDay: 60,
        denialRate: 25,
        providers: 2,
        patterns: [],
        appeals: { appealRate: 40, overturnRate, meanDaysToDecision: 10 },
      });
      const { decided, won } = followUps(config, 3);
      expect(decided).toBeGreaterThan(50);
      expect(won).toBe(overturnRate === 0 ? 0 : decided);
    }
  });
});
