/** A definition names other figures by their fields ("preventedAmount plus ..."); a reader knows them by their labels. */
export function inWords(text: string, labels: ReadonlyMap<string, string>): string {
  return text.replace(/\b[a-z]+[A-Z]\w*\b/g, (field) => {
    const label = labels.get(field);
    return label === undefined ? field : `“${label}”`;
  });
}

/** The labels by field; a field of an object within also by its own name, unless that is another figure's. */
export function labelsOf(
  definitions: readonly { readonly name: string; readonly label: string }[],
): Map<string, string> {
  const labels = new Map<string, string>();
  for (const { name, label } of definitions) {
    const field = name.slice(name.lastIndexOf('.') + 1);
    if (name === field || !labels.has(field)) labels.set(field, label);
  }
  return labels;
}
