/** Where nothing can be read at all; the envelope adds the position. */
export class TokenFault extends Error {
  constructor(
    readonly byte: number,
    readonly segmentNumber: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
    this.name = 'TokenFault';
  }
}
