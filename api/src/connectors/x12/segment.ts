import type { Delimiters } from './delimiters';

/**
 * One X12 segment, split only when somebody asks for an element: half of the segments of a remittance (addresses,
 * contacts) are never looked into. The text is one char per source byte (latin-1), so lengths are byte lengths.
 */
export class Segment {
  readonly id: string;
  private parts: string[] | null = null;

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

  private get elements(): string[] {
    return (this.parts ??= this.raw.split(this.delimiters.element));
  }

  /** How many elements follow the id. */
  get length(): number {
    return this.elements.length - 1;
  }

  /** Element by its number in the guide (CLP03 is 3), blanks trimmed; '' where it is absent. */
  get(index: number): string {
    const part = this.elements[index];
    return part === undefined ? '' : part.trim();
  }

  /** An element as readable text: see `readableText`. */
  readable(index: number): string {
    return readableText(this.get(index));
  }

  /** Components of a composite element, 0-based; one component where the separator does not occur. */
  components(index: number): string[] {
    return this.get(index).split(this.delimiters.component);
  }
}

/** How an element is named in messages: CLP03. */
export const elementName = (segment: Segment, index: number): string =>
  `${segment.id}${String(index).padStart(2, '0')}`;

const utf8 = new TextDecoder('utf-8', { fatal: true });
const windows1252 = new TextDecoder('windows-1252');

/**
 * Names and the like: UTF-8 where the bytes are UTF-8, else Windows-1252, which is what latin-1 senders mean.
 * The result is a copy, so that a name kept for long does not keep the chunk alive that it was cut from.
 */
export function readableText(latin1: string): string {
  if (latin1 === '') return '';
  const bytes = Buffer.from(latin1, 'latin1');
  if (isPrintableAscii(bytes)) return bytes.toString('latin1');
  return withoutControls(decode(bytes)).trim();
}

function isPrintableAscii(bytes: Uint8Array): boolean {
  for (const byte of bytes) if (byte < 0x20 || byte >= 0x7f) return false;
  return true;
}

function decode(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes);
  } catch {
    return windows1252.decode(bytes);
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
