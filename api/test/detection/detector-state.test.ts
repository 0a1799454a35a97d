import { elementAt } from '../../src/domain/element-at';
import type { LocalDate } from '../../src/domain/calendar';
import { ELIGIBLE_POPULATIONS, populationBit } from '../../src/domain/denial-rule';
import { createDetector } from '../../src/detection/create-detector';
import { HELD_DAYS } from '../../src/detection/day-book';
import type { DayCells, DetectedPattern, Detector, Observation, Slice } from '../../src/detection/detector';
import { dateOfDay, DEFAULT_OPTIONS, randomOf, StreamWorld, testContext } from './stream-world';

/** Keeps what a store would keep: one row a day, and of every pattern what the last decision said, as JSON. */
class Store {
  private readonly days = new Map<LocalDate, string>();
  private readonly patterns = new Map<number, string>();

  commit(detector: Detector, decided: readonly DetectedPattern[]): void {
    for (const { day, cells } of detector.takeChangedDays()) this.days.set(day, JSON.stringify(cells));
    for (const pattern of decided) this.patterns.set(pattern.id, JSON.stringify(pattern));
  }

  restore(): Detector {
    const days: DayCells[] = [...this.days].map(([day, cells]) => ({
      day,
      cells: JSON.parse(cells) as unknown,
    }));
    const patterns = [...this.patterns.values()].map((json) => JSON.parse(json) as DetectedPattern);
    // A store promises no order.
    return createDetector(testContext, { days: days.reverse(), patterns: patterns.reverse() });
  }
}

const injections = [
  { ruleKey: 'missing-modifier-25', refinement: null, factor: 10, fromDay: 20, toDay: 80 },
  { ruleKey: 'duplicate', refinement: { by: 'payer' as const, id: 3 }, factor: 6, fromDay: 30, toDay: 200 },
  { ruleKey: 'bundled', refinement: { by: 'provider' as const, id: 2 }, factor: 12, fromDay: 0, toDay: 120 },
];

function stream(seed: number, days: number): Observation[][] {
  const world = new StreamWorld({ ...DEFAULT_OPTIONS, seed, injections });
  return Array.from({ length: days }, (_, day) => world.day(day));
}

describe('a detector restored from its days and patterns', () => {
  it.each([1, 2, 3])('makes the same decisions as one that never stopped (seed %i)', (seed) => {
    const days = stream(seed, 190);
    const run = (restartShare: number): string[] => {
      const random = randomOf(seed * 1000);
      const store = new Store();
      let detector = createDetector(testContext, null);
      const transcript: string[] = [];
      days.forEach((observations, day) => {
        for (const observation of observations) {
          transcript.push(detector.observe(observation).join());
          // A restart in the middle of a day, after a batch was committed.
          if (random() < restartShare / 100) {
            store.commit(detector, []);
            detector = store.restore();
          }
        }
        const decisions = detector.evaluateDay(dateOfDay(day));
        transcript.push(JSON.stringify(decisions));
        store.commit(
          detector,
          decisions.map(({ pattern }) => pattern),
        );
        if (random() < restartShare) detector = store.restore();
      });
      return transcript;
    };
    const undisturbed = run(0);
    expect(run(0.2)).toEqual(undisturbed);
    expect(undisturbed.join().match(/"kind":"DETECTED"/g)?.length ?? 0).toBeGreaterThanOrEqual(2);
  });

  it('stands the same whatever the order in which the claims came', () => {
    const all = stream(5, 100).flat();
    const random = randomOf(77);
    const shuffled = all
      .map((observation) => ({ observation, key: random() }))
      .sort((a, b) => a.key - b.key)
      .map(({ observation }) => observation);
    const [inOrder, mixed] = [all, shuffled].map((observations) => {
      const detector = createDetector(testContext, null);
      for (const observation of observations) detector.observe(observation);
      return { decisions: detector.evaluateDay(dateOfDay(99)), cells: detector.takeChangedDays() };
    });
    expect(mixed).toEqual(inOrder);
    expect(inOrder?.decisions.length).toBeGreaterThan(0);
  });

  it('hands out each changed day once', () => {
    const detector = createDetector(testContext, null);
    const [first = [], second = []] = stream(6, 2);
    for (const observation of first) detector.observe(observation);
    expect(detector.takeChangedDays().map(({ day }) => day)).toEqual([dateOfDay(0)]);
    expect(detector.takeChangedDays()).toEqual([]);
    for (const observation of second) detector.observe(observation);
    detector.observe({
      ...elementAt(second, 0),
      processingDate: dateOfDay(0),
    });
    expect(detector.takeChangedDays().map(({ day }) => day)).toEqual([dateOfDay(0), dateOfDay(1)]);
  });

  it('refuses stored cells that are not its own', () => {
    const days = [{ day: '2025-01-01', cells: { nonsense: true } }];
    expect(() => createDetector(testContext, { days, patterns: [] })).toThrow(
      'the stored detector cells of 2025-01-01 are not in the expected shape',
    );
  });
});

