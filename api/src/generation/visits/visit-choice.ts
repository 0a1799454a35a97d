import { elementAt } from '../../domain/element-at';
import type { PayerType } from '../../domain/claim';
import { OLDEST } from './case-mix';
import { CLAIM_KINDS } from '../claims/claim-kinds';
import { below, between, choiceTable } from '../rng';

/** Ages at which other kinds of claims become possible, or impossible; a band reaches from one to the next. */
const BAND_STARTS = [...new Set([0, ...CLAIM_KINDS.flatMap(({ minAge, maxAge }) => [minAge, maxAge + 1])])]
  .filter((age) => age <= OLDEST)
  .sort((a, b) => a - b);

/** Ages of members: Medicare from 65, others up to 64, one in ten of them a child. */
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
  const [, from, to] = elementAt(groups, groups.length > 1 && below(groupUniform, 10) > 0 ? 1 : 0);
  return between(ageUniform, from, to);
}

const bandByAge = Uint8Array.from({ length: OLDEST + 10 }, (_, age) => {
  let band = 0;
  while (band + 1 < BAND_STARTS.length && (BAND_STARTS[band + 1] as number) <= age) band++;
  return band;
});

/** For professional claims and for institutional ones: by age band, then sex, men first. */
const professionalTables = tablesOf(false);
const institutionalTables = tablesOf(true);

/** The choice of a professional claim's kind for a patient: a table for `choose` over CLAIM_KINDS. */
export const visitTableFor = (age: number, female: boolean): Uint16Array =>
  elementAt(professionalTables, (bandByAge[age] as number) * 2 + (female ? 1 : 0));

/** The same for an institutional claim. */
export const hospitalTableFor = (age: number, female: boolean): Uint16Array =>
  elementAt(institutionalTables, (bandByAge[age] as number) * 2 + (female ? 1 : 0));

/**
 * Share of each kind, in the order of CLAIM_KINDS, among a payer type's claims, from the same tables that the choice
 * uses.
 * @param institutionalShare percent of claims
 */
export function kindShares(type: PayerType, institutionalShare: number): number[] {
  const shares = new Array<number>(CLAIM_KINDS.length).fill(0);
  const institutional = institutionalShare / 100;
  const groups = AGES[type];
  const total = groups.reduce((sum, [weight]) => sum + weight, 0);
  for (const [weight, from, to] of groups) {
    for (let age = from; age <= to; age++) {
      const part = weight / total / (to - from + 1) / 2;
      for (const female of [false, true]) {
        addShares(shares, visitTableFor(age, female), part * (1 - institutional));
        addShares(shares, hospitalTableFor(age, female), part * institutional);
      }
    }
  }
  return shares;
}

function addShares(shares: number[], table: Uint16Array, part: number): void {
  if (part > 0)
    for (let cell = 0; cell < table.length; cell++)
      shares[table[cell] as number] = (shares[table[cell] as number] as number) + part / table.length;
}

function tablesOf(institutional: boolean): Uint16Array[] {
  return BAND_STARTS.flatMap((age) =>
    (['M', 'F'] as const).map((sex) => choiceTable(weightsAt(age, sex, institutional))),
  );
}

function weightsAt(age: number, sex: 'F' | 'M', institutional: boolean): number[] {
  return CLAIM_KINDS.map((kind) =>
    (kind.hospital !== null) === institutional &&
    kind.minAge <= age &&
    age <= kind.maxAge &&
    (kind.sex === null || kind.sex === sex)
      ? kind.weight
      : 0,
  );
}
