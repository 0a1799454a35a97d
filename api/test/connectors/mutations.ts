import fc from 'fast-check';

export type Mutation = (bytes: Buffer) => Buffer;

/** What means something to a format: its signs, and what stands between its parts. */
export interface Grammar {
  signs: string;
  /** Behind each segment, row or document. */
  separator: string;
}

export const SEGMENTS: Grammar = { signs: '~*:^\nCLPSVA019.-', separator: '~' };

/** What happens to files on their way: bytes flipped, lost, doubled or put in, and whole segments or rows too. */
export function mutation({ signs, separator }: Grammar = SEGMENTS): fc.Arbitrary<Mutation> {
  const place = fc.nat();
  const length = fc.integer({ min: 1, max: 60 });
  return fc.oneof(
    fc.tuple(place, fc.nat(255)).map(
      ([at, byte]): Mutation =>
        (bytes) =>
          replace(bytes, at % bytes.length, 1, [byte]),
    ),
    fc.tuple(place, fc.constantFrom(...signs)).map(
      ([at, char]): Mutation =>
        (bytes) =>
          replace(bytes, at % bytes.length, 1, [char.charCodeAt(0)]),
    ),
    fc.tuple(place, length).map(
      ([at, run]): Mutation =>
        (bytes) =>
          replace(bytes, at % bytes.length, run, []),
    ),
    fc.tuple(place, length).map(([at, run]): Mutation => (bytes) => {
      const from = at % bytes.length;
      return replace(bytes, from, 0, [...bytes.subarray(from, from + run)]);
    }),
    fc.tuple(place, fc.uint8Array({ maxLength: 20 })).map(
      ([at, noise]): Mutation =>
        (bytes) =>
          replace(bytes, at % bytes.length, 0, [...noise]),
    ),
    place.map(
      (at): Mutation =>
        (bytes) =>
          bytes.subarray(0, 1 + (at % bytes.length)),
    ),
    fc
      .tuple(place, place, fc.constantFrom('lost', 'doubled', 'moved'))
      .map(([at, to, what]): Mutation => (bytes) => {
        const lines = bytes.toString('latin1').split(new RegExp(`(?<=${separator})`));
        const [line = ''] = lines.splice(at % lines.length, 1);
        if (what === 'doubled') lines.splice(at % (lines.length + 1), 0, line, line);
        if (what === 'moved') lines.splice(to % (lines.length + 1), 0, line);
        return Buffer.from(lines.join(''), 'latin1');
      }),
  );
}

export const mutated = (bytes: Buffer, mutations: readonly Mutation[]): Buffer =>
  mutations.reduce((current, change) => (current.length === 0 ? current : change(current)), bytes);

export function replace(bytes: Buffer, at: number, length: number, by: readonly number[]): Buffer {
  return Buffer.concat([bytes.subarray(0, at), Buffer.from(by), bytes.subarray(at + length)]);
}
