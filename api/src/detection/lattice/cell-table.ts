import { BUCKET_COUNT, WINDOW_COUNT } from './age-buckets';
import {
  addSums,
  BUCKET_STRIDE,
  bucketAt,
  CLAIMS,
  EXPECTED,
  EXPLAINED,
  OPEN_DENIED,
  OPEN_EXPECTED,
  sumsAt,
  type BucketSums,
  type SumsMemory,
} from './bucket-sums';
import { MICRO } from './claim-expectation';

/** Numbers to a cell, as in sums: denied; expected and explained, in millionths; claims. */
const STRIDE = 4;

/** In `owners`: nothing is known of the claim; or only of other lines of it than the denied ones; or it has been found. */
const UNKNOWN = 0;
export const ON_OTHER_LINES = 254;
const COVERED = 255;

/**
 * Claims of one CARC's search by the candidates that they have (as bits), by bucket, and by the known slice that they
 * belong to (0: none). Open addressing; one search's cells take the place of the other's.
 */
export class CellTable {
  private size = 4096;
  private slots = new Int32Array(this.size).fill(-1);
  private keys = new Int32Array(this.size);
  /** Of a denial, the candidates that its claim has on any line; otherwise the same as the key. */
  private wholes = new Int32Array(this.size);
  private buckets = new Uint8Array(this.size);
  private owners = new Uint8Array(this.size);
  private values = new Float64Array(this.size * STRIDE);
  private length = 0;
  /** The cells with denials, which are few. */
  private readonly denied: number[] = [];
  /** Candidates that are of the claim as a whole: a denial has only those of its own lines besides. */
  private claimBits = 0;
  private readonly byBit = new Int32Array(32);

  clear(claimBits: number): void {
    this.claimBits = claimBits;
    this.slots.fill(-1);
    this.values.fill(0, 0, this.length * STRIDE);
    this.length = 0;
    this.denied.length = 0;
  }

  /** The cell's place in `values`. */
  cell(key: number, bucket: number, owner: number, whole: number): number {
    const { slots, keys, wholes, buckets, owners, size } = this;
    let slot = hashOf(key, bucket, owner, whole) & (size - 1);
    for (;;) {
      const at = slots[slot] as number;
      if (at < 0) break;
      if (keys[at] === key && wholes[at] === whole && buckets[at] === bucket && owners[at] === owner)
        return at * STRIDE;
      slot = (slot + 1) & (size - 1);
    }
    const at = this.length++;
    slots[slot] = at;
    keys[at] = key;
    wholes[at] = whole;
    buckets[at] = bucket;
    owners[at] = owner;
    if (this.length * 2 >= size) this.grow();
    return at * STRIDE;
  }

  addClaim(cell: number, expected: number, claims: number): void {
    this.values[cell + 1] = (this.values[cell + 1] as number) + expected;
    this.values[cell + 3] = (this.values[cell + 3] as number) + claims;
  }

  addDenial(cell: number): void {
    if (this.values[cell] === 0) this.denied.push(cell / STRIDE);
    this.values[cell] = (this.values[cell] as number) + 1;
  }

  /** Counts of a combination of candidates. */
  countsOf(bits: number, memory: SumsMemory): BucketSums {
    const sums = memory.take();
    const { keys, buckets } = this;
    for (let at = 0; at < this.length; at++)
      if (((keys[at] as number) & bits) === bits)
        this.addTo(sums.values, sums.from + bucketAt(0, buckets[at] as number), at);
    return inClaims(sums, 1);
  }

  /**
   * Counts of a combination with each of some candidates besides, one behind the other from the lowest bit on.
   * @param beside as bits, none of them in `bits`
   */
  countsBeside(bits: number, beside: number, memory: SumsMemory): BucketSums {
    const count = bitCount(beside);
    const sums = memory.take(Math.max(1, count));
    const { keys, buckets, byBit } = this;
    const { values, from } = sums;
    for (let rest = beside, place = 0; rest !== 0; rest &= rest - 1)
      byBit[31 - Math.clz32(rest & -rest)] = from + bucketAt(place++, 0);
    for (let at = 0; at < this.length; at++) {
      const key = keys[at] as number;
      if ((key & bits) !== bits) continue;
      const start = bucketAt(0, buckets[at] as number);
      for (let rest = key & beside; rest !== 0; rest &= rest - 1)
        this.addTo(values, start + (byBit[31 - Math.clz32(rest & -rest)] as number), at);
    }
    return inClaims(sums, count);
  }

