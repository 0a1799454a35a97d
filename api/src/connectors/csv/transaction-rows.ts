import type { ColumnMapping, DateOrder, DecimalMark } from '../../domain/tables/column-mapping';
import type { LocalDate } from '../../domain/calendar';
import type { Cents } from '../../domain/money';
import type { ClaimFacts, LineFacts } from '../records/claim-facts';
import { NO_FACTS } from '../records/claim-facts';
import { diagnosisOf, modifiersOf, procedureOf } from '../records/code-words';
import type { PaymentRuns } from '../records/payment-runs';
import { isBlank, readAmount, readDate } from './cell-values';
import { plainHeader } from './column-fields';
import type { Row } from './rows';
import { positionOf } from './rows';
import type { TableHead } from './table-head';

const MAX_OPEN_CLAIMS = 1_000;

const NAMES = {
  claim: 'claimid claimno claimnumber claim invoice invoiceid account',
  charge: 'chargeid charge lineid',
  type: 'type transactiontype trantype transtype entrytype',
  amount: 'amount transactionamount amt',
  method: 'method paymentmethod paidby source payertype',
  from: 'fromdate servicedate dateofservice dos fromdt',
  to: 'todate trandate transdate postingdate transactiondate posteddate postdate date paymentdate',
  place: 'placeofservice pos',
  procedure: 'procedurecode cpt cptcode hcpcs procedure code',
  modifier: 'modifier1 modifier mod1',
  secondModifier: 'modifier2 mod2',
  units: 'units unit qty quantity',
  payments: 'payments payment',
  adjustments: 'adjustments adjustment',
  transferType: 'transfertype',
  diagnosis: 'diagnosis diagnosiscode dx',
  payer: 'payer payername insurance',
  member: 'patientinsuranceid memberid',
  npi: 'npi providernpi',
} as const;

type Part = keyof typeof NAMES;
const PARTS = Object.keys(NAMES) as Part[];

const CHARGE = /^charge|^procedure$|^service$/i;
const PAYMENT = /pay(?:ment|ed)?|^pmt|receipt|refund|recoup|take.?back|reversal/i;
const ADJUSTMENT = /adj|write|discount|contract/i;
const TRANSFER = /transfer|^xfer/i;
const MONEY_BACK = /refund|recoup|take.?back|reversal|void/i;
const OF_PATIENT = /^(?:copay|cash|cc|credit card|card|patient|self|check)$|patient|self.?pay/i;

const indexesOf = ({ headers }: TableHead): Map<Part, number> =>
  new Map(
    PARTS.flatMap((part) => {
      const names: readonly string[] = NAMES[part].split(' ');
      const index = headers.findIndex((header) => names.includes(plainHeader(header)));
      return index < 0 ? [] : [[part, index] as const];
    }),
  );

/** Charges, payments and transfers on claims, one a row: by their kinds, which only such tables name in a column. */
export function isTransactionTable(head: TableHead): boolean {
  const at = indexesOf(head);
  const [type, claim] = [at.get('type'), at.get('claim')];
  if (type === undefined || claim === undefined || !(at.has('amount') || at.has('payments'))) return false;
  const kinds = head.sample.map(({ cells }) => (cells[type] ?? '').trim()).filter((kind) => kind !== '');
  return (
    kinds.some((kind) => CHARGE.test(kind)) &&
    kinds.every((kind) => ALL_KINDS.some((each) => each.test(kind)))
  );
}

const ALL_KINDS = [CHARGE, PAYMENT, ADJUSTMENT, TRANSFER];

interface OpenClaim {
  first: Row;
  charges: Map<string, LineFacts & { adjustedCents: Cents; patientCents: Cents }>;
  serviceFrom: LocalDate | null;
  serviceTo: LocalDate | null;
  respondedOn: LocalDate | null;
  hasResponse: boolean;
  isSelfPay: boolean;
  payer: string;
  memberId: string | null;
  npi: string | null;
  diagnoses: Set<string>;
  fault: { row: Row; message: string } | null;
}

/**
 * Claims from what was posted on them (Synthea's claims_transactions.csv, ledgers of practice systems): charges are what
 * was billed, a line each; payments by a payer, adjustments and what was handed to the patient are its response. What
 * moves between accounts is no money, and a row's own number says nothing of its claim.
 */
export class TransactionRows {
  private readonly at: Map<Part, number>;
  private readonly open = new Map<string, OpenClaim>();
  private readonly order: DateOrder;
  private readonly mark: DecimalMark;

  constructor(
    head: TableHead,
    private readonly runs: PaymentRuns,
    private readonly options: { mapping: ColumnMapping; importedOn: LocalDate | null },
  ) {
    const { mapping } = options;
    this.at = indexesOf(head);
    this.order = mapping.dateOrder ?? 'MONTH_FIRST';
    this.mark = mapping.decimalMark ?? 'POINT';
  }

