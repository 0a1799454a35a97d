import type { Procedure } from './procedure';
import { findProcedure } from './procedure-catalogue';

/**
 * What a hospital bills by: revenue codes by number (NUBC), in our own wording, with Medicare's approximate payment for
 * one unit, in cents. Estimates, so that a stay's charges come out near four times its payment.
 */
export interface RevenueCode {
  code: string;
  description: string;
  /** For one unit of a line without a procedure code. */
  unitCents: number;
}

const REVENUE_CODES: readonly RevenueCode[] = [
  revenue('0120', 'Room for two, a day', 640),
  revenue('0124', 'Room for two, psychiatric, a day', 610),
  revenue('0200', 'Intensive care, a day', 1480),
  revenue('0250', 'Pharmacy', 95),
  revenue('0257', 'Drugs over the counter', 14),
  revenue('0258', 'Solutions for the vein', 42),
  revenue('0260', 'Treatment through the vein', 88),
  revenue('0270', 'Supplies', 74),
  revenue('0271', 'Supplies, not sterile', 32),
  revenue('0272', 'Supplies, sterile', 165),
  revenue('0278', 'Implants', 2400),
  revenue('0290', 'Equipment to take home', 60),
  revenue('0300', 'Laboratory', 36),
  revenue('0301', 'Laboratory, chemistry', 52),
  revenue('0302', 'Laboratory, immunology', 48),
  revenue('0305', 'Laboratory, blood', 34),
  revenue('0306', 'Laboratory, cultures', 58),
  revenue('0307', 'Laboratory, urine', 16),
  revenue('0310', 'Tissue examination', 120),
  revenue('0320', 'X-ray', 98),
  revenue('0324', 'X-ray of the chest', 76),
  revenue('0350', 'CT', 310),
  revenue('0351', 'CT of the head', 280),
  revenue('0352', 'CT of the body', 330),
  revenue('0360', 'Operating room', 2150),
  revenue('0361', 'Minor surgery', 540),
  revenue('0370', 'Anesthesia', 430),
  revenue('0390', 'Blood, storage and handling', 260),
  revenue('0402', 'Ultrasound', 175),
  revenue('0403', 'Screening mammogram', 140),
  revenue('0410', 'Respiratory services', 92),
  revenue('0412', 'Inhalation', 64),
  revenue('0420', 'Physical therapy', 84),
  revenue('0424', 'Physical therapy, evaluation', 110),
  revenue('0430', 'Occupational therapy', 82),
  revenue('0434', 'Occupational therapy, evaluation', 108),
  revenue('0440', 'Speech therapy', 96),
  revenue('0450', 'Emergency room', 480),
  revenue('0460', 'Lung function', 88),
  revenue('0480', 'Cardiology', 240),
  revenue('0481', 'Heart catheter room', 2900),
  revenue('0483', 'Heart ultrasound', 310),
  revenue('0510', 'Clinic', 96),
  revenue('0610', 'MRI', 420),
  revenue('0636', 'Drugs that need a code', 120),
  revenue('0637', 'Drugs that patients take themselves', 18),
  revenue('0710', 'Recovery room', 360),
  revenue('0722', 'Delivery room', 1450),
  revenue('0730', 'Electrocardiogram', 44),
  revenue('0750', 'Endoscopy room', 420),
  revenue('0762', 'Observation, an hour', 24),
  revenue('0914', 'Psychiatric, one to one', 98),
  revenue('0915', 'Psychiatric, in a group', 46),
  revenue('0921', 'Vessels, laboratory', 165),
  revenue('0923', 'Cervical smear', 44),
  revenue('0920', 'Other diagnostic services', 210),
  revenue('0942', 'Teaching', 28),
  revenue('0990', 'For the patient, of convenience', 20),
  revenue('2101', 'Acupuncture', 40),
];

const byCode = new Map(REVENUE_CODES.map((entry) => [entry.code, entry]));

/** Undefined for the many codes that the catalogue does not have. */
export const findRevenueCode = (code: string): RevenueCode | undefined => byCode.get(code);

/** The revenue code under which a hospital bills a procedure; supplies for a code that the catalogue does not have. */
export const revenueCodeOf = (procedureCode: string): string =>
  BY_PROCEDURE[procedureCode] ?? BY_FAMILY[findProcedure(procedureCode)?.family ?? ''] ?? '0270';

const BY_FAMILY: Readonly<Record<Procedure['family'], string>> = {
  'office visit': '0510',
  'emergency visit': '0450',
  'emergency treatment': '0450',
  laboratory: '0300',
  cardiology: '0480',
  'minor surgery': '0361',
  injection: '0510',
  therapy: '0420',
  behavioral: '0914',
  imaging: '0320',
  endoscopy: '0750',
  pain: '0361',
  sleep: '0920',
  infusion: '0260',
  surgery: '0360',
  eye: '0920',
  screening: '0923',
  supplies: '0270',
  administration: '0990',
  complementary: '2101',
  respiratory: '0412',
  observation: '0762',
  drug: '0636',
};

/** Exceptions to the revenue code of the procedure's family. */
const BY_PROCEDURE: Readonly<Record<string, string>> = {
  '80053': '0301',
  '80048': '0301',
  '80061': '0301',
  '84484': '0301',
  '83690': '0301',
  '83735': '0301',
  '84443': '0301',
  '82565': '0301',
  '84132': '0301',
  '82550': '0301',
  '83605': '0301',
  '86140': '0302',
  '87040': '0306',
  '85025': '0305',
  '85610': '0305',
  '85730': '0305',
  '87086': '0306',
  '81001': '0307',
  '88305': '0310',
  '71046': '0324',
  '70450': '0351',
  '74177': '0352',
  '73721': '0610',
  '77067': '0403',
  '93306': '0483',
  '93000': '0730',
  '93005': '0730',
  '97530': '0430',
  '96361': '0260',
  J1745: '0636',
  A4670: '0290',
  A9270: '0990',
};

function revenue(code: string, description: string, dollars: number): RevenueCode {
  return { code, description, unitCents: dollars * 100 };
}
