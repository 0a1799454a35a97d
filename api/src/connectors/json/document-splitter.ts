import { SourceFault } from '../source-position';
import type { SourcePosition } from '../source-position';
import { MAX_RECORD_CHARACTERS, parsed } from './parsed-json';
import type { RecordSink } from './parsed-json';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const LINE_FEED = 0x0a;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPEN_BRACE = 0x7b;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACE = 0x7d;
const CLOSE_BRACKET = 0x5d;

/** Follows the brackets of a JSON document, and cuts out its records: what stands in its list of them, or itself. */
export class DocumentSplitter {
  private text = '';
  private at = 0;
  /** Bytes before the text at hand. */
  private before: number;
  /** The brackets that are to come, outermost first. */
  private readonly closing: number[] = [];
  private isInString = false;
  private isEscaped = false;
  /** How many brackets are open around records; 0 outside of a list of them. */
  private listDepth = 0;
  /** The last name in the outermost object, which says whether a list is one of records. */
  private name = '';
  private isNameNext = false;
  private readonly outer = new Capture();
  private readonly record = new Capture();
  private items = 0;

  constructor(
    private readonly sink: RecordSink,
    private readonly listNames: ReadonlySet<string>,
    firstByte: number,
  ) {
    this.before = firstByte;
  }

  /** @param text one character a byte. @throws SourceFault where brackets do not fit */
  push(text: string): void {
    this.text = text;
    this.outer.begins(0);
    this.record.begins(0);
    for (this.at = 0; this.at < text.length; this.at += 1) {
      if (this.isInString) this.readString();
      else this.readSign(text.charCodeAt(this.at));
    }
    this.outer.keepRest(text);
    this.record.keepRest(text);
    this.before += text.length;
    this.text = '';
    this.at = 0;
  }

  /** @throws SourceFault where the document is cut off */
  end(): void {
    const expected = this.closing.at(-1);
    if (expected === undefined) return;
    const message = `expected ${String.fromCharCode(expected)}, found the end of the file`;
    const open = this.record.position === null ? this.outer : this.record;
    if (open.position !== null && !open.hadList)
      this.sink.broken({ position: open.position, code: 'RECORD_CUT_OFF', message, text: open.text });
    throw new SourceFault(this.position, 'FILE_TRUNCATED', message);
  }

  /** To the end of the string, or of the chunk. */
  private readString(): void {
    const { text } = this;
    const from = this.at;
    for (; this.at < text.length; this.at += 1) {
      const code = text.charCodeAt(this.at);
      if (this.isEscaped) this.isEscaped = false;
      else if (code === BACKSLASH) this.isEscaped = true;
      // JSON has no line break in a string: a quote is missing, and what is open ends with the line.
      else if (code === QUOTE || code === LINE_FEED) {
        this.isInString = false;
        break;
      }
    }
    if (this.isNameNext && this.closing.length === 1) this.name += text.slice(from, this.at);
  }

  private readSign(code: number): void {
    switch (code) {
      case QUOTE:
        this.isInString = true;
        if (this.isNameNext && this.closing.length === 1) this.name = '';
        break;
      case OPEN_BRACE:
        this.open(CLOSE_BRACE);
        break;
      case OPEN_BRACKET:
        this.open(CLOSE_BRACKET);
        break;
      case CLOSE_BRACE:
      case CLOSE_BRACKET:
        this.close(code);
        break;
      case COMMA:
        this.isNameNext = true;
        break;
      case COLON:
        this.isNameNext = false;
        break;
      default:
        if (this.closing.length === 0 && code > 0x20) this.fail('other text between documents');
    }
  }

  private open(closing: number): void {
    const depth = this.closing.length;
    const isList = closing === CLOSE_BRACKET;
    if (depth === 0 && isList) this.listDepth = 1;
    else if (depth === 0) this.outer.start(this.position, this.at);
    else if (depth === 1 && isList && this.outer.position !== null && this.listNames.has(this.name)) {
      this.listDepth = 2;
      this.outer.pause(this.text, this.at + 1);
    } else if (depth === this.listDepth) {
      this.items += 1;
      this.record.start(this.position, this.at);
    }
    this.closing.push(closing);
    this.isNameNext = !isList;
  }

  private close(code: number): void {
    if (this.closing.at(-1) !== code) this.fail(`${String.fromCharCode(code)} there`);
    this.closing.pop();
    const depth = this.closing.length;
    this.isNameNext = false;
    if (depth === this.listDepth && this.listDepth > 0) this.give(this.record);
    else if (depth === this.listDepth - 1) {
      this.listDepth = 0;
      this.outer.resume(this.at);
    }
    if (depth === 0 && this.outer.position !== null) this.give(this.outer);
  }

  private give(capture: Capture): void {
    const { position, hadList } = capture;
    const json = capture.finish(this.text, this.at + 1);
    if (position === null) return;
    if (json === null) {
      const message = `expected a record of at most ${MAX_RECORD_CHARACTERS} bytes, found a longer one`;
      this.sink.broken({ position, code: 'RECORD_TOO_LONG', message, text: '' });
      return;
    }
    const value = parsed(json);
    if (value.kind === 'object') this.sink.take(value.value, position);
    else if (value.kind === 'list') for (const each of value.values) this.sink.take(each, position);
    else if (!hadList) {
      const message = `expected a JSON object, found ${value.found}`;
      this.sink.broken({ position, code: 'RECORD_INVALID', message, text: json });
    }
  }

  private fail(found: string): never {
    const open = this.closing.at(-1);
    const expected = open === undefined ? '{ or [' : String.fromCharCode(open);
    const message = `expected ${expected}, found ${found}`;
    const cut = this.record.position === null ? this.outer : this.record;
    if (cut.position !== null && !cut.hadList)
      this.sink.broken({ position: cut.position, code: 'RECORD_INVALID', message, text: '' });
    throw new SourceFault(this.position, 'JSON_INVALID', message);
  }

  private get position(): SourcePosition {
    const byte = this.before + this.at;
    const segment = Math.max(1, this.items);
    return { byte, segment, label: `byte ${byte}, item ${segment}` };
  }
}

/** The text of a record while its end is not read yet. */
class Capture {
  /** Null while nothing is captured. */
  position: SourcePosition | null = null;
  hadList = false;
  text = '';
  private from: number | null = null;
  private isTooLong = false;

  start(position: SourcePosition, at: number): void {
    this.position = position;
    this.from = at;
  }

  /** A new chunk is at hand. */
  begins(at: number): void {
    if (this.from !== null) this.from = at;
  }

  keepRest(text: string): void {
    if (this.from !== null) this.keep(text.slice(this.from));
  }

  /** Leaves out what follows: it is given by itself. */
  pause(text: string, to: number): void {
    if (this.from !== null) this.keep(text.slice(this.from, to));
    this.from = null;
    this.hadList = true;
  }

  resume(at: number): void {
    if (this.position !== null) this.from = at;
  }

  /** @returns null where it is longer than a record may be */
  finish(text: string, to: number): string | null {
    if (this.from !== null) this.keep(text.slice(this.from, to));
    const json = this.isTooLong ? null : this.text;
    this.position = null;
    this.hadList = false;
    this.text = '';
    this.from = null;
    this.isTooLong = false;
    return json;
  }

  private keep(text: string): void {
    if (this.text.length + text.length > MAX_RECORD_CHARACTERS) this.isTooLong = true;
    else this.text += text;
  }
}
