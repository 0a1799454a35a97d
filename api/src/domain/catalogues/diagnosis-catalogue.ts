import type { LocalDate } from '../calendar';

/** Diagnosis lists by name: policies and the case mix draw from the same ones. */
export const DIAGNOSIS_LISTS = {
  general: ['I10', 'E11.9', 'J06.9', 'M54.50', 'J45.909', 'K21.9', 'F41.1', 'R05.9', 'N39.0', 'E66.9'],
  metabolic: ['I10', 'E11.9', 'N18.30', 'E87.6'],
  lipid: ['E78.5', 'E78.00', 'I25.10', 'E78.2'],
  diabetes: ['E11.65', 'E11.22', 'R73.03', 'E10.9'],
  heart: ['R00.2', 'I48.91', 'R07.9', 'I25.119'],
  wart: ['B07.9', 'B07.0', 'B07.8'],
  joint: ['M17.11', 'M17.12', 'M25.561', 'M75.41'],
  cerumen: ['H61.21', 'H61.22', 'H61.23'],
  injection: ['D51.9', 'E53.8', 'J30.1', 'M81.0'],
  skin: ['D48.5', 'D22.5', 'L98.9', 'C44.91'],
  keratosis: ['L57.0', 'L82.0'],
  therapy: ['M54.50', 'M25.511', 'S83.241D', 'M62.81'],
  behavioral: ['F33.1', 'F41.1', 'F43.10', 'F90.2'],
  knee: ['M23.91', 'S83.241A', 'M25.561'],
  cardiac: ['I50.9', 'I34.0', 'I35.0', 'I42.0'],
  colon: ['K63.5', 'Z86.0100', 'D12.6', 'K92.1'],
  stomach: ['K21.00', 'K29.70', 'R13.10', 'K25.9'],
  abdomen: ['R10.31', 'K57.32', 'N20.0', 'C18.9'],
  spine: ['M54.16', 'M51.16', 'M48.061'],
  sleep: ['G47.33', 'G47.30', 'R06.83'],
  infusion: ['M05.79', 'K50.90', 'L40.59', 'K51.90'],
  meniscus: ['S83.241A', 'M23.221', 'M23.91'],
  cataract: ['H25.11', 'H25.12', 'H25.811'],
  eye: ['H40.1131', 'H35.3130', 'E11.319'],
  breast: ['Z12.31'],
  prostate: ['Z12.5'],
  gynecology: ['Z01.419', 'Z12.4'],
  acute: ['R11.2', 'R51.9', 'R42', 'N23', 'M79.604', 'J02.9', 'T78.40XA', 'H66.91'],
  dehydration: ['E86.0', 'K52.9', 'R11.10', 'A08.4'],
  injury: ['S61.411A', 'S61.412A', 'S01.01XA', 'S81.811A'],
  ankle: ['S93.401A', 'S93.402A', 'S82.61XA'],
  chest: ['R07.89', 'R07.2', 'I20.9', 'R07.1'],
  head: ['S06.0X0A', 'S09.90XA', 'R55', 'G43.909'],
  sepsis: ['A41.9', 'A41.51', 'A40.3', 'A41.01'],
  heartFailure: ['I50.23', 'I50.33', 'I50.43', 'I11.0'],
  pneumonia: ['J18.9', 'J15.9', 'J13'],
  lungDisease: ['J44.1', 'J44.0'],
  bowelUpset: ['K52.9', 'A09', 'K59.00', 'K56.7'],
  chestPain: ['R07.9', 'R07.89', 'I20.0'],
  kidneyInfection: ['N10', 'N39.0', 'N30.00'],
  kidneyFailure: ['N17.9', 'N17.0'],
  cellulitis: ['L03.115', 'L03.116', 'L03.90'],
  arthrosis: ['M17.11', 'M17.12', 'M16.11', 'M16.12'],
  coronary: ['I25.110', 'I21.4', 'I25.119'],
  bowelSurgery: ['C18.7', 'K57.32', 'K56.609', 'C18.2'],
  birth: ['O80', 'O70.0', 'O48.0'],
  cesarean: ['O34.211', 'O82', 'O64.1XX0'],
  psychosis: ['F33.2', 'F20.9', 'F31.9', 'F25.0'],
  stroke: ['I63.9', 'I63.511', 'I63.412'],
  hipFracture: ['S72.141A', 'S72.142A', 'S72.001A'],
  majorComplication: ['J96.01', 'R65.21', 'G93.41', 'N17.0'],
  complication: ['N17.9', 'E87.1', 'D62', 'J90'],
} as const satisfies Record<string, readonly string[]>;
export type DiagnosisList = keyof typeof DIAGNOSIS_LISTS;

/** Chronic conditions that are listed beside the reason for a visit. */
export const SECONDARY_DIAGNOSES = ['Z79.899', 'G89.29', 'F17.210', 'Z87.891', 'E55.9'] as const;
/** Too unspecific for any linkage or coverage list. */
export const UNSPECIFIC_DIAGNOSES = ['Z71.89', 'Z76.89', 'Z02.89'] as const;

/** Codes that were never complete (a header) or are no longer valid, with their replacement by date. */
interface InvalidDiagnosis {
  code: string;
  /** Valid on dates before this one; null for a header, which is never valid. */
  validBefore: LocalDate | null;
  replacement: string;
}

export const INVALID_DIAGNOSES: readonly InvalidDiagnosis[] = [
  { code: 'M54.5', validBefore: '2021-10-01', replacement: 'M54.50' },
  { code: 'R05', validBefore: '2021-10-01', replacement: 'R05.9' },
  { code: 'N18.3', validBefore: '2020-10-01', replacement: 'N18.30' },
  { code: 'E11.6', validBefore: null, replacement: 'E11.65' },
  { code: 'J45.9', validBefore: null, replacement: 'J45.909' },
  { code: 'M25.5', validBefore: null, replacement: 'M25.50' },
  { code: 'K21', validBefore: null, replacement: 'K21.9' },
  { code: 'E78.0', validBefore: null, replacement: 'E78.00' },
  { code: 'N39', validBefore: null, replacement: 'N39.0' },
];

const invalidByCode = new Map(INVALID_DIAGNOSES.map((entry) => [entry.code, entry]));

/** What an invalid code should have been on the date; null for a code that is valid, or not known here. */
export function replacementOf(code: string, date: LocalDate): string | null {
  const entry = invalidByCode.get(code);
  if (!entry || (entry.validBefore !== null && date < entry.validBefore)) return null;
  return entry.replacement;
}

/**
 * The side of the body that a diagnosis names, as a modifier: in the chapters of joints, ears and lenses the last
 * character before the encounter letter is 1 for right, 2 for left, 3 for both.
 */
export function sideOf(code: string): 'RT' | 'LT' | '50' {
  const digits = code.replace(/[A-Z]$/, '');
  return digits.endsWith('2') ? 'LT' : digits.endsWith('3') ? '50' : 'RT';
}
