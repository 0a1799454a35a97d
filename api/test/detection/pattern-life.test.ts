import { epochDay } from '../../src/domain/calendar';
import { elementAt } from '../../src/domain/element-at';
import { createDetector } from '../../src/detection/create-detector';
import type { DetectedPattern, Detector, Observation } from '../../src/detection/detector';
import { sliceKey, type LatticeSlice } from '../../src/detection/lattice/lattice-fields';
import { PatternCounts } from '../../src/detection/pattern-counts';
import { figuresOf } from '../../src/detection/pattern-figures';
import { detect, nextDay, type LifeStep } from '../../src/detection/pattern-life';
import { dateOn, latticeContext, latticeStream } from './lattice/lattice-world';
import { randomOf } from '../support/random';

const USUAL = 0.02;

interface Stretch {
  fromDay: number;
  /** Denials over the usual. */
  factor: number;
}

interface Life {
  seed: number;
  claimsPerDay: number;
  stretches: readonly Stretch[];
}

/** What is decided of a pattern that was detected on a day, by the denials of its slice alone. */
function live({ seed, claimsPerDay, stretches }: Life, detectedOn: number, days: number) {
  const random = randomOf(seed);
  const counts = new PatternCounts();
  const steps: { day: number; step: LifeStep }[] = [];
  let pattern: DetectedPattern | null = null;
  for (let day = 0; day < days; day++) {
    const rate = USUAL * (stretches.filter(({ fromDay }) => fromDay <= day).at(-1)?.factor ?? 1);
    for (let claim = 0; claim < claimsPerDay; claim++) {
      const denial = random() < rate ? { deniedCents: 100, procedureCode: null } : null;
      counts.add(epochDay(dateOn(day)), 1000, denial);
    }
    const figures = figuresOf(counts, USUAL * 1_000_000, dateOn(day), 10_000);
    const count = (start: string, end: string, least: number) => counts.period(start, end, least, dateOn(0));
    if (day === detectedOn) pattern = found(counts, day, figures, count);
    else if (pattern !== null) {
      const step = nextDay(pattern, figures, dateOn(day), count);
      if (step === null) continue;
      ({ pattern } = step);
      steps.push({ day, step });
    }
  }
  const changes = steps.filter(({ step }) => step.kind !== 'UPDATED');
  return { pattern, steps, changes, kinds: changes.map(({ step }) => step.kind) };
}

function found(
  counts: PatternCounts,
  day: number,
  ...rest: [Parameters<typeof detect>[1], Parameters<typeof detect>[3]]
): DetectedPattern {
  const since = day - 13;
  const { eligibleCount, deniedCount } = counts.within(epochDay(dateOn(since)), epochDay(dateOn(day)));
  const fit = {
    id: 1,
    carc: '16',
    slice: [],
    kind: 'CHANGE' as const,
    detectedOn: dateOn(day),
    since: dateOn(since),
    until: null,
    addedPerMillion: 1,
    expectedPerMillion: USUAL * 1_000_000,
    scorePerMille: 20_000,
    mergedInto: null,
  };
  const usual = { usualPerMillion: USUAL * 1_000_000, expected: eligibleCount * USUAL };
  return detect({ fit, ...usual, denied: deniedCount }, rest[0], dateOn(day), rest[1]);
}

const bad = (fromDay: number, toDay: number, factor = 10): Stretch[] => [
  { fromDay, factor },
  { fromDay: toDay, factor: 1 },
];

