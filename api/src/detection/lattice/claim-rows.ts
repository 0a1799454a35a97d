import { epochDay, type LocalDate } from '../../domain/calendar';
import { elementAt } from '../../domain/element-at';
import { ItemDictionary } from './item-dictionary';
import { CLAIM_FIELDS, claimValue, type LatticeObservation, type ObservedLine } from './lattice-fields';

/** Days of claims that decisions look back on. */
export const HORIZON_DAYS = 140;
/**
 * The most memory that paid claims take over 140 days: 128 MB, which is some 5,000 claims a day with 25 different lines
 * each. Of a day with more than its share, all denied claims are kept and, of the paid ones, every 2nd, 4th, 8th ...,
 * weighing as many.
 */
const MAX_BYTES = 128 * 1024 * 1024;
const BYTES_PER_CLAIM = 31;
const BYTES_PER_LINE = 6;
/** Numbers to a line: group, procedure, modifiers. */
export const LINE_STRIDE = 3;
/** In `masks`, beside the bits of the populations: some service is in no catalogue. */
export const UNLISTED_BIT = 1 << 30;
const MAX_SAMPLING_LEVEL = 24;

interface DayLoad {
  /** Of the paid claims by the zero bits at the end of their hashes: how many, and how large they are. */
  paidClaims: Float64Array;
  paidBytes: Float64Array;
  /** Of those that are kept. */
  bytes: number;
  /** The paid claims whose hash ends in that many zero bits are kept. */
  level: number;
}

/** A denial under one CARC of one claim: the lines that bear it, by place in `lines`; none for the whole claim. */
export interface Denial {
  row: number;
  lines: readonly number[];
}

interface DayCounts {
  claims: number;
  denied: number;
}

/**
 * The claims of the newest days as numbers in columns: 31 bytes a claim and 6 a line. What is kept, and with which
 * weight, depends on which claims there were and not on their order.
 */
export class ClaimRows {
  readonly items = new ItemDictionary();
  private capacity = 1024;
  private lineCapacity = 2048;
  length = 0;
  private lineLength = 0;
  /** Days since 1970-01-01. */
  days = new Int32Array(this.capacity);
  hashes = new Uint32Array(this.capacity);
  masks = new Int32Array(this.capacity);
  /** 1 for a claim with a denied line. */
  denied = new Uint8Array(this.capacity);
  /** One column for each of CLAIM_FIELDS. */
  columns = CLAIM_FIELDS.map(() => new Uint16Array(this.capacity));
  /** The first of the claim's lines in `lines`; the next row's is where they end. */
  lineStarts = new Int32Array(this.capacity + 1);
  lines = new Uint16Array(this.lineCapacity * LINE_STRIDE);
  /** By CARC. */
  readonly denials = new Map<string, Denial[]>();
  /** By CARC, the newest day with a denial. */
  readonly lastDenied = new Map<string, number>();
  private readonly loads = new Map<number, DayLoad>();
  /** Claims of each day, those that are not kept included. */
  readonly countsByDay = new Map<number, DayCounts>();
  /** Rows that have a place and are kept no longer, because of how full their day has become. */
  private dropped = 0;
  private readonly maxDayBytes: number;
  private readonly latest: { day: number; load: DayLoad | undefined } = { day: 0, load: undefined };
  private newest = { date: '', day: 0 };
  /** The earliest day ever seen: what comes soon after it is not yet the usual mixture of paid and denied claims. */
  firstDay = Number.MAX_SAFE_INTEGER;
  lastDay = Number.MIN_SAFE_INTEGER;

  constructor(maxBytes = MAX_BYTES) {
    this.maxDayBytes = Math.floor(maxBytes / HORIZON_DAYS);
  }

