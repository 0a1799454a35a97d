import type { LocalDate } from '../../../domain/calendar';
import type { Cents } from '../../../domain/money';
import type { Identifier, RemitPayee, RemitPayer, RemitPayment } from '../../remittance';
import { dateRange, parseX12Date, readableCents } from '../segments/elements';
import type { Segment } from '../segments/segment';

/** Segments that may come before the first claim of an 835 (guide 005010X221A1, table 1, and 4010's NTE). */
const HEADER_IDS = new Set(['BPR', 'NTE', 'TRN', 'CUR', 'REF', 'DTM', 'N1', 'N2', 'N3', 'N4', 'PER', 'RDM']);
export const isHeaderSegment = (id: string): boolean => HEADER_IDS.has(id);

/** What may follow a payer or payee that is named among the claims. */
export const HEADER_DETAILS = new Set(['N2', 'N3', 'N4', 'PER', 'REF', 'DTM', 'RDM', 'CUR', 'NTE']);

/** A payment, its number, or who pays and is paid. N1 of another kind is what is left of an NM1. */
export function isHeaderStart(segment: Segment): boolean {
  if (segment.id === 'BPR' || segment.id === 'TRN') return true;
  return segment.id === 'N1' && (segment.get(1) === 'PR' || segment.get(1) === 'PE');
}

/** REF01 in the payer's loop (1000A) that number the payer. */
const PAYER_REFERENCES = new Set(['2U', 'NF', 'EO', 'HI']);
/** More numbers than these are no numbers of one organization. */
const MAX_IDENTIFIERS = 16;

const NO_PAYEE: RemitPayee = { name: '', npi: null, taxId: null };
const NO_PAYER: RemitPayer = { name: '', identifier: null, identifiers: [] };

/** What is odd about a header segment: something repeated that may occur only once. */
export type HeaderOddity = 'PAYMENT_REPEATED' | 'TRACE_REPEATED' | 'PAYER_REPEATED' | 'PAYEE_REPEATED' | null;

/**
 * What a transaction states once for all its claims: the payment, its trace number, payer and payee. Clearing houses
 * that put remittances together repeat payer and payee before the claims that they go with; the trace number and the
 * payment stay the first ones.
 */
export class RemitHeader {
  private traceNumber = '';
  private isTraceOfPayment = false;
  private originatingCompany: string | null = null;
  private method: string | null = null;
  private creditOrDebit: string | null = null;
  private amountCents: Cents | null = null;
  private paymentDate: LocalDate | null = null;
  private productionDate: LocalDate | null = null;
  private namedPayer: { name: string; identifiers: Identifier[] } | null = null;
  private namedPayee: RemitPayee | null = null;
  private loop: 'header' | 'payer' | 'payee' = 'header';
  /** The text of BPR, to tell a repetition from another payment. */
  private paymentText: string | null = null;
  private knownPayer: RemitPayer | null = null;

  accept(segment: Segment): HeaderOddity {
    switch (segment.id) {
      case 'BPR':
        return this.takePayment(segment);
      case 'TRN':
        return this.takeTrace(segment);
      case 'N1':
        return this.takeEntity(segment);
      case 'DTM':
        if (segment.get(1) === '405') this.productionDate ??= dateRange(segment)?.from ?? null;
        return null;
      case 'REF':
        this.takeReference(segment.get(1), segment.readable(2));
        return null;
      default:
        return null;
    }
  }

  /** The payer named last. */
  get payer(): RemitPayer {
    return (this.knownPayer ??= this.payerOf());
  }

  get payee(): RemitPayee {
    return this.namedPayee ?? NO_PAYEE;
  }

  /** What the header says so far. */
  payment(origin: Pick<RemitPayment, 'position' | 'ordinal' | 'controls'>): RemitPayment {
    return {
      ...origin,
      payer: this.payer,
      payee: this.payee,
      method: this.method,
      creditOrDebit: this.creditOrDebit,
      amountCents: this.amountCents,
      paymentDate: this.paymentDate,
      productionDate: this.productionDate,
      traceNumber: this.traceNumber,
      originatingCompany: this.originatingCompany,
    };
  }

