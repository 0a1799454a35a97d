import fc from 'fast-check';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { ConnectorItem } from '../../src/connectors/connector';
import type { FileReader } from '../../src/connectors/file-readers';
import { FILE_READERS, NO_OPTIONS, readerFor } from '../../src/connectors/file-readers';
import type { Notice } from '../../src/connectors/source-position';
import { SourceFault } from '../../src/connectors/source-position';
import { effort, fuzzEffort, testSeed } from '../support/effort';
import { foldItems } from '../support/fold-items';
import { SAMPLES } from './format-samples';
import { mutated, mutation } from './mutations';

const seed = testSeed(1_835);

interface Reading {
  items: ConnectorItem[];
  fault: { code: string; message: string; byte: number } | null;
}

/** Cut at the given offsets; anything but a SourceFault escapes. */
function read(reader: FileReader, bytes: Uint8Array, cuts: readonly number[] = []): Reading {
  const connector = reader.open(NO_OPTIONS);
  const items: ConnectorItem[] = [];
  try {
    let from = 0;
    for (const cut of [...cuts, bytes.length]) {
      items.push(...connector.push(bytes.subarray(from, cut)));
      from = cut;
    }
    for (let last = connector.end(); last.length > 0; last = connector.end()) items.push(...last);
  } catch (error) {
    if (!(error instanceof SourceFault)) throw error;
    return { items, fault: { code: error.code, message: error.message, byte: error.position.byte } };
  }
  return { items, fault: null };
}

describe.each(FILE_READERS.map((reader) => [reader.format, reader] as const))(
  `the reader of %s (seed ${seed})`,
  (format, reader) => {
    const { files: samples, grammar, piece, isCounted } = SAMPLES[format];
    const anySample = fc.constantFrom(...samples);

    it('is found by what its files begin with, and by its name', () => {
      for (const bytes of samples) {
        expect(readerFor('AUTO', bytes)).toEqual({ kind: 'reader', reader });
        expect(readerFor(format, bytes)).toEqual({ kind: 'reader', reader });
      }
    });

    it('reads whole files without a fault or refusal, each payment before its claims and its end after them', () => {
      for (const bytes of samples) {
        const { items, fault } = read(reader, bytes);
        expect(fault).toBeNull();
        expect(items.length).toBeGreaterThan(2);
        expect(items.filter(({ kind }) => kind === 'rejection')).toEqual([]);
        expect(disorder(items)).toBeNull();
      }
    });

    it('shows to the cent what a payment consists of', () => {
      for (const bytes of samples) {
        const { items } = read(reader, bytes);
        const ends = items.flatMap((item) => (item.kind === 'paymentEnd' ? [item.end] : []));
        // A source of claims states no amount of a payment.
        expect(ends.map(({ differenceCents }) => differenceCents)).toEqual(
          ends.map(({ payment }) => (payment.amountCents === null ? null : 0)),
        );
        const paid = items.reduce((sum, item) => sum + (item.kind === 'remit' ? item.remit.paidCents : 0), 0);
        const isRemittance = items.some(({ kind }) => kind === 'payment');
        if (isCounted) expect(isRemittance).toBe(items.every(({ kind }) => kind !== 'claim'));
        expect(ends.reduce((sum, { readCents }) => sum + readCents, 0)).toBe(paid);
      }
    });

    it('reads the same again', () => {
      for (const bytes of samples) expect(read(reader, bytes)).toEqual(read(reader, bytes));
    });

    it('reads the same however the bytes are cut, damaged ones too', () => {
      const cuts = fc.array(fc.nat(), { maxLength: 40 });
      fc.assert(
        fc.property(
          anySample,
          fc.array(mutation(grammar), { maxLength: 3 }),
          cuts,
          (bytes, mutations, numbers) => {
            const file = mutated(bytes, mutations);
            const at = numbers.map((number) => number % (file.length + 1)).sort((a, b) => a - b);
            expect(read(reader, file, at)).toEqual(read(reader, file));
            const everywhere = Array.from(file, (_, index) => index);
            if (numbers.length === 0) expect(read(reader, file, everywhere)).toEqual(read(reader, file));
          },
        ),
        { seed, numRuns: effort(150, 2_000) },
      );
    });

    it('gives a reason with a position for all that damage takes away, and claims that hold together', () => {
      const whole = samples.map((bytes) => read(reader, bytes));
      fc.assert(
        fc.property(
          fc.nat(samples.length - 1),
          fc.array(mutation(grammar), { minLength: 1, maxLength: 6 }),
          (index, mutations) => {
            const { items, fault } = read(reader, mutated(samples[index] as Buffer, mutations));
            const failure =
              disorder(items) ??
              unreasoned(items, fault) ??
              (isCounted ? lost(whole[index]!, { items, fault }) : null) ??
              foldItems(items);
            if (failure !== null) throw new Error(failure);
          },
        ),
        { seed, numRuns: fuzzEffort(10_000, 100_000) },
      );
    });

    it('gives nothing of a file that is cut off but what the whole file has, or says so', () => {
      const whole = samples.map((bytes) => new Set(read(reader, bytes).items.flatMap(wordsOf)));
      fc.assert(
        fc.property(fc.nat(samples.length - 1), fc.nat(), (index, at) => {
          const bytes = samples[index] as Buffer;
          const cut = bytes.subarray(0, at % bytes.length);
          // Of rows that are whole, nobody can tell that more were to come.
          if (cut.toString('latin1').trimEnd().length !== cut.length) return;
          const { items, fault } = read(reader, cut);
          const others = items.flatMap(wordsOf).filter((words) => !whole[index]?.has(words));
          const says = fault !== null || items.some(({ kind }) => kind === 'rejection' || kind === 'notice');
          if (others.length > 0 && !says) throw new Error(`half a claim: ${others[0]}`);
        }),
        { seed, numRuns: effort(500, 5_000) },
      );
    });

    it('holds no more of a long file than of a short one', () => {
      setFlagsFromString('--expose-gc');
      const collect = runInNewContext('gc') as () => void;
      const connector = reader.open(NO_OPTIONS);
      let pieces = 0;
      const heapAfter = (megabytes: number): number => {
        for (let read = 0; read < megabytes * 1e6;) {
          const bytes = piece(pieces++);
          connector.push(bytes);
          read += bytes.length;
        }
        collect();
        return process.memoryUsage().heapUsed / 1e6;
      };
      const before = heapAfter(4);
      expect(heapAfter(effort(16, 200)) - before).toBeLessThan(2);
    });
  },
);