  /** The day of the claim. */
  add(claim: LatticeObservation): number {
    const day = this.dayOf(claim.processingDate);
    this.firstDay = Math.min(this.firstDay, day);
    if (day > this.lastDay) this.lastDay = day;
    if (day <= this.lastDay - HORIZON_DAYS * 2) return day;
    const isDenied = claim.claimDenial !== null || claim.lines.some(({ denial }) => denial !== null);
    this.count(day, isDenied);
    const hash = hashOf(claim.claimId);
    const lines = distinctLines(claim.lines);
    if (!isDenied && !this.admits(day, hash, BYTES_PER_CLAIM + BYTES_PER_LINE * lines.length)) return day;
    if (this.length + 1 >= this.capacity) this.growRows();
    if (this.lineLength + lines.length > this.lineCapacity) this.growLines(lines.length);
    const row = this.length++;
    this.days[row] = day;
    this.hashes[row] = hash;
    this.masks[row] = claim.eligiblePopulations | (claim.hasUnlistedService ? UNLISTED_BIT : 0);
    this.denied[row] = isDenied ? 1 : 0;
    CLAIM_FIELDS.forEach((field, at) => {
      elementAt(this.columns, at)[row] = this.items.idOf(field, claimValue(claim, field));
    });
    this.addLines(row, lines);
    if (isDenied) this.addDenials(row, claim, lines);
    return day;
  }

  /** Claims mostly come day by day. */
  private dayOf(date: LocalDate): number {
    if (date !== this.newest.date) this.newest = { date, day: epochDay(date) };
    return this.newest.day;
  }

  /** The claims that a row stands for; 0 for a row that is no longer kept. */
  weightOf(row: number): number {
    if (this.denied[row] === 1) return 1;
    const level = this.levelOf(this.days[row] as number);
    if (level === 0) return 1;
    return ((this.hashes[row] as number) & ((1 << level) - 1)) === 0 ? 1 << level : 0;
  }

  /** Rows mostly lie day by day. */
  private levelOf(day: number): number {
    if (day !== this.latest.day) {
      this.latest.day = day;
      this.latest.load = this.loads.get(day);
    }
    return this.latest.load?.level ?? 0;
  }

  /** Forgets what is before the day, once it is worth the copying. */
  forgetBefore(day: number): void {
    let expired = this.dropped;
    for (const [held, { claims }] of this.countsByDay) if (held < day) expired += claims;
    if (expired * 8 < this.length || expired === 0) return;
    const places = new Int32Array(this.length).fill(-1);
    let length = 0;
    let lineLength = 0;
    for (let row = 0; row < this.length; row++) {
      if (!this.isKept(row, day)) continue;
      const start = this.lineStarts[row] as number;
      const end = this.lineStarts[row + 1] as number;
      this.lines.copyWithin(lineLength * LINE_STRIDE, start * LINE_STRIDE, end * LINE_STRIDE);
      this.days[length] = this.days[row] as number;
      this.hashes[length] = this.hashes[row] as number;
      this.masks[length] = this.masks[row] as number;
      this.denied[length] = this.denied[row] as number;
      for (const column of this.columns) column[length] = column[row] as number;
      this.lineStarts[length] = lineLength;
      places[row] = length++;
      lineLength += end - start;
      this.lineStarts[length] = lineLength;
    }
    this.length = length;
    this.lineLength = lineLength;
    this.moveDenials(places);
    this.dropped = 0;
    for (const held of this.loads.keys()) if (held < day) this.loads.delete(held);
    this.latest.day = 0;
    for (const held of this.countsByDay.keys()) if (held < day) this.countsByDay.delete(held);
  }

  private count(day: number, isDenied: boolean): void {
    const counts = this.countsByDay.get(day) ?? { claims: 0, denied: 0 };
    this.countsByDay.set(day, counts);
    counts.claims++;
    if (isDenied) counts.denied++;
  }

  private isKept(row: number, firstDay: number): boolean {
    return (this.days[row] as number) >= firstDay && this.weightOf(row) > 0;
  }

  private moveDenials(places: Int32Array): void {
    for (const [carc, list] of this.denials) {
      const moved = list
        .map(({ row, lines }) => ({ row: places[row] as number, lines }))
        .filter(({ row }) => row >= 0);
      if (moved.length > 0) this.denials.set(carc, moved);
      else this.denials.delete(carc);
    }
  }

