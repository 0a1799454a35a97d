import type { Claim, ClaimLine, Provider } from '../../domain/claim';
import type { ClaimRecord } from '../../domain/claim-record';
import {
  claimFilingCode,
  CLEARING_HOUSE,
  facilityCode,
  lineControlNumber,
  payerControlNumber,
  payerIdentifier,
} from './payer-codes';
import { PLACEHOLDER, addressSegments } from './placeholders';
import { compact, composite, dollars, element, plain, segment } from './segments/segment-text';

/** ST03 and GS08. */
export const CLAIM_VERSION: Readonly<Record<Claim['claimType'], string>> = {
  PROFESSIONAL: '005010X222A1',
  INSTITUTIONAL: '005010X223A2',
};

/** Claims of one type, to one payer, submitted on one day: at least one, at most 5,000 (the guides' limit). */
export interface Submission {
  /** ST02. */
  controlNumber: number;
  claimType: Claim['claimType'];
  claims: readonly ClaimRecord[];
}

/**
 * ST to SE of an 837P (005010X222A1) or 837I (005010X223A2). Billing providers (HL 20) follow each other by number;
 * under each its subscribers (HL 22), who are the patients. What the guides have no element for is left out: the
 * documented E/M level, the coder, records that are known to be absent.
 */
export function* claimTransaction(submission: Submission): Generator<string, void, undefined> {
  const control = String(submission.controlNumber).padStart(4, '0');
  let count = 1;
  yield element('ST', '837', control, CLAIM_VERSION[submission.claimType]);
  for (const text of bodySegments(submission)) {
    count++;
    yield text;
  }
  yield element('SE', String(count + 1), control);
}

function* bodySegments({ controlNumber, claims }: Submission): Generator<string> {
  const [first] = claims;
  if (!first) throw new RangeError('expected at least one claim in a transaction');
  const payer = payerIdentifier(first.payer);
  const day = compact(first.claim.submissionDate);
  yield element('BHT', '0019', '00', `${payer}-${day}-${controlNumber}`, day, '0000', 'CH');
  yield element('NM1', '41', '2', CLEARING_HOUSE.name, '', '', '', '', '46', CLEARING_HOUSE.identifier);
  yield element('PER', 'IC', 'CLAIMS', 'TE', PLACEHOLDER.telephone);
  yield element('NM1', '40', '2', first.payer.name, '', '', '', '', '46', payer);
  let level = 0;
  for (const [provider, ofProvider] of byProvider(claims)) {
    const parent = ++level;
    yield element('HL', String(parent), '', '20', '1');
    yield* billingSegments(provider);
    for (const record of ofProvider) {
      yield element('HL', String(++level), String(parent), '22', '0');
      yield* subscriberSegments(record);
      yield* claimSegments(record);
      for (const line of record.claim.lines) yield* lineSegments(record.claim, line);
    }
  }
}

/** Those without a provider first. */
function byProvider(claims: readonly ClaimRecord[]): [Provider | null, ClaimRecord[]][] {
  const groups = new Map<number, [Provider | null, ClaimRecord[]]>();
  for (const record of claims) {
    const id = record.provider?.id ?? 0;
    const group = groups.get(id);
    if (group) group[1].push(record);
    else groups.set(id, [record.provider, [record]]);
  }
  return [...groups].sort(([a], [b]) => a - b).map(([, group]) => group);
}

/** Loops 2000A and 2010AA. A claim without a known provider is written without one, as it was billed. */
function* billingSegments(provider: Provider | null): Generator<string> {
  if (provider?.taxonomy) yield element('PRV', 'BI', 'PXC', provider.taxonomy);
  yield element('NM1', '85', '2', provider?.name ?? 'UNKNOWN', ...npiElements(provider));
  yield* addressSegments();
  yield element('REF', 'EI', PLACEHOLDER.taxNumber);
}

/** NM104 to NM109; a provider of imported claims may have no NPI. */
const npiElements = (provider: Provider | null): string[] =>
  provider && provider.npi !== '' ? ['', '', '', '', 'XX', provider.npi] : [];

/** Loops 2000B, 2010BA and 2010BB: the patient is the subscriber (SBR02 18). */
function* subscriberSegments({ claim, payer }: ClaimRecord): Generator<string> {
  const order = claim.otherPayerPrimary ? 'S' : 'P';
  const filing = claimFilingCode(payer.type, claim.claimType);
  yield element('SBR', order, '18', claim.memberGroupId ?? '', '', '', '', '', '', filing);
  yield memberSegment(claim);
  yield* addressSegments();
  yield* demographicSegments(claim);
  yield element('NM1', 'PR', '2', payer.name, '', '', '', '', 'PI', payerIdentifier(payer));
}

/**
 * DMG requires a birth date and a sex, and has U for an unknown sex. There is no such code for a birth date: its
 * elements stay empty (X12 itself allows that: P0102 only ties DMG01 and DMG02 together), which is the claim's own
 * defect and is visible as such to the payer. With neither known, the segment is omitted.
 */
