/**
 * An interchange declares its delimiters in its ISA segment (X12.5): the element separator is the character after
 * "ISA", ISA11 the repetition separator (from version 00402 on), ISA16 the component separator, and the character
 * after ISA16 ends every segment. Each is one char, or the several bytes of one UTF-8 character, as latin-1 text.
 */
export interface Delimiters {
  element: string;
  component: string;
  segment: string;
  /** null when ISA11 is a letter or digit: the older standards identifier "U". */
  repetition: string | null;
}

export type IsaReading =
  | { kind: 'read'; delimiters: Delimiters; /** Of the ISA without its terminator. */ length: number }
  /** More bytes are needed to decide. */
  | { kind: 'incomplete' }
  | { kind: 'unreadable'; code: string; message: string };

/** A standard ISA is 106 bytes; senders who pad too little or too much stay far below this. */
const MAX_ISA_BYTES = 1024;
const ISA_ELEMENTS = 16;
const MAX_UTF8_CHAR_BYTES = 4;

/**
 * Reads the ISA that begins at `start`. It counts separators and does not trust the fixed widths, so an ISA that is
 * too short or too long is read as long as it has its 16 elements.
 * @param complete no more bytes will follow
 */
export function readIsa(text: string, start: number, complete: boolean): IsaReading {
  const from = start + 3;
  if (text.length < from + MAX_UTF8_CHAR_BYTES && !complete) return { kind: 'incomplete' };
  const element = characterAt(text, from);
  if (element === '') return truncated();
  if (!mayDelimit(element)) {
    return unreadable(
      'ISA_DELIMITER_INVALID',
      'expected an element separator such as * after ISA, found a letter, digit or blank',
    );
  }
  const limit = start + MAX_ISA_BYTES;
  let at = from;
  let repetitionAt = 0;
  for (let count = 1; count <= ISA_ELEMENTS; count++) {
    const found = count === 1 ? from : text.indexOf(element, at);
    if (found < 0 || found > limit) {
      if (text.length <= limit && !complete) return { kind: 'incomplete' };
      return unreadable(
        'ISA_ELEMENT_COUNT',
        `expected 16 elements in ISA within ${MAX_ISA_BYTES} bytes, found ${count - 1}`,
      );
    }
    at = found + element.length;
    if (count === 11) repetitionAt = at;
  }
  if (text.length < at + 2 * MAX_UTF8_CHAR_BYTES && !complete) return { kind: 'incomplete' };
  const component = characterAt(text, at);
  const segment = characterAt(text, at + component.length);
  if (component === '' || segment === '') return truncated();
  if (!mayDelimit(component) || !(mayDelimit(segment) || isLineBreak(segment))) {
    return unreadable(
      'ISA_DELIMITER_INVALID',
      'expected ISA16 to be one separator character and a segment terminator after it, found a letter, digit or blank',
    );
  }
  if (new Set([element, component, segment]).size < 3) {
    return unreadable(
      'ISA_DELIMITER_INVALID',
      'expected element separator, component separator and segment terminator to differ, found two alike',
    );
  }
  const declared = characterAt(text, repetitionAt);
  const repetition = mayDelimit(declared) && declared !== element ? declared : null;
  return {
    kind: 'read',
    delimiters: { element, component, segment, repetition },
    length: at + component.length - start,
  };
}

const unreadable = (code: string, message: string): IsaReading => ({ kind: 'unreadable', code, message });
const truncated = (): IsaReading =>
  unreadable('ISA_TRUNCATED', 'expected a whole ISA segment, found the end of the file');

/** The char at a place: all bytes of a UTF-8 character where they form one, else one byte; '' past the end. */
function characterAt(text: string, at: number): string {
  const lead = text.charCodeAt(at);
  const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc2 ? 2 : 1;
  for (let i = 1; i < length; i++) {
    const byte = text.charCodeAt(at + i);
    if (!(byte >= 0x80 && byte <= 0xbf)) return text.slice(at, at + 1);
  }
  return text.slice(at, at + length);
}

/** Letters, digits and blanks occur in data; an interchange separated by them cannot be told apart from its data. */
function mayDelimit(char: string): boolean {
  return char !== '' && !/^[A-Za-z0-9\s.-]/.test(char);
}

const isLineBreak = (char: string): boolean => char === '\r' || char === '\n';
