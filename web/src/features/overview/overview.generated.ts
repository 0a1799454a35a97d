/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> =
  T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
export type AnnotationKind =
  | 'CASE_MIX_SHIFT'
  | 'CONFIGURED'
  | 'IMPORT'
  | 'PATTERN_DETECTED'
  | 'PATTERN_RESOLVED'
  | 'PAYER_POLICY_CHANGE'
  | 'SYSTEM_UPDATE'
  | 'TRAINING'
  | 'VOLUME_SPIKE';

export type Granularity = 'DAY' | 'MONTH' | 'WEEK';

export type PatternCategory =
  | 'AUTHORIZATION'
  | 'BILLING_ERROR'
  | 'CODE_MISMATCH'
  | 'COVERAGE'
  | 'DOCUMENTATION'
  | 'ELIGIBILITY'
  | 'MEDICAL_NECESSITY'
  | 'MODIFIER_MISSING'
  | 'TIMING';

export type PatternChangeKind =
  'ARCHIVED' | 'DETECTED' | 'IMPROVED' | 'REOPENED' | 'RESOLVED' | 'UPDATED' | 'WORSENED';

export type PatternStatus = 'ACTIVE' | 'ARCHIVED' | 'IMPROVING' | 'RESOLVED';

export type PatternTier = 'CRITICAL' | 'HIGH' | 'LOW' | 'MEDIUM';

export type Trend = 'DOWN' | 'STABLE' | 'UP';

export type MetricsFragment = {
  readonly workspaceId: string;
  readonly asOf: string;
  readonly days: number;
  readonly totalClaims: number;
  readonly pendingClaims: number;
  readonly deniedClaims: number;
  readonly deniedAmount: number;
  readonly denialRate: number | null;
  readonly approvalRate: number | null;
  readonly appealsFiled: number;
  readonly overturnRate: number | null;
  readonly practiceSessions: number;
  readonly practiceAccuracy: number | null;
  readonly patternsDetected: number;
  readonly criticalPatterns: number;
  readonly revenueRecovered: number;
  readonly preventedAmount: number | null;
  readonly recoveredAmount: number;
  readonly trends: {
    readonly denialRate: number;
    readonly approvalRate: number;
    readonly patternsDetected: number;
  };
};

export type OverviewMetricsQueryVariables = Exact<{
  workspaceId: string;
  days: number;
  asOf?: string | null | undefined;
}>;

export type OverviewMetricsQuery = {
  readonly dashboardMetrics: {
    readonly workspaceId: string;
    readonly asOf: string;
    readonly days: number;
    readonly totalClaims: number;
    readonly pendingClaims: number;
    readonly deniedClaims: number;
    readonly deniedAmount: number;
    readonly denialRate: number | null;
    readonly approvalRate: number | null;
    readonly appealsFiled: number;
    readonly overturnRate: number | null;
    readonly practiceSessions: number;
    readonly practiceAccuracy: number | null;
    readonly patternsDetected: number;
    readonly criticalPatterns: number;
    readonly revenueRecovered: number;
    readonly preventedAmount: number | null;
    readonly recoveredAmount: number;
    readonly trends: {
      readonly denialRate: number;
      readonly approvalRate: number;
      readonly patternsDetected: number;
    };
  };
};

export type OverviewMetricsUpdatedSubscriptionVariables = Exact<{
  workspaceId: string;
  days: number;
}>;

export type OverviewMetricsUpdatedSubscription = {
  readonly metricsUpdated: {
    readonly workspaceId: string;
    readonly asOf: string;
    readonly days: number;
    readonly totalClaims: number;
    readonly pendingClaims: number;
    readonly deniedClaims: number;
    readonly deniedAmount: number;
    readonly denialRate: number | null;
    readonly approvalRate: number | null;
    readonly appealsFiled: number;
    readonly overturnRate: number | null;
    readonly practiceSessions: number;
    readonly practiceAccuracy: number | null;
    readonly patternsDetected: number;
    readonly criticalPatterns: number;
    readonly revenueRecovered: number;
    readonly preventedAmount: number | null;
    readonly recoveredAmount: number;
    readonly trends: {
      readonly denialRate: number;
      readonly approvalRate: number;
      readonly patternsDetected: number;
    };
  };
};

