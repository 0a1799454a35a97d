import { elementAt } from '../../src/domain/element-at';
import type { LocalDate } from '../../src/domain/calendar';
import { populationBit } from '../../src/domain/denial-rule';
import { createDetector } from '../../src/detection/create-detector';
import { HELD_DAYS } from '../../src/detection/observation-log';
import type { DetectedPattern, Detector, Observation, ObservationRow } from '../../src/detection/detector';
import { effort } from '../support/effort';
import { randomOf } from '../support/random';
import { dateOfDay, DEFAULT_OPTIONS, sliceOf, StreamWorld, testContext, withDenial } from './stream-world';

const SEEDS = [1, 2, 3].slice(0, effort(1, 3));

/** Keeps what a store would keep: rows of claims by day, and every pattern as JSON. */
class Store {
  private rows: string[] = [];
  private patterns: string[] = [];
  private firstDate: LocalDate | null = null;

  commit(detector: Detector, observed: readonly Observation[]): void {
    const { rows, heldFrom } = detector.takeObservations();
    this.rows.push(...rows.map((row) => JSON.stringify(row)));
    if (heldFrom !== null)
      this.rows = this.rows.filter((row) => (JSON.parse(row) as ObservationRow).day >= heldFrom);
    this.patterns = detector.patterns.map((pattern) => JSON.stringify(pattern));
    for (const { claim } of observed)
      if (this.firstDate === null || claim.processingDate < this.firstDate)
        this.firstDate = claim.processingDate;
  }

