import { addDays, type LocalDate } from '../../../src/domain/calendar';
import type { PayerType } from '../../../src/domain/claim';
import { populationBit, type RuleBenchmark } from '../../../src/domain/denial-rule';
import { elementAt } from '../../../src/domain/element-at';
import { createBenchmarkRates, type DetectorContext } from '../../../src/detection/benchmark-rates';
import {
  isInLatticeSlice,
  lineValue,
  LINE_FIELDS,
  type LatticeObservation,
  type LatticeSlice,
  type LineField,
} from '../../../src/detection/lattice/lattice-fields';
import { bitOfPopulation } from '../../../src/detection/lattice/slice-matcher';
import { randomOf } from '../../support/random';

/** A claim stream over every field of a slice; denials are drawn at rates, nothing has a cause. */

const rule = (
  carc: string,
  family: RuleBenchmark['family'],
  weight: number,
  eligibleShare: number,
): RuleBenchmark => ({
  ruleKey: `rule-of-${carc}`,
  carc,
  family,
  weight,
  eligibleShare,
});
const TOTAL_PERCENT = 3.675;
/** The rates of the stream below, as a catalogue would say them; X9 is in no catalogue. */
export const latticeContext: DetectorContext = {
  benchmarks: [
    rule('16', 'all', 12, 100),
    rule('18', 'all', 10, 100),
    rule('27', 'all', 8, 100),
    rule('197', 'authorization-listed', 6.75, 44.4),
  ],
  totalPercent: {
    COMMERCIAL: TOTAL_PERCENT,
    MEDICARE: TOTAL_PERCENT,
    MEDICARE_ADVANTAGE: TOTAL_PERCENT,
    MEDICAID: TOTAL_PERCENT,
    OTHER: TOTAL_PERCENT,
  },
};
export const latticeRates = createBenchmarkRates(latticeContext);
const START: LocalDate = '2025-01-01';
export const dateOn = (day: number): LocalDate => addDays(START, day);

const PAYERS: readonly { id: number; type: PayerType; share: number }[] = [
  { id: 1, type: 'COMMERCIAL', share: 0.35 },
  { id: 2, type: 'COMMERCIAL', share: 0.2 },
  { id: 3, type: 'MEDICARE', share: 0.25 },
  { id: 4, type: 'MEDICAID', share: 0.2 },
];
/** The first two need authorization; their places of service are usual, not fixed. */
const SERVICES = [
  { code: '97530', group: 'therapy', place: '11', chapter: 'M00-M99' },
  { code: '70553', group: 'imaging', place: '22', chapter: 'G00-G99' },
  { code: '99213', group: 'visit', place: '11', chapter: 'I00-I99' },
  { code: '99214', group: 'visit', place: '11', chapter: 'E00-E89' },
  { code: '80053', group: 'laboratory', place: '11', chapter: 'E00-E89' },
  { code: '93000', group: 'cardiology', place: '22', chapter: 'I00-I99' },
];
const LISTED = ['97530', '70553'];
const CARCS = [
  { carc: '16', rate: 0.012 },
  { carc: '18', rate: 0.01 },
  { carc: '27', rate: 0.008 },
  { carc: '197', rate: 0.015, codes: LISTED },
  { carc: 'X9', rate: 0.0006 },
];
const PROVIDERS = [1, 2, 3, 4, 5];
const CODERS = [1, 2, 3, 4];

/** From `fromDay` on, the share of the slice's claims that is denied besides. */
interface Onset {
  carc: string;
  slice: LatticeSlice;
  share: number;
  fromDay: number;
  toDay?: number;
}

export interface LatticeStream {
  seed: number;
  claimsPerDay: number;
  onsets?: readonly Onset[];
  /** Days from submission to adjudication. */
  lag?(isDenied: boolean): number;
  volume?(day: number): number;
}

/** The claims by day of adjudication. */
export function latticeStream(stream: LatticeStream, days: number): LatticeObservation[][] {
  const random = randomOf(stream.seed);
  const byDay: LatticeObservation[][] = Array.from({ length: days }, () => []);
  let id = 0;
  for (let day = 0; day < days; day++) {
    const count = Math.round(stream.claimsPerDay * (stream.volume?.(day) ?? 1) * (0.85 + 0.3 * random()));
    for (let i = 0; i < count; i++) {
      const claim = claimOn(++id, random);
      const denied = withDenial(claim, day, stream.onsets ?? [], random);
      const adjudicatedOn = day + (stream.lag?.(denied !== claim) ?? 0);
      byDay[adjudicatedOn]?.push({ ...denied, processingDate: dateOn(adjudicatedOn) });
    }
  }
  return byDay;
}

function claimOn(claimId: number, random: () => number): LatticeObservation {
  const pick = <T>(list: readonly T[]): T => elementAt(list, Math.floor(random() * list.length));
  let left = random();
  const payer = PAYERS.find(({ share }) => (left -= share) < 0) ?? elementAt(PAYERS, 0);
  const services = [pick(SERVICES), ...(random() < 0.5 ? [pick(SERVICES)] : [])];
  const [first] = services;
  const isListed = services.some(({ code }) => LISTED.includes(code));
  return {
    claimId,
    processingDate: START,
    payerId: payer.id,
    lineOfBusiness: payer.type,
    providerId: pick(PROVIDERS),
    coderId: random() < 0.1 ? null : pick(CODERS),
    claimType: 'PROFESSIONAL',
    placeOfService: random() < 0.8 ? (first?.place ?? null) : pick(['11', '22']),
    diagnosisChapter: random() < 0.8 ? (first?.chapter ?? null) : pick(SERVICES).chapter,
    eligiblePopulations: 1 | (isListed ? populationBit('authorization-listed') : 0),
    hasUnlistedService: false,
    billedCents: 20_000,
    lines: services.map(({ code, group }) => ({
      procedureCode: code,
      procedureGroup: group,
      modifiers: null,
      denial: null,
    })),
    claimDenial: null,
  };
}

function withDenial(
  claim: LatticeObservation,
  day: number,
  onsets: readonly Onset[],
  random: () => number,
): LatticeObservation {
  const deniedOn = (carc: string, isMeant: (at: number) => boolean): LatticeObservation => {
    const line = claim.lines.findIndex((_, at) => isMeant(at));
    const denial = { carc, deniedCents: 10_000 };
    return { ...claim, lines: claim.lines.map((own, at) => (at === line ? { ...own, denial } : own)) };
  };
  for (const { carc, rate, codes } of CARCS) {
    const isMeant = (at: number): boolean =>
      codes === undefined || codes.includes(claim.lines[at]?.procedureCode ?? '');
    if (random() < rate && claim.lines.some((_, at) => isMeant(at))) return deniedOn(carc, isMeant);
  }
  for (const { carc, slice, share, fromDay, toDay = Infinity } of onsets) {
    if (day < fromDay || day >= toDay || !isInLatticeSlice(claim, slice, bitOfPopulation)) continue;
    const terms = slice.filter(({ field }) => (LINE_FIELDS as readonly string[]).includes(field));
    const isMeant = (at: number): boolean =>
      terms.every(({ field, value }) => {
        const line = claim.lines[at];
        return line !== undefined && lineValue(line, field as LineField) === value;
      });
    if (random() < share) return deniedOn(carc, isMeant);
  }
  return claim;
}
