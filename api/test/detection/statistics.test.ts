import { poissonLlr, ratioBound, shrunkenRatio, wilsonInterval } from '../../src/detection/statistics';

describe('wilsonInterval', () => {
  it('gives the known 95 % intervals in percent', () => {
    // Newcombe, Statistics in Medicine 17 (1998), table I, method 3.
    expect(wilsonInterval(81, 263)).toEqual({ low: 25.53, high: 36.62 });
    expect(wilsonInterval(15, 148)).toEqual({ low: 6.24, high: 16.05 });
    expect(wilsonInterval(0, 20)).toEqual({ low: 0, high: 16.11 });
    expect(wilsonInterval(1, 29)).toEqual({ low: 0.61, high: 17.18 });
    expect(wilsonInterval(29, 29)).toEqual({ low: 88.3, high: 100 });
  });

  it('is unknown when no claim is eligible', () => {
    expect(wilsonInterval(0, 0)).toBeNull();
  });
});

describe('poissonLlr', () => {
  it('is the logarithm of the ratio of the two likelihoods', () => {
    expect(poissonLlr(20, 5)).toBeCloseTo(20 * Math.log(4) - 15, 6);
    expect(poissonLlr(5, 5)).toBe(0);
    expect(poissonLlr(2, 5)).toBe(0);
    expect(poissonLlr(3, 0)).toBeGreaterThan(14);
  });
});

describe('ratioBound', () => {
  it('comes within one percent of the gamma quantile', () => {
    // Gamma(12), 5 % and 95 %: chi-squared with 24 degrees of freedom, halved, 13.848 / 2 and 36.415 / 2.
    expect(ratioBound(10, 2, -1.645) * 4).toBeCloseTo(6.924, 1);
    expect(ratioBound(10, 2, 1.645) * 4).toBeCloseTo(18.208, 1);
  });

  it('lies around the shrunken ratio and closes in on it with more claims', () => {
    for (const size of [1, 10, 100]) {
      expect(ratioBound(3 * size, size, -1.645)).toBeLessThan(shrunkenRatio(3 * size, size));
      expect(ratioBound(3 * size, size, 1.645)).toBeGreaterThan(shrunkenRatio(3 * size, size));
    }
    expect(ratioBound(300, 100, -1.645)).toBeGreaterThan(2.6);
    expect(ratioBound(3, 1, -1.645)).toBeLessThan(1);
  });
});
