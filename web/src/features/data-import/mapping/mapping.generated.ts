/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
export type ColumnField =
  | 'ADMISSION_TYPE'
  | 'ALLOWED'
  | 'AUTHORIZATION'
  | 'BILLED'
  | 'CARRIER_DENIAL'
  | 'CLAIM_NUMBER'
  | 'CLAIM_TYPE'
  | 'DIAGNOSIS'
  | 'DIAGNOSIS_POINTER'
  | 'DRG'
  | 'EXTRACTED'
  | 'FACILITY_CLASS'
  | 'FACILITY_TYPE'
  | 'FILING_INDICATOR'
  | 'FINAL_ACTION'
  | 'FREQUENCY'
  | 'GROUP_CODE'
  | 'INITIALLY_DENIED'
  | 'LINE_ALLOWED'
  | 'LINE_BILLED'
  | 'LINE_NUMBER'
  | 'LINE_PAID'
  | 'LINE_SERVICE_DATE'
  | 'MEMBER_GROUP'
  | 'MEMBER_ID'
  | 'MODIFIER'
  | 'NDC'
  | 'NON_PAYMENT'
  | 'ORIGINAL_PAYER_NUMBER'
  | 'PAID'
  | 'PATIENT_ACCOUNT'
  | 'PATIENT_BIRTH_DATE'
  | 'PATIENT_FIRST_NAME'
  | 'PATIENT_LAST_NAME'
  | 'PATIENT_NAME'
  | 'PATIENT_SEX'
  | 'PATIENT_SHARE'
  | 'PATIENT_STATUS'
  | 'PAYER_ID'
  | 'PAYER_NAME'
  | 'PAYER_NUMBER'
  | 'PLACE_OF_SERVICE'
  | 'PROCEDURE'
  | 'PROVIDER_NAME'
  | 'PROVIDER_NPI'
  | 'REASON'
  | 'REFERRAL'
  | 'REMARK'
  | 'REMITTED'
  | 'REVENUE_CODE'
  | 'ROW_ALLOWED'
  | 'ROW_BILLED'
  | 'ROW_COINSURANCE'
  | 'ROW_CONTRACTUAL'
  | 'ROW_COPAY'
  | 'ROW_DEDUCTIBLE'
  | 'ROW_PAID'
  | 'ROW_PATIENT_SHARE'
  | 'SERVICE_FROM'
  | 'SERVICE_TO'
  | 'STATUS'
  | 'SUBMITTED'
  | 'TRACE'
  | 'TYPE_OF_BILL'
  | 'UNITS'
  | 'VERSION'
  | 'VERSION_KIND';

export type ColumnMappingInput = {
  readonly columns?: ReadonlyArray<MappedColumnInput>;
  readonly dateOrder?: DateOrder | null | undefined;
  readonly decimalMark?: DecimalMark | null | undefined;
  readonly payerName?: string | null | undefined;
  readonly rowAmounts?: RowAmounts | null | undefined;
};

export type DateOrder =
  | 'DAY_FIRST'
  | 'MONTH_FIRST';

export type DecimalMark =
  | 'COMMA'
  | 'POINT';

export type ImportClaimsInput = {
  readonly content: string;
  readonly fileName?: string | null | undefined;
  readonly format?: ImportFormat | null | undefined;
  readonly mapping?: ColumnMappingInput | null | undefined;
  readonly workspaceId?: string | null | undefined;
  readonly workspaceName?: string | null | undefined;
};

export type ImportFormat =
  | 'AUTO'
  | 'CSV'
  | 'FHIR'
  | 'JSON'
  | 'X12_835'
  | 'X12_837';

export type MappedColumnInput = {
  readonly field?: ColumnField | null | undefined;
  readonly header: string;
};

export type RowAmounts =
  | 'OF_CLAIM'
  | 'OF_LINE';

export type MappingProposalFragment = { readonly signature: string, readonly isKept: boolean, readonly isOfTransactions: boolean, readonly dateOrder: DateOrder | null, readonly decimalMark: DecimalMark | null, readonly rowAmounts: RowAmounts | null, readonly payerName: string | null, readonly columns: ReadonlyArray<{ readonly header: string, readonly field: ColumnField | null }>, readonly questions: ReadonlyArray<{ readonly code: string, readonly header: string, readonly line: number, readonly message: string }> };

export type ProposeMappingQueryVariables = Exact<{
  workspaceId?: string | null | undefined;
  content: string;
}>;


export type ProposeMappingQuery = { readonly columnMappingProposal: { readonly signature: string, readonly isKept: boolean, readonly isOfTransactions: boolean, readonly dateOrder: DateOrder | null, readonly decimalMark: DecimalMark | null, readonly rowAmounts: RowAmounts | null, readonly payerName: string | null, readonly columns: ReadonlyArray<{ readonly header: string, readonly field: ColumnField | null }>, readonly questions: ReadonlyArray<{ readonly code: string, readonly header: string, readonly line: number, readonly message: string }> } };

