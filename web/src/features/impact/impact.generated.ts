/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
export type ConfigureGenerationInput = {
  readonly claimsPerDay?: number | null | undefined;
  readonly daysPerSecond?: number | null | undefined;
  readonly denialRate?: number | null | undefined;
  readonly learning?: LearningPlanInput | null | undefined;
  readonly patterns?: ReadonlyArray<PatternInjectionInput> | null | undefined;
  readonly unlimitedSpeed?: boolean | null | undefined;
};

export type ForkWorkspaceInput = {
  readonly at?: string | null | undefined;
  readonly config?: ConfigureGenerationInput | null | undefined;
  readonly name: string;
  readonly withoutLearning?: boolean | null | undefined;
  readonly workspaceId: string;
};

export type Granularity =
  | 'DAY'
  | 'MONTH'
  | 'WEEK';

export type ImpactCostsInput = {
  readonly coderHourlyCost?: number | null | undefined;
  readonly minutesPerSession?: number | null | undefined;
  readonly reworkPerInstitutionalDenial?: number | null | undefined;
  readonly reworkPerProfessionalDenial?: number | null | undefined;
};

export type LearningPlanInput = {
  readonly coders: number;
  readonly focus?: ReadonlyArray<string> | null | undefined;
  readonly fromDay?: number | null | undefined;
  readonly halfLifeDays?: number | null | undefined;
  readonly sessionsPerWeek: number;
  readonly targetDay?: number | null | undefined;
  readonly targetDenialRate?: number | null | undefined;
};

export type PatternInjectionInput = {
  readonly carc?: string | null | undefined;
  readonly coder?: number | null | undefined;
  readonly diagnosisChapter?: string | null | undefined;
  readonly fromDay?: number | null | undefined;
  readonly lineOfBusiness?: PayerType | null | undefined;
  readonly payer?: string | null | undefined;
  readonly placeOfService?: string | null | undefined;
  readonly procedure?: string | null | undefined;
  readonly procedureGroup?: string | null | undefined;
  readonly provider?: number | null | undefined;
  readonly rule: string;
  readonly shareOfDenials: number;
  readonly toDay?: number | null | undefined;
};

export type PatternStatus =
  | 'ACTIVE'
  | 'ARCHIVED'
  | 'IMPROVING'
  | 'RESOLVED';

export type PayerType =
  | 'COMMERCIAL'
  | 'MEDICAID'
  | 'MEDICARE'
  | 'MEDICARE_ADVANTAGE'
  | 'OTHER';

export type WorkspaceState =
  | 'COPYING'
  | 'DELETING'
  | 'FAILED'
  | 'READY';

export type ImpactFiguresFragment = { readonly asOf: string, readonly preventedDenials: number | null, readonly preventedAmount: number | null, readonly preventedLow: number | null, readonly preventedHigh: number | null, readonly reason: string | null, readonly truePreventedAmount: number | null, readonly recoveredAmount: number, readonly recoveredCash: number, readonly reworkAvoided: number | null, readonly trainingCost: number, readonly roi: number | null, readonly recoveryPotentialPerMonth: number, readonly costs: { readonly reworkPerProfessionalDenial: number, readonly reworkPerInstitutionalDenial: number, readonly minutesPerSession: number, readonly coderHourlyCost: number }, readonly byPattern: ReadonlyArray<{ readonly preventedDenials: number | null, readonly preventedAmount: number | null, readonly pattern: { readonly id: string, readonly title: string, readonly carc: string, readonly status: PatternStatus } }> };

export type RevenuePeriodFragment = { readonly date: string, readonly preventedAmount: number, readonly recoveredAmount: number, readonly reversedAmount: number, readonly revisedAmount: number, readonly cumulativePrevented: number, readonly cumulativeRecovered: number };

export type DeniedDollarsFragment = { readonly commitNumber: number, readonly deniedAmount: number, readonly openDenials: { readonly amount: number, readonly count: number, readonly toWorkAmount: number, readonly toWorkCount: number, readonly withPayerAmount: number, readonly withPayerCount: number } | null };

export type ImpactPageQueryVariables = Exact<{
  workspaceId: string;
  days: number;
  asOf?: string | null | undefined;
  from?: string | null | undefined;
  to?: string | null | undefined;
  granularity: Granularity;
  costs?: ImpactCostsInput | null | undefined;
}>;


