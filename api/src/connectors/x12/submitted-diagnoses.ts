import type { Segment } from './segments/segment';

/** HI01 to HI12. */
const COMPOSITES = 12;
const ICD_10 = new Set(['ABK', 'ABF']);
const ICD_9 = new Set(['BK', 'BF']);

/**
 * HI: ABK or BK the principal diagnosis, ABF or BF others, DR the DRG. Admission, injury and procedure codes repeat or
 * refine these and are skipped.
 * @returns the DRG, if this segment has one
 */
export function readDiagnoses(segment: Segment, into: string[]): string | null {
  let drg: string | null = null;
  for (let index = 1; index <= COMPOSITES && index <= segment.length; index++) {
    const [qualifier = '', code = ''] = segment.components(index);
    if (code === '') continue;
    if (ICD_10.has(qualifier)) into.push(withDot(code, 3));
    // ICD-9: E codes have four characters before the dot.
    else if (ICD_9.has(qualifier)) into.push(withDot(code, code.startsWith('E') ? 4 : 3));
    else if (qualifier === 'DR') drg = code;
  }
  return drg;
}

/** X12 leaves the dot out. */
const withDot = (code: string, head: number): string =>
  code.includes('.') || code.length <= head ? code : `${code.slice(0, head)}.${code.slice(head)}`;