  restore(...more: DetectedPattern[]): Detector {
    const observations = this.rows.map((row) => JSON.parse(row) as ObservationRow);
    const patterns = this.patterns.map((json) => JSON.parse(json) as DetectedPattern);
    // A store promises no order.
    const state = {
      firstDate: this.firstDate,
      observations: observations.reverse(),
      patterns: [...more, ...patterns.reverse()],
    };
    return createDetector(testContext, state);
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

const idsOf = (matches: ReturnType<Detector['observe']>): string =>
  matches.map(({ pattern }) => pattern.id).join();

describe('a detector restored from its claims and patterns', () => {
  it.each(SEEDS)('makes the same decisions as one that never stopped (seed %i)', (seed) => {
    const days = stream(seed, 190);
    const run = (restartShare: number): string[] => {
      const random = randomOf(seed * 1000);
      const store = new Store();
      let detector = createDetector(testContext, null);
      const transcript: string[] = [];
      days.forEach((observations, day) => {
        observations.forEach((observation, at) => {
          transcript.push(idsOf(detector.observe(observation)));
          // A restart in the middle of a day, after a batch was committed.
          if (random() < restartShare / 100) {
            store.commit(detector, observations.slice(0, at + 1));
            detector = store.restore();
          }
        });
        transcript.push(JSON.stringify(detector.evaluateDay(dateOfDay(day))));
        store.commit(detector, observations);
        if (random() < restartShare) detector = store.restore();
      });
      return transcript;
    };
    const undisturbed = run(0);
    expect(run(0.2)).toEqual(undisturbed);
    expect(undisturbed.join().match(/"kind":"DETECTED"/g)?.length ?? 0).toBeGreaterThanOrEqual(2);
  });

  it('stands the same whatever the order in which the claims of a day came', () => {
    const all = stream(5, 60);
    const [inOrder, turned] = [all, all.map((day) => [...day].reverse())].map((days) => {
      const detector = createDetector(testContext, null);
      days.forEach((observations, day) => {
        for (const observation of observations) detector.observe(observation);
        detector.evaluateDay(dateOfDay(day));
      });
      return detector.patterns;
    });
    expect(turned).toEqual(inOrder);
    expect(inOrder?.length).toBeGreaterThan(0);
  });

  it('hands out each claim once, by its day', () => {
    const detector = createDetector(testContext, null);
    const [first = [], second = []] = stream(6, 2);
    const days = (): string[] => detector.takeObservations().rows.map(({ day }) => day);
    for (const observation of first) detector.observe(observation);
    expect(days()).toEqual([dateOfDay(0)]);
    expect(days()).toEqual([]);
    for (const observation of second) detector.observe(observation);
    const { claim } = elementAt(second, 0);
    detector.observe({
      ...elementAt(second, 0),
      claim: { ...claim, claimId: 99_999, processingDate: dateOfDay(0) },
    });
    expect(days()).toEqual([dateOfDay(0), dateOfDay(1)]);
  });

  it.each(['{', '["a"]\nA', '[]\nB?'])('refuses stored claims that are not its own (%p)', (content) => {
    const observations = [{ day: '2025-01-01', firstClaimId: 1, content }];
    const state = { firstDate: '2025-01-01', observations, patterns: [] };
    expect(() => createDetector(testContext, state)).toThrow(
      /stored observations of 2025-01-01|packed numbers|no element/,
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
    const held = [observations, [...observations].reverse()].map((list) => {
      const detector = createDetector(testContext, null);
      for (const observation of list) detector.observe(observation);
      const { rows, heldFrom } = detector.takeObservations();
      return { days: rows.map(({ day }) => day), heldFrom };
    });
    const newest = days.slice(50).map(dateOfDay);
    expect(held.map((each) => each.days)).toEqual([newest, newest]);
    expect(held[0]?.heldFrom).toBe(dateOfDay(50));
  });

  it('never go back: a turn for an earlier date is one for the latest already decided', () => {
    const detector = createDetector(testContext, null);
    stream(1, 60).forEach((observations, day) => {
      for (const observation of observations) detector.observe(observation);
      detector.evaluateDay(dateOfDay(day));
    });
    detector.evaluateDay(dateOfDay(20));
    expect(detector.patterns.length).toBeGreaterThan(0);
    expect(detector.patterns.every(({ current }) => current.end === dateOfDay(59))).toBe(true);
  });
});

describe('daily figures', () => {
  it('agree with counting the claims one by one, as do the denials of each pattern', () => {
    const all = stream(2, 70);
    const detector = createDetector(testContext, null);
    all.forEach((observations, day) => {
      for (const observation of observations) detector.observe(observation);
      detector.evaluateDay(dateOfDay(day));
    });
    expect(detector.patterns.length).toBeGreaterThan(0);
    const denials = detector.denialsOf(detector.patterns);
    for (const pattern of detector.patterns) {
      const eligible = all.flat().filter(({ claim }) => isMember(claim, pattern.slice));
      const denied = eligible.filter(({ claim }) => claim.claimDenial?.carc === pattern.carc);
      const daily = detector.dailyCounts(pattern);
      const sum = (value: (counts: (typeof daily)[number]) => number): number =>
        daily.reduce((total, counts) => total + value(counts), 0);
      expect(sum(({ eligibleCount }) => eligibleCount)).toBe(eligible.length);
      expect(sum(({ deniedCount }) => deniedCount)).toBe(denied.length);
      expect(sum(({ deniedCents }) => deniedCents)).toBe(
        denied.reduce((total, { claim }) => total + claim.billedCents, 0),
      );
      expect(denials.get(pattern.id)?.map(({ claimId }) => claimId)).toEqual(
        denied.map(({ claim }) => claim.claimId),
      );
      const current = daily.filter(({ day }) => day >= pattern.current.start);
      expect(pattern.current.deniedCount).toBe(
        current.reduce((total, { deniedCount }) => total + deniedCount, 0),
      );
    }
  });
});

function isMember(claim: Observation['claim'], slice: DetectedPattern['slice']): boolean {
  const ids: Record<string, unknown> = {
    payer: claim.payerId,
    provider: claim.providerId,
    coder: claim.coderId,
    lineOfBusiness: claim.lineOfBusiness,
  };
  return slice.every(({ field, value }) =>
    field === 'population'
      ? (claim.eligiblePopulations & populationBit(value as Parameters<typeof populationBit>[0])) !== 0
      : String(ids[field]) === value,
  );
}

describe('a denial that several patterns fit', () => {
  it('belongs first to the more specific one', () => {
    const own = { ruleKey: 'duplicate', refinement: { by: 'provider' as const, id: 2 }, factor: 10 };
    const world = new StreamWorld({
      ...DEFAULT_OPTIONS,
      seed: 6,
      claimsPerDay: 300,
      injections: [{ ...own, fromDay: 20, toDay: 1000 }],
    });
    const store = new Store();
    const before = createDetector(testContext, null);
    for (let day = 0; day < 60; day++) {
      const observations = world.day(day);
      for (const observation of observations) before.observe(observation);
      before.evaluateDay(dateOfDay(day));
      store.commit(before, observations);
    }
    const refined = before.patterns.find(({ carc, status }) => carc === '18' && status === 'ACTIVE');
    expect(refined?.slice).toEqual(sliceOf('duplicate', own.refinement));
    if (refined === undefined) return;
    const whole = { ...refined, id: 99, slice: [], fit: { ...refined.fit, id: 99, slice: [] } };
    const detector = store.restore(whole);
    const { claim } = elementAt(world.day(60), 0);
    const of = (providerId: number, carc: string | null, claimId: number): string =>
      idsOf(
        detector.observe(withDenial({ claim: { ...claim, providerId, claimId }, revenueCodes: null }, carc)),
      );
    expect(of(2, '18', 900_001)).toBe(`${refined.id},99`);
    expect(of(3, '18', 900_002)).toBe('99');
    expect(of(2, null, 900_003)).toBe('');
  });
});
