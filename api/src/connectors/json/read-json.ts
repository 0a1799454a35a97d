import type { LocalDate } from '../../domain/calendar';
import type { Connector, ConnectorItem } from '../connector';
import { listOf } from '../fhir/fhir-values';
import { PaymentRuns } from '../records/payment-runs';
import { SourceFault } from '../source-position';
import type { SourcePosition } from '../source-position';
import { JsonRecords } from './json-records';
import { recordFacts } from './record-facts';

/** Names that documents give the list of their claims. */
const LISTS: ReadonlySet<string> = new Set(['claims', 'data', 'records', 'results', 'rows', 'patterns']);

/**
 * Claims as JSON objects: a document with a list of them, an array, or one a line; under the names of our own documents,
 * or under those that tables use. Patterns, which are found anew from claims, are passed over.
 */
export class JsonConnector implements Connector {
  private readonly records: JsonRecords;
  private readonly runs: PaymentRuns;
  private items: ConnectorItem[] = [];
  private fault: SourceFault | null = null;
  private hasEnded = false;
  private patterns = 0;
  private claims = 0;
  private last: SourcePosition = { byte: 0, segment: 1, label: 'byte 0, item 1' };

  constructor(private readonly options: { importedOn: LocalDate | null } = { importedOn: null }) {
    this.runs = new PaymentRuns((item) => this.items.push(item));
    this.records = new JsonRecords(
      {
        take: (value, position) => this.take(value, position),
        broken: ({ position, code, message }) => {
          this.last = position;
          this.claims += 1;
          this.runs.refuse({ position, code, message, amountCents: null, patientControlNumber: null });
        },
      },
      LISTS,
    );
  }

  push(chunk: Uint8Array): ConnectorItem[] {
    return this.run(() => this.records.push(chunk));
  }

  end(): ConnectorItem[] {
    return this.run(() => {
      if (this.hasEnded) return;
      this.hasEnded = true;
      this.records.end();
      this.finish();
      if (this.claims + this.patterns === 0)
        throw new SourceFault(this.last, 'CLAIMS_MISSING', 'expected JSON objects with claims, found none');
    });
  }

  private run(read: () => void): ConnectorItem[] {
    if (this.fault) throw this.fault;
    try {
      read();
    } catch (error) {
      if (!(error instanceof SourceFault)) throw error;
      this.fault = error;
      this.finish();
    }
    const { items, fault } = this;
    this.items = [];
    if (fault && items.length === 0) throw fault;
    return items;
  }

  private take(value: object, position: SourcePosition): void {
    this.last = position;
    if (isPattern(value)) {
      this.patterns += 1;
      return;
    }
    const lists = Object.entries(value).filter(([name, list]) => LISTS.has(name) && Array.isArray(list));
    if (lists.length > 0) {
      // What is left of a document whose records have come one by one, or a document in one line.
      for (const [, list] of lists)
        for (const each of listOf(list))
          if (typeof each === 'object' && each !== null) this.take(each, position);
      return;
    }
    this.claims += 1;
    const claims = recordFacts(value, position);
    if ('code' in claims) {
      const { code, message, amountCents, claimNumber } = claims;
      this.runs.refuse({ position, code, message, amountCents, patientControlNumber: claimNumber });
      return;
    }
    for (const facts of claims) this.runs.add({ ...facts, dateOfImport: this.options.importedOn });
  }

  private finish(): void {
    this.runs.end(this.last);
    if (this.patterns === 0) return;
    const message = `expected claims, found also ${this.patterns} patterns, which are detected from claims; passed over`;
    this.patterns = 0;
    this.items.push({
      kind: 'notice',
      notice: { position: this.last, code: 'PATTERNS_PASSED_OVER', message, amountCents: null },
    });
  }
}

const isPattern = (value: object): boolean => 'tier' in value && 'score' in value;
