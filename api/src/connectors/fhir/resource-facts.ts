import type { LocalDate } from '../../domain/calendar';
import type { Cents } from '../../domain/money';
import type { ClaimFacts, LineFacts, StatedOutcome } from '../records/claim-facts';
import { NO_FACTS } from '../records/claim-facts';
import { filingIndicatorOf } from '../records/code-words';
import type { Notice, SourcePosition } from '../source-position';
import { adjudicationFacts } from './adjudication-facts';
import type { AdjudicationFacts } from './adjudication-facts';
import { centsAt, dateAt, dateOf, fieldOf, hasCode, lastPart, listAt, textAt } from './fhir-values';
import type { ItemFacts } from './item-facts';
import { itemFacts } from './item-facts';
import type { ReferenceStore } from './reference-store';
import { idOfReference } from './reference-store';
import { ResourceParts } from './resource-parts';

export type ClaimResourceType = 'ExplanationOfBenefit' | 'Claim' | 'ClaimResponse';

export interface Resource {
  type: ClaimResourceType;
  value: object;
  position: SourcePosition;
}

/** A claim or an adjudication of one (R4 Claim, ClaimResponse, ExplanationOfBenefit) in the ledger's terms. */
export function resourceFacts(
  { type, value, position }: Resource,
  references: ReferenceStore,
  request: ClaimFacts | null,
): ClaimFacts {
  const parts = new ResourceParts(value, references);
  const claimType = parts.claimType();
  const serviceFrom = dateAt(value, 'billablePeriod', 'start') ?? request?.serviceFrom ?? null;
  const items = itemsOf(value, parts, serviceFrom, request);
  const header = adjudicationFacts(fieldOf(value, 'adjudication'));
  const totals = adjudicationFacts(type === 'Claim' ? [] : fieldOf(value, 'total'));
  const money = moneyOf(value, { items, totals, request });
  const payer = parts.payer(request);
  const lines = items.map(({ line }) => line);
  const outcome = outcomeOf(type, value, { header, totals, items, money });
  const number = numbersOf(type, value, parts, request);
  const isTotalOfReasons = header.reasons.length === 0 && lines.every(({ reasons }) => reasons.length === 0);
  return {
    ...NO_FACTS,
    ...(request === null ? {} : ofRequest(request)),
    position,
    outcome,
    payer,
    filingIndicator: filingIndicatorOf(parts.insuranceType() ?? payer.name, claimType),
    provider: parts.provider() ?? request?.provider ?? null,
    ...number,
    frequencyCode: number.originalPayerNumber === null ? (request?.frequencyCode ?? null) : '7',
    version: versionOf(value, outcome),
    claimType: request?.claimType ?? claimType,
    typeOfBill: parts.typeOfBill() ?? request?.typeOfBill ?? null,
    placeOfService: parts.placeOfService() ?? request?.placeOfService ?? null,
    admissionType: parts.information('admtype'),
    patientStatus: parts.information('discharge-status'),
    drgCode: parts.information('drg', 'ms-drg', 'clm_drg_cd') ?? request?.drgCode ?? null,
    ...parts.patient(request),
    memberId: parts.memberId() ?? request?.memberId ?? null,
    memberGroupId: parts.coverage()?.groupId ?? request?.memberGroupId ?? null,
    priorAuthorization:
      textAt(value, 'insurance', 'preAuthRef') ?? textAt(parts.focalInsurance(), 'preAuthRef'),
    serviceFrom: serviceFrom ?? firstDateOf(lines),
    serviceTo: dateAt(value, 'billablePeriod', 'end') ?? request?.serviceTo ?? null,
    submissionDate: submissionDateOf(type, value, parts, request),
    remitDate: type === 'Claim' ? null : (dateAt(value, 'payment', 'date') ?? dateAt(value, 'created')),
    traceNumber: textAt(value, 'payment', 'identifier', 'value'),
    rejectionReason:
      outcome === 'REJECTED'
        ? (textAt(value, 'disposition') ?? textAt(value, 'error', 'code', 'text'))
        : null,
    billedCents: money.billedCents ?? 0,
    paidCents: type === 'Claim' ? null : money.paidCents,
    allowedCents: totals.allowedCents ?? sumOf(lines, ({ allowedCents }) => allowedCents),
    patientCents: totals.patientCents ?? sumOf(items, ({ adjudication }) => adjudication.patientCents),
    reasons: isTotalOfReasons ? totals.reasons : header.reasons,
    remarks: [...header.remarks, ...totals.remarks.filter((remark) => !header.remarks.includes(remark))],
    diagnosisCodes:
      parts.diagnoses().codes.length > 0 ? parts.diagnoses().codes : (request?.diagnosisCodes ?? []),
    lines,
    notices: noticesOf(position, money, lines),
  };
}

