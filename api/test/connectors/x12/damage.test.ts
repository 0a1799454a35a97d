import fc from 'fast-check';
import { mutated, mutation, replace } from '../mutations';
import { readBytes, realFiles, sampleFiles } from './reading';
import type { Reading } from './reading';
import { isLocalDate } from '../../../src/domain/calendar';
import { ADJUSTMENT_GROUPS } from '../../../src/domain/claim';
import type { RemitClaim } from '../../../src/connectors/remittance';
import { effort, testSeed } from '../../support/effort';

// The samples in full; of the real files those small enough to be read thousands of times.
const files = [...sampleFiles(), ...realFiles()].filter(({ bytes }) => bytes.length < 40_000);
const anyFile = fc.constantFrom(...files);
/** fast-check prints seed and path of a failure; CLAIMSTREAM_TEST_SEED runs another sequence. */
const seed = testSeed(835);
const runs = (usual: number): fc.Parameters<unknown> => ({ seed, numRuns: effort(usual, 10 * usual) });

const outcome = ({ items, fault }: Reading): unknown => ({
  items,
  fault: fault && [fault.code, fault.message, fault.position],
});

/** A claim as its own loop states it: the same claim keeps this text wherever it is moved to. */
const content = ({ position: _, notices: __, ordinal: ___, place: ____, ...rest }: RemitClaim): string =>
  JSON.stringify(rest);

/**
 * A fault, or the trailer that is missing or cut short; of a file without an 835 so far, that there is none; of the "I" of
 * another ISA, that it is text of no use.
 */
const ENDED =
  /^(FILE_TRUNCATED|ISA_|TRANSACTION_MISSING|GE_MISSING|IEA_MISSING|IEA_CONTROL|ST_TRANSACTION_UNSUPPORTED|TRAILING_TEXT)/;
const saysItEnded = (code: string | null): boolean => code !== null && ENDED.test(code);

