const LONG = process.env.TEST_LONG === 'true';
const NAMED_SEED = process.env.CLAIMSTREAM_TEST_SEED;
const ROUND = Number(process.env.TEST_ROUND ?? 0);

/** How often a promise is tried: the first number by `npm test`, the second by `npm run test:long`. */
export const effort = (usual: number, long: number): number => (LONG ? long : usual);

/**
 * The seed of a random test, which its name or its output has to tell: another one in every round of
 * `npm run test:long`; the one that CLAIMSTREAM_TEST_SEED names, to see a failure again.
 */
export const testSeed = (usual: number): number => Number(NAMED_SEED ?? usual + ROUND);
