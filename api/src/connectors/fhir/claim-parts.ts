import type { ClaimDiagnosis, ClaimItem, ClaimSupportingInfo, CodeableConcept, Money, Patient, Reference } from 'fhir/r4'; // prettier-ignore
import type { Claim, ClaimLine } from '../../domain/claim';
import type { Cents } from '../../domain/money';
import type { ClaimRecord } from '../../domain/claim-record';
import { SYSTEM, modifierSystem, procedureSystem } from './code-systems';

/** The parts that Claim and ExplanationOfBenefit have in common. */
export function claimParts({ claim, payer, provider }: ClaimRecord) {
  const supportingInfo = supportingInfoOf(claim);
  return {
    contained: [patientOf(claim)],
    status: 'active' as const,
    type: concept(SYSTEM.claimType, claim.claimType === 'INSTITUTIONAL' ? 'institutional' : 'professional'),
    use: 'claim' as const,
    patient: { reference: `#${PATIENT_ID}` },
    billablePeriod: { start: claim.dateOfService, end: claim.dischargeDate ?? claim.dateOfService },
    insurer: { display: payer.name },
    provider: {
      ...(provider?.npi ? { identifier: { system: SYSTEM.npi, value: provider.npi } } : {}),
      display: provider?.name ?? 'Unknown',
    },
    ...(claim.referralNumber === null ? {} : { referral: { identifier: { value: claim.referralNumber } } }),
    ...(supportingInfo.length === 0 ? {} : { supportingInfo }),
    diagnosis: claim.diagnosisCodes.map((code, index): ClaimDiagnosis => ({
      sequence: index + 1,
      diagnosisCodeableConcept: concept(SYSTEM.icd10cm, code),
    })),
  };
}

/** The claim that this one replaces or voids. */
export const relatedOf = ({ originalClaimNumber }: ClaimRecord) =>
  originalClaimNumber === null
    ? {}
    : {
        related: [
          {
            claim: { identifier: { value: originalClaimNumber } },
            relationship: concept(SYSTEM.relationship, 'prior'),
          },
        ],
      };

export const insuranceOf = ({ claim, payer }: ClaimRecord) => ({
  focal: claim.otherPayerPrimary !== true,
  coverage: {
    ...(claim.memberId === null ? {} : { identifier: { value: claim.memberId } }),
    display: payer.name,
  } satisfies Reference,
  ...(claim.priorAuthorization === null ? {} : { preAuthRef: [claim.priorAuthorization] }),
});

export function itemOf(claim: Claim, line: ClaimLine): ClaimItem {
  const { revenueCode = null, procedureCode, modifiers } = line;
  return {
    sequence: line.lineNumber,
    ...(line.diagnosisPointers.length === 0 ? {} : { diagnosisSequence: [...line.diagnosisPointers] }),
    ...(revenueCode === null ? {} : { revenue: concept(SYSTEM.revenue, revenueCode) }),
    // A line billed by its revenue code alone has no other product or service (CARIN Blue Button, EOB institutional).
    productOrService:
      procedureCode === ''
        ? concept(SYSTEM.revenue, revenueCode ?? '')
        : concept(procedureSystem(procedureCode), procedureCode),
    ...(modifiers.length === 0
      ? {}
      : { modifier: modifiers.map((modifier) => concept(modifierSystem(modifier), modifier)) }),
    servicedDate: claim.dateOfService,
    ...(claim.placeOfService === null
      ? {}
      : { locationCodeableConcept: concept(SYSTEM.placeOfService, claim.placeOfService) }),
    quantity: { value: line.units },
    net: money(line.billedCents),
  };
}

export const concept = (system: string, code: string): CodeableConcept => ({ coding: [{ system, code }] });

export const money = (cents: Cents): Money => ({ value: cents / 100, currency: 'USD' });

const PATIENT_ID = 'patient';

function patientOf(claim: Claim): Patient {
  return {
    resourceType: 'Patient',
    id: PATIENT_ID,
    ...(claim.memberId === null ? {} : { identifier: [{ type: MEMBER_NUMBER, value: claim.memberId }] }),
    name: [{ family: claim.patientLastName, given: [claim.patientFirstName] }],
    ...(claim.patientSex === null ? {} : { gender: genderOf(claim.patientSex) }),
    ...(claim.patientBirthDate === null ? {} : { birthDate: claim.patientBirthDate }),
  };
}

const MEMBER_NUMBER = concept('http://terminology.hl7.org/CodeSystem/v2-0203', 'MB');

const genderOf = (sex: string): NonNullable<Patient['gender']> =>
  sex === 'F' ? 'female' : sex === 'M' ? 'male' : 'unknown';

/** A type of bill, an admission and a DRG in FHIR: supporting information, by CARIN's categories. */
function supportingInfoOf(claim: Claim): ClaimSupportingInfo[] {
  const entries: Omit<ClaimSupportingInfo, 'sequence'>[] = [];
  const add = (category: string, system: string, code: string | null): void => {
    if (code !== null)
      entries.push({ category: concept(SYSTEM.carinInformation, category), code: concept(system, code) });
  };
  add('typeofbill', SYSTEM.typeOfBill, claim.typeOfBill);
  add('admtype', SYSTEM.admissionType, claim.admissionType);
  add('discharge-status', SYSTEM.patientStatus, claim.patientStatus);
  add('drg', SYSTEM.msDrg, claim.drgCode);
  if (claim.recordsAttached) {
    entries.push({ category: concept(SYSTEM.informationCategory, 'attachment'), valueBoolean: true });
  }
  return entries.map((entry, index) => ({ sequence: index + 1, ...entry }));
}
