import { injectedTruths } from '../../../src/domain/scenario/injected-truths';
import type { PatternInjection } from '../../../src/domain/scenario/scenario';
import { DEFAULT_PAYERS } from '../../../src/domain/scenario/scenario-validation';

const pattern = (rule: string, fromDay: number, more: Partial<PatternInjection> = {}): PatternInjection => ({
  rule,
  shareOfDenials: 10,
  fromDay,
  toDay: null,
  payer: null,
  ...more,
});
const truthsOf = (...patterns: PatternInjection[]) =>
  injectedTruths({ payers: DEFAULT_PAYERS, startDate: '2025-01-06', patterns });

describe("the truths of a scenario's patterns", () => {
  it('have the CARC and eligible claims of the rule, and the dates of the days', () => {
    expect(truthsOf(pattern('missing-modifier-25', 10, { toDay: 20, payer: 'Harbor Blue' }))).toEqual([
      expect.objectContaining({
        patternIndices: [0],
        carc: '4',
        population: 'em-with-procedure',
        slice: expect.objectContaining({ payer: 2, provider: null }) as unknown,
        from: '2025-01-16',
        to: '2025-01-26',
      }),
    ]);
  });

  it('are one for a pattern that ends and comes back', () => {
    const truths = truthsOf(
      pattern('bundled', 40),
      pattern('duplicate', 5),
      pattern('bundled', 10, { toDay: 20 }),
    );
    expect(truths.map(({ carc, patternIndices, from, to }) => ({ carc, patternIndices, from, to }))).toEqual([
      { carc: '97', patternIndices: [0, 2], from: '2025-01-16', to: null },
      { carc: '18', patternIndices: [1], from: '2025-01-11', to: null },
    ]);
  });

  it('are two for two payers', () => {
    const truths = truthsOf(
      pattern('bundled', 0, { payer: 'Harbor Blue' }),
      pattern('bundled', 0, { payer: 'Medicare' }),
    );
    expect(truths.map(({ slice }) => slice.payer)).toEqual([2, 1]);
  });
});
