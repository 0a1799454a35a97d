import type { LocalDate } from '../../../domain/calendar';
import { parseCents } from '../../../domain/money';
import type { Cents } from '../../../domain/money';
import type { Identifier, RemitPayee, RemitPayer, RemitPayment } from '../../remittance';
import { dateRange, parseX12Date } from '../segments/elements';
import type { Segment } from '../segments/segment';

/** Segments that may come before the first claim of an 835 (guide 005010X221A1, table 1, and 4010's NTE). */
const HEADER_IDS = new Set(['BPR', 'NTE', 'TRN', 'CUR', 'REF', 'DTM', 'N1', 'N2', 'N3', 'N4', 'PER', 'RDM']);
export const isHeaderSegment = (id: string): boolean => HEADER_IDS.has(id);

/** REF01 in the payer's loop (1000A) that number the payer. */
const PAYER_REFERENCES = new Set(['2U', 'NF', 'EO', 'HI']);
/** More numbers than these are no numbers of one organization. */
const MAX_IDENTIFIERS = 16;

interface NamedPayer {
  name: string;
  identifiers: Identifier[];
}

const NO_PAYEE: RemitPayee = { name: '', npi: null, taxId: null };

/** What a transaction states once for all its claims: the payment, its trace number, payer and payee. */
export class RemitHeader {
  private traceNumber = '';
  private originatingCompany: string | null = null;
  private method: string | null = null;
  private creditOrDebit: string | null = null;
  private amountCents: Cents | null = null;
  private paymentDate: LocalDate | null = null;
  private productionDate: LocalDate | null = null;
  private namedPayer: NamedPayer | null = null;
  private namedPayee: RemitPayee | null = null;
  private loop: 'header' | 'payer' | 'payee' = 'header';
  private hasPayment = false;

  /** Returns false when a segment is repeated that may occur only once: two headers were joined. */
  accept(segment: Segment): boolean {
    switch (segment.id) {
      case 'BPR':
        return this.takePayment(segment);
      case 'TRN':
        return this.takeTrace(segment);
      case 'N1':
        return this.takeEntity(segment);
      case 'DTM':
        if (segment.get(1) === '405') this.productionDate = dateRange(segment)?.from ?? null;
        return true;
      case 'REF':
        this.takeReference(segment.get(1), segment.readable(2));
        return true;
      default:
        return true;
    }
  }

  get payer(): RemitPayer | null {
    if (!this.namedPayer) return null;
    const { name, identifiers } = this.namedPayer;
    const identifier = identifiers[0]?.value ?? null;
    const originator = this.originatingCompany;
    return {
      name: name || (identifier ?? ''),
      identifier,
      identifiers: originator ? [...identifiers, { qualifier: 'TRN03', value: originator }] : identifiers,
    };
  }

  get payee(): RemitPayee {
    return this.namedPayee ?? NO_PAYEE;
  }

  /** What the header says so far. */
  payment(origin: Pick<RemitPayment, 'position' | 'ordinal' | 'controls'>): RemitPayment {
    return {
      ...origin,
      payer: this.payer ?? { name: '', identifier: null, identifiers: [] },
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

  private takePayment(segment: Segment): boolean {
    if (this.hasPayment) return false;
    this.hasPayment = true;
    this.method = segment.readable(4) || null;
    this.creditOrDebit = segment.readable(3) || null;
    const cents = parseCents(segment.get(2));
    // A debit is written with or without a sign; either way the money leaves the provider.
    this.amountCents = cents !== null && cents > 0 && this.creditOrDebit === 'D' ? -cents : cents;
    this.paymentDate = parseX12Date(segment.get(16));
    return true;
  }

  private takeTrace(segment: Segment): boolean {
    if (this.traceNumber !== '') return false;
    this.traceNumber = segment.readable(2);
    this.originatingCompany = segment.readable(3) || null;
    return true;
  }

  private takeEntity(segment: Segment): boolean {
    const qualifier = segment.get(3);
    const value = segment.readable(4);
    const name = segment.readable(2);
    switch (segment.get(1)) {
      case 'PR':
        if (this.namedPayer) return false;
        this.loop = 'payer';
        this.namedPayer = { name, identifiers: value === '' ? [] : [{ qualifier, value }] };
        return true;
      case 'PE':
        if (this.namedPayee) return false;
        this.loop = 'payee';
        this.namedPayee = {
          name,
          npi: qualifier === 'XX' ? npiOrNull(value) : null,
          taxId: qualifier === 'FI' ? value || null : null,
        };
        return true;
      default:
        this.loop = 'header';
        return true;
    }
  }

  private takeReference(qualifier: string, value: string): void {
    if (value === '') return;
    const { namedPayer, namedPayee } = this;
    if (this.loop === 'payer' && namedPayer && PAYER_REFERENCES.has(qualifier)) {
      if (namedPayer.identifiers.length < MAX_IDENTIFIERS) namedPayer.identifiers.push({ qualifier, value });
    } else if (this.loop === 'payee' && namedPayee && qualifier === 'TJ') {
      namedPayee.taxId ??= value;
    }
  }
}

/** Ten digits; the check digit is checked elsewhere. */
export const npiOrNull = (text: string): string | null => (/^\d{10}$/.test(text) ? text : null);

/** BPR16, when the payment is made; otherwise DTM*405, when the remittance was produced. */
export const remitDateOf = (payment: RemitPayment): LocalDate | null =>
  payment.paymentDate ?? payment.productionDate;
