import { PATTERN_CATEGORIES } from '../../domain/denial-rule';
import { PATTERN_CHANGE_KINDS } from '../../domain/feed';
import { PATTERN_STATUSES, PATTERN_TIERS, TRENDS } from '../../domain/pattern';
import { TRUTH_ORIGINS } from '../../domain/pattern-truth';
import { graphqlEnum } from './graphql-enum';
import { COMPUTATION_STATUSES, PATTERN_ORDER_FIELDS } from './states';

export const PatternCategoryEnum = graphqlEnum(
  'PatternCategory',
  PATTERN_CATEGORIES,
  'The kind of root cause behind a denial.',
  {
    MODIFIER_MISSING:
      'A procedure code lacks the two-character modifier that explains why it is billed as it is.',
    CODE_MISMATCH: 'Codes contradict each other or the patient, or were not valid on the date of service.',
    DOCUMENTATION: 'The medical records were not sent, or do not support what was billed.',
    AUTHORIZATION: 'The approval that the payer requires before a service is missing or exceeded.',
    BILLING_ERROR: 'Data are missing or wrong, or the same service was billed twice or with another one.',
    TIMING: "The claim was filed after the payer's time limit.",
    MEDICAL_NECESSITY: 'The payer does not accept that the diagnosis required the service, or so many of it.',
    ELIGIBILITY:
      'The patient was not covered by this payer on the date of service, or another payer comes first.',
    COVERAGE: 'The plan does not pay for this service, this provider, or beyond a limit that was reached.',
    OTHER: 'The reason code is in no catalogue here.',
  },
);
export const ComputationStatusEnum = graphqlEnum(
  'ComputationStatus',
  COMPUTATION_STATUSES,
  "Whether a pattern's figures are computed.",
  {
    PENDING: 'Not computed yet.',
    COMPUTING: 'Being computed.',
    COMPLETE: 'Computed, and kept up to date as claims arrive.',
    ERROR: 'The computation failed.',
  },
);
export const PatternTierEnum = graphqlEnum(
  'PatternTier',
  PATTERN_TIERS,
  'How urgent a pattern is, judged by its excess over the expected denials, as a share of all dollars denied in the last 28 days, and by the confidence in it. A tier once reached is kept while both are at least 80 % of its bounds.',
  {
    CRITICAL: 'At least 10 % of the dollars denied, with a confidence of at least 50.',
    HIGH: 'At least 5 % of the dollars denied, with a confidence of at least 40.',
    MEDIUM: 'At least 2 % of the dollars denied, with a confidence of at least 25.',
    LOW: 'Below the bounds of the other tiers.',
  },
);
export const PatternStatusEnum = graphqlEnum(
  'PatternStatus',
  PATTERN_STATUSES,
  "The stages of a pattern's life cycle.",
  {
    ACTIVE: 'The denial rate is well above the benchmark and does not fall measurably.',
    IMPROVING: 'The denial rate falls measurably but is not near the benchmark yet.',
    RESOLVED: 'The denial rate is near the benchmark, or has lost most of its excess over it.',
    ARCHIVED: 'Archived by a user, or it turned out to be a part of another pattern.',
  },
);
export const PatternChangeKindEnum = graphqlEnum(
  'PatternChangeKind',
  PATTERN_CHANGE_KINDS,
  "The steps in a pattern's life cycle.",
  {
    DETECTED: 'Found for the first time: these claims are denied more often than expected.',
    UPDATED: 'Its figures changed noticeably.',
    WORSENED: 'Its denial rate rose clearly: above what it was, or back up after an improvement.',
    IMPROVED: 'Its denial rate fell clearly.',
    RESOLVED: 'Its denial rate came near the benchmark, or lost most of its excess over it.',
    REOPENED: 'It was resolved, and its denial rate rose again.',
    ARCHIVED: 'A user archived it.',
  },
);
export const TrendEnum = graphqlEnum(
  'Trend',
  TRENDS,
  'Whether the denial rate of a pattern is rising, falling or steady.',
  {
    UP: 'Rising, by more than chance explains.',
    DOWN: 'Falling, by more than chance explains.',
    STABLE: 'Neither rising nor falling clearly, or there are too few claims to tell.',
  },
);
export const PatternOrderFieldEnum = graphqlEnum(
  'PatternOrderField',
  PATTERN_ORDER_FIELDS,
  'What patterns are sorted by, highest or newest first; ties are sorted by ID.',
  {
    IMPACT: 'The dollars denied.',
    FREQUENCY: 'The number of denials.',
    CONFIDENCE: 'How certain it is that the pattern is no chance, 0 to 100.',
    FIRST_DETECTED: 'The day the pattern was found.',
    LAST_SEEN: 'The day of its latest denial.',
  },
);
export const TruthOriginEnum = graphqlEnum(
  'TruthOrigin',
  TRUTH_ORIGINS,
  'Why a pattern is in a simulated workspace.',
  {
    MISTAKE: "The practice makes the rule's mistake on these claims.",
    PAYER_POLICY: 'Payers deny these claims by a policy of their own: nothing is wrong with them.',
    ORGANIC:
      'Nobody planned it: by events or by chance, the rule denies at least twice as often as is usual for such a payer.',
  },
);
