import { authorizationNumber } from '../domain/authorization';
import type { InstantS, LocalDate } from '../domain/calendar';
import { SECONDS_PER_DAY, dateOfEpochDay } from '../domain/calendar';
import type { Procedure } from '../domain/catalogue';
import { findProcedure } from '../domain/catalogue';
import type { Claim, ClaimLine } from '../domain/claim';
import { cardOn } from '../domain/coverage';
import { SECONDARY_DIAGNOSES, sideOf } from '../domain/diagnosis-catalogue';
import type { OfficeRecords } from '../domain/fix-claim';
import { ordinalOfId, runDayOfId, simulatedId } from '../domain/local-id';
import { ORDINARY_STANDINGS, cardLetterOf } from '../domain/member-register';
import type { Cents } from '../domain/money';
import type { VisitType } from './case-mix';
import { VISIT_TYPES } from './case-mix';
import type { Substream } from './rng';
import { below, between, choiceTable, choose, draw, substream } from './rng';
import { ageOf } from './visit-choice';
import { secondOfDay } from './volume';
import type { World } from './world';
import { MEMBER_BLOCKS, providerOf } from './world';

export { withDenialPattern } from './defects';

/** A clean claim as it leaves the office, and when. */
export interface GeneratedClaim {
  claim: Claim;
  atS: InstantS;
  /** Index into VISIT_TYPES. */
  visitIndex: number;
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
    standing: of('member-standing'), referral: of('referral'),
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
  const policy = world.policies.of(payer.id);
  if (!policy) throw new RangeError(`payer ${payer.id} has no policies`);
  const person = personOf(world, streams, slot, payerIndex);
  const providerIndex = providerOf(world, draw(streams.provider, slot));
  const coderIndex = below(draw(streams.coder, id), world.coders.length);
  const visitIndex = choose(world.visitTable(person.age, person.female), draw(streams.visit, id));
  const visit = VISIT_TYPES[visitIndex];

  const submissionDate = dateOfEpochDay(mix.day);
  const serviceDay = mix.day - below(draw(streams.serviceLag, id), MEMBER_BLOCKS - 1);
  const dateOfService = dateOfEpochDay(serviceDay);
  const diagnosisCodes = diagnosesOf(streams, visit, id);
  const lines = linesOf(streams, visit, id, providerIndex, diagnosisCodes);
  let billedCents = 0;
  let documentedLevel: number | null = null;
  let authorizedUnits = 0;
  let records = false;
  let referral = false;
  for (const { procedureCode, units, billedCents: cents } of lines) {
    billedCents += cents;
    documentedLevel ??= procedureOf(procedureCode).emLevel;
    if (policy.authorizationList.has(procedureCode)) authorizedUnits = Math.max(authorizedUnits, units);
    records ||= policy.recordsList.has(procedureCode);
    referral ||= policy.referralList.has(procedureCode);
  }

  const claim: Claim = {
    id,
    claimNumber: claimNumberOf(submissionDate, ordinal),
    frequencyCode: '1',
    originalClaimId: null,
    source: 'SIMULATED',
    claimType: 'PROFESSIONAL',
    patientLastName: person.lastName,
    patientFirstName: person.firstName,
    patientBirthDate: person.birthDate,
    patientSex: person.female ? 'F' : 'M',
    memberId: cardOn(cardLetterOf(payer.id), memberNumber(world, streams, slot), dateOfService),
    memberGroupId: person.groupId,
    priorAuthorization:
      authorizedUnits > 0
        ? authorizationNumber(below(draw(streams.authorization, id), 100_000), authorizedUnits)
        : null,
    referralNumber: referral
      ? `RF${String(1_000_000 + below(draw(streams.referral, id), 1_000_000)).slice(1)}`
      : null,
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
  return { claim, atS, visitIndex, payerIndex, providerIndex, coderIndex };
}

/** What the office has on file about a claim of the run: the person and the provider, as when it was made. */
export function officeRecordsOf(world: World, streams: ClaimStreams, claim: Claim): OfficeRecords {
  const slot = slotOf(world, streams, world.startDay + runDayOfId(claim.id), ordinalOfId(claim.id));
  const { birthDate, female } = personOf(world, streams, slot, claim.payerId - 1);
  return {
    memberId: cardOn(cardLetterOf(claim.payerId), memberNumber(world, streams, slot), claim.dateOfService),
    patientBirthDate: birthDate,
    patientSex: female ? 'F' : 'M',
    providerId: providerOf(world, draw(streams.provider, slot)) + 1,
  };
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
const GROUPS = Array.from({ length: 60 }, (_, index) => `GRP${1001 + index * 13}`);
const SIDES = { RT: ['RT'], LT: ['LT'], '50': ['50'] } as const;
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

/**
 * Spread over seven digits; distinct slots keep distinct numbers, because the factor is prime to ten. The eighth is the
 * standing in the payer's register: ordinary on every clean claim.
 */
function memberNumber(world: World, streams: ClaimStreams, slot: number): number {
  const member = ((slot + world.memberOffset) * 38_746_581) % 10_000_000;
  return member * 10 + below(draw(streams.standing, slot), ORDINARY_STANDINGS);
}

interface Person {
  age: number;
  female: boolean;
  birthDate: LocalDate;
  firstName: string;
  lastName: string;
  groupId: string;
}

/** Who is seen in a slot, if this payer insures them: the same at every visit. */
function personOf(world: World, streams: ClaimStreams, slot: number, payerIndex: number): Person {
  const person = slot * 64 + payerIndex;
  const { type } = world.payers[payerIndex];
  const age = ageOf(type, draw(streams.person, person, 1), draw(streams.person, person, 2));
  const female = (draw(streams.person, person, 3) & 1) === 0;
  const firstNames = female ? world.femaleNames : world.maleNames;
  return {
    age,
    female,
    birthDate: birthDate(world.startDay, age, draw(streams.person, person, 6)),
    firstName: firstNames[below(draw(streams.person, person, 5), firstNames.length)],
    lastName: world.lastNames[below(draw(streams.person, person, 4), world.lastNames.length)],
    groupId: GROUPS[below(draw(streams.group, person), GROUPS.length)],
  };
}

function linesOf(
  streams: ClaimStreams,
  visit: VisitType,
  id: number,
  providerIndex: number,
  diagnosisCodes: readonly string[],
): ClaimLine[] {
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
    const side = procedureOf(procedureCode).bilateral ? SIDES[sideOf(diagnosisCodes[kind.reason])] : null;
    const unitCents = chargeCents(streams, providerIndex, procedureCode);
    lines.push({
      lineNumber: i + 1,
      procedureCode,
      modifiers: side ?? kind.modifiers,
      diagnosisPointers: POINTERS[kind.reason],
      units,
      // Both sides are one unit and two charges.
      billedCents: unitCents * (side === SIDES['50'] ? 2 : units),
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

function birthDate(startDay: number, age: number, uniform: number): LocalDate {
  return dateOfEpochDay(startDay - Math.ceil(age * 365.25) - below(uniform, 365));
}
