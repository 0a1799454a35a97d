import { BadInputError } from '../domain/errors';
import type { Edge } from '../entities/views/connection';
import { PageInfo } from '../entities/views/connection';

const DEFAULT_FIRST = 20;
const MAX_FIRST = 100;

/** How many nodes a page may hold; an explicit null is the default. @throws BadInputError naming `field`. */
export function pageSize(first: number | null | undefined, max = MAX_FIRST, field = 'first'): number {
  const size = first ?? DEFAULT_FIRST;
  if (size < 1 || size > max) throw BadInputError.of(field, `expected 1 to ${max}, got ${size}`);
  return size;
}

/** A position in an ordered list: the sort value and the id that breaks ties. */
export type Place = readonly [value: string | number | null, id: number];

/** `scope` identifies the list and order of the cursor: a cursor of another list is refused, not misread. */
export const encodeCursor = (scope: string, place: Place): string =>
  Buffer.from(JSON.stringify([scope, ...place])).toString('base64url');

/** @throws BadInputError naming `after`, when it is no cursor of this list in this order. */
export function parseCursor(
  scope: string,
  after: string | null | undefined,
  valueType: 'text' | 'int',
): Place | null {
  if (after === null || after === undefined) return null;
  const parsed = parseJson(Buffer.from(after, 'base64url').toString('utf8'));
  if (Array.isArray(parsed) && parsed.length === 3) {
    const [found, value, id] = parsed as unknown[];
    const fits =
      value === null || (valueType === 'text' ? typeof value === 'string' : Number.isSafeInteger(value));
    if (found === scope && fits && Number.isSafeInteger(id))
      return [value as string | number | null, id as number];
  }
  throw BadInputError.of(
    'after',
    'expected a cursor that this list gave out for the same order and workspace',
  );
}

/** Removes the one extra row that tells whether more follow. */
export function pageOf<T>(
  rows: readonly T[],
  size: number,
  cursorOf: (row: T) => string,
  previous: (firstRow: T | null) => Promise<boolean>,
): { edges: Edge<T>[]; pageInfo: PageInfo } {
  const edges = rows.slice(0, size).map((node) => ({ cursor: cursorOf(node), node }));
  const first = edges[0];
  const pageInfo = new PageInfo(rows.length > size, first?.cursor ?? null, edges.at(-1)?.cursor ?? null, () =>
    previous(first?.node ?? null),
  );
  return { edges, pageInfo };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
