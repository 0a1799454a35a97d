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

export type PauseRunMutationVariables = Exact<{
  workspaceId: string;
}>;


export type PauseRunMutation = { readonly run: { readonly __typename: 'GenerationStatus', readonly id: string, readonly state: GenerationState, readonly desiredState: GenerationState, readonly seed: number, readonly daysPerSecond: number | null, readonly virtualNow: string, readonly virtualTarget: string | null, readonly progress: number | null, readonly claimsGenerated: number, readonly claimsAdjudicated: number, readonly claimsDenied: number, readonly appealsFiled: number, readonly learningEvents: number, readonly claimsPerSecond: number, readonly batches: number, readonly lagSeconds: number, readonly error: string | null } };

export type ResumeRunMutationVariables = Exact<{
  workspaceId: string;
}>;


export type ResumeRunMutation = { readonly run: { readonly __typename: 'GenerationStatus', readonly id: string, readonly state: GenerationState, readonly desiredState: GenerationState, readonly seed: number, readonly daysPerSecond: number | null, readonly virtualNow: string, readonly virtualTarget: string | null, readonly progress: number | null, readonly claimsGenerated: number, readonly claimsAdjudicated: number, readonly claimsDenied: number, readonly appealsFiled: number, readonly learningEvents: number, readonly claimsPerSecond: number, readonly batches: number, readonly lagSeconds: number, readonly error: string | null } };

export type StopRunMutationVariables = Exact<{
  workspaceId: string;
}>;


export type StopRunMutation = { readonly run: { readonly __typename: 'GenerationStatus', readonly id: string, readonly state: GenerationState, readonly desiredState: GenerationState, readonly seed: number, readonly daysPerSecond: number | null, readonly virtualNow: string, readonly virtualTarget: string | null, readonly progress: number | null, readonly claimsGenerated: number, readonly claimsAdjudicated: number, readonly claimsDenied: number, readonly appealsFiled: number, readonly learningEvents: number, readonly claimsPerSecond: number, readonly batches: number, readonly lagSeconds: number, readonly error: string | null } };

export type StepRunMutationVariables = Exact<{
  workspaceId: string;
  days: number;
}>;


export type StepRunMutation = { readonly run: { readonly __typename: 'GenerationStatus', readonly id: string, readonly state: GenerationState, readonly desiredState: GenerationState, readonly seed: number, readonly daysPerSecond: number | null, readonly virtualNow: string, readonly virtualTarget: string | null, readonly progress: number | null, readonly claimsGenerated: number, readonly claimsAdjudicated: number, readonly claimsDenied: number, readonly appealsFiled: number, readonly learningEvents: number, readonly claimsPerSecond: number, readonly batches: number, readonly lagSeconds: number, readonly error: string | null } };

export type SetRunSpeedMutationVariables = Exact<{
  workspaceId: string;
  input: ConfigureGenerationInput;
}>;


export type SetRunSpeedMutation = { readonly run: { readonly __typename: 'GenerationStatus', readonly id: string, readonly state: GenerationState, readonly desiredState: GenerationState, readonly seed: number, readonly daysPerSecond: number | null, readonly virtualNow: string, readonly virtualTarget: string | null, readonly progress: number | null, readonly claimsGenerated: number, readonly claimsAdjudicated: number, readonly claimsDenied: number, readonly appealsFiled: number, readonly learningEvents: number, readonly claimsPerSecond: number, readonly batches: number, readonly lagSeconds: number, readonly error: string | null } };


