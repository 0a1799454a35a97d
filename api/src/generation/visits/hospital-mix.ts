import { findProcedure } from '../../domain/catalogues/procedure-catalogue';
import type { DiagnosisList } from '../../domain/catalogues/diagnosis-catalogue';
import { DIAGNOSIS_LISTS } from '../../domain/catalogues/diagnosis-catalogue';
import { findDrg } from '../../domain/catalogues/drg-catalogue';
import { eligiblePopulationsOfCodes } from '../../domain/eligible-populations';
import type { VisitType } from './case-mix';
import type { VisitLine } from './visit-line';
import { OLDEST, line } from './case-mix';
import type { BillLine } from './hospital-bill';
import { STAY_NIGHTS, booked, coded, countTable, geometricTable, inOrder } from './hospital-bill';

/** The mean number of other services on the claim of a stay, besides those always on it. */
const BESIDE_A_STAY = 8.6;
const PRIMES = [3, 5, 7, 11, 13, 17, 19, 23, 29];

/** Levels of the emergency room: all of them, and those billed with a treatment. */
const EMERGENCY = levels(['99281', '99282', '99283', '99284'], [10, 30, 42, 18]);
const EMERGENCY_SERIOUS = levels(['99283', '99284', '99285'], [25, 45, 30]);
const EMERGENCY_25 = { ...levels(['99282', '99283', '99284'], [20, 50, 30]), modifiers: ['25'] };

/**
 * Services that may be billed with the main ones; payers require nothing for them. Their number is prime: see
 * billLines.
 */
const EMERGENCY_POOL = [
  booked('0250', 3), booked('0258', 2), booked('0270'), coded(line('80048')), coded(line('85025')), coded(line('81001')),
  coded(line('83690')), coded(line('87086')), coded(line('71046')), coded(line('94640')), coded(line('J2405', 0, 8)),
  coded(line('J1885', 0, 2)), coded(line('J7030', 0, 2)), coded(line('83605')), coded(line('87040', 0, 2)),
  coded(line('82550')), coded(line('86140')), coded(line('84132')), coded(line('J2270', 0, 2)),
]; // prettier-ignore
const SURGERY_POOL = [
  booked('0250', 4), booked('0258', 2), booked('0270', 2), booked('0272', 2), booked('0370'), booked('0710'),
  coded(line('85025')), coded(line('80048')), coded(line('88305')), coded(line('93005')), coded(line('J2704', 0, 40)),
  coded(line('J3010', 0, 3)), coded(line('J7030', 0, 2)), coded(line('J0690', 0, 4)), coded(line('J2250', 0, 4)),
  coded(line('J1100', 0, 8)), coded(line('84132')),
]; // prettier-ignore
const IMAGING_POOL = [
  booked('0250'), booked('0270'), coded(line('80048')), coded(line('85610')), coded(line('81001')),
  coded(line('Q9967', 0, 90)), coded(line('J7030')),
]; // prettier-ignore
const LABORATORY_POOL = [
  coded(line('85025')), coded(line('81001')), coded(line('83735')), coded(line('85610')), coded(line('85730')),
  coded(line('87086')), coded(line('83690')), coded(line('84443')), coded(line('82565')), coded(line('84132')),
  coded(line('86140')), coded(line('82550')), coded(line('83605')),
]; // prettier-ignore
const INFUSION_POOL = [
  booked('0250', 3), booked('0258', 2), booked('0270', 2), coded(line('80048')), coded(line('85025')),
  coded(line('J2405', 0, 8)), coded(line('J7030', 0, 2)), coded(line('J1100', 0, 10)), coded(line('84132')),
  coded(line('82565')), coded(line('86140')),
]; // prettier-ignore
const THERAPY_POOL = [
  booked('0270'), booked('0424'), booked('0434'), booked('0942', 2), coded(line('97110', 0, 4)),
]; // prettier-ignore
const STAY_POOL = [
  booked('0257', 6), booked('0260', 3), booked('0271', 3), booked('0272', 3), booked('0302', 2), booked('0306', 3),
  booked('0307', 2), booked('0310'), booked('0320', 2), booked('0324', 2), booked('0350'), booked('0352'), booked('0390', 2),
  booked('0402'), booked('0410', 4), booked('0412', 8), booked('0420', 4), booked('0424'), booked('0430', 3), booked('0434'),
  booked('0440', 2), booked('0460'), booked('0480'), booked('0483'), booked('0610'), booked('0637', 12), booked('0730', 2),
  booked('0921'), booked('0942', 2),
]; // prettier-ignore

