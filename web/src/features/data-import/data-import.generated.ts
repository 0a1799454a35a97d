/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> =
  T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
export type ImportFormat = 'AUTO' | 'CSV' | 'FHIR' | 'JSON' | 'X12_835' | 'X12_837';

export type ImportState = 'CANCELLED' | 'COMPLETED' | 'FAILED' | 'QUEUED' | 'RUNNING';

export type ImportItemFragment = {
  readonly id: string;
  readonly workspaceId: string;
  readonly state: ImportState;
  readonly format: ImportFormat;
  readonly fileName: string | null;
  readonly bytesTotal: number | null;
  readonly bytesRead: number;
  readonly claimsRead: number;
  readonly claimsCreated: number;
  readonly claimsUpdated: number;
  readonly duplicates: number;
  readonly rejected: number;
  readonly error: string | null;
  readonly startedAt: string | null;
  readonly finishedAt: string | null;
  readonly rejections: ReadonlyArray<{
    readonly position: string;
    readonly code: string;
    readonly message: string;
  }>;
};

export type ImportJobsQueryVariables = Exact<{
  workspaceId?: string | null | undefined;
}>;

export type ImportJobsQuery = {
  readonly importJobs: ReadonlyArray<{
    readonly id: string;
    readonly workspaceId: string;
    readonly state: ImportState;
    readonly format: ImportFormat;
    readonly fileName: string | null;
    readonly bytesTotal: number | null;
    readonly bytesRead: number;
    readonly claimsRead: number;
    readonly claimsCreated: number;
    readonly claimsUpdated: number;
    readonly duplicates: number;
    readonly rejected: number;
    readonly error: string | null;
    readonly startedAt: string | null;
    readonly finishedAt: string | null;
    readonly rejections: ReadonlyArray<{
      readonly position: string;
      readonly code: string;
      readonly message: string;
    }>;
  }>;
};

export type ImportJobByIdQueryVariables = Exact<{
  id: string;
}>;

export type ImportJobByIdQuery = {
  readonly importJob: {
    readonly id: string;
    readonly workspaceId: string;
    readonly state: ImportState;
    readonly format: ImportFormat;
    readonly fileName: string | null;
    readonly bytesTotal: number | null;
    readonly bytesRead: number;
    readonly claimsRead: number;
    readonly claimsCreated: number;
    readonly claimsUpdated: number;
    readonly duplicates: number;
    readonly rejected: number;
    readonly error: string | null;
    readonly startedAt: string | null;
    readonly finishedAt: string | null;
    readonly rejections: ReadonlyArray<{
      readonly position: string;
      readonly code: string;
      readonly message: string;
    }>;
  } | null;
};

export type ImportProgressSubscriptionVariables = Exact<{
  id: string;
}>;

export type ImportProgressSubscription = {
  readonly importProgress: {
    readonly id: string;
    readonly workspaceId: string;
    readonly state: ImportState;
    readonly format: ImportFormat;
    readonly fileName: string | null;
    readonly bytesTotal: number | null;
    readonly bytesRead: number;
    readonly claimsRead: number;
    readonly claimsCreated: number;
    readonly claimsUpdated: number;
    readonly duplicates: number;
    readonly rejected: number;
    readonly error: string | null;
    readonly startedAt: string | null;
    readonly finishedAt: string | null;
    readonly rejections: ReadonlyArray<{
      readonly position: string;
      readonly code: string;
      readonly message: string;
    }>;
  };
};