  private payerOf(): RemitPayer {
    const { namedPayer, originatingCompany } = this;
    if (!namedPayer) return NO_PAYER;
    const { name, identifiers } = namedPayer;
    const identifier = identifiers[0]?.value ?? null;
    return {
      name: name || (identifier ?? ''),
      identifier,
      identifiers: originatingCompany
        ? [...identifiers, { qualifier: 'TRN03', value: originatingCompany }]
        : identifiers.slice(),
    };
  }

  private takePayment(segment: Segment): HeaderOddity {
    const text = segment.plainText();
    if (this.paymentText !== null) return this.paymentText === text ? null : 'PAYMENT_REPEATED';
    this.paymentText = text;
    this.method = segment.readable(4) || null;
    this.creditOrDebit = segment.readable(3) || null;
    const cents = readableCents(segment, 2);
    // A debit is written with or without a sign; either way the money leaves the provider.
    this.amountCents = cents !== null && cents > 0 && this.creditOrDebit === 'D' ? -cents : cents;
    this.paymentDate = parseX12Date(segment.get(16));
    return null;
  }

  /** TRN01 1 is the payment's own number; a 3 or another kind counts only where there is no other. */
  private takeTrace(segment: Segment): HeaderOddity {
    const traceNumber = segment.readable(2);
    const isOfPayment = segment.get(1) === '1';
    if (this.traceNumber === '' || (isOfPayment && !this.isTraceOfPayment)) {
      this.traceNumber = traceNumber;
      this.isTraceOfPayment = isOfPayment;
      this.originatingCompany = segment.readable(3) || this.originatingCompany;
      this.knownPayer = null;
      return null;
    }
    return !isOfPayment || traceNumber === this.traceNumber ? null : 'TRACE_REPEATED';
  }

  private takeEntity(segment: Segment): HeaderOddity {
    const qualifier = segment.get(3);
    const value = segment.readable(4);
    const name = segment.readable(2);
    switch (segment.get(1)) {
      case 'PR': {
        const before = this.namedPayer;
        this.loop = 'payer';
        this.namedPayer = { name, identifiers: value === '' ? [] : [{ qualifier, value }] };
        this.knownPayer = null;
        return before && (before.name !== name || before.identifiers[0]?.value !== (value || undefined))
          ? 'PAYER_REPEATED'
          : null;
      }
      case 'PE': {
        const before = this.namedPayee;
        this.loop = 'payee';
        this.namedPayee = {
          name,
          npi: qualifier === 'XX' ? npiOrNull(value) : null,
          taxId: qualifier === 'FI' ? value || null : null,
        };
        return before && before.name !== name ? 'PAYEE_REPEATED' : null;
      }
      default:
        this.loop = 'header';
        return null;
    }
  }

  private takeReference(qualifier: string, value: string): void {
    if (value === '') return;
    const { namedPayer, namedPayee } = this;
    if (this.loop === 'payer' && namedPayer && PAYER_REFERENCES.has(qualifier)) {
      this.knownPayer = null;
      if (namedPayer.identifiers.length < MAX_IDENTIFIERS) namedPayer.identifiers.push({ qualifier, value });
    } else if (this.loop === 'payee' && namedPayee && qualifier === 'TJ') {
      this.namedPayee = { ...namedPayee, taxId: namedPayee.taxId ?? value };
    }
  }
}

/** Ten digits; the check digit is checked elsewhere. */
export const npiOrNull = (text: string): string | null => (/^\d{10}$/.test(text) ? text : null);

/** BPR16, when the payment is made; otherwise DTM*405, when the remittance was produced. */
export const remitDateOf = (payment: RemitPayment): LocalDate | null =>
  payment.paymentDate ?? payment.productionDate;
