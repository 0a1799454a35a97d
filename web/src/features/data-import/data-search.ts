export const NEW_WORKSPACE = 'new';
export const IMPORT_FORMATS = ['AUTO', 'X12_835', 'X12_837', 'FHIR', 'CSV', 'JSON'] as const;
export type ImportFormatChoice = (typeof IMPORT_FORMATS)[number];

export interface DataSearch {
  into?: typeof NEW_WORKSPACE;
  format?: ImportFormatChoice;
}

/** Every key is listed, so that the router removes invalid values from the raw search. */
export function parseDataSearch(search: Record<string, unknown>): DataSearch {
  const format = IMPORT_FORMATS.find((one) => one === search.format);
  return {
    into: search.into === NEW_WORKSPACE ? NEW_WORKSPACE : undefined,
    format: format === 'AUTO' ? undefined : format,
  };
}
