import type { DenialRule } from '../denial-rule';

/* What is wrong with the claim as it was sent, and what its records do not support. */

export const BUNDLED = {
  key: 'bundled',
  title: 'Billed beside a service that includes it',
  category: 'BILLING_ERROR',
  carc: '97',
  rarc: 'M15',
  group: 'CO',
  coderControllable: true,
  fixGuidance:
    'Remove the included service, or mark it as distinct where the record shows a separate session or site.',
  family: 'bundling-pair',
  paths: ['C', 'A'],
  overturnPercent: 55,
  benchmark: { weight: 6, eligibleShare: 38, institutionalEligibleShare: 17 },
  correctionPercent: 10,
} as const satisfies DenialRule;

export const DUPLICATE = {
  key: 'duplicate',
  title: 'Billed twice',
  category: 'BILLING_ERROR',
  carc: '18',
  rarc: 'N522',
  group: 'OA',
  coderControllable: false,
  fixGuidance:
    'Nothing to collect when it is a true duplicate; a repeated service needs modifier 76, 77 or 91.',
  family: 'all',
  paths: ['C', 'W'],
  overturnPercent: null,
  benchmark: { weight: 10, eligibleShare: 100, institutionalEligibleShare: 100 },
  correctionPercent: null,
} as const satisfies DenialRule;

export const TIMELY_FILING = {
  key: 'timely-filing',
  title: 'Filed after the payer limit',
  category: 'TIMING',
  carc: '29',
  rarc: null,
  group: 'CO',
  coderControllable: false,
  fixGuidance:
    'Appeal with proof of an earlier submission, or write off; watch claims that wait for charges.',
  family: 'all',
  paths: ['A', 'W'],
  overturnPercent: 52,
  benchmark: { weight: 5, eligibleShare: 100, institutionalEligibleShare: 100 },
  correctionPercent: null,
} as const satisfies DenialRule;

export const RECORDS_MISSING = {
  key: 'records-missing',
  title: 'Records that the payer wants were not sent',
  category: 'DOCUMENTATION',
  carc: '252',
  rarc: 'M127',
  group: 'CO',
  coderControllable: true,
  fixGuidance:
    'Send the records with a corrected claim; attach them at first submission for listed procedures.',
  family: 'records-listed',
  paths: ['C'],
  overturnPercent: null,
  benchmark: { weight: 4, eligibleShare: 32, institutionalEligibleShare: 29 },
  correctionPercent: 45,
} as const satisfies DenialRule;

export const MEDICAL_NECESSITY = {
  key: 'medical-necessity',
  title: 'Diagnosis not among those covered for the procedure',
  category: 'MEDICAL_NECESSITY',
  carc: '50',
  rarc: 'N115',
  group: 'CO',
  coderControllable: false,
  fixGuidance: 'Appeal with the records that show why the service was needed.',
  family: 'necessity-listed',
  paths: ['A'],
  overturnPercent: 63,
  benchmark: { weight: 5, eligibleShare: 36, institutionalEligibleShare: 49 },
  correctionPercent: null,
} as const satisfies DenialRule;

export const MISSING_DATA = {
  key: 'missing-data',
  title: 'A required field is empty',
  category: 'BILLING_ERROR',
  carc: '16',
  rarc: 'N329',
  group: 'CO',
  coderControllable: true,
  fixGuidance:
    'Fill in the field that the remark code names and send the claim again; let the scrubber stop empty fields.',
  family: 'all',
  paths: ['C', 'N'],
  overturnPercent: null,
  benchmark: { weight: 12, eligibleShare: 100, institutionalEligibleShare: 100 },
  correctionPercent: 60,
} as const satisfies DenialRule;

export const FREQUENCY_LIMIT = {
  key: 'frequency-limit',
  title: 'More units than the payer allows',
  category: 'MEDICAL_NECESSITY',
  carc: '151',
  rarc: 'N362',
  group: 'CO',
  coderControllable: false,
  fixGuidance: 'Bill the units within the limit, or send the records that show why more were needed.',
  family: 'frequency-limited',
  paths: ['C', 'A'],
  overturnPercent: 60,
  benchmark: { weight: 1.5, eligibleShare: 24, institutionalEligibleShare: 12 },
  correctionPercent: 20,
} as const satisfies DenialRule;

export const LEVEL_NOT_SUPPORTED = {
  key: 'level-not-supported',
  title: 'Visit level above the documentation',
  category: 'DOCUMENTATION',
  carc: '150',
  rarc: 'M25',
  group: 'CO',
  coderControllable: true,
  fixGuidance:
    'Bill the level that the note supports, or appeal with the note when it supports more than was seen.',
  family: 'em-level',
  paths: ['A', 'C'],
  overturnPercent: 57,
  benchmark: { weight: 1.5, eligibleShare: 54, institutionalEligibleShare: 45 },
  correctionPercent: 20,
} as const satisfies DenialRule;

export const PROVIDER_ID = {
  key: 'provider-id',
  title: 'Rendering provider not matched',
  category: 'BILLING_ERROR',
  carc: '208',
  rarc: 'N290',
  group: 'CO',
  coderControllable: false,
  fixGuidance: 'Put in the NPI as the payer has it on file, and send a corrected claim.',
  family: 'all',
  paths: ['C'],
  overturnPercent: null,
  benchmark: { weight: 1.2, eligibleShare: 100, institutionalEligibleShare: 100 },
  correctionPercent: 60,
} as const satisfies DenialRule;
