import { elementAt } from '../../domain/element-at';
import { authorizationNumber } from '../../domain/authorization';
import type { InstantS, LocalDate } from '../../domain/calendar';
import { SECONDS_PER_DAY, dateOfEpochDay } from '../../domain/calendar';
import type { Procedure } from '../../domain/catalogues/procedure-catalogue';
import { findProcedure } from '../../domain/catalogues/procedure-catalogue';
import type { Claim, ClaimLine, ClaimType, StatementFacts } from '../../domain/claim';
import { NO_STATEMENT } from '../../domain/claim';
import { cardOn } from '../../domain/coverage';
import { SECONDARY_DIAGNOSES, sideOf } from '../../domain/catalogues/diagnosis-catalogue';
import type { Drg } from '../../domain/catalogues/drg-catalogue';
import { findDrg } from '../../domain/catalogues/drg-catalogue';
import type { OfficeRecords } from '../../domain/adjudication/fix-claim';
import { ordinalOfId, runDayOfId, simulatedId } from '../../domain/local-id';
import { ORDINARY_STANDINGS, cardLetterOf } from '../../domain/member-register';
import type { Cents } from '../../domain/money';
import { CHARGE_RATIO_TENTHS, HOSPITAL_RATE_PERMILLE } from '../../domain/adjudication/payment';
import type { PayerPolicy } from '../../domain/policies/payer-policy';
import type { VisitType } from '../visits/case-mix';
import { VISIT_TYPES } from '../visits/case-mix';
import { CLAIM_KINDS } from './claim-kinds';
import type { HospitalBill } from '../visits/hospital-bill';
import { STAY_NIGHTS, billLines } from '../visits/hospital-bill';
import type { Substream } from '../rng';
import { below, between, choiceTable, choose, draw, substream } from '../rng';
import { ageOf } from '../visits/visit-choice';
import { secondOfDay } from '../world/volume';
import type { World } from '../world/world';
import { MEMBER_BLOCKS, providerOf } from '../world/world';

export { withDenialPattern } from './defects';

/** A clean claim as the practice submits it, and when. */
export interface GeneratedClaim {
  claim: Claim;
  atS: InstantS;
  /** Index into CLAIM_KINDS. */
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
    standing: of('member-standing'), referral: of('referral'), form: of('claim-form'), ancillary: of('ancillary'),
    stay: of('stay'), patientStatus: of('patient-status'),
  }; // prettier-ignore
}

/** What may differ from day to day: the payer mix. */
export interface DayMix {
  day: number;
  runDay: number;
  payerTable: Uint16Array;
}

/** The day's original claims, without defects, in the order of their ids. */
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
  const payer = elementAt(world.payers, payerIndex);
  const policy = world.policies.of(payer.id);
  if (!policy) throw new RangeError(`payer ${payer.id} has no policies`);
  const person = personOf(world, streams, slot, payerIndex);
  const providerIndex = providerOf(world, draw(streams.provider, slot));
  const coderIndex = below(draw(streams.coder, id), world.coders.length);
  const visitIndex = kindOf(world, streams, person, id);
  const visit = elementAt(CLAIM_KINDS, visitIndex);

  const submissionDate = dateOfEpochDay(mix.day);
  const lastDay = mix.day - below(draw(streams.serviceLag, id), MEMBER_BLOCKS - 1);
  const diagnosisCodes = diagnosesOf(streams, visit, id);
  const { dateOfService, facts, lines, nights } = visit.hospital
    ? hospitalServices(world, streams, visit.hospital, id, providerIndex, diagnosisCodes, lastDay)
    : officeServices(world, streams, visit, id, providerIndex, diagnosisCodes, lastDay);
  const { billedCents, documentedLevel, authorizedUnits, records, referral } = askedOf(
    lines,
    visit.hospital?.drg ?? null,
    nights,
    policy,
  );

  const claim: Claim = {
    id,
    claimNumber: claimNumberOf(submissionDate, ordinal),
    frequencyCode: '1',
    originalClaimId: null,
    source: 'SIMULATED',
    claimType: visit.hospital ? 'INSTITUTIONAL' : 'PROFESSIONAL',
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
    placeOfService: visit.hospital
      ? null
      : (visit.places[draw(streams.place, id) < USUAL_PLACE ? 0 : visit.places.length - 1] as string),
    typeOfBill: facts.typeOfBill,
    admissionType: facts.admissionType,
    patientStatus: facts.patientStatus,
    drgCode: facts.drgCode,
    dischargeDate: facts.dischargeDate,
    diagnosisCodes,
    lines,
    billedCents,
  };
  const atS = mix.day * SECONDS_PER_DAY + secondOfDay(draw(streams.arrival, id));
  return { claim, atS, visitIndex, payerIndex, providerIndex, coderIndex };
}