export type TrendPointFragment = {
  readonly date: string;
  readonly totalClaims: number;
  readonly deniedClaims: number;
  readonly pendingClaims: number;
  readonly denialRate: number | null;
  readonly deniedAmount: number;
  readonly paidAmount: number;
  readonly appealsFiled: number;
  readonly overturned: number;
};

export type ChartAnnotationFragment = {
  readonly date: string;
  readonly kind: AnnotationKind;
  readonly label: string;
};

export type ReasonFragment = {
  readonly carc: string;
  readonly reason: string;
  readonly category: PatternCategory;
  readonly count: number;
  readonly amount: number;
  readonly share: number;
};

export type OverviewTrendQueryVariables = Exact<{
  workspaceId: string;
  from?: string | null | undefined;
  to?: string | null | undefined;
  asOf?: string | null | undefined;
  days: number;
  granularity: Granularity;
}>;

export type OverviewTrendQuery = {
  readonly metricsTrend: ReadonlyArray<{
    readonly date: string;
    readonly totalClaims: number;
    readonly deniedClaims: number;
    readonly pendingClaims: number;
    readonly denialRate: number | null;
    readonly deniedAmount: number;
    readonly paidAmount: number;
    readonly appealsFiled: number;
    readonly overturned: number;
  }>;
  readonly annotations: ReadonlyArray<{
    readonly date: string;
    readonly kind: AnnotationKind;
    readonly label: string;
  }>;
  readonly denialReasons: ReadonlyArray<{
    readonly carc: string;
    readonly reason: string;
    readonly category: PatternCategory;
    readonly count: number;
    readonly amount: number;
    readonly share: number;
  }>;
};

export type LeadingPatternFragment = {
  readonly id: string;
  readonly title: string;
  readonly category: PatternCategory;
  readonly carc: string;
  readonly status: PatternStatus;
  readonly tier: PatternTier;
  readonly lastSeen: string;
  readonly firstDetected: string;
  readonly fixGuidance: string;
  readonly slice: ReadonlyArray<{ readonly field: string; readonly value: string }>;
  readonly score: {
    readonly frequency: number;
    readonly impact: number;
    readonly trend: Trend;
    readonly velocity: number;
    readonly confidence: number;
    readonly recency: number;
  };
  readonly baseline: { readonly claimCount: number; readonly denialRate: number | null } | null;
  readonly current: {
    readonly start: string;
    readonly end: string;
    readonly claimCount: number;
    readonly deniedCount: number;
    readonly denialRate: number | null;
    readonly denialRateLow: number | null;
    readonly denialRateHigh: number | null;
    readonly dollarsDenied: number;
  };
  readonly dailyMetrics: ReadonlyArray<{ readonly metricDate: string; readonly deniedCount: number }>;
};

export type ProviderRowFragment = {
  readonly id: string;
  readonly npi: string;
  readonly name: string;
  readonly specialty: string;
  readonly performance: {
    readonly claimCount: number;
    readonly deniedCount: number;
    readonly denialRate: number | null;
    readonly totalBilled: number;
    readonly totalDenied: number;
    readonly appealCount: number;
    readonly overturnCount: number;
  } | null;
};

export type OverviewTablesQueryVariables = Exact<{
  workspaceId: string;
  from?: string | null | undefined;
  to?: string | null | undefined;
}>;

