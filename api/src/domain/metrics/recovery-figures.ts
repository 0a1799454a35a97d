import type { MetricDefinitions } from './metric-definition';
import { FINAL_AT_ONCE, FIRST_SUBMISSIONS } from './metric-definition';

type RecoveryFigure =
  | 'appealsFiled'
  | 'appealsDecided'
  | 'overturned'
  | 'overturnRate'
  | 'recoveredAmount'
  | 'recoveredCash'
  | 'preventedAmount'
  | 'revenueRecovered';

/** A cohort's appeals come weeks after its claims. */
const COHORT = {
  population: `appeals on ${FIRST_SUBMISSIONS}`,
  clock: 'SUBMISSION_DATE',
  maturity: 'Grows for months after the submission, as appeals are filed and decided.',
  source: 'Appeals of the claims submitted in the window',
} as const;

const BOOKED = { clock: 'BOOKING_DATE', source: 'The ledger, in allowed dollars' } as const;

/** What becomes of denials: appeals by submission cohort, dollars by the dates of their bookings. */
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
    ...BOOKED,
    label: 'Dollars recovered',
    numerator:
      'allowed dollars that came back on denied claims: appeals won, corrected claims and later payments, less later reversals',
    denominator: null,
    population: 'denied claims, each dollar once',
    maturity: FINAL_AT_ONCE,
    unit: 'DOLLARS',
  },
  recoveredCash: {
    ...BOOKED,
    label: 'Cash recovered',
    numerator: "what payers paid of recoveredAmount, without the patients' share",
    denominator: null,
    population: 'denied claims, each dollar once',
    maturity: FINAL_AT_ONCE,
    unit: 'DOLLARS',
  },
  preventedAmount: {
    ...BOOKED,
    label: 'Dollars of prevented denials',
    numerator:
      'allowed dollars of the denials that training prevented, net of what would have come back anyway; revisions of earlier estimates included',
    denominator: null,
    population: `${FIRST_SUBMISSIONS} of weeks that are mature, six weeks after their end`,
    maturity:
      'An estimate against the time before training; null where it is not known. Revised for half a year.',
    unit: 'DOLLARS',
    source: 'The ledger; denials by rule before and since the first training (docs/adr/0008)',
  },
  revenueRecovered: {
    ...BOOKED,
    label: 'Revenue recovered',
    numerator: 'preventedAmount (0 where it is not known) plus recoveredAmount',
    denominator: null,
    population: 'claims, each dollar once',
    maturity: 'As mature as its two parts.',
    unit: 'DOLLARS',
  },
};
