import type { ImpactEstimate } from '../../../src/detection/impact/estimate';
import { estimateImpact } from '../../../src/detection/impact/estimate';
import type { ImpactHistory } from '../../../src/detection/impact/impact-history';
import { unmaskingFactor } from '../../../src/detection/impact/unmasking';
import type { Week } from './impact-world';
import { historyOf } from './impact-world';

/** As many weeks as to make chance small beside what is asserted. */
const WEEKS = 10;
const BEFORE: Week = { claims: 10_000, trained: 1_000, untrained: 500 };

function estimateOf(history: ImpactHistory): ImpactEstimate {
  const estimate = estimateImpact(history);
  if (typeof estimate === 'string') throw new Error(`expected an estimate, got ${estimate}`);
  return estimate;
}

const repeated = (week: Week): Week[] => Array.from({ length: WEEKS }, () => week);

describe('the estimated effect of training', () => {
  it('is nothing where nothing changed', () => {
    const estimate = estimateOf(historyOf(BEFORE, repeated(BEFORE)));
    expect(estimate.preventedDenials).toBeCloseTo(0, 6);
    expect(estimate.lowCents).toBeLessThan(0);
    expect(estimate.highCents).toBeGreaterThan(0);
  });

  it('is the fall of the trained denials, less what it brought to light', () => {
    const trained = 400;
    const shown = unmaskingFactor([], BEFORE.trained / BEFORE.claims, trained / BEFORE.claims);
    const after = { ...BEFORE, trained, untrained: BEFORE.untrained * shown };
    const estimate = estimateOf(historyOf(BEFORE, repeated(after)));
    const exact = WEEKS * (BEFORE.trained + BEFORE.untrained - after.trained - after.untrained);
    expect(estimate.preventedDenials / exact).toBeCloseTo(1, 3);
    // A denial is worth 40 % of the $100 billed, under either rule.
    expect(estimate.preventedCents / exact).toBeCloseTo(4_000, -1);
  });

  it('does not take what changed for everybody for an effect', () => {
    const more = { ...BEFORE, trained: 1_100, untrained: 550 };
    const estimate = estimateOf(historyOf(BEFORE, repeated(more)));
    expect(estimate.drift.log).toBeGreaterThan(0.8 * Math.log(1.1));
    expect(estimate.drift.log).toBeLessThan(Math.log(1.1));
    expect(estimate.highCents).toBeGreaterThan(0);
  });

  it('believes few denials less than many about what changed for everybody', () => {
    const few = (week: Week): Week => ({
      claims: week.claims / 100,
      trained: 10,
      untrained: week.untrained / 100,
    });
    const changed = { ...BEFORE, untrained: 600 };
    const many = estimateOf(historyOf(BEFORE, repeated(changed)));
    const little = estimateOf(historyOf(few(BEFORE), repeated(few(changed))));
    expect(little.drift.log).toBeGreaterThan(0);
    expect(little.drift.log).toBeLessThan(many.drift.log);
    expect(little.drift.variance).toBeGreaterThan(many.drift.variance);
  });

  it('counts only the claims of coders who trained, and compares with the others', () => {
    const before = { ...BEFORE, ofSecondCoder: { claims: 5_000, trained: 500 } };
    // Payers deny the rule half as often again; the first coder makes none of these errors any more.
    const after = { ...before, trained: 750, untrained: 750, ofSecondCoder: { claims: 5_000, trained: 750 } };
    const estimate = estimateOf(historyOf(before, repeated(after), { coders: [1] }));
    expect(estimate.drift.log).toBeGreaterThan(0.8 * Math.log(1.5));
    const trained = estimate.weeks.map(({ preventedDenials }) => preventedDenials);
    for (const prevented of trained) expect(prevented).toBeGreaterThan(500);
  });

  it('is the sum of its weeks and of its rules', () => {
    const after = [700, 500, 300].map((trained) => ({ ...BEFORE, trained }));
    const { weeks, byRule, preventedCents, preventedDenials } = estimateOf(historyOf(BEFORE, after));
    for (const parts of [weeks, byRule]) {
      expect(parts.reduce((sum, part) => sum + part.preventedCents, 0)).toBeCloseTo(preventedCents, 4);
      expect(parts.reduce((sum, part) => sum + part.preventedDenials, 0)).toBeCloseTo(preventedDenials, 6);
    }
    expect(weeks).toHaveLength(3);
    expect([...weeks].sort((a, b) => a.preventedCents - b.preventedCents)).toEqual(weeks);
  });

  it('follows a payer mix that shifts', () => {
    const history = historyOf(BEFORE, repeated(BEFORE));
    const twoPayers = {
      ...history,
      weeks: history.weeks.map((week, index) => {
        // The second payer denies five times as often, and sends more of the claims from the training on.
        const [share, rest] = index < 8 ? [2_000, 8_000] : [5_000, 5_000];
        const payer = (memberId: number, claims: number, perThousand: number) => ({
          memberId,
          eligible: week.payers[0]?.eligible.map(() => claims) ?? [],
          denied:
            week.payers[0]?.denied.map((count) => (count === 0 ? 0 : (claims * perThousand) / 1000)) ?? [],
        });
        const payers = [payer(1, rest, 40), payer(2, share, 200)];
        const coders = week.coders.slice(0, 1).map((coder) => ({
          ...coder,
          denied: coder.denied.map((count, rule) =>
            count === 0 ? 0 : payers.reduce((sum, { denied }) => sum + (denied[rule] ?? 0), 0),
          ),
        }));
        return { ...week, payers, coders };
      }),
    };
    const { preventedDenials, weeks } = estimateOf(twoPayers);
    expect(Math.abs(preventedDenials) / weeks.length).toBeLessThan(5);
  });

  it.each([
    ['NO_TRAINING', historyOf(BEFORE, [BEFORE], { coders: [] })],
    ['NO_BASELINE', historyOf(BEFORE, [BEFORE], { baselineWeeks: 3 })],
    ['NO_MATURE_COHORT', historyOf(BEFORE, [])],
    ['TOO_FEW_DENIALS', historyOf({ claims: 1_000, trained: 1, untrained: 50 }, [BEFORE])],
  ] as const)('says %s where nothing can be said', (reason, history) => {
    expect(estimateImpact(history)).toBe(reason);
  });
});