/** What the practice has on file about a claim of the run: the patient and the provider, as when the claim was made. */
export function officeRecordsOf(world: World, streams: ClaimStreams, claim: Claim): OfficeRecords {
  const slot = slotOf(world, streams, world.startDay + runDayOfId(claim.id), ordinalOfId(claim.id));
  const { birthDate, female } = personOf(world, streams, slot, claim.payerId - 1);
  return {
    memberId: cardOn(cardLetterOf(claim.payerId), memberNumber(world, streams, slot), claim.dateOfService),
    patientBirthDate: birthDate,
    patientSex: female ? 'F' : 'M',
    providerId: providerOf(world, draw(streams.provider, slot)) + 1,
    patientStatus:
      claim.claimType === 'INSTITUTIONAL'
        ? statusAfter(streams, findDrg(claim.drgCode) ?? null, claim.id)
        : null,
  };
}

/**
 * A charge, in whole dollars, for one unit of a service that Medicare pays `medianCents` for.
 * @param level the provider's charge level, in thousandths of the usual one
 */
function withRealisticVariance(
  medianCents: Cents,
  level: number,
  ratioTenths: number = CHARGE_RATIO_TENTHS.PROFESSIONAL,
): Cents {
  return Math.ceil((medianCents * ratioTenths * level) / 1_000_000) * 100;
}

/** A provider's charge for a code: the same every time, as in a charge master. */
export function chargeCents(
  world: Pick<World, 'chargeLevels'>,
  claimType: ClaimType,
  providerIndex: number,
  procedureCode: string,
): Cents {
  const { allowedMedianCents } = procedureOf(procedureCode);
  const level = world.chargeLevels[providerIndex] as number;
  return claimType === 'INSTITUTIONAL'
    ? hospitalCharge(Math.ceil((allowedMedianCents * HOSPITAL_RATE_PERMILLE) / 1000), level)
    : withRealisticVariance(allowedMedianCents, level);
}

const hospitalCharge = (worthCents: Cents, level: number): Cents =>
  withRealisticVariance(worthCents, level, CHARGE_RATIO_TENTHS.INSTITUTIONAL);

const USUAL_PLACE = 0.85 * 4294967296;
const GROUPS = Array.from({ length: 60 }, (_, index) => `GRP${1001 + index * 13}`);
const SIDES = { RT: ['RT'], LT: ['LT'], '50': ['50'] } as const;
const POINTERS: readonly (readonly number[])[] = [[1], [2], [3], [4]];

const lineTables = new Map(
  VISIT_TYPES.flatMap((visit) => visit.lines).map((line) => [line, choiceTable(line.weights)]),
);

const procedureCache = new Map<string, Procedure>();

/** For codes of our own case mix, which are in the catalogue. */
function procedureOf(code: string): Procedure {
  let known = procedureCache.get(code);
  if (!known) {
    known = findProcedure(code);
    if (!known) throw new RangeError(`procedure ${code} is not in the catalogue`);
    procedureCache.set(code, known);
  }
  return known;
}

