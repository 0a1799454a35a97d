import type { MetricDefinitions } from './metric-definition';
import { FIRST_SUBMISSIONS, within } from './metric-definition';

type WorkItemFigure = 'deniedAmount' | 'chance' | 'expectedRecovery' | 'urgency' | 'priority';

const OF_ONE = {
  denominator: null,
  population: `one initial denial of ${FIRST_SUBMISSIONS}`,
  clock: 'AS_OF',
  maturity: 'Moves with every decision on an appeal or corrected claim.',
  source: 'Decided appeals and corrected claims of the workspace, by reason, payer and path',
} as const;

const FIGURES: MetricDefinitions<WorkItemFigure> = {
  deniedAmount: {
    ...OF_ONE,
    label: 'Dollars denied',
    numerator: 'billed dollars of the denied lines',
    maturity: 'Does not change.',
    unit: 'DOLLARS',
    source: 'The first adjudication',
  },
  chance: {
    ...OF_ONE,
    label: 'Chance of success',
    numerator: 'decisions in favor of the provider by the next step, for this reason and payer',
    denominator:
      'such decisions, shrunken to those of all payers, and these to what is usual where there are few',
    unit: 'PERCENT',
  },
  expectedRecovery: {
    ...OF_ONE,
    label: 'Expected recovery',
    numerator: 'deniedAmount times chance times the share of denied dollars that a success brings',
    unit: 'DOLLARS',
  },
  urgency: {
    ...OF_ONE,
    label: 'Urgency',
    numerator: '1 plus e to the power of minus the days left to the filing limit, by 14',
    maturity: 'Grows day by day, to 2 on the last one.',
    unit: 'FACTOR',
    source: 'The filing limit; the exponential as in the apparent-tardiness-cost rule',
  },
  priority: {
    ...OF_ONE,
    label: 'Priority',
    numerator: 'expectedRecovery times urgency',
    unit: 'DOLLARS',
  },
};

export const WORK_ITEM_FIGURES = within('workItem', FIGURES);
