import type { MetricDefinition, MetricDefinitions } from './metric-definition';
import { FINAL_AT_ONCE, FIRST_SUBMISSIONS, MATURES_WITH_ADJUDICATION, within } from './metric-definition';

type InitialDenialFigure =
  | 'adjudicatedClaims'
  | 'claimRateOfSubmitted'
  | 'submittedLines'
  | 'adjudicatedLines'
  | 'deniedLines'
  | 'lineRate'
  | 'lineRateOfSubmitted'
  | 'submittedCharges'
  | 'adjudicatedCharges'
  | 'deniedLineDollarRate'
  | 'deniedLineDollarRateOfSubmitted'
  | 'deniedClaimCharges'
  | 'deniedClaimChargeRate'
  | 'deniedClaimChargeRateOfSubmitted'
  | 'zeroPaidClaims'
  | 'zeroPayRate'
  | 'zeroPayRateOfSubmitted'
  | 'zeroPaidDeniedClaims'
  | 'zeroPayDenialRate'
  | 'zeroPayDenialRateOfSubmitted';

const COHORT = { population: FIRST_SUBMISSIONS, clock: 'SUBMISSION_DATE' } as const;
const HFMA = 'HFMA Claim Integrity Task Force, Standardizing Denial Metrics (2020)';

const sum = (
  label: string,
  numerator: string,
  unit: 'COUNT' | 'DOLLARS',
  source: string,
): MetricDefinition => ({
  ...COHORT,
  label,
  numerator,
  denominator: null,
  maturity: MATURES_WITH_ADJUDICATION,
  unit,
  source,
});

const rate = (label: string, numerator: string, denominator: string, source: string): MetricDefinition => ({
  ...COHORT,
  label,
  numerator,
  denominator,
  maturity: MATURES_WITH_ADJUDICATION,
  unit: 'PERCENT',
  source,
});

const DENIED_CLAIMS = 'claims of which at least one line was denied at the first adjudication';
const DENIED_LINES = 'lines denied at the first adjudication';
const DENIED_LINE_DOLLARS =
  'billed dollars of the lines denied at the first adjudication (of the whole claim where no line of it was)';
const DENIED_CLAIM_CHARGES = 'billed dollars of whole claims of which at least one line was denied';
const ZERO_PAID =
  'claims on which the payer paid nothing at the first adjudication, denied or left to the patient';
const ZERO_PAID_DENIED = 'claims denied at the first adjudication on which the payer paid nothing';

const CLAIMS = 'Claims and their first adjudications';
const LINES = 'Service lines and their first adjudications';

/** One practice's initial denials by every common definition; each name says what is counted and over what. */
const FIGURES: MetricDefinitions<InitialDenialFigure> = {
  adjudicatedClaims: sum('Claims adjudicated', 'claims adjudicated so far', 'COUNT', CLAIMS),
  claimRateOfSubmitted: rate(
    'Initial denial rate, by claims, of submitted',
    DENIED_CLAIMS,
    'submitted claims, pending ones included',
    `${CLAIMS}; by volume of claims submitted as in ${HFMA}`,
  ),
  submittedLines: {
    ...sum('Lines submitted', 'service lines submitted', 'COUNT', 'Service lines'),
    maturity: FINAL_AT_ONCE,
  },
  adjudicatedLines: sum('Lines adjudicated', 'service lines of adjudicated claims', 'COUNT', LINES),
  deniedLines: sum('Lines denied at first', DENIED_LINES, 'COUNT', LINES),
  lineRate: rate(
    'Initial denial rate, by lines',
    DENIED_LINES,
    'lines of adjudicated claims',
    `${LINES}; the line level that ${HFMA} recommends`,
  ),
  lineRateOfSubmitted: rate(
    'Initial denial rate, by lines, of submitted',
    DENIED_LINES,
    'submitted lines, those of pending claims included',
    LINES,
  ),
  submittedCharges: {
    ...sum('Charges submitted', 'billed dollars of submitted claims', 'DOLLARS', 'Claims'),
    maturity: FINAL_AT_ONCE,
  },
  adjudicatedCharges: sum('Charges adjudicated', 'billed dollars of adjudicated claims', 'DOLLARS', CLAIMS),
  deniedLineDollarRate: rate(
    'Initial denial rate, by dollars of denied lines',
    DENIED_LINE_DOLLARS,
    'billed dollars of adjudicated claims',
    LINES,
  ),
  deniedLineDollarRateOfSubmitted: rate(
    'Initial denial rate, by dollars of denied lines, of submitted',
    DENIED_LINE_DOLLARS,
    'billed dollars of submitted claims, pending ones included',
    LINES,
  ),
  deniedClaimCharges: sum('Charges of denied claims', DENIED_CLAIM_CHARGES, 'DOLLARS', CLAIMS),
  deniedClaimChargeRate: rate(
    'Initial denial rate, by charges of denied claims',
    DENIED_CLAIM_CHARGES,
    'billed dollars of adjudicated claims',
    CLAIMS,
  ),
  deniedClaimChargeRateOfSubmitted: rate(
    'Initial denial rate, by charges of denied claims, of submitted',
    DENIED_CLAIM_CHARGES,
    'billed dollars of submitted claims, pending ones included',
    `${CLAIMS}; by gross charges of claims submitted as in ${HFMA}`,
  ),
  zeroPaidClaims: sum('Claims paid nothing', ZERO_PAID, 'COUNT', CLAIMS),
  zeroPayRate: rate(
    'Zero-pay rate',
    ZERO_PAID,
    'adjudicated claims',
    `${CLAIMS}; zero-paid remits over remits as in ${HFMA}, over all payers`,
  ),
  zeroPayRateOfSubmitted: rate(
    'Zero-pay rate, of submitted',
    ZERO_PAID,
    'submitted claims, pending ones included',
    CLAIMS,
  ),
  zeroPaidDeniedClaims: sum('Denied claims paid nothing', ZERO_PAID_DENIED, 'COUNT', CLAIMS),
  zeroPayDenialRate: rate('Zero-pay denial rate', ZERO_PAID_DENIED, 'adjudicated claims', CLAIMS),
  zeroPayDenialRateOfSubmitted: rate(
    'Zero-pay denial rate, of submitted',
    ZERO_PAID_DENIED,
    'submitted claims, pending ones included',
    CLAIMS,
  ),
};

export const INITIAL_DENIAL_FIGURES = within('initialDenials', FIGURES);