/** Distinct within a day. A block of members is seen every eighth day, so that a member is seen at most once a week. */
function slotOf(world: World, streams: ClaimStreams, day: number, ordinal: number): number {
  const block = day % MEMBER_BLOCKS;
  const start = draw(streams.slot, day);
  // An odd factor visits the whole block (its size is a power of two) before it repeats a member. A day with more
  // claims than that uses additional members that no other day sees.
  const lap = Math.floor((ordinal - 1) / world.slotsPerBlock);
  const place = (start + Math.imul(ordinal, 0x3c6ef35)) & (world.slotsPerBlock - 1);
  return (lap * MEMBER_BLOCKS + block) * world.slotsPerBlock + place;
}

/**
 * Spread over seven digits; distinct slots keep distinct numbers, because the factor is prime to ten. The eighth digit
 * encodes facts in the payer's register (see member-register.ts): none on a clean claim.
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

/** The person who is seen in a slot if this payer insures them: the same at every visit. */
function personOf(world: World, streams: ClaimStreams, slot: number, payerIndex: number): Person {
  const person = slot * 64 + payerIndex;
  const { type } = elementAt(world.payers, payerIndex);
  const age = ageOf(type, draw(streams.person, person, 1), draw(streams.person, person, 2));
  const female = (draw(streams.person, person, 3) & 1) === 0;
  const firstNames = female ? world.femaleNames : world.maleNames;
  return {
    age,
    female,
    birthDate: birthDate(world.startDay, age, draw(streams.person, person, 6)),
    firstName: elementAt(firstNames, below(draw(streams.person, person, 5), firstNames.length)),
    lastName: elementAt(world.lastNames, below(draw(streams.person, person, 4), world.lastNames.length)),
    groupId: elementAt(GROUPS, below(draw(streams.group, person), GROUPS.length)),
  };
}

function kindOf(world: World, streams: ClaimStreams, { age, female }: Person, id: number): number {
  const institutional = world.institutionalBelow > 0 && draw(streams.form, id) < world.institutionalBelow;
  const table = institutional ? world.hospitalTable(age, female) : world.visitTable(age, female);
  return choose(table, draw(streams.visit, id));
}

/** What was done and when, and what else the form says about it. */
interface Services {
  dateOfService: LocalDate;
  facts: Readonly<StatementFacts>;
  lines: ClaimLine[];
  nights: number;
}

function officeServices(
  world: World,
  streams: ClaimStreams,
  visit: VisitType,
  id: number,
  providerIndex: number,
  diagnosisCodes: readonly string[],
  day: number,
): Services {
  const lines: ClaimLine[] = [];
  for (let i = 0; i < visit.lines.length; i++) {
    const kind = elementAt(visit.lines, i);
    const table = lineTables.get(kind);
    const procedureCode =
      kind.codes.length === 1 || !table
        ? (kind.codes[0] as string)
        : (kind.codes[choose(table, draw(streams.procedure, id, i))] as string);
    const units =
      kind.maxUnits === 1
        ? 1
        : between(draw(streams.units, id, i), Math.ceil(kind.maxUnits / 2), kind.maxUnits);
    const side = procedureOf(procedureCode).bilateral
      ? SIDES[sideOf(diagnosisCodes[kind.reason] as string)]
      : null;
    const unitCents = chargeCents(world, 'PROFESSIONAL', providerIndex, procedureCode);
    lines.push({
      lineNumber: i + 1,
      procedureCode,
      modifiers: side ?? kind.modifiers,
      diagnosisPointers: elementAt(POINTERS, kind.reason),
      units,
      // Both sides: one unit, two charges.
      billedCents: unitCents * (side === SIDES['50'] ? 2 : units),
    });
  }
  return { dateOfService: dateOfEpochDay(day), facts: NO_STATEMENT, lines, nights: 0 };
}

