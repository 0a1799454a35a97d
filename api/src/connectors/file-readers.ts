import type { ColumnMapping } from '../domain/tables/column-mapping';
import type { LocalDate } from '../domain/calendar';
import type { Connector } from './connector';
import { CsvConnector } from './csv/read-csv';
import { FhirConnector } from './fhir/read-fhir';
import { JsonConnector } from './json/read-json';
import { Claim837Connector } from './x12/claim-837';
import { DETECT_HEAD_BYTES, detectFormat } from './x12/detect-format';
import type { DetectedFormat } from './x12/detect-format';
import { Remit835Connector } from './x12/remit/read-835';

/** What is known of a file beside its bytes. */
export interface ReadOptions {
  /** What the user states about the columns of a table. */
  mapping: ColumnMapping | null;
  /** The day of the import; claims without any date are entered under it, or refused where it is null. */
  importedOn: LocalDate | null;
}

export const NO_OPTIONS: ReadOptions = { mapping: null, importedOn: null };

/** A format that files are read in. */
export interface FileReader {
  /** Its name at the API. */
  format: 'X12_835' | 'X12_837' | 'CSV' | 'FHIR' | 'JSON';
  /** What its files are, for messages. */
  title: string;
  /** What `detectFormat` calls the files that it reads, or that it refuses with its own reasons. */
  detectedAs: readonly DetectedFormat[];
  /** For one file. */
  open(options: ReadOptions): Connector;
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
  {
    format: 'CSV',
    title: 'a CSV table of claims',
    detectedAs: ['CSV'],
    open: (options) => new CsvConnector(options),
  },
  {
    format: 'FHIR',
    title: 'FHIR R4 resources',
    detectedAs: ['FHIR'],
    open: (options) => new FhirConnector(options),
  },
  {
    format: 'JSON',
    title: 'claims as JSON',
    detectedAs: ['JSON'],
    open: (options) => new JsonConnector(options),
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