export type ImpactPageQuery = { readonly impact: { readonly asOf: string, readonly preventedDenials: number | null, readonly preventedAmount: number | null, readonly preventedLow: number | null, readonly preventedHigh: number | null, readonly reason: string | null, readonly truePreventedAmount: number | null, readonly recoveredAmount: number, readonly recoveredCash: number, readonly reworkAvoided: number | null, readonly trainingCost: number, readonly roi: number | null, readonly recoveryPotentialPerMonth: number, readonly costs: { readonly reworkPerProfessionalDenial: number, readonly reworkPerInstitutionalDenial: number, readonly minutesPerSession: number, readonly coderHourlyCost: number }, readonly byPattern: ReadonlyArray<{ readonly preventedDenials: number | null, readonly preventedAmount: number | null, readonly pattern: { readonly id: string, readonly title: string, readonly carc: string, readonly status: PatternStatus } }> }, readonly revenueTrend: ReadonlyArray<{ readonly date: string, readonly preventedAmount: number, readonly recoveredAmount: number, readonly reversedAmount: number, readonly revisedAmount: number, readonly cumulativePrevented: number, readonly cumulativeRecovered: number }>, readonly dashboardMetrics: { readonly commitNumber: number, readonly deniedAmount: number, readonly openDenials: { readonly amount: number, readonly count: number, readonly toWorkAmount: number, readonly toWorkCount: number, readonly withPayerAmount: number, readonly withPayerCount: number } | null } };

export type StartTwinMutationVariables = Exact<{
  input: ForkWorkspaceInput;
}>;


export type StartTwinMutation = { readonly forkWorkspace: { readonly id: string, readonly state: WorkspaceState } };

export type TwinStateQueryVariables = Exact<{
  id: string;
}>;


export type TwinStateQuery = { readonly workspace: { readonly id: string, readonly state: WorkspaceState, readonly error: string | null } | null };