  take(row: Row): void {
    const number = this.text(row, 'claim');
    if (number === '') {
      const amountCents = readAmount(this.text(row, 'amount') || this.text(row, 'payments'), this.mark);
      this.runs.refuse({
        position: positionOf(row.byte, row.line),
        code: 'CLAIM_NUMBER_MISSING',
        message: 'expected the number of the claim that the transaction belongs to, found none',
        amountCents,
        patientControlNumber: null,
      });
      return;
    }
    let claim = this.open.get(number);
    if (claim === undefined) {
      this.open.set(number, (claim = openClaim(row)));
      if (this.open.size > MAX_OPEN_CLAIMS) this.finishOldest();
    }
    this.post(claim, row);
  }

  end(): void {
    for (const [number, claim] of this.open) this.finish(number, claim);
    this.open.clear();
  }

  private post(claim: OpenClaim, row: Row): void {
    const kind = this.text(row, 'type');
    const method = this.text(row, 'method');
    const from = this.date(row, 'from') ?? this.date(row, 'to');
    claim.payer ||= this.text(row, 'payer');
    claim.memberId ??= this.text(row, 'member') || null;
    claim.npi ??= this.text(row, 'npi') || null;
    const transfer = this.text(row, 'transferType').toLowerCase();
    if (TRANSFER.test(kind)) {
      if (!/in$/i.test(kind)) return;
      // Synthea hands what the payer leaves over to the patient (p) or to a second payer (2).
      if (transfer === 'p') this.line(claim, row).patientCents += this.amount(claim, row, 'amount') ?? 0;
      if (transfer === 'p' || transfer === '2') this.respond(claim, this.date(row, 'to') ?? from);
    } else if (CHARGE.test(kind)) this.charge(claim, row, transfer);
    else if (ADJUSTMENT.test(kind)) {
      const cents = this.amount(claim, row, 'adjustments') ?? this.amount(claim, row, 'amount') ?? 0;
      this.line(claim, row).adjustedCents += Math.abs(cents);
      this.respond(claim, this.date(row, 'to') ?? from);
    } else this.pay(claim, row, { kind, method });
  }

  private charge(claim: OpenClaim, row: Row, transfer: string): void {
    const line = this.line(claim, row);
    line.billedCents = (line.billedCents ?? 0) + (this.amount(claim, row, 'amount') ?? 0);
    const from = this.date(row, 'from') ?? this.date(row, 'to');
    claim.serviceFrom = earlier(claim.serviceFrom, from);
    claim.serviceTo = later(claim.serviceTo, this.at.has('from') ? this.date(row, 'to') : from);
    claim.isSelfPay &&= transfer === 'p';
    for (const code of this.text(row, 'diagnosis').split(/[\s,;|]+/)) {
      const diagnosis = diagnosisOf(code);
      if (diagnosis !== null) claim.diagnoses.add(diagnosis);
    }
  }

  private pay(claim: OpenClaim, row: Row, { kind, method }: { kind: string; method: string }): void {
    const stated = this.amount(claim, row, 'payments') ?? this.amount(claim, row, 'amount') ?? 0;
    const cents = MONEY_BACK.test(kind) ? -Math.abs(stated) : Math.abs(stated);
    const line = this.line(claim, row);
    const adjusted = this.amount(claim, row, 'adjustments');
    if (adjusted !== null) line.adjustedCents += Math.abs(adjusted);
    // A check is the patient's where payers pay electronically, and the payer's in other ledgers.
    const isOfPatient = OF_PATIENT.test(method) && (this.at.has('transferType') || !/^check$/i.test(method));
    if (isOfPatient || /patient|copay|self/i.test(kind)) {
      if (/copay/i.test(method) || /copay/i.test(kind)) {
        line.patientCents += cents;
        this.respond(claim, this.date(row, 'to'));
      }
      return;
    }
    line.paidCents = (line.paidCents ?? 0) + cents;
    this.respond(claim, this.date(row, 'to') ?? this.date(row, 'from'));
  }

  private respond(claim: OpenClaim, on: LocalDate | null): void {
    claim.hasResponse = true;
    claim.respondedOn = later(claim.respondedOn, on);
  }

