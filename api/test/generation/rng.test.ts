import { below, between, choiceTable, choose, draw, substream, threshold } from '../../src/generation/rng';

const N = 200_000;

describe('random draws', () => {
  it('are the same on every machine: fixed values', () => {
    const stream = substream(42, 'defect');
    expect([draw(stream, 0), draw(stream, 1), draw(stream, 1, 1), draw(stream, 2 ** 40 + 7, 3)])
      .toMatchInlineSnapshot(`
     [
       915816920,
       3852044159,
       3472755783,
       901017035,
     ]
    `);
  });

  it('are uniform, over entities and over indices (chi-square over 64 cells)', () => {
    const stream = substream(7, 'visit');
    for (const next of [
      (i: number) => draw(stream, i),
      (i: number) => draw(stream, 2 ** 33, i),
      (i: number) => draw(stream, i * 2 ** 20 + 1),
    ]) {
      const cells = new Float64Array(64);
      for (let i = 0; i < N; i++) cells[below(next(i), 64)] = (cells[below(next(i), 64)] as number) + 1;
      const chiSquare = cells.reduce((sum, count) => sum + (count - N / 64) ** 2 / (N / 64), 0);
      // 63 degrees of freedom: 120 is beyond the 99.999th percentile.
      expect(chiSquare).toBeLessThan(120);
    }
  });

  it('do not tell one purpose, seed or neighbor from another (correlation near 0)', () => {
    const a = substream(1, 'visit');
    const pairs: [string, (i: number) => number][] = [
      ['another purpose', (i) => draw(substream(1, 'charge'), i)],
      ['the next seed', (i) => draw(substream(2, 'visit'), i)],
      ['the next entity', (i) => draw(a, i + 1)],
      ['the next index', (i) => draw(a, i, 1)],
      ['the next virtual day', (i) => draw(a, i + 2 ** 20)],
    ];
    for (const [name, other] of pairs) {
      let product = 0;
      for (let i = 0; i < N; i++) product += (draw(a, i) / 2 ** 32 - 0.5) * (other(i) / 2 ** 32 - 0.5);
      // Variance of a product of two centred uniforms is 1/144; 5 sigma.
      expect({ name, correlated: Math.abs(product / N) > 5 / 12 / Math.sqrt(N) }).toEqual({
        name,
        correlated: false,
      });
    }
  });

  it('choose by weight and stay within bounds', () => {
    const table = choiceTable([1, 0, 3]);
    expect([choose(table, 0), choose(table, 2 ** 32 - 1), table.includes(1)]).toEqual([0, 2, false]);
    expect([between(0, 3, 9), between(2 ** 32 - 1, 3, 9)]).toEqual([3, 9]);
    expect([threshold(-1), threshold(0.5), threshold(2)]).toEqual([0, 2 ** 31, 2 ** 32]);
    expect(() => choiceTable([0, 0])).toThrow('expected at least one positive weight');
  });
});
