import { BUCKET_COUNT, WINDOW_COUNT } from './age-buckets';
import { MICRO } from './claim-expectation';

/** Numbers to a cell: denied; expected and explained, in millionths; claims. */
const STRIDE = 4;

/** In `owners`: nothing is known of the claim; or only of other lines of it than the denied ones; or it has been found. */
const UNKNOWN = 0;
export const ON_OTHER_LINES = 254;
const COVERED = 255;

/**
 * Claims of one CARC's search by the candidates that they have (as bits), by bucket, and by the known slice that they
 * belong to (0: none). Open addressing.
 */
export class CellTable {
  private size = 4096;
  private slots = new Int32Array(this.size).fill(-1);
  keys = new Int32Array(this.size);
  /** Of a denial, the candidates that its claim has on any line; otherwise the same as the key. */
  private wholes = new Int32Array(this.size);
  buckets = new Uint8Array(this.size);
  owners = new Uint8Array(this.size);
  values = new Float64Array(this.size * STRIDE);
  length = 0;

  /** @param claimBits candidates that are of the claim as a whole: a denial has only those of its own lines besides */
  constructor(private readonly claimBits: number) {}

  /** The cell's place in `values`. */
  cell(key: number, bucket: number, owner: number, whole = key): number {
    let slot = this.slotOf(key, bucket, owner, whole);
    let at = this.slots[slot] as number;
    if (at < 0) {
      if (this.length * 2 >= this.size) {
        this.grow();
        slot = this.slotOf(key, bucket, owner, whole);
      }
      at = this.length++;
      this.slots[slot] = at;
      this.keys[at] = key;
      this.wholes[at] = whole;
      this.buckets[at] = bucket;
      this.owners[at] = owner;
    }
    return at * STRIDE;
  }

  addClaim(cell: number, expected: number, claims: number): void {
    this.values[cell + 1] = (this.values[cell + 1] as number) + expected;
    this.values[cell + 3] = (this.values[cell + 3] as number) + claims;
  }

  addDenial(cell: number): void {
    this.values[cell] = (this.values[cell] as number) + 1;
  }

  /** Counts of a combination of candidates, without the claims that have any of some others. */
  countsOf(bits: number, but = 0): BucketSums {
    const sums = emptySums(1);
    for (let at = 0; at < this.length; at++) {
      if (((this.keys[at] as number) & (bits | but)) === bits)
        addCell(sums, this.buckets[at] as number, this, at);
    }
    return inClaims(sums);
  }

  /** Counts of a combination with each candidate besides, from `bit * BUCKET_COUNT` on. */
  countsBeside(bits: number, candidates: number): BucketSums {
    const sums = emptySums(candidates);
    for (let at = 0; at < this.length; at++) {
      const key = this.keys[at] as number;
      if ((key & bits) !== bits) continue;
      const bucket = this.buckets[at] as number;
      for (let rest = key & ~bits; rest !== 0; rest &= rest - 1) {
        addCell(sums, (31 - Math.clz32(rest & -rest)) * BUCKET_COUNT + bucket, this, at);
      }
    }
    return inClaims(sums);
  }

  /**
   * From now on, what the slice's claims of the newest buckets have more than usual is explained.
   * @param usual as a multiple of what is expected
   */
  cover(bits: number, newest: number, usual: number): void {
    const isCovered = (at: number): boolean =>
      ((this.keys[at] as number) & bits) === bits && (this.buckets[at] as number) % WINDOW_COUNT <= newest;
    this.explain(this.groupsOf(isCovered), usual);
    for (let at = 0; at < this.length; at++)
      if (this.owners[at] === UNKNOWN && ((this.wholes[at] as number) & bits) === bits)
        this.owners[at] = COVERED;
  }

  /** What the owner's claims have more than expected is explained, whatever it is. */
  coverOwner(owner: number): Explained {
    return this.explain(
      this.groupsOf((at) => this.owners[at] === owner),
      1,
    );
  }

  /** Cells by bucket, by their places in `values`. */
  private groupsOf(isIn: (at: number) => boolean): number[][] {
    const groups = Array.from({ length: BUCKET_COUNT }, (): number[] => []);
    for (let at = 0; at < this.length; at++)
      if (isIn(at)) groups[this.buckets[at] as number]?.push(at * STRIDE);
    return groups;
  }

  /**
   * An excess is the same share of every claim, as when a payer begins to deny a service, or as many times what is
   * expected, as when people make more mistakes: whichever is the more likely.
   */
  private explain(groups: readonly (readonly number[])[], usual: number): Explained {
    let gain = 0;
    const each: number[] = [];
    const times: number[] = [];
    for (const cells of groups) {
      const { denied, expected, explained, claims } = this.totals(cells);
      const excess = Math.max(0, denied * MICRO - usual * expected - explained);
      const [added, factor] = [claims > 0 ? excess / claims : 0, expected > 0 ? excess / expected : 0];
      each.push(added);
      times.push(factor);
      if (excess > 0) gain += this.gainOfFactor(cells, added, factor);
    }
    const isFactor = Math.round(gain * 1e6) > 0;
    groups.forEach((cells, at) => {
      for (const cell of cells) {
        const more = isFactor
          ? (times[at] as number) * (this.values[cell + 1] as number)
          : (each[at] as number) * (this.values[cell + 3] as number);
        this.values[cell + 2] = Math.round((this.values[cell + 2] as number) + more);
      }
    });
    return { isFactor, values: isFactor ? times : each };
  }

