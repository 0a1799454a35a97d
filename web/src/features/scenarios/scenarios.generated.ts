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

export type GenerationState =
  | 'COMPLETED'
  | 'FAILED'
  | 'PAUSED'
  | 'PENDING'
  | 'RUNNING'
  | 'STOPPED';

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

export type PayerType =
  | 'COMMERCIAL'
  | 'MEDICAID'
  | 'MEDICARE'
  | 'MEDICARE_ADVANTAGE'
  | 'OTHER';

export type ScenarioEventKind =
  | 'CASE_MIX_SHIFT'
  | 'PAYER_POLICY_CHANGE'
  | 'SYSTEM_UPDATE'
  | 'TRAINING'
  | 'VOLUME_SPIKE';

export type StartGenerationInput = {
  readonly backfillDays?: number | null | undefined;
  readonly daysPerSecond?: number | null | undefined;
  readonly scenarioId: string;
  readonly seed?: number | null | undefined;
  readonly workspaceId?: string | null | undefined;
  readonly workspaceName?: string | null | undefined;
};

export type ScenarioCardDataFragment = { readonly id: string, readonly name: string, readonly description: string, readonly presetKey: string | null, readonly version: number, readonly updatedAt: string, readonly config: { readonly seed: number, readonly startDate: string, readonly durationDays: number | null, readonly claimsPerDay: number, readonly denialRate: number, readonly providers: number, readonly daysPerSecond: number | null, readonly payers: ReadonlyArray<{ readonly name: string, readonly share: number }>, readonly patterns: ReadonlyArray<{ readonly rule: string, readonly shareOfDenials: number, readonly fromDay: number, readonly payer: string | null }>, readonly learning: { readonly coders: number, readonly sessionsPerWeek: number, readonly fromDay: number, readonly targetDenialRate: number | null, readonly targetDay: number | null } | null, readonly events: ReadonlyArray<{ readonly day: number, readonly kind: ScenarioEventKind }> } };

export type ScenarioLibraryQueryVariables = Exact<{ [key: string]: never; }>;


export type ScenarioLibraryQuery = { readonly scenarioPresets: ReadonlyArray<{ readonly id: string, readonly name: string, readonly description: string, readonly presetKey: string | null, readonly version: number, readonly updatedAt: string, readonly config: { readonly seed: number, readonly startDate: string, readonly durationDays: number | null, readonly claimsPerDay: number, readonly denialRate: number, readonly providers: number, readonly daysPerSecond: number | null, readonly payers: ReadonlyArray<{ readonly name: string, readonly share: number }>, readonly patterns: ReadonlyArray<{ readonly rule: string, readonly shareOfDenials: number, readonly fromDay: number, readonly payer: string | null }>, readonly learning: { readonly coders: number, readonly sessionsPerWeek: number, readonly fromDay: number, readonly targetDenialRate: number | null, readonly targetDay: number | null } | null, readonly events: ReadonlyArray<{ readonly day: number, readonly kind: ScenarioEventKind }> } }>, readonly scenarios: { readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly id: string, readonly name: string, readonly description: string, readonly presetKey: string | null, readonly version: number, readonly updatedAt: string, readonly config: { readonly seed: number, readonly startDate: string, readonly durationDays: number | null, readonly claimsPerDay: number, readonly denialRate: number, readonly providers: number, readonly daysPerSecond: number | null, readonly payers: ReadonlyArray<{ readonly name: string, readonly share: number }>, readonly patterns: ReadonlyArray<{ readonly rule: string, readonly shareOfDenials: number, readonly fromDay: number, readonly payer: string | null }>, readonly learning: { readonly coders: number, readonly sessionsPerWeek: number, readonly fromDay: number, readonly targetDenialRate: number | null, readonly targetDay: number | null } | null, readonly events: ReadonlyArray<{ readonly day: number, readonly kind: ScenarioEventKind }> } }> } };

export type RunFiguresQueryVariables = Exact<{
  workspaceId: string;
  days: number;
}>;


export type RunFiguresQuery = { readonly dashboardMetrics: { readonly workspaceId: string, readonly days: number, readonly totalClaims: number, readonly denialRate: number | null } };

export type StartScenarioMutationVariables = Exact<{
  input: StartGenerationInput;
}>;


export type StartScenarioMutation = { readonly startGeneration: { readonly id: string, readonly state: GenerationState, readonly desiredState: GenerationState, readonly seed: number, readonly daysPerSecond: number | null, readonly virtualNow: string, readonly virtualTarget: string | null, readonly progress: number | null, readonly claimsGenerated: number, readonly claimsAdjudicated: number, readonly claimsDenied: number, readonly appealsFiled: number, readonly learningEvents: number, readonly claimsPerSecond: number, readonly batches: number, readonly lagSeconds: number, readonly error: string | null, readonly workspace: { readonly id: string, readonly name: string }, readonly scenario: { readonly id: string, readonly name: string, readonly presetKey: string | null, readonly config: { readonly startDate: string, readonly durationDays: number | null } } } };

export type StartTwinOfRunMutationVariables = Exact<{
  input: ForkWorkspaceInput;
}>;


export type StartTwinOfRunMutation = { readonly forkWorkspace: { readonly id: string } };

