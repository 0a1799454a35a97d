import type { PatternInjection, PayerShare, ScenarioConfig } from '../domain/scenario/scenario';
import { DEFAULT_APPEALS, DEFAULT_PAYERS, parseScenarioConfig } from '../domain/scenario/scenario-validation';

export interface ScenarioPreset {
  key: string;
  name: string;
  description: string;
  config: ScenarioConfig;
}

/** Every preset with training begins with four weeks without it: they are the baseline. */
const UNTRAINED_DAYS = 28;

const pattern = (rule: string, shareOfDenials: number, payer: string | null = null): PatternInjection => ({
  rule,
  shareOfDenials,
  fromDay: 0,
  toDay: null,
  payer,
});

const HOSPITAL_PAYERS: readonly PayerShare[] = [
  { name: 'Medicare', type: 'MEDICARE', share: 27, denialWeight: 0.7 },
  { name: 'Summit Advantage', type: 'MEDICARE_ADVANTAGE', share: 17, denialWeight: 1.2 },
  { name: 'Harbor Blue', type: 'COMMERCIAL', share: 18, denialWeight: 0.9 },
  { name: 'Meridian Health', type: 'COMMERCIAL', share: 12, denialWeight: 1 },
  { name: 'Northstar Mutual', type: 'COMMERCIAL', share: 8, denialWeight: 1.1 },
  { name: 'State Medicaid', type: 'MEDICAID', share: 11, denialWeight: 1.3 },
  { name: 'Prairie Managed Medicaid', type: 'MEDICAID', share: 7, denialWeight: 1.2 },
];

/** First-submission denials by payer type after Dunn & Gottlieb (BFI 2021-80): Medicaid 25, Medicare 7.3, commercial 4.8 %. */
const EVIDENCE_PAYERS: readonly PayerShare[] = [
  { name: 'Medicare', type: 'MEDICARE', share: 32, denialWeight: 0.77 },
  { name: 'Harbor Blue', type: 'COMMERCIAL', share: 34, denialWeight: 0.51 },
  { name: 'Meridian Health', type: 'COMMERCIAL', share: 18, denialWeight: 0.51 },
  { name: 'State Medicaid', type: 'MEDICAID', share: 16, denialWeight: 2.64 },
];