describe('days', () => {
  it('may be skipped: one decision at the end of an import finds what is in it', () => {
    const detector = createDetector(testContext, null);
    const found: string[] = [];
    stream(3, 60).forEach((observations, day) => {
      for (const observation of observations) detector.observe(observation);
      if (day === 59) found.push(...detector.evaluateDay(dateOfDay(day)).map(({ pattern }) => pattern.carc));
    });
    expect(found).toEqual(expect.arrayContaining(['4', '97']));
  });

  it('older than the held ones are left out without harm, in whatever order they come', () => {
    const days = Array.from({ length: HELD_DAYS + 50 }, (_, day) => day);
    const world = new StreamWorld({ ...DEFAULT_OPTIONS, claimsPerDay: 30, seed: 8 });
    const observations = days.flatMap((day) => world.day(day));
    const [forwards, backwards] = [observations, [...observations].reverse()].map((list) => {
      const detector = createDetector(testContext, null);
      for (const observation of list) detector.observe(observation);
      return detector.takeChangedDays();
    });
    expect(backwards).toEqual(forwards);
    expect(forwards?.map(({ day }) => day)).toEqual(days.slice(50).map(dateOfDay));
  });

  it('never go back: a turn for an earlier date is one for the latest already decided', () => {
    const detector = createDetector(testContext, null);
    stream(1, 60).forEach((observations, day) => {
      for (const observation of observations) detector.observe(observation);
      detector.evaluateDay(dateOfDay(day));
    });
    expect(detector.evaluateDay(dateOfDay(20))).toEqual([]);
    expect(detector.patterns.every(({ current }) => current.end === dateOfDay(59))).toBe(true);
  });
});

describe('dailyCounts', () => {
  it('agrees with counting the observations one by one, for every kind of slice', () => {
    const observations = stream(12, 40).flat();
    // Some claims without a provider or coder, as remits have them.
    const all = observations.map((each, at) => ({
      ...each,
      providerId: at % 7 === 0 ? null : each.providerId,
      coderId: at % 5 === 0 ? null : each.coderId,
    }));
    const detector = createDetector(testContext, null);
    for (const observation of all) detector.observe(observation);
    const refinements: Slice['refinement'][] = [
      null,
      { by: 'payer', id: 3 },
      { by: 'provider', id: 2 },
      { by: 'coder', id: 1 },
      { by: 'payer', id: 77 },
    ];
    for (const family of ELIGIBLE_POPULATIONS) {
      for (const refinement of refinements) {
        for (const carc of ['4', '18', '97', 'never seen']) {
          const slice = { family, refinement };
          expect(detector.dailyCounts({ carc, slice })).toEqual(countByHand(all, carc, slice));
        }
      }
    }
  });

  it('are what a pattern shows as its current figures', () => {
    const detector = createDetector(testContext, null);
    stream(2, 70).forEach((observations, day) => {
      for (const observation of observations) detector.observe(observation);
      detector.evaluateDay(dateOfDay(day));
    });
    expect(detector.patterns.length).toBeGreaterThan(0);
    for (const pattern of detector.patterns) {
      const inside = detector.dailyCounts(pattern).filter(({ day }) => day >= pattern.current.start);
      const sum = (value: (counts: (typeof inside)[number]) => number): number =>
        inside.reduce((total, counts) => total + value(counts), 0);
      expect(pattern.current).toMatchObject({
        eligibleCount: sum((counts) => counts.eligibleCount),
        deniedCount: sum((counts) => counts.deniedCount),
        deniedCents: sum((counts) => counts.deniedCents),
      });
    }
  });
});

function countByHand(observations: readonly Observation[], carc: string, { family, refinement }: Slice) {
  const days = new Map<LocalDate, { eligible: number; billed: number; denied: number; cents: number }>();
  for (const each of observations) {
    if ((each.eligiblePopulations & populationBit(family)) === 0) continue;
    if (refinement !== null) {
      const ids = { payer: each.payerId, provider: each.providerId, coder: each.coderId };
      if (ids[refinement.by] !== refinement.id) continue;
    }
    const day = days.get(each.processingDate) ?? { eligible: 0, billed: 0, denied: 0, cents: 0 };
    day.eligible += 1;
    day.billed += each.billedCents;
    if (each.denial?.carc === carc) {
      day.denied += 1;
      day.cents += each.denial.deniedCents;
    }
    days.set(each.processingDate, day);
  }
  return [...days]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([day, { eligible, billed, denied, cents }]) => ({
      day,
      eligibleCount: eligible,
      billedCents: billed,
      deniedCount: denied,
      deniedCents: cents,
    }));
}
