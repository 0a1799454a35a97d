/** Which scenario the builder begins with; without either, a plain one of its own. */
export interface BuilderSearch {
  /** A preset's key, or the ID of a scenario that is copied. */
  from?: string;
  /** The ID of the scenario that is changed. */
  edit?: string;
}

export function parseBuilderSearch(search: Record<string, unknown>): BuilderSearch {
  const text = (value: unknown): string | undefined =>
    typeof value === 'string' && value !== '' ? value : undefined;
  return { from: text(search.from), edit: text(search.edit) };
}
