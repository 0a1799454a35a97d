export const CLAIM_CHANGE_KINDS = [
  'SUBMITTED',
  'ADJUDICATED',
  'CORRECTED',
  'APPEAL_FILED',
  'APPEAL_DECIDED',
  'REVERSED',
] as const;
export type ClaimChangeKind = (typeof CLAIM_CHANGE_KINDS)[number];

export const PATTERN_CHANGE_KINDS = [
  'DETECTED',
  'UPDATED',
  'WORSENED',
  'IMPROVED',
  'RESOLVED',
  'REOPENED',
  'ARCHIVED',
] as const;
export type PatternChangeKind = (typeof PATTERN_CHANGE_KINDS)[number];
