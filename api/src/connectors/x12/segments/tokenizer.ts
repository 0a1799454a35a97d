import { readIsa } from './delimiters';
import type { Delimiters } from './delimiters';
import { Segment } from './segment';

/**
 * The longest segment accepted; those of an 835 stay under 1 KB, so a longer one means that the terminator is wrong.
 */
export const MAX_SEGMENT_BYTES = 16_384;
/** The widest segment of the guides has 26 elements. */
const MAX_SEGMENT_ELEMENTS = 256;
/** Prose or a mail header may come before the first ISA, at most this long. */
export const MAX_LEADING_BYTES = 8_192;

/** Where the tokenizer cannot continue; the envelope adds the position within the interchange. */
export class TokenFault extends Error {
  constructor(
    readonly byte: number,
    readonly segmentNumber: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
    this.name = 'TokenFault';
  }
}

/**
 * Cuts bytes, in chunks of any size, into segments. Bytes become latin-1 text, one char a byte, so that offsets are
 * byte offsets and a chunk may end within a multi-byte character; elements are decoded when they are read. Each
 * interchange declares its own delimiters. Blanks and line breaks around segments are dropped, as are line breaks
 * within one (files wrapped at 80 columns), unless a line break is the terminator.
 *
 * Before the first ISA: a byte order mark and blanks are skipped; other text up to 8 KB is skipped, too, when the ISA
 * then begins a line (`leadingTextBytes` tells). After an IEA only blanks, NUL, Ctrl-Z and a byte order mark may stand
 * before the next ISA or the end.
 */
export class Tokenizer {
  /** Bytes of prose skipped before the first ISA. */
  leadingTextBytes = 0;
  private text = '';
  /** File offset of `text[0]`. */
  private offset = 0;
  private segments = 0;
  private delimiters: Delimiters | null = null;
  private interchanges = 0;
  private nextLf = -1;
  private nextCr = -1;

