import { SourceFault } from '../source-position';
import type { SourcePosition } from '../source-position';
import { DocumentSplitter } from './document-splitter';
import { MAX_RECORD_CHARACTERS, parsed } from './parsed-json';
import type { RecordSink } from './parsed-json';

/** As far as it is looked at before it is known whether its lines are records. */
const HEAD_CHARACTERS = 65_536;

/**
 * Splits JSON into its records, whatever holds them: one document, an array of them, a document with a list of them under
 * one of some names, or one document a line (NDJSON). No more than one record is held. In NDJSON a line that cannot be
 * read is one record less; elsewhere records are told apart by their brackets.
 */
export class JsonRecords {
  private mode: 'UNKNOWN' | 'LINES' | 'DOCUMENT' = 'UNKNOWN';
  private pending = '';
  private pendingByte = 0;
  private line = 1;
  private document: DocumentSplitter | null = null;

  /** @param listNames under which a document can have its records */
  constructor(
    private readonly sink: RecordSink,
    private readonly listNames: ReadonlySet<string>,
  ) {}

  push(chunk: Uint8Array): void {
    const text = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength).toString('latin1');
    if (this.document) {
      this.document.push(text);
      return;
    }
    this.pending += text;
    if (this.mode === 'UNKNOWN' && this.pending.length < HEAD_CHARACTERS) return;
    this.read();
  }

  /** @throws SourceFault where the last record is cut off */
  end(): void {
    this.read();
    if (this.document) this.document.end();
    else if (this.pending.trim() !== '') this.takeLastLine();
  }

  private read(): void {
    if (this.mode === 'UNKNOWN') this.decide();
    if (this.document) {
      this.document.push(this.pending);
      this.pending = '';
    } else this.readLines();
  }

  private decide(): void {
    if (this.pending.startsWith('\xef\xbb\xbf')) {
      this.pending = this.pending.slice(3);
      this.pendingByte = 3;
    }
    this.mode = isLineDelimited(this.pending.slice(0, HEAD_CHARACTERS)) ? 'LINES' : 'DOCUMENT';
    if (this.mode === 'DOCUMENT')
      this.document = new DocumentSplitter(this.sink, this.listNames, this.pendingByte);
  }

  private readLines(): void {
    for (;;) {
      const end = this.pending.indexOf('\n');
      if (end < 0) break;
      this.takeLine(this.pending.slice(0, end));
      this.pending = this.pending.slice(end + 1);
      this.pendingByte += end + 1;
      this.line += 1;
    }
    if (this.pending.length <= MAX_RECORD_CHARACTERS) return;
    const message = `expected a line of at most ${MAX_RECORD_CHARACTERS} bytes, found a longer one`;
    throw new SourceFault(this.position, 'RECORD_TOO_LONG', message);
  }

  private takeLine(text: string): void {
    if (text.trim() === '') return;
    const { position } = this;
    const value = parsed(text);
    if (value.kind === 'object') this.sink.take(value.value, position);
    else if (value.kind === 'list') for (const each of value.values) this.sink.take(each, position);
    else {
      const message = `expected one JSON document in the line, found ${value.found}`;
      this.sink.broken({ position, code: 'RECORD_INVALID', message, text });
    }
  }

  /** Without a line break behind it, it can be the half of one. */
  private takeLastLine(): void {
    if (parsed(this.pending).kind !== 'broken') {
      this.takeLine(this.pending);
      return;
    }
    const { position, pending: text } = this;
    const byte = this.pendingByte + text.length;
    const message = 'expected the end of the JSON document, found the end of the file';
    this.sink.broken({ position, code: 'RECORD_CUT_OFF', message, text });
    throw new SourceFault(
      { ...position, byte, label: `byte ${byte}, line ${this.line}` },
      'FILE_TRUNCATED',
      message,
    );
  }

  private get position(): SourcePosition {
    return {
      byte: this.pendingByte,
      segment: this.line,
      label: `byte ${this.pendingByte}, line ${this.line}`,
    };
  }
}

/** Whether the first lines are documents of their own: the first is, or a second one begins as it does. */
function isLineDelimited(head: string): boolean {
  const start = head.search(/\S/);
  if (start < 0 || head[start] !== '{') return false;
  const end = head.indexOf('\n', start);
  if (end < 0) return false;
  const [first, rest] = [head.slice(start, end), head.slice(end + 1)];
  const second = rest.trimStart();
  // A document over several lines begins with its bracket alone, or with its first name and a comma at the end.
  if (parsed(first).kind !== 'broken')
    return second === '' || second.startsWith('{') || !rest.startsWith(second);
  return /^\{\s*"/.test(rest) && first.trim().length > 1;
}