  private gainOfFactor(cells: readonly number[], added: number, factor: number): number {
    const byKey = new Map<number, Float64Array>();
    for (const cell of cells) {
      const key = (this.keys[cell / STRIDE] as number) & this.claimBits;
      let sums = byKey.get(key);
      if (sums === undefined) byKey.set(key, (sums = new Float64Array(STRIDE)));
      for (let at = 0; at < STRIDE; at++)
        sums[at] = (sums[at] as number) + (this.values[cell + at] as number);
    }
    let gain = 0;
    for (const [denied = 0, expected = 0, explained = 0, claims = 0] of byKey.values()) {
      const usual = Math.max(1, expected + explained);
      if (denied > 0) gain += denied * Math.log((usual + factor * expected) / (usual + added * claims));
    }
    return gain;
  }

  private totals(cells: readonly number[]): Totals {
    const sums = { denied: 0, expected: 0, explained: 0, claims: 0 };
    for (const cell of cells) {
      sums.denied += this.values[cell] as number;
      sums.expected += this.values[cell + 1] as number;
      sums.explained += this.values[cell + 2] as number;
      sums.claims += this.values[cell + 3] as number;
    }
    return sums;
  }

  private slotOf(key: number, bucket: number, owner: number, whole: number): number {
    let hash = Math.imul(
      key ^ Math.imul(whole, 0xc2b2ae35) ^ ((bucket + owner * BUCKET_COUNT) * 0x9e3779b1),
      0x85ebca6b,
    );
    hash ^= hash >>> 15;
    let slot = hash & (this.size - 1);
    for (;;) {
      const at = this.slots[slot] as number;
      if (at < 0) return slot;
      const isSame = this.keys[at] === key && this.wholes[at] === whole;
      if (isSame && this.buckets[at] === bucket && this.owners[at] === owner) return slot;
      slot = (slot + 1) & (this.size - 1);
    }
  }

  private grow(): void {
    this.size *= 2;
    this.slots = new Int32Array(this.size).fill(-1);
    const { keys, wholes, buckets, owners, values } = this;
    this.keys = new Int32Array(this.size);
    this.keys.set(keys);
    this.wholes = new Int32Array(this.size);
    this.wholes.set(wholes);
    this.buckets = new Uint8Array(this.size);
    this.buckets.set(buckets);
    this.owners = new Uint8Array(this.size);
    this.owners.set(owners);
    this.values = new Float64Array(this.size * STRIDE);
    this.values.set(values);
    for (let at = 0; at < this.length; at++) {
      const slot = this.slotOf(
        this.keys[at] as number,
        this.buckets[at] as number,
        this.owners[at] as number,
        this.wholes[at] as number,
      );
      this.slots[slot] = at;
    }
  }
}

interface Totals {
  denied: number;
  /** In millionths. */
  expected: number;
  explained: number;
  claims: number;
}

/** How what is known is spread over its claims, by bucket: so many millionths a claim, or times what is expected. */
export interface Explained {
  isFactor: boolean;
  values: readonly number[];
}

/** Counts by bucket: denied, expected and explained claims; denied and expected ones of which nothing is known. */
export interface BucketSums {
  claims: Float64Array;
  denied: Float64Array;
  expected: Float64Array;
  added: Float64Array;
  openDenied: Float64Array;
  openExpected: Float64Array;
}

function emptySums(combinations: number): BucketSums {
  const sums = (): Float64Array => new Float64Array(combinations * BUCKET_COUNT);
  return {
    claims: sums(),
    denied: sums(),
    expected: sums(),
    added: sums(),
    openDenied: sums(),
    openExpected: sums(),
  };
}

function addCell(sums: BucketSums, cell: number, { values, owners }: CellTable, at: number): void {
  const from = at * STRIDE;
  const denied = values[from] as number;
  const expected = values[from + 1] as number;
  sums.denied[cell] = (sums.denied[cell] as number) + denied;
  sums.expected[cell] = (sums.expected[cell] as number) + expected;
  sums.added[cell] = (sums.added[cell] as number) + (values[from + 2] as number);
  sums.claims[cell] = (sums.claims[cell] as number) + (values[from + 3] as number);
  if (owners[at] !== UNKNOWN) return;
  sums.openDenied[cell] = (sums.openDenied[cell] as number) + denied;
  sums.openExpected[cell] = (sums.openExpected[cell] as number) + expected;
}

/** From millionths to claims. */
function inClaims(sums: BucketSums): BucketSums {
  for (const values of [sums.expected, sums.added, sums.openExpected]) {
    for (let cell = 0; cell < values.length; cell++) values[cell] = (values[cell] as number) / MICRO;
  }
  return sums;
}
