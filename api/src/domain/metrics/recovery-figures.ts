import type { MetricDefinitions } from './metric-definition';
import { FIRST_SUBMISSIONS } from './metric-definition';

type RecoveryFigure =
  | 'appealsFiled'
  | 'appealsDecided'
  | 'overturned'
  | 'overturnRate'
  | 'recoveredAmount'
  | 'preventedAmount'
  | 'revenueRecovered';

/** A cohort's appeals come weeks after its claims. */
const COHORT = {
  population: `appeals on ${FIRST_SUBMISSIONS}`,
  clock: 'SUBMISSION_DATE',
  maturity: 'Grows for months after the submission, as appeals are filed and decided.',
  source: 'Appeals of the claims submitted in the window',
} as const;

/** What becomes of denials, by submission cohort. */
export const RECOVERY_FIGURES: MetricDefinitions<RecoveryFigure> = {
  appealsFiled: {
    ...COHORT,
    label: 'Appeals filed',
    numerator: 'appeals filed so far, every level counted',
    denominator: null,
    unit: 'COUNT',
  },
  appealsDecided: {
    ...COHORT,
    label: 'Appeals decided',
    numerator: 'appeals decided so far, the denominator of overturnRate',
    denominator: null,
    unit: 'COUNT',
  },
  overturned: {
    ...COHORT,
    label: 'Appeals overturned',
    numerator: "appeals decided in the provider's favor, wholly or in part",
    denominator: null,
    unit: 'COUNT',
  },
  overturnRate: {
    ...COHORT,
    label: 'Overturn rate',
    numerator: "appeals decided in the provider's favor, wholly or in part",
    denominator: 'decided appeals',
    unit: 'PERCENT',
    source: `${COHORT.source}; by volume as in HFMA, Standardizing Denial Metrics (2020)`,
  },
  recoveredAmount: {
    ...COHORT,
    label: 'Dollars recovered by appeals',
    numerator: "dollars paid after overturned appeals, without the patients' share",
    denominator: null,
    unit: 'DOLLARS',
  },
  preventedAmount: {
    label: 'Dollars of prevented denials',
    numerator: 'allowed dollars of the denials that training prevented',
    denominator: null,
    population: FIRST_SUBMISSIONS,
    clock: 'SUBMISSION_DATE',
    maturity: 'An estimate against the time before training; null where it is not known.',
    unit: 'DOLLARS',
    source: 'Denial rates by rule and coder, before and after training',
  },
  revenueRecovered: {
    label: 'Revenue recovered',
    numerator: 'preventedAmount (0 where it is not known) plus recoveredAmount',
    denominator: null,
    population: 'claims, each counted once',
    clock: 'SUBMISSION_DATE',
    maturity: 'As mature as its two parts.',
    unit: 'DOLLARS',
    source: 'Prevented denials in allowed dollars, recoveries in paid dollars',
  },
};
