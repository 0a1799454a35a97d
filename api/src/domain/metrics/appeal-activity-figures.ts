import type { MetricDefinition, MetricDefinitions } from './metric-definition';
import { FINAL_AT_ONCE, within } from './metric-definition';

type AppealActivityFigure =
  | 'filed'
  | 'filedAndDecided'
  | 'filedAndOverturned'
  | 'filedOverturnRate'
  | 'filedRecoveredAmount'
  | 'decided'
  | 'overturned'
  | 'overturnRate'
  | 'recoveredAmount'
  | 'meanDaysToAppeal'
  | 'meanDaysToDecision'
  | 'meanDaysFromDenialToDecision';

const HFMA = 'HFMA Claim Integrity Task Force, Standardizing Denial Metrics (2020)';
const ON = 'all appeals, every level';
const FIRST_LEVEL = 'appeals of the first level';

const FILED = {
  population: ON,
  clock: 'FILING_DATE',
  maturity: 'Grows for months after the filing, as appeals are decided.',
  source: 'Appeals',
} as const;
const DECIDED = {
  population: ON,
  clock: 'DECISION_DATE',
  maturity: FINAL_AT_ONCE,
  source: 'Appeals',
} as const;

const OVERTURNED = "appeals decided in the provider's favor, wholly or in part";
const RECOVERED: Pick<MetricDefinition, 'numerator' | 'denominator' | 'unit'> = {
  numerator: "dollars paid after overturned appeals, without the patients' share",
  denominator: null,
  unit: 'DOLLARS',
};
const COUNT = { denominator: null, unit: 'COUNT' } as const;

/** What was filed, decided and recovered in a window, whenever the claims were submitted. */
const FIGURES: MetricDefinitions<AppealActivityFigure> = {
  filed: {
    ...FILED,
    ...COUNT,
    label: 'Appeals filed',
    numerator: 'appeals filed',
    maturity: FINAL_AT_ONCE,
  },
  filedAndDecided: {
    ...FILED,
    ...COUNT,
    label: 'Filed appeals decided so far',
    numerator: 'appeals filed in the window and decided since',
  },
  filedAndOverturned: {
    ...FILED,
    ...COUNT,
    label: 'Filed appeals overturned so far',
    numerator: `${OVERTURNED}, of those filed in the window`,
  },
  filedOverturnRate: {
    ...FILED,
    label: 'Overturn rate of filed appeals',
    numerator: OVERTURNED,
    denominator: 'appeals filed in the window and decided since',
    unit: 'PERCENT',
  },
  filedRecoveredAmount: { ...FILED, ...RECOVERED, label: 'Dollars recovered by filed appeals' },
  decided: {
    ...DECIDED,
    ...COUNT,
    label: 'Appeals decided',
    numerator: 'appeals decided, whenever they were filed',
  },
  overturned: { ...DECIDED, ...COUNT, label: 'Appeals overturned', numerator: OVERTURNED },
  overturnRate: {
    ...DECIDED,
    label: 'Overturn rate of decisions',
    numerator: OVERTURNED,
    denominator: 'appeals decided in the window',
    unit: 'PERCENT',
    source: `Appeals; by volume as in ${HFMA}`,
  },
  recoveredAmount: { ...DECIDED, ...RECOVERED, label: 'Dollars recovered by decisions' },
  meanDaysToAppeal: {
    ...FILED,
    label: 'Days from denial to appeal',
    numerator: 'days from the denial to the filing',
    denominator: FIRST_LEVEL,
    population: FIRST_LEVEL,
    maturity: FINAL_AT_ONCE,
    unit: 'DAYS',
    source: `Appeals and the first adjudications of their claims; time from initial denial to appeal as in ${HFMA}`,
  },
  meanDaysToDecision: {
    ...DECIDED,
    label: 'Days from appeal to decision',
    numerator: 'days from the filing to the decision',
    denominator: 'appeals decided in the window',
    unit: 'DAYS',
  },
  meanDaysFromDenialToDecision: {
    ...DECIDED,
    label: 'Days from denial to decision',
    numerator: 'days from the denial to the decision',
    denominator: 'appeals decided in the window',
    unit: 'DAYS',
    source: `Appeals and the first adjudications of their claims; time from initial denial to resolution as in ${HFMA}, of appealed denials`,
  },
};

export const APPEAL_ACTIVITY_FIGURES = within('appealActivity', FIGURES);
