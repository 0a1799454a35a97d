export interface JsonBounds {
  /** Nesting of objects and lists. */
  depth: number;
  /** Everything but the text under a key `content`. */
  bytes: number;
}

export type JsonFault = 'TOO_DEEP' | 'TOO_LARGE';

/**
 * Measures a JSON text as it arrives, before anything is parsed: how deep it nests, and how much of it is not the
 * content of a file. It does not check the syntax; the parser does.
 */
export class JsonShape {
  private depth = 0;
  private counted = 0;
  private inString = false;
  private escaped = false;
  private isContent = false;
  /** The last string that was closed, as far as it could be a key of interest. */
  private text = '';
  private key: string | null = null;

  constructor(private readonly bounds: JsonBounds) {}

  /** The first limit that the text exceeds, or null so far. */
  push(chunk: Uint8Array): JsonFault | null {
    for (let at = 0; at < chunk.length; at += 1) {
      const byte = chunk[at] as number;
      if (this.inString) this.within(byte);
      else if (this.between(byte)) return 'TOO_DEEP';
      if (!this.isContent && ++this.counted > this.bounds.bytes) return 'TOO_LARGE';
    }
    return null;
  }

  private within(byte: number): void {
    if (this.escaped) this.escaped = false;
    else if (byte === BACKSLASH) this.escaped = true;
    else if (byte === QUOTE) {
      this.inString = false;
      this.isContent = false;
      return;
    }
    if (!this.isContent && this.text.length < MAX_KEY_CHARS) this.text += String.fromCharCode(byte);
  }

  /** @returns whether it nests too deep now */
  private between(byte: number): boolean {
    if (byte === QUOTE) {
      this.inString = true;
      this.isContent = this.key === 'content';
      this.text = '';
    } else if (byte === COLON) this.key = this.text;
    else if (byte === COMMA) this.key = null;
    else if (byte === OPEN_BRACE || byte === OPEN_BRACKET) {
      this.key = null;
      this.depth += 1;
      return this.depth > this.bounds.depth;
    } else if (byte === CLOSE_BRACE || byte === CLOSE_BRACKET) this.depth -= 1;
    return false;
  }
}

const MAX_KEY_CHARS = 'content'.length + 1;
const [QUOTE, BACKSLASH, COLON, COMMA] = [0x22, 0x5c, 0x3a, 0x2c];
const [OPEN_BRACE, CLOSE_BRACE, OPEN_BRACKET, CLOSE_BRACKET] = [0x7b, 0x7d, 0x5b, 0x5d];
