import { ruleValues } from '../../../src/detection/impact/rule-values';
import { ruleIndex } from '../../../src/domain/denial-rules';
import { TRAINED, UNTRAINED, outcomes } from './impact-world';

describe('what a prevented denial is worth', () => {
  it('is what a corrected claim shows to be allowed, where nothing came back', () => {
    expect(ruleValues([outcomes(TRAINED)])[TRAINED]?.meanCents).toBeCloseTo(4_000, -1);
  });

  it('is less by what corrected claims and appeals bring anyway', () => {
    const half = { ...outcomes(TRAINED), correctedCents: 5_000_000 };
    expect(ruleValues([half])[TRAINED]?.meanCents).toBeCloseTo(2_000, -1);
    const appealed = {
      ...outcomes(TRAINED),
      appealedCents: 5_000_000,
      decidedCents: 4_000_000,
      wonCents: 2_000_000,
      wonAllowedCents: 800_000,
    };
    expect(ruleValues([appealed])[TRAINED]?.meanCents).toBeCloseTo(3_000, -1);
  });

  it('is negative where prevention takes away a service that appeals were partly paid for', () => {
    const bundled = ruleIndex('bundled');
    const won = {
      appealedCents: 5_000_000,
      decidedCents: 5_000_000,
      wonCents: 2_500_000,
      wonAllowedCents: 1_000_000,
    };
    const value = ruleValues([{ ...outcomes(bundled), ...won }])[bundled];
    expect(value?.meanCents).toBeCloseTo(-1_000, -1);
  });

  it('leans on all rules where one has hardly any denials, and is surer the more there are', () => {
    const one = {
      ...outcomes(UNTRAINED),
      deniedCount: 1,
      deniedCents: 10_000,
      deniedSquares: 10_000,
      adjudicatedCount: 1,
      adjudicatedCents: 10_000,
      adjudicatedAllowedCents: 10_000,
    };
    const values = ruleValues([outcomes(TRAINED), one]);
    const [few, many] = [values[UNTRAINED], values[TRAINED]];
    expect(few?.meanCents).toBeLessThan(7_000);
    expect(few?.variance).toBeGreaterThan(many?.variance ?? Infinity);
  });
});
