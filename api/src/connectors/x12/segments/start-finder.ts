import { readBareStart, readIsa } from './delimiters';
import type { DelimiterReading } from './delimiters';
import { TokenFault } from './token-fault';

/** Prose or a mail header may come before the first segment, at most this long. */
export const MAX_LEADING_BYTES = 8_192;

/** Text that is no segment: before the first one, between two interchanges, or after the last. */
export interface SkippedText {
  /** Its first byte within the file. */
  byte: number;
  bytes: number;
  /** The number of the segment that follows it, or would. */
  segmentNumber: number;
  place: 'before' | 'after';
}

/** Where segments begin, and with which delimiters. */
export interface Start {
  reading: Extract<DelimiterReading, { kind: 'read' }>;
  skipped: SkippedText | null;
}

interface Place {
  /** File offset of the text's first char. */
  offset: number;
  /** Segments read so far. */
  segments: number;
  complete: boolean;
}

/** "ISA" or "GS" or "ST", and what may be a separator. */
const START = /^(?:ISA|GS|ST)(?=[^A-Za-z0-9\s.-])/i;
/** A bare group or transaction has to look like one: its type follows. */
const BARE = /^(?:GS([^A-Za-z0-9])[A-Za-z0-9]{2,4}\1|ST([^A-Za-z0-9]+)\d{3}\2)/i;
const BARE_BYTES = 16;
const MIN_START_BYTES = 8;
/** What ends a line of text: a line break, or the padding at the end of a file (NUL and Ctrl-Z). */
const LINE_ENDS = ['\r', '\n', '\0', String.fromCharCode(0x1a)];

/**
 * Finds where segments begin: an ISA, or a GS or ST alone, at the start of a line; line by line, so that it does not
 * matter how the file is cut into chunks.
 */
export class StartFinder {
  private textAt: { byte: number; description: string } | null = null;
  /** The current line is text. */
  private isInText = false;
  /** Why the first ISA cannot be read; it counts if nothing else can be. */
  private unreadable: TokenFault | null = null;

  /** @returns where it came to; without a start it needs more bytes. Throws TokenFault when there is no start */
  find(text: string, from: number, place: Place): { at: number; start: Start | null } {
    let at = from;
    for (;;) {
      if (this.isInText) {
        at = lineEnd(text, at);
        this.isInText = at === text.length;
      }
      at = skipFiller(text, at);
      this.boundLeadingText(place, at);
      if (at === text.length) return { at, start: null };
      if (text.length - at < MIN_START_BYTES && !place.complete) return { at, start: null };
      const reading = readStart(text, at, place.complete);
      if (reading?.kind === 'incomplete') return { at, start: null };
      if (reading?.kind === 'read') return { at, start: { reading, skipped: this.leave(place, at) } };
      const byte = place.offset + at;
      if (reading)
        this.unreadable ??= new TokenFault(byte, place.segments + 1, reading.code, reading.message);
      this.textAt ??= { byte, description: describe(text, at) };
      this.isInText = true;
    }
  }

  /** Another interchange where the one before it has no IEA; null when it is none. */
  interchangeAt(text: string, at: number, complete: boolean): Start | 'incomplete' | null {
    if (text.length - at < MIN_START_BYTES && !complete) return 'incomplete';
    const reading = readStart(text, at, complete);
    if (reading?.kind === 'incomplete') return 'incomplete';
    return reading?.kind === 'read' ? { reading, skipped: null } : null;
  }

  /** The end of the file. Throws TokenFault when nothing was found in it. */
  end(offset: number, segments: number): SkippedText | null {
    if (segments === 0) throw this.nothingFound();
    return this.leave({ offset, segments }, 0);
  }

  private leave({ offset, segments }: Omit<Place, 'complete'>, at: number): SkippedText | null {
    const { textAt } = this;
    this.textAt = null;
    if (textAt === null) return null;
    return {
      byte: textAt.byte,
      bytes: offset + at - textAt.byte,
      segmentNumber: segments + 1,
      place: segments === 0 ? 'before' : 'after',
    };
  }

  private boundLeadingText({ offset, segments }: Place, at: number): void {
    if (segments > 0 || this.textAt === null) return;
    if (offset + at - this.textAt.byte > MAX_LEADING_BYTES) throw this.nothingFound();
  }

  private nothingFound(): TokenFault {
    const found = this.textAt?.description ?? 'an empty file';
    return (
      this.unreadable ??
      new TokenFault(
        this.textAt?.byte ?? 0,
        1,
        'ISA_MISSING',
        `expected an X12 interchange beginning with ISA, found ${found}`,
      )
    );
  }
}

function lineEnd(text: string, from: number): number {
  let end = text.length;
  for (const char of LINE_ENDS) {
    const found = text.indexOf(char, from);
    if (found >= 0 && found < end) end = found;
  }
  return end;
}

/** null when no segment begins here that could start a file. */
function readStart(text: string, at: number, complete: boolean): DelimiterReading | null {
  const head = text.slice(at, at + BARE_BYTES);
  if (!START.test(head)) return null;
  if (/^isa/i.test(head)) return readIsa(text, at, complete);
  if (head.length < BARE_BYTES && !complete) return { kind: 'incomplete' };
  return BARE.test(head) ? readBareStart(text, at, complete) : null;
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

/** Describes how a file that is not an interchange begins, without quoting it: it may hold patient data. */
function describe(text: string, at: number): string {
  const head = /^(GS|ST|BPR|CLP)[^A-Za-z0-9\s]/i.exec(text.slice(at, at + 4));
  if (head?.[1] !== undefined) return `a ${head[1].toUpperCase()} segment without its interchange`;
  if (/^[[{]/.test(text.slice(at, at + 1))) return 'what looks like JSON';
  return 'other text';
}