export const ScenarioCardDataFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ScenarioCardData"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Scenario"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"presetKey"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"config"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"seed"}},{"kind":"Field","name":{"kind":"Name","value":"startDate"}},{"kind":"Field","name":{"kind":"Name","value":"durationDays"}},{"kind":"Field","name":{"kind":"Name","value":"claimsPerDay"}},{"kind":"Field","name":{"kind":"Name","value":"denialRate"}},{"kind":"Field","name":{"kind":"Name","value":"providers"}},{"kind":"Field","name":{"kind":"Name","value":"daysPerSecond"}},{"kind":"Field","name":{"kind":"Name","value":"payers"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"share"}}]}},{"kind":"Field","name":{"kind":"Name","value":"patterns"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rule"}},{"kind":"Field","name":{"kind":"Name","value":"shareOfDenials"}},{"kind":"Field","name":{"kind":"Name","value":"fromDay"}},{"kind":"Field","name":{"kind":"Name","value":"payer"}}]}},{"kind":"Field","name":{"kind":"Name","value":"learning"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"coders"}},{"kind":"Field","name":{"kind":"Name","value":"sessionsPerWeek"}},{"kind":"Field","name":{"kind":"Name","value":"fromDay"}},{"kind":"Field","name":{"kind":"Name","value":"targetDenialRate"}},{"kind":"Field","name":{"kind":"Name","value":"targetDay"}}]}},{"kind":"Field","name":{"kind":"Name","value":"events"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"day"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}}]}}]}}]}}]} as unknown as DocumentNode<ScenarioCardDataFragment, unknown>;
export const ScenarioLibraryDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ScenarioLibrary"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"scenarioPresets"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ScenarioCardData"}}]}},{"kind":"Field","name":{"kind":"Name","value":"scenarios"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"50"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ScenarioCardData"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ScenarioCardData"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Scenario"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"presetKey"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"config"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"seed"}},{"kind":"Field","name":{"kind":"Name","value":"startDate"}},{"kind":"Field","name":{"kind":"Name","value":"durationDays"}},{"kind":"Field","name":{"kind":"Name","value":"claimsPerDay"}},{"kind":"Field","name":{"kind":"Name","value":"denialRate"}},{"kind":"Field","name":{"kind":"Name","value":"providers"}},{"kind":"Field","name":{"kind":"Name","value":"daysPerSecond"}},{"kind":"Field","name":{"kind":"Name","value":"payers"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"share"}}]}},{"kind":"Field","name":{"kind":"Name","value":"patterns"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rule"}},{"kind":"Field","name":{"kind":"Name","value":"shareOfDenials"}},{"kind":"Field","name":{"kind":"Name","value":"fromDay"}},{"kind":"Field","name":{"kind":"Name","value":"payer"}}]}},{"kind":"Field","name":{"kind":"Name","value":"learning"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"coders"}},{"kind":"Field","name":{"kind":"Name","value":"sessionsPerWeek"}},{"kind":"Field","name":{"kind":"Name","value":"fromDay"}},{"kind":"Field","name":{"kind":"Name","value":"targetDenialRate"}},{"kind":"Field","name":{"kind":"Name","value":"targetDay"}}]}},{"kind":"Field","name":{"kind":"Name","value":"events"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"day"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}}]}}]}}]}}]} as unknown as DocumentNode<ScenarioLibraryQuery, ScenarioLibraryQueryVariables>;
export const RunFiguresDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"RunFigures"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"workspaceId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"days"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"dashboardMetrics"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"workspaceId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"workspaceId"}}},{"kind":"Argument","name":{"kind":"Name","value":"days"},"value":{"kind":"Variable","name":{"kind":"Name","value":"days"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"workspaceId"}},{"kind":"Field","name":{"kind":"Name","value":"days"}},{"kind":"Field","name":{"kind":"Name","value":"totalClaims"}},{"kind":"Field","name":{"kind":"Name","value":"denialRate"}}]}}]}}]} as unknown as DocumentNode<RunFiguresQuery, RunFiguresQueryVariables>;
export const StartScenarioDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"StartScenario"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"StartGenerationInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"startGeneration"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"RunStatus"}},{"kind":"Field","name":{"kind":"Name","value":"workspace"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RunProgress"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"GenerationStatus"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"desiredState"}},{"kind":"Field","name":{"kind":"Name","value":"seed"}},{"kind":"Field","name":{"kind":"Name","value":"daysPerSecond"}},{"kind":"Field","name":{"kind":"Name","value":"virtualNow"}},{"kind":"Field","name":{"kind":"Name","value":"virtualTarget"}},{"kind":"Field","name":{"kind":"Name","value":"progress"}},{"kind":"Field","name":{"kind":"Name","value":"claimsGenerated"}},{"kind":"Field","name":{"kind":"Name","value":"claimsAdjudicated"}},{"kind":"Field","name":{"kind":"Name","value":"claimsDenied"}},{"kind":"Field","name":{"kind":"Name","value":"appealsFiled"}},{"kind":"Field","name":{"kind":"Name","value":"learningEvents"}},{"kind":"Field","name":{"kind":"Name","value":"claimsPerSecond"}},{"kind":"Field","name":{"kind":"Name","value":"batches"}},{"kind":"Field","name":{"kind":"Name","value":"lagSeconds"}},{"kind":"Field","name":{"kind":"Name","value":"error"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RunStatus"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"GenerationStatus"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"RunProgress"}},{"kind":"Field","name":{"kind":"Name","value":"scenario"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"presetKey"}},{"kind":"Field","name":{"kind":"Name","value":"config"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"startDate"}},{"kind":"Field","name":{"kind":"Name","value":"durationDays"}}]}}]}}]}}]} as unknown as DocumentNode<StartScenarioMutation, StartScenarioMutationVariables>;
export const StartTwinOfRunDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"StartTwinOfRun"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ForkWorkspaceInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"forkWorkspace"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]} as unknown as DocumentNode<StartTwinOfRunMutation, StartTwinOfRunMutationVariables>;