describe('damaged input', () => {
  beforeAll(() => process.stdout.write(`seed ${seed}\n`));

  it('reads the same however it is cut into chunks', () => {
    fc.assert(
      fc.property(anyFile, fc.array(fc.nat(), { maxLength: 40 }), ({ bytes }, numbers) => {
        const cuts = numbers.map((number) => number % (bytes.length + 1)).sort((a, b) => a - b);
        expect(outcome(readBytes(bytes, cuts))).toEqual(outcome(readBytes(bytes)));
      }),
      runs(100),
    );
  });

  it('reads the same byte by byte', () => {
    for (const { bytes } of files.filter((file) => file.bytes.length < 5_000)) {
      const everywhere = Array.from(bytes, (_, at) => at);
      expect(outcome(readBytes(bytes, everywhere))).toEqual(outcome(readBytes(bytes)));
    }
  });

  it('hands out, when cut off anywhere, only claims of the whole file, and says that the file ended', () => {
    fc.assert(
      fc.property(anyFile, fc.nat(), ({ bytes }, number) => {
        const whole = readBytes(bytes);
        const start = bytes.subarray(0, number % bytes.length);
        const cut = readBytes(start);
        expect(cut.remits).toEqual(whole.remits.slice(0, cut.remits.length));
        // A file that ends with a whole interchange cannot tell that there was another one.
        const isTail =
          bytes.subarray(start.length).every((byte) => byte <= 0x20 || byte === 0x7e) ||
          /IEA.\d+.\d+~?\s*$/.test(start.toString('latin1'));
        if (!isTail) expect([cut.fault?.code ?? null, ...cut.notices].some(saysItEnded)).toBe(true);
      }),
      runs(300),
    );
  });

  it('never throws anything but a SourceFault and never hands out half a claim when bytes are changed', () => {
    fc.assert(
      fc.property(anyFile, fc.array(mutation(), { minLength: 1, maxLength: 6 }), ({ bytes }, mutations) => {
        for (const remit of readBytes(mutated(bytes, mutations)).remits) expectWhole(remit);
      }),
      runs(800),
    );
  });

  it('gives one item for every CLP, whatever else is damaged, with what it says of its money', () => {
    const isaBytes = 107;
    fc.assert(
      fc.property(
        fc.constantFrom(...sampleFiles()),
        fc.array(mutation(), { minLength: 1, maxLength: 6 }),
        ({ bytes }, mutations) => {
          const file = mutated(bytes, mutations);
          // Other delimiters would make other segments, and text after the last IEA is none of the file's.
          if (!file.subarray(0, isaBytes).equals(bytes.subarray(0, isaBytes))) return;
          const text = file.subarray(isaBytes).toString('latin1');
          const segments = text.slice(0, (text.lastIndexOf('IEA*') + 1 || text.length + 1) - 1).split('~');
          const claims = segments.slice(0, -1).filter((segment) => segment.trim().startsWith('CLP*'));
          const { items, fault } = readBytes(file);
          // Without a single ST the file is refused as a whole.
          if (fault !== null && items.length === 0) return;
          const given = items.flatMap((item) =>
            item.kind === 'remit'
              ? [item.remit.paidCents]
              : item.kind === 'rejection'
                ? [item.rejection.amountCents]
                : [],
          );
          for (const claim of claims) {
            const paid = /^-?\d{1,9}(\.\d{1,2})?$/.exec(claim.trim().split('*')[4]?.trim() ?? '');
            if (paid === null) continue;
            const at = given.indexOf(Math.round(Number(paid[0]) * 100));
            if (at < 0) throw new Error(`expected an item that says that ${paid[0]} was paid, found none`);
            given.splice(at, 1);
          }
        },
      ),
      runs(2_000),
    );
  });

  it('costs no other claim anything when one byte inside a claim is changed or lost', () => {
    const owners = sampleFiles().filter(({ bytes }) => readBytes(bytes).remits.length > 1);
    fc.assert(
      fc.property(
        fc.constantFrom(...owners),
        fc.nat(),
        fc.option(fc.integer({ min: 0x20, max: 0x7e })),
        ({ bytes }, number, replacement) => {
          const whole = readBytes(bytes);
          const starts = whole.remits.map(({ position }) => position.byte);
          const end = bytes.lastIndexOf('SE*');
          const at = (starts[0] as number) + (number % (end - (starts[0] as number)));
          const hit = starts.filter((start) => start <= at).length - 1;
          const damaged = replace(bytes, at, 1, replacement === null ? [] : [replacement]);
          const { remits, rejections, fault } = readBytes(damaged);
          // The damaged claim may be changed, rejected, or may end the file; a CLP lost joins nothing to its neighbor.
          const expected = whole.remits.map(content);
          const strangers = remits.map(content).filter((text) => !expected.includes(text));
          expect(strangers.length).toBeLessThanOrEqual(1);
          if (fault === null) {
            expect(remits.length + rejections.length).toBeGreaterThanOrEqual(expected.length - 1);
            const others = expected.filter((_, index) => index < hit - 1 || index > hit + 1);
            expect(remits.map(content)).toEqual(expect.arrayContaining(others));
          }
          const lines = remits.reduce((sum, remit) => sum + remit.lines.length, 0);
          expect(lines).toBeLessThanOrEqual(whole.remits.reduce((sum, remit) => sum + remit.lines.length, 0));
        },
      ),
      runs(800),
    );
  });

  it('survives arbitrary bytes after a good envelope start', () => {
    const start = files[0]!.bytes.subarray(0, 180);
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (noise) => {
        expect(readBytes(Buffer.concat([start, noise])).remits).toEqual([]);
      }),
      runs(300),
    );
  });
});

/** Everything that must be there is there and readable. */
function expectWhole(remit: RemitClaim): void {
  expect(remit.patientControlNumber).not.toBe('');
  expect(remit.payer.name).not.toBe('');
  expect(remit.ordinal).toBeGreaterThan(0);
  expect(remit.claimStatusCode).toMatch(/^\d{1,3}$/);
  const lines = remit.lines.flatMap((line) => [line.billedCents, line.paidCents, line.allowedCents ?? 0]);
  const adjustments = [...remit.adjustments, ...remit.lines.flatMap((line) => line.adjustments)];
  const amounts = [remit.billedCents, remit.paidCents, remit.allowedCents ?? 0, ...lines];
  for (const cents of [...amounts, ...adjustments.map(({ amountCents }) => amountCents)]) {
    expect(Number.isSafeInteger(cents)).toBe(true);
  }
  for (const { group, carc } of adjustments) {
    expect(ADJUSTMENT_GROUPS).toContain(group);
    expect(carc).toMatch(/^[A-Z0-9]{1,5}$/);
  }
  const days = [remit.serviceFrom, remit.serviceTo, remit.receivedDate, remit.remitDate];
  for (const date of [...days, ...remit.lines.map(({ dateOfService }) => dateOfService)]) {
    if (date !== null) expect(isLocalDate(date)).toBe(true);
  }
  remit.lines.forEach((line, index) => {
    expect(line.lineNumber).toBe(index + 1);
    expect([line.procedureCode, line.revenueCode ?? '', line.nationalDrugCode ?? ''].join('')).not.toBe('');
    expect(Number.isFinite(line.units)).toBe(true);
  });
}
