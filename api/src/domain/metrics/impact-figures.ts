import type { MetricDefinition, MetricDefinitions } from './metric-definition';
import { FINAL_AT_ONCE, within } from './metric-definition';
import { RECOVERY_FIGURES } from './recovery-figures';

type ImpactFigure =
  | 'preventedDenials'
  | 'preventedAmount'
  | 'preventedLow'
  | 'preventedHigh'
  | 'truePreventedAmount'
  | 'recoveredAmount'
  | 'recoveredCash'
  | 'reworkAvoided'
  | 'trainingCost'
  | 'roi'
  | 'recoveryPotentialPerMonth'
  | 'byPattern.preventedDenials'
  | 'byPattern.preventedAmount';

const PREVENTED: MetricDefinition = RECOVERY_FIGURES.preventedAmount;
const INTERVAL = 'an interval that holds the true amount in 9 of 10 cases';

/** What training brought: an estimate, what it cost, and the exact effect where a twin says it. */
const FIGURES: MetricDefinitions<ImpactFigure> = {
  preventedDenials: {
    ...PREVENTED,
    label: 'Denials prevented',
    numerator: 'denials that training prevented, revisions of earlier estimates included',
    unit: 'COUNT',
  },
  preventedAmount: PREVENTED,
  preventedLow: {
    ...PREVENTED,
    label: 'Dollars of prevented denials, at least',
    numerator: `the lower end of ${INTERVAL}`,
  },
  preventedHigh: {
    ...PREVENTED,
    label: 'Dollars of prevented denials, at most',
    numerator: `the upper end of ${INTERVAL}`,
  },
  truePreventedAmount: {
    ...PREVENTED,
    label: 'Exact effect of training',
    numerator: 'allowed dollars of the claims, less those of the same claims in the twin without training',
    maturity: 'Exact, as of now; null without a twin. Both move with every later payment.',
    source: 'The claims of the workspace and of its twin (docs/adr/0006)',
  },
  recoveredAmount: RECOVERY_FIGURES.recoveredAmount,
  recoveredCash: RECOVERY_FIGURES.recoveredCash,
  reworkAvoided: {
    ...PREVENTED,
    label: 'Rework avoided',
    numerator: 'what working the prevented denials would have cost; no part of preventedAmount',
    source: 'preventedDenials by type of claim, and the costs of working a denial',
  },
  trainingCost: {
    label: 'Training cost',
    numerator: "coders' time in training sessions, at what an hour of it costs",
    denominator: null,
    population: 'all coders',
    clock: 'PRACTICE_DATE',
    maturity: FINAL_AT_ONCE,
    unit: 'DOLLARS',
    source: 'Training sessions, and the costs of an hour',
  },
  roi: {
    ...PREVENTED,
    label: 'Return on training',
    numerator: 'preventedAmount plus reworkAvoided less trainingCost',
    denominator: 'trainingCost',
    maturity: 'Net dollars for each dollar of training. As mature as preventedAmount.',
    unit: 'FACTOR',
    source: 'The three figures beside it',
  },
  recoveryPotentialPerMonth: {
    label: 'Recovery potential a month',
    numerator:
      "denials above the benchmark, at their rule's value in allowed dollars net of what comes back anyway, times the 95% that training can remove",
    denominator: null,
    population: 'active patterns that coders control, in their current period',
    clock: 'AS_OF',
    maturity: 'Judged anew at the end of each day. Rework is not included.',
    unit: 'DOLLARS',
    source: 'Patterns, and what became of denials by rule',
  },
  'byPattern.preventedDenials': {
    ...PREVENTED,
    label: 'Denials prevented under a pattern',
    numerator: "the pattern's part of preventedDenials: that of its rule, shared out by earlier denials",
    unit: 'COUNT',
  },
  'byPattern.preventedAmount': {
    ...PREVENTED,
    label: 'Dollars prevented under a pattern',
    numerator:
      "the allowed dollars of the pattern's part of the prevented denials, net of what would have come back anyway",
  },
};

export const IMPACT_FIGURES = within('impact', FIGURES);
