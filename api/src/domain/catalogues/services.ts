import { DRUG_PACKS } from './packs/drugs';
import { HCPCS_PACKS } from './packs/hcpcs';
import { IMAGING_PACKS } from './packs/imaging';
import { LABORATORY_PACKS } from './packs/laboratory';
import { MEDICINE_PACKS } from './packs/medicine';
import type { CodePackRow } from './packs/pack';
import { SURGERY_PACKS } from './packs/surgery';
import { VISIT_PACKS } from './packs/visits';
import type { Procedure } from './procedure';
import { procedure } from './procedure';
import { PROCEDURES } from './procedure-catalogue';

/**
 * A procedure code with everything that a payer's edits ask about it: the entry of the simulated case mix, where it has
 * one, and what the code packs say. The case mix is small, because scenarios draw from it; the packs are what a person
 * may type.
 */
export interface Service
  extends
    Procedure,
    Omit<
      CodePackRow,
      'sex' | 'minAge' | 'places' | 'words' | 'dollars' | 'family' | 'validFrom' | 'validBefore'
    > {
  /** Its parts in the case mix, by which institutional claims are judged. */
  usualComponents: readonly string[];
  /** A code of the case mix: each payer has lists of its own about it. */
  isSimulated: boolean;
}

const PACK_ROWS: readonly CodePackRow[] = [
  ...VISIT_PACKS, ...LABORATORY_PACKS, ...IMAGING_PACKS, ...MEDICINE_PACKS, ...SURGERY_PACKS, ...HCPCS_PACKS,
  ...DRUG_PACKS,
].flat(); // prettier-ignore

const rowByCode = new Map<string, CodePackRow>();
for (const row of PACK_ROWS) {
  if (rowByCode.has(row.code)) throw new Error(`code ${row.code} is in two code packs`);
  rowByCode.set(row.code, row);
}
for (const { code } of PROCEDURES)
  if (!rowByCode.has(code)) throw new Error(`code ${code} of the case mix is in no code pack`);

/** By code, the codes that are part of it. */
const partsOf = new Map<string, string[]>();
for (const { code, partOf } of PACK_ROWS)
  for (const whole of partOf) partsOf.set(whole, [...(partsOf.get(whole) ?? []), code]);

const simulated = new Map(PROCEDURES.map((entry) => [entry.code, entry]));
const byCode = new Map([...rowByCode.values()].map((row) => [row.code, serviceOf(row)]));

/** Every code with facts, those of the case mix among them. */
export const SERVICES: readonly Service[] = [...byCode.values()];

/** What is known about a code; undefined for one that no pack has: payers have no rule for it here. */
export const findService = (code: string): Service | undefined => byCode.get(code);

function serviceOf(row: CodePackRow): Service {
  const known = simulated.get(row.code);
  const { sex, minAge, maxAge, places, words, dollars, family, validFrom, validBefore, ...facts } = row;
  const base =
    known ??
    procedure(row.code, words, family, dollars, {
      places,
      sex,
      minAge: minAge ?? 0,
      validFrom,
      validBefore,
      newPatient: row.isNewPatient,
      authorization: row.needsAuthorization,
    });
  return {
    ...base,
    ...facts,
    maxAge,
    isVisit: row.isVisit || base.emLevel !== null,
    // Places, sex and age are the same in both; the packs know more places.
    places: [...new Set([...base.places, ...places])],
    components: [...new Set([...base.components, ...(partsOf.get(row.code) ?? [])])],
    separableFrom: [...new Set([...base.separableFrom, ...row.apartFrom])],
    usualComponents: known?.components ?? [],
    isSimulated: known !== undefined,
  };
}
