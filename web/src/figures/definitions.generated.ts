/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
export type MetricClock =
  | 'AS_OF'
  | 'BOOKING_DATE'
  | 'DECISION_DATE'
  | 'FILING_DATE'
  | 'PRACTICE_DATE'
  | 'PROCESSING_DATE'
  | 'SUBMISSION_DATE';

export type MetricUnit =
  | 'COUNT'
  | 'DAYS'
  | 'DOLLARS'
  | 'FACTOR'
  | 'PERCENT'
  | 'PERCENTAGE_POINTS';

export type MetricDefinitionsQueryVariables = Exact<{ [key: string]: never; }>;


export type MetricDefinitionsQuery = { readonly metricDefinitions: ReadonlyArray<{ readonly name: string, readonly label: string, readonly numerator: string, readonly denominator: string | null, readonly population: string, readonly clock: MetricClock, readonly maturity: string, readonly unit: MetricUnit, readonly source: string }> };


export const MetricDefinitionsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"MetricDefinitions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"metricDefinitions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"numerator"}},{"kind":"Field","name":{"kind":"Name","value":"denominator"}},{"kind":"Field","name":{"kind":"Name","value":"population"}},{"kind":"Field","name":{"kind":"Name","value":"clock"}},{"kind":"Field","name":{"kind":"Name","value":"maturity"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}},{"kind":"Field","name":{"kind":"Name","value":"source"}}]}}]}}]} as unknown as DocumentNode<MetricDefinitionsQuery, MetricDefinitionsQueryVariables>;