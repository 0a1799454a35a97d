import type { Adjustment } from '../../domain/claim';
import type { Cents } from '../../domain/money';
import { centsAt, dateAt, fieldOf, listAt, listOf, textAt } from '../fhir/fhir-values';
import type { ClaimFacts, LineFacts, StatedOutcome, StatedReason } from '../records/claim-facts';
import { NO_FACTS } from '../records/claim-facts';
import { claimTypeOf, diagnosisOf, filingIndicatorOf, modifiersOf, outcomeOf, personOf, procedureOf, sexOf } from '../records/code-words'; // prettier-ignore
import { readReasons } from '../records/state-reasons';
import type { Notice, SourcePosition } from '../source-position';
import { RecordFields } from './record-fields';

/** A record that makes no claim. */
export interface RefusedRecord {
  code: string;
  message: string;
  amountCents: Cents | null;
  claimNumber: string | null;
}

/**
 * The claim of a JSON object, as it was first adjudicated and, where that has changed since, as it stands: our own
 * documents (write-ndjson.ts) and claims under the names that tables use.
 */
export function recordFacts(value: object, position: SourcePosition): ClaimFacts[] | RefusedRecord {
  const fields = new RecordFields(value);
  const claimNumber = fields.text('CLAIM_NUMBER') ?? fields.text('PAYER_NUMBER') ?? fields.id;
  const lines = linesOf(value);
  const billedCents =
    fields.amount('BILLED', 'ROW_BILLED') ?? sumOf(lines, ({ billedCents: cents }) => cents);
  const paidCents = fields.amount('PAID', 'ROW_PAID') ?? sumOf(lines, ({ paidCents: cents }) => cents);
  const refuse = (code: string, message: string): RefusedRecord => ({
    code,
    message,
    amountCents: paidCents === null || paidCents === 0 ? billedCents : paidCents,
    claimNumber,
  });
  if (claimNumber === null)
    return refuse('CLAIM_NUMBER_MISSING', 'expected a claimNumber or id, found neither');
  const bad = fields.faults.find((fault) => fault.startsWith('expected an amount'));
  if (bad) return refuse('AMOUNT_INVALID', bad);
  if (billedCents === null && paidCents === null)
    return refuse('CLAIM_AMOUNTS_MISSING', 'expected an amount billed or paid, found none');
  const claim = claimOf(fields, position, { claimNumber, billedCents: billedCents ?? 0, paidCents, lines });
  const adjudication = fieldOf(value, 'adjudication');
  return typeof adjudication === 'object' && adjudication !== null
    ? statesOf(claim, adjudication, listAt(value, 'appeals'))
    : [claim];
}

interface Gathered {
  claimNumber: string;
  billedCents: Cents;
  paidCents: Cents | null;
  lines: LineFacts[];
}

function claimOf(fields: RecordFields, position: SourcePosition, gathered: Gathered): ClaimFacts {
  const { claimNumber, billedCents, paidCents, lines } = gathered;
  const { reasons, remarks, isProse } = reasonsOf(fields);
  const claimType = claimTypeOf(fields.text('CLAIM_TYPE') ?? '') ?? 'PROFESSIONAL';
  const payer = fields.text('PAYER_NAME') ?? '';
  const name = fields.text('PATIENT_NAME');
  const person = name === null ? NO_FACTS.patient : personOf(name);
  const isRefused = reasons.length + remarks.length > 0 || isProse;
  const npi = fields.text('PROVIDER_NPI');
  const provider = fields.text('PROVIDER_NAME');
  return {
    ...NO_FACTS,
    position,
    outcome: statedOutcome(fields, { paidCents, isRefused, lines }),
    payer: { name: payer, identifier: fields.text('PAYER_ID') },
    filingIndicator: filingIndicatorOf(fields.text('FILING_INDICATOR') ?? payer, claimType),
    provider: npi === null && provider === null ? null : { name: provider ?? '', npi },
    claimNumber,
    payerNumber: fields.text('PAYER_NUMBER'),
    originalPayerNumber: fields.text('ORIGINAL_PAYER_NUMBER'),
    version: { name: fields.text('VERSION') ?? '', order: Number(fields.text('VERSION')) || 0 },
    frequencyCode: fields.text('FREQUENCY'),
    claimType,
    placeOfService: fields.text('PLACE_OF_SERVICE'),
    typeOfBill: fields.text('TYPE_OF_BILL'),
    admissionType: fields.text('ADMISSION_TYPE'),
    patientStatus: fields.text('PATIENT_STATUS'),
    drgCode: fields.text('DRG'),
    patient: {
      lastName: fields.text('PATIENT_LAST_NAME') ?? person.lastName,
      firstName: fields.text('PATIENT_FIRST_NAME') ?? person.firstName,
      birthDate: fields.date('PATIENT_BIRTH_DATE'),
      sex: sexOf(fields.text('PATIENT_SEX') ?? ''),
    },
    memberId: fields.text('MEMBER_ID'),
    memberGroupId: fields.text('MEMBER_GROUP'),
    priorAuthorization: fields.text('AUTHORIZATION'),
    referralNumber: fields.text('REFERRAL'),
    serviceFrom: fields.date('SERVICE_FROM'),
    serviceTo: fields.date('SERVICE_TO'),
    submissionDate: fields.date('SUBMITTED'),
    remitDate: fields.date('REMITTED'),
    traceNumber: fields.text('TRACE'),
    billedCents,
    paidCents,
    allowedCents: fields.amount('ALLOWED', 'ROW_ALLOWED'),
    patientCents: fields.amount('PATIENT_SHARE', 'ROW_PATIENT_SHARE'),
    reasons: lines.some((line) => line.reasons.length > 0) ? [] : reasons,
    remarks,
    diagnosisCodes: fields.texts('DIAGNOSIS').flatMap((text) => text.split(/[\s,;]+/)).flatMap((code) => diagnosisOf(code) ?? []), // prettier-ignore
    lines,
    notices: noticesOf(fields, position, gathered),
  };
}

