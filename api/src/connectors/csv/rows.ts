import { SourceFault } from '../source-position';
import type { SourcePosition } from '../source-position';

/** One record of a table; a quoted cell may hold line breaks. */
export interface Row {
  cells: string[];
  /** Where it begins. */
  byte: number;
  /** The number of its first line, from 1. */
  line: number;
  /** A quoted cell that is not closed: the rest of the line cannot be told from the next cell. */
  hasOpenQuote: boolean;
  /** The file ended in it, without a line break. */
  isLast: boolean;
}

export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be';

/** A spreadsheet's cell holds no more; what is longer is a quote that was never closed. */
const MAX_QUOTED_CHARACTERS = 32_767;
const MAX_ROW_CHARACTERS = 1 << 20;

type State = 'CELL_START' | 'CELL' | 'QUOTED' | 'QUOTE_IN_QUOTED';

const QUOTE = 0x22;
const LF = 0x0a;
const CR = 0x0d;

/**
 * Splits bytes into rows (RFC 4180; line breaks CRLF, LF or CR). A quote opens only at the start of a cell, as
 * spreadsheets read it. Text is UTF-8; a row that is not valid UTF-8 is read as Windows-1252.
 */
export class RowReader {
  /** From the start of the open row; one character a byte, but for UTF-16, which is made UTF-8 first. */
  private pending = '';
  private at = 0;
  private state: State = 'CELL_START';
  private quotedFrom = 0;
  private byte: number;
  private line = 1;
  private skipLf = false;
  private readonly separator: number;
  private readonly decoder: InstanceType<typeof TextDecoder> | null;

  /** @param bomBytes of the mark at the beginning, which is not to be pushed */
  constructor(
    private readonly dialect: { delimiter: string; encoding: TextEncoding; bomBytes: number },
    private readonly take: (row: Row) => void,
  ) {
    this.byte = dialect.bomBytes;
    this.separator = dialect.delimiter.charCodeAt(0);
    this.decoder = dialect.encoding === 'utf-8' ? null : new TextDecoder(dialect.encoding);
  }

  /** Where the next row begins. */
  get position(): SourcePosition {
    return positionOf(this.byte, this.line);
  }

  push(chunk: Uint8Array): void {
    const bytes = this.decoder ? Buffer.from(this.decoder.decode(chunk, { stream: true })) : chunk;
    this.read(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1'));
  }

  end(): void {
    if (this.decoder) this.read(Buffer.from(this.decoder.decode()).toString('latin1'));
    while (this.pending !== '') {
      if (this.state === 'QUOTED') this.giveUpQuote();
      else this.finishRow(this.pending.length, true);
      this.scan();
    }
  }

  private read(text: string): void {
    this.pending += text;
    this.scan();
  }

  private scan(): void {
    for (;;) {
      const end = this.findEnd();
      if (end === 'MORE') return;
      if (end === 'OPEN_QUOTE') this.giveUpQuote();
      else this.finishRow(end, false);
    }
  }

  private findEnd(): number | 'MORE' | 'OPEN_QUOTE' {
    if (this.skipLf && this.pending !== '') {
      this.skipLf = false;
      if (this.pending.charCodeAt(0) === LF) {
        this.pending = this.pending.slice(1);
        this.byte += this.bytesOf('\n');
      }
    }
    const { pending, separator } = this;
    for (; this.at < pending.length; this.at += 1) {
      const code = pending.charCodeAt(this.at);
      if (this.state === 'QUOTED') {
        if (code === QUOTE) this.state = 'QUOTE_IN_QUOTED';
        else if (this.at - this.quotedFrom > MAX_QUOTED_CHARACTERS) return 'OPEN_QUOTE';
        continue;
      }
      if (code === QUOTE && this.state !== 'CELL') {
        if (this.state === 'CELL_START') this.quotedFrom = this.at;
        this.state = 'QUOTED';
      } else if (code === LF || code === CR) return this.at;
      else this.state = code === separator ? 'CELL_START' : 'CELL';
    }
    if (pending.length > MAX_ROW_CHARACTERS) {
      const found = `expected a line break within ${MAX_ROW_CHARACTERS} bytes, found none`;
      throw new SourceFault(this.position, 'ROW_TOO_LONG', found);
    }
    return 'MORE';
  }

  /** The line with the quote is given as broken, and what follows it is read as if the quote were a letter. */
  private giveUpQuote(): void {
    const end = /[\r\n]/.exec(this.pending)?.index ?? this.pending.length;
    this.finishRow(end, end === this.pending.length, true);
  }

  private finishRow(end: number, isLast: boolean, hasOpenQuote = false): void {
    const raw = this.pending.slice(0, end);
    const { byte, line } = this;
    const isBreak = end < this.pending.length;
    const breakText = isBreak ? this.pending.charAt(end) : '';
    this.skipLf = breakText === '\r';
    this.pending = this.pending.slice(end + breakText.length);
    this.at = 0;
    this.state = 'CELL_START';
    this.byte += this.bytesOf(raw) + this.bytesOf(breakText);
    this.line += 1 + (raw.includes('"') ? (raw.match(/\r\n|\n|\r/g)?.length ?? 0) : 0);
    const cells = hasOpenQuote
      ? decoded(raw).split(this.dialect.delimiter)
      : cellsOf(decoded(raw), this.dialect.delimiter);
    this.take({ cells, byte, line, hasOpenQuote, isLast });
  }

  private bytesOf(raw: string): number {
    return this.decoder ? decoded(raw).length * 2 : raw.length;
  }
}

/** A row as it stands in the file, without its line break, as cells. */
function cellsOf(text: string, delimiter: string): string[] {
  if (!text.includes('"')) return text.split(delimiter);
  const cells: string[] = [];
  let at = 0;
  for (;;) {
    let cell = '';
    if (text[at] === '"') {
      at += 1;
      for (;;) {
        const quote = text.indexOf('"', at);
        if (quote < 0) {
          cell += text.slice(at);
          at = text.length;
          break;
        }
        cell += text.slice(at, quote);
        at = quote + 1;
        if (text[at] !== '"') break;
        cell += '"';
        at += 1;
      }
    }
    const end = text.indexOf(delimiter, at);
    cells.push(cell + text.slice(at, end < 0 ? text.length : end));
    if (end < 0) return cells;
    at = end + 1;
  }
}

function decoded(raw: string): string {
  if (!/[\x80-\xff]/.test(raw)) return raw;
  const bytes = Buffer.from(raw, 'latin1');
  const text = bytes.toString('utf8');
  return text.includes('\ufffd') ? new TextDecoder('windows-1252').decode(bytes) : text;
}

export const positionOf = (byte: number, line: number): SourcePosition => ({
  byte,
  segment: line,
  label: `byte ${byte}, line ${line}`,
});

export const isBlankRow = ({ cells }: Pick<Row, 'cells'>): boolean =>
  cells.every((cell) => cell.trim() === '');