  private line(claim: OpenClaim, row: Row): LineFacts & { adjustedCents: Cents; patientCents: Cents } {
    const { procedureCode, modifiers } = procedureOf(this.text(row, 'procedure'));
    const key = procedureCode || this.text(row, 'charge');
    const known =
      claim.charges.get(key) ?? (procedureCode === '' ? [...claim.charges.values()][0] : undefined);
    if (known) return known;
    const units = Number(this.text(row, 'units'));
    const line = {
      lineNumber: claim.charges.size + 1,
      procedureCode,
      modifiers: [
        ...modifiers,
        ...modifiersOf(this.text(row, 'modifier')),
        ...modifiersOf(this.text(row, 'secondModifier')),
      ],
      revenueCode: null,
      nationalDrugCode: null,
      diagnosisPointers: [],
      units: units > 0 ? units : 1,
      billedCents: null,
      paidCents: null,
      allowedCents: null,
      dateOfService: this.date(row, 'from') ?? this.date(row, 'to'),
      dateOfServiceEnd: null,
      reasons: [],
      remarks: [],
      lineControlNumber: null,
      adjustedCents: 0,
      patientCents: 0,
    };
    claim.charges.set(key, line);
    return line;
  }

  private finishOldest(): void {
    const [oldest] = this.open;
    if (oldest === undefined) return;
    this.open.delete(oldest[0]);
    this.finish(oldest[0], oldest[1]);
  }

  private finish(claimNumber: string, claim: OpenClaim): void {
    const lines = [...claim.charges.values()];
    const sum = (of: (line: (typeof lines)[number]) => Cents | null): Cents =>
      lines.reduce((total, line) => total + (of(line) ?? 0), 0);
    const position = positionOf(claim.first.byte, claim.first.line);
    const [billedCents, paidCents] = [sum((line) => line.billedCents), sum((line) => line.paidCents)];
    if (claim.fault !== null) {
      const { row, message } = claim.fault;
      this.runs.refuse({
        position: positionOf(row.byte, row.line),
        code: 'CELL_AMOUNT_INVALID',
        message,
        amountCents: paidCents === 0 ? billedCents : paidCents,
        patientControlNumber: claimNumber,
      });
      return;
    }
    const patientCents = sum((line) => line.patientCents);
    const facts: ClaimFacts = {
      ...NO_FACTS,
      dateOfImport: this.options.importedOn,
      position,
      outcome: claim.hasResponse ? 'PAID' : 'PENDING',
      payer: {
        name: claim.payer || (claim.isSelfPay ? 'Self-pay' : (this.options.mapping.payerName ?? '')),
        identifier: null,
      },
      provider: claim.npi === null ? null : { name: '', npi: claim.npi },
      claimNumber,
      placeOfService: /^\d{1,2}$/.test(this.text(claim.first, 'place')) ? this.text(claim.first, 'place').padStart(2, '0') : null, // prettier-ignore
      memberId: claim.memberId,
      serviceFrom: claim.serviceFrom,
      serviceTo: claim.serviceTo,
      remitDate: claim.hasResponse ? claim.respondedOn : null,
      billedCents,
      paidCents: claim.hasResponse ? paidCents : null,
      patientCents: claim.hasResponse ? patientCents : null,
      diagnosisCodes: [...claim.diagnoses],
      lines: lines.map(({ adjustedCents, patientCents: _share, ...line }, index) => ({
        ...line,
        lineNumber: index + 1,
        allowedCents: claim.hasResponse && adjustedCents > 0 ? (line.billedCents ?? 0) - adjustedCents : null,
        paidCents: claim.hasResponse ? (line.paidCents ?? 0) : null,
        reasons: adjustedCents > 0 ? [{ group: 'CO', carc: '45', amountCents: adjustedCents }] : [],
      })),
    };
    this.runs.add(facts);
  }

  private text(row: Row, part: Part): string {
    const index = this.at.get(part);
    const cell = index === undefined ? '' : (row.cells[index] ?? '').trim();
    return isBlank(cell) ? '' : cell;
  }

  private amount(claim: OpenClaim, row: Row, part: Part): Cents | null {
    const cell = this.text(row, part);
    if (cell === '') return null;
    const cents = readAmount(cell, this.mark);
    if (cents === null)
      claim.fault ??= { row, message: `expected an amount in the column "${part}", found other text` };
    return cents;
  }

  private date(row: Row, part: Part): LocalDate | null {
    const date = readDate(this.text(row, part), this.order);
    return date === 'NONE' ? null : date;
  }
}

const earlier = (a: LocalDate | null, b: LocalDate | null): LocalDate | null =>
  a === null || (b !== null && b < a) ? b : a;
const later = (a: LocalDate | null, b: LocalDate | null): LocalDate | null =>
  a === null || (b !== null && b > a) ? b : a;

const openClaim = (first: Row): OpenClaim => ({
  first,
  charges: new Map(),
  serviceFrom: null,
  serviceTo: null,
  respondedOn: null,
  hasResponse: false,
  isSelfPay: true,
  payer: '',
  memberId: null,
  npi: null,
  diagnoses: new Set(),
  fault: null,
});
