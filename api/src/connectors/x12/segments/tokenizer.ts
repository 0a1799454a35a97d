import type { Delimiters } from './delimiters';
import { MAX_SEGMENT_ELEMENTS, Segment } from './segment';
import { StartFinder } from './start-finder';
import type { SkippedText, Start } from './start-finder';

/**
 * The longest segment accepted; those of an 835 stay under 1 KB, so a longer one means that a terminator is missing.
 */
export const MAX_SEGMENT_BYTES = 16_384;

/** What the tokenizer tells. */
export interface TokenReader {
  /** The segment is only valid during the call. */
  take(segment: Segment): void;
  /** After an IEA: whether all that it closes was closed in order; if not, what follows may still belong to it. */
  isClosed(): boolean;
  /** Text that is no segment, before or between interchanges or after the last one. */
  skipped(text: SkippedText): void;
}

/** Classes of bytes, so that one pass over a segment finds its end and its elements. */
const PLAIN = 0;
const ELEMENT = 1;
const TERMINATOR = 2;
const LINE_BREAK = 3;

const LF = 0x0a;
const CR = 0x0d;
const TAB = 0x09;
const BLANK = 0x20;

/**
 * Cuts bytes, in chunks of any size, into segments. A chunk may end anywhere, within a multi-byte character too;
 * elements are decoded when they are read. Each interchange declares its own delimiters. Blanks and line breaks around
 * segments are dropped, as are line breaks within one (files wrapped at 80 columns), unless a line break is the
 * terminator.
 *
 * What it passes over is told to the reader: a byte order mark and blanks are nothing; other text before the first
 * segment, between two interchanges and after the last one is skipped, up to 8 KB of it before the first. A file may
 * begin with GS or ST, without its interchange, where its delimiters are plain. A segment that is too long or has too
 * many elements is handed out as damaged, without its text. Holds at most one chunk and one segment.
 */
export class Tokenizer {
  private bytes: Uint8Array = new Uint8Array(0);
  /** `bytes` as latin-1 text: one char a byte. */
  private text = '';
  /** File offset of `bytes[0]`. */
  private offset = 0;
  /** How far `bytes` is read. */
  private at = 0;
  private segments = 0;
  private delimiters: Delimiters | null = null;
  private readonly classes = new Uint8Array(256);
  private readonly segment = new Segment();
  private readonly starts = new StartFinder();
  /** The bytes of an endless segment are dropped up to its terminator. */
  private isDropping = false;
  /** The first line break within the segment that was scanned last; -1 without one. */
  private brokenAt = -1;

  constructor(private readonly reader: TokenReader) {}

  /** Throws TokenFault, and whatever the reader throws. */
  push(chunk: Uint8Array): void {
    if (chunk.length === 0) return;
    this.bytes = this.bytes.length === 0 ? chunk : joined(this.bytes, chunk);
    this.read(false);
  }

  end(): void {
    this.read(true);
    const skipped = this.starts.end(this.offset, this.segments);
    if (skipped) this.reader.skipped(skipped);
  }

  private read(complete: boolean): void {
    const { bytes } = this;
    this.text = latin1(bytes);
    this.at = 0;
    while (this.delimiters ? this.cut(complete, this.delimiters) : this.findStart(complete));
    this.offset += this.at;
    // A view would keep the whole chunk in memory through many small pushes.
    this.bytes = bytes.slice(this.at);
    this.text = '';
  }

  /** Looks for the next ISA, GS or ST; false when more bytes are needed. */
  private findStart(complete: boolean): boolean {
    const found = this.starts.find(this.text, this.at, {
      offset: this.offset,
      segments: this.segments,
      complete,
    });
    this.at = found.at;
    if (found.start === null) return false;
    this.enter(found.start);
    return true;
  }

  private enter({ reading, skipped }: Start): void {
    if (skipped) this.reader.skipped(skipped);
    const { delimiters, length } = reading;
    this.delimiters = delimiters;
    this.isDropping = false;
    this.classes.fill(PLAIN);
    this.classes[LF] = LINE_BREAK;
    this.classes[CR] = LINE_BREAK;
    this.classes[delimiters.element.charCodeAt(0)] = ELEMENT;
    this.classes[delimiters.segment.charCodeAt(0)] = TERMINATOR;
    if (length === 0) return;
    const start = this.at;
    this.at = start + length + delimiters.segment.length;
    this.scan(start, start + length);
    this.hand(start, start + length, delimiters);
  }

  /** Cuts the next segment off; false when its end is not there yet. */
  private cut(complete: boolean, delimiters: Delimiters): boolean {
    const { bytes } = this;
    const start = skipBlanks(bytes, this.at);
    this.at = start;
    if (isIsaAt(bytes, start)) {
      const interchange = this.starts.interchangeAt(this.text, start, complete);
      if (interchange === 'incomplete') return false;
      if (interchange !== null) {
        this.enter(interchange);
        return true;
      }
    }
    const limit = Math.min(bytes.length, start + MAX_SEGMENT_BYTES + 1);
    const end = this.scan(start, limit);
    if (end < 0) return this.cutOpenEnd(start, limit, complete);
    this.at = end + delimiters.segment.length;
    if (this.isDropping) this.isDropping = false;
    else if (end > start) this.hand(start, end, delimiters);
    return true;
  }