export const ImpactFiguresFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ImpactFigures"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ImpactReport"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"asOf"}},{"kind":"Field","name":{"kind":"Name","value":"preventedDenials"}},{"kind":"Field","name":{"kind":"Name","value":"preventedAmount"}},{"kind":"Field","name":{"kind":"Name","value":"preventedLow"}},{"kind":"Field","name":{"kind":"Name","value":"preventedHigh"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"truePreventedAmount"}},{"kind":"Field","name":{"kind":"Name","value":"recoveredAmount"}},{"kind":"Field","name":{"kind":"Name","value":"recoveredCash"}},{"kind":"Field","name":{"kind":"Name","value":"reworkAvoided"}},{"kind":"Field","name":{"kind":"Name","value":"trainingCost"}},{"kind":"Field","name":{"kind":"Name","value":"roi"}},{"kind":"Field","name":{"kind":"Name","value":"recoveryPotentialPerMonth"}},{"kind":"Field","name":{"kind":"Name","value":"costs"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reworkPerProfessionalDenial"}},{"kind":"Field","name":{"kind":"Name","value":"reworkPerInstitutionalDenial"}},{"kind":"Field","name":{"kind":"Name","value":"minutesPerSession"}},{"kind":"Field","name":{"kind":"Name","value":"coderHourlyCost"}}]}},{"kind":"Field","name":{"kind":"Name","value":"byPattern"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"preventedDenials"}},{"kind":"Field","name":{"kind":"Name","value":"preventedAmount"}},{"kind":"Field","name":{"kind":"Name","value":"pattern"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"carc"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}}]}}]}}]} as unknown as DocumentNode<ImpactFiguresFragment, unknown>;
export const RevenuePeriodFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RevenuePeriod"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RevenuePoint"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"date"}},{"kind":"Field","name":{"kind":"Name","value":"preventedAmount"}},{"kind":"Field","name":{"kind":"Name","value":"recoveredAmount"}},{"kind":"Field","name":{"kind":"Name","value":"reversedAmount"}},{"kind":"Field","name":{"kind":"Name","value":"revisedAmount"}},{"kind":"Field","name":{"kind":"Name","value":"cumulativePrevented"}},{"kind":"Field","name":{"kind":"Name","value":"cumulativeRecovered"}}]}}]} as unknown as DocumentNode<RevenuePeriodFragment, unknown>;
export const DeniedDollarsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"DeniedDollars"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DashboardMetrics"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"commitNumber"}},{"kind":"Field","name":{"kind":"Name","value":"deniedAmount"}},{"kind":"Field","name":{"kind":"Name","value":"openDenials"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"count"}},{"kind":"Field","name":{"kind":"Name","value":"toWorkAmount"}},{"kind":"Field","name":{"kind":"Name","value":"toWorkCount"}},{"kind":"Field","name":{"kind":"Name","value":"withPayerAmount"}},{"kind":"Field","name":{"kind":"Name","value":"withPayerCount"}}]}}]}}]} as unknown as DocumentNode<DeniedDollarsFragment, unknown>;
export const ImpactPageDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ImpactPage"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"workspaceId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"days"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"asOf"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"LocalDate"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"from"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"LocalDate"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"to"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"LocalDate"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"granularity"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Granularity"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"costs"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ImpactCostsInput"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"impact"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"workspaceId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"workspaceId"}}},{"kind":"Argument","name":{"kind":"Name","value":"days"},"value":{"kind":"Variable","name":{"kind":"Name","value":"days"}}},{"kind":"Argument","name":{"kind":"Name","value":"asOf"},"value":{"kind":"Variable","name":{"kind":"Name","value":"asOf"}}},{"kind":"Argument","name":{"kind":"Name","value":"costs"},"value":{"kind":"Variable","name":{"kind":"Name","value":"costs"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ImpactFigures"}}]}},{"kind":"Field","name":{"kind":"Name","value":"revenueTrend"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"workspaceId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"workspaceId"}}},{"kind":"Argument","name":{"kind":"Name","value":"from"},"value":{"kind":"Variable","name":{"kind":"Name","value":"from"}}},{"kind":"Argument","name":{"kind":"Name","value":"to"},"value":{"kind":"Variable","name":{"kind":"Name","value":"to"}}},{"kind":"Argument","name":{"kind":"Name","value":"granularity"},"value":{"kind":"Variable","name":{"kind":"Name","value":"granularity"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"RevenuePeriod"}}]}},{"kind":"Field","name":{"kind":"Name","value":"dashboardMetrics"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"workspaceId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"workspaceId"}}},{"kind":"Argument","name":{"kind":"Name","value":"days"},"value":{"kind":"Variable","name":{"kind":"Name","value":"days"}}},{"kind":"Argument","name":{"kind":"Name","value":"asOf"},"value":{"kind":"Variable","name":{"kind":"Name","value":"asOf"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"DeniedDollars"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ImpactFigures"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ImpactReport"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"asOf"}},{"kind":"Field","name":{"kind":"Name","value":"preventedDenials"}},{"kind":"Field","name":{"kind":"Name","value":"preventedAmount"}},{"kind":"Field","name":{"kind":"Name","value":"preventedLow"}},{"kind":"Field","name":{"kind":"Name","value":"preventedHigh"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"truePreventedAmount"}},{"kind":"Field","name":{"kind":"Name","value":"recoveredAmount"}},{"kind":"Field","name":{"kind":"Name","value":"recoveredCash"}},{"kind":"Field","name":{"kind":"Name","value":"reworkAvoided"}},{"kind":"Field","name":{"kind":"Name","value":"trainingCost"}},{"kind":"Field","name":{"kind":"Name","value":"roi"}},{"kind":"Field","name":{"kind":"Name","value":"recoveryPotentialPerMonth"}},{"kind":"Field","name":{"kind":"Name","value":"costs"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reworkPerProfessionalDenial"}},{"kind":"Field","name":{"kind":"Name","value":"reworkPerInstitutionalDenial"}},{"kind":"Field","name":{"kind":"Name","value":"minutesPerSession"}},{"kind":"Field","name":{"kind":"Name","value":"coderHourlyCost"}}]}},{"kind":"Field","name":{"kind":"Name","value":"byPattern"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"preventedDenials"}},{"kind":"Field","name":{"kind":"Name","value":"preventedAmount"}},{"kind":"Field","name":{"kind":"Name","value":"pattern"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"carc"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RevenuePeriod"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RevenuePoint"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"date"}},{"kind":"Field","name":{"kind":"Name","value":"preventedAmount"}},{"kind":"Field","name":{"kind":"Name","value":"recoveredAmount"}},{"kind":"Field","name":{"kind":"Name","value":"reversedAmount"}},{"kind":"Field","name":{"kind":"Name","value":"revisedAmount"}},{"kind":"Field","name":{"kind":"Name","value":"cumulativePrevented"}},{"kind":"Field","name":{"kind":"Name","value":"cumulativeRecovered"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"DeniedDollars"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DashboardMetrics"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"commitNumber"}},{"kind":"Field","name":{"kind":"Name","value":"deniedAmount"}},{"kind":"Field","name":{"kind":"Name","value":"openDenials"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"count"}},{"kind":"Field","name":{"kind":"Name","value":"toWorkAmount"}},{"kind":"Field","name":{"kind":"Name","value":"toWorkCount"}},{"kind":"Field","name":{"kind":"Name","value":"withPayerAmount"}},{"kind":"Field","name":{"kind":"Name","value":"withPayerCount"}}]}}]}}]} as unknown as DocumentNode<ImpactPageQuery, ImpactPageQueryVariables>;
export const StartTwinDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"StartTwin"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ForkWorkspaceInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"forkWorkspace"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}}]}}]}}]} as unknown as DocumentNode<StartTwinMutation, StartTwinMutationVariables>;
export const TwinStateDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"TwinState"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"workspace"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"error"}}]}}]}}]} as unknown as DocumentNode<TwinStateQuery, TwinStateQueryVariables>;