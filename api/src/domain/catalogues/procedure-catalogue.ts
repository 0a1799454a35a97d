import type { LocalDate } from '../calendar';
import { DIAGNOSIS_LISTS } from './diagnosis-catalogue';
import type { DiagnosisList } from './diagnosis-catalogue';

/**
 * A small, replaceable catalogue: bare procedure codes with our own short descriptions, what payers usually require for
 * them, and what they usually allow. ICD-10-CM, HCPCS Level II and place-of-service codes are public; see NOTICE.
 */
export interface Procedure {
  code: string;
  description: string;
  family: string;
  /** The amount in cents that Medicare allows for one unit in an office, approximately. */
  allowedMedianCents: number;
  /** Places of service where payers accept it; the usual one first. */
  places: readonly string[];
  /** 1-5 for an office visit, null for anything else. */
  emLevel: number | null;
  newPatient: boolean;
  /** A minor procedure: on the day of a visit, payers require modifier 25 on the visit. */
  minorProcedure: boolean;
  bilateral: boolean;
  authorization: boolean;
  records: boolean;
  /** Specialists' services for which plans with gatekeepers require a referral. */
  referral: boolean;
  /** Units a day that payers usually accept; null when they have no limit. */
  unitLimit: number | null;
  sex: 'F' | 'M' | null;
  /** Youngest patient whom payers accept, in years. */
  minAge: number;
  /** Needs a laboratory certificate beyond the certificate of waiver that practices have. */
  certificate: boolean;
  /** Services that plans may exclude from their benefits. */
  excludable: boolean;
  /** Valid from this date, and before that one; null for no bound. */
  validFrom: LocalDate | null;
  validBefore: LocalDate | null;
  /** The code that replaces it outside those dates. */
  successor: string | null;
  /** Codes that are part of this one and not paid beside it. */
  components: readonly string[];
  /** Codes that are paid beside this one only when marked as distinct. */
  separableFrom: readonly string[];
  /** The pointed diagnosis must be one of these (linkage policy); null when payers have none. */
  policyDiagnoses: ReadonlySet<string> | null;
  /** One of the claim's diagnoses must be one of these (coverage policy); null when payers have none. */
  coverageDiagnoses: ReadonlySet<string> | null;
}

