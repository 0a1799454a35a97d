/**
 * The element of a list at an index that is known to lie within it: where it does not, our own arithmetic is wrong, and
 * that shall be seen at once. Inner loops over typed arrays read `values[i] as number` instead, which costs nothing.
 */
export function elementAt<T>(
  list: { readonly [index: number]: T; readonly length: number },
  index: number,
): T {
  const element = list[index];
  if (element === undefined) throw new RangeError(`no element ${index} in a list of ${list.length}`);
  return element;
}
