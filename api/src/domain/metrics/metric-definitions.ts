import { APPEAL_ACTIVITY_FIGURES } from './appeal-activity-figures';
import { CLAIM_FIGURES } from './claim-figures';
import { IMPACT_FIGURES } from './impact-figures';
import { INITIAL_DENIAL_FIGURES } from './initial-denial-figures';
import type { MetricDefinition } from './metric-definition';
import { definitionText } from './metric-definition';
import { OPEN_DENIAL_FIGURES } from './open-denial-figures';
import { PRACTICE_FIGURES } from './practice-figures';
import { RECOVERY_FIGURES } from './recovery-figures';
import { WORK_ITEM_FIGURES } from './work-item-figures';

/**
 * Every figure by its field's name in the API; a field of an object within, behind that object's name. The schema's
 * descriptions are drawn from here, and a test demands a definition of every figure that the API shows.
 */
export const METRIC_DEFINITIONS = {
  ...CLAIM_FIGURES,
  ...RECOVERY_FIGURES,
  ...PRACTICE_FIGURES,
  ...INITIAL_DENIAL_FIGURES,
  ...APPEAL_ACTIVITY_FIGURES,
  ...OPEN_DENIAL_FIGURES,
  ...WORK_ITEM_FIGURES,
  ...IMPACT_FIGURES,
} satisfies Readonly<Record<string, MetricDefinition>>;

export type MetricName = keyof typeof METRIC_DEFINITIONS;

/** The description of a figure's field. */
export const meaningOf = (name: MetricName): string => definitionText(METRIC_DEFINITIONS[name]);