const PLACES_OF_SERVICE: Readonly<Record<string, string>> = {
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
const HOSPITAL = ['22', '19', '23', '21'];
const ANYWHERE = Object.keys(PLACES_OF_SERVICE);

type Traits = Partial<Omit<Procedure, 'policyDiagnoses' | 'coverageDiagnoses'>> & {
  policy?: DiagnosisList;
  coverage?: DiagnosisList;
};

export const PROCEDURES: readonly Procedure[] = [
  visit('99202', 73, 2, true),
  visit('99203', 113, 3, true),
  visit('99204', 169, 4, true),
  visit('99205', 224, 5, true),
  visit('99211', 24, 1, false),
  visit('99212', 57, 2, false),
  visit('99213', 92, 3, false),
  visit('99214', 130, 4, false),
  visit('99215', 184, 5, false),
  procedure('80053', 'Metabolic blood panel', 'laboratory', 11, LAB, {
    policy: 'metabolic',
    components: ['82947', '84520'],
  }),
  procedure('82947', 'Blood glucose', 'laboratory', 4, LAB, {}),
  procedure('84520', 'Urea nitrogen', 'laboratory', 4, LAB, {}),
  procedure('80061', 'Blood lipid panel', 'laboratory', 13, LAB, {
    coverage: 'lipid',
    unitLimit: 1,
    components: ['82465'],
  }),
  procedure('82465', 'Blood cholesterol', 'laboratory', 4, LAB, {}),
  procedure('83036', 'Long-term blood sugar', 'laboratory', 10, LAB, {
    coverage: 'diabetes',
    unitLimit: 1,
  }),
  procedure('36415', 'Blood draw', 'laboratory', 8, LAB, {}),
  procedure('93000', 'Electrocardiogram with reading', 'cardiology', 15, OFFICE_OR_OUTPATIENT, {
    coverage: 'heart',
    components: ['93010'],
  }),
  procedure('93010', 'Electrocardiogram reading', 'cardiology', 8, [...OFFICE_OR_OUTPATIENT, '21', '23'], {}),
  procedure('93306', 'Heart ultrasound', 'cardiology', 198, OFFICE_OR_OUTPATIENT, {
    policy: 'cardiac',
    authorization: true,
    referral: true,
    components: ['93320'],
  }),
  procedure('93320', 'Heart Doppler', 'cardiology', 54, OFFICE_OR_OUTPATIENT, {}),
  procedure('17110', 'Destruction of warts', 'minor surgery', 112, ['11', '22'], {
    policy: 'wart',
    minorProcedure: true,
  }),
  procedure('20610', 'Injection of a large joint', 'minor surgery', 64, ['11', '22'], {
    policy: 'joint',
    minorProcedure: true,
    bilateral: true,
    components: ['64450'],
  }),
  procedure('64450', 'Block of a peripheral nerve', 'minor surgery', 78, ['11', '22', '24'], {}),
  procedure('69210', 'Removal of ear wax', 'minor surgery', 48, ['11', '22'], {
    minorProcedure: true,
    bilateral: true,
  }),
  procedure('96372', 'Injection under the skin or into muscle', 'injection', 15, ['11', '22'], {
    coverage: 'injection',
    minorProcedure: true,
  }),
  procedure('11102', 'Biopsy of skin', 'minor surgery', 99, ['11', '22'], {
    minorProcedure: true,
    components: ['12001'],
  }),
  procedure('12001', 'Simple closure of a wound', 'minor surgery', 90, ['11', '22', '23'], {}),
  procedure('17000', 'Destruction of a sun-damaged spot', 'minor surgery', 66, ['11', '22'], {
    minorProcedure: true,
    separableFrom: ['11102'],
  }),
  procedure('97530', 'Therapeutic activities', 'therapy', 37, ['11', '19', '22'], {
    policy: 'therapy',
    authorization: true,
    records: true,
    unitLimit: 4,
  }),
  procedure('97140', 'Manual therapy', 'therapy', 28, ['11', '19', '22'], { separableFrom: ['97530'] }),
  procedure('90837', 'Psychotherapy, one hour', 'behavioral', 154, ['11', '02', '19', '22'], {
    policy: 'behavioral',
    authorization: true,
    records: true,
  }),
  procedure('73721', 'MRI of a leg joint', 'imaging', 216, OFFICE_OR_OUTPATIENT, {
    policy: 'knee',
    authorization: true,
    referral: true,
    records: true,
  }),
  procedure('74177', 'CT of abdomen and pelvis', 'imaging', 305, [...OFFICE_OR_OUTPATIENT, '23'], {
    coverage: 'abdomen',
    authorization: true,
    referral: true,
    records: true,
  }),
  procedure('45385', 'Colonoscopy with removal of growths', 'endoscopy', 466, SURGERY, {
    coverage: 'colon',
    authorization: true,
    referral: true,
    components: ['45378'],
  }),
  procedure('45380', 'Colonoscopy with biopsy', 'endoscopy', 433, SURGERY, {
    separableFrom: ['45385'],
  }),
  procedure('45378', 'Colonoscopy', 'endoscopy', 332, SURGERY, {}),
  procedure('43239', 'Upper endoscopy with biopsy', 'endoscopy', 382, SURGERY, {
    coverage: 'stomach',
    authorization: true,
    referral: true,
    components: ['43235'],
  }),
  procedure('43235', 'Upper endoscopy', 'endoscopy', 305, SURGERY, {}),
  procedure('64483', 'Injection beside the lower spine', 'pain', 247, ['24', '11', '22'], {
    coverage: 'spine',
    authorization: true,
    referral: true,
    records: true,
    components: ['77003'],
  }),
  procedure('77003', 'X-ray guidance at the spine', 'pain', 101, ['24', '11', '22'], {}),
  procedure('95810', 'Sleep study', 'sleep', 623, ['11', '22'], {
    coverage: 'sleep',
    authorization: true,
    referral: true,
    records: true,
  }),
  procedure('96413', 'Infusion, first hour', 'infusion', 139, ['11', '19', '22'], {
    coverage: 'infusion',
    authorization: true,
    records: true,
  }),
  procedure('J1745', 'Infliximab, 10 mg', 'infusion', 45, ['11', '19', '22'], { authorization: true }),
  procedure('29881', 'Keyhole removal of torn knee cartilage', 'surgery', 529, SURGERY, {
    policy: 'meniscus',
    authorization: true,
    referral: true,
    records: true,
    bilateral: true,
    components: ['29870'],
  }),
  procedure('29870', 'Keyhole inspection of the knee', 'surgery', 396, SURGERY, {}),
  procedure('66984', 'Cataract surgery', 'surgery', 546, SURGERY, {
    coverage: 'cataract',
    authorization: true,
    referral: true,
    records: true,
    bilateral: true,
    components: ['67500'],
  }),
  procedure('67500', 'Injection behind the eye', 'surgery', 57, SURGERY, {}),
  procedure('92014', 'Eye examination', 'eye', 126, ['11', '22'], { policy: 'eye' }),
  procedure('92134', 'Scan of the retina', 'eye', 32, ['11', '22'], { policy: 'eye' }),
  procedure('77067', 'Screening mammogram', 'imaging', 138, OFFICE_OR_OUTPATIENT, { sex: 'F', minAge: 35 }),
  procedure('G0101', 'Pelvic and breast examination', 'screening', 38, ['11', '22'], { sex: 'F' }),
  procedure('Q0091', 'Taking of a cervical smear', 'screening', 44, ['11', '22'], { sex: 'F' }),
  procedure('G0103', 'Blood test for the prostate', 'laboratory', 19, LAB, { sex: 'M', minAge: 50 }),
  procedure('J1010', 'Methylprednisolone acetate, 1 mg', 'injection', 0.2, ANYWHERE, {
    validFrom: '2024-04-01',
    successor: 'J1030',
  }),
  procedure('J1030', 'Methylprednisolone acetate, 40 mg', 'injection', 7, ANYWHERE, {
    validBefore: '2024-04-01',
    successor: 'J1010',
  }),
  procedure('80307', 'Drug test by analyzer', 'laboratory', 62, ANYWHERE, { certificate: true }),
  procedure('A9270', 'Item outside any benefit', 'supplies', 30, ANYWHERE, { excludable: true }),
  procedure('A4670', 'Blood pressure monitor', 'supplies', 60, ANYWHERE, { excludable: true }),
  procedure('97810', 'Acupuncture, 15 minutes', 'complementary', 38, ANYWHERE, { excludable: true }),
  procedure('S9981', 'Copies of records', 'administration', 20, ANYWHERE, { excludable: true }),
  procedure('97110', 'Exercises for strength and motion', 'therapy', 30, ['11', '19', '22'], {}),
  emergencyVisit('99281', 45, 1),
  emergencyVisit('99282', 82, 2),
  emergencyVisit('99283', 142, 3),
  emergencyVisit('99284', 226, 4),
  emergencyVisit('99285', 330, 5),
  procedure('96374', 'Drug pushed into a vein', 'emergency treatment', 41, HOSPITAL, {
    minorProcedure: true,
  }),
  procedure('12002', 'Simple closure of a longer wound', 'emergency treatment', 110, HOSPITAL, {
    minorProcedure: true,
  }),
  procedure('96361', 'Hydration, each further hour', 'emergency treatment', 13, HOSPITAL, {}),
  procedure('94640', 'Inhaled treatment', 'respiratory', 17, HOSPITAL, {}),
  procedure('93005', 'Electrocardiogram tracing', 'cardiology', 9, HOSPITAL, {}),
  procedure('84484', 'Troponin', 'laboratory', 12, HOSPITAL, { coverage: 'chest' }),
  procedure('80048', 'Basic blood panel', 'laboratory', 9, HOSPITAL, {}),
  procedure('85025', 'Blood count with differential', 'laboratory', 8, HOSPITAL, {}),
  procedure('81001', 'Urine test with microscope', 'laboratory', 4, HOSPITAL, {}),
  procedure('87086', 'Urine culture', 'laboratory', 8, HOSPITAL, {}),
  procedure('83690', 'Lipase', 'laboratory', 7, HOSPITAL, {}),
  procedure('83735', 'Magnesium', 'laboratory', 7, HOSPITAL, {}),
  procedure('84443', 'Thyroid hormone control', 'laboratory', 17, HOSPITAL, {}),
  procedure('82565', 'Creatinine', 'laboratory', 5, HOSPITAL, {}),
  procedure('84132', 'Potassium', 'laboratory', 5, HOSPITAL, {}),
  procedure('82550', 'Creatine kinase', 'laboratory', 7, HOSPITAL, {}),
  procedure('83605', 'Lactate', 'laboratory', 11, HOSPITAL, {}),
  procedure('86140', 'C-reactive protein', 'laboratory', 5, HOSPITAL, {}),
  procedure('87040', 'Blood culture', 'laboratory', 10, HOSPITAL, {}),
  procedure('85610', 'Clotting time', 'laboratory', 5, HOSPITAL, {}),
  procedure('85730', 'Partial clotting time', 'laboratory', 6, HOSPITAL, {}),
  procedure('88305', 'Tissue under the microscope', 'laboratory', 71, HOSPITAL, {}),
  procedure('71046', 'X-ray of the chest', 'imaging', 33, HOSPITAL, {}),
  procedure('73610', 'X-ray of the ankle', 'imaging', 32, HOSPITAL, {}),
  procedure('70450', 'CT of the head', 'imaging', 111, HOSPITAL, { coverage: 'head' }),
  procedure('G0378', 'Observation, each hour', 'observation', 12, HOSPITAL, {}),
  procedure('J1885', 'Ketorolac, 15 mg', 'drug', 1, HOSPITAL, {}),
  procedure('J2405', 'Ondansetron, 1 mg', 'drug', 0.2, HOSPITAL, {}),
  procedure('J7030', 'Saline, 1 liter', 'drug', 2, HOSPITAL, {}),
  procedure('J3010', 'Fentanyl, 0.1 mg', 'drug', 1, HOSPITAL, {}),
  procedure('J2704', 'Propofol, 10 mg', 'drug', 0.2, HOSPITAL, {}),
  procedure('J2270', 'Morphine, 10 mg', 'drug', 3, HOSPITAL, {}),
  procedure('J2250', 'Midazolam, 1 mg', 'drug', 0.3, HOSPITAL, {}),
  procedure('J0690', 'Cefazolin, 500 mg', 'drug', 1, HOSPITAL, {}),
  procedure('J1100', 'Dexamethasone, 1 mg', 'drug', 0.2, HOSPITAL, {}),
  procedure('Q9967', 'Contrast medium, 1 ml', 'drug', 0.3, HOSPITAL, {}),
];

const byCode = new Map(PROCEDURES.map((entry) => [entry.code, entry]));

/** Whether a code is in force on a date. */
export const isInForce = ({ validFrom, validBefore }: Procedure, date: LocalDate): boolean =>
  (validFrom === null || date >= validFrom) && (validBefore === null || date < validBefore);

/** The visit code of a level among visits of the same kind; undefined when there is none. */
export const visitOfLevel = (
  { family }: Pick<Procedure, 'family'>,
  emLevel: number,
  newPatient: boolean,
): Procedure | undefined =>
  PROCEDURES.find(
    (entry) => entry.family === family && entry.emLevel === emLevel && entry.newPatient === newPatient,
  );

/** The catalogue's entry for a code; undefined for the many that it does not have. */
export const findProcedure = (code: string): Procedure | undefined => byCode.get(code);

function visit(code: string, dollars: number, emLevel: number, newPatient: boolean): Procedure {
  const who = newPatient ? 'new' : 'established';
  return procedure(code, `Office visit, ${who} patient, level ${emLevel}`, 'office visit', dollars, OFFICE, {
    emLevel,
    newPatient,
  });
}

/** The hospital's own emergency visit levels, by what was done. */
function emergencyVisit(code: string, dollars: number, emLevel: number): Procedure {
  return procedure(code, `Emergency visit, level ${emLevel}`, 'emergency visit', dollars, ['23', '22'], {
    emLevel,
  });
}

function procedure(
  code: string,
  description: string,
  family: string,
  allowedDollars: number,
  places: readonly string[],
  { policy, coverage, ...traits }: Traits,
): Procedure {
  return {
    code,
    description,
    family,
    allowedMedianCents: Math.round(allowedDollars * 100),
    places,
    emLevel: null,
    newPatient: false,
    minorProcedure: false,
    bilateral: false,
    authorization: false,
    records: false,
    referral: false,
    unitLimit: null,
    sex: null,
    minAge: 0,
    certificate: false,
    excludable: false,
    validFrom: null,
    validBefore: null,
    successor: null,
    components: [],
    separableFrom: [],
    policyDiagnoses: policy ? new Set<string>(DIAGNOSIS_LISTS[policy]) : null,
    coverageDiagnoses: coverage ? new Set<string>(DIAGNOSIS_LISTS[coverage]) : null,
    ...traits,
  };
}
