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

/** Of a kind's professional claims, those at its first place; the others are at its last one. */
export const USUAL_PLACE_SHARE = 0.85;

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
  visit('visit', 12, { reasons: ['general'], lines: [ESTABLISHED], minAge: 0 }),
  visit('new-patient', 4, { reasons: ['general'], lines: [NEW], minAge: 1 }),
  visit('visit-with-panels', 9.5, {
    reasons: ['metabolic', 'lipid'],
    lines: [ESTABLISHED, line('80053'), line('80061', 1), line('36415')],
    minAge: 30,
  }),
  visit('visit-diabetes', 5.5, {
    reasons: ['metabolic', 'diabetes'],
    lines: [ESTABLISHED, line('83036', 1), line('80053'), line('36415')],
    minAge: 30,
  }),
  visit('visit-wart', 3, { reasons: ['wart'], lines: [ESTABLISHED_25, line('17110')], minAge: 5 }),
  visit('visit-joint', 5.2, { reasons: ['joint'], lines: [ESTABLISHED_25, line('20610')], minAge: 40 }),
  visit('visit-ear', 2, { reasons: ['cerumen'], lines: [ESTABLISHED_25, line('69210')], minAge: 10 }),
  visit('visit-injection', 4, { reasons: ['injection'], lines: [ESTABLISHED_25, line('96372')], minAge: 20 }),
  visit('new-skin', 2, { reasons: ['skin'], lines: [NEW_25, line('11102')], minAge: 25 }),
  visit('visit-skin', 1.5, {
    reasons: ['skin', 'keratosis'],
    lines: [ESTABLISHED_25, line('11102'), line('17000', 1, 1, ['59'])],
    minAge: 45,
  }),
  visit('new-heart', 2.5, { reasons: ['heart'], lines: [NEW, line('93000'), line('36415')], minAge: 35 }),
  visit('visit-heart', 2.5, {
    reasons: ['heart'],
    lines: [ESTABLISHED, line('93000'), line('36415')],
    minAge: 45,
  }),
  visit('therapy', 14.5, {
    reasons: ['therapy'],
    lines: [line('97530', 0, 3, ['GP']), line('97140', 0, 2, ['59', 'GP']), line('97110', 0, 2, ['GP'])],
    minAge: 15,
  }),
  visit('psychotherapy', 6, { reasons: ['behavioral'], lines: [line('90837')], minAge: 16 }),
  visit('leg-mri', 3, { reasons: ['knee'], lines: [line('73721')], minAge: 18, places: ['22', '11'] }),
  visit('heart-ultrasound', 4, { reasons: ['cardiac'], lines: [line('93306')], minAge: 45 }),
  visit('colonoscopy', 5, {
    reasons: ['colon'],
    lines: [line('45385'), line('45380', 0, 1, ['59'])],
    minAge: 45,
    places: ['24', '22'],
  }),
  visit('upper-endoscopy', 2.5, {
    reasons: ['stomach'],
    lines: [line('43239')],
    minAge: 25,
    places: ['24', '22'],
  }),
  visit('abdomen-ct', 2.5, {
    reasons: ['abdomen'],
    lines: [line('74177')],
    minAge: 20,
    places: ['22', '11'],
  }),
  visit('spine-injection', 3, {
    reasons: ['spine'],
    lines: [line('64483')],
    minAge: 35,
    places: ['24', '11'],
  }),
  visit('sleep-study', 1, { reasons: ['sleep'], lines: [line('95810')], minAge: 25, places: ['22', '11'] }),
  visit('infusion', 3, {
    reasons: ['infusion'],
    lines: [line('96413'), line('J1745', 0, 40, ['JZ'])],
    minAge: 20,
  }),
  visit('knee-arthroscopy', 1, {
    reasons: ['meniscus'],
    lines: [line('29881')],
    minAge: 18,
    places: ['24', '22'],
  }),
  visit('cataract', 2, { reasons: ['cataract'], lines: [line('66984')], minAge: 60, places: ['24', '22'] }),
  visit('eye', 2, { reasons: ['eye'], lines: [line('92014'), line('92134')], minAge: 40 }),
  visit('mammogram', 5, {
    reasons: ['breast'],
    lines: [line('77067')],
    minAge: 42,
    places: ['22', '11'],
    sex: 'F',
  }),
  visit('well-woman', 4.5, {
    reasons: ['gynecology'],
    lines: [line('G0101'), line('Q0091')],
    minAge: 21,
    places: ['11', '22'],
    sex: 'F',
  }),
  visit('prostate-screening', 5, {
    reasons: ['prostate'],
    lines: [line('G0103'), line('36415')],
    minAge: 53,
    places: ['11', '22'],
    sex: 'M',
  }),
];

function visitLine(codes: readonly string[], weights: readonly number[]): VisitLine {
  return { codes, weights, reason: 0, maxUnits: 1, modifiers: [] };
}

interface VisitRow extends Pick<VisitType, 'lines' | 'minAge'> {
  reasons: readonly DiagnosisList[];
  /** 11 and 22 unless it says otherwise. */
  places?: readonly string[];
  /** Both unless it says otherwise. */
  sex?: VisitType['sex'];
}

function visit(
  key: string,
  weight: number,
  { reasons, lines, minAge, places = ['11', '22'], sex = null }: VisitRow,
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
