import { Readable } from 'node:stream';
import { X12parser } from 'x12-parser';
import type { ClaimRecord } from '../../../src/domain/claim-record';
import type { ExportFile } from '../../../src/connectors/export-files';
import { EXPORT_FILES } from '../../../src/connectors/export-files';
import { luhnCheckDigit } from '../../../src/generation/world/world';
import { busyScenario } from '../../simulation/scenarios';
import { byProcessing, bySubmission, fileText, simulatedRecords } from '../simulated-records';
import { testSeed } from '../../support/effort';

const SEED = testSeed(835_837);
const records = simulatedRecords(busyScenario({ claimsPerDay: 25, institutionalShare: 25 }), SEED, 50);
const X12_FILES = EXPORT_FILES.filter(({ format }) => format === 'x12');

function textOf({ order, write }: ExportFile, of: readonly ClaimRecord[] = records): string {
  return fileText(
    write({ createdDate: '2025-06-01' }),
    order === 'SUBMITTED' ? bySubmission(of) : byProcessing(of),
  );
}

const inFile = (name: string): ClaimRecord[] =>
  records.filter(({ claim, adjudication }) =>
    name === 'remits.835'
      ? adjudication !== null
      : claim.claimType === (name === 'claims.837p' ? 'PROFESSIONAL' : 'INSTITUTIONAL'),
  );

/** As another's parser sees the file: one record a segment, elements by number, components as "1-2". */
async function parsed(text: string): Promise<Record<string, string>[]> {
  const segments: Record<string, string>[] = [];
  for await (const segment of Readable.from([Buffer.from(text)]).pipe(new X12parser())) {
    segments.push(segment as Record<string, string>);
  }
  return segments;
}

/** The raw text, cut by its own delimiters and nothing of ours. */
const rawSegments = (text: string): string[][] =>
  text
    .split('~')
    .map((segment) => segment.trim().split('*'))
    .filter(([id]) => id !== '');

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

