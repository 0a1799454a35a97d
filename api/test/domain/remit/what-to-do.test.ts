import fc from 'fast-check';
import { FILE_READERS, NO_OPTIONS, readerFor } from '../../../src/connectors/file-readers';
import { SourceFault } from '../../../src/connectors/source-position';
import { whatToDoAbout } from '../../../src/domain/remit/what-to-do';
import { mutated, mutation } from '../../connectors/mutations';
import { SAMPLES } from '../../connectors/format-samples';
import { realFiles } from '../../connectors/x12/reading';
import { effort, testSeed } from '../../support/effort';

const seed = testSeed(4_040);

describe(`what to do about a notice (seed ${seed})`, () => {
  it('is said of every kind that damaged files give, and is more than what is said of any refusal', () => {
    const refusal = whatToDoAbout('CLP_AMOUNT_INVALID');
    const codes = new Set<string>();
    const x12 = [...realFiles(), ...realFiles('837')].map(({ bytes }) => ({ bytes, ...SAMPLES.X12_835 }));
    const samples = FILE_READERS.flatMap(({ format }) =>
      SAMPLES[format].files.map((bytes) => ({ bytes, ...SAMPLES[format] })),
    );
    const files = [...x12.filter(({ bytes }) => bytes.length < 20_000), ...samples];
    const damaged = fc
      .constantFrom(...files)
      .chain(({ bytes, grammar }) =>
        fc
          .array(mutation(grammar), { maxLength: 5 })
          .map((mutations) => ({ original: bytes, file: mutated(bytes, mutations) })),
      );
    fc.assert(
      fc.property(damaged, ({ original, file }) => {
        const choice = readerFor('AUTO', original);
        if (choice.kind === 'reader') for (const code of noticesIn(choice.reader, file)) codes.add(code);
      }),
      { seed, numRuns: effort(4_000, 40_000) },
    );
    expect(codes.size).toBeGreaterThan(25);
    expect([...codes].filter((code) => whatToDoAbout(code) === refusal)).toEqual([]);
  });
});

function noticesIn(reader: (typeof FILE_READERS)[number], bytes: Buffer): string[] {
  const connector = reader.open(NO_OPTIONS);
  const codes: string[] = [];
  try {
    for (
      let items = [...connector.push(bytes), ...connector.end()];
      items.length > 0;
      items = connector.end()
    )
      for (const item of items) {
        if (item.kind === 'notice') codes.push(item.notice.code);
        if (item.kind === 'remit') codes.push(...item.remit.notices.map(({ code }) => code));
        if (item.kind === 'claim') codes.push(...item.claim.notices.map(({ code }) => code));
      }
  } catch (error) {
    if (!(error instanceof SourceFault)) throw error;
  }
  return codes;
}