const DAILY = [
  booked('0250', 'nights'), booked('0258', 'nights'), booked('0270', 2), booked('0300', 'nights'),
  booked('0301', 'nights'), booked('0305', 'nights'),
]; // prettier-ignore
const WARD = [booked('0120', 'nights'), ...DAILY];
const INTENSIVE = [booked('0120', 'ward-nights'), booked('0200', 'intensive-nights'), ...DAILY];
const SURGICAL = [...WARD, booked('0360'), booked('0370'), booked('0710')];
const ARRIVAL = booked('0450');

/**
 * The institutional case mix: one claim in seven is an inpatient stay. Mean line counts as on Medicare claims, 7.15 for
 * outpatient and 17.21 for inpatient; stays of about 4.7 nights.
 */
export const HOSPITAL_VISITS: readonly VisitType[] = [
  outpatient('emergency', 12, {
    reasons: ['acute'], lines: [EMERGENCY], minAge: 0, pool: EMERGENCY_POOL, meanBeside: 4.7,
  }),
  outpatient('emergency-drip', 9, {
    reasons: ['dehydration'], lines: [EMERGENCY_25, line('96374'), line('96361', 0, 4)], minAge: 0, pool: EMERGENCY_POOL, meanBeside: 8.2,
  }),
  outpatient('emergency-chest', 7, {
    reasons: ['chest'], lines: [EMERGENCY_SERIOUS, line('93005'), line('84484')], minAge: 18, pool: EMERGENCY_POOL, meanBeside: 8.4,
  }),
  outpatient('emergency-wound', 5, {
    reasons: ['injury'], lines: [EMERGENCY_25, line('12002')], minAge: 0, pool: EMERGENCY_POOL, meanBeside: 4.8,
  }),
  outpatient('emergency-head', 4, {
    reasons: ['head'], lines: [EMERGENCY_SERIOUS, line('70450')], minAge: 5, pool: EMERGENCY_POOL, meanBeside: 6.4,
  }),
  outpatient('observation', 3, {
    reasons: ['chest'], lines: [EMERGENCY_SERIOUS, line('84484'), line('G0378', 0, 40)], minAge: 18, pool: EMERGENCY_POOL, meanBeside: 10,
  }),
  outpatient('hospital-ct', 6, {
    reasons: ['abdomen'], lines: [line('74177')], minAge: 18, pool: IMAGING_POOL, meanBeside: 2.8,
  }),
  outpatient('hospital-mri', 5, {
    reasons: ['knee'], lines: [line('73721')], minAge: 18, pool: IMAGING_POOL, meanBeside: 1.3,
  }),
  outpatient('hospital-mammogram', 4, {
    reasons: ['breast'], lines: [line('77067')], minAge: 42, pool: IMAGING_POOL, meanBeside: 0.3, sex: 'F',
  }),
  outpatient('hospital-echo', 3, {
    reasons: ['cardiac'], lines: [line('93306')], minAge: 45, pool: IMAGING_POOL, meanBeside: 1.4,
  }),
  outpatient('hospital-laboratory', 8, {
    reasons: ['metabolic', 'lipid'], lines: [line('80053'), line('80061', 1), line('36415')], minAge: 30, pool: LABORATORY_POOL, meanBeside: 4.9,
  }),
  outpatient('hospital-colonoscopy', 6, {
    reasons: ['colon'], lines: [line('45385'), line('45380', 0, 1, ['59'])], minAge: 45, pool: SURGERY_POOL, meanBeside: 8,
  }),
  outpatient('hospital-endoscopy', 3, {
    reasons: ['stomach'], lines: [line('43239')], minAge: 25, pool: SURGERY_POOL, meanBeside: 7.5,
  }),
  outpatient('hospital-knee', 2, {
    reasons: ['meniscus'], lines: [line('29881')], minAge: 18, pool: SURGERY_POOL, meanBeside: 11,
  }),
  outpatient('hospital-cataract', 2, {
    reasons: ['cataract'], lines: [line('66984')], minAge: 60, pool: SURGERY_POOL, meanBeside: 8,
  }),
  outpatient('hospital-infusion', 5, {
    reasons: ['infusion'], lines: [line('96413'), line('J1745', 0, 40)], minAge: 20, pool: INFUSION_POOL, meanBeside: 6.2,
  }),
  outpatient('hospital-therapy', 5, {
    reasons: ['therapy'], lines: [line('97530', 0, 4), line('97140', 0, 3, ['59'])], minAge: 15, pool: THERAPY_POOL, meanBeside: 2.8, seriesDays: 21,
  }),
  stay('871', 1.9, {
    reasons: ['sepsis', 'majorComplication'], meanNights: 6.3, always: [...INTENSIVE, ARRIVAL], minAge: 18,
  }),
  stay('291', 1.6, {
    reasons: ['heartFailure', 'majorComplication'], meanNights: 5.1, always: [...WARD, ARRIVAL], minAge: 40,
  }),
  stay('193', 1, {
    reasons: ['pneumonia', 'majorComplication'], meanNights: 5, always: [...WARD, ARRIVAL], minAge: 1,
  }),
  stay('190', 0.8, {
    reasons: ['lungDisease', 'majorComplication'], meanNights: 4.5, always: [...WARD, ARRIVAL], minAge: 40,
  }),
  stay('392', 1, {
    reasons: ['bowelUpset', 'general'], meanNights: 3.6, always: [...WARD, ARRIVAL], minAge: 5,
  }),
  stay('313', 0.5, {
    reasons: ['chestPain', 'lipid'], meanNights: 2.4, always: [...WARD, ARRIVAL], minAge: 25,
  }),
  stay('690', 0.9, {
    reasons: ['kidneyInfection', 'metabolic'], meanNights: 4.4, always: [...WARD, ARRIVAL], minAge: 18,
  }),
  stay('683', 0.8, {
    reasons: ['kidneyFailure', 'complication'], meanNights: 4.6, always: [...WARD, ARRIVAL], minAge: 30,
  }),
  stay('603', 0.7, {
    reasons: ['cellulitis', 'metabolic'], meanNights: 4.4, always: [...WARD, ARRIVAL], minAge: 1,
  }),
  stay('065', 0.8, {
    reasons: ['stroke', 'complication'], meanNights: 4.8, always: [...INTENSIVE, ARRIVAL], minAge: 40,
  }),
  stay('481', 0.6, {
    reasons: ['hipFracture', 'complication'], meanNights: 5.5, always: [...SURGICAL, booked('0278'), ARRIVAL], minAge: 60,
  }),
  stay('470', 1.5, {
    reasons: ['arthrosis', 'lipid'], meanNights: 2.6, always: [...SURGICAL, booked('0278', 2)], minAge: 45, admissionType: '3',
  }),
  stay('322', 0.7, {
    reasons: ['coronary', 'lipid'], meanNights: 3.2, always: [...INTENSIVE, booked('0481'), booked('0278')], minAge: 40, admissionType: '3',
  }),
  stay('330', 0.7, {
    reasons: ['bowelSurgery', 'complication'], meanNights: 7.2, always: [...SURGICAL, booked('0272', 3)], minAge: 25, admissionType: '3',
  }),
  stay('885', 0.7, {
    reasons: ['psychosis', 'behavioral'], meanNights: 7.8, always: [booked('0124', 'nights'), ...DAILY, booked('0914', 'nights'), booked('0915', 'nights')], minAge: 18, admissionType: '3',
  }),
  birth('807', 1.2, 'birth', 2.4, booked('0722')),
  birth('788', 0.4, 'cesarean', 3.2, booked('0360')),
]; // prettier-ignore

