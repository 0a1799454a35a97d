import type { LocalDate } from '../../domain/calendar';
import { parseCents } from '../../domain/money';
import type { Cents } from '../../domain/money';
import { dateRange, parseX12Date } from './segments/elements';
import type { Segment } from './segments/segment';

/** Segments that may come before the first claim of an 835 (guide 005010X221A1, table 1, and 4010's NTE). */
const HEADER_IDS = new Set(['BPR', 'NTE', 'TRN', 'CUR', 'REF', 'DTM', 'N1', 'N2', 'N3', 'N4', 'PER', 'RDM']);
export const isHeaderSegment = (id: string): boolean => HEADER_IDS.has(id);

interface NamedEntity {
  name: string;
  identifier: string | null;
}

/** What a transaction states once for all its claims: the payment, its trace number, payer and payee. */
export class RemitHeader {
  traceNumber = '';
  /** BPR02 with the sign of BPR03; null when it cannot be read. */
  paymentCents: Cents | null = null;
  private paymentDate: LocalDate | null = null;
  private productionDate: LocalDate | null = null;
  private namedPayer: NamedEntity | null = null;
  private namedPayee: { name: string; npi: string | null } | null = null;
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
        // REF*2U, the payer's id, where N104 does not have one.
        if (this.loop === 'payer' && this.namedPayer && segment.get(1) === '2U') {
          this.namedPayer.identifier ??= segment.readable(2) || null;
        }
        return true;
      default:
        return true;
    }
  }

  get payer(): NamedEntity | null {
    return this.namedPayer;
  }

  get payee(): { name: string; npi: string | null } {
    return this.namedPayee ?? { name: '', npi: null };
  }

  /** BPR16, when the payment is made; otherwise DTM*405, when the remittance was produced. */
  get remitDate(): LocalDate | null {
    return this.paymentDate ?? this.productionDate;
  }

  private takePayment(segment: Segment): boolean {
    if (this.hasPayment) return false;
    this.hasPayment = true;
    const cents = parseCents(segment.get(2));
    this.paymentCents = cents !== null && segment.get(3) === 'D' ? -cents : cents;
    this.paymentDate = parseX12Date(segment.get(16));
    return true;
  }

  private takeTrace(segment: Segment): boolean {
    if (this.traceNumber !== '') return false;
    this.traceNumber = segment.readable(2);
    return true;
  }

  private takeEntity(segment: Segment): boolean {
    const identifier = segment.readable(4) || null;
    const name = segment.readable(2);
    switch (segment.get(1)) {
      case 'PR':
        if (this.namedPayer) return false;
        this.loop = 'payer';
        this.namedPayer = { name, identifier };
        return true;
      case 'PE':
        if (this.namedPayee) return false;
        this.loop = 'payee';
        this.namedPayee = { name, npi: segment.get(3) === 'XX' ? npiOrNull(identifier ?? '') : null };
        return true;
      default:
        this.loop = 'header';
        return true;
    }
  }
}

/** Ten digits; the check digit is checked elsewhere. */
export const npiOrNull = (text: string): string | null => (/^\d{10}$/.test(text) ? text : null);
