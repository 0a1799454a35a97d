import { elementAt } from '../../domain/element-at';
import { findProcedure } from '../../domain/catalogues/procedure-catalogue';
import type { ClaimLine } from '../../domain/claim';
import type { Drg } from '../../domain/catalogues/drg-catalogue';
import type { Cents } from '../../domain/money';
import { HOSPITAL_RATE_PERMILLE } from '../../domain/adjudication/payment';
import { findRevenueCode, revenueCodeOf } from '../../domain/catalogues/revenue-codes';
import { hospitalCharge } from '../claims/charge-master';
import type { Encounter } from './encounter';
import { chargedUnits, sideModifiers } from './encounter';
import type { VisitLine } from './visit-line';
import type { Substream } from '../rng';
import { below, between, choiceTable, choose, draw } from '../rng';

/** How a hospital bills one kind of visit or stay; all tables made once. */
export interface HospitalBill {
  /** The first three digits of the type of bill. */
  billType: '011' | '013';
  /** Null for an outpatient claim. */
  drg: Drg | null;
  /** Inpatient: 1 emergency, 3 elective. */
  admissionType: string | null;
  /** Nights of a stay beyond STAY_NIGHTS, for `choose`; null for an outpatient claim. */
  nights: Uint16Array | null;
  /** The most days from the first service to the last on an outpatient statement. */
  seriesDays: number;
  /** In the order of their revenue codes. */
  lines: readonly BillLine[];
  /** The number of ancillary lines, for `choose`; which ones is a separate draw. */
  ancillaries: Uint16Array;
  ancillaryCount: number;
}

/** A line that is always on the claim, or one of the ancillary ones. */
export interface BillLine {
  revenueCode: string;
  /** Index among the ancillary lines, -1 for a line that is always on the claim. */
  ancillary: number;
  codes: readonly string[];
  table: Uint16Array;
  /** The hospital's payment for one unit, by code. */
  unitCents: readonly Cents[];
  units: UnitRule;
  modifiers: readonly string[];
  /** Done on one side or both, as the diagnosis of this reason says; -1 for services without sides. */
  sideReason: number;
}

/** How many units: a number from the middle up to the most, or one for each night, all or but those in intensive care. */
export type UnitRule = number | 'nights' | 'ward-nights' | 'intensive-nights';

/** A stay takes two midnights (42 CFR 412.3): anything shorter is outpatient. */
export const STAY_NIGHTS = 2;

export interface BillStreams {
  procedure: Substream;
  units: Substream;
  ancillary: Substream;
}

/**
 * The lines of one institutional claim. Ancillary lines are every n-th from a random start, with n prime to their
 * number: no line comes twice, and no list needs shuffling.
 */
export function billLines(
  bill: HospitalBill,
  streams: BillStreams,
  { id, diagnosisCodes, chargeLevel }: Encounter,
  nights: number,
): ClaimLine[] {
  const chosen = ancillariesOf(bill, streams, id);
  const lines: ClaimLine[] = [];
  for (let i = 0; i < bill.lines.length; i++) {
    const line = bill.lines[i] as BillLine;
    if (line.ancillary >= 0 && (chosen & (1 << line.ancillary)) === 0) continue;
    const units = unitsOf(line.units, nights, streams, id, i);
    if (units === 0) continue;
    const code = line.codes.length === 1 ? 0 : choose(line.table, draw(streams.procedure, id, i));
    const side = line.sideReason < 0 ? null : sideModifiers(diagnosisCodes[line.sideReason] as string);
    lines.push({
      lineNumber: lines.length + 1,
      procedureCode: line.codes[code] as string,
      modifiers: side ?? line.modifiers,
      diagnosisPointers: NO_POINTERS,
      units,
      billedCents: hospitalCharge(line.unitCents[code] as number, chargeLevel) * chargedUnits(side, units),
      revenueCode: line.revenueCode,
    });
  }
  return lines;
}

/** Lines billed by revenue code alone, or by a procedure code in the catalogue. */
export const booked = (revenueCode: string, units: UnitRule = 1): BillLine => {
  const known = findRevenueCode(revenueCode);
  if (!known) throw new Error(`revenue code ${revenueCode} is not in the catalogue`);
  return { ...PLAIN, revenueCode, codes: [''], table: ONE, unitCents: [known.unitCents], units };
};

export function coded(visitLine: VisitLine): BillLine {
  const { codes, weights, maxUnits, modifiers, reason } = visitLine;
  const procedures = codes.map((code) => {
    const known = findProcedure(code);
    if (!known) throw new Error(`procedure ${code} is not in the catalogue`);
    return known;
  });
  return {
    ...PLAIN,
    revenueCode: revenueCodeOf(codes[0] as string),
    codes,
    table: choiceTable(weights),
    unitCents: procedures.map(({ allowedMedianCents }) =>
      Math.ceil((allowedMedianCents * HOSPITAL_RATE_PERMILLE) / 1000),
    ),
    units: maxUnits,
    modifiers,
    sideReason: elementAt(procedures, 0).bilateral ? reason : -1,
  };
}

/** The lines of a claim in the order of the form. */
export function inOrder(always: readonly BillLine[], ancillary: readonly BillLine[]): BillLine[] {
  const all = [...always, ...ancillary.map((line, place) => ({ ...line, ancillary: place }))];
  return all.sort((a, b) => (a.revenueCode < b.revenueCode ? -1 : a.revenueCode > b.revenueCode ? 1 : 0));
}

/**
 * For `choose`: a number with this mean from 0 to `most`, spread like a negative binomial of three successes, the shape
 * of line counts on real claims: most near the mean, some far above it.
 */
export function countTable(mean: number, most: number): Uint16Array {
  const q = mean / (mean + 3);
  const weights = [1];
  for (let n = 0; n < most; n++) weights.push(((weights[n] as number) * q * (n + 3)) / (n + 1));
  return choiceTable(weights);
}

/** For `choose`: a geometric number with this mean, the usual shape of the nights of a stay beyond the first ones. */
export function geometricTable(mean: number): Uint16Array {
  const q = mean / (mean + 1);
  const weights = [1];
  for (let n = 0; n < MAX_NIGHTS; n++) weights.push((weights[n] as number) * q);
  return choiceTable(weights);
}

const MAX_NIGHTS = 40;
const ONE = choiceTable([1]);
const NO_POINTERS: readonly number[] = [];
const PLAIN = { ancillary: -1, modifiers: [], sideReason: -1 } as const;

/** A bitmask by place. */
function ancillariesOf(
  { ancillaries, ancillaryCount }: HospitalBill,
  streams: BillStreams,
  id: number,
): number {
  const count = choose(ancillaries, draw(streams.ancillary, id));
  const first = below(draw(streams.ancillary, id, 1), ancillaryCount);
  const step = between(draw(streams.ancillary, id, 2), 1, ancillaryCount - 1);
  let mask = 0;
  for (let i = 0; i < count; i++) mask |= 1 << ((first + i * step) % ancillaryCount);
  return mask;
}

function unitsOf(rule: UnitRule, nights: number, streams: BillStreams, id: number, index: number): number {
  if (typeof rule !== 'number') {
    const intensive = Math.ceil(nights / 3);
    return rule === 'nights' ? nights : rule === 'intensive-nights' ? intensive : nights - intensive;
  }
  return rule === 1 ? 1 : between(draw(streams.units, id, index), Math.ceil(rule / 2), rule);
}
