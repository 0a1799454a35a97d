import type { WindowFacts } from './slice-test';

/** No part of a slice counts as usually denied less often than this in a window. */
const MIN_DUE = 0.01;

/**
 * The rest's excess as a share of the parts'. An excess is the same share of every claim; by payers, providers or
 * coders, who differ in how many claims are denied at all, it may as well be as many times the usual: whichever fits.
 */
export function shareOf(parts: WindowFacts, rest: WindowFacts, isByUnit: boolean): number {
  const [excess, restExcess] = [parts, rest].map(({ denied, usual }) => Math.max(0, denied - usual)) as [
    number,
    number,
  ];
  if (excess === 0 || restExcess === 0) return 0;
  const per = (units: (facts: WindowFacts) => number): number =>
    (restExcess * units(parts)) / Math.max(MIN_DUE, excess * units(rest));
  const byClaim = per(({ claims }) => claims);
  return rounded(
    isByUnit
      ? Math.max(
          byClaim,
          per(({ usual }) => usual),
        )
      : byClaim,
  );
}

/** log-likelihood of "each part has an excess of its own, and the rest has none" over "all have the same one". */
export function splitGain(parts: readonly WindowFacts[], rest: WindowFacts, isByUnit: boolean): number {
  const all = [...parts, rest].reduce(together);
  const excess = Math.max(0, all.denied - all.usual);
  const apart = parts.reduce(
    (sum, part) => sum + likelihood(part, Math.max(0, part.denied - part.usual)),
    likelihood(rest, 0),
  );
  const common = (share: (facts: WindowFacts) => number): number =>
    [...parts, rest].reduce((sum, facts) => sum + likelihood(facts, excess * share(facts)), 0);
  const byClaim = common(({ claims }) => claims / Math.max(1, all.claims));
  const byFactor = isByUnit ? common(({ usual }) => usual / Math.max(MIN_DUE, all.usual)) : byClaim;
  return rounded(apart - Math.max(byClaim, byFactor));
}

export const together = (a: WindowFacts, b: WindowFacts): WindowFacts => ({
  claims: a.claims + b.claims,
  denied: a.denied + b.denied,
  usual: a.usual + b.usual,
});

function likelihood({ denied, usual }: WindowFacts, excess: number): number {
  const mean = Math.max(MIN_DUE, usual) + excess;
  return (denied > 0 ? denied * Math.log(mean) : 0) - mean;
}

const rounded = (value: number): number => Math.round(value * 1e6) / 1e6;