  /** Counts the claim, and says whether it is among those that the day keeps. */
  private admits(day: number, hash: number, bytes: number): boolean {
    let load = this.loads.get(day);
    if (load === undefined) {
      load = {
        paidClaims: new Float64Array(MAX_SAMPLING_LEVEL + 1),
        paidBytes: new Float64Array(MAX_SAMPLING_LEVEL + 1),
        bytes: 0,
        level: 0,
      };
      this.loads.set(day, load);
      this.latest.day = 0;
    }
    // By the zero bits at the hash's end, so that the level depends on the claims and not on their order.
    const zeros = Math.min(
      MAX_SAMPLING_LEVEL,
      hash === 0 ? MAX_SAMPLING_LEVEL : 31 - Math.clz32(hash & -hash),
    );
    if (zeros < load.level) return false;
    load.paidClaims[zeros] = (load.paidClaims[zeros] as number) + 1;
    load.paidBytes[zeros] = (load.paidBytes[zeros] as number) + bytes;
    load.bytes += bytes;
    while (load.bytes > this.maxDayBytes && load.level < MAX_SAMPLING_LEVEL) {
      this.dropped += load.paidClaims[load.level] as number;
      load.bytes -= load.paidBytes[load.level++] as number;
    }
    return zeros >= load.level;
  }

  private addLines(row: number, lines: readonly ObservedLine[]): void {
    for (const line of lines) {
      const at = this.lineLength++ * LINE_STRIDE;
      this.lines[at] = this.items.idOf('procedureGroup', line.procedureGroup);
      this.lines[at + 1] = this.items.idOf('procedure', line.procedureCode);
      this.lines[at + 2] = this.items.idOf('modifiers', line.modifiers);
    }
    this.lineStarts[row + 1] = this.lineLength;
  }

  private addDenials(row: number, claim: LatticeObservation, lines: readonly ObservedLine[]): void {
    const places = new Map<string, number[]>();
    if (claim.claimDenial !== null) places.set(claim.claimDenial.carc, []);
    for (const line of claim.lines) {
      if (line.denial === null) continue;
      const { carc } = line.denial;
      const own = places.get(carc) ?? [];
      places.set(carc, own);
      const at = lines.findIndex((other) => isAlike(other, line));
      if (at >= 0 && !own.includes(at)) own.push(at);
    }
    for (const [carc, list] of places) {
      const all = this.denials.get(carc) ?? [];
      this.denials.set(carc, all);
      all.push({ row, lines: list });
      const day = this.days[row] as number;
      if (day > (this.lastDenied.get(carc) ?? 0)) this.lastDenied.set(carc, day);
    }
  }

  private growRows(): void {
    this.capacity = Math.ceil(this.capacity * GROWTH);
    this.days = grown(this.days, new Int32Array(this.capacity));
    this.hashes = grown(this.hashes, new Uint32Array(this.capacity));
    this.masks = grown(this.masks, new Int32Array(this.capacity));
    this.denied = grown(this.denied, new Uint8Array(this.capacity));
    this.columns = this.columns.map((column) => grown(column, new Uint16Array(this.capacity)));
    this.lineStarts = grown(this.lineStarts, new Int32Array(this.capacity + 1));
  }

  private growLines(needed: number): void {
    this.lineCapacity = Math.ceil(this.lineCapacity * GROWTH) + needed;
    this.lines = grown(this.lines, new Uint16Array(this.lineCapacity * LINE_STRIDE));
  }
}

/** What is full becomes larger by half. */
const GROWTH = 1.5;

function grown<T extends Int32Array | Uint32Array | Uint16Array | Uint8Array>(from: T, to: T): T {
  to.set(from);
  return to;
}

const isAlike = (a: ObservedLine, b: ObservedLine): boolean =>
  a.procedureCode === b.procedureCode && a.modifiers === b.modifiers;

/** Lines with the same procedure and modifiers say the same; a line without a procedure says nothing. */
function distinctLines(lines: readonly ObservedLine[]): ObservedLine[] {
  const distinct: ObservedLine[] = [];
  for (const line of lines) {
    if (line.procedureCode === null && line.modifiers === null) continue;
    if (!distinct.some((other) => isAlike(other, line))) distinct.push(line);
  }
  return distinct;
}

/** MurmurHash3's finalizer (public domain, Austin Appleby): every bit depends on every bit of the id. */
function hashOf(claimId: number): number {
  let mixed = (claimId ^ Math.floor(claimId / 4_294_967_296)) >>> 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
