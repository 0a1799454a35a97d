import { ElementFault } from './elements';
import type { Segment } from './segment';

/** Elements of the segments in a CLP loop (005010X221A1). More of them mean that a lost terminator joined two. */
const WIDTHS: ReadonlyMap<string, number> = new Map([
  ['CLP', 14],
  ['CAS', 19],
  ['NM1', 12],
  ['MIA', 24],
  ['MOA', 9],
  ['REF', 4],
  ['DTM', 6],
  ['PER', 9],
  ['AMT', 3],
  ['QTY', 4],
  ['SVC', 7],
  ['LQ', 2],
]);

/** Throws ElementFault when a segment of a claim has more elements than its guide defines. */
export function checkWidth(segment: Segment): void {
  const width = WIDTHS.get(segment.id);
  if (width === undefined || segment.length <= width) return;
  // Some senders write separators after the last element.
  for (let index = width + 1; index <= segment.length; index++) {
    if (segment.get(index) === '') continue;
    throw new ElementFault(
      segment,
      'SEGMENT_TOO_WIDE',
      `expected at most ${width} elements in ${segment.id}, found ${segment.length}; its terminator may be missing`,
    );
  }
}
