/** The dashboard's own wording for the API's states; keys are the API's, so that a new state fails to compile. */

/** "missing-modifier-25", "MODIFIER_MISSING" -> "Missing modifier 25", "Modifier missing" */
export function humanize(key: string): string {
  const words = key.replace(/[-_]+/g, ' ').trim().toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

export function plural(count: number, one: string, many = `${one}s`): string {
  return count === 1 ? one : many;
}
