import { isTableOfClaims } from '../csv/table-head';
import { readIsa } from './segments/delimiters';
import { skipFiller } from './segments/start-finder';

export type DetectedFormat = 'X12_835' | 'X12_837' | 'X12_OTHER' | 'FHIR' | 'JSON' | 'CSV';

/** The number of bytes that detection needs; fewer if the file is shorter. */
export const DETECT_HEAD_BYTES = 65_536;

export interface Detection {
  /** null when the bytes look like none of them: binary, compressed, prose. */
  format: DetectedFormat | null;
  /** One JSON document per line (NDJSON). */
  lineDelimited: boolean;
}

/**
 * Detects a format from the first bytes of a file, never from its name. X12 that is neither 835 nor 837 is detected,
 * too, so that the refusal can name it; a bare GS or ST counts as X12, for the connector to refuse with its reason.
 * @param head the first DETECT_HEAD_BYTES of the file, or all of it; it may be cut anywhere
 */
export function detectFormat(head: Uint8Array): Detection {
  const text = Buffer.from(head.buffer, head.byteOffset, head.byteLength).toString('latin1');
  const start = skipFiller(text, 0);
  const format = x12Format(text, start);
  if (format !== null) return { format, lineDelimited: false };
  if (text[start] === '{' || text[start] === '[') return jsonFormat(text.slice(start));
  return { format: isCsv(text.slice(start)) || isTableOfClaims(head) ? 'CSV' : null, lineDelimited: false };
}

function x12Format(text: string, start: number): DetectedFormat | null {
  const isa = /^isa/i.test(text.slice(start, start + 3)) ? start : isaAtLineStart(text, start);
  if (isa !== null) {
    const reading = readIsa(text, isa, true);
    if (reading.kind === 'read') return transactionFormat(text.slice(isa), reading.delimiters.element);
    // A word may begin with ISA; an unreadable ISA segment still is X12, and the connector reports what is wrong with
    // it.
    return /^ISA[^A-Za-z0-9\s,;"]\d\d/i.test(text.slice(isa, isa + 6)) ? 'X12_OTHER' : null;
  }
  const bare = /^(?:GS|ST)([*|^~!+])/i.exec(text.slice(start, start + 3));
  return bare?.[1] === undefined ? null : transactionFormat(`~${text.slice(start)}`, bare[1]);
}

/** An ISA that begins a line and is followed by what may be a separator; a word beginning with ISA is not. */
function isaAtLineStart(text: string, from: number): number | null {
  const match = /[\r\n][ \t]*ISA(?:[^A-Za-z0-9\s.-]|$)/gi;
  match.lastIndex = from;
  const found = match.exec(text);
  return found ? found.index + found[0].toUpperCase().indexOf('ISA') : null;
}

/** By the first ST01; by GS01 if the head ends before it. */
function transactionFormat(text: string, element: string): DetectedFormat {
  const escaped = element.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
  const kind = new RegExp(`[^A-Za-z0-9]ST${escaped}(\\d{3})`, 'i').exec(text)?.[1];
  const group = new RegExp(`[^A-Za-z0-9]GS${escaped}([A-Z]{2})`, 'i').exec(text)?.[1];
  if (kind === '835' || (kind === undefined && group === 'HP')) return 'X12_835';
  if (kind === '837' || (kind === undefined && group === 'HC')) return 'X12_837';
  return 'X12_OTHER';
}

function jsonFormat(text: string): Detection {
  // `{` and `[` can also begin prose; in JSON a string, a value or the closing bracket follows.
  if (!/^(\{\s*("|\}|$)|\[\s*([[{"\d\-tfn\]]|$))/.test(text)) return { format: null, lineDelimited: false };
  const end = text.search(/[\r\n]/);
  const lineDelimited = end > 0 && isJson(text.slice(0, end)) && /^\s*\{/.test(text.slice(end));
  return { format: /"resourceType"\s*:/.test(text) ? 'FHIR' : 'JSON', lineDelimited };
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

const CSV_DELIMITERS = [',', ';', '\t', '|'];

/** Text whose header line has at least two columns, and as many delimiters in the next line if neither is quoted. */
function isCsv(text: string): boolean {
  if (hasControlCharacters(text)) return false;
  const [header = '', second = ''] = text.split(/\r\n|\n|\r/, 2);
  return CSV_DELIMITERS.some((delimiter) => {
    const columns = header.split(delimiter).length;
    if (columns < 2) return false;
    if (second === '' || header.includes('"') || second.includes('"')) return true;
    // One more is a trailing delimiter; a second line that the head cuts off has fewer.
    const cells = second.split(delimiter).length;
    return Math.abs(cells - columns) <= 1 || !text.slice(header.length + 2).includes('\n');
  });
}

function hasControlCharacters(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 0x20 && code !== 0x09 && code !== 0x0a && code !== 0x0d) return true;
  }
  return false;
}
