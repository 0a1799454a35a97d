import { SourceFault } from '../connectors/source-position';
import { NO_OPTIONS, readerFor } from '../connectors/file-readers';
import { DETECT_HEAD_BYTES } from '../connectors/x12/detect-format';
import { BadInputError } from '../domain/errors';
import type { ColumnMapping } from '../domain/tables/column-mapping';
import { GzipError, plainHead } from '../persistence/read/files/gzip';
import type { ImportFormat } from '../entities/enums/states';

/**
 * Checks the first bytes of a file before anything of it is stored. Later errors are found by the import, which keeps
 * what it read whole before them.
 *
 * @param head the first 64 KB of the file, or all of it
 * @param isWhole whether that is all of the file; without a claim it then has to be free of errors
 * @param field what the file is called in the request
 * @throws BadInputError with what was expected, what was found, and where
 */
export function judgeFileStart(
  file: { head: Uint8Array; isWhole: boolean; mapping: ColumnMapping | null },
  format: ImportFormat,
  field: string,
): void {
  const head = unpacked(file.head, field);
  judgePlain({ ...file, head, isWhole: file.isWhole && head === file.head }, format, field);
}

function unpacked(head: Uint8Array, field: string): Uint8Array {
  try {
    return plainHead(head);
  } catch (error) {
    if (!(error instanceof GzipError)) throw error;
    throw BadInputError.of(field, `byte ${error.byte}: expected gzip data, found damaged data`);
  }
}

function judgePlain(
  { head, isWhole, mapping }: { head: Uint8Array; isWhole: boolean; mapping: ColumnMapping | null },
  format: ImportFormat,
  field: string,
): void {
  const choice = readerFor(format, head);
  if (choice.kind === 'refused') {
    throw BadInputError.of(choice.field === 'format' ? 'format' : field, choice.message);
  }
  try {
    const start = head.subarray(0, DETECT_HEAD_BYTES);
    const connector = choice.reader.open({ ...NO_OPTIONS, mapping });
    const items = connector.push(start);
    if (
      isWhole &&
      start.length === head.length &&
      !items.some(({ kind }) => kind === 'remit' || kind === 'claim')
    )
      while (connector.end().length > 0);
  } catch (error) {
    if (!(error instanceof SourceFault)) throw error;
    throw BadInputError.of(field, error.message);
  }
}
