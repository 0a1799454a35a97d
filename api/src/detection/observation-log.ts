import type { LocalDate } from '../domain/calendar';
import { CLAIM_TYPES, PAYER_TYPES } from '../domain/claim';
import { elementAt } from '../domain/element-at';
import type { Observation, ObservationRow } from './detector';
import type { LatticeSlice } from './lattice/lattice-fields';
import { NumberReader, NumberWriter } from './number-text';
import { PackedSlices } from './packed-slices';

/**
 * The number of days with claims that are held, the newest ones ever seen: the 140 calendar days that decisions use,
 * and some more for dates in the future. Which days those are does not depend on the order of arrival: a day among the
 * newest at the end was among the newest ever since it came.
 */
export const HELD_DAYS = 160;

interface Day {
  packed: string[];
  /** Observed since the last commit. */
  fresh: Observation[];
}

/** The claims of the held days, packed as they are stored: about 40 bytes a claim with two lines. */
export class ObservationLog {
  private readonly days = new Map<LocalDate, Day>();
  /** Ascending. */
  private dates: LocalDate[] = [];
  private droppedSinceTaken = false;

  constructor(stored: readonly ObservationRow[]) {
    const newest = new Set([...new Set(stored.map(({ day }) => day))].sort().slice(-HELD_DAYS));
    const inOrder = stored.filter(({ day }) => newest.has(day));
    for (const { day, content } of inOrder.sort((a, b) => a.firstClaimId - b.firstClaimId))
      this.dayOf(day).packed.push(content);
    this.dates = [...newest].sort();
  }

  /** False for a claim of a day that is too old. */
  add(observation: Observation): boolean {
    const { processingDate } = observation.claim;
    if (!this.days.has(processingDate)) {
      if (this.dates.length >= HELD_DAYS && processingDate < (this.dates[0] as string)) return false;
      this.dates.push(processingDate);
      this.dates.sort();
    }
    this.dayOf(processingDate).fresh.push(observation);
    if (this.dates.length > HELD_DAYS) {
      this.days.delete(this.dates.shift() as string);
      this.droppedSinceTaken = true;
    }
    return true;
  }

  isHeld(date: LocalDate): boolean {
    return this.days.has(date);
  }

  take(): { rows: ObservationRow[]; heldFrom: LocalDate | null } {
    const rows: ObservationRow[] = [];
    for (const day of this.dates) {
      const { packed, fresh } = this.dayOf(day);
      const [first] = fresh;
      if (first === undefined) continue;
      const content = packObservations(fresh);
      packed.push(content);
      rows.push({ day, firstClaimId: first.claim.claimId, content });
      fresh.length = 0;
    }
    const heldFrom = this.droppedSinceTaken ? (this.dates[0] ?? null) : null;
    this.droppedSinceTaken = false;
    return { rows, heldFrom };
  }

  /** Day by day, the oldest first. */
  forEach(look: (observation: Observation) => void): void {
    for (const day of this.dates) {
      const { packed, fresh } = this.dayOf(day);
      for (const content of packed) unpackObservations(day, content, look);
      fresh.forEach(look);
    }
  }

  /**
   * The claims of some slices, and perhaps others, the oldest first.
   * @param from the first day; null for all days
   */
  forEachOf(
    slices: readonly LatticeSlice[],
    from: LocalDate | null,
    look: (observation: Observation) => void,
  ): void {
    for (const day of this.dates) {
      if (from !== null && day < from) continue;
      const { packed, fresh } = this.dayOf(day);
      for (const content of packed) unpackObservations(day, content, look, slices);
      fresh.forEach(look);
    }
  }

  private dayOf(date: LocalDate): Day {
    let day = this.days.get(date);
    if (day === undefined) this.days.set(date, (day = { packed: [], fresh: [] }));
    return day;
  }
}

/** Numbers for the texts of one packed content; 0 is a missing one. */
class Texts {
  readonly list: string[] = [];
  private readonly places = new Map<string, number>();

  numberOf(text: string | null): number {
    if (text === null) return 0;
    let place = this.places.get(text);
    if (place === undefined) {
      place = this.list.push(text);
      this.places.set(text, place);
    }
    return place;
  }
}

const WHOLE_CLAIM = 0;

/** Claims of one day as one text: the texts that they share, then numbers. */
export function packObservations(observations: readonly Observation[]): string {
  const texts = new Texts();
  const out = new NumberWriter();
  let before = 0;
  for (const { claim, revenueCodes } of observations) {
    out.signed(claim.claimId - before);
    before = claim.claimId;
    out.whole(claim.payerId);
    out.whole(PAYER_TYPES.indexOf(claim.lineOfBusiness));
    out.whole(claim.providerId === null ? 0 : claim.providerId + 1);
    out.whole(claim.coderId === null ? 0 : claim.coderId + 1);
    out.whole(CLAIM_TYPES.indexOf(claim.claimType));
    out.whole(texts.numberOf(claim.placeOfService));
    out.whole(texts.numberOf(claim.diagnosisChapter));
    out.whole(claim.eligiblePopulations * 2 + (claim.hasUnlistedService ? 1 : 0));
    out.signed(claim.billedCents);
    packLines(out, texts, claim, revenueCodes);
  }
  return `${JSON.stringify(texts.list)}\n${out.text}`;
}

