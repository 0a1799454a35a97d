import { elementAt } from '../../src/domain/element-at';
import { createDetector } from '../../src/detection/create-detector';
import type { Detector, PatternDecision } from '../../src/detection/detector';
import { dateOfDay, DEFAULT_OPTIONS, StreamWorld, testContext, type WorldOptions } from './stream-world';

/** Decisions other than UPDATED, as "day KIND", over the days of a world with one pattern. */
function live(
  options: Partial<WorldOptions>,
  days: number,
  onDay?: (day: number, detector: Detector) => void,
) {
  const world = new StreamWorld({ ...DEFAULT_OPTIONS, ...options });
  const detector = createDetector(testContext, null);
  const decisions: { day: number; decision: PatternDecision }[] = [];
  for (let day = 0; day < days; day++) {
    for (const observation of world.day(day)) detector.observe(observation);
    for (const decision of detector.evaluateDay(dateOfDay(day))) decisions.push({ day, decision });
    onDay?.(day, detector);
  }
  const changes = decisions.filter(({ decision }) => decision.kind !== 'UPDATED');
  return { detector, decisions, changes, kinds: changes.map(({ decision }) => decision.kind) };
}

const bad = (fromDay: number, toDay: number, factor = 10) => ({
  ruleKey: 'missing-modifier-25',
  refinement: null,
  factor,
  fromDay,
  toDay,
});

describe('the life of a pattern', () => {
  it('is resolved after the cure and not before', () => {
    for (const seed of [1, 2, 3, 4, 5]) {
      const { changes, detector } = live({ seed, injections: [bad(40, 110)] }, 200);
      const resolved = changes.filter(({ decision }) => decision.kind === 'RESOLVED').map(({ day }) => day);
      console.log(
        `seed ${seed}: ${changes.map(({ day, decision }) => `${day} ${decision.kind}`).join(', ')}`,
      );
      expect({ seed, count: resolved.length }).toEqual({ seed, count: 1 });
      expect(resolved[0]).toBeGreaterThan(110);
      expect(resolved[0]).toBeLessThan(160);
      expect(elementAt(detector.patterns, 0).status).toBe('RESOLVED');
    }
  });

  it('is reopened, not found a second time, when it comes back', () => {
    const { kinds, detector } = live({ seed: 11, injections: [bad(30, 90), bad(170, 230)] }, 210);
    expect(kinds.filter((kind) => kind === 'DETECTED')).toHaveLength(1);
    expect(kinds).toContain('REOPENED');
    expect(detector.patterns).toHaveLength(1);
    expect(elementAt(detector.patterns, 0).status).toBe('ACTIVE');
  });

  it('is improving when most of it is gone and something is left', () => {
    const { changes } = live(
      { seed: 4, claimsPerDay: 400, injections: [bad(20, 80, 12), bad(80, 400, 5.5)] },
      160,
    );
    expect(changes.map(({ decision }) => decision.kind)).toEqual(['DETECTED', 'IMPROVED']);
  });

  it('is worse when it doubles', () => {
    const { changes } = live(
      { seed: 4, claimsPerDay: 400, injections: [bad(20, 90, 5), bad(90, 400, 12)] },
      150,
    );
    expect(changes.map(({ decision }) => decision.kind)).toEqual(['DETECTED', 'WORSENED']);
    expect(elementAt(changes, 1).day).toBeGreaterThan(90);
  });

  it('does not change its status again and again while nothing changes', () => {
    for (const seed of [31, 32, 33, 34, 35, 36]) {
      const { kinds } = live({ seed, claimsPerDay: 200, injections: [bad(0, 1000, 4)] }, 300);
      expect({ seed, changes: kinds.filter((kind) => kind !== 'DETECTED') }).toEqual({ seed, changes: [] });
    }
  });

  it('is decided about at most once a day, and every decision changes something', () => {
    const { decisions } = live({ seed: 8, injections: [bad(10, 60), bad(100, 130)] }, 150);
    const keys = decisions.map(({ day, decision }) => `${day} ${decision.pattern.id}`);
    expect(new Set(keys).size).toBe(keys.length);
    const last = new Map<number, string>();
    for (const { decision } of decisions) {
      const { current, score, memory, ...rest } = decision.pattern;
      const seen = JSON.stringify([
        rest,
        current.eligibleCount,
        current.deniedCents,
        score.trend,
        memory.reference,
      ]);
      if (decision.kind === 'UPDATED') expect(last.get(decision.pattern.id)).not.toBe(seen);
      last.set(decision.pattern.id, seen);
    }
  });

  it('owns nothing and is never found again once archived by a person', () => {
    let archived: PatternDecision | null = null;
    const { kinds, detector } = live({ seed: 2, injections: [bad(10, 1000)] }, 120, (day, each) => {
      if (day === 60) archived = each.archive(elementAt(each.patterns, 0).id);
    });
    expect(archived).toMatchObject({ kind: 'ARCHIVED', pattern: { status: 'ARCHIVED' } });
    expect(kinds).toEqual(['DETECTED']);
    expect(detector.patterns.map(({ status }) => status)).toEqual(['ARCHIVED']);
    expect(detector.archive(99)).toBeNull();
    const eligible = { claimId: 1, processingDate: dateOfDay(119), eligiblePopulations: 3, payerId: 1 };
    const denied = { billedCents: 100, denial: { carc: '4', deniedCents: 100 } };
    expect(detector.observe({ ...eligible, ...denied, providerId: 1, coderId: 1 })).toEqual([]);
  });
});

describe('a denial that several patterns fit', () => {
  it('belongs first to the refined pattern, then to the whole family', () => {
    const injections = [
      {
        ruleKey: 'duplicate',
        refinement: { by: 'provider' as const, id: 2 },
        factor: 8,
        fromDay: 20,
        toDay: 1000,
      },
      { ruleKey: 'duplicate', refinement: null, factor: 5, fromDay: 40, toDay: 1000 },
    ];
    const { detector } = live({ seed: 6, claimsPerDay: 300, providerSpread: 0, injections }, 90);
    const refined = detector.patterns.find(({ slice }) => slice.refinement?.by === 'provider');
    const whole = detector.patterns.find(({ slice }) => slice.refinement === null);
    expect([refined?.carc, whole?.carc]).toEqual(['18', '18']);
    const claim = {
      claimId: 1,
      processingDate: dateOfDay(90),
      eligiblePopulations: 1,
      payerId: 1,
      coderId: null,
      billedCents: 1,
    };
    const denial = { carc: '18', deniedCents: 1 };
    expect(detector.observe({ ...claim, providerId: 2, denial })).toEqual([refined?.id, whole?.id]);
    expect(detector.observe({ ...claim, providerId: 3, denial })).toEqual([whole?.id]);
    expect(detector.observe({ ...claim, providerId: 2, denial: null })).toEqual([]);
  });
});