export type OverviewTablesQuery = {
  readonly patterns: {
    readonly totalCount: number;
    readonly nodes: ReadonlyArray<{
      readonly id: string;
      readonly title: string;
      readonly category: PatternCategory;
      readonly carc: string;
      readonly status: PatternStatus;
      readonly tier: PatternTier;
      readonly lastSeen: string;
      readonly firstDetected: string;
      readonly fixGuidance: string;
      readonly slice: ReadonlyArray<{ readonly field: string; readonly value: string }>;
      readonly score: {
        readonly frequency: number;
        readonly impact: number;
        readonly trend: Trend;
        readonly velocity: number;
        readonly confidence: number;
        readonly recency: number;
      };
      readonly baseline: { readonly claimCount: number; readonly denialRate: number | null } | null;
      readonly current: {
        readonly start: string;
        readonly end: string;
        readonly claimCount: number;
        readonly deniedCount: number;
        readonly denialRate: number | null;
        readonly denialRateLow: number | null;
        readonly denialRateHigh: number | null;
        readonly dollarsDenied: number;
      };
      readonly dailyMetrics: ReadonlyArray<{ readonly metricDate: string; readonly deniedCount: number }>;
    }>;
  };
  readonly providers: ReadonlyArray<{
    readonly id: string;
    readonly npi: string;
    readonly name: string;
    readonly specialty: string;
    readonly performance: {
      readonly claimCount: number;
      readonly deniedCount: number;
      readonly denialRate: number | null;
      readonly totalBilled: number;
      readonly totalDenied: number;
      readonly appealCount: number;
      readonly overturnCount: number;
    } | null;
  }>;
};

export type PatternFeedSubscriptionVariables = Exact<{
  workspaceId: string;
  after?: string | null | undefined;
}>;

export type PatternFeedSubscription = {
  readonly patternChanged: {
    readonly cursor: string;
    readonly kind: PatternChangeKind;
    readonly at: string;
    readonly skipped: number;
    readonly pattern: { readonly id: string; readonly title: string; readonly tier: PatternTier };
  };
};

