/**
 * An interchange declares its delimiters in its ISA segment (X12.5): the element separator is the character after
 * "ISA", ISA11 the repetition separator (from version 00402 on), ISA16 the component separator, and the character
 * after ISA16 ends every segment. Each is one char, or the several bytes of one UTF-8 character, as latin-1 text.
 */
export interface Delimiters {
  element: string;
  /** null when ISA16 is empty, a letter or a blank, or there is no ISA: composites then show it (see segment.ts). */
  component: string | null;
  segment: string;
  /** null when ISA11 is a letter or digit: the older standards identifier "U". */
  repetition: string | null;
}

export type DelimiterReading =
  | {
      kind: 'read';
      delimiters: Delimiters;
      /** Of the ISA without its terminator; 0 without an ISA. */ length: number;
    }
  /** More bytes are needed to decide. */
  | { kind: 'incomplete' }
  | { kind: 'unreadable'; code: string; message: string };

/** A standard ISA is 106 bytes; senders who pad too little or too much stay far below this. */
const MAX_ISA_BYTES = 1024;
/** GS, or the ST of a bare transaction, ends within this. */
const MAX_START_BYTES = 512;
/** The bytes after its start that are enough to read the delimiters of anything readable. */
const MAX_LOOKAHEAD_BYTES = MAX_ISA_BYTES + MAX_START_BYTES;
const ISA_ELEMENTS = 16;
const MAX_UTF8_CHAR_BYTES = 4;

/**
 * Reads the ISA that begins at `start`. It counts separators and does not trust the fixed widths, so an ISA that is
 * too short or too long is read as long as it has its 16 elements. The segment after it has to agree: where ISA16 is
 * missing, the terminator seems to be the component separator, and the segment after ISA shows which of them it is.
 * @param complete no more bytes will follow
 */
export function readIsa(text: string, start: number, complete: boolean): DelimiterReading {
  const from = start + 3;
  const isAll = complete || text.length - start > MAX_LOOKAHEAD_BYTES;
  if (text.length < from + MAX_UTF8_CHAR_BYTES && !isAll) return { kind: 'incomplete' };
  const element = characterAt(text, from);
  if (element === '') return truncated();
  if (!mayDelimit(element)) {
    return unreadable(
      'ISA_DELIMITER_INVALID',
      'expected an element separator such as * after ISA, found a letter, digit or blank',
    );
  }
  const elements = elementStarts(text, start, element);
  const last = elements[ISA_ELEMENTS - 1];
  const reading =
    (last === undefined ? null : asStated(text, last, element)) ??
    asNextSegmentShows(text, from, last, element);
  if (reading === null) {
    if (!isAll) return { kind: 'incomplete' };
    return whyUnreadable(text.length - start, elements.length, text.slice(last).trim().length < 2);
  }
  if (!reading.isSure && !isAll) return { kind: 'incomplete' };
  const declared = characterAt(text, elements[10] ?? start);
  const { component, segment, end } = reading;
  const repetition = mayDelimit(declared) && declared !== element ? declared : null;
  return { kind: 'read', delimiters: { element, component, segment, repetition }, length: end - start };
}

/**
 * The delimiters of a GS or ST without an interchange, as portals hand out single remittances: the character after the
 * id, and what ends the segment before the next one begins.
 */
export function readBareStart(text: string, start: number, complete: boolean): DelimiterReading {
  const isAll = complete || text.length - start > MAX_START_BYTES;
  if (text.length < start + 2 + MAX_UTF8_CHAR_BYTES && !isAll) return { kind: 'incomplete' };
  const element = characterAt(text, start + 2);
  if (!mayDelimit(element))
    return unreadable('ISA_MISSING', 'expected a separator after GS or ST, found none');
  const found = nextSegment(text, start + 2, element);
  if (found === null) {
    return isAll
      ? unreadable('ISA_MISSING', 'expected a segment after GS or ST, found none')
      : { kind: 'incomplete' };
  }
  return {
    kind: 'read',
    delimiters: { element, component: null, segment: found.segment, repetition: null },
    length: 0,
  };
}

function whyUnreadable(available: number, elements: number, isEnd: boolean): DelimiterReading {
  if (elements === ISA_ELEMENTS && !isEnd) {
    return unreadable(
      'ISA_DELIMITER_INVALID',
      'expected ISA16 to be one separator character and a segment terminator after it, found a letter, digit or blank',
    );
  }
  if (available <= MAX_ISA_BYTES) return truncated();
  return unreadable(
    'ISA_ELEMENT_COUNT',
    `expected 16 elements in ISA within ${MAX_ISA_BYTES} bytes, found ${elements}`,
  );
}

interface End {
  component: string | null;
  segment: string;
  /** Where the terminator of ISA stands. */
  end: number;
  /** A whole segment after it agrees. */
  isSure: boolean;
}

