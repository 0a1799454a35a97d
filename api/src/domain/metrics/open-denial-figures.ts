import type { MetricDefinitions } from './metric-definition';
import { FIRST_SUBMISSIONS, within } from './metric-definition';

type OpenDenialFigure =
  | 'count'
  | 'amount'
  | 'toWorkCount'
  | 'toWorkAmount'
  | 'withPayerCount'
  | 'withPayerAmount'
  | 'byAge.count'
  | 'byAge.amount'
  | 'byDaysToLimit.count'
  | 'byDaysToLimit.amount';

const COUNT = {
  denominator: null,
  population: `initial denials of ${FIRST_SUBMISSIONS}`,
  clock: 'AS_OF',
  maturity: 'Moves with every denial, filing and decision.',
  unit: 'COUNT',
  source: 'First adjudications, and the status of the claims and of their corrected claims',
} as const;
const AMOUNT = { ...COUNT, unit: 'DOLLARS' } as const;

const BILLED = 'billed dollars of the denied lines of';
const OPEN = 'denials that were neither paid, overturned, upheld nor reversed';
const TO_WORK = 'open denials without an undecided appeal or corrected claim';
const WITH_PAYER = 'open denials with an undecided appeal or corrected claim';

/** The inventory of denials. */
const FIGURES: MetricDefinitions<OpenDenialFigure> = {
  count: { ...COUNT, label: 'Open denials', numerator: OPEN },
  amount: { ...AMOUNT, label: 'Open denials, dollars', numerator: `${BILLED} ${OPEN}` },
  toWorkCount: { ...COUNT, label: 'Denials to work on', numerator: TO_WORK },
  toWorkAmount: { ...AMOUNT, label: 'Denials to work on, dollars', numerator: `${BILLED} ${TO_WORK}` },
  withPayerCount: { ...COUNT, label: 'Denials with the payer', numerator: WITH_PAYER },
  withPayerAmount: {
    ...AMOUNT,
    label: 'Denials with the payer, dollars',
    numerator: `${BILLED} ${WITH_PAYER}`,
  },
  'byAge.count': {
    ...COUNT,
    label: 'Open denials of an age',
    numerator: `${OPEN}, by the days since the denial`,
  },
  'byAge.amount': {
    ...AMOUNT,
    label: 'Open denials of an age, dollars',
    numerator: `${BILLED} ${OPEN}, by the days since the denial`,
  },
  'byDaysToLimit.count': {
    ...COUNT,
    label: 'Denials to work on by filing limit',
    numerator: `${TO_WORK}, by the days left to the last day for an appeal`,
  },
  'byDaysToLimit.amount': {
    ...AMOUNT,
    label: 'Denials to work on by filing limit, dollars',
    numerator: `${BILLED} ${TO_WORK}, by the days left to the last day for an appeal`,
  },
};

export const OPEN_DENIAL_FIGURES = within('openDenials', FIGURES);
