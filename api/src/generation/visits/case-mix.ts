import { findProcedure } from '../../domain/catalogues/procedure-catalogue';
import type { DiagnosisList } from '../../domain/catalogues/diagnosis-catalogue';
import { DIAGNOSIS_LISTS } from '../../domain/catalogues/diagnosis-catalogue';
import { eligiblePopulationsOfCodes } from '../../domain/eligible-populations';
import type { HospitalBill } from './hospital-bill';
import type { VisitLine } from './visit-line';

/** What happens at a visit: procedures, reasons, place. */
export interface VisitType {
  key: string;
  /** Relative, among the claims of its form: professional ones, or institutional ones. */
  weight: number;
  reasons: readonly (readonly string[])[];
  lines: readonly VisitLine[];
  places: readonly string[];
  /** Eligible populations as a bitmask, the same for every claim of this kind. */
  eligiblePopulations: number;
  /** Youngest and oldest patient, in years. */
  minAge: number;
  maxAge: number;
  /** Null for both. */
  sex: 'F' | 'M' | null;
  /** What a hospital bills for it; null for a professional claim. */
  hospital: HospitalBill | null;
}

export const OLDEST = 92;

/** Level mixes of office visits: AAFP, about 2016. */
const ESTABLISHED = visitLine(['99211', '99212', '99213', '99214', '99215'], [2.6, 2.8, 43.2, 48.4, 2.9]);
const NEW = visitLine(['99202', '99203', '99204', '99205'], [3.6, 39.4, 51, 6]);
/** The same visits beside a procedure: level 1 is not billed with one. */
const ESTABLISHED_25 = { ...visitLine(['99212', '99213', '99214'], [8, 50, 42]), modifiers: ['25'] };
const NEW_25 = { ...NEW, modifiers: ['25'] };

export const line = (
  code: string,
  reason = 0,
  maxUnits = 1,
  modifiers: readonly string[] = [],
): VisitLine => ({
  codes: [code],
  weights: [1],
  reason,
  maxUnits,
  modifiers,
});

/**
 * The kinds of visit of a general practice with its specialists, weighted so that the share of claims eligible for each
 * denial rule is close to its eligible share in RULE_BENCHMARKS.
 */
export const VISIT_TYPES: readonly VisitType[] = [
  visit('visit', 12, ['general'], [ESTABLISHED], 0),
  visit('new-patient', 4, ['general'], [NEW], 1),
  visit(
    'visit-with-panels',
    9.5,
    ['metabolic', 'lipid'],
    [ESTABLISHED, line('80053'), line('80061', 1), line('36415')],
    30,
  ),
  visit(
    'visit-diabetes',
    5.5,
    ['metabolic', 'diabetes'],
    [ESTABLISHED, line('83036', 1), line('80053'), line('36415')],
    30,
  ),
  visit('visit-wart', 3, ['wart'], [ESTABLISHED_25, line('17110')], 5),
  visit('visit-joint', 5.2, ['joint'], [ESTABLISHED_25, line('20610')], 40),
  visit('visit-ear', 2, ['cerumen'], [ESTABLISHED_25, line('69210')], 10),
  visit('visit-injection', 4, ['injection'], [ESTABLISHED_25, line('96372')], 20),
  visit('new-skin', 2, ['skin'], [NEW_25, line('11102')], 25),
  visit(
    'visit-skin',
    1.5,
    ['skin', 'keratosis'],
    [ESTABLISHED_25, line('11102'), line('17000', 1, 1, ['59'])],
    45,
  ),
  visit('new-heart', 2.5, ['heart'], [NEW, line('93000'), line('36415')], 35),
  visit('visit-heart', 2.5, ['heart'], [ESTABLISHED, line('93000'), line('36415')], 45),
  visit(
    'therapy',
    14.5,
    ['therapy'],
    [line('97530', 0, 3), line('97140', 0, 2, ['59']), line('97110', 0, 2)],
    15,
  ),
  visit('psychotherapy', 6, ['behavioral'], [line('90837')], 16),
  visit('leg-mri', 3, ['knee'], [line('73721')], 18, ['22', '11']),
  visit('heart-ultrasound', 4, ['cardiac'], [line('93306')], 45),
  visit('colonoscopy', 5, ['colon'], [line('45385'), line('45380', 0, 1, ['59'])], 45, ['24', '22']),
  visit('upper-endoscopy', 2.5, ['stomach'], [line('43239')], 25, ['24', '22']),
  visit('abdomen-ct', 2.5, ['abdomen'], [line('74177')], 20, ['22', '11']),
  visit('spine-injection', 3, ['spine'], [line('64483')], 35, ['24', '11']),
  visit('sleep-study', 1, ['sleep'], [line('95810')], 25, ['22', '11']),
  visit('infusion', 3, ['infusion'], [line('96413'), line('J1745', 0, 40)], 20),
  visit('knee-arthroscopy', 1, ['meniscus'], [line('29881')], 18, ['24', '22']),
  visit('cataract', 2, ['cataract'], [line('66984')], 60, ['24', '22']),
  visit('eye', 2, ['eye'], [line('92014'), line('92134')], 40),
  visit('mammogram', 5, ['breast'], [line('77067')], 42, ['22', '11'], 'F'),
  visit('well-woman', 4.5, ['gynecology'], [line('G0101'), line('Q0091')], 21, ['11', '22'], 'F'),
  visit('prostate-screening', 5, ['prostate'], [line('G0103'), line('36415')], 53, ['11', '22'], 'M'),
];

function visitLine(codes: readonly string[], weights: readonly number[]): VisitLine {
  return { codes, weights, reason: 0, maxUnits: 1, modifiers: [] };
}

function visit(
  key: string,
  weight: number,
  reasons: readonly DiagnosisList[],
  lines: readonly VisitLine[],
  minAge: number,
  places: readonly string[] = ['11', '22'],
  sex: VisitType['sex'] = null,
): VisitType {
  for (const place of places) {
    const unfit = lines
      .flatMap((entry) => entry.codes)
      .find((code) => !findProcedure(code)?.places.includes(place));
    if (unfit) throw new Error(`visit type ${key}: ${unfit} cannot take place at ${place}`);
  }
  return {
    key,
    weight,
    reasons: reasons.map((name) => DIAGNOSIS_LISTS[name]),
    lines,
    places,
    eligiblePopulations: eligiblePopulationsOfCodes(
      lines.map((entry) => ({ procedureCode: entry.codes[0] as string })),
    ),
    minAge,
    maxAge: OLDEST,
    sex,
    hospital: null,
  };
}
