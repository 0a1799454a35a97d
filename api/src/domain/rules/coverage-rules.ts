import type { DenialRule } from '../denial-rule';

/* What the plan does not cover, or not without an authorization or a referral; mostly found out before the visit. */

export const MISSING_AUTHORIZATION = {
  key: 'missing-authorization',
  title: 'No prior authorization on the claim',
  category: 'AUTHORIZATION',
  carc: '197',
  rarc: null,
  group: 'CO',
  coderControllable: false,
  fixGuidance:
    'Ask for a retroactive authorization and appeal with it; check the payer list when the visit is booked.',
  family: 'authorization-listed',
  paths: ['A'],
  overturnPercent: 63,
  benchmark: { weight: 7, eligibleShare: 45, institutionalEligibleShare: 36 },
  correctionPercent: null,
} as const satisfies DenialRule;

export const OUTSIDE_COVERAGE = {
  key: 'outside-coverage',
  title: 'Not covered on the date of service',
  category: 'ELIGIBILITY',
  carc: '27',
  rarc: 'N30',
  group: 'PR',
  coderControllable: false,
  fixGuidance: 'Find the coverage in force on that date and bill it; check eligibility at every visit.',
  family: 'all',
  paths: ['R', 'P'],
  overturnPercent: null,
  benchmark: { weight: 8, eligibleShare: 100, institutionalEligibleShare: 100 },
  correctionPercent: null,
} as const satisfies DenialRule;

export const AUTHORIZATION_EXCEEDED = {
  key: 'authorization-exceeded',
  title: 'More units than were authorized',
  category: 'AUTHORIZATION',
  carc: '198',
  rarc: 'N54',
  group: 'CO',
  coderControllable: false,
  fixGuidance:
    'Ask the payer to extend the authorization and appeal with it; count the units left before each visit.',
  family: 'authorization-listed',
  paths: ['A'],
  overturnPercent: 60,
  benchmark: { weight: 1.5, eligibleShare: 45, institutionalEligibleShare: 36 },
  correctionPercent: null,
} as const satisfies DenialRule;

export const OTHER_PAYER_PRIMARY = {
  key: 'other-payer-primary',
  title: 'Another payer comes first',
  category: 'ELIGIBILITY',
  carc: '22',
  rarc: 'MA04',
  group: 'CO',
  coderControllable: false,
  fixGuidance:
    'Bill the payer that comes first, then this one with its remittance; ask about other coverage at check-in.',
  family: 'all',
  paths: ['R'],
  overturnPercent: null,
  benchmark: { weight: 6.5, eligibleShare: 100, institutionalEligibleShare: 100 },
  correctionPercent: null,
} as const satisfies DenialRule;

export const MEMBER_NOT_IDENTIFIED = {
  key: 'member-not-identified',
  title: 'Member number not found',
  category: 'ELIGIBILITY',
  carc: '31',
  rarc: 'N382',
  group: 'CO',
  coderControllable: false,
  fixGuidance: 'Copy the whole number from the card, letters included, and send a corrected claim.',
  family: 'all',
  paths: ['C'],
  overturnPercent: null,
  benchmark: { weight: 4, eligibleShare: 100, institutionalEligibleShare: 100 },
  correctionPercent: 60,
} as const satisfies DenialRule;

export const NOT_COVERED = {
  key: 'not-covered',
  title: 'Service excluded by the plan',
  category: 'COVERAGE',
  carc: '96',
  rarc: 'N425',
  group: 'PR',
  coderControllable: false,
  fixGuidance:
    'Verify the benefit before the service; bill the patient where a notice was signed, or ask for an exception.',
  family: 'all',
  paths: ['P', 'A'],
  overturnPercent: 52,
  benchmark: { weight: 8, eligibleShare: 100, institutionalEligibleShare: 100 },
  correctionPercent: null,
} as const satisfies DenialRule;

export const WRONG_PAYER = {
  key: 'wrong-payer',
  title: 'Card of another plan',
  category: 'ELIGIBILITY',
  carc: '109',
  rarc: 'N418',
  group: 'OA',
  coderControllable: false,
  fixGuidance: 'Bill the plan that issued the card; check the card at every visit.',
  family: 'all',
  paths: ['R'],
  overturnPercent: null,
  benchmark: { weight: 2.5, eligibleShare: 100, institutionalEligibleShare: 100 },
  correctionPercent: null,
} as const satisfies DenialRule;

export const BENEFIT_MAXIMUM = {
  key: 'benefit-maximum',
  title: 'Benefit for the year used up',
  category: 'COVERAGE',
  carc: '119',
  rarc: 'N640',
  group: 'PR',
  coderControllable: false,
  fixGuidance:
    'Ask for an exception with the records, or bill the patient; look at what is left of the benefit when booking.',
  family: 'all',
  paths: ['P', 'A'],
  overturnPercent: 50,
  benchmark: { weight: 1, eligibleShare: 100, institutionalEligibleShare: 100 },
  correctionPercent: null,
} as const satisfies DenialRule;

export const OUT_OF_NETWORK = {
  key: 'out-of-network',
  title: 'Plan network does not include the practice',
  category: 'COVERAGE',
  carc: '242',
  rarc: null,
  group: 'PR',
  coderControllable: false,
  fixGuidance:
    'Ask for a network gap exception and appeal with it; check the plan network when the visit is booked.',
  family: 'all',
  paths: ['A', 'P'],
  overturnPercent: 55,
  benchmark: { weight: 1.6, eligibleShare: 100, institutionalEligibleShare: 100 },
  correctionPercent: null,
} as const satisfies DenialRule;

export const MISSING_REFERRAL = {
  key: 'missing-referral',
  title: 'No referral on the claim',
  category: 'AUTHORIZATION',
  carc: '288',
  rarc: null,
  group: 'CO',
  coderControllable: false,
  fixGuidance: 'Obtain the referral number from the referring office, and send a corrected claim.',
  family: 'referral-listed',
  paths: ['C', 'A'],
  overturnPercent: 60,
  benchmark: { weight: 1, eligibleShare: 22, institutionalEligibleShare: 20 },
  correctionPercent: 30,
} as const satisfies DenialRule;

export const PROVIDER_NOT_ELIGIBLE = {
  key: 'provider-not-eligible',
  title: 'Test beyond the certificate of the practice',
  category: 'COVERAGE',
  carc: 'B7',
  rarc: 'MA120',
  group: 'CO',
  coderControllable: false,
  fixGuidance:
    'Bill the test through a certified laboratory (modifier 90), or once the certificate covers it.',
  family: 'all',
  paths: ['C'],
  overturnPercent: null,
  benchmark: { weight: 0.9, eligibleShare: 100, institutionalEligibleShare: 0 },
  correctionPercent: 20,
} as const satisfies DenialRule;
