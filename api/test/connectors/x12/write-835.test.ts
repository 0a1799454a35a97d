import fc from 'fast-check';
import { readBytes, sampleFiles } from './reading';
import { elementAt } from '../../../src/domain/element-at';
import { addDays, dateOfEpochDay } from '../../../src/domain/calendar';
import { ADJUSTMENT_GROUPS } from '../../../src/domain/claim';
import type { RemitClaim } from '../../../src/connectors/remittance';
import type { Remittance } from '../../../src/connectors/x12/remit/write-835';
import type { RemitClaimContent } from '../../../src/connectors/x12/remit/write-claim-loop';
import { writeRemit835 } from '../../../src/connectors/x12/remit/write-835';
import { effort, testSeed } from '../../support/effort';

const REMITTANCE: Remittance = {
  controlNumber: 42,
  createdDate: '2025-03-10',
  createdTime: '0815',
  payer: { name: 'Sample Health Plan', identifier: 'SHP01' },
  payee: { name: 'Sample Clinic', npi: '1234567893' },
  traceNumber: 'EFT1',
  paymentDate: '2025-03-12',
  originatorId: '1512345678',
  paymentCents: 0,
  isTest: true,
};

const written = (claims: readonly RemitClaimContent[]): Buffer => {
  const paymentCents = claims.reduce((sum, { paidCents }) => sum + paidCents, 0);
  return Buffer.from([...writeRemit835({ ...REMITTANCE, paymentCents }, claims)].join(''), 'utf8');
};

describe('the 835 writer', () => {
  it('writes a fixed-width ISA, closes its envelope and streams segment by segment', () => {
    const segments = [...writeRemit835(REMITTANCE, [])];
    expect(segments[0]).toHaveLength(107);
    expect(segments.slice(-3)).toEqual(['SE*11*000000042~\n', 'GE*1*000000042~\n', 'IEA*1*000000042~\n']);
    const { items, fault } = readBytes(Buffer.from(segments.join('')));
    expect({ kinds: items.map(({ kind }) => kind), fault }).toEqual({
      kinds: ['payment', 'paymentEnd'],
      fault: null,
    });
  });

  it('writes whatever the reader reads, and it reads the same again', () => {
    const seed = testSeed(835);
    fc.assert(
      fc.property(fc.array(claim(), { maxLength: 4 }), (claims) => {
        const { remits, rejections, notices, fault } = readBytes(written(claims));
        expect({ rejections, notices, fault }).toEqual({ rejections: [], notices: [], fault: null });
        expect(remits.map((remit, at) => contentOf(remit, at, claims))).toEqual(claims);
        expect(remits.map(({ ordinal }) => ordinal)).toEqual(claims.map((_, at) => at + 1));
      }),
      { seed, numRuns: effort(300, 3_000) },
    );
  });

  it('keeps the balance of the samples', () => {
    for (const { bytes } of sampleFiles()) {
      const { remits } = readBytes(bytes);
      const again = readBytes(written(remits)).remits;
      expect(again.flatMap(({ notices }) => notices)).toEqual([]);
      expect(again.map(({ lines, adjustments }) => ({ lines, adjustments }))).toEqual(
        remits.map(({ lines, adjustments }) => ({ lines, adjustments })),
      );
    }
  });

  it('keeps stays, drugs and revenue codes', () => {
    const [base] = fc.sample(claim(), { seed: 2, numRuns: 1 });
    const line = {
      ...fc.sample(claim(), { seed: 3, numRuns: 9 }).flatMap(({ lines }) => lines)[0]!,
      submitted: null,
    };
    const stay: RemitClaimContent = {
      ...base!,
      claimFilingIndicator: 'MA',
      claimType: 'INSTITUTIONAL',
      drgCode: '470',
      remarks: ['MA01', 'MA02', 'MA03', 'MA04', 'MA05', 'N1', 'N2'],
      stay: { coveredDays: 4, drgCents: 123_45, hcpcsPayableCents: 700 },
      lines: [
        {
          ...line,
          lineNumber: 1,
          procedureCode: '',
          procedureQualifier: 'NU',
          procedureDescription: null,
          revenueCode: '0450',
        },
        {
          ...line,
          lineNumber: 2,
          procedureCode: '',
          modifiers: [],
          procedureQualifier: 'N4',
          procedureDescription: null,
          nationalDrugCode: '00093721410',
        },
        {
          ...line,
          lineNumber: 3,
          procedureQualifier: 'HC',
          nationalDrugCode: '00093721410',
          revenueCode: '0636',
        },
      ],
      allowedCents: 3 * (line.allowedCents ?? 0),
    };
    const { remits } = readBytes(written([stay]));
    expect(remits.map((remit, at) => contentOf(remit, at, [stay]))).toEqual([stay]);
  });

  it('keeps delimiters within names from cutting segments', () => {
    const { remits } = readBytes(bytesNamed('A*B~C:D^E\nF'));
    expect(remits[0]?.patient.lastName).toBe('A B C D E F');
  });
});

function bytesNamed(lastName: string): Buffer {
  const [base] = fc.sample(claim(), { seed: 1, numRuns: 1 });
  return written([{ ...base!, patient: { ...base!.patient, lastName } }]);
}

