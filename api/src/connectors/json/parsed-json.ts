import type { SourcePosition } from '../source-position';

/** What takes the objects of a file, one at a time. */
export interface RecordSink {
  /** An object that is whole; of one that holds a list of records, what is left without the list. */
  take(value: object, position: SourcePosition): void;
  /** Something that cannot be read; what comes after it is read on. @param text of it, as far as it is kept */
  broken(fault: { position: SourcePosition; code: string; message: string; text: string }): void;
}

/** One record. A claim with some thousand lines has about a million. */
export const MAX_RECORD_CHARACTERS = 16 << 20;

export type Parsed =
  { kind: 'object'; value: object } | { kind: 'list'; values: object[] } | { kind: 'broken'; found: string };

/** @param text one character a byte */
export function parsed(text: string): Parsed {
  const json = /[\x80-\xff]/.test(text) ? Buffer.from(text, 'latin1').toString('utf8') : text;
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return { kind: 'broken', found: 'text that is no JSON' };
  }
  if (Array.isArray(value)) {
    const values = value.filter((each): each is object => typeof each === 'object' && each !== null);
    return { kind: 'list', values };
  }
  return typeof value === 'object' && value !== null
    ? { kind: 'object', value }
    : { kind: 'broken', found: 'a value without a name' };
}
