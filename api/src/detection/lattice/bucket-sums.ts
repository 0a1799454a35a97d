import { BUCKET_COUNT } from './age-buckets';

/**
 * Numbers to a bucket: first denied claims, then expected and explained ones, and claims; then denied and expected ones
 * of which nothing is known. They lie side by side, because the inner loops of a search read and write them together.
 */
export const EXPECTED = 1;
export const EXPLAINED = 2;
export const CLAIMS = 3;
export const OPEN_DENIED = 4;
export const OPEN_EXPECTED = 5;
export const BUCKET_STRIDE = 6;
const SUMS_LENGTH = BUCKET_COUNT * BUCKET_STRIDE;

/** Counts by bucket: the one of bucket b begins at `from + b * BUCKET_STRIDE`. */
export interface BucketSums {
  values: Float64Array;
  from: number;
}

/** Memory for many sums, used again once it has been cleared: small pieces, each asked for, would cost more than the sums. */
export class SumsMemory {
  private readonly chunks: Float64Array[] = [];
  private chunk = 0;
  private used = 0;

  /** What has been taken before must not be used any more. */
  clear(): void {
    this.chunk = 0;
    this.used = 0;
  }

  /** Sums of nothing, `count` of them one behind the other. */
  take(count = 1): BucketSums {
    const length = count * SUMS_LENGTH;
    if (length > CHUNK_LENGTH)
      throw new RangeError(`expected at most ${CHUNK_LENGTH} numbers, got ${length}`);
    if (this.used + length > CHUNK_LENGTH) {
      this.chunk++;
      this.used = 0;
    }
    const values = (this.chunks[this.chunk] ??= new Float64Array(CHUNK_LENGTH));
    const from = this.used;
    this.used += length;
    values.fill(0, from, this.used);
    return { values, from };
  }
}

const CHUNK_LENGTH = 32_768;

/** The sums that lie so many places behind others. */
export const sumsAt = ({ values, from }: BucketSums, place: number): BucketSums => ({
  values,
  from: from + place * SUMS_LENGTH,
});

/** Adds the second sums to the first. */
export function addSums(to: BucketSums, { values, from }: BucketSums): void {
  for (let at = 0; at < SUMS_LENGTH; at++)
    to.values[to.from + at] = (to.values[to.from + at] as number) + (values[from + at] as number);
}

/** Where the counts of a bucket begin, in sums or in a list of them. */
export const bucketAt = (place: number, bucket: number): number =>
  place * SUMS_LENGTH + bucket * BUCKET_STRIDE;
