export type CsvCell = string | number | null;

/** A table as spreadsheets read it (RFC 4180). */
export const csvOf = (rows: readonly (readonly CsvCell[])[]): string =>
  rows.map((row) => row.map(csvField).join(',')).join('\r\n') + '\r\n';

/** A text that a spreadsheet would take for a formula is kept a text. */
function csvField(value: CsvCell): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