function packLines(
  out: NumberWriter,
  texts: Texts,
  { lines, claimDenial }: Observation['claim'],
  revenueCodes: Observation['revenueCodes'],
): void {
  out.whole(lines.length * 2 + (revenueCodes === null ? 0 : 1));
  lines.forEach((line, at) => {
    out.whole(texts.numberOf(line.procedureCode));
    out.whole(texts.numberOf(line.procedureGroup));
    out.whole(texts.numberOf(line.modifiers));
    if (revenueCodes !== null) out.whole(texts.numberOf(revenueCodes[at] ?? null));
  });
  const denied = lines.flatMap(({ denial }, at) => (denial === null ? [] : [{ at: at + 1, ...denial }]));
  if (claimDenial !== null) denied.push({ at: WHOLE_CLAIM, ...claimDenial });
  out.whole(denied.length);
  for (const { at, carc, deniedCents } of denied) {
    out.whole(at);
    out.whole(texts.numberOf(carc));
    out.signed(deniedCents);
  }
}

/**
 * @param slices only the claims of these; null for all
 * @throws SyntaxError or RangeError when the content was not made by packObservations
 */
export function unpackObservations(
  day: LocalDate,
  content: string,
  look: (observation: Observation) => void,
  slices: readonly LatticeSlice[] | null = null,
): void {
  const end = content.indexOf('\n');
  const texts = textsOf(day, content.slice(0, end));
  const wanted = slices === null ? null : new PackedSlices(slices, texts);
  if (wanted?.isEmpty === true) return;
  const from = new NumberReader(content, end + 1);
  const text = (place: number): string | null => (place === 0 ? null : elementAt(texts, place - 1));
  let claimId = 0;
  while (!from.isAtEnd) {
    claimId += from.signed();
    const { at } = from;
    if (wanted?.has(from) === false) continue;
    from.at = at;
    look(unpackClaim(from, claimId, day, text));
  }
}

function unpackClaim(
  from: NumberReader,
  claimId: number,
  day: LocalDate,
  text: (place: number) => string | null,
): Observation {
  const head = {
    claimId,
    processingDate: day,
    payerId: from.whole(),
    lineOfBusiness: elementAt(PAYER_TYPES, from.whole()),
    providerId: idOrNull(from.whole()),
    coderId: idOrNull(from.whole()),
    claimType: elementAt(CLAIM_TYPES, from.whole()),
    placeOfService: text(from.whole()),
    diagnosisChapter: text(from.whole()),
  };
  const populations = from.whole();
  const billedCents = from.signed();
  const { lines, claimDenial, revenueCodes } = unpackLines(from, text);
  const eligiblePopulations = populations >> 1;
  const hasUnlistedService = (populations & 1) === 1;
  return {
    claim: { ...head, eligiblePopulations, hasUnlistedService, billedCents, lines, claimDenial },
    revenueCodes,
  };
}

const idOrNull = (stored: number): number | null => (stored === 0 ? null : stored - 1);

type Lines = Pick<Observation['claim'], 'lines' | 'claimDenial'> & Pick<Observation, 'revenueCodes'>;

function unpackLines(from: NumberReader, text: (place: number) => string | null): Lines {
  const count = from.whole();
  const hasRevenueCodes = (count & 1) === 1;
  const revenueCodes: (string | null)[] = [];
  const lines: Observation['claim']['lines'][number][] = [];
  for (let left = count >> 1; left > 0; left--) {
    lines.push({
      procedureCode: text(from.whole()),
      procedureGroup: text(from.whole()),
      modifiers: text(from.whole()),
      denial: null,
    });
    if (hasRevenueCodes) revenueCodes.push(text(from.whole()));
  }
  let claimDenial: Lines['claimDenial'] = null;
  for (let left = from.whole(); left > 0; left--) {
    const at = from.whole();
    const denial = { carc: text(from.whole()) ?? '', deniedCents: from.signed() };
    if (at === WHOLE_CLAIM) claimDenial = denial;
    else elementAt(lines, at - 1).denial = denial;
  }
  return { lines, claimDenial, revenueCodes: hasRevenueCodes ? revenueCodes : null };
}

function textsOf(day: LocalDate, head: string): string[] {
  try {
    const texts: unknown = JSON.parse(head);
    if (Array.isArray(texts) && texts.every((text) => typeof text === 'string')) return texts;
  } catch {
    // Said below.
  }
  throw new SyntaxError(`the stored observations of ${day} are not in the expected form`);
}
