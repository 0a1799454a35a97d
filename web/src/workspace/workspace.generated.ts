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

export type WorkspaceKind =
  | 'LIVE'
  | 'MIXED'
  | 'SIMULATED';

export type WorkspaceState =
  | 'COPYING'
  | 'DELETING'
  | 'FAILED'
  | 'READY';

export type RunProgressFragment = { readonly id: string, readonly state: GenerationState, readonly desiredState: GenerationState, readonly seed: number, readonly daysPerSecond: number | null, readonly virtualNow: string, readonly virtualTarget: string | null, readonly progress: number | null, readonly claimsGenerated: number, readonly claimsAdjudicated: number, readonly claimsDenied: number, readonly appealsFiled: number, readonly learningEvents: number, readonly claimsPerSecond: number, readonly batches: number, readonly lagSeconds: number, readonly error: string | null };

export type RunStatusFragment = { readonly id: string, readonly state: GenerationState, readonly desiredState: GenerationState, readonly seed: number, readonly daysPerSecond: number | null, readonly virtualNow: string, readonly virtualTarget: string | null, readonly progress: number | null, readonly claimsGenerated: number, readonly claimsAdjudicated: number, readonly claimsDenied: number, readonly appealsFiled: number, readonly learningEvents: number, readonly claimsPerSecond: number, readonly batches: number, readonly lagSeconds: number, readonly error: string | null, readonly scenario: { readonly id: string, readonly name: string, readonly presetKey: string | null, readonly config: { readonly startDate: string, readonly durationDays: number | null } } };

export type WorkspaceItemFragment = { readonly id: string, readonly followsOrigin: boolean, readonly name: string, readonly kind: WorkspaceKind, readonly state: WorkspaceState, readonly error: string | null, readonly dataThrough: string | null, readonly now: string, readonly claimCount: number, readonly createdAt: string, readonly generation: { readonly id: string, readonly state: GenerationState, readonly desiredState: GenerationState, readonly seed: number, readonly daysPerSecond: number | null, readonly virtualNow: string, readonly virtualTarget: string | null, readonly progress: number | null, readonly claimsGenerated: number, readonly claimsAdjudicated: number, readonly claimsDenied: number, readonly appealsFiled: number, readonly learningEvents: number, readonly claimsPerSecond: number, readonly batches: number, readonly lagSeconds: number, readonly error: string | null, readonly scenario: { readonly id: string, readonly name: string, readonly presetKey: string | null, readonly config: { readonly startDate: string, readonly durationDays: number | null } } } | null };

export type WorkspacesQueryVariables = Exact<{ [key: string]: never; }>;


export type WorkspacesQuery = { readonly workspaces: ReadonlyArray<{ readonly id: string, readonly followsOrigin: boolean, readonly name: string, readonly kind: WorkspaceKind, readonly state: WorkspaceState, readonly error: string | null, readonly dataThrough: string | null, readonly now: string, readonly claimCount: number, readonly createdAt: string, readonly generation: { readonly id: string, readonly state: GenerationState, readonly desiredState: GenerationState, readonly seed: number, readonly daysPerSecond: number | null, readonly virtualNow: string, readonly virtualTarget: string | null, readonly progress: number | null, readonly claimsGenerated: number, readonly claimsAdjudicated: number, readonly claimsDenied: number, readonly appealsFiled: number, readonly learningEvents: number, readonly claimsPerSecond: number, readonly batches: number, readonly lagSeconds: number, readonly error: string | null, readonly scenario: { readonly id: string, readonly name: string, readonly presetKey: string | null, readonly config: { readonly startDate: string, readonly durationDays: number | null } } } | null }> };

export type RunStatusChangedSubscriptionVariables = Exact<{
  workspaceId: string;
}>;


export type RunStatusChangedSubscription = { readonly generationStatusChanged: { readonly __typename: 'GenerationStatus', readonly id: string, readonly state: GenerationState, readonly desiredState: GenerationState, readonly seed: number, readonly daysPerSecond: number | null, readonly virtualNow: string, readonly virtualTarget: string | null, readonly progress: number | null, readonly claimsGenerated: number, readonly claimsAdjudicated: number, readonly claimsDenied: number, readonly appealsFiled: number, readonly learningEvents: number, readonly claimsPerSecond: number, readonly batches: number, readonly lagSeconds: number, readonly error: string | null } };