  /** A segment without a terminator up to `limit`. */
  private cutOpenEnd(start: number, limit: number, complete: boolean): boolean {
    const { bytes, segment } = this;
    if (this.isDropping) {
      this.at = limit;
      return limit < bytes.length;
    }
    if (limit - start > MAX_SEGMENT_BYTES) {
      this.isDropping = true;
      this.at = limit;
      this.handDamaged(start, `expected a segment terminator within ${MAX_SEGMENT_BYTES} bytes, found none`);
      return true;
    }
    if (!complete) return false;
    let end = limit;
    while (end > start && (bytes[end - 1] ?? 0) <= BLANK) end--;
    this.at = limit;
    segment.isCutOff = true;
    if (end > start && this.delimiters) this.hand(start, end, this.delimiters);
    return false;
  }

  /** Where the segment ends, or -1 when it does not end before `limit`; finds its elements on the way. */
  private scan(start: number, limit: number): number {
    const { bytes, classes } = this;
    const { cuts } = this.segment;
    let length = 0;
    let brokenAt = -1;
    let end = -1;
    for (let at = start; at < limit; at++) {
      const kind = classes[bytes[at] as number];
      if (kind === PLAIN) continue;
      if (kind === ELEMENT) {
        if (!this.isWhole(at, kind)) continue;
        if (length < MAX_SEGMENT_ELEMENTS) cuts[length] = at;
        length++;
      } else if (kind === LINE_BREAK) {
        if (brokenAt < 0) brokenAt = at;
      } else if (this.isWhole(at, TERMINATOR)) {
        end = at;
        break;
      }
    }
    this.segment.length = length;
    this.brokenAt = brokenAt;
    return end;
  }

  /** A delimiter of several bytes is one only if all of them follow. */
  private isWhole(at: number, kind: typeof ELEMENT | typeof TERMINATOR): boolean {
    const { delimiters } = this;
    if (delimiters === null) return false;
    const delimiter = kind === ELEMENT ? delimiters.element : delimiters.segment;
    return delimiter.length === 1 || this.text.startsWith(delimiter, at);
  }

  private hand(start: number, end: number, delimiters: Delimiters): void {
    const { bytes, segment, brokenAt } = this;
    let last = end;
    while (last > start && (bytes[last - 1] ?? 0) <= BLANK) last--;
    if (segment.length > MAX_SEGMENT_ELEMENTS) {
      const found = `expected at most ${MAX_SEGMENT_ELEMENTS} elements in a segment, found ${segment.length}`;
      this.handDamaged(start, found);
      return;
    }
    segment.bytes = bytes;
    segment.text = this.text;
    segment.start = start;
    segment.end = last;
    if (brokenAt >= 0 && brokenAt < last) unwrap(segment, delimiters);
    segment.id = idOf(segment);
    segment.damage = null;
    this.give(segment, start, delimiters);
    if (segment.id === 'IEA' && this.reader.isClosed()) this.delimiters = null;
  }

  private handDamaged(start: number, damage: string): void {
    const { segment, delimiters } = this;
    if (delimiters === null) return;
    segment.id = '';
    segment.length = 0;
    segment.damage = damage;
    this.give(segment, start, delimiters);
  }

  private give(segment: Segment, start: number, delimiters: Delimiters): void {
    segment.number = ++this.segments;
    segment.byte = this.offset + start;
    segment.delimiters = delimiters;
    this.reader.take(segment);
    segment.isCutOff = false;
  }
}

/** Takes the line breaks out of a segment of a file that is wrapped at some width. */
function unwrap(segment: Segment, { element }: Delimiters): void {
  const text = segment.text.slice(segment.start, segment.end).replace(/[\r\n]+/g, '');
  segment.text = text;
  segment.bytes = Buffer.from(text, 'latin1');
  segment.start = 0;
  segment.end = text.length;
  let length = 0;
  for (let at = text.indexOf(element); at >= 0; at = text.indexOf(element, at + element.length)) {
    segment.cuts[length++] = at;
  }
}

const KNOWN_IDS = new Map<number, string>();
const UPPER_CASE = 0xdf;
const LOWER_A = 0x61;
const LOWER_Z = 0x7a;

/** The id in upper case; ids of two or three bytes are made into a text once. */
function idOf(segment: Segment): string {
  const { bytes, start } = segment;
  let end = segment.length > 0 ? (segment.cuts[0] ?? segment.end) : segment.end;
  while (end > start && (bytes[end - 1] ?? 0) <= BLANK) end--;
  if (end - start > 3) return segment.text.slice(start, end).toUpperCase();
  let key = 1;
  for (let at = start; at < end; at++) key = (key << 8) | upperCase(bytes[at] ?? 0);
  let id = KNOWN_IDS.get(key);
  if (id === undefined) {
    id = segment.text.slice(start, end).toUpperCase();
    if (KNOWN_IDS.size < 4096) KNOWN_IDS.set(key, id);
  }
  return id;
}

const upperCase = (byte: number): number => (byte >= LOWER_A && byte <= LOWER_Z ? byte & UPPER_CASE : byte);

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  const both = new Uint8Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}

const latin1 = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');

function skipBlanks(bytes: Uint8Array, from: number): number {
  let at = from;
  while (at < bytes.length) {
    const code = bytes[at];
    if (code !== BLANK && code !== LF && code !== CR && code !== TAB) break;
    at++;
  }
  return at;
}

/** "ISA" in any case, cheaply: it is asked for every segment. */
const isIsaAt = (bytes: Uint8Array, at: number): boolean =>
  ((bytes[at] ?? 0) | 0x20) === 0x69 &&
  ((bytes[at + 1] ?? 0) | 0x20) === 0x73 &&
  ((bytes[at + 2] ?? 0) | 0x20) === 0x61;