describe(`X12 files out (seed ${SEED})`, () => {
  it.each(X12_FILES.map((file) => [file.name, file] as const))(
    '%s has the same claims, lines and adjustments to an independent parser',
    async (name, file) => {
      const segments = await parsed(textOf(file));
      const count = (id: string): number => segments.filter((segment) => segment['name'] === id).length;
      const expected = inFile(name);
      const lines = sum(expected.map(({ claim }) => claim.lines.length));
      if (name === 'remits.835') {
        expect({ clp: count('CLP'), svc: count('SVC') }).toEqual({ clp: expected.length, svc: lines });
        const triplets = segments.filter((segment) => segment['name'] === 'CAS').flatMap(tripletsOf);
        const adjustments = expected.flatMap(({ adjudication }) =>
          (adjudication?.lines ?? []).flatMap((line) => line.adjustments),
        );
        expect(triplets.sort()).toEqual(
          adjustments.map(({ group, carc, amountCents }) => `${group} ${carc} ${amountCents}`).sort(),
        );
      } else {
        const service = name === 'claims.837p' ? 'SV1' : 'SV2';
        expect({ clm: count('CLM'), lines: count(service) }).toEqual({ clm: expected.length, lines });
        const charges = segments
          .filter((segment) => segment['name'] === 'CLM')
          .map((clm) => Number(clm['2']));
        expect(Math.round(sum(charges) * 100)).toBe(sum(expected.map(({ claim }) => claim.billedCents)));
      }
    },
  );

  it.each(X12_FILES.map((file) => [file.name, file] as const))(
    '%s has envelopes that add up',
    (_name, file) => {
      const text = textOf(file);
      expect(text.indexOf('~')).toBe(105);
      const controls = new Set<string>();
      let transaction = 0;
      let start = 0;
      let [transactions, groups] = [0, 0];
      rawSegments(text).forEach(([id, first, second], at) => {
        if (id === 'GS') groups++;
        if (id === 'ST') {
          transaction = Number(second);
          start = at;
          transactions++;
          expect(controls.has(second ?? '')).toBe(false);
          controls.add(second ?? '');
        }
        if (id === 'SE') expect([Number(first), Number(second)]).toEqual([at - start + 1, transaction]);
        if (id === 'GE') expect(Number(first)).toBe(transactions);
        if (id === 'IEA') expect(Number(first)).toBe(groups);
      });
      expect(text.trim().split('\n').at(-1)).toMatch(/^IEA\*\d\*000000001~$/);
    },
  );

  it('has remits that balance: every line, every claim, every payment', () => {
    const file = X12_FILES.find(({ name }) => name === 'remits.835') as ExportFile;
    const cents = (text: string | undefined): number => Math.round(Number(text) * 100);
    let [payment, claims, charge, paid, lineRest, claimCharge, claimPaid] = [0, 0, 0, 0, 0, 0, 0];
    const closeLine = (): void => expect(lineRest).toBe(0);
    const closeClaim = (): void => {
      closeLine();
      expect([charge, paid]).toEqual([claimCharge, claimPaid]);
      [charge, paid, claimCharge, claimPaid] = [0, 0, 0, 0];
    };
    for (const elements of rawSegments(textOf(file))) {
      const [id] = elements;
      if (id === 'BPR') payment = cents(elements[2]);
      if (id === 'CLP') {
        closeClaim();
        [claimCharge, claimPaid] = [cents(elements[3]), cents(elements[4])];
        claims += claimPaid;
      }
      if (id === 'SVC') {
        closeLine();
        charge += cents(elements[2]);
        paid += cents(elements[3]);
        lineRest = cents(elements[2]) - cents(elements[3]);
      }
      if (id === 'CAS') for (let at = 3; at < elements.length; at += 3) lineRest -= cents(elements[at]);
      if (id === 'SE') {
        closeClaim();
        expect(claims).toBe(payment);
        claims = 0;
      }
    }
  });

  it('gives a payer one payment a day', () => {
    const file = X12_FILES.find(({ name }) => name === 'remits.835') as ExportFile;
    const expected = new Set(
      inFile('remits.835').map(({ payer, adjudication }) => `${payer.id} ${adjudication?.processingDate}`),
    );
    const starts = rawSegments(textOf(file)).filter(([id]) => id === 'ST');
    expect(starts).toHaveLength(expected.size);
  });

  it('names every provider by an NPI whose check digit holds, and numbers its levels from one', () => {
    const file = X12_FILES.find(({ name }) => name === 'claims.837p') as ExportFile;
    const segments = rawSegments(textOf(file));
    const npis = segments.flatMap((elements) => (elements[8] === 'XX' ? [elements[9] ?? ''] : []));
    expect(npis.length).toBeGreaterThan(0);
    for (const npi of new Set(npis)) {
      expect(Number(npi[9])).toBe(luhnCheckDigit(`80840${npi.slice(0, 9)}`));
    }
    let next = 1;
    const billing = new Set<string>();
    for (const [id, number = '', parent = '', level] of segments) {
      if (id === 'ST') {
        next = 1;
        billing.clear();
      }
      if (id !== 'HL') continue;
      expect(Number(number)).toBe(next++);
      if (level === '20') billing.add(number);
      else expect(billing.has(parent)).toBe(true);
    }
  });

  it('is an interchange without groups where there is nothing to send', () => {
    for (const file of X12_FILES) {
      expect(rawSegments(textOf(file, [])).map(([id]) => id)).toEqual(['ISA', 'IEA']);
    }
  });

  it('cuts transactions at 5,000 claims', () => {
    const [record] = inFile('claims.837p') as [ClaimRecord];
    const many = Array.from({ length: 5_001 }, (_, index) => ({
      ...record,
      claim: { ...record.claim, id: index + 1 },
    }));
    const file = X12_FILES.find(({ name }) => name === 'claims.837p') as ExportFile;
    const sizes: number[] = [];
    for (const [id] of rawSegments(textOf(file, many))) {
      if (id === 'ST') sizes.push(0);
      if (id === 'CLM') sizes.push((sizes.pop() ?? 0) + 1);
    }
    expect(sizes).toEqual([5_000, 1]);
  });

  it("comes in small pieces, a day's claims too", () => {
    for (const { name, write } of X12_FILES) {
      const [record] = inFile(name) as [ClaimRecord];
      const day = Array.from({ length: 2_000 }, (_, index) => ({
        ...record,
        claim: { ...record.claim, id: index + 1 },
      }));
      const writer = write({ createdDate: '2025-06-01' });
      const pieces = [...writer.add(day), ...writer.end()].map(({ length }) => length);
      const whole = pieces.reduce((sum, length) => sum + length, 0);
      expect(whole).toBeGreaterThan(500_000);
      expect(Math.max(...pieces)).toBeLessThan(40_000);
      // Nor are there more of them than that takes: each costs a turn.
      expect(pieces.length).toBeLessThan(whole / 30_000);
    }
  });
});

function tripletsOf(cas: Record<string, string>): string[] {
  const triplets: string[] = [];
  for (let at = 2; cas[String(at)]; at += 3) {
    triplets.push(`${cas['1']} ${cas[String(at)]} ${Math.round(Number(cas[String(at + 1)]) * 100)}`);
  }
  return triplets;
}