export type StartTwinMutationVariables = Exact<{
  input: ForkWorkspaceInput;
}>;


export type StartTwinMutation = { readonly forkWorkspace: { readonly id: string } };

export const RunProgressFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RunProgress"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"GenerationStatus"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"desiredState"}},{"kind":"Field","name":{"kind":"Name","value":"seed"}},{"kind":"Field","name":{"kind":"Name","value":"daysPerSecond"}},{"kind":"Field","name":{"kind":"Name","value":"virtualNow"}},{"kind":"Field","name":{"kind":"Name","value":"virtualTarget"}},{"kind":"Field","name":{"kind":"Name","value":"progress"}},{"kind":"Field","name":{"kind":"Name","value":"claimsGenerated"}},{"kind":"Field","name":{"kind":"Name","value":"claimsAdjudicated"}},{"kind":"Field","name":{"kind":"Name","value":"claimsDenied"}},{"kind":"Field","name":{"kind":"Name","value":"appealsFiled"}},{"kind":"Field","name":{"kind":"Name","value":"learningEvents"}},{"kind":"Field","name":{"kind":"Name","value":"claimsPerSecond"}},{"kind":"Field","name":{"kind":"Name","value":"batches"}},{"kind":"Field","name":{"kind":"Name","value":"lagSeconds"}},{"kind":"Field","name":{"kind":"Name","value":"error"}}]}}]} as unknown as DocumentNode<RunProgressFragment, unknown>;
export const RunStatusFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RunStatus"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"GenerationStatus"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"RunProgress"}},{"kind":"Field","name":{"kind":"Name","value":"scenario"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"presetKey"}},{"kind":"Field","name":{"kind":"Name","value":"config"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"startDate"}},{"kind":"Field","name":{"kind":"Name","value":"durationDays"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RunProgress"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"GenerationStatus"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"desiredState"}},{"kind":"Field","name":{"kind":"Name","value":"seed"}},{"kind":"Field","name":{"kind":"Name","value":"daysPerSecond"}},{"kind":"Field","name":{"kind":"Name","value":"virtualNow"}},{"kind":"Field","name":{"kind":"Name","value":"virtualTarget"}},{"kind":"Field","name":{"kind":"Name","value":"progress"}},{"kind":"Field","name":{"kind":"Name","value":"claimsGenerated"}},{"kind":"Field","name":{"kind":"Name","value":"claimsAdjudicated"}},{"kind":"Field","name":{"kind":"Name","value":"claimsDenied"}},{"kind":"Field","name":{"kind":"Name","value":"appealsFiled"}},{"kind":"Field","name":{"kind":"Name","value":"learningEvents"}},{"kind":"Field","name":{"kind":"Name","value":"claimsPerSecond"}},{"kind":"Field","name":{"kind":"Name","value":"batches"}},{"kind":"Field","name":{"kind":"Name","value":"lagSeconds"}},{"kind":"Field","name":{"kind":"Name","value":"error"}}]}}]} as unknown as DocumentNode<RunStatusFragment, unknown>;
export const WorkspaceItemFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"WorkspaceItem"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Workspace"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"followsOrigin"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"error"}},{"kind":"Field","name":{"kind":"Name","value":"dataThrough"}},{"kind":"Field","name":{"kind":"Name","value":"now"}},{"kind":"Field","name":{"kind":"Name","value":"claimCount"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"generation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"RunStatus"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RunProgress"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"GenerationStatus"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"desiredState"}},{"kind":"Field","name":{"kind":"Name","value":"seed"}},{"kind":"Field","name":{"kind":"Name","value":"daysPerSecond"}},{"kind":"Field","name":{"kind":"Name","value":"virtualNow"}},{"kind":"Field","name":{"kind":"Name","value":"virtualTarget"}},{"kind":"Field","name":{"kind":"Name","value":"progress"}},{"kind":"Field","name":{"kind":"Name","value":"claimsGenerated"}},{"kind":"Field","name":{"kind":"Name","value":"claimsAdjudicated"}},{"kind":"Field","name":{"kind":"Name","value":"claimsDenied"}},{"kind":"Field","name":{"kind":"Name","value":"appealsFiled"}},{"kind":"Field","name":{"kind":"Name","value":"learningEvents"}},{"kind":"Field","name":{"kind":"Name","value":"claimsPerSecond"}},{"kind":"Field","name":{"kind":"Name","value":"batches"}},{"kind":"Field","name":{"kind":"Name","value":"lagSeconds"}},{"kind":"Field","name":{"kind":"Name","value":"error"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RunStatus"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"GenerationStatus"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"RunProgress"}},{"kind":"Field","name":{"kind":"Name","value":"scenario"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"presetKey"}},{"kind":"Field","name":{"kind":"Name","value":"config"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"startDate"}},{"kind":"Field","name":{"kind":"Name","value":"durationDays"}}]}}]}}]}}]} as unknown as DocumentNode<WorkspaceItemFragment, unknown>;
export const WorkspacesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Workspaces"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"workspaces"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"WorkspaceItem"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RunProgress"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"GenerationStatus"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"desiredState"}},{"kind":"Field","name":{"kind":"Name","value":"seed"}},{"kind":"Field","name":{"kind":"Name","value":"daysPerSecond"}},{"kind":"Field","name":{"kind":"Name","value":"virtualNow"}},{"kind":"Field","name":{"kind":"Name","value":"virtualTarget"}},{"kind":"Field","name":{"kind":"Name","value":"progress"}},{"kind":"Field","name":{"kind":"Name","value":"claimsGenerated"}},{"kind":"Field","name":{"kind":"Name","value":"claimsAdjudicated"}},{"kind":"Field","name":{"kind":"Name","value":"claimsDenied"}},{"kind":"Field","name":{"kind":"Name","value":"appealsFiled"}},{"kind":"Field","name":{"kind":"Name","value":"learningEvents"}},{"kind":"Field","name":{"kind":"Name","value":"claimsPerSecond"}},{"kind":"Field","name":{"kind":"Name","value":"batches"}},{"kind":"Field","name":{"kind":"Name","value":"lagSeconds"}},{"kind":"Field","name":{"kind":"Name","value":"error"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RunStatus"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"GenerationStatus"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"RunProgress"}},{"kind":"Field","name":{"kind":"Name","value":"scenario"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"presetKey"}},{"kind":"Field","name":{"kind":"Name","value":"config"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"startDate"}},{"kind":"Field","name":{"kind":"Name","value":"durationDays"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"WorkspaceItem"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Workspace"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"followsOrigin"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"error"}},{"kind":"Field","name":{"kind":"Name","value":"dataThrough"}},{"kind":"Field","name":{"kind":"Name","value":"now"}},{"kind":"Field","name":{"kind":"Name","value":"claimCount"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"generation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"RunStatus"}}]}}]}}]} as unknown as DocumentNode<WorkspacesQuery, WorkspacesQueryVariables>;
export const RunStatusChangedDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"RunStatusChanged"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"workspaceId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"generationStatusChanged"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"workspaceId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"workspaceId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"RunProgress"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RunProgress"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"GenerationStatus"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"desiredState"}},{"kind":"Field","name":{"kind":"Name","value":"seed"}},{"kind":"Field","name":{"kind":"Name","value":"daysPerSecond"}},{"kind":"Field","name":{"kind":"Name","value":"virtualNow"}},{"kind":"Field","name":{"kind":"Name","value":"virtualTarget"}},{"kind":"Field","name":{"kind":"Name","value":"progress"}},{"kind":"Field","name":{"kind":"Name","value":"claimsGenerated"}},{"kind":"Field","name":{"kind":"Name","value":"claimsAdjudicated"}},{"kind":"Field","name":{"kind":"Name","value":"claimsDenied"}},{"kind":"Field","name":{"kind":"Name","value":"appealsFiled"}},{"kind":"Field","name":{"kind":"Name","value":"learningEvents"}},{"kind":"Field","name":{"kind":"Name","value":"claimsPerSecond"}},{"kind":"Field","name":{"kind":"Name","value":"batches"}},{"kind":"Field","name":{"kind":"Name","value":"lagSeconds"}},{"kind":"Field","name":{"kind":"Name","value":"error"}}]}}]} as unknown as DocumentNode<RunStatusChangedSubscription, RunStatusChangedSubscriptionVariables>;
export const StartTwinDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"StartTwin"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ForkWorkspaceInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"forkWorkspace"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]} as unknown as DocumentNode<StartTwinMutation, StartTwinMutationVariables>;