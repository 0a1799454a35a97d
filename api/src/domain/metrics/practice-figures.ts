import type { MetricDefinitions } from './metric-definition';
import { FINAL_AT_ONCE } from './metric-definition';

type PracticeFigure =
  | 'practiceSessions'
  | 'practiceAccuracy'
  | 'patternsDetected'
  | 'criticalPatterns'
  | 'trends.patternsDetected';

const PATTERNS = {
  denominator: null,
  population: 'patterns that are not archived',
  clock: 'PROCESSING_DATE',
  source: 'Detection, on the first adjudications of first submissions',
} as const;

/** Training and denial patterns. */
export const PRACTICE_FIGURES: MetricDefinitions<PracticeFigure> = {
  practiceSessions: {
    label: 'Training sessions',
    numerator: 'training sessions completed',
    denominator: null,
    population: 'all coders',
    clock: 'PRACTICE_DATE',
    maturity: FINAL_AT_ONCE,
    unit: 'COUNT',
    source: 'Learning events',
  },
  practiceAccuracy: {
    label: 'Practice accuracy',
    numerator: 'correct quiz attempts',
    denominator: 'quiz attempts',
    population: 'all coders',
    clock: 'PRACTICE_DATE',
    maturity: FINAL_AT_ONCE,
    unit: 'PERCENT',
    source: 'Learning events',
  },
  patternsDetected: {
    ...PATTERNS,
    label: 'Patterns detected',
    numerator: 'patterns known by the end of the window with a denial in it',
    maturity: 'Decided at the end of each day.',
    unit: 'COUNT',
  },
  criticalPatterns: {
    ...PATTERNS,
    label: 'Critical patterns',
    numerator: 'patterns of patternsDetected whose tier is CRITICAL today',
    maturity: 'The tier is judged anew at the end of each day.',
    unit: 'COUNT',
  },
  'trends.patternsDetected': {
    ...PATTERNS,
    label: 'Change of patternsDetected',
    numerator:
      'patternsDetected of the window minus that of the window of the same length right before; null where no claims were submitted in that one',
    maturity: 'Decided at the end of each day.',
    unit: 'COUNT',
  },
};
