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
  outpatient('emergency', 12, ['acute'], [EMERGENCY], 0, EMERGENCY_POOL, 4.7),
  outpatient(
    'emergency-drip', 9, ['dehydration'], [EMERGENCY_25, line('96374'), line('96361', 0, 4)], 0, EMERGENCY_POOL, 8.2,
  ),
  outpatient('emergency-chest', 7, ['chest'], [EMERGENCY_SERIOUS, line('93005'), line('84484')], 18, EMERGENCY_POOL, 8.4),
  outpatient('emergency-wound', 5, ['injury'], [EMERGENCY_25, line('12002')], 0, EMERGENCY_POOL, 4.8),
  outpatient('emergency-head', 4, ['head'], [EMERGENCY_SERIOUS, line('70450')], 5, EMERGENCY_POOL, 6.4),
  outpatient(
    'observation', 3, ['chest'], [EMERGENCY_SERIOUS, line('84484'), line('G0378', 0, 40)], 18, EMERGENCY_POOL, 10,
  ),
  outpatient('hospital-ct', 6, ['abdomen'], [line('74177')], 18, IMAGING_POOL, 2.8),
  outpatient('hospital-mri', 5, ['knee'], [line('73721')], 18, IMAGING_POOL, 1.3),
  outpatient('hospital-mammogram', 4, ['breast'], [line('77067')], 42, IMAGING_POOL, 0.3, 'F'),
  outpatient('hospital-echo', 3, ['cardiac'], [line('93306')], 45, IMAGING_POOL, 1.4),
  outpatient('hospital-laboratory', 8, ['metabolic', 'lipid'], [line('80053'), line('80061', 1), line('36415')], 30, LABORATORY_POOL, 4.9),
  outpatient('hospital-colonoscopy', 6, ['colon'], [line('45385'), line('45380', 0, 1, ['59'])], 45, SURGERY_POOL, 8),
  outpatient('hospital-endoscopy', 3, ['stomach'], [line('43239')], 25, SURGERY_POOL, 7.5),
  outpatient('hospital-knee', 2, ['meniscus'], [line('29881')], 18, SURGERY_POOL, 11),
  outpatient('hospital-cataract', 2, ['cataract'], [line('66984')], 60, SURGERY_POOL, 8),
  outpatient('hospital-infusion', 5, ['infusion'], [line('96413'), line('J1745', 0, 40)], 20, INFUSION_POOL, 6.2),
  outpatient(
    'hospital-therapy', 5, ['therapy'], [line('97530', 0, 4), line('97140', 0, 3, ['59'])], 15, THERAPY_POOL, 2.8, null, 21,
  ),
  stay('871', 1.9, ['sepsis', 'majorComplication'], 6.3, [...INTENSIVE, ARRIVAL], 18),
  stay('291', 1.6, ['heartFailure', 'majorComplication'], 5.1, [...WARD, ARRIVAL], 40),
  stay('193', 1, ['pneumonia', 'majorComplication'], 5, [...WARD, ARRIVAL], 1),
  stay('190', 0.8, ['lungDisease', 'majorComplication'], 4.5, [...WARD, ARRIVAL], 40),
  stay('392', 1, ['bowelUpset', 'general'], 3.6, [...WARD, ARRIVAL], 5),
  stay('313', 0.5, ['chestPain', 'lipid'], 2.4, [...WARD, ARRIVAL], 25),
  stay('690', 0.9, ['kidneyInfection', 'metabolic'], 4.4, [...WARD, ARRIVAL], 18),
  stay('683', 0.8, ['kidneyFailure', 'complication'], 4.6, [...WARD, ARRIVAL], 30),
  stay('603', 0.7, ['cellulitis', 'metabolic'], 4.4, [...WARD, ARRIVAL], 1),
  stay('065', 0.8, ['stroke', 'complication'], 4.8, [...INTENSIVE, ARRIVAL], 40),
  stay('481', 0.6, ['hipFracture', 'complication'], 5.5, [...SURGICAL, booked('0278'), ARRIVAL], 60),
  stay('470', 1.5, ['arthrosis', 'lipid'], 2.6, [...SURGICAL, booked('0278', 2)], 45, '3'),
  stay('322', 0.7, ['coronary', 'lipid'], 3.2, [...INTENSIVE, booked('0481'), booked('0278')], 40, '3'),
  stay('330', 0.7, ['bowelSurgery', 'complication'], 7.2, [...SURGICAL, booked('0272', 3)], 25, '3'),
  stay('885', 0.7, ['psychosis', 'behavioral'], 7.8, [booked('0124', 'nights'), ...DAILY, booked('0914', 'nights'), booked('0915', 'nights')], 18, '3'),
  birth('807', 1.2, 'birth', 2.4, booked('0722')),
  birth('788', 0.4, 'cesarean', 3.2, booked('0360')),
]; // prettier-ignore

function levels(codes: readonly string[], weights: readonly number[]): VisitLine {
  return { ...line(codes[0] as string), codes, weights };
}

function outpatient(
  key: string,
  weight: number,
  reasons: readonly DiagnosisList[],
  lines: readonly VisitLine[],
  minAge: number,
  pool: readonly BillLine[],
  meanBeside: number,
  sex: VisitType['sex'] = null,
  seriesDays = 0,
): VisitType {
  const hospital = {
    billType: '013',
    drg: null,
    admissionType: null,
    nights: null,
    seriesDays,
    ...beside(lines.map(coded), pool, meanBeside),
  } as const;
  return { ...kindOf(key, weight, reasons, lines, minAge, sex), hospital };
}

function stay(
  drgCode: string,
  weight: number,
  reasons: readonly DiagnosisList[],
  meanNights: number,
  always: readonly BillLine[],
  minAge: number,
  admissionType = '1',
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
    ...kindOf(`drg-${drgCode}`, weight, reasons, [], minAge, drg.sex),
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
  return { ...stay(drgCode, weight, [reason], meanNights, [...WARD, room], 16), maxAge: 47 };
}

function kindOf(
  key: string,
  weight: number,
  reasons: readonly DiagnosisList[],
  lines: readonly VisitLine[],
  minAge: number,
  sex: VisitType['sex'],
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
