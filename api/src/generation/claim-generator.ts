import type { InstantS, LocalDate } from '../domain/calendar';
import { SECONDS_PER_DAY, dateOfEpochDay } from '../domain/calendar';
import type { Procedure } from '../domain/catalogue';
import { SECONDARY_DIAGNOSES, findProcedure } from '../domain/catalogue';
import type { Claim, ClaimLine } from '../domain/claim';
import { cardOn } from '../domain/coverage';
import { simulatedId } from '../domain/local-id';
import type { Cents } from '../domain/money';
import type { VisitType } from './case-mix';
import { VISIT_TYPES } from './case-mix';
import type { Substream } from './rng';
import { below, between, choiceTable, choose, draw, substream } from './rng';
import { ageBand, ageOf } from './visit-choice';
import { secondOfDay } from './volume';
import type { World } from './world';
import { MEMBER_BLOCKS, providerOf } from './world';

export { withDenialPattern } from './defects';

/** A clean claim as it leaves the office, and when. */
export interface GeneratedClaim {
  claim: Claim;
  atS: InstantS;
  visit: VisitType;
  payerIndex: number;
  providerIndex: number;
  coderIndex: number;
}

/** The substreams of a run's claims, derived once from its seed. */
export type ClaimStreams = ReturnType<typeof claimStreams>;

export function claimStreams(seed: number) {
  const of = (purpose: Parameters<typeof substream>[1]): Substream => substream(seed, purpose);
  return {
    arrival: of('arrival'), slot: of('slot'), visit: of('visit'), procedure: of('procedure'), diagnosis: of('diagnosis'),
    charge: of('charge'), place: of('place'), units: of('units'), serviceLag: of('service-lag'), person: of('person'),
    provider: of('provider'), payer: of('payer'), coder: of('coder'), group: of('group'), authorization: of('authorization'),
  }; // prettier-ignore
}

/** What may differ from day to day: the payers' mix. */
export interface DayMix {
  day: number;
  runDay: number;
  payerTable: Uint16Array;
}

/** The day's original claims without defects, in the order of their ids. */
export function generateClaimBatch(
  world: World,
  streams: ClaimStreams,
  mix: DayMix,
  count: number,
): GeneratedClaim[] {
  const batch: GeneratedClaim[] = [];
  for (let ordinal = 1; ordinal <= count; ordinal++) batch.push(generateClaim(world, streams, mix, ordinal));
  return batch;
}

/** One clean claim: a pure function of world, day and ordinal. No policy predicate fires on it. */
export function generateClaim(
  world: World,
  streams: ClaimStreams,
  mix: DayMix,
  ordinal: number,
): GeneratedClaim {
  const id = simulatedId(mix.runDay, ordinal);
  const slot = slotOf(world, streams, mix.day, ordinal);
  const payerIndex = choose(mix.payerTable, draw(streams.payer, slot));
  const payer = world.payers[payerIndex];
  const person = slot * 64 + payerIndex;
  const providerIndex = providerOf(world, draw(streams.provider, slot));
  const coderIndex = below(draw(streams.coder, id), world.coders.length);
  const age = ageOf(payer.type, draw(streams.person, person, 1), draw(streams.person, person, 2));
  const visit = VISIT_TYPES[choose(world.visitTables[payerIndex][ageBand(age)], draw(streams.visit, id))];

  const submissionDate = dateOfEpochDay(mix.day);
  const serviceDay = mix.day - below(draw(streams.serviceLag, id), MEMBER_BLOCKS - 1);
  const dateOfService = dateOfEpochDay(serviceDay);
  const diagnosisCodes = diagnosesOf(streams, visit, id);
  const lines = linesOf(streams, visit, id, providerIndex);
  let billedCents = 0;
  let documentedLevel: number | null = null;
  let authorization = false;
  let records = false;
  for (const { procedureCode, billedCents: cents } of lines) {
    billedCents += cents;
    const known = procedureOf(procedureCode);
    documentedLevel ??= known.emLevel;
    authorization ||= known.authorization;
    records ||= known.records;
  }

  const female = (draw(streams.person, person, 3) & 1) === 0;
  const firstNames = female ? world.femaleNames : world.maleNames;
  const claim: Claim = {
    id,
    claimNumber: claimNumberOf(submissionDate, ordinal),
    frequencyCode: '1',
    originalClaimId: null,
    source: 'SIMULATED',
    claimType: 'PROFESSIONAL',
    patientLastName: world.lastNames[below(draw(streams.person, person, 4), world.lastNames.length)],
    patientFirstName: firstNames[below(draw(streams.person, person, 5), firstNames.length)],
    patientBirthDate: birthDate(age, draw(streams.person, person, 6)),
    patientSex: female ? 'F' : 'M',
    memberId: cardOn(LETTERS[payerIndex % LETTERS.length], memberNumber(world, slot), dateOfService),
    memberGroupId: GROUPS[below(draw(streams.group, person), GROUPS.length)],
    priorAuthorization: authorization ? authorizationNumber(draw(streams.authorization, id)) : null,
    referralNumber: null,
    recordsAttached: records ? true : null,
    documentedLevel,
    otherPayerPrimary: false,
    providerId: providerIndex + 1,
    payerId: payer.id,
    coderId: coderIndex + 1,
    dateOfService,
    submissionDate,
    submissionDateBasis: 'SUBMITTED',
    placeOfService: visit.places[draw(streams.place, id) < USUAL_PLACE ? 0 : visit.places.length - 1],
    diagnosisCodes,
    lines,
    billedCents,
  };
  const atS = mix.day * SECONDS_PER_DAY + secondOfDay(draw(streams.arrival, id));
  return { claim, atS, visit, payerIndex, providerIndex, coderIndex };
}

