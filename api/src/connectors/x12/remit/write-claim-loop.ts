import type { Adjustment, AdjustmentGroup } from '../../../domain/claim';
import type { QualifiedAmount, RemitClaim, RemitLine, RemitPayer, RemitService } from '../../remittance';
import {
  compact,
  composite,
  dollars,
  element,
  optionalDollars,
  plain,
  segment,
} from '../segments/segment-text';

/** What a claim is written from. */
export type RemitClaimContent = Pick<
  RemitClaim,
  | 'patientControlNumber'
  | 'claimStatusCode'
  | 'billedCents'
  | 'paidCents'
  | 'patientResponsibilityCents'
  | 'claimFilingIndicator'
  | 'payerControlNumber'
  | 'facilityTypeCode'
  | 'claimFrequencyCode'
  | 'claimType'
  | 'adjustments'
  | 'patient'
  | 'renderingProvider'
  | 'remarks'
  | 'originalControlNumber'
  | 'memberGroupId'
  | 'priorAuthorization'
  | 'serviceFrom'
  | 'serviceTo'
  | 'receivedDate'
  | 'allowedCents'
> &
  Partial<
    Pick<
      RemitClaim,
      | 'drgCode'
      | 'correctedMemberId'
      | 'crossoverPayer'
      | 'priorityPayer'
      | 'references'
      | 'interestCents'
      | 'amounts'
      | 'stay'
      | 'coverageEnds'
    >
  > & { lines: readonly RemitLineContent[] };

type RemitLineContent = Pick<
  RemitLine,
  | 'lineNumber'
  | 'procedureCode'
  | 'modifiers'
  | 'submitted'
  | 'revenueCode'
  | 'units'
  | 'paidUnits'
  | 'billedCents'
  | 'paidCents'
  | 'allowedCents'
  | 'dateOfService'
  | 'dateOfServiceEnd'
  | 'adjustments'
  | 'remarks'
> &
  Partial<
    Pick<
      RemitLine,
      | 'procedureQualifier'
      | 'procedureDescription'
      | 'nationalDrugCode'
      | 'amounts'
      | 'lineControlNumber'
      | 'renderingNpi'
      | 'rejectCodes'
    >
  >;

/** CLP and what belongs to it (loops 2100 and 2110), segment by segment. */
export function* claimSegments(claim: RemitClaimContent): Generator<string> {
  yield element(
    ...['CLP', claim.patientControlNumber, claim.claimStatusCode, dollars(claim.billedCents)],
    ...[dollars(claim.paidCents), optionalDollars(claim.patientResponsibilityCents)],
    ...[claim.claimFilingIndicator ?? '', claim.payerControlNumber ?? ''],
    ...[claim.facilityTypeCode ?? '', claim.claimFrequencyCode ?? '', '', claim.drgCode ?? ''],
  );
  yield* adjustmentSegments(claim.adjustments);
  yield* nameSegments(claim);
  yield* adjudicationSegments(claim);
  if (claim.originalControlNumber !== null) yield element('REF', 'F8', claim.originalControlNumber);
  if (claim.memberGroupId !== null) yield element('REF', '1L', claim.memberGroupId);
  if (claim.priorAuthorization !== null) yield element('REF', 'G1', claim.priorAuthorization);
  for (const { qualifier, value } of claim.references ?? []) yield element('REF', qualifier, value);
  if (claim.serviceFrom !== null) yield element('DTM', '232', compact(claim.serviceFrom));
  if (claim.serviceTo !== null) yield element('DTM', '233', compact(claim.serviceTo));
  if (claim.receivedDate !== null) yield element('DTM', '050', compact(claim.receivedDate));
  if (claim.coverageEnds) yield element('DTM', '036', compact(claim.coverageEnds));
  if (claim.allowedCents !== null) yield element('AMT', 'AU', dollars(claim.allowedCents));
  if (claim.interestCents != null) yield element('AMT', 'I', dollars(claim.interestCents));
  yield* amountSegments(claim.amounts);
  for (const line of claim.lines) yield* lineSegments(line);
}

function* nameSegments(claim: RemitClaimContent): Generator<string> {
  const { lastName, firstName, memberId } = claim.patient;
  const member = memberId === null ? [] : ['', '', '', 'MI', memberId];
  yield element('NM1', 'QC', '1', lastName, firstName, ...member);
  if (claim.correctedMemberId) {
    yield element('NM1', '74', '1', '', '', '', '', '', 'C', claim.correctedMemberId);
  }
  const { renderingProvider, crossoverPayer, priorityPayer } = claim;
  if (renderingProvider) {
    const npi = renderingProvider.npi === null ? [] : ['', '', '', '', 'XX', renderingProvider.npi];
    yield element('NM1', '82', '2', renderingProvider.name, ...npi);
  }
  if (crossoverPayer) yield payerSegment('TT', crossoverPayer);
  if (priorityPayer) yield payerSegment('PR', priorityPayer);
}

const payerSegment = (entity: string, payer: Pick<RemitPayer, 'name' | 'identifier'>): string =>
  element(
    ...['NM1', entity, '2', payer.name],
    ...(payer.identifier === null ? [] : ['', '', '', '', 'PI', payer.identifier]),
  );