describe('the life of a pattern', () => {
  it.each([1, 2, 3, 4, 5])('is resolved after the cure and not before (seed %i)', (seed) => {
    const { changes, pattern } = live({ seed, claimsPerDay: 16, stretches: bad(40, 110) }, 54, 200);
    expect(changes.filter(({ step }) => step.kind === 'RESOLVED').map(({ day }) => day)).toEqual([
      expect.any(Number),
    ]);
    const { day } = elementAt(changes, changes.length - 1);
    expect(day > 110 && day < 160).toBe(true);
    expect(pattern?.status).toBe('RESOLVED');
  });

  it('is reopened when it comes back', () => {
    const stretches = [...bad(30, 90), ...bad(170, 400)];
    const { kinds, pattern } = live({ seed: 11, claimsPerDay: 16, stretches }, 44, 210);
    expect(kinds.slice(-2)).toEqual(['RESOLVED', 'REOPENED']);
    expect(pattern?.status).toBe('ACTIVE');
  });

  it('is improving when most of it is gone and something is left', () => {
    const stretches = [
      { fromDay: 20, factor: 12 },
      { fromDay: 80, factor: 5.5 },
    ];
    expect(live({ seed: 4, claimsPerDay: 64, stretches }, 34, 160).kinds).toEqual(['IMPROVED']);
  });

  it('is worse when it doubles', () => {
    const stretches = [
      { fromDay: 20, factor: 5 },
      { fromDay: 90, factor: 12 },
    ];
    const { changes } = live({ seed: 4, claimsPerDay: 64, stretches }, 34, 150);
    expect(changes.map(({ step }) => step.kind)).toEqual(['WORSENED']);
    expect(elementAt(changes, 0).day).toBeGreaterThan(90);
  });

  it.each([31, 32, 33, 34, 35, 36])(
    'does not change its status again and again while nothing changes (seed %i)',
    (seed) => {
      const stretches = [{ fromDay: 0, factor: 4 }];
      expect(live({ seed, claimsPerDay: 32, stretches }, 14, 300).kinds).toEqual([]);
    },
  );

  it('says something only when something has changed', () => {
    const { steps } = live(
      { seed: 8, claimsPerDay: 16, stretches: [...bad(10, 60), ...bad(100, 130)] },
      24,
      150,
    );
    let last = '';
    for (const { step } of steps) {
      const { current, score, memory, ...rest } = step.pattern;
      const { trend } = score;
      const seen = JSON.stringify([
        rest,
        current.eligibleCount,
        current.deniedCents,
        trend,
        memory.reference,
      ]);
      if (step.kind === 'UPDATED') expect(last).not.toBe(seen);
      last = seen;
    }
  });

  it('has the period before its change point as its baseline, or, without one, the first 28 days after', () => {
    const before = live({ seed: 3, claimsPerDay: 16, stretches: bad(60, 400) }, 73, 80).pattern;
    expect(before?.baseline).toMatchObject({ start: dateOn(4), end: dateOn(59) });
    const without = live({ seed: 3, claimsPerDay: 16, stretches: bad(0, 400) }, 13, 80).pattern;
    expect(without?.baseline).toMatchObject({ start: dateOn(14), end: dateOn(41) });
    expect(without?.baseline).toEqual(without?.memory.reference);
  });
});

describe('a detector', () => {
  const slice: LatticeSlice = [{ field: 'procedure', value: '99214' }];
  const stream = (fromDay: number, toDay: number, days: number): Observation[][] =>
    latticeStream(
      { seed: 89, claimsPerDay: 120, onsets: [{ carc: '18', slice, share: 0.12, fromDay, toDay }] },
      days,
    ).map((claims) => claims.map((claim) => ({ claim, revenueCodes: null })));

  function watch(days: Observation[][], onDay?: (day: number, detector: Detector) => void) {
    const detector = createDetector(latticeContext, null);
    const kinds: string[] = [];
    days.forEach((observations, day) => {
      for (const observation of observations) detector.observe(observation);
      for (const { kind, pattern } of detector.evaluateDay(dateOn(day)))
        if (kind !== 'UPDATED') kinds.push(`${kind} ${pattern.carc} on ${sliceKey(pattern.slice)}`);
      onDay?.(day, detector);
    });
    return { detector, kinds };
  }

  it('links and counts the lines that a pattern is about', () => {
    const days = stream(60, 400, 90);
    const { detector, kinds } = watch(days);
    expect(kinds).toEqual(['DETECTED 18 on procedure=99214']);
    const pattern = elementAt(detector.patterns, 0);
    const denied = days
      .flat()
      .filter(({ claim }) =>
        claim.lines.some(({ procedureCode, denial }) => procedureCode === '99214' && denial?.carc === '18'),
      )
      .map(({ claim }) => claim.claimId);
    const linked = detector.denialsOf([pattern]).get(pattern.id);
    expect(linked?.map(({ claimId }) => claimId)).toEqual(denied);
    expect(linked?.every(({ procedureCode }) => procedureCode === '99214')).toBe(true);
    const counted = detector.dailyCounts(pattern).reduce((sum, { deniedCount }) => sum + deniedCount, 0);
    expect(counted).toBe(denied.length);
  });

  it('does not speak again of a pattern that a person has archived, and links nothing to it', () => {
    const { detector, kinds } = watch(stream(60, 400, 130), (day, each) => {
      if (day === 90)
        expect(each.archive(1, dateOn(day))).toMatchObject({ kind: 'ARCHIVED', isFitted: false });
    });
    expect(kinds).toEqual(['DETECTED 18 on procedure=99214']);
    expect(detector.archive(1, dateOn(130))).toBeNull();
    expect(detector.archive(99, dateOn(130))).toBeNull();
    const [denied] = stream(0, 400, 131)
      .slice(130)
      .flat()
      .filter(({ claim }) =>
        claim.lines.some(({ procedureCode, denial }) => procedureCode === '99214' && denial?.carc === '18'),
      );
    expect(denied && detector.observe(denied)).toEqual([]);
  });

  it('reopens a pattern that comes back with the same slice, and finds no second one', () => {
    const first = stream(40, 80, 150);
    const again = stream(150, 400, 190);
    const { detector, kinds } = watch([...first, ...again.slice(150)]);
    expect(kinds.filter((kind) => kind.startsWith('DETECTED'))).toHaveLength(1);
    expect(kinds.slice(-2)).toEqual(['RESOLVED 18 on procedure=99214', 'REOPENED 18 on procedure=99214']);
    expect(detector.patterns).toHaveLength(1);
  });
});
