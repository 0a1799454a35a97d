import type { Connector, ConnectorItem } from '../connectors/connector';
import { SourceFault } from '../connectors/source-position';
import type { OpenImport } from '../persistence/import-store';
import { readChunk } from '../persistence/import-store';
import { Gunzip, GzipError, isGzip, plainHead } from '../persistence/read/files/gzip';
import type { ImportParts, ItemBatch } from './item-batch';

/** What the beginning of a file holds. @throws SourceFault where it is compressed and damaged */
export function headOf(chunk: Uint8Array): Uint8Array {
  try {
    return plainHead(chunk);
  } catch (error) {
    if (error instanceof GzipError) throw faultOf(error);
    throw error;
  }
}

type Step = (connector: Connector) => ConnectorItem[];

/** What is to be read, piece by piece, of a file as it is or of one that is compressed. */
export async function* stepsOf(
  { db }: ImportParts,
  job: OpenImport,
  batch: ItemBatch,
): AsyncGenerator<Step | 'CANCELLED'> {
  let gunzip: Gunzip | null = null;
  let cutShort: SourceFault | null = null;
  for (let seq = 0; seq < job.chunkCount && cutShort === null; seq += 1) {
    if (await batch.isCanceled()) yield 'CANCELLED';
    await batch.keepLease();
    const chunk = await readChunk(db.reader('live'), job.id, seq);
    batch.bytesRead += chunk.length;
    if (seq === 0 && isGzip(chunk)) gunzip = new Gunzip();
    if (gunzip === null) {
      yield (connector) => connector.push(chunk);
      continue;
    }
    try {
      for await (const piece of gunzip.push(chunk)) yield (connector) => connector.push(piece);
      if (seq === job.chunkCount - 1)
        for await (const piece of gunzip.end()) yield (connector) => connector.push(piece);
    } catch (error) {
      if (!(error instanceof GzipError)) throw error;
      cutShort = faultOf(error);
    }
  }
  if (cutShort !== null) {
    // What is whole before it is in: so the connector is told that nothing comes any more, and its own fault is this.
    yield endQuietly;
    throw cutShort;
  }
  // The end is asked for twice: a fault comes after the items before it.
  yield (connector) => connector.end();
  yield (connector) => connector.end();
}

function endQuietly(connector: Connector): ConnectorItem[] {
  try {
    return connector.end();
  } catch (error) {
    if (error instanceof SourceFault) return [];
    throw error;
  }
}

function faultOf({ byte, isCutOff }: GzipError): SourceFault {
  const position = { byte, segment: 1, label: `byte ${byte}` };
  return isCutOff
    ? new SourceFault(position, 'GZIP_CUT_OFF', 'expected the end of the gzip data, found the end of the file; what was whole before it is kept') // prettier-ignore
    : new SourceFault(position, 'GZIP_INVALID', 'expected gzip data, found damaged data; what was whole before it is kept'); // prettier-ignore
}