/** Of the claim that a response is to: what responses do not repeat. */
const ofRequest = ({
  referralNumber,
  frequencyCode,
  priorAuthorization,
}: ClaimFacts): Partial<ClaimFacts> => ({
  referralNumber,
  frequencyCode,
  priorAuthorization,
});

/** A resource without any amount, as such that leave money out. */
export const hasNoMoney = (facts: ClaimFacts): boolean =>
  facts.billedCents === 0 &&
  (facts.paidCents ?? 0) === 0 &&
  facts.lines.every(({ billedCents, paidCents }) => billedCents === null && paidCents === null);

function itemsOf(
  value: object,
  parts: ResourceParts,
  serviceFrom: LocalDate | null,
  request: ClaimFacts | null,
): ItemFacts[] {
  const context = { diagnoses: parts.diagnoses().places, serviceFrom };
  const items = [...listAt(value, 'item'), ...listAt(value, 'addItem')].map((item, index) => {
    const read = itemFacts(item, index + 1, context);
    // A response names the line that it is to, and does not say again what that is.
    const sequence = Number(fieldOf(item, 'itemSequence'));
    const requested = request?.lines.find(({ lineNumber }) => lineNumber === sequence);
    return requested === undefined ? read : { ...read, line: overRequested(read.line, requested) };
  });
  const numbers = items.map(({ line }) => line.lineNumber);
  // Two lines with one number would be one in the ledger.
  if (new Set(numbers).size === numbers.length) return items;
  return items.map((item, index) => ({ ...item, line: { ...item.line, lineNumber: index + 1 } }));
}

const overRequested = (line: LineFacts, requested: LineFacts): LineFacts => ({
  ...requested,
  billedCents: line.billedCents ?? requested.billedCents,
  paidCents: line.paidCents,
  allowedCents: line.allowedCents,
  reasons: line.reasons,
  remarks: line.remarks,
});

interface ClaimMoney {
  billedCents: Cents | null;
  paidCents: Cents | null;
  /** What the lines add up to; null where they state nothing. */
  itemsCents: Cents | null;
}

/** Totals of the claim are kept as they are; without one, it is what the lines add up to. */
function moneyOf(
  value: object,
  {
    items,
    totals,
    request,
  }: { items: readonly ItemFacts[]; totals: AdjudicationFacts; request: ClaimFacts | null },
): ClaimMoney {
  const itemsCents = sumOf(items, ({ line }) => line.billedCents);
  const total = fieldOf(value, 'total');
  const stated = Array.isArray(total) ? totals.submittedCents : centsAt(value, 'total');
  return {
    billedCents: stated ?? request?.billedCents ?? itemsCents,
    paidCents:
      centsAt(value, 'payment', 'amount') ?? totals.paidCents ?? sumOf(items, ({ line }) => line.paidCents),
    itemsCents,
  };
}

function sumOf<T>(all: readonly T[], of: (each: T) => Cents | null): Cents | null {
  return all.reduce<Cents | null>((sum, each) => {
    const cents = of(each);
    return cents === null ? sum : (sum ?? 0) + cents;
  }, null);
}

const firstDateOf = (lines: readonly LineFacts[]): LocalDate | null =>
  lines.reduce<LocalDate | null>(
    (first, { dateOfService: date }) => (date !== null && (first === null || date < first) ? date : first),
    null,
  );

function outcomeOf(
  type: ClaimResourceType,
  value: object,
  read: {
    header: AdjudicationFacts;
    totals: AdjudicationFacts;
    items: readonly ItemFacts[];
    money: ClaimMoney;
  },
): StatedOutcome {
  const { header, totals, items, money } = read;
  if (type === 'Claim') return 'PENDING';
  if (isWithdrawn(value)) return 'TAKEN_BACK';
  const outcome = textAt(value, 'outcome');
  if (outcome === 'queued') return 'PENDING';
  if (outcome === 'error') return 'REJECTED';
  const paid = money.paidCents ?? 0;
  if (paid > 0) return 'PAID';
  const isSaid =
    hasCode(fieldOf(value, 'payment', 'type'), 'denied') ||
    /\b(?:denied|not covered|rejected)\b/i.test(textAt(value, 'disposition') ?? '') ||
    isDeniedByMedicare(value) ||
    [header, totals, ...items.map(({ adjudication }) => adjudication)].some(({ isRefused }) => isRefused);
  return isSaid ? 'DENIED' : 'PAID';
}