  /**
   * Counts of a combination without some candidates: without the first of them, without the first two, and so on.
   * @param parts as bits
   */
  countsWithout(bits: number, parts: readonly number[], memory: SumsMemory): BucketSums[] {
    const sums = memory.take(parts.length + 1);
    const { keys, buckets } = this;
    for (let at = 0; at < this.length; at++) {
      const key = keys[at] as number;
      if ((key & bits) !== bits) continue;
      let place = 0;
      while (place < parts.length && (key & (parts[place] as number)) === 0) place++;
      this.addTo(sums.values, sums.from + bucketAt(place, buckets[at] as number), at);
    }
    const rests = parts.map((_, part) => sumsAt(sums, part + 1));
    for (let part = parts.length - 1; part > 0; part--) addSums(sumsAt(sums, part), sumsAt(sums, part + 1));
    inClaims(sums, parts.length + 1);
    return rests;
  }

  /** The candidates that a combination has at least so many denials with, as bits. */
  frequentBeside(bits: number, least: number): number {
    const denials = this.byBit.fill(0);
    let frequent = 0;
    for (const at of this.denied) {
      const key = this.keys[at] as number;
      if ((key & bits) !== bits) continue;
      const count = this.values[at * STRIDE] as number;
      for (let rest = key & ~bits; rest !== 0; rest &= rest - 1) {
        const bit = 31 - Math.clz32(rest & -rest);
        denials[bit] = (denials[bit] as number) + count;
        if ((denials[bit] as number) >= least) frequent |= 1 << bit;
      }
    }
    return frequent;
  }

  private addTo(sums: Float64Array, to: number, at: number): void {
    const { values } = this;
    const from = at * STRIDE;
    const denied = values[from] as number;
    const expected = values[from + EXPECTED] as number;
    sums[to] = (sums[to] as number) + denied;
    sums[to + EXPECTED] = (sums[to + EXPECTED] as number) + expected;
    sums[to + EXPLAINED] = (sums[to + EXPLAINED] as number) + (values[from + EXPLAINED] as number);
    sums[to + CLAIMS] = (sums[to + CLAIMS] as number) + (values[from + CLAIMS] as number);
    if (this.owners[at] !== UNKNOWN) return;
    sums[to + OPEN_DENIED] = (sums[to + OPEN_DENIED] as number) + denied;
    sums[to + OPEN_EXPECTED] = (sums[to + OPEN_EXPECTED] as number) + expected;
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

  private grow(): void {
    this.size *= 2;
    const { keys, wholes, buckets, owners, values, size } = this;
    this.keys = new Int32Array(size);
    this.keys.set(keys);
    this.wholes = new Int32Array(size);
    this.wholes.set(wholes);
    this.buckets = new Uint8Array(size);
    this.buckets.set(buckets);
    this.owners = new Uint8Array(size);
    this.owners.set(owners);
    this.values = new Float64Array(size * STRIDE);
    this.values.set(values);
    this.slots = new Int32Array(size).fill(-1);
    for (let at = 0; at < this.length; at++) {
      const hash = hashOf(
        keys[at] as number,
        buckets[at] as number,
        owners[at] as number,
        wholes[at] as number,
      );
      let slot = hash & (size - 1);
      while ((this.slots[slot] as number) >= 0) slot = (slot + 1) & (size - 1);
      this.slots[slot] = at;
    }
  }
}

function hashOf(key: number, bucket: number, owner: number, whole: number): number {
  const mixed = key ^ Math.imul(whole, 0xc2b2ae35) ^ Math.imul(bucket + owner * BUCKET_COUNT, 0x9e3779b1);
  const hash = Math.imul(mixed, 0x85ebca6b);
  return hash ^ (hash >>> 15);
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

/** From millionths to claims. */
function inClaims(sums: BucketSums, count: number): BucketSums {
  const { values, from } = sums;
  const end = from + bucketAt(count, 0);
  for (let at = from; at < end; at += BUCKET_STRIDE) {
    values[at + EXPECTED] = (values[at + EXPECTED] as number) / MICRO;
    values[at + EXPLAINED] = (values[at + EXPLAINED] as number) / MICRO;
    values[at + OPEN_EXPECTED] = (values[at + OPEN_EXPECTED] as number) / MICRO;
  }
  return sums;
}

/** Of 1 bits (Hacker's Delight, 2nd edition, figure 5-2). */
export function bitCount(bits: number): number {
  let sum = bits - ((bits >>> 1) & 0x55555555);
  sum = (sum & 0x33333333) + ((sum >>> 2) & 0x33333333);
  return Math.imul((sum + (sum >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
