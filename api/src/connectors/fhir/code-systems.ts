/** The code systems of claims and adjudications, as named in US guides (CARIN Blue Button 2.0, US Core). */
export const SYSTEM = {
  npi: 'http://hl7.org/fhir/sid/us-npi',
  icd10cm: 'http://hl7.org/fhir/sid/icd-10-cm',
  cpt: 'http://www.ama-assn.org/go/cpt',
  hcpcs: 'https://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets',
  modifier: 'https://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets',
  placeOfService: 'https://www.cms.gov/Medicare/Coding/place-of-service-codes/Place_of_Service_Code_Set',
  revenue: 'https://www.nubc.org/CodeSystem/RevenueCodes',
  typeOfBill: 'https://www.nubc.org/CodeSystem/TypeOfBill',
  admissionType: 'https://www.nubc.org/CodeSystem/PriorityTypeOfAdmitOrVisit',
  patientStatus: 'https://www.nubc.org/CodeSystem/PatDischargeStatus',
  msDrg:
    'https://www.cms.gov/Medicare/Medicare-Fee-for-Service-Payment/AcuteInpatientPPS/MS-DRG-Classifications-and-Software',
  carc: 'https://x12.org/codes/claim-adjustment-reason-codes',
  rarc: 'https://x12.org/codes/remittance-advice-remark-codes',
  adjustmentGroup: 'https://x12.org/codes/claim-adjustment-group-codes',
  claimType: 'http://terminology.hl7.org/CodeSystem/claim-type',
  priority: 'http://terminology.hl7.org/CodeSystem/processpriority',
  relationship: 'http://terminology.hl7.org/CodeSystem/ex-relatedclaimrelationship',
  informationCategory: 'http://terminology.hl7.org/CodeSystem/claiminformationcategory',
  adjudication: 'http://terminology.hl7.org/CodeSystem/adjudication',
  carinAdjudication: 'http://hl7.org/fhir/us/carin-bb/CodeSystem/C4BBAdjudication',
  carinInformation: 'http://hl7.org/fhir/us/carin-bb/CodeSystem/C4BBSupportingInfoType',
} as const;

/** CPT codes are five digits, or four and F, T, U or M; all other codes here are HCPCS Level II. */
export const procedureSystem = (code: string): string =>
  /^\d{4}[\dFTUM]$/.test(code) ? SYSTEM.cpt : SYSTEM.hcpcs;

/** CPT's own modifiers are numbers; those with letters are HCPCS Level II. */
export const modifierSystem = (modifier: string): string =>
  /^\d\d$/.test(modifier) ? SYSTEM.cpt : SYSTEM.modifier;
