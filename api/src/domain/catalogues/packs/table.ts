/** The rows of a text table: the first line names the columns, which a bar sets apart; a row may leave out the last ones. */
export function tableRows<Column extends string>(
  text: string,
  columns: readonly Column[],
): Record<Column, string>[] {
  const [head, ...lines] = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const names = cellsOf(head ?? '');
  const unknown = names.find((name) => !(columns as readonly string[]).includes(name));
  if (unknown !== undefined)
    throw new Error(`a code pack has a column "${unknown}"; expected some of ${columns.join(', ')}`);
  return lines.map((line) => {
    const cells = cellsOf(line);
    if (cells.length > names.length)
      throw new Error(`a code pack has ${cells.length} cells in "${line}"; expected at most ${names.length}`);
    return Object.fromEntries(
      columns.map((column) => [column, cells[names.indexOf(column)] ?? '']),
    ) as Record<Column, string>;
  });
}

const cellsOf = (line: string): string[] => line.split('|').map((cell) => cell.trim());

export const wordsOf = (cell: string, separator: RegExp = /\s+/): string[] =>
  cell.split(separator).filter((word) => word !== '');
