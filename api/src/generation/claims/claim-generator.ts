import { elementAt } from '../../domain/element-at';
import { authorizationNumber } from '../../domain/authorization';
import type { InstantS, LocalDate } from '../../domain/calendar';
import { SECONDS_PER_DAY, dateOfEpochDay } from '../../domain/calendar';
import { FACILITIES } from '../../domain/adjudication/edits/modifier-edits';
import { SERVICES } from '../../domain/catalogues/services';
import type { Claim, ClaimLine } from '../../domain/claim';
import { cardOn } from '../../domain/coverage';
import { SECONDARY_DIAGNOSES } from '../../domain/catalogues/diagnosis-catalogue';
import { simulatedId } from '../../domain/local-id';
import { cardLetterOf } from '../../domain/member-register';
import type { PayerPolicy } from '../../domain/policies/payer-policy';
import { below, choose, draw } from '../rng';
import type { VisitType } from '../visits/case-mix';
import { USUAL_PLACE_SHARE } from '../visits/case-mix';
import { secondOfDay } from '../world/volume';
import type { World } from '../world/world';
import { MEMBER_BLOCKS, providerOf } from '../world/world';
import { CLAIM_KINDS } from './claim-kinds';
import type { ClaimStreams } from './claim-streams';
import type { Person } from './patient';
import { memberNumber, personOf, slotOf } from './patient';
import { askedOf } from './payer-requirements';
import { hospitalServices, officeServices } from './services';

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
  const { id: payerId } = elementAt(world.payers, payerIndex);
  const policy = policyOf(world, payerId);
  const person = personOf(world, streams, slot, payerIndex);
  const providerIndex = providerOf(world, draw(streams.provider, slot));
  const coderIndex = below(draw(streams.coder, id), world.coders.length);
  const visitIndex = kindOf(world, streams, person, id);
  const visit = elementAt(CLAIM_KINDS, visitIndex);

  const diagnosisCodes = diagnosesOf(streams, visit, id);
  const submissionDate = dateOfEpochDay(mix.day);
  const encounter = {
    id,
    lastDay: mix.day - below(draw(streams.serviceLag, id), MEMBER_BLOCKS - 1),
    diagnosisCodes,
    chargeLevel: world.chargeLevels[providerIndex] as number,
  };
  const placeOfService = visit.hospital ? null : placeOf(streams, visit, id);
  const { dateOfService, facts, nights, ...done } = visit.hospital
    ? hospitalServices(streams, visit.hospital, encounter)
    : officeServices(streams, visit, encounter);
  const lines = billedAt(placeOfService, done.lines);
  const asked = askedOf(lines, visit.hospital?.drg ?? null, nights, policy);

  const claim: Claim = {
    id,
    claimNumber: claimNumberOf(submissionDate, ordinal),
    frequencyCode: '1',
    originalClaimId: null,
    billOf: null,
    lineOfBusiness: null,
    source: 'SIMULATED',
    claimType: visit.hospital ? 'INSTITUTIONAL' : 'PROFESSIONAL',
    patientLastName: person.lastName,
    patientFirstName: person.firstName,
    patientBirthDate: person.birthDate,
    patientSex: person.female ? 'F' : 'M',
    memberId: cardOn(cardLetterOf(payerId), memberNumber(world, streams, slot), dateOfService),
    memberGroupId: person.groupId,
    priorAuthorization:
      asked.authorizedUnits > 0 ? authorizationOf(streams, id, asked.authorizedUnits) : null,
    referralNumber: asked.referral ? referralNumberOf(streams, id) : null,
    recordsAttached: asked.records ? true : null,
    documentedLevel: asked.documentedLevel,
    otherPayerPrimary: false,
    providerId: providerIndex + 1,
    payerId,
    coderId: coderIndex + 1,
    dateOfService,
    submissionDate,
    submissionDateBasis: 'SUBMITTED',
    placeOfService,
    typeOfBill: facts.typeOfBill,
    admissionType: facts.admissionType,
    patientStatus: facts.patientStatus,
    drgCode: facts.drgCode,
    dischargeDate: facts.dischargeDate,
    diagnosisCodes,
    lines,
    billedCents: asked.billedCents,
  };
  const atS = mix.day * SECONDS_PER_DAY + secondOfDay(draw(streams.arrival, id));
  return { claim, atS, visitIndex, payerIndex, providerIndex, coderIndex };
}

function policyOf({ policies }: World, payerId: number): PayerPolicy {
  const policy = policies.of(payerId);
  if (!policy) throw new RangeError(`payer ${payerId} has no policies`);
  return policy;
}

const USUAL_PLACE = USUAL_PLACE_SHARE * 4294967296;

function kindOf(world: World, streams: ClaimStreams, { age, female }: Person, id: number): number {
  const institutional = world.institutionalBelow > 0 && draw(streams.form, id) < world.institutionalBelow;
  const table = institutional ? world.hospitalTable(age, female) : world.visitTable(age, female);
  return choose(table, draw(streams.visit, id));
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

const SPLIT_CODES: ReadonlySet<string> = new Set(
  SERVICES.filter(({ isSplit, isSimulated }) => isSplit && isSimulated).map(({ code }) => code),
);

/** At a facility the practice bills the professional part of a study (26), and the facility the technical one. */
function billedAt(placeOfService: string | null, lines: readonly ClaimLine[]): readonly ClaimLine[] {
  if (placeOfService === null || !FACILITIES.has(placeOfService)) return lines;
  if (!lines.some(({ procedureCode }) => SPLIT_CODES.has(procedureCode))) return lines;
  return lines.map((line) =>
    SPLIT_CODES.has(line.procedureCode) ? { ...line, modifiers: [...line.modifiers, '26'] } : line,
  );
}

const placeOf = (streams: ClaimStreams, { places }: VisitType, id: number): string =>
  places[draw(streams.place, id) < USUAL_PLACE ? 0 : places.length - 1] as string;

const authorizationOf = (streams: ClaimStreams, id: number, units: number): string =>
  authorizationNumber(below(draw(streams.authorization, id), 100_000), units);

const referralNumberOf = (streams: ClaimStreams, id: number): string =>
  `RF${String(1_000_000 + below(draw(streams.referral, id), 1_000_000)).slice(1)}`;

function claimNumberOf(submissionDate: LocalDate, ordinal: number): string {
  return `${submissionDate.slice(2, 4)}${submissionDate.slice(5, 7)}${submissionDate.slice(8)}-${String(100_000 + ordinal).slice(1)}`;
}
