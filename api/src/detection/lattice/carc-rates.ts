import { PAYER_TYPES, type PayerType } from '../../domain/claim';
import type { BenchmarkRates } from '../benchmark-rates';
import { UNLISTED_BIT } from './claim-rows';
import type { Item, ItemDictionary } from './item-dictionary';

/**
 * Claims outside the population of a CARC's rules are seldom denied with it, but not never: a denial there is worth
 * seeing. This share of the average rate is expected of them.
 */
const OUTSIDE_SHARE = 0.15;

export const TYPE_COUNT = PAYER_TYPES.length;
const typeIndex = new Map<string, number>(PAYER_TYPES.map((type, at) => [type, at]));

/** By item of a line of business, the place of its payer type. */
export function typesByItem(items: ItemDictionary): Uint8Array {
  const types = new Uint8Array(items.count).fill(typeIndex.get('OTHER') ?? 0);
  for (const type of PAYER_TYPES) {
    const item: Item = items.find({ field: 'lineOfBusiness', value: type });
    types[item] = typeIndex.get(type) ?? 0;
  }
  return types;
}

/** One rule of a CARC: its population's bit, and its rate inside and outside by payer type. */
export interface PopulationRate {
  family: number;
  inside: Float64Array;
  outside: Float64Array;
  /** For claims whose services are in no catalogue: as among all claims. */
  unknown: Float64Array;
}

/** @param rarity by population, how many times as high its rules' rates may be */
function populationRates(rates: BenchmarkRates, carc: string, rarity: Float64Array): PopulationRate[] {
  return rates.rules(carc).map(({ family, eligibleShare, rate }) => {
    const byType = (factor: number): Float64Array =>
      Float64Array.from(PAYER_TYPES, (type: PayerType) => rate[type] * factor);
    const share = eligibleShare / 100;
    return {
      family,
      inside: byType(rarity[family] ?? 1),
      outside: byType(family === 0 ? 1 : share * OUTSIDE_SHARE),
      unknown: byType(share),
    };
  });
}

/** Each CARC's rates under one calibration, worked out once. */
export class CarcRates {
  private readonly known = new Map<string, readonly PopulationRate[]>();

  constructor(
    private readonly rates: BenchmarkRates,
    private readonly rarity: Float64Array,
  ) {}

  of(carc: string): readonly PopulationRate[] {
    let found = this.known.get(carc);
    if (found === undefined) this.known.set(carc, (found = populationRates(this.rates, carc, this.rarity)));
    return found;
  }
}

/** The benchmark rate of a claim by its populations and payer type, before any scale. */
export function rateOf(rules: readonly PopulationRate[], mask: number, type: number): number {
  let rate = 0;
  for (const rule of rules) {
    const by =
      (mask & (1 << rule.family)) !== 0
        ? rule.inside
        : (mask & UNLISTED_BIT) !== 0
          ? rule.unknown
          : rule.outside;
    rate += by[type] as number;
  }
  return rate;
}
