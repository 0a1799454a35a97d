import type { DiagnosisList } from './diagnosis-catalogue';
import type { DiagnosisCoverage } from './diagnosis-coverage';
import { coverageOfList } from './diagnosis-coverage';

/** A group of inpatient stays that are paid alike, and what payers require for them. */
export interface Drg {
  /** Three digits. */
  code: string;
  description: string;
  /** Relative weight in thousandths: 1000 is the average stay. */
  weightPermille: number;
  /** Planned stays, and those refused so often after notification that payers who manage care require authorization. */
  authorization: boolean;
  /** Payers decide it by the records. */
  records: boolean;
  sex: 'F' | 'M' | null;
  /**
   * One of the claim's diagnoses must be one of these, or the stay is not covered as necessary; null when payers have
   * no list.
   */
  coverageDiagnoses: DiagnosisCoverage | null;
}

/**
 * A small public subset of the MS-DRGs (CMS), in our own wording; weights after IPPS FY 2024, Table 5, rounded. The
 * order is an index into payers' random lists: append only.
 */
export const DRGS: readonly Drg[] = [
  drg('065', 'Stroke, with complication', 1.01),
  drg('190', 'Chronic lung disease, with major complication', 1.11, { coverage: 'lungDisease' }),
  drg('193', 'Pneumonia, with major complication', 1.31, { coverage: 'pneumonia', records: true }),
  drg('291', 'Heart failure, with major complication', 1.27, { coverage: 'heartFailure' }),
  drg('313', 'Chest pain', 0.73, { coverage: 'chestPain', authorization: true, records: true }),
  drg('322', 'Coronary stent', 1.95, { coverage: 'coronary', authorization: true }),
  drg('330', 'Major bowel surgery, with complication', 2.5, { authorization: true, records: true }),
  drg('392', 'Upset of stomach or bowel', 0.77, { coverage: 'bowelUpset', authorization: true }),
  drg('470', 'Hip or knee replacement', 1.9, { coverage: 'arthrosis', authorization: true, records: true }),
  drg('481', 'Hip fracture surgery, with complication', 2.1),
  drg('603', 'Infection of the skin', 0.87, { authorization: true }),
  drg('683', 'Kidney failure, with complication', 0.89),
  drg('690', 'Infection of kidney or bladder', 0.8, { coverage: 'kidneyInfection', authorization: true }),
  drg('788', 'Cesarean birth', 0.9, { sex: 'F' }),
  drg('807', 'Birth', 0.65, { sex: 'F' }),
  drg('871', 'Sepsis, with major complication', 1.98, { coverage: 'sepsis', records: true }),
  drg('885', 'Psychosis', 1.25, { authorization: true, records: true }),
];

/** How lists of codes show a DRG, to tell it apart from procedures with the same digits: "DRG 470". */
export const drgName = (code: string): string => `DRG ${code}`;

/** The catalogue's entry for a DRG; undefined for the many that it does not have. */
export const findDrg = (code: string | null): Drg | undefined =>
  code === null ? undefined : byCode.get(code);

/** The same, by drgName. */
export const findDrgByName = (name: string): Drg | undefined => byName.get(name);

const byCode = new Map(DRGS.map((entry) => [entry.code, entry]));
const byName = new Map(DRGS.map((entry) => [drgName(entry.code), entry]));

function drg(
  code: string,
  description: string,
  weight: number,
  {
    coverage,
    ...traits
  }: Partial<Pick<Drg, 'authorization' | 'records' | 'sex'>> & { coverage?: DiagnosisList } = {},
): Drg {
  return {
    code,
    description,
    weightPermille: Math.round(weight * 1000),
    authorization: false,
    records: false,
    sex: null,
    coverageDiagnoses: coverage ? coverageOfList(coverage) : null,
    ...traits,
  };
}