/** Of what a reader hands out, what the writer writes. */
function contentOf(
  remit: RemitClaim,
  index: number,
  claims: readonly RemitClaimContent[],
): RemitClaimContent {
  expect([remit.position.segment > 0, remit.ordinal > 0, remit.diagnosisCodes]).toEqual([true, true, []]);
  expect(remit).toMatchObject({
    payer: REMITTANCE.payer,
    payee: REMITTANCE.payee,
    traceNumber: REMITTANCE.traceNumber,
    remitDate: REMITTANCE.paymentDate,
  });
  const written = elementAt(claims, index);
  const lines = remit.lines.map((line, at) => only(line, elementAt(written.lines, at)));
  return { ...only(remit, written), lines };
}

function only<Part extends object>(whole: Part, part: Part): Part {
  return Object.fromEntries(Object.entries(whole).filter(([key]) => key in part)) as Part;
}

/** Professional claims as a reader hands them out: every field that an 835 can carry, in its normal form. */
function claim(): fc.Arbitrary<RemitClaimContent> {
  const cents = fc.integer({ min: -9_999_999, max: 9_999_999 });
  const name = fc.stringMatching(/^[A-Za-zäéñŁ][A-Za-zäéñŁ' -]{0,20}[a-z]$/);
  const id = fc.stringMatching(/^[A-Z0-9-]{1,20}$/);
  const date = fc.integer({ min: 0, max: 40_000 }).map(dateOfEpochDay);
  const optional = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(arbitrary);
  const carc = fc.stringMatching(/^[A-Z]?[0-9]{1,3}$/);
  const group = fc.constantFrom(...ADJUSTMENT_GROUPS);
  const adjustments = fc.array(fc.record({ group, carc, amountCents: cents }), { maxLength: 9 });
  const remarks = fc.array(fc.stringMatching(/^(MA|N|M)[0-9]{1,3}$/), { maxLength: 5 });
  const npi = fc.stringMatching(/^[12][0-9]{9}$/);
  const amounts = fc.array(fc.record({ qualifier: fc.constantFrom('F5', 'KH', 'ZK'), amountCents: cents }), {
    maxLength: 3,
  });
  const otherPayer = optional(fc.record({ name, identifier: optional(id) }));
  const line = fc.record({
    procedureCode: fc.stringMatching(/^[0-9]{4}[0-9A-Z]$/),
    modifiers: fc.array(fc.stringMatching(/^[A-Z0-9]{2}$/), { maxLength: 4 }),
    submitted: optional(
      fc.record({
        qualifier: fc.constant('HC'),
        procedureCode: fc.constant('S9999'),
        modifiers: fc.array(fc.stringMatching(/^[A-Z0-9]{2}$/), { maxLength: 4 }),
        description: fc.constant(null),
      }),
    ),
    revenueCode: fc.constant(null),
    units: fc.integer({ min: 0, max: 999 }),
    paidUnits: fc.integer({ min: 0, max: 999 }),
    billedCents: cents,
    paidCents: cents,
    allowedCents: cents,
    days: optional(fc.tuple(date, optional(fc.integer({ min: 0, max: 400 })))),
    adjustments,
    remarks,
    procedureQualifier: fc.constantFrom('HC', 'AD', 'HP'),
    procedureDescription: optional(name),
    nationalDrugCode: fc.constant(null),
    amounts,
    lineControlNumber: optional(id),
    renderingNpi: optional(npi),
    rejectCodes: fc.array(fc.stringMatching(/^[0-9]{2}$/), { maxLength: 2 }),
  });
  const period = fc.tuple(date, date).map(([a, b]) => (a < b ? [a, b] : [b, a]));
  return fc
    .record({
      renderingProvider: optional(fc.record({ name, npi: optional(npi) })),
      patientControlNumber: id,
      payerControlNumber: optional(id),
      claimStatusCode: fc.constantFrom('1', '2', '4', '19', '22'),
      claimFrequencyCode: optional(fc.constantFrom('1', '7', '8')),
      facilityTypeCode: optional(fc.constantFrom('11', '22')),
      claimFilingIndicator: optional(fc.constantFrom('12', 'MB', 'MC')),
      patient: fc.record({ lastName: name, firstName: name, memberId: optional(id) }),
      memberGroupId: optional(id),
      priorAuthorization: optional(id),
      originalControlNumber: optional(id),
      billedCents: cents,
      paidCents: cents,
      patientResponsibilityCents: optional(cents),
      period,
      receivedDate: optional(date),
      adjustments,
      remarks,
      lines: fc.array(line, { maxLength: 5 }),
      coverageCents: optional(cents),
      drgCode: fc.constant(null),
      correctedMemberId: optional(id),
      crossoverPayer: otherPayer,
      priorityPayer: otherPayer,
      references: fc.array(fc.record({ qualifier: fc.constantFrom('EA', 'CE'), value: id }), {
        maxLength: 2,
      }),
      interestCents: optional(cents),
      amounts,
      stay: optional(
        fc.record({
          coveredDays: fc.constant(null),
          drgCents: fc.constant(null),
          hcpcsPayableCents: cents,
        }),
      ),
      coverageEnds: optional(date),
    })
    .map(({ period: [serviceFrom, serviceTo], lines, coverageCents, ...rest }) => ({
      ...rest,
      claimType: 'PROFESSIONAL' as const,
      serviceFrom: serviceFrom as string,
      serviceTo: serviceTo as string,
      lines: lines.map(({ days, ...each }, at) => ({
        lineNumber: at + 1,
        ...each,
        dateOfService: days && days[0],
        dateOfServiceEnd: days?.[1] == null ? null : addDays(days[0], days[1]),
      })),
      allowedCents:
        lines.length === 0 ? coverageCents : lines.reduce((sum, { allowedCents }) => sum + allowedCents, 0),
    }));
}
