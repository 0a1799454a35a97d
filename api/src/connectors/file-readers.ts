import type { Connector } from './connector';
import { Claim837Connector } from './x12/claim-837';
import { DETECT_HEAD_BYTES, detectFormat } from './x12/detect-format';
import type { DetectedFormat } from './x12/detect-format';
import { Remit835Connector } from './x12/remit/read-835';

/** A format that files are read in. */
export interface FileReader {
  /** Its name at the API. */
  format: 'X12_835' | 'X12_837';
  /** What its files are, for messages. */
  title: string;
  /** What `detectFormat` calls the files that it reads, or that it refuses with its own reasons. */
  detectedAs: readonly DetectedFormat[];
  /** For one file. */
  open(): Connector;
}

/** All formats that can be imported. */
export const FILE_READERS: readonly FileReader[] = [
  {
    format: 'X12_835',
    title: 'an X12 835 remittance, which begins with ISA',
    // A file that begins with another transaction may hold remittances after it.
    detectedAs: ['X12_835', 'X12_OTHER'],
    open: () => new Remit835Connector(),
  },
  {
    format: 'X12_837',
    title: 'X12 837 claims, which begin with ISA',
    detectedAs: ['X12_837'],
    open: () => new Claim837Connector(),
  },
];

/**
 * The reader for a file.
 * @param format as requested; AUTO goes by the file's first bytes
 * @param head the first DETECT_HEAD_BYTES of the file or more, or all of it
 */
export function readerFor(
  format: string,
  head: Uint8Array,
): { kind: 'reader'; reader: FileReader } | { kind: 'refused'; field: 'format' | 'file'; message: string } {
  const formats = FILE_READERS.map((reader) => reader.format);
  if (format !== 'AUTO') {
    const reader = FILE_READERS.find((each) => each.format === format);
    if (reader) return { kind: 'reader', reader };
    const message = `the format ${format} cannot be read yet; expected AUTO or ${formats.join(', ')}`;
    return { kind: 'refused', field: 'format', message };
  }
  const detected = detectFormat(head.subarray(0, DETECT_HEAD_BYTES)).format;
  const reader = FILE_READERS.find(({ detectedAs }) => detected !== null && detectedAs.includes(detected));
  if (reader) return { kind: 'reader', reader };
  const found = detected === null ? 'a file of no known format' : `a file that looks like ${detected}`;
  const expected = FILE_READERS.map(({ title }) => title).join(' or ');
  return { kind: 'refused', field: 'file', message: `expected ${expected}, found ${found} at byte 0` };
}