/** A statement's last day is at most a few days before it is sent; a stay began as many nights earlier as it lasted. */
function hospitalServices(
  world: World,
  streams: ClaimStreams,
  bill: HospitalBill,
  id: number,
  providerIndex: number,
  diagnosisCodes: readonly string[],
  lastDay: number,
): Services {
  const nights = bill.nights ? STAY_NIGHTS + choose(bill.nights, draw(streams.stay, id)) : 0;
  const days = bill.nights ? nights : below(draw(streams.stay, id), bill.seriesDays + 1);
  const level = world.chargeLevels[providerIndex] as number;
  const lines = billLines(
    bill,
    streams,
    id,
    nights,
    (reason) => SIDES[sideOf(diagnosisCodes[reason] as string)],
    (worthCents) => hospitalCharge(worthCents, level),
  );
  const facts = {
    typeOfBill: `${bill.billType}1`,
    admissionType: bill.admissionType,
    patientStatus: statusAfter(streams, bill.drg, id),
    drgCode: bill.drg?.code ?? null,
    dischargeDate: dateOfEpochDay(lastDay),
  };
  return { dateOfService: dateOfEpochDay(lastDay - days), facts, lines, nights };
}

/** Discharge destinations, roughly as for Medicare inpatients; outpatients and mothers go home. */
function statusAfter(streams: ClaimStreams, drg: Drg | null, id: number): string {
  if (!drg || drg.sex !== null) return '01';
  const part = below(draw(streams.patientStatus, id), 100);
  return part < 58 ? '01' : part < 76 ? '06' : part < 95 ? '03' : part < 98 ? '02' : '20';
}

interface Asked {
  billedCents: Cents;
  documentedLevel: number | null;
  /** For the authorization that covers it; 0 when none is required. */
  authorizedUnits: number;
  records: boolean;
  referral: boolean;
}

/** What the payer's lists require of a claim with these lines, or of this stay. */
function askedOf(lines: readonly ClaimLine[], drg: Drg | null, nights: number, policy: PayerPolicy): Asked {
  const asked: Asked = {
    billedCents: 0,
    documentedLevel: null,
    authorizedUnits: drg && policy.authorizationDrgs.has(drg.code) ? nights : 0,
    records: drg !== null && policy.recordsDrgs.has(drg.code),
    referral: false,
  };
  for (const { procedureCode, units, billedCents } of lines) {
    asked.billedCents += billedCents;
    if (procedureCode === '') continue;
    asked.documentedLevel ??= procedureOf(procedureCode).emLevel;
    if (policy.authorizationList.has(procedureCode)) {
      asked.authorizedUnits = Math.max(asked.authorizedUnits, units);
    }
    asked.records ||= policy.recordsList.has(procedureCode);
    asked.referral ||= policy.referralList.has(procedureCode);
  }
  return asked;
}

/** One diagnosis for each reason of the visit and, on four in ten claims, a chronic one as well. */
function diagnosesOf(streams: ClaimStreams, visit: VisitType, id: number): string[] {
  const codes: string[] = [];
  for (let i = 0; i < visit.reasons.length; i++) {
    const list = elementAt(visit.reasons, i);
    codes.push(list[below(draw(streams.diagnosis, id, i), list.length)] as string);
  }
  const secondary = draw(streams.diagnosis, id, 9);
  if (below(secondary, 10) < 4)
    codes.push(elementAt(SECONDARY_DIAGNOSES, secondary % SECONDARY_DIAGNOSES.length));
  return codes;
}

function claimNumberOf(submissionDate: LocalDate, ordinal: number): string {
  return `${submissionDate.slice(2, 4)}${submissionDate.slice(5, 7)}${submissionDate.slice(8)}-${String(100_000 + ordinal).slice(1)}`;
}

function birthDate(startDay: number, age: number, uniform: number): LocalDate {
  return dateOfEpochDay(startDay - Math.ceil(age * 365.25) - below(uniform, 365));
}