export const PauseRunDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"PauseRun"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"workspaceId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"run"},"name":{"kind":"Name","value":"pauseGeneration"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"workspaceId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"workspaceId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"RunProgress"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RunProgress"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"GenerationStatus"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"desiredState"}},{"kind":"Field","name":{"kind":"Name","value":"seed"}},{"kind":"Field","name":{"kind":"Name","value":"daysPerSecond"}},{"kind":"Field","name":{"kind":"Name","value":"virtualNow"}},{"kind":"Field","name":{"kind":"Name","value":"virtualTarget"}},{"kind":"Field","name":{"kind":"Name","value":"progress"}},{"kind":"Field","name":{"kind":"Name","value":"claimsGenerated"}},{"kind":"Field","name":{"kind":"Name","value":"claimsAdjudicated"}},{"kind":"Field","name":{"kind":"Name","value":"claimsDenied"}},{"kind":"Field","name":{"kind":"Name","value":"appealsFiled"}},{"kind":"Field","name":{"kind":"Name","value":"learningEvents"}},{"kind":"Field","name":{"kind":"Name","value":"claimsPerSecond"}},{"kind":"Field","name":{"kind":"Name","value":"batches"}},{"kind":"Field","name":{"kind":"Name","value":"lagSeconds"}},{"kind":"Field","name":{"kind":"Name","value":"error"}}]}}]} as unknown as DocumentNode<PauseRunMutation, PauseRunMutationVariables>;
export const ResumeRunDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ResumeRun"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"workspaceId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"run"},"name":{"kind":"Name","value":"resumeGeneration"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"workspaceId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"workspaceId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"RunProgress"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RunProgress"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"GenerationStatus"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"desiredState"}},{"kind":"Field","name":{"kind":"Name","value":"seed"}},{"kind":"Field","name":{"kind":"Name","value":"daysPerSecond"}},{"kind":"Field","name":{"kind":"Name","value":"virtualNow"}},{"kind":"Field","name":{"kind":"Name","value":"virtualTarget"}},{"kind":"Field","name":{"kind":"Name","value":"progress"}},{"kind":"Field","name":{"kind":"Name","value":"claimsGenerated"}},{"kind":"Field","name":{"kind":"Name","value":"claimsAdjudicated"}},{"kind":"Field","name":{"kind":"Name","value":"claimsDenied"}},{"kind":"Field","name":{"kind":"Name","value":"appealsFiled"}},{"kind":"Field","name":{"kind":"Name","value":"learningEvents"}},{"kind":"Field","name":{"kind":"Name","value":"claimsPerSecond"}},{"kind":"Field","name":{"kind":"Name","value":"batches"}},{"kind":"Field","name":{"kind":"Name","value":"lagSeconds"}},{"kind":"Field","name":{"kind":"Name","value":"error"}}]}}]} as unknown as DocumentNode<ResumeRunMutation, ResumeRunMutationVariables>;
export const StopRunDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"StopRun"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"workspaceId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"run"},"name":{"kind":"Name","value":"stopGeneration"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"workspaceId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"workspaceId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"RunProgress"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RunProgress"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"GenerationStatus"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"desiredState"}},{"kind":"Field","name":{"kind":"Name","value":"seed"}},{"kind":"Field","name":{"kind":"Name","value":"daysPerSecond"}},{"kind":"Field","name":{"kind":"Name","value":"virtualNow"}},{"kind":"Field","name":{"kind":"Name","value":"virtualTarget"}},{"kind":"Field","name":{"kind":"Name","value":"progress"}},{"kind":"Field","name":{"kind":"Name","value":"claimsGenerated"}},{"kind":"Field","name":{"kind":"Name","value":"claimsAdjudicated"}},{"kind":"Field","name":{"kind":"Name","value":"claimsDenied"}},{"kind":"Field","name":{"kind":"Name","value":"appealsFiled"}},{"kind":"Field","name":{"kind":"Name","value":"learningEvents"}},{"kind":"Field","name":{"kind":"Name","value":"claimsPerSecond"}},{"kind":"Field","name":{"kind":"Name","value":"batches"}},{"kind":"Field","name":{"kind":"Name","value":"lagSeconds"}},{"kind":"Field","name":{"kind":"Name","value":"error"}}]}}]} as unknown as DocumentNode<StopRunMutation, StopRunMutationVariables>;
export const StepRunDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"StepRun"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"workspaceId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"days"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"run"},"name":{"kind":"Name","value":"stepGeneration"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"workspaceId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"workspaceId"}}},{"kind":"Argument","name":{"kind":"Name","value":"days"},"value":{"kind":"Variable","name":{"kind":"Name","value":"days"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"RunProgress"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RunProgress"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"GenerationStatus"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"desiredState"}},{"kind":"Field","name":{"kind":"Name","value":"seed"}},{"kind":"Field","name":{"kind":"Name","value":"daysPerSecond"}},{"kind":"Field","name":{"kind":"Name","value":"virtualNow"}},{"kind":"Field","name":{"kind":"Name","value":"virtualTarget"}},{"kind":"Field","name":{"kind":"Name","value":"progress"}},{"kind":"Field","name":{"kind":"Name","value":"claimsGenerated"}},{"kind":"Field","name":{"kind":"Name","value":"claimsAdjudicated"}},{"kind":"Field","name":{"kind":"Name","value":"claimsDenied"}},{"kind":"Field","name":{"kind":"Name","value":"appealsFiled"}},{"kind":"Field","name":{"kind":"Name","value":"learningEvents"}},{"kind":"Field","name":{"kind":"Name","value":"claimsPerSecond"}},{"kind":"Field","name":{"kind":"Name","value":"batches"}},{"kind":"Field","name":{"kind":"Name","value":"lagSeconds"}},{"kind":"Field","name":{"kind":"Name","value":"error"}}]}}]} as unknown as DocumentNode<StepRunMutation, StepRunMutationVariables>;
export const SetRunSpeedDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SetRunSpeed"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"workspaceId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ConfigureGenerationInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"run"},"name":{"kind":"Name","value":"configureGeneration"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"workspaceId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"workspaceId"}}},{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"RunProgress"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RunProgress"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"GenerationStatus"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"desiredState"}},{"kind":"Field","name":{"kind":"Name","value":"seed"}},{"kind":"Field","name":{"kind":"Name","value":"daysPerSecond"}},{"kind":"Field","name":{"kind":"Name","value":"virtualNow"}},{"kind":"Field","name":{"kind":"Name","value":"virtualTarget"}},{"kind":"Field","name":{"kind":"Name","value":"progress"}},{"kind":"Field","name":{"kind":"Name","value":"claimsGenerated"}},{"kind":"Field","name":{"kind":"Name","value":"claimsAdjudicated"}},{"kind":"Field","name":{"kind":"Name","value":"claimsDenied"}},{"kind":"Field","name":{"kind":"Name","value":"appealsFiled"}},{"kind":"Field","name":{"kind":"Name","value":"learningEvents"}},{"kind":"Field","name":{"kind":"Name","value":"claimsPerSecond"}},{"kind":"Field","name":{"kind":"Name","value":"batches"}},{"kind":"Field","name":{"kind":"Name","value":"lagSeconds"}},{"kind":"Field","name":{"kind":"Name","value":"error"}}]}}]} as unknown as DocumentNode<SetRunSpeedMutation, SetRunSpeedMutationVariables>;