export type KeepMappingMutationVariables = Exact<{
  workspaceId: string;
  content: string;
  mapping: ColumnMappingInput;
}>;


export type KeepMappingMutation = { readonly keepColumnMapping: { readonly signature: string, readonly isKept: boolean, readonly isOfTransactions: boolean, readonly dateOrder: DateOrder | null, readonly decimalMark: DecimalMark | null, readonly rowAmounts: RowAmounts | null, readonly payerName: string | null, readonly columns: ReadonlyArray<{ readonly header: string, readonly field: ColumnField | null }>, readonly questions: ReadonlyArray<{ readonly code: string, readonly header: string, readonly line: number, readonly message: string }> } };

export type ImportTableMutationVariables = Exact<{
  input: ImportClaimsInput;
}>;


export type ImportTableMutation = { readonly importClaims: { readonly id: string, readonly workspaceId: string } };

export const MappingProposalFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"MappingProposal"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ColumnMappingProposal"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"signature"}},{"kind":"Field","name":{"kind":"Name","value":"isKept"}},{"kind":"Field","name":{"kind":"Name","value":"isOfTransactions"}},{"kind":"Field","name":{"kind":"Name","value":"dateOrder"}},{"kind":"Field","name":{"kind":"Name","value":"decimalMark"}},{"kind":"Field","name":{"kind":"Name","value":"rowAmounts"}},{"kind":"Field","name":{"kind":"Name","value":"payerName"}},{"kind":"Field","name":{"kind":"Name","value":"columns"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"header"}},{"kind":"Field","name":{"kind":"Name","value":"field"}}]}},{"kind":"Field","name":{"kind":"Name","value":"questions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"header"}},{"kind":"Field","name":{"kind":"Name","value":"line"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]} as unknown as DocumentNode<MappingProposalFragment, unknown>;
export const ProposeMappingDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ProposeMapping"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"workspaceId"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"content"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"columnMappingProposal"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"workspaceId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"workspaceId"}}},{"kind":"Argument","name":{"kind":"Name","value":"content"},"value":{"kind":"Variable","name":{"kind":"Name","value":"content"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"MappingProposal"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"MappingProposal"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ColumnMappingProposal"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"signature"}},{"kind":"Field","name":{"kind":"Name","value":"isKept"}},{"kind":"Field","name":{"kind":"Name","value":"isOfTransactions"}},{"kind":"Field","name":{"kind":"Name","value":"dateOrder"}},{"kind":"Field","name":{"kind":"Name","value":"decimalMark"}},{"kind":"Field","name":{"kind":"Name","value":"rowAmounts"}},{"kind":"Field","name":{"kind":"Name","value":"payerName"}},{"kind":"Field","name":{"kind":"Name","value":"columns"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"header"}},{"kind":"Field","name":{"kind":"Name","value":"field"}}]}},{"kind":"Field","name":{"kind":"Name","value":"questions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"header"}},{"kind":"Field","name":{"kind":"Name","value":"line"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]} as unknown as DocumentNode<ProposeMappingQuery, ProposeMappingQueryVariables>;
export const KeepMappingDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"KeepMapping"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"workspaceId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"content"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"mapping"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ColumnMappingInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"keepColumnMapping"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"workspaceId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"workspaceId"}}},{"kind":"Argument","name":{"kind":"Name","value":"content"},"value":{"kind":"Variable","name":{"kind":"Name","value":"content"}}},{"kind":"Argument","name":{"kind":"Name","value":"mapping"},"value":{"kind":"Variable","name":{"kind":"Name","value":"mapping"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"MappingProposal"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"MappingProposal"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ColumnMappingProposal"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"signature"}},{"kind":"Field","name":{"kind":"Name","value":"isKept"}},{"kind":"Field","name":{"kind":"Name","value":"isOfTransactions"}},{"kind":"Field","name":{"kind":"Name","value":"dateOrder"}},{"kind":"Field","name":{"kind":"Name","value":"decimalMark"}},{"kind":"Field","name":{"kind":"Name","value":"rowAmounts"}},{"kind":"Field","name":{"kind":"Name","value":"payerName"}},{"kind":"Field","name":{"kind":"Name","value":"columns"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"header"}},{"kind":"Field","name":{"kind":"Name","value":"field"}}]}},{"kind":"Field","name":{"kind":"Name","value":"questions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"header"}},{"kind":"Field","name":{"kind":"Name","value":"line"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]} as unknown as DocumentNode<KeepMappingMutation, KeepMappingMutationVariables>;
export const ImportTableDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ImportTable"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ImportClaimsInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"importClaims"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"workspaceId"}}]}}]}}]} as unknown as DocumentNode<ImportTableMutation, ImportTableMutationVariables>;