/** Why it cannot be said what training prevented. */
export const NO_ESTIMATE_REASONS = {
  NO_TRAINING: 'Nobody has trained yet.',
  NO_BASELINE: 'There are fewer than 28 days of mature claims from before the first training.',
  NO_MATURE_COHORT: 'No week of claims since the first training is mature yet.',
  TOO_FEW_DENIALS: 'There were too few denials before the first training to compare with.',
} as const;
export type NoEstimateReason = keyof typeof NO_ESTIMATE_REASONS;
