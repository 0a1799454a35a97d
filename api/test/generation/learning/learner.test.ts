import { elementAt } from '../../../src/domain/element-at';
import { execFileSync } from 'node:child_process';
import { ruleIndex } from '../../../src/domain/denial-rules';
import type { RunCommand } from '../../../src/domain/scenario/scenario';
import { startOfDayS } from '../../../src/domain/calendar';
import { weekdayOf } from '../../../src/domain/date-index';
import { parseScenarioConfig } from '../../../src/domain/scenario/scenario-validation';
import { createSimulation } from '../../../src/generation/create-simulation';
import {
  errorMultiplier,
  forget,
  gainFactors,
  masteryOf,
  newLearners,
  practiceRule,
} from '../../../src/generation/learning/learner';
import { nodeArguments } from '../../support/own-process';
import { busyScenario, eventsOf, ofKind } from '../../simulation/scenarios';

const BUNDLED = ruleIndex('bundled');

describe('a learner', () => {
  it('gains by practice with diminishing returns, and makes fewer errors for it', () => {
    const state = newLearners(2);
    const mastery = [0];
    for (let i = 0; i < 4; i++) {
      practiceRule(state, 1, BUNDLED, { gain: 0.5, halfLifeDays: 60 }, true);
      mastery.push(masteryOf(state, 1, BUNDLED));
    }
    const gains = mastery.slice(1).map((value, i) => value - (mastery[i] as number));
    expect(gains[0]).toBeCloseTo(1 - Math.exp(-0.5), 5);
    expect([...gains].sort((a, b) => b - a)).toEqual(gains);
    expect(errorMultiplier(state, 1, BUNDLED)).toBeCloseTo(1 - 0.95 * (mastery[4] as number), 6);
  });

  it('leaves other coders and other rules alone', () => {
    const state = newLearners(2);
    practiceRule(state, 0, BUNDLED, { gain: 1, halfLifeDays: 60 }, true);
    expect(errorMultiplier(state, 1, BUNDLED)).toBe(1);
    expect(errorMultiplier(state, 0, BUNDLED + 1)).toBe(1);
  });

  it('forgets half in a half-life, which grows with success and not with failure', () => {
    const halfAfter = (success: boolean, days: number): number => {
      const state = newLearners(1);
      practiceRule(state, 0, BUNDLED, { gain: 1, halfLifeDays: 20 }, success);
      const before = masteryOf(state, 0, BUNDLED);
      for (let day = 0; day < days; day++) forget(state);
      return masteryOf(state, 0, BUNDLED) / before;
    };
    expect(halfAfter(false, 20)).toBeCloseTo(0.5, 3);
    expect(halfAfter(true, 26)).toBeCloseTo(0.5, 3);
  });

  it('learns at a pace of its own; every group has mean 1', () => {
    for (const coders of [1, 2, 5, 12, 100]) {
      const factors = gainFactors(3, coders);
      expect(factors.reduce((sum, factor) => sum + factor, 0) / coders).toBeCloseTo(1, 2);
      expect(Math.max(...factors) > Math.min(...factors)).toBe(coders > 1);
    }
  });
});