export const PRESETS: readonly ScenarioPreset[] = [
  {
    key: 'standard-practice',
    name: 'Standard Practice',
    description:
      '100 claims a day, five payers, 20 % of claims denied at first. After four weeks, coder training begins with two sessions a week; in its fourth week about 12 % are denied.',
    config: parseScenarioConfig({
      durationDays: 84,
      claimsPerDay: 100,
      denialRate: 20,
      providers: 5,
      payers: DEFAULT_PAYERS,
      patterns: [
        pattern('missing-modifier-25', 22),
        pattern('diagnosis-linkage', 17),
        pattern('records-missing', 13),
        pattern('bundled', 13),
        pattern('missing-authorization', 11),
      ],
      appeals: DEFAULT_APPEALS,
      learning: {
        coders: 5,
        sessionsPerWeek: 2,
        fromDay: UNTRAINED_DAYS,
        targetDenialRate: 12,
        targetDay: UNTRAINED_DAYS + 27,
      },
      daysPerSecond: 0.35,
    }),
  },
  {
    key: 'high-volume-clinic',
    name: 'High-Volume Clinic',
    description:
      '500 claims a day under two billing groups, 15 % denied: missing modifiers and missing documentation, and what they cost every month.',
    config: parseScenarioConfig({
      durationDays: 90,
      claimsPerDay: 500,
      denialRate: 15,
      providers: 2,
      payers: DEFAULT_PAYERS,
      patterns: [
        pattern('missing-modifier-25', 10),
        pattern('missing-modifier-59', 8),
        pattern('level-not-supported', 6),
        pattern('records-missing', 5),
      ],
      appeals: DEFAULT_APPEALS,
      learning: { coders: 12, sessionsPerWeek: 2, fromDay: UNTRAINED_DAYS },
      daysPerSecond: 0.35,
    }),
  },
  {
    key: 'hospital-system',
    name: 'Hospital System',
    description:
      '5,000 claims a day from 20 providers to seven payers, three in ten of them institutional, with fourteen patterns at once, most of them with one payer only.',
    config: parseScenarioConfig({
      durationDays: 56,
      claimsPerDay: 5000,
      institutionalShare: 30,
      denialRate: 14,
      providers: 20,
      payers: HOSPITAL_PAYERS,
      patterns: [
        pattern('missing-authorization', 9, 'Summit Advantage'),
        pattern('missing-authorization', 5, 'Northstar Mutual'),
        pattern('missing-modifier-25', 7),
        pattern('records-missing', 6, 'Harbor Blue'),
        pattern('bundled', 5, 'Meridian Health'),
        pattern('diagnosis-linkage', 5),
        pattern('medical-necessity', 5, 'Medicare'),
        pattern('outside-coverage', 5, 'State Medicaid'),
        pattern('timely-filing', 3, 'Prairie Managed Medicaid'),
        pattern('missing-modifier-59', 4),
        pattern('level-not-supported', 4, 'Harbor Blue'),
        pattern('missing-referral', 3, 'Summit Advantage'),
        pattern('frequency-limit', 3, 'State Medicaid'),
        pattern('place-of-service', 2),
      ],
      appeals: { appealRate: 55, overturnRate: 57, meanDaysToDecision: 35 },
      learning: { coders: 40, sessionsPerWeek: 2, fromDay: UNTRAINED_DAYS },
      daysPerSecond: 0.25,
    }),
  },
  {
    key: 'improvement-story',
    name: 'Improvement Story',
    description:
      'A practice that starts at 25 % denied, three in ten of them for a missing modifier 25 (far above national shares, as a local pattern can be), and lowers it to 8 % in twelve weeks of coder training.',
    config: parseScenarioConfig({
      durationDays: UNTRAINED_DAYS + 84 + 14,
      claimsPerDay: 248,
      denialRate: 25,
      providers: 6,
      payers: DEFAULT_PAYERS,
      patterns: [
        pattern('missing-modifier-25', 30),
        pattern('records-missing', 20),
        pattern('diagnosis-linkage', 20),
        pattern('bundled', 6),
        pattern('place-of-service', 4),
      ],
      appeals: DEFAULT_APPEALS,
      learning: {
        coders: 8,
        sessionsPerWeek: 4,
        fromDay: UNTRAINED_DAYS,
        targetDenialRate: 8,
        targetDay: UNTRAINED_DAYS + 83,
      },
      daysPerSecond: 0.5,
    }),
  },
  {
    key: 'evidence-based-practice',
    name: 'Evidence-Based Practice',
    description:
      'Published denial rates by payer, and no more learning than trials of audit and feedback have found (risk ratio about 0.85, Cochrane).',
    config: parseScenarioConfig({
      durationDays: 112,
      claimsPerDay: 150,
      // The mean of those payers' rates, weighted by their shares.
      denialRate: 8.8,
      providers: 8,
      payers: EVIDENCE_PAYERS,
      patterns: [pattern('diagnosis-linkage', 15), pattern('bundled', 15), pattern('missing-modifier-25', 8)],
      appeals: { appealRate: 20, overturnRate: 54, meanDaysToDecision: 40 },
      learning: {
        coders: 6,
        sessionsPerWeek: 0.5,
        fromDay: UNTRAINED_DAYS,
        // 15 % fewer errors under the rules that training reaches: a little under half of these denials.
        targetDenialRate: 8.2,
        targetDay: UNTRAINED_DAYS + 83,
      },
      daysPerSecond: 0.4,
    }),
  },
  {
    key: 'group-of-100',
    name: 'Group of 100',
    description:
      '100 providers with 1,000 claims a month each: the scaling story, at the national denial rate.',
    config: parseScenarioConfig({
      durationDays: 60,
      // 100 x 1,000 x 12 / 365.
      claimsPerDay: 3288,
      denialRate: 11.8,
      providers: 100,
      payers: DEFAULT_PAYERS,
      patterns: [
        pattern('missing-authorization', 14),
        pattern('missing-modifier-25', 12),
        pattern('diagnosis-linkage', 10),
        pattern('records-missing', 10),
        pattern('medical-necessity', 8),
      ],
      appeals: DEFAULT_APPEALS,
      learning: { coders: 60, sessionsPerWeek: 2, fromDay: UNTRAINED_DAYS },
      daysPerSecond: 0.25,
    }),
  },
];

export const findPreset = (key: string): ScenarioPreset | null =>
  PRESETS.find((preset) => preset.key === key) ?? null;
