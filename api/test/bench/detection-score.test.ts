import { summarize } from '../../../bench/detection/detection-score';
import type { RunKind, RunScore, TruthScore } from '../../../bench/detection/detection-run';

const truth = (injectedCents: number, oracleDaysFromInjection: number | null): TruthScore => ({
  title: '4 on all',
  oracleDaysFromInjection,
  oracleDaysFromFirstRemit: oracleDaysFromInjection === null ? null : oracleDaysFromInjection - 14,
  injectedCents,
  injectedDenials: 30,
});

/** @param found by truth, the days until it was found; null for never */
function run(
  kind: RunKind,
  truths: TruthScore[],
  found: (number | null)[],
  surplus: string[] = [],
): RunScore {
  const matches = found.flatMap((days, index) =>
    days === null
      ? []
      : [{ truth: index, jaccard: 0.9, daysFromInjection: days, daysFromFirstRemit: days - 14 }],
  );
  const product = { matches, surplus, bestJaccards: found.map((days) => (days === null ? 0 : 0.9)) };
  return { kind, name: kind, seed: 1, days: 60, truths, detectors: { product } };
}

describe('the score of detection', () => {
  const runs = [
    run('PRESET', [truth(900, 10), truth(100, 12), truth(500, null)], [20, null, 40], ['16 on all']),
    run('NULL', [], [], []),
    run('DECOY', [], [], ['18 on all']),
    run('RANDOM', [truth(700, 9)], [30], ['27 on all']),
    run('RANDOM', [truth(700, null)], [null]),
  ];
  const summary = summarize(runs, 'product');

  it('counts surplus against precision, and neither for nor against it what even the oracle does not raise', () => {
    expect(summary.precision).toBeCloseTo(1 / 3, 4);
  });

  it('counts recall over what the oracle raises, also by dollars', () => {
    expect(summary.recall).toBe(0.5);
    expect(summary.dollarRecall).toBe(0.9);
  });

  it('localizes random slices, whatever the oracle says of them', () => {
    expect(summary.localised).toBe(0.5);
  });

  it('counts false alarms over the days of null and decoy runs alone', () => {
    expect(summary.falseAlarmsPer30Days).toBe(0.25);
  });

  it('takes delays from every truth that was found', () => {
    expect(summary.medianDaysFromInjection).toBe(25);
    expect(summary.medianDaysFromFirstRemit).toBe(11);
    expect(summary.p90DaysFromFirstRemit).toBe(16);
  });

  it('says nothing where there is nothing to judge by', () => {
    const empty = summarize([run('NULL', [], [])], 'product');
    expect(empty).toMatchObject({ precision: null, recall: null, localised: null, falseAlarmsPer30Days: 0 });
  });
});