function reasonsOf(fields: RecordFields): { reasons: StatedReason[]; remarks: string[]; isProse: boolean } {
  const group = /^(CO|PR|OA|PI|CR)$/.exec(fields.text('GROUP_CODE') ?? '')?.[1] as StatedReason['group'];
  const reads = [...fields.texts('REASON'), ...fields.texts('REMARK')].map((text) => readReasons(text));
  return {
    reasons: reads.flatMap(({ reasons }) => reasons).map((reason) => ({ ...reason, group: reason.group ?? group ?? null })), // prettier-ignore
    remarks: reads.flatMap(({ remarks }) => remarks),
    isProse: reads.some(({ isProse }) => isProse),
  };
}

function statedOutcome(
  fields: RecordFields,
  {
    paidCents,
    isRefused,
    lines,
  }: { paidCents: Cents | null; isRefused: boolean; lines: readonly LineFacts[] },
): StatedOutcome {
  const stated = outcomeOf(fields.text('STATUS') ?? '');
  if (stated !== null) return stated;
  const hasReasons = isRefused || lines.some(({ reasons }) => reasons.length > 0);
  if ((paidCents ?? 0) > 0) return 'PAID';
  if (hasReasons) return 'DENIED';
  return paidCents !== null || fields.has('REMITTED') ? 'PAID' : 'PENDING';
}

const LINE_LISTS = ['lines', 'lineItems', 'line_items', 'serviceLines', 'service_lines', 'services', 'items', 'claimLines', 'details']; // prettier-ignore

function linesOf(value: object): LineFacts[] {
  const inner = fieldOf(value, 'claim');
  const list = LINE_LISTS.map((name) => fieldOf(value, name) ?? fieldOf(inner, name)).find((each) =>
    Array.isArray(each),
  );
  return listOf(list).flatMap((each, index) =>
    typeof each === 'object' && each !== null ? [lineOf(each, index + 1)] : [],
  );
}

function lineOf(value: object, place: number): LineFacts {
  const fields = new RecordFields(value);
  const { procedureCode, modifiers } = procedureOf(fields.text('PROCEDURE') ?? '');
  const number = Number(fields.text('LINE_NUMBER'));
  const units = Number(fields.text('UNITS'));
  const { reasons, remarks } = reasonsOf(fields);
  return {
    lineNumber: Number.isInteger(number) && number > 0 ? number : place,
    procedureCode,
    modifiers: [...new Set([...modifiers, ...fields.texts('MODIFIER').flatMap(modifiersOf)])],
    revenueCode: fields.text('REVENUE_CODE')?.padStart(4, '0') ?? null,
    nationalDrugCode: fields.text('NDC'),
    diagnosisPointers: fields
      .texts('DIAGNOSIS_POINTER')
      .map(Number)
      .filter((pointer) => pointer > 0),
    units: units > 0 ? units : 1,
    billedCents: fields.amount('LINE_BILLED', 'ROW_BILLED', 'BILLED'),
    paidCents: fields.amount('LINE_PAID', 'ROW_PAID', 'PAID'),
    allowedCents: fields.amount('LINE_ALLOWED', 'ROW_ALLOWED', 'ALLOWED'),
    dateOfService: fields.date('LINE_SERVICE_DATE', 'SERVICE_FROM'),
    dateOfServiceEnd: null,
    reasons: [...reasons, ...adjustmentsIn(value)],
    remarks,
    lineControlNumber: null,
  };
}

