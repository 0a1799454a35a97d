import type { Procedure } from './catalogues/procedure-catalogue';
import { findProcedure } from './catalogues/procedure-catalogue';
import type { Claim, ClaimLine } from './claim';
import type { ExposureFamily } from './denial-rule';
import type { Drg } from './catalogues/drg-catalogue';
import { findDrg } from './catalogues/drg-catalogue';
import { exposureBit } from './denial-rule';

const BIT: Record<ExposureFamily, number> = {
  all: exposureBit('all'),
  'em-with-procedure': exposureBit('em-with-procedure'),
  'separable-pair': exposureBit('separable-pair'),
  'bilateral-capable': exposureBit('bilateral-capable'),
  'policy-diagnosis': exposureBit('policy-diagnosis'),
  'authorization-listed': exposureBit('authorization-listed'),
  'bundling-pair': exposureBit('bundling-pair'),
  'records-listed': exposureBit('records-listed'),
  'em-level': exposureBit('em-level'),
  'frequency-limited': exposureBit('frequency-limited'),
  'necessity-listed': exposureBit('necessity-listed'),
  'new-patient-visit': exposureBit('new-patient-visit'),
  'referral-listed': exposureBit('referral-listed'),
  'age-sex-limited': exposureBit('age-sex-limited'),
};

/**
 * Which families of opportunity a claim belongs to, as a bitmask over EXPOSURE_FAMILIES: which rules COULD go wrong
 * on it. Judged by its procedure codes and its DRG alone, so that it is the same with and without a defect and the same before and
 * after adjudication. Codes that the catalogue does not hold (imported claims) are judged by their number range.
 */
export function exposureOf(claim: Claim): number {
  return exposureOfCodes(claim.lines, findDrg(claim.drgCode));
}

export function exposureOfCodes(lines: readonly Pick<ClaimLine, 'procedureCode'>[], drg?: Drg): number {
  let mask = BIT.all | (drg ? exposureOfStay(drg) : 0);
  let visit = false;
  let minorProcedure = false;
  for (const { procedureCode } of lines) {
    if (procedureCode === '') continue;
    const known = findProcedure(procedureCode);
    if (known) {
      mask |= exposureOfProcedure(known);
      visit ||= known.emLevel !== null;
      minorProcedure ||= known.minorProcedure;
      for (const other of lines) {
        if (known.separableFrom.includes(other.procedureCode)) mask |= BIT['separable-pair'];
      }
    } else {
      minorProcedure ||= isSurgeryNumber(procedureCode);
      if (isAdvancedImagingNumber(procedureCode)) mask |= BIT['authorization-listed'];
    }
  }
  if (visit && minorProcedure) mask |= BIT['em-with-procedure'];
  return mask;
}

function exposureOfStay({ authorization, records, coverageDiagnoses, sex }: Drg): number {
  let mask = 0;
  if (authorization) mask |= BIT['authorization-listed'];
  if (records) mask |= BIT['records-listed'];
  if (coverageDiagnoses) mask |= BIT['necessity-listed'];
  if (sex !== null) mask |= BIT['age-sex-limited'];
  return mask;
}

function exposureOfProcedure(known: Procedure): number {
  let mask = 0;
  if (known.emLevel !== null) mask |= BIT['em-level'];
  if (known.newPatient) mask |= BIT['new-patient-visit'];
  if (known.bilateral) mask |= BIT['bilateral-capable'];
  if (known.policyDiagnoses) mask |= BIT['policy-diagnosis'];
  if (known.authorization) mask |= BIT['authorization-listed'];
  if (known.components.length > 0) mask |= BIT['bundling-pair'];
  if (known.records) mask |= BIT['records-listed'];
  if (known.unitLimit !== null) mask |= BIT['frequency-limited'];
  if (known.coverageDiagnoses) mask |= BIT['necessity-listed'];
  if (known.referral) mask |= BIT['referral-listed'];
  if (known.sex !== null || known.minAge > 0) mask |= BIT['age-sex-limited'];
  return mask;
}

/** Surgical procedure codes run from 10004 to 69990. */
function isSurgeryNumber(code: string): boolean {
  const number = fiveDigits(code);
  return number >= 10004 && number <= 69990;
}

/** CT, MRI and PET, which most payers list: 70336-70559, 71250-71555, 72125-72198, 73200-73725, 74150-74185, 78811-78816. */
function isAdvancedImagingNumber(code: string): boolean {
  const number = fiveDigits(code);
  return ADVANCED_IMAGING.some(([from, to]) => number >= from && number <= to);
}

const ADVANCED_IMAGING: readonly (readonly [number, number])[] = [
  [70336, 70559],
  [71250, 71555],
  [72125, 72198],
  [73200, 73725],
  [74150, 74185],
  [78811, 78816],
];

const fiveDigits = (code: string): number => (/^\d{5}$/.test(code) ? Number(code) : 0);
