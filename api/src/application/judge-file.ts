import { SourceFault } from '../connectors/source-position';
import { DETECT_HEAD_BYTES, detectFormat } from '../connectors/x12/detect-format';
import { Remit835Connector } from '../connectors/x12/remit/read-835';
import { BadInputError } from '../domain/errors';
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
  { head, isWhole }: { head: Uint8Array; isWhole: boolean },
  format: ImportFormat,
  field: string,
): void {
  if (format !== 'AUTO' && format !== 'X12_835') {
    throw BadInputError.of('format', `the format ${format} cannot be read yet; expected AUTO or X12_835`);
  }
  const start = head.subarray(0, DETECT_HEAD_BYTES);
  const found = detectFormat(start).format;
  if (format === 'AUTO' && found !== 'X12_835' && found !== 'X12_OTHER') {
    const kind = found === null ? 'a file of no known format' : `a file that looks like ${found}`;
    throw BadInputError.of(
      field,
      `expected an X12 835 remittance, which begins with ISA, found ${kind} at byte 0`,
    );
  }
  try {
    const connector = new Remit835Connector();
    const items = connector.push(start);
    if (isWhole && start.length === head.length && !items.some(({ kind }) => kind === 'remit'))
      while (connector.end().length > 0);
  } catch (error) {
    if (!(error instanceof SourceFault)) throw error;
    throw BadInputError.of(field, error.message);
  }
}
