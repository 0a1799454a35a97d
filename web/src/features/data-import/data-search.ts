export const NEW_WORKSPACE = 'new';
export const IMPORT_FORMATS = ['AUTO', 'X12_835'] as const;
export type ImportFormatChoice = (typeof IMPORT_FORMATS)[number];

export interface DataSearch {
  into?: typeof NEW_WORKSPACE;
  format?: ImportFormatChoice;
}

export function parseDataSearch(search: Record<string, unknown>): DataSearch {
  const parsed: DataSearch = {};
  if (search.into === NEW_WORKSPACE) parsed.into = NEW_WORKSPACE;
  const format = IMPORT_FORMATS.find((one) => one === search.format);
  if (format && format !== 'AUTO') parsed.format = format;
  return parsed;
}
