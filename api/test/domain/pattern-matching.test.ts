import type { PatternClaims } from '../../src/domain/pattern-matching';
import { MIN_JACCARD, jaccardOf, matchPatterns } from '../../src/domain/pattern-matching';

/** Claims numbered from 0; those from `from` up to `to` are in it. */
const claims = (carc: string, from: number, to: number): PatternClaims => ({
  carc,
  members: Uint8Array.from({ length: 100 }, (_, i) => (i >= from && i < to ? 1 : 0)),
});

describe('matching detected patterns to injected ones', () => {
  it('measures the overlap by the claims in both over the claims in either', () => {
    expect(jaccardOf(claims('4', 0, 60).members, claims('4', 20, 80).members)).toBe(0.5);
    expect(jaccardOf(claims('4', 0, 0).members, claims('4', 0, 0).members)).toBe(0);
  });

  it('refuses lists over different claims', () => {
    expect(() => jaccardOf(new Uint8Array(3), new Uint8Array(4))).toThrow('expected 3 claims, got 4');
  });

  it('needs the same CARC', () => {
    expect(matchPatterns([claims('4', 0, 50)], [claims('16', 0, 50)])).toEqual([]);
  });

  it('needs enough of their claims in common', () => {
    const [justEnough, tooFew] = [claims('4', 0, 40), claims('4', 0, 39)];
    expect(MIN_JACCARD).toBe(0.8);
    expect(matchPatterns([claims('4', 0, 50)], [justEnough])).toEqual([
      { truth: 0, pattern: 0, jaccard: 0.8 },
    ]);
    expect(matchPatterns([claims('4', 0, 50)], [tooFew])).toEqual([]);
  });

  it('gives a truth the best of several patterns, and no second one', () => {
    const matches = matchPatterns(
      [claims('4', 0, 50)],
      [claims('4', 0, 45), claims('4', 0, 50), claims('4', 0, 48)],
    );
    expect(matches).toEqual([{ truth: 0, pattern: 1, jaccard: 1 }]);
  });

  it('does not let one pattern stand for two truths', () => {
    const matches = matchPatterns([claims('4', 0, 50), claims('4', 0, 45)], [claims('4', 0, 46)]);
    expect(matches.map(({ truth, pattern }) => [truth, pattern])).toEqual([[1, 0]]);
  });
});