  /** Calls `take` for every whole segment; throws TokenFault, and whatever `take` throws. */
  push(chunk: Uint8Array, take: (segment: Segment) => void): void {
    if (chunk.length === 0) return;
    this.text += Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength).toString('latin1');
    this.read(false, take);
  }

  end(take: (segment: Segment) => void): void {
    this.read(true, take);
  }

  private read(complete: boolean, take: (segment: Segment) => void): void {
    let at = 0;
    this.nextLf = -1;
    this.nextCr = -1;
    for (;;) {
      if (this.delimiters === null) {
        at = skipFiller(this.text, at);
        const start = this.findIsa(at, complete);
        if (start === null) break;
        at = start;
        const reading = readIsa(this.text, at, complete);
        if (reading.kind === 'incomplete') break;
        if (reading.kind === 'unreadable') {
          throw new TokenFault(this.offset + at, this.segments + 1, reading.code, reading.message);
        }
        this.delimiters = reading.delimiters;
        this.interchanges++;
        at = this.emit(at, at + reading.length, this.delimiters, take);
        continue;
      }
      const end = this.text.indexOf(this.delimiters.segment, at);
      if ((end < 0 ? this.text.length : end) - at > MAX_SEGMENT_BYTES) {
        throw new TokenFault(
          this.offset + at,
          this.segments + 1,
          'SEGMENT_TOO_LONG',
          `expected a segment terminator within ${MAX_SEGMENT_BYTES} bytes, found none`,
        );
      }
      if (end < 0) break;
      at = this.emit(at, end, this.delimiters, take);
    }
    // Keeping the rest as a slice would keep the whole chunk in memory through many small pushes.
    this.offset += at;
    this.text = at === 0 ? this.text : Buffer.from(this.text.slice(at), 'latin1').toString('latin1');
    if (complete && this.text.trim() !== '' && this.delimiters !== null) {
      throw new TokenFault(
        this.offset,
        this.segments + 1,
        'SEGMENT_TRUNCATED',
        'expected a segment terminator, found the end of the file',
      );
    }
  }

  /** Emits text[start, end) and returns where to continue. */
  private emit(start: number, end: number, delimiters: Delimiters, take: (segment: Segment) => void): number {
    const next = end + delimiters.segment.length;
    const from = skipBlanks(this.text, start, end);
    if (from === end) return next;
    const raw = this.text.slice(from, end);
    const segment = new Segment(
      this.hasLineBreak(from, end) ? raw.replace(/[\r\n]+/g, '') : raw,
      ++this.segments,
      this.offset + from,
      delimiters,
    );
    if (raw.length > MAX_SEGMENT_ELEMENTS && segment.length > MAX_SEGMENT_ELEMENTS) {
      throw new TokenFault(
        segment.byte,
        segment.number,
        'SEGMENT_TOO_WIDE',
        `expected at most ${MAX_SEGMENT_ELEMENTS} elements in a segment, found ${segment.length}`,
      );
    }
    if (segment.id === 'IEA') this.delimiters = null;
    take(segment);
    return next;
  }

  /** Where the next ISA begins, `start` being the first byte that is not filler; null when more bytes are needed. */
  private findIsa(start: number, complete: boolean): number | null {
    if (start === this.text.length) return this.nothingMore(complete);
    if (this.text.startsWith('ISA', start)) return start;
    const available = this.text.length - start;
    if (!complete && available < 3) return null;
    if (this.interchanges > 0) {
      throw new TokenFault(
        this.offset + start,
        this.segments + 1,
        'ISA_EXPECTED',
        'expected ISA or the end of the file after IEA, found other text',
      );
    }
    const begin = isaAtLineStart(this.text, start);
    if (begin !== null && begin - start <= MAX_LEADING_BYTES) {
      // The character after ISA decides whether this is an interchange or a word; wait for it.
      if (begin + 3 >= this.text.length && !complete) return null;
      this.leadingTextBytes = begin - start;
      return begin;
    }
    if (!complete && available <= MAX_LEADING_BYTES + 4) return null;
    throw new TokenFault(
      this.offset + start,
      1,
      'ISA_MISSING',
      `expected an X12 interchange beginning with ISA, found ${describeStart(this.text, start)}`,
    );
  }

  /** Looks each kind of line break up once and caches its position, instead of scanning every segment twice. */
  private hasLineBreak(from: number, end: number): boolean {
    if (this.nextLf < from) this.nextLf = indexOrEnd(this.text, '\n', from);
    if (this.nextCr < from) this.nextCr = indexOrEnd(this.text, '\r', from);
    return this.nextLf < end || this.nextCr < end;
  }

  private nothingMore(complete: boolean): null {
    if (complete && this.interchanges === 0) {
      throw new TokenFault(
        0,
        1,
        'ISA_MISSING',
        'expected an X12 interchange beginning with ISA, found an empty file',
      );
    }
    return null;
  }
}

function indexOrEnd(text: string, char: string, from: number): number {
  const found = text.indexOf(char, from);
  return found < 0 ? text.length : found;
}

function skipBlanks(text: string, from: number, end: number): number {
  let at = from;
  while (at < end) {
    const code = text.charCodeAt(at);
    if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) break;
    at++;
  }
  return at;
}

/** Blanks, NUL padding, Ctrl-Z and byte order marks, which concatenated files carry between interchanges. */
export function skipFiller(text: string, from: number): number {
  let at = from;
  for (;;) {
    const code = text.charCodeAt(at);
    if (code <= 0x20) at++;
    else if (text.startsWith('\u00ef\u00bb\u00bf', at)) at += 3;
    else return at;
  }
}

/** An ISA that begins a line and is followed by what may be a separator; a word beginning with ISA is not. */
export function isaAtLineStart(text: string, from: number): number | null {
  const match = /[\r\n][ \t]*ISA(?:[^A-Za-z0-9\s.-]|$)/g;
  match.lastIndex = from;
  const found = match.exec(text);
  return found ? text.indexOf('ISA', found.index) : null;
}

/** Describes how a file that is not an interchange begins, without quoting it: it may hold patient data. */
function describeStart(text: string, start: number): string {
  const head = /^(GS|ST|BPR|CLP)[^A-Za-z0-9\s]/.exec(text.slice(start, start + 4));
  if (head?.[1] !== undefined) return `a ${head[1]} segment without its interchange`;
  if (/^[[{]/.test(text.slice(start, start + 1))) return 'what looks like JSON';
  return 'other text';
}
