const LONG = process.env.TEST_LONG === 'true';

/** How often a promise is tried: the first number by `npm test`, the second by `npm run test:long`. */
export const effort = (usual: number, long: number): number => (LONG ? long : usual);

/**
 * The seeds of a random test: one by `npm test`, several from it on by `npm run test:long`, and the one that
 * CLAIMSTREAM_TEST_SEED names, to see a failure again.
 */
export function testSeeds(usual: number, long: number): readonly number[] {
  const named = process.env.CLAIMSTREAM_TEST_SEED;
  if (named !== undefined) return [Number(named)];
  return Array.from({ length: effort(1, long) }, (_, at) => usual + at);
}