/** Our own list of adjustments: group, carc and amount of each. */
const adjustmentsIn = (value: unknown): StatedReason[] =>
  listAt(value, 'adjustments').flatMap((each) => {
    const carc = textAt(each, 'carc');
    const group = /^(CO|PR|OA|PI|CR)$/.exec(textAt(each, 'group') ?? '')?.[1] as
      Adjustment['group'] | undefined;
    return carc === null ? [] : [{ group: group ?? null, carc, amountCents: centsAt(each, 'amount') }];
  });

/** A document with its payer's first adjudication apart: that, and what has become of it since. */
function statesOf(claim: ClaimFacts, adjudication: object, appeals: readonly unknown[]): ClaimFacts[] {
  const first: ClaimFacts = {
    ...claim,
    isAsSent: true,
    // Our documents name the original of a claim by the number that they give claims.
    payerNumber: claim.payerNumber ?? claim.claimNumber,
    outcome: textAt(adjudication, 'outcome') === 'DENIED' ? 'DENIED' : 'PAID',
    remitDate: dateAt(adjudication, 'processingDate'),
    paidCents: centsAt(adjudication, 'paidAmount') ?? 0,
    allowedCents: centsAt(adjudication, 'allowedAmount'),
    reasons: adjustmentsIn(adjudication),
    remarks: [textAt(adjudication, 'denial', 'rarc')].filter((remark) => remark !== null),
    lines: claim.lines.map((line) => adjudicated(line, listAt(adjudication, 'lines'))),
  };
  const isTakenBack = claim.outcome === 'TAKEN_BACK';
  if (!isTakenBack && (claim.paidCents ?? 0) === first.paidCents) return [first];
  const decided = appeals
    .flatMap((appeal) => dateAt(appeal, 'decidedDate') ?? [])
    .sort()
    .at(-1);
  const now: ClaimFacts = {
    ...first,
    isAsSent: false,
    version: { name: 'since', order: first.version.order + 1 },
    outcome: isTakenBack ? 'TAKEN_BACK' : (claim.paidCents ?? 0) > 0 ? 'PAID' : 'DENIED',
    remitDate: decided ?? first.remitDate,
    paidCents: isTakenBack ? first.paidCents : claim.paidCents,
    allowedCents: claim.allowedCents,
    reasons: [],
    remarks: [],
    // How the money of later decisions falls on the lines is not stated.
    lines: claim.lines.map((line) => ({
      ...line,
      paidCents: null,
      allowedCents: null,
      reasons: [],
      remarks: [],
    })),
    notices: [],
  };
  return [first, now];
}

function adjudicated(line: LineFacts, lines: readonly unknown[]): LineFacts {
  const own = lines.find((each) => Number(fieldOf(each, 'lineNumber')) === line.lineNumber);
  if (own === undefined) return line;
  const remark = textAt(own, 'denial', 'rarc');
  return {
    ...line,
    paidCents: centsAt(own, 'paidAmount'),
    allowedCents: centsAt(own, 'allowedAmount'),
    reasons: adjustmentsIn(own),
    remarks: remark === null ? [] : [remark],
  };
}

function noticesOf(
  fields: RecordFields,
  position: SourcePosition,
  { lines, billedCents }: Gathered,
): Notice[] {
  const notices: Notice[] = [];
  const date = fields.faults.find((fault) => fault.startsWith('expected a date'));
  if (date) notices.push({ position, code: 'DATE_UNREADABLE', message: date, amountCents: null });
  const items = sumOf(lines, (line) => line.billedCents);
  if (items !== null && items !== billedCents)
    notices.push({
      position,
      code: 'ITEMS_TOTAL_DIFFERS',
      message: `expected the lines to add up to the claim's ${(billedCents / 100).toFixed(2)}, found ${(items / 100).toFixed(2)}; the claim's is kept`,
      amountCents: items,
    });
  return notices;
}

function sumOf(lines: readonly LineFacts[], of: (line: LineFacts) => Cents | null): Cents | null {
  return lines.reduce<Cents | null>((sum, line) => {
    const cents = of(line);
    return cents === null ? sum : (sum ?? 0) + cents;
  }, null);
}