export const ImportItemFragmentDoc = {
  kind: 'Document',
  definitions: [
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'ImportItem' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'ImportJob' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: 'id' } },
          { kind: 'Field', name: { kind: 'Name', value: 'workspaceId' } },
          { kind: 'Field', name: { kind: 'Name', value: 'state' } },
          { kind: 'Field', name: { kind: 'Name', value: 'format' } },
          { kind: 'Field', name: { kind: 'Name', value: 'fileName' } },
          { kind: 'Field', name: { kind: 'Name', value: 'bytesTotal' } },
          { kind: 'Field', name: { kind: 'Name', value: 'bytesRead' } },
          { kind: 'Field', name: { kind: 'Name', value: 'claimsRead' } },
          { kind: 'Field', name: { kind: 'Name', value: 'claimsCreated' } },
          { kind: 'Field', name: { kind: 'Name', value: 'claimsUpdated' } },
          { kind: 'Field', name: { kind: 'Name', value: 'duplicates' } },
          { kind: 'Field', name: { kind: 'Name', value: 'rejected' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'rejections' },
            arguments: [
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'first' },
                value: { kind: 'IntValue', value: '50' },
              },
            ],
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'position' } },
                { kind: 'Field', name: { kind: 'Name', value: 'code' } },
                { kind: 'Field', name: { kind: 'Name', value: 'message' } },
              ],
            },
          },
          { kind: 'Field', name: { kind: 'Name', value: 'error' } },
          { kind: 'Field', name: { kind: 'Name', value: 'startedAt' } },
          { kind: 'Field', name: { kind: 'Name', value: 'finishedAt' } },
        ],
      },
    },
  ],
} as unknown as DocumentNode<ImportItemFragment, unknown>;
export const ImportJobsDocument = {
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'query',
      name: { kind: 'Name', value: 'ImportJobs' },
      variableDefinitions: [
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'workspaceId' } },
          type: { kind: 'NamedType', name: { kind: 'Name', value: 'ID' } },
        },
      ],
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'importJobs' },
            arguments: [
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'workspaceId' },
                value: { kind: 'Variable', name: { kind: 'Name', value: 'workspaceId' } },
              },
            ],
            selectionSet: {
              kind: 'SelectionSet',
              selections: [{ kind: 'FragmentSpread', name: { kind: 'Name', value: 'ImportItem' } }],
            },
          },
        ],
      },
    },
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'ImportItem' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'ImportJob' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: 'id' } },
          { kind: 'Field', name: { kind: 'Name', value: 'workspaceId' } },
          { kind: 'Field', name: { kind: 'Name', value: 'state' } },
          { kind: 'Field', name: { kind: 'Name', value: 'format' } },
          { kind: 'Field', name: { kind: 'Name', value: 'fileName' } },
          { kind: 'Field', name: { kind: 'Name', value: 'bytesTotal' } },
          { kind: 'Field', name: { kind: 'Name', value: 'bytesRead' } },
          { kind: 'Field', name: { kind: 'Name', value: 'claimsRead' } },
          { kind: 'Field', name: { kind: 'Name', value: 'claimsCreated' } },
          { kind: 'Field', name: { kind: 'Name', value: 'claimsUpdated' } },
          { kind: 'Field', name: { kind: 'Name', value: 'duplicates' } },
          { kind: 'Field', name: { kind: 'Name', value: 'rejected' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'rejections' },
            arguments: [
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'first' },
                value: { kind: 'IntValue', value: '50' },
              },
            ],
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'position' } },
                { kind: 'Field', name: { kind: 'Name', value: 'code' } },
                { kind: 'Field', name: { kind: 'Name', value: 'message' } },
              ],
            },
          },
          { kind: 'Field', name: { kind: 'Name', value: 'error' } },
          { kind: 'Field', name: { kind: 'Name', value: 'startedAt' } },
          { kind: 'Field', name: { kind: 'Name', value: 'finishedAt' } },
        ],
      },
    },
  ],
} as unknown as DocumentNode<ImportJobsQuery, ImportJobsQueryVariables>;
export const ImportJobByIdDocument = {
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'query',
      name: { kind: 'Name', value: 'ImportJobById' },
      variableDefinitions: [
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'id' } },
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'ID' } } },
        },
      ],
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'importJob' },
            arguments: [
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'id' },
                value: { kind: 'Variable', name: { kind: 'Name', value: 'id' } },
              },
            ],
            selectionSet: {
              kind: 'SelectionSet',
              selections: [{ kind: 'FragmentSpread', name: { kind: 'Name', value: 'ImportItem' } }],
            },
          },
        ],
      },
    },
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'ImportItem' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'ImportJob' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: 'id' } },
          { kind: 'Field', name: { kind: 'Name', value: 'workspaceId' } },
          { kind: 'Field', name: { kind: 'Name', value: 'state' } },
          { kind: 'Field', name: { kind: 'Name', value: 'format' } },
          { kind: 'Field', name: { kind: 'Name', value: 'fileName' } },
          { kind: 'Field', name: { kind: 'Name', value: 'bytesTotal' } },
          { kind: 'Field', name: { kind: 'Name', value: 'bytesRead' } },
          { kind: 'Field', name: { kind: 'Name', value: 'claimsRead' } },
          { kind: 'Field', name: { kind: 'Name', value: 'claimsCreated' } },
          { kind: 'Field', name: { kind: 'Name', value: 'claimsUpdated' } },
          { kind: 'Field', name: { kind: 'Name', value: 'duplicates' } },
          { kind: 'Field', name: { kind: 'Name', value: 'rejected' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'rejections' },
            arguments: [
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'first' },
                value: { kind: 'IntValue', value: '50' },
              },
            ],
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'position' } },
                { kind: 'Field', name: { kind: 'Name', value: 'code' } },
                { kind: 'Field', name: { kind: 'Name', value: 'message' } },
              ],
            },
          },
          { kind: 'Field', name: { kind: 'Name', value: 'error' } },
          { kind: 'Field', name: { kind: 'Name', value: 'startedAt' } },
          { kind: 'Field', name: { kind: 'Name', value: 'finishedAt' } },
        ],
      },
    },
  ],
} as unknown as DocumentNode<ImportJobByIdQuery, ImportJobByIdQueryVariables>;
export const ImportProgressDocument = {
  kind: 'Document',
  definitions: [
    {
      kind: 'OperationDefinition',
      operation: 'subscription',
      name: { kind: 'Name', value: 'ImportProgress' },
      variableDefinitions: [
        {
          kind: 'VariableDefinition',
          variable: { kind: 'Variable', name: { kind: 'Name', value: 'id' } },
          type: { kind: 'NonNullType', type: { kind: 'NamedType', name: { kind: 'Name', value: 'ID' } } },
        },
      ],
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'importProgress' },
            arguments: [
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'id' },
                value: { kind: 'Variable', name: { kind: 'Name', value: 'id' } },
              },
            ],
            selectionSet: {
              kind: 'SelectionSet',
              selections: [{ kind: 'FragmentSpread', name: { kind: 'Name', value: 'ImportItem' } }],
            },
          },
        ],
      },
    },
    {
      kind: 'FragmentDefinition',
      name: { kind: 'Name', value: 'ImportItem' },
      typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: 'ImportJob' } },
      selectionSet: {
        kind: 'SelectionSet',
        selections: [
          { kind: 'Field', name: { kind: 'Name', value: 'id' } },
          { kind: 'Field', name: { kind: 'Name', value: 'workspaceId' } },
          { kind: 'Field', name: { kind: 'Name', value: 'state' } },
          { kind: 'Field', name: { kind: 'Name', value: 'format' } },
          { kind: 'Field', name: { kind: 'Name', value: 'fileName' } },
          { kind: 'Field', name: { kind: 'Name', value: 'bytesTotal' } },
          { kind: 'Field', name: { kind: 'Name', value: 'bytesRead' } },
          { kind: 'Field', name: { kind: 'Name', value: 'claimsRead' } },
          { kind: 'Field', name: { kind: 'Name', value: 'claimsCreated' } },
          { kind: 'Field', name: { kind: 'Name', value: 'claimsUpdated' } },
          { kind: 'Field', name: { kind: 'Name', value: 'duplicates' } },
          { kind: 'Field', name: { kind: 'Name', value: 'rejected' } },
          {
            kind: 'Field',
            name: { kind: 'Name', value: 'rejections' },
            arguments: [
              {
                kind: 'Argument',
                name: { kind: 'Name', value: 'first' },
                value: { kind: 'IntValue', value: '50' },
              },
            ],
            selectionSet: {
              kind: 'SelectionSet',
              selections: [
                { kind: 'Field', name: { kind: 'Name', value: 'position' } },
                { kind: 'Field', name: { kind: 'Name', value: 'code' } },
                { kind: 'Field', name: { kind: 'Name', value: 'message' } },
              ],
            },
          },
          { kind: 'Field', name: { kind: 'Name', value: 'error' } },
          { kind: 'Field', name: { kind: 'Name', value: 'startedAt' } },
          { kind: 'Field', name: { kind: 'Name', value: 'finishedAt' } },
        ],
      },
    },
  ],
} as unknown as DocumentNode<ImportProgressSubscription, ImportProgressSubscriptionVariables>;
