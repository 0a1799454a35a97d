import { elementAt } from '../../src/domain/element-at';
import type { RuleKey } from '../../src/domain/denial-rules';
import { ruleOf } from '../../src/domain/denial-rules';
import type { Slice } from '../../src/detection/detector';
import { createDetector } from '../../src/detection/create-detector';
import { dateOfDay, DEFAULT_OPTIONS, StreamWorld, testContext, type WorldOptions } from './stream-world';

interface Detection {
  day: number;
  carc: string;
  slice: Slice;
}

/** Every DETECTED decision over `days` days of a world, and the detector at the end. */
function watch(options: Partial<WorldOptions>, days: number) {
  const world = new StreamWorld({ ...DEFAULT_OPTIONS, ...options });
  const detector = createDetector(testContext, null);
  const detections: Detection[] = [];
  for (let day = 0; day < days; day++) {
    for (const observation of world.day(day)) detector.observe(observation);
    for (const { kind, pattern } of detector.evaluateDay(dateOfDay(day))) {
      if (kind === 'DETECTED') detections.push({ day, carc: pattern.carc, slice: pattern.slice });
    }
  }
  return { detector, detections };
}

const text = ({ day, carc, slice }: Detection): string =>
  `day ${day}: ${carc} ${slice.family} ${slice.refinement?.by ?? 'whole'} ${slice.refinement?.id ?? ''}`;

describe('a stream in which nothing is wrong', () => {
  it('raises far less than one false alarm a month, heavy-tailed providers or not', () => {
    const seeds = Array.from({ length: 30 }, (_, index) => index + 1);
    const alarms = seeds.flatMap((seed) => {
      // Every other practice has a wide spread: its worst provider is denied several times as often as its best.
      const providerSpread = seed % 2 === 0 ? 1.2 : 0.6;
      const providers = seed % 3 === 0 ? 20 : 5;
      const { detections } = watch({ seed, providers, providerSpread }, 90);
      return detections.map((detection) => `seed ${seed}, ${text(detection)}`);
    });
    const perMonth = alarms.length / (seeds.length * 3);
    console.log(
      `null streams: ${perMonth.toFixed(3)} false alarms a month (30 seeds x 90 days x 100 claims)`,
      alarms,
    );
    expect(perMonth).toBeLessThan(0.1);
  });

  it('raises nothing when the volume triples for two weeks', () => {
    for (let seed = 1; seed <= 8; seed++) {
      const volume = (day: number): number => (day >= 50 && day < 64 ? 3 : 1);
      const { detections } = watch({ seed: 100 + seed, volume }, 90);
      expect({ seed, detections: detections.map(text) }).toEqual({ seed, detections: [] });
    }
  });

  it("raises nothing when one payer's share doubles at a constant denial rate", () => {
    // Payer 5 is Medicaid, denied two to three times as often as the others: the mix alone raises the overall rate.
    for (let seed = 1; seed <= 8; seed++) {
      const payerWeight = (payerId: number, day: number): number => (payerId === 5 && day >= 45 ? 2.25 : 1);
      const { detections } = watch({ seed: 200 + seed, payerWeight }, 90);
      expect({ seed, detections: detections.map(text) }).toEqual({ seed, detections: [] });
    }
  });
});

