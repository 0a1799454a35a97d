import type { Delimiters } from './delimiters';

/**
 * One X12 segment, split only when an element is read: half of the segments of a remittance (addresses, contacts) are
 * never read. The text is one char per source byte (latin-1), so lengths are byte lengths.
 */
export class Segment {
  readonly id: string;
  private found: number[] | null = null;

  /**
   * @param number 1-based within the file; @param byte offset of the first byte of the id within the file
   */
  constructor(
    readonly raw: string,
    readonly number: number,
    readonly byte: number,
    readonly delimiters: Delimiters,
  ) {
    const cut = raw.indexOf(delimiters.element);
    this.id = cut < 0 ? raw : raw.slice(0, cut);
  }

  /** How many elements follow the id. */
  get length(): number {
    return this.separators.length;
  }

  /** Element by its number in the guide (CLP03 is 3), trimmed; '' when it is absent. */
  get(index: number): string {
    const { separators } = this;
    if (index > separators.length) return '';
    const from = index === 0 ? 0 : (separators[index - 1] ?? 0) + this.delimiters.element.length;
    return trimmed(this.raw, from, separators[index] ?? this.raw.length);
  }

  /** An element as readable text: see `readableText`. */
  readable(index: number): string {
    return readableText(this.get(index));
  }

  /** Components of a composite element, 0-based and trimmed; a single one when the separator does not occur. */
  components(index: number): string[] {
    const text = this.get(index);
    const { component } = this.delimiters;
    const components: string[] = [];
    let from = 0;
    for (const end of occurrences(text, component)) {
      components.push(trimmed(text, from, end));
      from = end + component.length;
    }
    components.push(trimmed(text, from, text.length));
    return components;
  }

  /** The positions of the element separators. */
  private get separators(): number[] {
    return (this.found ??= occurrences(this.raw, this.delimiters.element));
  }
}

/** Scanning by char code takes a third of the time of `split`, and elements that are never read are never cut out. */
function occurrences(text: string, separator: string): number[] {
  const found: number[] = [];
  if (separator.length === 1) {
    const code = separator.charCodeAt(0);
    for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) === code) found.push(at);
    return found;
  }
  for (let at = text.indexOf(separator); at >= 0; at = text.indexOf(separator, at + separator.length)) {
    found.push(at);
  }
  return found;
}

function trimmed(text: string, from: number, to: number): string {
  let start = from;
  let end = to;
  while (start < end && text.charCodeAt(start) <= 0x20) start++;
  while (end > start && text.charCodeAt(end - 1) <= 0x20) end--;
  return text.slice(start, end);
}

/** How an element is named in messages: CLP03. */
export const elementName = (segment: Segment, index: number): string =>
  `${segment.id}${String(index).padStart(2, '0')}`;

/** V8 copies substrings shorter than this and lets longer ones refer to the text they were cut from. */
const MIN_SLICE = 13;
const utf8 = new TextDecoder('utf-8', { fatal: true });
/** Windows-1252 at 0x80-0x9f, with spaces for undefined bytes. (Node's own decoder for it reads latin-1.) */
const WINDOWS_1252 = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ';

/**
 * Decodes names and other text: UTF-8 if the bytes are valid UTF-8, otherwise Windows-1252, which is what latin-1
 * senders mean. The result is a copy, so that a name kept for long does not keep the chunk it was cut from in memory.
 */
function readableText(latin1: string): string {
  const isPlain = isPrintableAscii(latin1);
  if (isPlain && latin1.length < MIN_SLICE) return latin1;
  const bytes = Buffer.from(latin1, 'latin1');
  if (isPlain) return bytes.toString('latin1');
  return withoutControls(decode(bytes)).trim();
}

function isPrintableAscii(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 0x20 || code >= 0x7f) return false;
  }
  return true;
}

function decode(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes);
  } catch {
    return Array.from(bytes, (byte) =>
      byte >= 0x80 && byte < 0xa0 ? WINDOWS_1252.charAt(byte - 0x80) : String.fromCharCode(byte),
    ).join('');
  }
}

function withoutControls(text: string): string {
  let clean = '';
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0;
    clean += code < 0x20 || (code >= 0x7f && code < 0xa0) ? ' ' : char;
  }
  return clean;
}
