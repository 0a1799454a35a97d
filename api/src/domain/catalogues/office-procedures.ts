import type { Procedure } from './procedure';
import { procedure } from './procedure';

export const PLACES_OF_SERVICE: Readonly<Record<string, string>> = {
  '02': 'Telehealth, not at home',
  '11': 'Office',
  '12': 'Home',
  '19': 'Off-campus outpatient hospital',
  '21': 'Inpatient hospital',
  '22': 'On-campus outpatient hospital',
  '23': 'Emergency room',
  '24': 'Ambulatory surgical center',
  '31': 'Skilled nursing facility',
  '81': 'Independent laboratory',
};

const OFFICE = ['11', '02', '19', '22'];
const OFFICE_OR_OUTPATIENT = ['11', '19', '22'];
const LAB = ['11', '19', '22', '81'];
const SURGERY = ['24', '22'];
const ANYWHERE = Object.keys(PLACES_OF_SERVICE);

/** Services of an office, most of which hospitals bill as well. */
export const OFFICE_PROCEDURES: readonly Procedure[] = [
  visit('99202', 73, 2, true),
  visit('99203', 113, 3, true),
  visit('99204', 169, 4, true),
  visit('99205', 224, 5, true),
  visit('99211', 24, 1, false),
  visit('99212', 57, 2, false),
  visit('99213', 92, 3, false),
  visit('99214', 130, 4, false),
  visit('99215', 184, 5, false),
  procedure('80053', 'Metabolic blood panel', 'laboratory', 11, {
    places: LAB,
    policy: 'metabolic',
    components: ['82947', '84520'],
  }),
  procedure('82947', 'Blood glucose', 'laboratory', 4, { places: LAB }),
  procedure('84520', 'Urea nitrogen', 'laboratory', 4, { places: LAB }),
  procedure('80061', 'Blood lipid panel', 'laboratory', 13, {
    places: LAB,
    coverage: 'lipid',
    unitLimit: 1,
    components: ['82465'],
  }),
  procedure('82465', 'Blood cholesterol', 'laboratory', 4, { places: LAB }),
  procedure('83036', 'Long-term blood sugar', 'laboratory', 10, {
    places: LAB,
    coverage: 'diabetes',
    unitLimit: 1,
  }),
  procedure('36415', 'Blood draw', 'laboratory', 8, { places: LAB }),
  procedure('93000', 'Electrocardiogram with reading', 'cardiology', 15, {
    places: OFFICE_OR_OUTPATIENT,
    coverage: 'heart',
    components: ['93010'],
  }),
  procedure('93010', 'Electrocardiogram reading', 'cardiology', 8, {
    places: [...OFFICE_OR_OUTPATIENT, '21', '23'],
  }),
  procedure('93306', 'Heart ultrasound', 'cardiology', 198, {
    places: OFFICE_OR_OUTPATIENT,
    policy: 'cardiac',
    authorization: true,
    referral: true,
    components: ['93320'],
  }),
  procedure('93320', 'Heart Doppler', 'cardiology', 54, { places: OFFICE_OR_OUTPATIENT }),
  procedure('17110', 'Destruction of warts', 'minor surgery', 112, {
    places: ['11', '22'],
    policy: 'wart',
    minorProcedure: true,
  }),
  procedure('20610', 'Injection of a large joint', 'minor surgery', 64, {
    places: ['11', '22'],
    policy: 'joint',
    minorProcedure: true,
    bilateral: true,
    components: ['64450'],
  }),
  procedure('64450', 'Block of a peripheral nerve', 'minor surgery', 78, { places: ['11', '22', '24'] }),
  procedure('69210', 'Removal of ear wax', 'minor surgery', 48, {
    places: ['11', '22'],
    minorProcedure: true,
    bilateral: true,
  }),
  procedure('96372', 'Injection under the skin or into muscle', 'injection', 15, {
    places: ['11', '22'],
    coverage: 'injection',
    minorProcedure: true,
  }),
  procedure('11102', 'Biopsy of skin', 'minor surgery', 99, {
    places: ['11', '22'],
    minorProcedure: true,
    components: ['12001'],
  }),
  procedure('12001', 'Simple closure of a wound', 'minor surgery', 90, { places: ['11', '22', '23'] }),
  procedure('17000', 'Destruction of a sun-damaged spot', 'minor surgery', 66, {
    places: ['11', '22'],
    minorProcedure: true,
    separableFrom: ['11102'],
  }),
  procedure('97530', 'Therapeutic activities', 'therapy', 37, {
    places: ['11', '19', '22'],
    policy: 'therapy',
    authorization: true,
    records: true,
    unitLimit: 4,
  }),
  procedure('97140', 'Manual therapy', 'therapy', 28, {
    places: ['11', '19', '22'],
    separableFrom: ['97530'],
  }),
  procedure('90837', 'Psychotherapy, one hour', 'behavioral', 154, {
    places: ['11', '02', '19', '22'],
    policy: 'behavioral',
    authorization: true,
    records: true,
  }),
  procedure('73721', 'MRI of a leg joint', 'imaging', 216, {
    places: OFFICE_OR_OUTPATIENT,
    policy: 'knee',
    authorization: true,
    referral: true,
    records: true,
  }),
  procedure('74177', 'CT of abdomen and pelvis', 'imaging', 305, {
    places: [...OFFICE_OR_OUTPATIENT, '23'],
    coverage: 'abdomen',
    authorization: true,
    referral: true,
    records: true,
  }),
  procedure('45385', 'Colonoscopy with removal of growths', 'endoscopy', 466, {
    places: SURGERY,
    coverage: 'colon',
    authorization: true,
    referral: true,
    components: ['45378'],
  }),
  procedure('45380', 'Colonoscopy with biopsy', 'endoscopy', 433, {
    places: SURGERY,
    separableFrom: ['45385'],
  }),
  procedure('45378', 'Colonoscopy', 'endoscopy', 332, { places: SURGERY }),
  procedure('43239', 'Upper endoscopy with biopsy', 'endoscopy', 382, {
    places: SURGERY,
    coverage: 'stomach',
    authorization: true,
    referral: true,
    components: ['43235'],
  }),
  procedure('43235', 'Upper endoscopy', 'endoscopy', 305, { places: SURGERY }),
  procedure('64483', 'Injection beside the lower spine', 'pain', 247, {
    places: ['24', '11', '22'],
    coverage: 'spine',
    authorization: true,
    referral: true,
    records: true,
    components: ['77003'],
  }),
  procedure('77003', 'X-ray guidance at the spine', 'pain', 101, { places: ['24', '11', '22'] }),
  procedure('95810', 'Sleep study', 'sleep', 623, {
    places: ['11', '22'],
    coverage: 'sleep',
    authorization: true,
    referral: true,
    records: true,
  }),
  procedure('96413', 'Infusion, first hour', 'infusion', 139, {
    places: ['11', '19', '22'],
    coverage: 'infusion',
    authorization: true,
    records: true,
  }),
  procedure('J1745', 'Infliximab, 10 mg', 'infusion', 45, {
    places: ['11', '19', '22'],
    authorization: true,
  }),
  procedure('29881', 'Keyhole removal of torn knee cartilage', 'surgery', 529, {
    places: SURGERY,
    policy: 'meniscus',
    authorization: true,
    referral: true,
    records: true,
    bilateral: true,
    components: ['29870'],
  }),
  procedure('29870', 'Keyhole inspection of the knee', 'surgery', 396, { places: SURGERY }),
  procedure('66984', 'Cataract surgery', 'surgery', 546, {
    places: SURGERY,
    coverage: 'cataract',
    authorization: true,
    referral: true,
    records: true,
    bilateral: true,
    components: ['67500'],
  }),
  procedure('67500', 'Injection behind the eye', 'surgery', 57, { places: SURGERY }),
  procedure('92014', 'Eye examination', 'eye', 126, { places: ['11', '22'], policy: 'eye' }),
  procedure('92134', 'Scan of the retina', 'eye', 32, { places: ['11', '22'], policy: 'eye' }),
  procedure('77067', 'Screening mammogram', 'imaging', 138, {
    places: OFFICE_OR_OUTPATIENT,
    sex: 'F',
    minAge: 35,
  }),
  procedure('G0101', 'Pelvic and breast examination', 'screening', 38, { places: ['11', '22'], sex: 'F' }),
  procedure('Q0091', 'Taking of a cervical smear', 'screening', 44, { places: ['11', '22'], sex: 'F' }),
  procedure('G0103', 'Blood test for the prostate', 'laboratory', 19, { places: LAB, sex: 'M', minAge: 50 }),
  procedure('J1010', 'Methylprednisolone acetate, 1 mg', 'injection', 0.2, {
    places: ANYWHERE,
    validFrom: '2024-04-01',
    successor: 'J1030',
  }),
  procedure('J1030', 'Methylprednisolone acetate, 40 mg', 'injection', 7, {
    places: ANYWHERE,
    validBefore: '2024-04-01',
    successor: 'J1010',
  }),
  procedure('80307', 'Drug test by analyzer', 'laboratory', 62, { places: ANYWHERE, certificate: true }),
  procedure('A9270', 'Item outside any benefit', 'supplies', 30, { places: ANYWHERE, excludable: true }),
  procedure('A4670', 'Blood pressure monitor', 'supplies', 60, { places: ANYWHERE, excludable: true }),
  procedure('97810', 'Acupuncture, 15 minutes', 'complementary', 38, { places: ANYWHERE, excludable: true }),
  procedure('S9981', 'Copies of records', 'administration', 20, { places: ANYWHERE, excludable: true }),
  procedure('97110', 'Exercises for strength and motion', 'therapy', 30, { places: ['11', '19', '22'] }),
];

function visit(code: string, dollars: number, emLevel: number, newPatient: boolean): Procedure {
  const who = newPatient ? 'new' : 'established';
  return procedure(code, `Office visit, ${who} patient, level ${emLevel}`, 'office visit', dollars, {
    places: OFFICE,
    emLevel,
    newPatient,
  });
}
