import { LatticeEngine, type LatticeState } from '../../../src/detection/lattice/lattice-engine';
import {
  sliceKey,
  type LatticeObservation,
  type LatticeSlice,
} from '../../../src/detection/lattice/lattice-fields';
import { dateOn, latticeRates, latticeStream, type LatticeStream } from './lattice-world';

const DAYS = 110;
const ONSET_DAY = 60;

function engineOver(
  days: readonly (readonly LatticeObservation[])[],
  engine = new LatticeEngine(latticeRates),
): LatticeEngine {
  days.forEach((claims, day) => {
    for (const claim of claims) engine.observe(claim);
    engine.evaluateDay(dateOn(day));
  });
  return engine;
}

const found = (engine: LatticeEngine): string[] =>
  engine.patterns
    .filter(({ mergedInto }) => mergedInto === null)
    .map(({ carc, slice }) => `${carc} on ${sliceKey(slice) || 'all'}`)
    .sort();

const run = (stream: Omit<LatticeStream, 'claimsPerDay'>): LatticeEngine =>
  engineOver(latticeStream({ claimsPerDay: 120, ...stream }, DAYS));

describe('the lattice engine', () => {
  it.each([81, 82, 83])('raises nothing where nothing changes (seed %i)', (seed) => {
    expect(found(run({ seed }))).toEqual([]);
  });

  it.each([84, 85])('raises nothing when denials come ten days before payments (seed %i)', (seed) => {
    expect(found(run({ seed, lag: (isDenied) => (isDenied ? 7 : 17) }))).toEqual([]);
  });

  it.each([86, 87])('raises nothing when payments come ten days before denials (seed %i)', (seed) => {
    expect(found(run({ seed, lag: (isDenied) => (isDenied ? 17 : 7) }))).toEqual([]);
  });

  it('raises nothing when volume doubles for two weeks', () => {
    const volume = (day: number): number => (day >= 60 && day < 74 ? 2 : 1);
    expect(found(run({ seed: 88, volume }))).toEqual([]);
  });

  const slices: readonly { carc: string; slice: LatticeSlice; share: number }[] = [
    { carc: '16', slice: [{ field: 'placeOfService', value: '22' }], share: 0.06 },
    { carc: '27', slice: [{ field: 'diagnosisChapter', value: 'M00-M99' }], share: 0.07 },
    { carc: '18', slice: [{ field: 'procedure', value: '99214' }], share: 0.07 },
    {
      carc: '16',
      slice: [
        { field: 'payer', value: '1' },
        { field: 'procedureGroup', value: 'therapy' },
      ],
      share: 0.12,
    },
    {
      carc: '18',
      slice: [
        { field: 'payer', value: '2' },
        { field: 'provider', value: '3' },
      ],
      share: 0.25,
    },
    {
      carc: '197',
      slice: [
        { field: 'provider', value: '2' },
        { field: 'procedureGroup', value: 'visit' },
      ],
      share: 0.15,
    },
    { carc: 'X9', slice: [{ field: 'coder', value: '4' }], share: 0.05 },
  ];

  it.each(slices.map((onset) => ({ ...onset, where: sliceKey(onset.slice) })))(
    'finds a sudden CARC $carc on $where, and nothing else',
    ({ carc, slice, share }) => {
      const engine = run({ seed: 89, onsets: [{ carc, slice, share, fromDay: ONSET_DAY }] });
      expect(found(engine)).toEqual([`${carc} on ${sliceKey(slice)}`]);
      const [pattern] = engine.patterns;
      // The change point is where it began, give or take the days that chance may add or take away.
      expect(
        pattern && pattern.since >= dateOn(ONSET_DAY - 4) && pattern.since <= dateOn(ONSET_DAY + 7),
      ).toBe(true);
      expect(pattern && pattern.detectedOn > dateOn(ONSET_DAY)).toBe(true);
    },
  );

  it('reports two payers of four as two patterns and not as all payers', () => {
    const onset = (payer: string) => ({
      carc: '27',
      slice: [{ field: 'payer', value: payer }] as const,
      share: 0.08,
      fromDay: ONSET_DAY,
    });
    expect(found(run({ seed: 90, onsets: [onset('1'), onset('4')] }))).toEqual([
      '27 on payer=1',
      '27 on payer=4',
    ]);
  });

  it('follows no more patterns than there is room for, the strongest of a search first', () => {
    const onset = (payer: string, share: number) => ({
      carc: '27',
      slice: [{ field: 'payer', value: payer }] as const,
      share,
      fromDay: ONSET_DAY,
    });
    const onsets = [onset('1', 0.06), onset('4', 0.2)];
    const days = latticeStream({ claimsPerDay: 120, seed: 90, onsets }, DAYS);
    const engine = engineOver(days, new LatticeEngine(latticeRates, undefined, 1));
    expect(found(engine)).toEqual(['27 on payer=4']);
    expect(found(engineOver(days))).toHaveLength(2);
  });

  it('reports a mistake that all make as one pattern, though one provider makes it nearly twice as often', () => {
    const onset = (slice: LatticeSlice, share: number) => ({ carc: '27', slice, share, fromDay: ONSET_DAY });
    const onsets = [onset([], 0.06), onset([{ field: 'provider', value: '2' }], 0.05)];
    expect(found(run({ seed: 93, onsets }))).toEqual(['27 on all']);
  });

  it('reports a provider who becomes much worse within a known pattern as a pattern of its own', () => {
    const onset = (slice: LatticeSlice, share: number, fromDay: number) => ({
      carc: '16',
      slice,
      share,
      fromDay,
    });
    const onsets = [onset([], 0.05, 40), onset([{ field: 'provider', value: '3' }], 0.3, 85)];
    expect(found(run({ seed: 94, onsets }))).toEqual(['16 on all', '16 on provider=3']);
  });

  it('gives the same patterns whatever the order within a day', () => {
    const slice = [{ field: 'payer', value: '3' }] as const;
    const days = latticeStream(
      { seed: 91, claimsPerDay: 120, onsets: [{ carc: '16', slice, share: 0.1, fromDay: ONSET_DAY }] },
      DAYS,
    );
    const turned = days.map((claims) => [...claims].reverse());
    expect(engineOver(turned).patterns).toEqual(engineOver(days).patterns);
  });

  it('goes on exactly as if it had never stopped, from the claims and the patterns', () => {
    const slice = [{ field: 'provider', value: '5' }] as const;
    const days = latticeStream(
      { seed: 92, claimsPerDay: 120, onsets: [{ carc: '18', slice, share: 0.12, fromDay: 40 }] },
      DAYS,
    );
    const whole = engineOver(days);
    const before = engineOver(days.slice(0, 70));
    const after = new LatticeEngine(latticeRates, JSON.parse(JSON.stringify(before.state)) as LatticeState);
    days.forEach((claims, day) => {
      for (const claim of claims) after.observe(claim);
      if (day >= 70) after.evaluateDay(dateOn(day));
    });
    expect(whole.patterns.length).toBeGreaterThan(0);
    expect(after.patterns).toEqual(whole.patterns);
  });
});
