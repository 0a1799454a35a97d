import { epochDay } from '../../../src/domain/calendar';
import { ClaimRows } from '../../../src/detection/lattice/claim-rows';
import { matcherOf } from '../../../src/detection/lattice/slice-matcher';
import { dateOn, latticeStream } from './lattice-world';

/** Of 12,000 claims a day, about a third have room. */
const LITTLE_MEMORY = 24_000_000;

describe('the rows of detection', () => {
  it('keep every denied claim and a weighted sample of the paid ones of a very full day', () => {
    const [claims = []] = latticeStream({ seed: 5, claimsPerDay: 12_000 }, 1);
    const rows = new ClaimRows(LITTLE_MEMORY);
    for (const claim of claims) rows.add(claim);
    const denied = claims.filter(({ lines }) => lines.some(({ denial }) => denial !== null)).length;
    let [kept, weight, keptDenied] = [0, 0, 0];
    for (let row = 0; row < rows.length; row++) {
      if (rows.weightOf(row) === 0) continue;
      kept++;
      weight += rows.weightOf(row);
      keptDenied += rows.denied[row] ?? 0;
    }
    expect(keptDenied).toBe(denied);
    expect(kept).toBeLessThan(claims.length / 2);
    expect(Math.abs(weight / claims.length - 1)).toBeLessThan(0.06);
  });

  it('keep the same of a day in whatever order it came', () => {
    const [claims = []] = latticeStream({ seed: 6, claimsPerDay: 12_000 }, 1);
    const keptOf = (list: typeof claims): number[] => {
      const rows = new ClaimRows(LITTLE_MEMORY);
      for (const claim of list) rows.add(claim);
      rows.forgetBefore(epochDay(dateOn(0)));
      return Array.from({ length: rows.length }, (_, row) => rows.hashes[row] ?? 0).sort((a, b) => a - b);
    };
    expect(keptOf([...claims].reverse())).toEqual(keptOf(claims));
  });

  it('keep every claim of a hospital that has 5,000 a day', () => {
    const rows = new ClaimRows();
    const claims = latticeStream({ seed: 8, claimsPerDay: 5_000 }, 3).flat();
    for (const claim of claims) rows.add(claim);
    rows.forgetBefore(epochDay(dateOn(0)));
    expect(rows.length).toBe(claims.length);
  });

  it('forget old days and keep claims, lines and denials together', () => {
    const days = latticeStream({ seed: 7, claimsPerDay: 100 }, 40);
    const rows = new ClaimRows();
    for (const claim of days.flat()) rows.add(claim);
    const slice = [
      { field: 'payer', value: '1' },
      { field: 'procedure', value: '80053' },
    ] as const;
    const late = days.slice(20).flat();
    const count = (of: ClaimRows): { claims: number; denials: number } => {
      const matcher = matcherOf(of, slice);
      const first = epochDay(dateOn(20));
      const claims = Array.from({ length: of.length }, (_, row) => row).filter(
        (row) => (of.days[row] ?? 0) >= first && matcher.hasClaim(row),
      );
      const denials = (of.denials.get('16') ?? []).filter(
        (denial) => (of.days[denial.row] ?? 0) >= first && matcher.hasDenial(denial),
      );
      return { claims: claims.length, denials: denials.length };
    };
    const before = count(rows);
    rows.forgetBefore(epochDay(dateOn(20)));
    expect(rows.length).toBe(late.length);
    expect(count(rows)).toEqual(before);
    expect(before.claims).toBeGreaterThan(0);
  });
});
