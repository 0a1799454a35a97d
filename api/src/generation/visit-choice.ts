import type { PayerType } from '../domain/claim';
import { VISIT_TYPES } from './case-mix';
import { below, between, choiceTable } from './rng';

/** Ages at which other visits become possible; a band reaches from one to the next. */
const BAND_STARTS = [...new Set([0, ...VISIT_TYPES.map((visit) => visit.minAge)])].sort((a, b) => a - b);

/** Ages of the insured: Medicare from 65, others up to 64, one in ten of them a child. */
const OLDEST = 92;
const AGES: Record<PayerType, readonly (readonly [weight: number, from: number, to: number])[]> = {
  MEDICARE: [[10, 65, OLDEST]],
  MEDICARE_ADVANTAGE: [[10, 65, OLDEST]],
  MEDICAID: [[1, 2, 19], [9, 20, 64]], // prettier-ignore
  COMMERCIAL: [[1, 2, 19], [9, 20, 64]], // prettier-ignore
  OTHER: [[1, 2, 19], [9, 20, 64]], // prettier-ignore
};

/** Years, from two draws of one person. */
export function ageOf(type: PayerType, groupUniform: number, ageUniform: number): number {
  const groups = AGES[type];
  const [, from, to] = groups.length > 1 && below(groupUniform, 10) > 0 ? groups[1] : groups[0];
  return between(ageUniform, from, to);
}

const bandByAge = Uint8Array.from({ length: OLDEST + 10 }, (_, age) => {
  let band = 0;
  while (band + 1 < BAND_STARTS.length && BAND_STARTS[band + 1] <= age) band++;
  return band;
});

/** By age band, then sex: men first. */
const tables = BAND_STARTS.flatMap((age) =>
  (['M', 'F'] as const).map((sex) => choiceTable(weightsAt(age, sex))),
);

/** The choice of a visit for a patient: a table for `choose` over VISIT_TYPES. */
export const visitTableFor = (age: number, female: boolean): Uint16Array =>
  tables[bandByAge[age] * 2 + (female ? 1 : 0)];

/** Share of each visit type among a payer type's claims, from the very tables that the choice uses. */
export function visitShares(type: PayerType): number[] {
  const shares = new Array<number>(VISIT_TYPES.length).fill(0);
  const groups = AGES[type];
  const total = groups.reduce((sum, [weight]) => sum + weight, 0);
  for (const [weight, from, to] of groups) {
    for (let age = from; age <= to; age++) {
      for (const table of [visitTableFor(age, false), visitTableFor(age, true)]) {
        const part = weight / total / (to - from + 1) / table.length / 2;
        for (let cell = 0; cell < table.length; cell++) shares[table[cell]] += part;
      }
    }
  }
  return shares;
}

function weightsAt(age: number, sex: 'F' | 'M'): number[] {
  return VISIT_TYPES.map((visit) =>
    visit.minAge <= age && (visit.sex === null || visit.sex === sex) ? visit.weight : 0,
  );
}
