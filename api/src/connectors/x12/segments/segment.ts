import type { Cents } from '../../../domain/money';
import type { Delimiters } from './delimiters';
import { readableText } from './readable-text';

/** The widest segment of the guides has 26 elements. */
export const MAX_SEGMENT_ELEMENTS = 256;

/**
 * One X12 segment as it stands in the bytes that were read: nothing is cut out of them before an element is asked for,
 * because half of the segments of a remittance (addresses, contacts) are never read. A tokenizer fills the same segment
 * again and again; whoever keeps one for longer than the call that handed it out takes a `copy`.
 */
export class Segment {
  /** In upper case. */
  id = '';
  /** 1-based within the file. */
  number = 0;
  /** The offset of the id's first byte within the file. */
  byte = 0;
  /** How many elements follow the id. */
  length = 0;
  /** null while it is readable; otherwise why it is not: it is too long, or has too many elements. */
  damage: string | null = null;
  /** It ended with the file, without a terminator. */
  isCutOff = false;
  delimiters: Delimiters = NO_DELIMITERS;
  /** `bytes` as latin-1 text, so that both have the same offsets. */
  text = '';
  bytes: Uint8Array = new Uint8Array(0);
  start = 0;
  end = 0;
  /** Where each element separator stands. */
  cuts = new Int32Array(MAX_SEGMENT_ELEMENTS + 1);

  /** Element by its number in the guide (CLP03 is 3), trimmed; '' when it is absent. */
  get(index: number): string {
    if (index > this.length) return '';
    this.find(index);
    return shortText(this.text, this.bytes, this.from, this.to);
  }

  isEmpty(index: number): boolean {
    if (index > this.length) return true;
    this.find(index);
    return this.from === this.to;
  }

  /** An element as readable text: see `readableText`. */
  readable(index: number): string {
    return readableText(this.get(index));
  }

  /** A decimal dollar amount (`-12.5`, `.5`, `100`), exactly; NaN when it is none. */
  cents(index: number): Cents {
    if (index > this.length) return NaN;
    this.find(index);
    return centsIn(this.bytes, this.from, this.to);
  }

  /**
   * Components of a composite element, 0-based and trimmed. Where the declared separator does not occur, another one
   * that follows a two-letter qualifier is taken for it (`usesOtherSeparator`); otherwise there is a single component.
   */
  components(index: number): string[] {
    const { component } = this.delimiters;
    if (index > this.length) return [''];
    this.find(index);
    const { from, to } = this;
    if (component?.length !== 1) return this.textComponents(index);
    const code = component.charCodeAt(0);
    const components: string[] = [];
    let begin = from;
    for (let at = from; at < to; at++) {
      if (this.bytes[at] !== code) continue;
      components.push(this.slice(begin, at));
      begin = at + 1;
    }
    if (components.length === 0) return this.textComponents(index);
    components.push(this.slice(begin, to));
    return components;
  }

  private textComponents(index: number): string[] {
    const text = this.get(index);
    const separator = componentSeparator(text, this.delimiters.component);
    return separator === null ? [text] : text.split(separator).map((component) => component.trim());
  }

  /** Whether a composite is separated by another character than ISA16 declares. */
  usesOtherSeparator(index: number): boolean {
    const declared = this.delimiters.component;
    const text = this.get(index);
    if (declared === null || text.includes(declared)) return false;
    return componentSeparator(text, declared) !== null;
  }

  /** All of it, without the blanks at its ends. */
  plainText(): string {
    return Buffer.from(this.text.slice(this.start, this.end), 'latin1').toString('latin1');
  }

  copy(): Segment {
    const copy = new Segment();
    const { start, end } = this;
    Object.assign(copy, this, {
      bytes: Uint8Array.from(this.bytes.subarray(start, end)),
      text: Buffer.from(this.text.slice(start, end), 'latin1').toString('latin1'),
      start: 0,
      end: end - start,
      cuts: this.cuts.slice(0, this.length).map((at) => at - start),
    });
    return copy;
  }

  private from = 0;
  private to = 0;

  private slice(from: number, to: number): string {
    this.trim(from, to);
    return shortText(this.text, this.bytes, this.from, this.to);
  }

  /** Sets `from` and `to` to the trimmed element. */
  private find(index: number): void {
    const { cuts } = this;
    const from = index === 0 ? this.start : (cuts[index - 1] ?? 0) + this.delimiters.element.length;
    this.trim(from, index < this.length ? (cuts[index] ?? 0) : this.end);
  }

  private trim(start: number, end: number): void {
    const { bytes } = this;
    let from = start;
    let to = end;
    while (from < to && (bytes[from] ?? 0) <= 0x20) from++;
    while (to > from && (bytes[to - 1] ?? 0) <= 0x20) to--;
    this.from = from;
    this.to = to;
  }
}

const NO_DELIMITERS: Delimiters = { element: '*', component: ':', segment: '~', repetition: null };

/** How an element is named in messages: CLP03. */
export const elementName = (segment: Segment, index: number): string =>
  `${segment.id}${String(index).padStart(2, '0')}`;

/** A qualifier and a separator of components that senders use: HC>99213 where ISA16 is a colon. */
const UNDECLARED = /^[A-Z][A-Z0-9]([:>^|\\<+&@!;])[A-Z0-9]/i;

function componentSeparator(text: string, declared: string | null): string | null {
  if (declared !== null && text.includes(declared)) return declared;
  return UNDECLARED.exec(text)?.[1] ?? null;
}

/** Every text of one and of two bytes, made once: most elements are such codes. */
const ONE = Array.from({ length: 256 }, (_, code) => String.fromCharCode(code));
const TWO = new Array<string | undefined>(65_536).fill(undefined);

function shortText(text: string, bytes: Uint8Array, from: number, to: number): string {
  const first = bytes[from] ?? 0;
  switch (to - from) {
    case 0:
      return '';
    case 1:
      return ONE[first] ?? '';
    case 2: {
      const key = (first << 8) | (bytes[from + 1] ?? 0);
      return (TWO[key] ??= text.slice(from, to));
    }
    default:
      return text.slice(from, to);
  }
}

const MINUS = 0x2d;
const PLUS = 0x2b;
const POINT = 0x2e;
const ZERO = 0x30;

/**
 * Dollars in bytes, without making a text of them: an optional sign, digits, and after a point at most two that are not
 * zero, because half cents do not exist on a remittance. NaN for anything else, and for more than is exact.
 */
function centsIn(bytes: Uint8Array, start: number, end: number): Cents {
  let at = start;
  const sign = bytes[at];
  if (sign === MINUS || sign === PLUS) at++;
  let cents = 0;
  let decimals = -1;
  let digits = 0;
  for (; at < end; at++) {
    const byte = bytes[at] ?? 0;
    if (byte === POINT && decimals < 0) {
      decimals = 0;
      continue;
    }
    const digit = byte - ZERO;
    if (digit < 0 || digit > 9) return NaN;
    digits++;
    if (decimals >= 2) {
      if (digit !== 0) return NaN;
      continue;
    }
    if (decimals >= 0) decimals++;
    cents = cents * 10 + digit;
  }
  if (digits === 0) return NaN;
  if (decimals < 1) cents *= 100;
  else if (decimals === 1) cents *= 10;
  if (!Number.isSafeInteger(cents)) return NaN;
  return sign === MINUS && cents !== 0 ? -cents : cents;
}
