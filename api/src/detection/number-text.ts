/**
 * Whole numbers as text, five bits a character and the sixth for "more follows": small numbers, of which there are
 * most, take one character.
 */
const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const BASE = 32;
const VALUES = new Int8Array(128).fill(-1);
for (let value = 0; value < DIGITS.length; value++) VALUES[DIGITS.charCodeAt(value)] = value;

export class NumberWriter {
  text = '';

  /** @throws RangeError when it is no whole number from 0 on */
  whole(value: number): void {
    if (!Number.isSafeInteger(value) || value < 0) throw new RangeError(`cannot pack ${value}`);
    let rest = value;
    while (rest >= BASE) {
      this.text += DIGITS[BASE + (rest % BASE)] as string;
      rest = Math.floor(rest / BASE);
    }
    this.text += DIGITS[rest] as string;
  }

  signed(value: number): void {
    this.whole(value < 0 ? -2 * value - 1 : 2 * value);
  }
}

export class NumberReader {
  constructor(
    private readonly text: string,
    /** Of the next number. */
    public at: number,
  ) {}

  get isAtEnd(): boolean {
    return this.at >= this.text.length;
  }

  /** @throws SyntaxError at the end, and at what is no digit */
  whole(): number {
    let value = 0;
    let unit = 1;
    for (;;) {
      const digit = VALUES[this.text.charCodeAt(this.at++)] ?? -1;
      if (digit < 0) throw new SyntaxError(`the packed numbers end or break at ${this.at - 1}`);
      if (digit < BASE) return value + digit * unit;
      value += (digit - BASE) * unit;
      unit *= BASE;
    }
  }

  /** @throws SyntaxError at the end */
  skip(numbers: number): void {
    const { text } = this;
    let at = this.at;
    for (let left = numbers; left > 0; at++) {
      const digit = VALUES[text.charCodeAt(at)] ?? -1;
      if (digit < 0) throw new SyntaxError(`the packed numbers end or break at ${at}`);
      if (digit < BASE) left--;
    }
    this.at = at;
  }

  signed(): number {
    const value = this.whole();
    return value % 2 === 1 ? -(value + 1) / 2 : value / 2;
  }
}