/** R4 status: taken back, or entered in error. */
export const isWithdrawn = (value: object): boolean =>
  /^(?:cancell?ed|entered-in-error)$/.test(textAt(value, 'status') ?? '');

/** CARR_CLM_PMT_DNL_CD 0, or a reason for not paying an institutional claim, as CMS puts them in extensions. */
function isDeniedByMedicare(value: object): boolean {
  return listAt(value, 'extension').some((extension) => {
    const name = lastPart(textAt(extension, 'url') ?? '');
    const code = textAt(extension, 'valueCoding', 'code') ?? '';
    if (name === 'carr_clm_pmt_dnl_cd') return code === '0';
    return name === 'clm_mdcr_non_pmt_rsn_cd' && !/^P?$/.test(code);
  });
}

/** Order of a version that another one says to have taken the place of. */
const REPLACED = -1;

function versionOf(value: object, outcome: StatedOutcome): ClaimFacts['version'] {
  const stated = textAt(value, 'meta', 'versionId') ?? '';
  const number = Number(stated);
  const isReplaced = listAt(value, 'related').some((each) =>
    hasCode(fieldOf(each, 'relationship'), 'replacedby'),
  );
  const order = isReplaced ? REPLACED : stated !== '' && Number.isFinite(number) ? number : 0;
  return { name: stated, order: outcome === 'TAKEN_BACK' ? order + 0.5 : order };
}

/**
 * The numbers of a claim: the provider's account of the patient, else the number of the claim that it is of, else its
 * own; and the payer's, where it is marked as one (CARIN's unique claim id, CMS's control numbers).
 */
function numbersOf(
  type: ClaimResourceType,
  value: object,
  parts: ResourceParts,
  request: ClaimFacts | null,
): Pick<ClaimFacts, 'claimNumber' | 'payerNumber' | 'originalPayerNumber'> {
  const identifiers = listAt(value, 'identifier').filter(
    (each) => !/group/i.test(textAt(each, 'system') ?? ''),
  );
  const payers = identifiers.find(
    (each) =>
      hasCode(fieldOf(each, 'type'), 'uc') ||
      /clm[-_]?id|clm[-_]cntl|pde_id|\bicn\b|\bdcn\b|EOBIdentifier/i.test(textAt(each, 'system') ?? ''),
  );
  const [first] = identifiers.flatMap((each) => textAt(each, 'value') ?? []);
  const of = fieldOf(value, type === 'ClaimResponse' ? 'request' : 'claim');
  const reference = textAt(of, 'reference');
  const named = textAt(of, 'identifier', 'value') ?? (reference === null ? null : idOfReference(reference));
  const account = parts.informationText('patientaccountnumber') ?? request?.claimNumber ?? null;
  const id = textAt(value, 'id');
  const ofResponse = type === 'ClaimResponse' ? (named ?? first) : (first ?? named);
  const original = listAt(value, 'related').flatMap((each) => relatedNumberOf(each) ?? [])[0] ?? null;
  const isMarked = payers !== undefined;
  const payerNumber = type === 'Claim' ? null : isMarked ? textAt(payers, 'value') : (first ?? null);
  return {
    claimNumber: account ?? ofResponse ?? id ?? '',
    payerNumber,
    // Unmarked numbers are the provider's: then the claim itself names its original, and not the response to it.
    originalPayerNumber: original === payerNumber || !(isMarked || type === 'Claim') ? null : original,
  };
}

function relatedNumberOf(related: unknown): string | null {
  const reference = textAt(related, 'claim', 'reference');
  return (
    textAt(related, 'claim', 'identifier', 'value') ??
    textAt(related, 'reference', 'value') ??
    (reference === null ? null : idOfReference(reference))
  );
}

function submissionDateOf(
  type: ClaimResourceType,
  value: object,
  parts: ResourceParts,
  request: ClaimFacts | null,
): LocalDate | null {
  if (type === 'Claim') return dateAt(value, 'created');
  return dateOf(parts.informationDate('clmrecvddate')) ?? request?.submissionDate ?? null;
}

function noticesOf(position: SourcePosition, money: ClaimMoney, lines: readonly LineFacts[]): Notice[] {
  const notices: Notice[] = [];
  const { itemsCents, billedCents } = money;
  if (itemsCents !== null && billedCents !== null && itemsCents !== billedCents && lines.length > 0)
    notices.push({
      position,
      code: 'ITEMS_TOTAL_DIFFERS',
      message: `expected the items to add up to the claim's total of ${dollars(billedCents)}, found ${dollars(itemsCents)}; the total is kept`,
      amountCents: itemsCents,
    });
  return notices;
}

const dollars = (cents: Cents): string => (cents / 100).toFixed(2);
