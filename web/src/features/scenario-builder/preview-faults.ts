import { CombinedGraphQLErrors } from '@apollo/client/errors';

interface NamedFault {
  field: string;
  message: string;
}

/** What the API refused, by path as it is named there without "config."; null where the error names no field. */
export function faultsOf(error: unknown): ReadonlyMap<string, string> | null {
  if (!CombinedGraphQLErrors.is(error)) return null;
  const faults = error.errors.flatMap(({ extensions }) =>
    Array.isArray(extensions?.['fields']) ? (extensions['fields'] as NamedFault[]) : [],
  );
  if (faults.length === 0) return null;
  return new Map(faults.map(({ field, message }) => [field.replace(/^config\./, ''), message]));
}