/** MIA05 and MIA20 to MIA23, and MOA03 to MOA07, hold five remark codes each. */
const REMARKS_HELD = 5;

/**
 * MIA where the stay of an institutional claim is priced, and MOA: the guide has room for five remark codes in each, and
 * for no more at claim level.
 */
function* adjudicationSegments({ remarks, stay, claimType }: RemitClaimContent): Generator<string> {
  const { coveredDays = null, drgCents = null, hcpcsPayableCents = null } = stay ?? {};
  const isStay = claimType === 'INSTITUTIONAL' && (coveredDays !== null || drgCents !== null);
  const inMia = isStay ? remarks.slice(0, REMARKS_HELD) : [];
  if (isStay) {
    const [first = '', ...others] = inMia;
    yield element(
      ...['MIA', coveredDays === null ? '' : String(coveredDays), '', '', optionalDollars(drgCents), first],
      ...Array<string>(14).fill(''),
      ...others,
    );
  }
  const inMoa = remarks.slice(inMia.length, inMia.length + REMARKS_HELD);
  if (inMoa.length > 0 || hcpcsPayableCents !== null) {
    yield element('MOA', '', optionalDollars(hcpcsPayableCents), ...inMoa);
  }
}

function* amountSegments(amounts: readonly QualifiedAmount[] = []): Generator<string> {
  for (const { qualifier, amountCents } of amounts) yield element('AMT', qualifier, dollars(amountCents));
}

function* lineSegments(line: RemitLineContent): Generator<string> {
  const { units, paidUnits, submitted } = line;
  const isRevenueOnly = line.procedureCode === '' && line.revenueCode !== null;
  yield segment(
    ...['SVC', serviceOf(line, isRevenueOnly), dollars(line.billedCents), dollars(line.paidCents)],
    ...[isRevenueOnly ? '' : plain(line.revenueCode ?? ''), String(paidUnits ?? units)],
    ...[
      submitted === null ? drugOf(line) : compositeOf(submitted.qualifier, submitted),
      paidUnits === null || paidUnits === units ? '' : String(units),
    ],
  );
  yield* serviceDates(line);
  yield* adjustmentSegments(line.adjustments);
  if (line.lineControlNumber) yield element('REF', '6R', line.lineControlNumber);
  if (line.renderingNpi) yield element('REF', 'HPI', line.renderingNpi);
  if (line.allowedCents !== null) yield element('AMT', 'B6', dollars(line.allowedCents));
  yield* amountSegments(line.amounts);
  for (const remark of line.remarks) yield element('LQ', 'HE', remark);
  for (const code of line.rejectCodes ?? []) yield element('LQ', 'RX', code);
}

const DRUG_QUALIFIER = 'N4';

/** SVC01: the procedure, else the revenue code (NU), else the drug (N4). */
function serviceOf(line: RemitLineContent, isRevenueOnly: boolean): string {
  if (line.procedureCode !== '') {
    const description = line.procedureDescription ?? null;
    return compositeOf(line.procedureQualifier ?? 'HC', { ...line, description });
  }
  return isRevenueOnly
    ? composite('NU', line.revenueCode ?? '', ...line.modifiers)
    : composite(DRUG_QUALIFIER, line.nationalDrugCode ?? '');
}

/** SVC06 has room for the drug of a procedure where nothing else was submitted. */
const drugOf = ({ procedureCode, nationalDrugCode }: RemitLineContent): string =>
  procedureCode !== '' && nationalDrugCode ? composite(DRUG_QUALIFIER, nationalDrugCode) : '';

const MODIFIERS = 4;

function compositeOf(
  qualifier: string,
  {
    procedureCode,
    modifiers,
    description,
  }: Pick<RemitService, 'procedureCode' | 'modifiers' | 'description'>,
): string {
  const gap = description === null ? 0 : MODIFIERS - modifiers.length;
  return composite(qualifier, procedureCode, ...modifiers, ...Array<string>(gap).fill(''), description ?? '');
}

/** 472 for a day, 150 and 151 for a range. */
function* serviceDates({ dateOfService, dateOfServiceEnd }: RemitLineContent): Generator<string> {
  if (dateOfService === null) return;
  if (dateOfServiceEnd === null) {
    yield element('DTM', '472', compact(dateOfService));
    return;
  }
  yield element('DTM', '150', compact(dateOfService));
  yield element('DTM', '151', compact(dateOfServiceEnd));
}

const TRIPLETS_PER_CAS = 6;

/** Consecutive adjustments of one group share a CAS, up to six to a segment; the order is kept. */
function* adjustmentSegments(adjustments: readonly Adjustment[]): Generator<string> {
  let group: AdjustmentGroup | null = null;
  let triplets: string[][] = [];
  const flush = (): string[] =>
    group === null
      ? []
      : [element('CAS', group, ...triplets.flatMap((triplet, at) => (at > 0 ? ['', ...triplet] : triplet)))];
  for (const { group: next, carc, amountCents } of adjustments) {
    if (next !== group || triplets.length === TRIPLETS_PER_CAS) {
      yield* flush();
      group = next;
      triplets = [];
    }
    triplets.push([carc, dollars(amountCents)]);
  }
  yield* flush();
}