export const MetricsFragmentDoc = {
  kind: 'Document',
  definitions: [
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'Metrics' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'DashboardMetrics' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: 'workspaceId' } },
          { kind: 'Field', name: { kind: 'Name', value: 'asOf' } },
          { kind: 'Field', name: { kind: 'Name', value: 'days' } },
          { kind: 'Field', name: { kind: 'Name', value: 'totalClaims' } },
          { kind: 'Field', name: { kind: 'Name', value: 'pendingClaims' } },
          { kind: 'Field', name: { kind: 'Name', value: 'deniedClaims' } },
          { kind: 'Field', name: { kind: 'Name', value: 'deniedAmount' } },
          { kind: 'Field', name: { kind: 'Name', value: 'denialRate' } },
          { kind: 'Field', name: { kind: 'Name', value: 'approvalRate' } },
          { kind: 'Field', name: { kind: 'Name', value: 'appealsFiled' } },
          { kind: 'Field', name: { kind: 'Name', value: 'overturnRate' } },
          { kind: 'Field', name: { kind: 'Name', value: 'practiceSessions' } },
          { kind: 'Field', name: { kind: 'Name', value: 'practiceAccuracy' } },
          { kind: 'Field', name: { kind: 'Name', value: 'patternsDetected' } },
          { kind: 'Field', name: { kind: 'Name', value: 'criticalPatterns' } },
          { kind: 'Field', name: { kind: 'Name', value: 'revenueRecovered' } },
          { kind: 'Field', name: { kind: 'Name', value: 'preventedAmount' } },
          { kind: 'Field', name: { kind: 'Name', value: 'recoveredAmount' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'trends' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'denialRate' } },
                { kind: 'Field', name: { kind: 'Name', value: 'approvalRate' } },
                { kind: 'Field', name: { kind: 'Name', value: 'patternsDetected' } },
              ],
            },
          },
        ],
      },
    },
  ],
} as unknown as DocumentNode<MetricsFragment, unknown>;
export const TrendPointFragmentDoc = {
  kind: 'Document',
  definitions: [
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'TrendPoint' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'MetricsPoint' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: 'date' } },
          { kind: 'Field', name: { kind: 'Name', value: 'totalClaims' } },
          { kind: 'Field', name: { kind: 'Name', value: 'deniedClaims' } },
          { kind: 'Field', name: { kind: 'Name', value: 'pendingClaims' } },
          { kind: 'Field', name: { kind: 'Name', value: 'denialRate' } },
          { kind: 'Field', name: { kind: 'Name', value: 'deniedAmount' } },
          { kind: 'Field', name: { kind: 'Name', value: 'paidAmount' } },
          { kind: 'Field', name: { kind: 'Name', value: 'appealsFiled' } },
          { kind: 'Field', name: { kind: 'Name', value: 'overturned' } },
        ],
      },
    },
  ],
} as unknown as DocumentNode<TrendPointFragment, unknown>;
export const ChartAnnotationFragmentDoc = {
  kind: 'Document',
  definitions: [
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'ChartAnnotation' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'Annotation' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: 'date' } },
          { kind: 'Field', name: { kind: 'Name', value: 'kind' } },
          { kind: 'Field', name: { kind: 'Name', value: 'label' } },
        ],
      },
    },
  ],
} as unknown as DocumentNode<ChartAnnotationFragment, unknown>;
export const ReasonFragmentDoc = {
  kind: 'Document',
  definitions: [
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'Reason' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'DenialReasonShare' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: 'carc' } },
          { kind: 'Field', name: { kind: 'Name', value: 'reason' } },
          { kind: 'Field', name: { kind: 'Name', value: 'category' } },
          { kind: 'Field', name: { kind: 'Name', value: 'count' } },
          { kind: 'Field', name: { kind: 'Name', value: 'amount' } },
          { kind: 'Field', name: { kind: 'Name', value: 'share' } },
        ],
      },
    },
  ],
} as unknown as DocumentNode<ReasonFragment, unknown>;
export const LeadingPatternFragmentDoc = {
  kind: 'Document',
  definitions: [
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'LeadingPattern' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'Pattern' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: 'id' } },
          { kind: 'Field', name: { kind: 'Name', value: 'title' } },
          { kind: 'Field', name: { kind: 'Name', value: 'category' } },
          { kind: 'Field', name: { kind: 'Name', value: 'carc' } },
          { kind: 'Field', name: { kind: 'Name', value: 'status' } },
          { kind: 'Field', name: { kind: 'Name', value: 'tier' } },
          { kind: 'Field', name: { kind: 'Name', value: 'lastSeen' } },
          { kind: 'Field', name: { kind: 'Name', value: 'firstDetected' } },
          { kind: 'Field', name: { kind: 'Name', value: 'fixGuidance' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'slice' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'field' } },
                { kind: 'Field', name: { kind: 'Name', value: 'value' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'score' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'frequency' } },
                { kind: 'Field', name: { kind: 'Name', value: 'impact' } },
                { kind: 'Field', name: { kind: 'Name', value: 'trend' } },
                { kind: 'Field', name: { kind: 'Name', value: 'velocity' } },
                { kind: 'Field', name: { kind: 'Name', value: 'confidence' } },
                { kind: 'Field', name: { kind: 'Name', value: 'recency' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'baseline' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'claimCount' } },
                { kind: 'Field', name: { kind: 'Name', value: 'denialRate' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'current' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'start' } },
                { kind: 'Field', name: { kind: 'Name', value: 'end' } },
                { kind: 'Field', name: { kind: 'Name', value: 'claimCount' } },
                { kind: 'Field', name: { kind: 'Name', value: 'deniedCount' } },
                { kind: 'Field', name: { kind: 'Name', value: 'denialRate' } },
                { kind: 'Field', name: { kind: 'Name', value: 'denialRateLow' } },
                { kind: 'Field', name: { kind: 'Name', value: 'denialRateHigh' } },
                { kind: 'Field', name: { kind: 'Name', value: 'dollarsDenied' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'dailyMetrics' },
            arguments: [
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'from' },
                value: { kind: 'Variable', name: { kind: 'Name', value: 'from' } },
              },
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'to' },
                value: { kind: 'Variable', name: { kind: 'Name', value: 'to' } },
              },
            ],
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'metricDate' } },
                { kind: 'Field', name: { kind: 'Name', value: 'deniedCount' } },
              ],
            },
          },
        ],
      },
    },
  ],
} as unknown as DocumentNode<LeadingPatternFragment, unknown>;
export const ProviderRowFragmentDoc = {
  kind: 'Document',
  definitions: [
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'ProviderRow' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'Provider' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: 'id' } },
          { kind: 'Field', name: { kind: 'Name', value: 'npi' } },
          { kind: 'Field', name: { kind: 'Name', value: 'name' } },
          { kind: 'Field', name: { kind: 'Name', value: 'specialty' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'performance' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'claimCount' } },
                { kind: 'Field', name: { kind: 'Name', value: 'deniedCount' } },
                { kind: 'Field', name: { kind: 'Name', value: 'denialRate' } },
                { kind: 'Field', name: { kind: 'Name', value: 'totalBilled' } },
                { kind: 'Field', name: { kind: 'Name', value: 'totalDenied' } },
                { kind: 'Field', name: { kind: 'Name', value: 'appealCount' } },
                { kind: 'Field', name: { kind: 'Name', value: 'overturnCount' } },
              ],
            },
          },
        ],
      },
    },
  ],
} as unknown as DocumentNode<ProviderRowFragment, unknown>;
export const OverviewMetricsDocument = {
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'query',
      name: { kind: 'Name', value: 'OverviewMetrics' },
      variableDefinitions: [
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'workspaceId' } },
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'ID' } } },
        },
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'days' } },
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'Int' } } },
        },
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'asOf' } },
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'LocalDate' } },
        },
      ],
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'dashboardMetrics' },
            arguments: [
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'workspaceId' },
                value: { kind: 'Variable', name: { kind: 'Name', value: 'workspaceId' } },
              },
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'days' },
                value: { kind: 'Variable', name: { kind: 'Name', value: 'days' } },
              },
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'asOf' },
                value: { kind: 'Variable', name: { kind: 'Name', value: 'asOf' } },
              },
            ],
            selectionSet: {
              kind: 'SelectionSet',
              selections: [{ kind: 'FragmentSpread', name: { kind: 'Name', value: 'Metrics' } }],
            },
          },
        ],
      },
    },
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'Metrics' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'DashboardMetrics' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: 'workspaceId' } },
          { kind: 'Field', name: { kind: 'Name', value: 'asOf' } },
          { kind: 'Field', name: { kind: 'Name', value: 'days' } },
          { kind: 'Field', name: { kind: 'Name', value: 'totalClaims' } },
          { kind: 'Field', name: { kind: 'Name', value: 'pendingClaims' } },
          { kind: 'Field', name: { kind: 'Name', value: 'deniedClaims' } },
          { kind: 'Field', name: { kind: 'Name', value: 'deniedAmount' } },
          { kind: 'Field', name: { kind: 'Name', value: 'denialRate' } },
          { kind: 'Field', name: { kind: 'Name', value: 'approvalRate' } },
          { kind: 'Field', name: { kind: 'Name', value: 'appealsFiled' } },
          { kind: 'Field', name: { kind: 'Name', value: 'overturnRate' } },
          { kind: 'Field', name: { kind: 'Name', value: 'practiceSessions' } },
          { kind: 'Field', name: { kind: 'Name', value: 'practiceAccuracy' } },
          { kind: 'Field', name: { kind: 'Name', value: 'patternsDetected' } },
          { kind: 'Field', name: { kind: 'Name', value: 'criticalPatterns' } },
          { kind: 'Field', name: { kind: 'Name', value: 'revenueRecovered' } },
          { kind: 'Field', name: { kind: 'Name', value: 'preventedAmount' } },
          { kind: 'Field', name: { kind: 'Name', value: 'recoveredAmount' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'trends' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'denialRate' } },
                { kind: 'Field', name: { kind: 'Name', value: 'approvalRate' } },
                { kind: 'Field', name: { kind: 'Name', value: 'patternsDetected' } },
              ],
            },
          },
        ],
      },
    },
  ],
} as unknown as DocumentNode<OverviewMetricsQuery, OverviewMetricsQueryVariables>;
export const OverviewMetricsUpdatedDocument = {
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'subscription',
      name: { kind: 'Name', value: 'OverviewMetricsUpdated' },
      variableDefinitions: [
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'workspaceId' } },
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'ID' } } },
        },
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'days' } },
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'Int' } } },
        },
      ],
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'metricsUpdated' },
            arguments: [
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'workspaceId' },
                value: { kind: 'Variable', name: { kind: 'Name', value: 'workspaceId' } },
              },
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'days' },
                value: { kind: 'Variable', name: { kind: 'Name', value: 'days' } },
              },
            ],
            selectionSet: {
              kind: 'SelectionSet',
              selections: [{ kind: 'FragmentSpread', name: { kind: 'Name', value: 'Metrics' } }],
            },
          },
        ],
      },
    },
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'Metrics' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'DashboardMetrics' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: 'workspaceId' } },
          { kind: 'Field', name: { kind: 'Name', value: 'asOf' } },
          { kind: 'Field', name: { kind: 'Name', value: 'days' } },
          { kind: 'Field', name: { kind: 'Name', value: 'totalClaims' } },
          { kind: 'Field', name: { kind: 'Name', value: 'pendingClaims' } },
          { kind: 'Field', name: { kind: 'Name', value: 'deniedClaims' } },
          { kind: 'Field', name: { kind: 'Name', value: 'deniedAmount' } },
          { kind: 'Field', name: { kind: 'Name', value: 'denialRate' } },
          { kind: 'Field', name: { kind: 'Name', value: 'approvalRate' } },
          { kind: 'Field', name: { kind: 'Name', value: 'appealsFiled' } },
          { kind: 'Field', name: { kind: 'Name', value: 'overturnRate' } },
          { kind: 'Field', name: { kind: 'Name', value: 'practiceSessions' } },
          { kind: 'Field', name: { kind: 'Name', value: 'practiceAccuracy' } },
          { kind: 'Field', name: { kind: 'Name', value: 'patternsDetected' } },
          { kind: 'Field', name: { kind: 'Name', value: 'criticalPatterns' } },
          { kind: 'Field', name: { kind: 'Name', value: 'revenueRecovered' } },
          { kind: 'Field', name: { kind: 'Name', value: 'preventedAmount' } },
          { kind: 'Field', name: { kind: 'Name', value: 'recoveredAmount' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'trends' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'denialRate' } },
                { kind: 'Field', name: { kind: 'Name', value: 'approvalRate' } },
                { kind: 'Field', name: { kind: 'Name', value: 'patternsDetected' } },
              ],
            },
          },
        ],
      },
    },
  ],
} as unknown as DocumentNode<OverviewMetricsUpdatedSubscription, OverviewMetricsUpdatedSubscriptionVariables>;
export const OverviewTrendDocument = {
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'query',
      name: { kind: 'Name', value: 'OverviewTrend' },
      variableDefinitions: [
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'workspaceId' } },
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'ID' } } },
        },
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'from' } },
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'LocalDate' } },
        },
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'to' } },
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'LocalDate' } },
        },
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'asOf' } },
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'LocalDate' } },
        },
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'days' } },
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'Int' } } },
        },
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'granularity' } },
          type: {
            kind: 'NonNullType',
            type: { kind: 'NamedType', name: { kind: 'Name', value: 'Granularity' } },
          },
        },
      ],
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'metricsTrend' },
            arguments: [
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'workspaceId' },
                value: { kind: 'Variable', name: { kind: 'Name', value: 'workspaceId' } },
              },
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'from' },
                value: { kind: 'Variable', name: { kind: 'Name', value: 'from' } },
              },
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'to' },
                value: { kind: 'Variable', name: { kind: 'Name', value: 'to' } },
              },
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'granularity' },
                value: { kind: 'Variable', name: { kind: 'Name', value: 'granularity' } },
              },
            ],
            selectionSet: {
              kind: 'SelectionSet',
              selections: [{ kind: 'FragmentSpread', name: { kind: 'Name', value: 'TrendPoint' } }],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'annotations' },
            arguments: [
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'workspaceId' },
                value: { kind: 'Variable', name: { kind: 'Name', value: 'workspaceId' } },
              },
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'from' },
                value: { kind: 'Variable', name: { kind: 'Name', value: 'from' } },
              },
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'to' },
                value: { kind: 'Variable', name: { kind: 'Name', value: 'to' } },
              },
            ],
            selectionSet: {
              kind: 'SelectionSet',
              selections: [{ kind: 'FragmentSpread', name: { kind: 'Name', value: 'ChartAnnotation' } }],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'denialReasons' },
            arguments: [
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'workspaceId' },
                value: { kind: 'Variable', name: { kind: 'Name', value: 'workspaceId' } },
              },
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'days' },
                value: { kind: 'Variable', name: { kind: 'Name', value: 'days' } },
              },
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'asOf' },
                value: { kind: 'Variable', name: { kind: 'Name', value: 'asOf' } },
              },
            ],
            selectionSet: {
              kind: 'SelectionSet',
              selections: [{ kind: 'FragmentSpread', name: { kind: 'Name', value: 'Reason' } }],
            },
          },
        ],
      },
    },
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'TrendPoint' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'MetricsPoint' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: 'date' } },
          { kind: 'Field', name: { kind: 'Name', value: 'totalClaims' } },
          { kind: 'Field', name: { kind: 'Name', value: 'deniedClaims' } },
          { kind: 'Field', name: { kind: 'Name', value: 'pendingClaims' } },
          { kind: 'Field', name: { kind: 'Name', value: 'denialRate' } },
          { kind: 'Field', name: { kind: 'Name', value: 'deniedAmount' } },
          { kind: 'Field', name: { kind: 'Name', value: 'paidAmount' } },
          { kind: 'Field', name: { kind: 'Name', value: 'appealsFiled' } },
          { kind: 'Field', name: { kind: 'Name', value: 'overturned' } },
        ],
      },
    },
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'ChartAnnotation' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'Annotation' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: 'date' } },
          { kind: 'Field', name: { kind: 'Name', value: 'kind' } },
          { kind: 'Field', name: { kind: 'Name', value: 'label' } },
        ],
      },
    },
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'Reason' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'DenialReasonShare' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: 'carc' } },
          { kind: 'Field', name: { kind: 'Name', value: 'reason' } },
          { kind: 'Field', name: { kind: 'Name', value: 'category' } },
          { kind: 'Field', name: { kind: 'Name', value: 'count' } },
          { kind: 'Field', name: { kind: 'Name', value: 'amount' } },
          { kind: 'Field', name: { kind: 'Name', value: 'share' } },
        ],
      },
    },
  ],
} as unknown as DocumentNode<OverviewTrendQuery, OverviewTrendQueryVariables>;
export const OverviewTablesDocument = {
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'query',
      name: { kind: 'Name', value: 'OverviewTables' },
      variableDefinitions: [
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'workspaceId' } },
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'ID' } } },
        },
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'from' } },
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'LocalDate' } },
        },
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'to' } },
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'LocalDate' } },
        },
      ],
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'patterns' },
            arguments: [
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'workspaceId' },
                value: { kind: 'Variable', name: { kind: 'Name', value: 'workspaceId' } },
              },
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'first' },
                value: { kind: 'IntValue', value: '6' },
              },
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'orderBy' },
                value: { kind: 'EnumValue', value: 'IMPACT' },
              },
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'filter' },
                value: {
                  kind: 'ObjectValue',
                  fields: [
                    {
                      kind: 'ObjectField',
                      name: { kind: 'Name', value: 'status' },
                      value: {
                        kind: 'ListValue',
                        values: [
                          { kind: 'EnumValue', value: 'ACTIVE' },
                          { kind: 'EnumValue', value: 'IMPROVING' },
                        ],
                      },
                    },
                  ],
                },
              },
            ],
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'totalCount' } },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'nodes' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [{ kind: 'FragmentSpread', name: { kind: 'Name', value: 'LeadingPattern' } }],
                  },
                },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'providers' },
            arguments: [
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'workspaceId' },
                value: { kind: 'Variable', name: { kind: 'Name', value: 'workspaceId' } },
              },
            ],
            selectionSet: {
              kind: 'SelectionSet',
              selections: [{ kind: 'FragmentSpread', name: { kind: 'Name', value: 'ProviderRow' } }],
            },
          },
        ],
      },
    },
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'LeadingPattern' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'Pattern' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: 'id' } },
          { kind: 'Field', name: { kind: 'Name', value: 'title' } },
          { kind: 'Field', name: { kind: 'Name', value: 'category' } },
          { kind: 'Field', name: { kind: 'Name', value: 'carc' } },
          { kind: 'Field', name: { kind: 'Name', value: 'status' } },
          { kind: 'Field', name: { kind: 'Name', value: 'tier' } },
          { kind: 'Field', name: { kind: 'Name', value: 'lastSeen' } },
          { kind: 'Field', name: { kind: 'Name', value: 'firstDetected' } },
          { kind: 'Field', name: { kind: 'Name', value: 'fixGuidance' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'slice' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'field' } },
                { kind: 'Field', name: { kind: 'Name', value: 'value' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'score' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'frequency' } },
                { kind: 'Field', name: { kind: 'Name', value: 'impact' } },
                { kind: 'Field', name: { kind: 'Name', value: 'trend' } },
                { kind: 'Field', name: { kind: 'Name', value: 'velocity' } },
                { kind: 'Field', name: { kind: 'Name', value: 'confidence' } },
                { kind: 'Field', name: { kind: 'Name', value: 'recency' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'baseline' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'claimCount' } },
                { kind: 'Field', name: { kind: 'Name', value: 'denialRate' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'current' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'start' } },
                { kind: 'Field', name: { kind: 'Name', value: 'end' } },
                { kind: 'Field', name: { kind: 'Name', value: 'claimCount' } },
                { kind: 'Field', name: { kind: 'Name', value: 'deniedCount' } },
                { kind: 'Field', name: { kind: 'Name', value: 'denialRate' } },
                { kind: 'Field', name: { kind: 'Name', value: 'denialRateLow' } },
                { kind: 'Field', name: { kind: 'Name', value: 'denialRateHigh' } },
                { kind: 'Field', name: { kind: 'Name', value: 'dollarsDenied' } },
              ],
            },
          },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'dailyMetrics' },
            arguments: [
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'from' },
                value: { kind: 'Variable', name: { kind: 'Name', value: 'from' } },
              },
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'to' },
                value: { kind: 'Variable', name: { kind: 'Name', value: 'to' } },
              },
            ],
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'metricDate' } },
                { kind: 'Field', name: { kind: 'Name', value: 'deniedCount' } },
              ],
            },
          },
        ],
      },
    },
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'ProviderRow' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'Provider' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: 'id' } },
          { kind: 'Field', name: { kind: 'Name', value: 'npi' } },
          { kind: 'Field', name: { kind: 'Name', value: 'name' } },
          { kind: 'Field', name: { kind: 'Name', value: 'specialty' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'performance' },
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'claimCount' } },
                { kind: 'Field', name: { kind: 'Name', value: 'deniedCount' } },
                { kind: 'Field', name: { kind: 'Name', value: 'denialRate' } },
                { kind: 'Field', name: { kind: 'Name', value: 'totalBilled' } },
                { kind: 'Field', name: { kind: 'Name', value: 'totalDenied' } },
                { kind: 'Field', name: { kind: 'Name', value: 'appealCount' } },
                { kind: 'Field', name: { kind: 'Name', value: 'overturnCount' } },
              ],
            },
          },
        ],
      },
    },
  ],
} as unknown as DocumentNode<OverviewTablesQuery, OverviewTablesQueryVariables>;
export const PatternFeedDocument = {
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'subscription',
      name: { kind: 'Name', value: 'PatternFeed' },
      variableDefinitions: [
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'workspaceId' } },
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'ID' } } },
        },
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'after' } },
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'String' } },
        },
      ],
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'patternChanged' },
            arguments: [
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'workspaceId' },
                value: { kind: 'Variable', name: { kind: 'Name', value: 'workspaceId' } },
              },
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'after' },
                value: { kind: 'Variable', name: { kind: 'Name', value: 'after' } },
              },
            ],
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'cursor' } },
                { kind: 'Field', name: { kind: 'Name', value: 'kind' } },
                { kind: 'Field', name: { kind: 'Name', value: 'at' } },
                { kind: 'Field', name: { kind: 'Name', value: 'skipped' } },
                {
                  kind: 'Field',
                  name: { kind: 'Name', value: 'pattern' },
                  selectionSet: {
                    kind: 'SelectionSet',
                    selections: [
                      { kind: 'Field', name: { kind: 'Name', value: 'id' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'title' } },
                      { kind: 'Field', name: { kind: 'Name', value: 'tier' } },
                    ],
                  },
                },
              ],
            },
          },
        ],
      },
    },
  ],
} as unknown as DocumentNode<PatternFeedSubscription, PatternFeedSubscriptionVariables>;