function levels(codes: readonly string[], weights: readonly number[]): VisitLine {
  return { ...line(codes[0] as string), codes, weights };
}

/** What kinds of visit and stay have in common. */
interface HospitalRow {
  reasons: readonly DiagnosisList[];
  minAge: number;
}

interface OutpatientRow extends HospitalRow, Pick<VisitType, 'lines'> {
  /** The other services that may be on the claim, and their mean number. */
  pool: readonly BillLine[];
  meanBeside: number;
  /** Both unless it says otherwise. */
  sex?: VisitType['sex'];
  /** See HospitalBill; one day unless it says otherwise. */
  seriesDays?: number;
}

function outpatient(
  key: string,
  weight: number,
  { reasons, lines, minAge, pool, meanBeside, sex = null, seriesDays = 0 }: OutpatientRow,
): VisitType {
  const hospital = {
    billType: '013',
    drg: null,
    admissionType: null,
    nights: null,
    seriesDays,
    ...beside(lines.map(coded), pool, meanBeside),
  } as const;
  return { ...kindOf(key, weight, { reasons, lines, minAge, sex }), hospital };
}

interface StayRow extends HospitalRow {
  meanNights: number;
  /** The lines of every such claim. */
  always: readonly BillLine[];
  /** See HospitalBill; an emergency unless it says otherwise. */
  admissionType?: string;
}

