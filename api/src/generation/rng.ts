/**
 * Randomness as a value: a draw is a pure function of (seed, purpose, entity, index). There is no state, so that adding
 * a generator, or switching training off, changes no other draw (common random numbers), and a resumed run needs no
 * position. Integer arithmetic on 32-bit lanes only: the same on every machine.
 */

/** One substream each; the order is part of what a seed means: append only. */
const PURPOSES = [
  'names', 'provider-npi', 'provider-share', 'provider-errors', 'coder-gain', 'member-offset',
  'volume', 'arrival', 'slot', 'visit', 'procedure', 'diagnosis', 'charge', 'place', 'units', 'service-lag',
  'person', 'provider', 'payer', 'coder', 'group', 'authorization',
  'defect', 'defect-order', 'defect-shape', 'duplicate-source',
  'remit-lag', 'remit-second', 'follow-up', 'follow-up-lag', 'appeal-lag', 'appeal-outcome',
  'session-day', 'session-second', 'attempt', 'attempt-time', 'guidance',
  'member-standing', 'referral', 'policy', 'rule-variation',
  'appeal-further', 'appeal-further-lag',
  'claim-form', 'ancillary', 'stay', 'patient-status',
  'engagement',
] as const; // prettier-ignore
export type Purpose = (typeof PURPOSES)[number];

/** A 32-bit key for a seed and a purpose: made once, used for every draw of that purpose. */
export type Substream = number;

/** Looked up once: within a test's sandbox, looking up a global costs more than the arithmetic. */
const { imul, floor } = Math;

export const UINT32 = 4294967296;

export function substream(seed: number, purpose: Purpose): Substream {
  const place = PURPOSES.indexOf(purpose) + 1;
  return mix(mix(seed | 0, floor(seed / UINT32) | 0), imul(place, 0x9e3779b1)) | 0;
}

/** A uniform whole number in [0, 2^32) for an entity (any safe integer) and an index within it. */
export function draw(stream: Substream, entity: number, index = 0): number {
  const low = mix(stream, entity | 0);
  const high = mix(low ^ 0x7f4a7c15, floor(entity / UINT32) | 0);
  return index === 0 ? high >>> 0 : mix(high, imul(index, 0x85ebca6b)) >>> 0;
}

/** Uniform in [0, bound), bound up to 2^21, exactly. */
export const below = (uniform: number, bound: number): number => floor((uniform * bound) / UINT32);

/** Uniform in [from, to], both included. */
export const between = (uniform: number, from: number, to: number): number =>
  from + below(uniform, to - from + 1);

/** The whole-number threshold below which a draw falls with this probability (0 to 1). */
export const threshold = (probability: number): number =>
  floor(Math.min(1, Math.max(0, probability)) * UINT32);

/** A murmur-like hash of one 32-bit word under another: two rounds of multiply and shift, then the finalizer. */
function mix(key: number, word: number): number {
  let k = imul(word, 0xcc9e2d51);
  k = (k << 15) | (k >>> 17);
  let h = key ^ imul(k, 0x1b873593);
  h = (h << 13) | (h >>> 19);
  h = (imul(h, 5) + 0xe6546b64) | 0;
  h ^= h >>> 16;
  h = imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = imul(h, 0xc2b2ae35);
  return h ^ (h >>> 16);
}

/** A table that turns one draw into a weighted choice: entry `draw >>> 20` of 4,096. Weights need not add up to 1. */
export function choiceTable(weights: readonly number[]): Uint16Array {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  if (!(total > 0)) throw new RangeError('expected at least one positive weight');
  const table = new Uint16Array(4096);
  let filled = 0;
  let cumulated = 0;
  weights.forEach((weight, index) => {
    cumulated += weight;
    const end = Math.round((cumulated / total) * 4096);
    table.fill(index, filled, end);
    filled = Math.max(filled, end);
  });
  return table;
}

export const choose = (table: Uint16Array, uniform: number): number => table[uniform >>> 20] as number;
