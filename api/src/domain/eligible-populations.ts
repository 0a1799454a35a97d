import type { Procedure } from './catalogues/procedure';
import { findProcedure } from './catalogues/procedure-catalogue';
import type { Claim, ClaimLine } from './claim';
import type { EligiblePopulation } from './denial-rule';
import type { Drg } from './catalogues/drg-catalogue';
import { findDrg } from './catalogues/drg-catalogue';
import { populationBit } from './denial-rule';

const BIT: Record<EligiblePopulation, number> = {
  all: populationBit('all'),
  'em-with-procedure': populationBit('em-with-procedure'),
  'separable-pair': populationBit('separable-pair'),
  'bilateral-capable': populationBit('bilateral-capable'),
  'policy-diagnosis': populationBit('policy-diagnosis'),
  'authorization-listed': populationBit('authorization-listed'),
  'bundling-pair': populationBit('bundling-pair'),
  'records-listed': populationBit('records-listed'),
  'em-level': populationBit('em-level'),
  'frequency-limited': populationBit('frequency-limited'),
  'necessity-listed': populationBit('necessity-listed'),
  'new-patient-visit': populationBit('new-patient-visit'),
  'referral-listed': populationBit('referral-listed'),
  'age-sex-limited': populationBit('age-sex-limited'),
};

/**
 * Which eligible populations a claim belongs to, as a bitmask over ELIGIBLE_POPULATIONS: which rules COULD go wrong on
 * it. Judged by its procedure codes and its DRG alone, so that the result is the same with and without a defect, and
 * before and after adjudication. Codes that are not in the catalogue (imported claims) are judged by their number
 * range.
 */
export function eligiblePopulationsOf(claim: Claim): number {
  return eligiblePopulationsOfCodes(claim.lines, findDrg(claim.drgCode));
}

export function eligiblePopulationsOfCodes(
  lines: readonly Pick<ClaimLine, 'procedureCode'>[],
  drg?: Drg,
): number {
  let mask = BIT.all | (drg ? eligiblePopulationsOfStay(drg) : 0);
  let visit = false;
  let minorProcedure = false;
  for (const { procedureCode } of lines) {
    if (procedureCode === '') continue;
    const known = findProcedure(procedureCode);
    if (known) {
      mask |= eligiblePopulationsOfProcedure(known);
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

function eligiblePopulationsOfStay({ authorization, records, coverageDiagnoses, sex }: Drg): number {
  let mask = 0;
  if (authorization) mask |= BIT['authorization-listed'];
  if (records) mask |= BIT['records-listed'];
  if (coverageDiagnoses) mask |= BIT['necessity-listed'];
  if (sex !== null) mask |= BIT['age-sex-limited'];
  return mask;
}

function eligiblePopulationsOfProcedure(known: Procedure): number {
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