function stay(
  drgCode: string,
  weight: number,
  { reasons, meanNights, always, minAge, admissionType = '1' }: StayRow,
): VisitType {
  const drg = findDrg(drgCode);
  if (!drg) throw new Error(`DRG ${drgCode} is not in the catalogue`);
  const hospital = {
    billType: '011',
    drg,
    admissionType,
    nights: geometricTable(meanNights - STAY_NIGHTS),
    seriesDays: 0,
    ...beside(always, STAY_POOL, BESIDE_A_STAY),
  } as const;
  return {
    ...kindOf(`drg-${drgCode}`, weight, { reasons, lines: [], minAge, sex: drg.sex }),
    eligiblePopulations: eligiblePopulationsOfCodes([], drg),
    hospital,
  };
}

function birth(
  drgCode: string,
  weight: number,
  reason: DiagnosisList,
  meanNights: number,
  room: BillLine,
): VisitType {
  const row = { reasons: [reason], meanNights, always: [...WARD, room], minAge: 16 };
  return { ...stay(drgCode, weight, row), maxAge: 47 };
}

function kindOf(
  key: string,
  weight: number,
  { reasons, lines, minAge, sex }: HospitalRow & Pick<VisitType, 'lines' | 'sex'>,
): Omit<VisitType, 'hospital'> {
  return {
    key,
    weight,
    reasons: reasons.map((name) => DIAGNOSIS_LISTS[name]),
    lines,
    places: [],
    eligiblePopulations: eligiblePopulationsOfCodes(
      lines.map((entry) => ({ procedureCode: entry.codes[0] as string })),
    ),
    minAge,
    maxAge: OLDEST,
    sex,
  };
}

/** Lines that are always billed, and some of a pool. */
function beside(always: readonly BillLine[], pool: readonly BillLine[], mean: number) {
  for (const { codes } of pool) {
    const asked = codes.some((code) => code !== '' && isAskedAbout(code));
    if (asked)
      throw new Error(`${codes.join()} added to a claim would change which rules apply to the claim`);
  }
  if (!PRIMES.includes(pool.length))
    throw new Error(`expected a prime number of services, got ${pool.length}`);
  return {
    lines: inOrder(always, pool),
    ancillaries: countTable(mean, pool.length),
    ancillaryCount: pool.length,
  };
}

function isAskedAbout(code: string): boolean {
  const known = findProcedure(code);
  return (
    !known ||
    known.minorProcedure ||
    eligiblePopulationsOfCodes([{ procedureCode: code }]) !== eligiblePopulationsOfCodes([])
  );
}