describe('training in a run', () => {
  const config = busyScenario({ events: [], claimsPerDay: 80 });

  it('changes only what it can reach: the twin without it has the same claims but for coders’ own mistakes', () => {
    const trained = ofKind(eventsOf(config, 21, 70), 'CLAIM_SUBMITTED').filter(
      ({ claim }) => claim.frequencyCode === '1',
    );
    const startS = startOfDayS(config.startDate);
    const off: RunCommand = {
      kind: 'CONFIGURE',
      effectiveAtS: startS + 14 * 86_400,
      changes: { learning: null },
    };
    const twin = createSimulation({ config, seed: 21, commands: [off] });
    const untrained = ofKind(
      twin.advance(startS + 70 * 86_400 - 1, Number.MAX_SAFE_INTEGER),
      'CLAIM_SUBMITTED',
    ).filter(({ claim }) => claim.frequencyCode === '1');
    expect(trained.map(({ claim }) => claim.id)).toEqual(untrained.map(({ claim }) => claim.id));
    const different = untrained.filter((event, i) => JSON.stringify(event) !== JSON.stringify(trained[i]));
    expect(different.length).toBeGreaterThan(50);
    // A duplicate repeats its source, so it differs where its source does.
    const reach = new Set([
      'missing-modifier-25',
      'bundled',
      'diagnosis-linkage',
      'place-of-service',
      'records-missing',
      'duplicate',
    ]);
    expect(different.filter(({ truth }) => truth === null || !reach.has(truth.ruleKey))).toEqual([]);
    // Nothing differs before the first session has sunk in.
    expect(elementAt(different, 0).claim.submissionDate > '2025-01-20').toBe(true);
  });

  it('logs sessions with attempts between their start and end, and corrections of denied claims', () => {
    const learning = ofKind(eventsOf(config, 21, 70), 'LEARNING').map(({ event }) => event);
    expect(new Set(learning.map(({ id }) => id)).size).toBe(learning.length);
    const count = (type: string): number => learning.filter((event) => event.type === type).length;
    // 3 coders x 3 sessions a week x 8 weeks from day 14 to day 69.
    expect(count('SESSION_COMPLETED')).toBe(72);
    const begun = learning.filter((event) => event.type === 'SESSION_STARTED');
    expect(begun.filter((event) => event.outcome !== 'INCOMPLETE')).toHaveLength(72);
    expect(begun.length).toBeLessThan(72 * 1.3);
    expect(count('ATTEMPT')).toBeGreaterThan(300);
    const corrections = learning.filter((event) => event.type === 'CORRECTION_APPLIED');
    expect(corrections.length).toBeGreaterThan(30);
    expect(corrections.every((event) => event.correctionApplied && event.claimId !== null)).toBe(true);
  });

  it('is held at breaks and ends of workdays, most of it in the middle of the week, now and then broken off', () => {
    const many = busyScenario({
      claimsPerDay: 1,
      durationDays: 140,
      learning: { coders: 60, sessionsPerWeek: 2, fromDay: 0 },
    });
    const learning = ofKind(eventsOf(many, 5, 140), 'LEARNING').map(({ event }) => event);
    const done = learning.filter(({ type }) => type === 'SESSION_COMPLETED');
    // Two a week for twenty weeks, and the workshop.
    expect(done).toHaveLength(60 * (2 * 20 + 1));
    const byWeekday = new Array<number>(7).fill(0);
    for (const { atS } of done)
      byWeekday[weekdayOf(Math.floor(atS / 86_400))] =
        (byWeekday[weekdayOf(Math.floor(atS / 86_400))] as number) + 1;
    const [monday = 0, tuesday = 0, wednesday = 0, thursday = 0, friday = 0, ...weekend] = byWeekday;
    expect(weekend).toEqual([0, 0]);
    expect(wednesday).toBeGreaterThan(Math.max(monday, friday) * 1.3);
    expect(Math.min(tuesday, thursday)).toBeGreaterThan(Math.max(monday, friday));
    const hours = new Set(done.map(({ atS }) => Math.floor((atS % 86_400) / 3600)));
    expect([...hours].every((hour) => hour >= 7 && hour < 19)).toBe(true);
    const brokenOff = learning.filter(({ outcome }) => outcome === 'INCOMPLETE').length / done.length;
    expect(Math.abs(brokenOff - 0.08)).toBeLessThan(0.02);
    const guidance = learning.filter(({ type }) => type === 'GUIDANCE_VIEWED');
    expect(Math.abs(guidance.length / done.length - 0.5)).toBeLessThan(0.04);
    for (const { durationMs, outcome } of guidance) {
      expect((durationMs ?? 0) < 10_000).toBe(outcome === 'SKIPPED');
    }
  });

  it('changes the coder who is trained and nobody else, claim by claim', () => {
    const startS = startOfDayS(config.startDate);
    const untaught = busyScenario({ events: [], claimsPerDay: 80, learning: null });
    const practice = Array.from({ length: 12 }, (_, index): RunCommand => ({
      kind: 'PRACTICE',
      effectiveAtS: startS + (10 + index) * 86_400,
      coderId: 1,
      ruleKey: 'missing-modifier-25',
      correct: true,
    }));
    const claimsOf = (commands: RunCommand[]) =>
      ofKind(
        createSimulation({ config: untaught, seed: 21, commands }).advance(
          startS + 70 * 86_400 - 1,
          Number.MAX_SAFE_INTEGER,
        ),
        'CLAIM_SUBMITTED',
      ).filter(({ claim }) => claim.frequencyCode === '1');
    const [before, after] = [claimsOf([]), claimsOf(practice)];
    expect(after.map(({ claim }) => claim.id)).toEqual(before.map(({ claim }) => claim.id));
    const changed = before.filter((event, i) => JSON.stringify(event) !== JSON.stringify(after[i]));
    expect(changed.length).toBeGreaterThan(20);
    // A duplicate repeats its source, so it changes where its source does.
    const own = changed.filter(({ truth }) => truth?.ruleKey !== 'duplicate');
    expect(new Set(own.map(({ claim, truth }) => `${claim.coderId} ${truth?.ruleKey}`))).toEqual(
      new Set(['1 missing-modifier-25']),
    );
    const errors = (events: typeof before): number =>
      events.filter(({ claim, truth }) => claim.coderId === 1 && truth?.ruleKey === 'missing-modifier-25')
        .length;
    expect(errors(after)).toBeLessThan(0.6 * errors(before));
  });

  it('gets better at its attempts', () => {
    const attempts = ofKind(eventsOf(config, 21, 70), 'LEARNING').filter(
      ({ event }) => event.type === 'ATTEMPT',
    );
    const right = (part: typeof attempts): number =>
      part.filter(({ event }) => event.outcome === 'CORRECT').length / part.length;
    const third = Math.floor(attempts.length / 3);
    expect(right(attempts.slice(-third))).toBeGreaterThan(right(attempts.slice(0, third)) + 0.2);
  });
});

describe('the pace of learning', () => {
  const patterns = [{ rule: 'missing-modifier-25', shareOfDenials: 40 }];
  const base = { claimsPerDay: 50, denialRate: 20, providers: 2, patterns };

  it('is refused by field where it would take too long to solve, with the last day that it can be', () => {
    const learning = { coders: 500, sessionsPerWeek: 20, fromDay: 10, targetDenialRate: 15, targetDay: 3650 };
    const message = /^learning\.targetDay: expected at most day 113 .*got 3650/;
    expect(() => parseScenarioConfig({ ...base, learning })).toThrow(message);
    expect(() => parseScenarioConfig({ ...base, learning: { ...learning, targetDay: 113 } })).not.toThrow();
  });

  it('is solved in bounded work for plans that nothing has validated', () => {
    // In a process of its own: a test's sandbox makes arithmetic many times slower than it is.
    const program = nodeArguments('api/test/generation/follow-up/absurd-plan.ts');
    const gain = Number(execFileSync(process.execPath, program, { encoding: 'utf8', timeout: 110_000 }));
    expect(gain).toBeGreaterThan(0);
    expect(gain).toBeLessThanOrEqual(4);
  }, 120_000);
});
