import type { DenialRule } from '../denial-rule';

/* What is wrong with how services were coded: missing modifiers, codes that do not fit each other or the patient. */

export const MISSING_MODIFIER_25 = {
  key: 'missing-modifier-25',
  title: 'Visit not marked as separate from a same-day procedure',
  category: 'MODIFIER_MISSING',
  carc: '4',
  rarc: 'N519',
  group: 'CO',
  coderControllable: true,
  fixGuidance:
    'Add modifier 25 to the visit when the note documents a separate evaluation, and send a corrected claim.',
  family: 'em-with-procedure',
  paths: ['C'],
  overturnPercent: null,
  benchmark: { weight: 2, eligibleShare: 16, institutionalEligibleShare: 16 },
  correctionPercent: 40,
} as const satisfies DenialRule;

export const DIAGNOSIS_LINKAGE = {
  key: 'diagnosis-linkage',
  title: 'The linked diagnosis does not support the procedure',
  category: 'CODE_MISMATCH',
  carc: '11',
  rarc: 'M76',
  group: 'CO',
  coderControllable: true,
  fixGuidance:
    'Point the line to the diagnosis that the note gives as its reason, and send a corrected claim.',
  family: 'policy-diagnosis',
  paths: ['C', 'A'],
  overturnPercent: 65,
  benchmark: { weight: 3, eligibleShare: 46, institutionalEligibleShare: 21 },
  correctionPercent: 40,
} as const satisfies DenialRule;

export const PLACE_OF_SERVICE = {
  key: 'place-of-service',
  title: 'Place of service does not fit the procedure',
  category: 'CODE_MISMATCH',
  carc: '5',
  rarc: 'M77',
  group: 'CO',
  coderControllable: true,
  fixGuidance: 'Correct the place of service to where the patient was seen, and send a corrected claim.',
  family: 'all',
  paths: ['C'],
  overturnPercent: null,
  benchmark: { weight: 1.5, eligibleShare: 100, institutionalEligibleShare: 0 },
  correctionPercent: 50,
} as const satisfies DenialRule;

export const MISSING_MODIFIER_59 = {
  key: 'missing-modifier-59',
  title: 'Distinct service not marked beside its pair',
  category: 'MODIFIER_MISSING',
  carc: '236',
  rarc: 'M80',
  group: 'CO',
  coderControllable: true,
  fixGuidance:
    'Add 59 or the fitting X modifier when the record shows a separate site, session or organ, and send a corrected claim.',
  family: 'separable-pair',
  paths: ['C', 'A'],
  overturnPercent: 62,
  benchmark: { weight: 2, eligibleShare: 22, institutionalEligibleShare: 9 },
  correctionPercent: 35,
} as const satisfies DenialRule;

export const BILATERAL_MODIFIER = {
  key: 'bilateral-modifier',
  title: 'Side not marked, or not as the record says',
  category: 'MODIFIER_MISSING',
  carc: '4',
  rarc: 'N822',
  group: 'CO',
  coderControllable: true,
  fixGuidance:
    'Bill one line with modifier 50, or RT and LT, or the finger, toe or eyelid, as the operative note and the diagnosis say, and send a corrected claim.',
  family: 'bilateral-capable',
  paths: ['C'],
  overturnPercent: null,
  benchmark: { weight: 0.7, eligibleShare: 8, institutionalEligibleShare: 3 },
  correctionPercent: 45,
} as const satisfies DenialRule;

export const REQUIRED_MODIFIER = {
  key: 'required-modifier',
  title: 'Modifier that the service requires is missing or does not fit',
  category: 'MODIFIER_MISSING',
  carc: '4',
  rarc: 'N823',
  group: 'CO',
  coderControllable: true,
  fixGuidance:
    'Add the modifier that the payer asks for with this code (GP, GO or GN; QW; JZ or JW; 26 at a facility) or remove the one that does not belong to it, and send a corrected claim.',
  family: 'all',
  paths: ['C'],
  overturnPercent: null,
  benchmark: { weight: 0, eligibleShare: 100, institutionalEligibleShare: 0 },
  correctionPercent: 45,
} as const satisfies DenialRule;

export const MISSING_PRIMARY_SERVICE = {
  key: 'missing-primary-service',
  title: 'Add-on billed without the service that it adds to',
  category: 'BILLING_ERROR',
  carc: '107',
  rarc: 'N122',
  group: 'CO',
  coderControllable: true,
  fixGuidance:
    'Bill the add-on on the claim of its primary service; where that one is missing or was denied, correct it first.',
  family: 'all',
  paths: ['N'],
  overturnPercent: null,
  benchmark: { weight: 0, eligibleShare: 100, institutionalEligibleShare: 0 },
  correctionPercent: null,
} as const satisfies DenialRule;

export const AGE_SEX_CONFLICT = {
  key: 'age-sex-conflict',
  title: 'Age or sex does not fit the service',
  category: 'CODE_MISMATCH',
  carc: '7',
  rarc: null,
  group: 'CO',
  coderControllable: false,
  fixGuidance:
    'Compare birth date and sex with the card and the registration, correct them, and send a corrected claim.',
  family: 'age-sex-limited',
  paths: ['C'],
  overturnPercent: null,
  benchmark: { weight: 0.5, eligibleShare: 6, institutionalEligibleShare: 2 },
  correctionPercent: 50,
} as const satisfies DenialRule;

export const INVALID_DIAGNOSIS = {
  key: 'invalid-diagnosis',
  title: 'Diagnosis code invalid on the date',
  category: 'CODE_MISMATCH',
  carc: '146',
  rarc: 'M81',
  group: 'CO',
  coderControllable: true,
  fixGuidance:
    'Code to the last character that the classification of that date asks for, and send a corrected claim.',
  family: 'all',
  paths: ['C'],
  overturnPercent: null,
  benchmark: { weight: 1.2, eligibleShare: 100, institutionalEligibleShare: 100 },
  correctionPercent: 50,
} as const satisfies DenialRule;

export const INVALID_CODE = {
  key: 'invalid-code',
  title: 'Procedure code invalid on the date',
  category: 'CODE_MISMATCH',
  carc: '181',
  rarc: 'M84',
  group: 'CO',
  coderControllable: true,
  fixGuidance: 'Replace the code by the one in force on the date of service, and send a corrected claim.',
  family: 'all',
  paths: ['C'],
  overturnPercent: null,
  benchmark: { weight: 1, eligibleShare: 100, institutionalEligibleShare: 87 },
  correctionPercent: 50,
} as const satisfies DenialRule;

export const NEW_PATIENT = {
  key: 'new-patient',
  title: 'New-patient visit for a patient seen before',
  category: 'CODE_MISMATCH',
  carc: 'B16',
  rarc: null,
  group: 'CO',
  coderControllable: true,
  fixGuidance: 'Bill the established-patient code of the same level, and send a corrected claim.',
  family: 'new-patient-visit',
  paths: ['C'],
  overturnPercent: null,
  benchmark: { weight: 0.6, eligibleShare: 8, institutionalEligibleShare: 0 },
  correctionPercent: 45,
} as const satisfies DenialRule;