describe('an injected pattern', () => {
  const cases: {
    name: string;
    ruleKey: string;
    carc: string;
    slice: Slice;
    factor: number;
    claimsPerDay: number;
  }[] = [
    whole('missing-data', 2.5, 100),
    whole('missing-data', 5, 100),
    whole('missing-data', 10, 100),
    whole('missing-modifier-25', 5, 100),
    whole('missing-modifier-25', 10, 100),
    whole('missing-modifier-25', 2.5, 500),
    refined('missing-authorization', { by: 'payer', id: 3 }, 5, 500),
    refined('missing-authorization', { by: 'payer', id: 3 }, 10, 100),
    refined('bundled', { by: 'provider', id: 2 }, 10, 100),
    refined('records-missing', { by: 'coder', id: 1 }, 10, 100),
  ];
  const onset = 45;

  it.each(cases)(
    'is found in its own slice: $name',
    ({ name, ruleKey, carc, slice, factor, claimsPerDay }) => {
      const delays: number[] = [];
      for (const seed of [7, 14, 21]) {
        const injections = [{ ruleKey, refinement: slice.refinement, factor, fromDay: onset, toDay: 1000 }];
        const { detections, detector } = watch({ seed, claimsPerDay, injections }, onset + 75);
        const hit = detections.find(
          (each) => each.carc === carc && JSON.stringify(each.slice) === JSON.stringify(slice),
        );
        expect({ seed, found: hit !== undefined, all: detections.map(text) }).toMatchObject({
          seed,
          found: true,
        });
        expect({ seed, others: detections.filter((each) => each !== hit).map(text) }).toEqual({
          seed,
          others: [],
        });
        const pattern = detector.patterns.find((each) => each.carc === carc);
        // Exposed claims are the denominator, denied or not: nobody denies them all.
        expect((pattern?.current.deniedCount ?? 1) / (pattern?.current.eligibleCount ?? 1)).toBeLessThan(0.5);
        // The shortest window that can have raised the alarm is a week.
        const before = pattern?.baseline?.end ?? 'no baseline';
        expect({ before, ended: before <= dateOfDay((hit?.day ?? NaN) - 7) }).toEqual({
          before: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) as string,
          ended: true,
        });
        delays.push((hit?.day ?? NaN) - onset);
      }
      console.log(`${name}: found after ${delays.join(', ')} days`);
      expect(Math.max(...delays)).toBeLessThan(75);
    },
  );

  it('at two of five payers is reported for those two, not for all payers', () => {
    const injections = [2, 3].map((id) => ({
      ruleKey: 'duplicate',
      refinement: { by: 'payer' as const, id },
      factor: 6,
      fromDay: onset,
      toDay: 1000,
    }));
    const { detections } = watch({ seed: 5, claimsPerDay: 300, injections }, onset + 40);
    expect(detections.map(({ carc, slice }) => [carc, slice.refinement]).sort()).toEqual([
      ['18', { by: 'payer', id: 2 }],
      ['18', { by: 'payer', id: 3 }],
    ]);
  });

  it('leaves no echo in another family that shares its CARC and some of its claims', () => {
    // CARC 4 is also the denial of a bilateral procedure without its side; 8 % of all claims could be one.
    const injections = [
      { ruleKey: 'missing-modifier-25', refinement: null, factor: 25, fromDay: 0, toDay: 1000 },
    ];
    const { detections } = watch({ seed: 9, claimsPerDay: 500, injections }, 120);
    expect(detections.map(({ carc, slice }) => `${carc} ${slice.family}`)).toEqual(['4 em-with-procedure']);
  });

  it('is found under a CARC that no rule knows, over all claims', () => {
    const world = new StreamWorld({ ...DEFAULT_OPTIONS, seed: 17 });
    const detector = createDetector(testContext, null);
    for (let day = 0; day < 20; day++) {
      world.day(day).forEach((observation, at) => {
        const denial =
          at % 40 === 0 ? { carc: '129', deniedCents: observation.billedCents } : observation.denial;
        detector.observe({ ...observation, denial });
      });
      detector.evaluateDay(dateOfDay(day));
    }
    expect(detector.patterns.map(({ carc, slice }) => ({ carc, slice }))).toEqual([
      { carc: '129', slice: { family: 'all', refinement: null } },
    ]);
  });

  it('is found although half of the rules are broken at once from the first day', () => {
    const rules = [
      'missing-modifier-25',
      'bundled',
      'missing-authorization',
      'diagnosis-linkage',
      'duplicate',
    ];
    const injections = rules.map((ruleKey) => ({
      ruleKey,
      refinement: null,
      factor: 6,
      fromDay: 0,
      toDay: 1000,
    }));
    const { detections, detector } = watch({ seed: 3, injections }, 40);
    const found = detections.filter(({ slice }) => slice.refinement === null).map(({ carc }) => carc);
    expect(found.sort()).toEqual(['11', '18', '197', '4', '97']);
    // There was no history before: the baseline stays empty until the reference period is over.
    const first = elementAt(detector.patterns, 0);
    expect(first.baseline).toEqual(first.memory.reference);
  });
});

function whole(ruleKey: RuleKey, factor: number, claimsPerDay: number) {
  return refined(ruleKey, null, factor, claimsPerDay);
}

function refined(ruleKey: RuleKey, refinement: Slice['refinement'], factor: number, claimsPerDay: number) {
  const { carc, family } = ruleOf(ruleKey);
  const where = refinement === null ? 'whole family' : `${refinement.by} ${refinement.id}`;
  const name = `${factor}x ${ruleKey}, ${where}, ${claimsPerDay} claims a day`;
  return { name, ruleKey, carc, slice: { family, refinement }, factor, claimsPerDay };
}
