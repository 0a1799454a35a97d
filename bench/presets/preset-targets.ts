import type { PresetFigures } from './preset-run';

/** A number that a preset promises, over the mean of its seeds. */
export interface PresetTarget {
  name: string;
  of(figures: PresetFigures): number | null;
  expected: number;
  /** How far the mean may differ from it, either way; null when `expected` is a minimum. */
  within: number | null;
}

const CLAIMS_PERCENT = 3;
const RATE_POINTS = 0.7;
const SHARE_POINTS = 1.5;
const MONEY_PERCENT = 10;

/** The product's promise for each preset. Rates by submission cohort, in percent; money in dollars. */
export const PRESET_TARGETS: Readonly<Record<string, readonly PresetTarget[]>> = {
  'standard-practice': [
    claimsPerDay(100),
    untrained(20),
    targetWeek('denied in week 4 of training', 12),
    { name: 'sessions per coder and week', of: (seed) => seed.sessionsPerWeek, expected: 2, within: 0.1 },
    patternsFound(5),
  ],
  'high-volume-clinic': [
    claimsPerDay(500),
    untrained(15),
    patternsFound(4),
    money('recovery potential per month', (seed) => seed.recoveryPotentialPerMonth, 50_000),
  ],
  'hospital-system': [
    claimsPerDay(5000),
    untrained(14),
    { name: 'institutional claims, %', of: (seed) => seed.institutional, expected: 30, within: 1 },
    patternsFound(12),
  ],
  'improvement-story': [
    untrained(25),
    targetWeek('denied in week 12 of training', 8),
    {
      name: 'share of missing modifier 25',
      of: (seed) => seed.shares[0] as number,
      expected: 30,
      within: SHARE_POINTS,
    },
    money('recovered, exact counterfactual', (seed) => seed.prevented, 200_000),
  ],
  'evidence-based-practice': [
    // Dunn & Gottlieb, BFI 2021-80: first-submission denials of physicians' claims.
    rate('denied at first, Medicaid', (seed) => seed.byPayerType.MEDICAID ?? null, 25),
    rate('denied at first, Medicare', (seed) => seed.byPayerType.MEDICARE ?? null, 7.3),
    rate('denied at first, commercial', (seed) => seed.byPayerType.COMMERCIAL ?? null, 4.8),
    // Audit and feedback, Cochrane: risk ratio near 0.85 for what the trained persons control.
    {
      name: 'reached denials, risk ratio',
      of: (seed) => seed.reachedRatio,
      expected: 0.85,
      within: 0.03,
    },
    rate('appeals overturned', (seed) => seed.overturned, 54.3, 2),
  ],
  'group-of-100': [
    // 100 providers with 1,000 claims a month each.
    claimsPerDay((100 * 1000 * 12) / 365),
    // Kodiak 2024, all payers.
    untrained(11.81),
    patternsFound(5),
  ],
};

function claimsPerDay(expected: number): PresetTarget {
  const within = (expected * CLAIMS_PERCENT) / 100;
  return { name: 'claims per day', of: (seed) => seed.claimsPerDay, expected, within };
}

function untrained(expected: number): PresetTarget {
  return rate('denied at first, untrained', (seed) => seed.untrained, expected);
}

function targetWeek(name: string, expected: number): PresetTarget {
  return rate(name, (seed) => seed.targetWeek, expected);
}

function rate(
  name: string,
  of: PresetTarget['of'],
  expected: number,
  within: number = RATE_POINTS,
): PresetTarget {
  return { name, of, expected, within };
}

function money(name: string, of: PresetTarget['of'], expected: number): PresetTarget {
  return { name, of, expected, within: (expected * MONEY_PERCENT) / 100 };
}

function patternsFound(expected: number): PresetTarget {
  return { name: 'patterns found, at least', of: (seed) => seed.found, expected, within: null };
}
