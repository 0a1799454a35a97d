import type { MetricDefinition, MetricDefinitions } from './metric-definition';
import { FINAL_AT_ONCE, FIRST_SUBMISSIONS, MATURES_WITH_ADJUDICATION } from './metric-definition';

type ClaimFigure =
  | 'totalClaims'
  | 'pendingClaims'
  | 'deniedClaims'
  | 'deniedAmount'
  | 'denialRate'
  | 'approvalRate'
  | 'paidAmount'
  | 'deniedLater'
  | 'deniedLaterAmount'
  | 'takenBack'
  | 'takenBackAmount'
  | 'reason.count'
  | 'reason.amount'
  | 'reason.share'
  | 'trends.denialRate'
  | 'trends.approvalRate';

const COHORT = { population: FIRST_SUBMISSIONS, clock: 'SUBMISSION_DATE' } as const;
const FROM_CLAIMS = 'Claims and their first adjudications';

/** Denied or not, whatever was corrected or appealed later. */
const RATE: MetricDefinition = {
  ...COHORT,
  label: 'Initial denial rate, by claims',
  numerator: 'claims of which at least one line was denied at the first adjudication',
  denominator: 'adjudicated claims',
  maturity: MATURES_WITH_ADJUDICATION,
  unit: 'PERCENT',
  source: `${FROM_CLAIMS}; initial denials by volume as in HFMA, Standardizing Denial Metrics (2020), but over adjudicated claims`,
};

/** Beside the initial denial rate, which a later remittance does not change. */
const LATER = {
  denominator: null,
  population: 'all imported claims',
  clock: 'SUBMISSION_DATE',
  maturity: 'Grows for as long as payers may take payments back; falls when one is paid again.',
  source: 'The events of imported claims',
} as const;

/** Claims, denials and their reasons, by submission cohort. */
export const CLAIM_FIGURES: MetricDefinitions<ClaimFigure> = {
  totalClaims: {
    ...COHORT,
    label: 'Claims submitted',
    numerator: 'claims submitted',
    denominator: null,
    maturity: FINAL_AT_ONCE,
    unit: 'COUNT',
    source: 'Claims',
  },
  pendingClaims: {
    ...COHORT,
    label: 'Claims pending',
    numerator: 'claims submitted and not yet adjudicated',
    denominator: null,
    maturity: 'Falls as payers adjudicate. While it is large, every rate of the window is immature.',
    unit: 'COUNT',
    source: FROM_CLAIMS,
  },
  deniedClaims: {
    ...COHORT,
    label: 'Claims denied at first',
    numerator: 'claims of which at least one line was denied at the first adjudication',
    denominator: null,
    maturity: MATURES_WITH_ADJUDICATION,
    unit: 'COUNT',
    source: FROM_CLAIMS,
  },
  deniedAmount: {
    ...COHORT,
    label: 'Dollars denied at first, by lines',
    numerator: 'billed dollars of the lines denied at the first adjudication',
    denominator: null,
    maturity: MATURES_WITH_ADJUDICATION,
    unit: 'DOLLARS',
    source: `${FROM_CLAIMS}; of the whole claim where it was denied without a denied line`,
  },
  denialRate: RATE,
  approvalRate: {
    ...RATE,
    label: 'Initial approval rate, by claims',
    numerator: 'claims without a line denied at the first adjudication',
    source: `${FROM_CLAIMS}; 100 minus denialRate`,
  },
  paidAmount: {
    ...COHORT,
    label: 'Dollars paid so far',
    numerator: 'dollars that payers have paid, appeals included',
    denominator: null,
    population: 'all claims, corrected ones included',
    maturity: 'Grows as payers adjudicate claims and decide appeals; a reversal takes from it.',
    unit: 'DOLLARS',
    source: FROM_CLAIMS,
  },
  deniedLater: {
    ...LATER,
    label: 'Claims denied later',
    numerator: 'claims that a later remittance has denied, after the first adjudication had not',
    unit: 'COUNT',
  },
  deniedLaterAmount: {
    ...LATER,
    label: 'Dollars denied later',
    numerator:
      'billed dollars of the lines that a later remittance has denied, after the first adjudication had not',
    unit: 'DOLLARS',
  },
  takenBack: {
    ...LATER,
    label: 'Claims taken back from',
    numerator: 'claims on which less is paid now than once was',
    unit: 'COUNT',
  },
  takenBackAmount: {
    ...LATER,
    label: 'Dollars taken back',
    numerator: 'the most dollars that were ever paid on these claims, less what is paid now',
    unit: 'DOLLARS',
  },
  'reason.count': {
    ...COHORT,
    label: 'Claims denied for a reason',
    numerator: 'claims denied at first with this code on the denied line with the largest charge',
    denominator: null,
    maturity: MATURES_WITH_ADJUDICATION,
    unit: 'COUNT',
    source: FROM_CLAIMS,
  },
  'reason.amount': {
    ...COHORT,
    label: 'Dollars denied for a reason',
    numerator: 'billed dollars of the denied lines of claims denied at first for this reason',
    denominator: null,
    maturity: MATURES_WITH_ADJUDICATION,
    unit: 'DOLLARS',
    source: FROM_CLAIMS,
  },
  'reason.share': {
    ...COHORT,
    label: 'Share of denied claims',
    numerator: 'claims denied at first for this reason',
    denominator: 'claims denied at first for any reason',
    maturity: MATURES_WITH_ADJUDICATION,
    unit: 'PERCENT',
    source: FROM_CLAIMS,
  },
  'trends.denialRate': {
    ...RATE,
    label: 'Change of denialRate',
    numerator: 'denialRate of the window',
    denominator: 'denialRate of the window of the same length right before',
    maturity: 'Negative means fewer denials. The newer window is the less mature one.',
    unit: 'PERCENTAGE_POINTS',
  },
  'trends.approvalRate': {
    ...RATE,
    label: 'Change of approvalRate',
    numerator: 'approvalRate of the window',
    denominator: 'approvalRate of the window of the same length right before',
    maturity: 'Positive means fewer denials. The newer window is the less mature one.',
    unit: 'PERCENTAGE_POINTS',
  },
};