function* demographicSegments({ patientBirthDate, patientSex }: Claim): Generator<string> {
  if (patientBirthDate === null && patientSex === null) return;
  const birth = patientBirthDate === null ? ['', ''] : ['D8', compact(patientBirthDate)];
  yield element('DMG', ...birth, patientSex ?? 'U');
}

function memberSegment(claim: Claim): string {
  const member = claim.memberId === null ? [] : ['', '', '', 'MI', claim.memberId];
  return element('NM1', 'IL', '1', claim.patientLastName, claim.patientFirstName, ...member);
}

/** Loop 2300 and the claim's providers and other payers (2310, 2320). */
function* claimSegments(record: ClaimRecord): Generator<string> {
  const { claim, provider } = record;
  const isInstitutional = claim.claimType === 'INSTITUTIONAL';
  const place = composite(facilityCode(claim), isInstitutional ? 'A' : 'B', claim.frequencyCode);
  const signature = isInstitutional ? '' : 'Y';
  yield segment(
    'CLM',
    plain(claim.claimNumber),
    dollars(claim.billedCents),
    '',
    '',
    place,
    signature,
    'A',
    'Y',
    'Y',
  );
  if (isInstitutional) yield* statementSegments(claim);
  // PWK02 EL: sent electronically, apart from the claim, under the claim's own number (PWK06).
  if (claim.recordsAttached) yield element('PWK', 'OZ', 'EL', '', '', 'AC', claim.claimNumber);
  if (claim.referralNumber !== null) yield element('REF', '9F', claim.referralNumber);
  if (claim.priorAuthorization !== null) yield element('REF', 'G1', claim.priorAuthorization);
  if (claim.originalClaimId !== null) yield element('REF', 'F8', payerControlNumber(claim.originalClaimId));
  yield* diagnosisSegments(claim);
  if (isInstitutional && provider) {
    yield element('NM1', '71', '1', provider.name, ...npiElements(provider));
  }
  if (claim.otherPayerPrimary) yield* otherPayerSegments(claim);
}

/** Priority (type) of admission or visit, NUBC form locator 14: information not available. */
const NOT_AVAILABLE = '9';

/**
 * 837I: the statement's period (434); for an inpatient stay, the admission (435); and CL1. The guide requires CL1 with
 * CL101 on every claim, for a visit as for an admission; the type of an outpatient visit is not kept.
 */
function* statementSegments(claim: Claim): Generator<string> {
  const from = compact(claim.dateOfService);
  yield element('DTP', '434', 'RD8', `${from}-${compact(claim.dischargeDate ?? claim.dateOfService)}`);
  if (claim.admissionType !== null) yield element('DTP', '435', 'D8', from);
  yield element('CL1', claim.admissionType ?? NOT_AVAILABLE, '', claim.patientStatus ?? '');
}

const DIAGNOSES_PER_SEGMENT = 12;

/** ICD-10-CM without its dot: ABK the principal one, ABF the others; an institutional claim gives each its segment. */
function* diagnosisSegments(claim: Claim): Generator<string> {
  const codes = claim.diagnosisCodes.map((code) => code.replace('.', ''));
  const [principal, ...others] = codes;
  if (principal === undefined) return;
  const other = others.map((code) => composite('ABF', code));
  if (claim.claimType === 'PROFESSIONAL') {
    yield segment('HI', composite('ABK', principal), ...other.slice(0, DIAGNOSES_PER_SEGMENT - 1));
    return;
  }
  yield segment('HI', composite('ABK', principal));
  if (claim.admissionType !== null) yield segment('HI', composite('ABJ', principal));
  if (claim.drgCode !== null) yield segment('HI', composite('DR', claim.drgCode));
  for (let from = 0; from < other.length; from += DIAGNOSES_PER_SEGMENT) {
    yield segment('HI', ...other.slice(from, from + DIAGNOSES_PER_SEGMENT));
  }
}

/** Loops 2320, 2330A and 2330B: it is known that another payer is primary, but not which one. */
function* otherPayerSegments(claim: Claim): Generator<string> {
  yield element('SBR', 'P', '18', '', '', '', '', '', '', 'ZZ');
  yield element('OI', '', '', 'Y', '', '', 'Y');
  yield memberSegment(claim);
  yield element('NM1', 'PR', '2', 'OTHER PAYER', '', '', '', '', 'PI', 'OTHER');
}

/** Loop 2400. */
function* lineSegments(claim: Claim, line: ClaimLine): Generator<string> {
  yield element('LX', String(line.lineNumber));
  const procedure =
    line.procedureCode === '' ? '' : composite('HC', line.procedureCode, ...line.modifiers.slice(0, 4));
  const charge = dollars(line.billedCents);
  const units = String(line.units);
  if (claim.claimType === 'INSTITUTIONAL') {
    yield segment('SV2', plain(line.revenueCode ?? ''), procedure, charge, 'UN', units);
  } else {
    const pointers = composite(...line.diagnosisPointers.slice(0, 4).map(String));
    yield segment('SV1', procedure, charge, 'UN', units, '', '', pointers);
  }
  yield element('DTP', '472', 'D8', compact(claim.dateOfService));
  const number = lineControlNumber(claim, line);
  if (number !== null) yield element('REF', '6R', number);
}
