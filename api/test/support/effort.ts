const LONG = process.env.TEST_LONG === 'true';
const FUZZ = process.env.TEST_FUZZ === 'true';
const NAMED_SEED = process.env.CLAIMSTREAM_TEST_SEED;
const ROUND = Number(process.env.TEST_ROUND ?? 0);

/** How often a promise is tried: the first number by `npm test`, the second by `npm run test:long`. */
export const effort = (usual: number, long: number): number => (LONG ? long : usual);

/** What only `npm run fuzz` tries more often: it would take most of the long run. */
export const fuzzEffort = (usual: number, fuzz: number): number => (FUZZ ? fuzz : usual);

/**
 * The seed of a random test, which its name or its output has to tell: another one in every round of
 * `npm run test:long`; the one that CLAIMSTREAM_TEST_SEED names, to see a failure again.
 */
export const testSeed = (usual: number): number => Number(NAMED_SEED ?? usual + ROUND);
