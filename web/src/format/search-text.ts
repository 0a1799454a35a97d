const MAX_CHARACTERS = 200;

/** A text in the address; undefined where there is none. */
export function searchText(value: unknown): string | undefined {
  // A number in the address ("?carc=197") arrives as one.
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const trimmed = String(value).trim().slice(0, MAX_CHARACTERS);
  return trimmed === '' ? undefined : trimmed;
}
