import { sliceKey, type LatticeSlice } from '../../src/detection/lattice/lattice-fields';
import { createDetector } from '../../src/detection/create-detector';
import {
  dateOfDay,
  DEFAULT_OPTIONS,
  StreamWorld,
  testContext,
  withDenial,
  type WorldOptions,
} from './stream-world';

interface Detection {
  day: number;
  carc: string;
  slice: LatticeSlice;
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

const text = ({ day, carc, slice }: Detection): string => `day ${day}: ${carc} on ${sliceKey(slice)}`;

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
  const onset = 45;

  it('at two of five payers is reported for those two, not for all payers', () => {
    const injections = [2, 3].map((id) => ({
      ruleKey: 'duplicate',
      refinement: { by: 'payer' as const, id },
      factor: 6,
      fromDay: onset,
      toDay: 1000,
    }));
    const { detector } = watch({ seed: 5, claimsPerDay: 300, injections }, onset + 40);
    const standing = detector.patterns.filter(({ status }) => status !== 'ARCHIVED');
    expect(standing.map(({ carc, slice }) => `${carc} on ${sliceKey(slice)}`).sort()).toEqual([
      '18 on payer=2',
      '18 on payer=3',
    ]);
  });

  it('is found under a CARC that no rule knows, over all claims', () => {
    const world = new StreamWorld({ ...DEFAULT_OPTIONS, seed: 17 });
    const detector = createDetector(testContext, null);
    for (let day = 0; day < 20; day++) {
      world.day(day).forEach((observation, at) => {
        detector.observe(at % 40 === 0 ? withDenial(observation, '129') : observation);
      });
      detector.evaluateDay(dateOfDay(day));
    }
    expect(detector.patterns.map(({ carc, slice }) => ({ carc, slice }))).toEqual([
      { carc: '129', slice: [] },
    ]);
  });
});