/** ISA16 and the character after it, unless the next segment shows that the terminator is another one. */
function asStated(text: string, at: number, element: string): End | null {
  const component = characterAt(text, at);
  const segment = characterAt(text, at + component.length);
  if (!mayDelimit(component) || !(mayDelimit(segment) || isLineBreak(segment))) return null;
  if (new Set([element, component, segment]).size < 3) return null;
  const end = at + component.length;
  const next = skipEmpty(text, end + segment.length, segment);
  const close = text.indexOf(segment, next);
  if (close < 0) return { component, segment, end, isSure: false };
  // With ISA16 missing, what seems to separate components ends every segment, before a line break.
  if (isLineBreak(segment) && text.slice(next, close).trimEnd().endsWith(component)) return null;
  return startsSegment(text, next, element) ? { component, segment, end, isSure: true } : null;
}

/** @param last where ISA16 begins, if there are 16 elements; an element too few makes the next segment's one of them */
function asNextSegmentShows(
  text: string,
  from: number,
  last: number | undefined,
  element: string,
): End | null {
  const found = nextSegment(text, from, element);
  if (found === null) return null;
  const stated = last === undefined ? '' : text.slice(last, found.end).trim();
  const isOne = mayDelimit(stated) && characterAt(stated, 0) === stated && stated !== element;
  return { component: isOne ? stated : null, ...found, isSure: true };
}

/** The first GS, ST, ... after `from`, and the terminator before it: one character, or else a line break. */
function nextSegment(text: string, from: number, element: string): { segment: string; end: number } | null {
  const limit = Math.min(text.length, from + MAX_ISA_BYTES);
  const starts = new RegExp(`(?:GS|ST|TA1|IEA|BPR|BHT|TRN|SE|GE)${escaped(element)}`, 'gi');
  starts.lastIndex = from;
  for (let match = starts.exec(text); match && match.index < limit; match = starts.exec(text)) {
    let end = match.index;
    while (end > from && isBlank(text.charCodeAt(end - 1))) end--;
    const before = characterBefore(text, from, end);
    if (before !== '' && mayDelimit(before) && before !== element) {
      return { segment: before, end: end - before.length };
    }
    const lineBreak = /[\r\n]/.exec(text.slice(end, match.index));
    if (lineBreak) return { segment: lineBreak[0], end: end + lineBreak.index };
  }
  return null;
}

/** Where each of the first 16 elements begins. */
function elementStarts(text: string, start: number, element: string): number[] {
  const starts: number[] = [];
  for (let at = start + 3; starts.length < ISA_ELEMENTS;) {
    const found = text.indexOf(element, at);
    if (found < 0 || found > start + MAX_ISA_BYTES) return starts;
    at = found + element.length;
    starts.push(at);
  }
  return starts;
}

const startsSegment = (text: string, at: number, element: string): boolean =>
  /^[A-Za-z][A-Za-z0-9]{1,2}$/.test(text.slice(at, at + 3 + element.length).split(element)[0] ?? '');

const unreadable = (code: string, message: string): DelimiterReading => ({
  kind: 'unreadable',
  code,
  message,
});
const truncated = (): DelimiterReading =>
  unreadable('ISA_TRUNCATED', 'expected a whole ISA segment, found the end of the file');

/** The char at a place: all bytes of a UTF-8 character where they form one, else one byte; '' past the end. */
function characterAt(text: string, at: number): string {
  const lead = text.charCodeAt(at);
  const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc2 ? 2 : 1;
  for (let i = 1; i < length; i++) {
    if (!isContinuation(text.charCodeAt(at + i))) return text.slice(at, at + 1);
  }
  return text.slice(at, at + length);
}

function characterBefore(text: string, from: number, end: number): string {
  if (end <= from) return '';
  let at = end - 1;
  while (at > from && end - at < MAX_UTF8_CHAR_BYTES && isContinuation(text.charCodeAt(at))) at--;
  const character = characterAt(text, at);
  return at + character.length === end ? character : text.slice(end - 1, end);
}

const isContinuation = (byte: number): boolean => byte >= 0x80 && byte <= 0xbf;

/** Letters, digits and blanks occur in data; an interchange separated by them cannot be told apart from its data. */
function mayDelimit(char: string): boolean {
  return char !== '' && !/^[A-Za-z0-9\s.-]/.test(char);
}

const isLineBreak = (char: string): boolean => char === '\r' || char === '\n';
const isBlank = (code: number): boolean => code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;
const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

/** Skips blanks and segments without a text. */
function skipEmpty(text: string, from: number, terminator: string): number {
  let at = from;
  for (;;) {
    if (isBlank(text.charCodeAt(at))) at++;
    else if (text.startsWith(terminator, at)) at += terminator.length;
    else return at;
  }
}