/** The first item that stands where the contract has none; null when all are in order. */
function disorder(items: readonly ConnectorItem[]): string | null {
  let open: object | null = null;
  for (const item of items) {
    if (item.kind === 'payment') {
      if (open) return 'a payment within a payment';
      open = item.payment;
    } else if (item.kind === 'paymentEnd') {
      if (item.end.payment !== open) return 'the end of another payment';
      open = null;
    } else if (item.kind === 'remit' && item.remit.payment !== open) return 'a claim of another payment';
    else if (item.kind === 'claim' && open) return 'a submitted claim within a payment';
    else if (item.kind === 'providerAdjustment' && item.adjustment.payment !== open) {
      return 'an adjustment of another payment';
    }
  }
  return open === null ? null : 'a payment without an end';
}

const REASON = /expected .*, found /s;
const PLACE = /^byte \d+, (segment|line|item) \d+/;

/** A refusal or fault without a reason or a place; null when all have both. */
function unreasoned(items: readonly ConnectorItem[], fault: Reading['fault']): string | null {
  if (fault && !(REASON.test(fault.message) && PLACE.test(fault.message)))
    return `no reason: ${fault.message}`;
  for (const item of items) {
    if (item.kind !== 'rejection' && item.kind !== 'notice') continue;
    const said = item.kind === 'rejection' ? item.rejection : item.notice;
    if (!REASON.test(said.message)) return `no reason: ${said.message}`;
    if (!PLACE.test(said.position.label)) return `no place: ${said.position.label}`;
  }
  return null;
}

/** Claims or money that are gone, and nothing says so. */
function lost(whole: Reading, { items, fault }: Reading): string | null {
  const says = fault !== null || items.some(({ kind }) => kind === 'rejection' || kind === 'notice');
  const isSame = claimsOf(items) === claimsOf(whole.items) && moneyOf(items) === moneyOf(whole.items);
  const isSaid = says || items.some((item) => noticesOf(item).length > 0);
  return isSame || isSaid ? null : 'claims or money are lost, and nothing says so';
}

function noticesOf(item: ConnectorItem): readonly Notice[] {
  if (item.kind === 'remit') return item.remit.notices;
  return item.kind === 'claim' ? item.claim.notices : [];
}

const claimsOf = (items: readonly ConnectorItem[]): number =>
  items.filter(({ kind }) => kind === 'remit' || kind === 'claim').length;
/** What was paid on remittances, and charged on claims. */
const moneyOf = (items: readonly ConnectorItem[]): number =>
  items.reduce((sum, item) => {
    if (item.kind === 'remit') return sum + item.remit.paidCents;
    return item.kind === 'claim' ? sum + item.claim.billedCents : sum;
  }, 0);

/** What a claim says, wherever it stands. */
function wordsOf(item: ConnectorItem): string[] {
  if (item.kind === 'claim') return [JSON.stringify({ ...item.claim, notices: [] })];
  if (item.kind !== 'remit') return [];
  const { patientControlNumber, billedCents, paidCents, lines } = item.remit;
  return [JSON.stringify({ patientControlNumber, billedCents, paidCents, lines })];
}
