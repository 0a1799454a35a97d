import { once } from 'node:events';
import type { WriteStream } from 'node:fs';
import { createWriteStream, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { finished } from 'node:stream/promises';
import type { ClaimRecord } from '../domain/claim-record';
import type { FileWriter } from '../connectors/file-writer';
import type { ExportFile, ExportFormat } from '../connectors/export-files';
import { EXPORT_FILES } from '../connectors/export-files';
import type { InstantS } from '../domain/calendar';
import { dateOfInstant } from '../domain/calendar';
import { BadInputError } from '../domain/errors';
import { makeFolder } from '../make-folder';
import type { Simulation, SimulationEvent } from '../generation/simulation';
import type { ReadyRecords } from './run-records';
import { RunRecords } from './run-records';
import type { SimulateSink } from './simulate-run';

/**
 * Writes a run into a folder while it is computed: a claim goes into the 837 when it is submitted, into the 835 when it
 * is adjudicated, and into the other files when nothing more happens to it, at the latest at the run's end. So only
 * claims with something still to come are held. Files are named `.part` until they are complete.
 */
export class FileSink implements SimulateSink {
  private records: RunRecords | null = null;
  private files: OpenFile[] = [];

  /** @throws BadInputError when the files cannot be written to the folder */
  constructor(
    private readonly folder: string,
    private readonly formats: readonly ExportFormat[],
    overwrites: boolean,
  ) {
    let present: string[] = [];
    try {
      if (!statSync(folder).isDirectory())
        throw BadInputError.of('--out', `${folder} is a file, expected a folder`);
      present = readdirSync(folder);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw asFault(error, folder);
    }
    if (present.length > 0 && !overwrites) {
      throw BadInputError.of(
        '--out',
        `${folder} is not empty; choose another folder, or overwrite with --force`,
      );
    }
  }

  async begin(simulation: Simulation, endS: InstantS): Promise<void> {
    this.records = new RunRecords(simulation);
    const facts = { createdDate: dateOfInstant(endS) };
    for (const file of EXPORT_FILES.filter(({ format }) => this.formats.includes(format))) {
      const open = await openFile(join(this.folder, file.name), file, file.write(facts));
      this.files.push(open);
      await put(open, [open.writer.begin()]);
    }
  }

  async write(events: readonly SimulationEvent[]): Promise<void> {
    if (!this.records) throw new Error('begin comes first');
    const ready = this.records.observe(events);
    for (const file of this.files) await put(file, file.writer.add(file.takes(ready)));
  }

  async end(): Promise<void> {
    const rest: ReadyRecords = { submitted: [], adjudicated: [], closed: this.records?.stillOpen() ?? [] };
    for (const file of this.files) {
      await put(file, file.writer.add(file.takes(rest)));
      await put(file, file.writer.end());
      file.stream.end();
      await finished(file.stream);
    }
    for (const { path } of this.files) renameSync(`${path}.part`, path);
  }

  async abandon(): Promise<void> {
    for (const { stream, path } of this.files) {
      stream.destroy();
      rmSync(`${path}.part`, { force: true });
    }
  }
}

interface OpenFile {
  path: string;
  stream: WriteStream;
  writer: FileWriter;
  takes(ready: ReadyRecords): ClaimRecord[];
}

async function openFile(path: string, { format, order }: ExportFile, writer: FileWriter): Promise<OpenFile> {
  let stream: WriteStream;
  try {
    makeFolder(dirname(path));
    stream = createWriteStream(`${path}.part`);
    await once(stream, 'open');
  } catch (error) {
    throw asFault(error, path);
  }
  const takes = ({ submitted, adjudicated, closed }: ReadyRecords): ClaimRecord[] => {
    if (format !== 'x12') return closed;
    return order === 'SUBMITTED' ? submitted : adjudicated;
  };
  return { path, stream, writer, takes };
}

/** Waits when the disk is slow, so that nothing accumulates in memory. */
async function put({ stream, path }: OpenFile, pieces: Iterable<string>): Promise<void> {
  for (const piece of pieces) {
    if (stream.errored) throw asFault(stream.errored, path);
    if (piece === '' || stream.write(piece)) continue;
    try {
      await once(stream, 'drain');
    } catch (error) {
      throw asFault(error, path);
    }
  }
}

function asFault(error: unknown, path: string): unknown {
  if (error instanceof BadInputError) return error;
  const { code } = error as NodeJS.ErrnoException;
  return code === undefined
    ? error
    : BadInputError.of('--out', `${path} cannot be written: ${(error as Error).message}`);
}
