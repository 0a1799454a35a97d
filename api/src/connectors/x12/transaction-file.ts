import type { LocalDate } from '../../domain/calendar';
import type { ClaimRecord } from '../../domain/claim-record';
import type { FileFacts, FileWriter } from '../file-writer';
import { inPieces } from '../file-writer';
import { CLEARING_HOUSE } from './payer-codes';
import type { EnvelopeFacts } from './write-envelope';
import { groupEnd, groupStart, interchangeEnd, interchangeStart } from './write-envelope';

/** What a file of transactions holds, and how one of them is written. */
export interface TransactionLayout {
  /** The day under which a record is filed; null leaves it out. Records come in the order of these days. */
  dayOf(record: ClaimRecord): LocalDate | null;
  /** Records held until their day is complete; a busier day is written in several parts. */
  maxHeld: number;
  maxInTransaction: number;
  /** ST to SE. @param controlNumber counts from 1 within the file */
  transaction(controlNumber: number, records: readonly ClaimRecord[]): Iterable<string>;
}

/** One interchange with one group: a transaction for each payer and day. Without any records it has no group. */
export class TransactionFile implements FileWriter {
  private readonly held: ClaimRecord[] = [];
  private heldDay: LocalDate | null = null;
  private transactions = 0;

  constructor(
    private readonly envelope: EnvelopeFacts,
    private readonly layout: TransactionLayout,
  ) {}

  begin(): string {
    return interchangeStart(this.envelope);
  }

  *add(records: readonly ClaimRecord[]): Generator<string, void, undefined> {
    for (const record of records) {
      const day = this.layout.dayOf(record);
      if (day === null) continue;
      if (this.held.length === this.layout.maxHeld || day !== this.heldDay) yield* inPieces(this.flush());
      this.heldDay = day;
      this.held.push(record);
    }
  }

  /** A transaction that is none of the records'; what was gathered before it comes first. */
  protected *addTransaction(
    text: (controlNumber: number) => Iterable<string>,
  ): Generator<string, void, undefined> {
    yield* inPieces(this.flush());
    if (++this.transactions === 1) yield groupStart(this.envelope);
    yield* inPieces(text(this.transactions));
  }

  *end(): Generator<string, void, undefined> {
    yield* inPieces(this.flush());
    const groups = this.transactions === 0 ? 0 : 1;
    const group = groups === 0 ? '' : groupEnd(this.envelope, this.transactions);
    yield group + interchangeEnd(this.envelope, groups);
  }

  private *flush(): Generator<string, void, undefined> {
    const { maxInTransaction, transaction } = this.layout;
    // Sorts the day's claims by id, whatever order they came in: a run returns claims by time, a store by number.
    this.held.sort((a, b) => a.claim.id - b.claim.id);
    for (const records of byPayer(this.held)) {
      for (let from = 0; from < records.length; from += maxInTransaction) {
        if (++this.transactions === 1) yield groupStart(this.envelope);
        yield* transaction(this.transactions, records.slice(from, from + maxInTransaction));
      }
    }
    this.held.length = 0;
  }
}

/** Between the clearinghouse and `partner`; one file is one interchange, so its number is always 1. */
export const envelopeOf = (
  { createdDate }: FileFacts,
  facts: Pick<EnvelopeFacts, 'functionalCode' | 'version'> & { partner: string },
): EnvelopeFacts => ({
  ...facts,
  controlNumber: 1,
  createdDate,
  createdTime: '0000',
  sender: CLEARING_HOUSE.identifier,
  receiver: facts.partner,
  isTest: true,
});

function byPayer(records: readonly ClaimRecord[]): ClaimRecord[][] {
  const groups = new Map<number, ClaimRecord[]>();
  for (const record of records) {
    const group = groups.get(record.payer.id);
    if (group) group.push(record);
    else groups.set(record.payer.id, [record]);
  }
  return [...groups].sort(([a], [b]) => a - b).map(([, group]) => group);
}