/** Thousandths of 2.5 times the Medicare fee, by provider: within the IQR of charge ratios, 1.8-3.6 (JAMA 2017). */
const CHARGE_PERMILLE = [720, 820, 900, 970, 1040, 1130, 1270, 1500];

/** A provider's charge for one unit: the catalogue's median with the provider's own level, in whole dollars. */
export function withRealisticVariance(medianCents: Cents, uniform: number): Cents {
  const permille = CHARGE_PERMILLE[uniform >>> 29];
  return Math.ceil((medianCents * 25 * permille) / 1_000_000) * 100;
}

/** A provider's charge for a code: the same every time, as in a charge master. */
export function chargeCents(streams: ClaimStreams, providerIndex: number, procedureCode: string): Cents {
  return withRealisticVariance(
    procedureOf(procedureCode).allowedMedianCents,
    draw(streams.charge, providerIndex),
  );
}

const USUAL_PLACE = 0.85 * 4294967296;
const LETTERS = 'WHKNPRTVXZABCDEFGJLMQSUY';
const GROUPS = Array.from({ length: 60 }, (_, index) => `GRP${1001 + index * 13}`);
const NO_MODIFIERS: readonly string[] = [];
const POINTERS: readonly (readonly number[])[] = [[1], [2], [3], [4]];

const lineTables = new Map(
  VISIT_TYPES.flatMap((visit) => visit.lines).map((line) => [line, choiceTable(line.weights)]),
);

const procedureCache = new Map<string, Procedure>();

/** For codes of our own case mix, which the catalogue holds. */
function procedureOf(code: string): Procedure {
  let known = procedureCache.get(code);
  if (!known) {
    known = findProcedure(code);
    if (!known) throw new RangeError(`the catalogue does not hold procedure ${code}`);
    procedureCache.set(code, known);
  }
  return known;
}

/** Distinct within a day; a block is on duty every eighth day, so that its members are seen at most once a week. */
function slotOf(world: World, streams: ClaimStreams, day: number, ordinal: number): number {
  const block = day % MEMBER_BLOCKS;
  const start = draw(streams.slot, day);
  // An odd factor walks through the whole block (its size is a power of two) before it meets a member again; a day
  // with more claims than that brings in members that no other day sees.
  const lap = Math.floor((ordinal - 1) / world.slotsPerBlock);
  const place = (start + Math.imul(ordinal, 0x3c6ef35)) & (world.slotsPerBlock - 1);
  return (lap * MEMBER_BLOCKS + block) * world.slotsPerBlock + place;
}

/** Spread over eight digits; distinct slots keep distinct numbers, because the factor is prime to ten. */
function memberNumber(world: World, slot: number): number {
  return ((slot + world.memberOffset) * 38_746_581) % 100_000_000;
}

function linesOf(streams: ClaimStreams, visit: VisitType, id: number, providerIndex: number): ClaimLine[] {
  const lines: ClaimLine[] = [];
  for (let i = 0; i < visit.lines.length; i++) {
    const kind = visit.lines[i];
    const table = lineTables.get(kind);
    const procedureCode =
      kind.codes.length === 1 || !table
        ? kind.codes[0]
        : kind.codes[choose(table, draw(streams.procedure, id, i))];
    const units =
      kind.maxUnits === 1
        ? 1
        : between(draw(streams.units, id, i), Math.ceil(kind.maxUnits / 2), kind.maxUnits);
    lines.push({
      lineNumber: i + 1,
      procedureCode,
      modifiers: kind.modifiers.length === 0 ? NO_MODIFIERS : kind.modifiers,
      diagnosisPointers: POINTERS[kind.reason],
      units,
      billedCents: chargeCents(streams, providerIndex, procedureCode) * units,
    });
  }
  return lines;
}

/** One diagnosis for each reason of the visit, and for four in ten claims a long-standing one beside them. */
function diagnosesOf(streams: ClaimStreams, visit: VisitType, id: number): string[] {
  const codes: string[] = [];
  for (let i = 0; i < visit.reasons.length; i++) {
    const list = visit.reasons[i];
    codes.push(list[below(draw(streams.diagnosis, id, i), list.length)]);
  }
  const secondary = draw(streams.diagnosis, id, 9);
  if (below(secondary, 10) < 4) codes.push(SECONDARY_DIAGNOSES[secondary % SECONDARY_DIAGNOSES.length]);
  return codes;
}

function claimNumberOf(submissionDate: LocalDate, ordinal: number): string {
  return `${submissionDate.slice(2, 4)}${submissionDate.slice(5, 7)}${submissionDate.slice(8)}-${String(100_000 + ordinal).slice(1)}`;
}

const authorizationNumber = (uniform: number): string =>
  `PA${String(10_000_000 + below(uniform, 10_000_000)).slice(1)}`;

/** Ages count from the start of 2025, so that a person's birth date does not move with the run. */
const AGES_COUNT_FROM_DAY = 20_089;

function birthDate(age: number, uniform: number): LocalDate {
  return dateOfEpochDay(AGES_COUNT_FROM_DAY - Math.floor(age * 365.25) - below(uniform, 365));
}
