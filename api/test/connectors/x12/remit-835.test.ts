import {
  CLAIM,
  claimWith,
  HEADER,
  interchangeOf,
  onlyRejection,
  onlyRemit,
  readBytes,
  readClaims,
  readText,
  sampleFiles,
} from './reading';
import type { Reading } from './reading';

function sampleBytes(name: string): Buffer {
  const file = sampleFiles().find((candidate) => candidate.name === name);
  if (!file) throw new Error(`no sample ${name}`);
  return file.bytes;
}
const sample = (name: string): Reading => readBytes(sampleBytes(name));

/** What the lines of the first sample have in common. */
const PLAIN_LINE = {
  procedureQualifier: 'HC',
  procedureDescription: null,
  modifiers: [],
  submitted: null,
  revenueCode: null,
  nationalDrugCode: null,
  units: 1,
  paidUnits: 1,
  amounts: [],
  dateOfService: '2025-02-03',
  dateOfServiceEnd: null,
  lineControlNumber: null,
  renderingNpi: null,
  remarks: [],
  rejectCodes: [],
};

describe('a claim of an 835', () => {
  it('carries what CLP, its loop and the header say', () => {
    const { remits, notices, rejections, fault } = sample('professional-denials.835');
    expect({ notices, rejections, fault, claims: remits.length }).toEqual({
      notices: [],
      rejections: [],
      fault: null,
      claims: 5,
    });
    const byte = sampleBytes('professional-denials.835').indexOf('CLP*ACCT-1001');
    const position = {
      byte,
      segment: 15,
      label: `byte ${byte}, segment 15 (CLP), interchange 000000101, transaction 0001`,
    };
    expect(remits[0]).toEqual({
      position,
      payment: remits[4]?.payment,
      place: { payment: 1, claim: 1 },
      payer: {
        name: 'Sample Health Plan',
        identifier: 'SHP01',
        identifiers: [
          { qualifier: 'XV', value: 'SHP01' },
          { qualifier: 'TRN03', value: '1512345678' },
        ],
      },
      payee: { name: 'Sample Clinic', npi: '1234567893', taxId: '123456789' },
      renderingProvider: { name: 'Casey Coder', npi: '1245319599' },
      traceNumber: 'EFT0000101',
      ordinal: 1,
      patientControlNumber: 'ACCT-1001',
      payerControlNumber: 'SHP2025000001',
      version: null,
      claimStatusCode: '1',
      claimFrequencyCode: '1',
      facilityTypeCode: '11',
      claimFilingIndicator: '12',
      drgCode: null,
      claimType: 'PROFESSIONAL',
      patient: { lastName: 'Testperson', firstName: 'Ann', memberId: 'MEM0001' },
      correctedMemberId: null,
      crossoverPayer: null,
      priorityPayer: null,
      memberGroupId: null,
      priorAuthorization: null,
      originalControlNumber: null,
      references: [],
      billedCents: 25000,
      paidCents: 18160,
      patientResponsibilityCents: 3000,
      allowedCents: 21160,
      interestCents: null,
      amounts: [],
      stay: null,
      serviceFrom: '2025-02-03',
      serviceTo: '2025-02-03',
      receivedDate: '2025-02-06',
      coverageEnds: null,
      remitDate: '2025-03-12',
      adjustments: [],
      remarks: [],
      diagnosisCodes: [],
      lines: [
        {
          ...PLAIN_LINE,
          lineNumber: 1,
          procedureCode: '99213',
          billedCents: 15000,
          paidCents: 9200,
          allowedCents: 12200,
          adjustments: [
            { group: 'CO', carc: '45', amountCents: 2800 },
            { group: 'PR', carc: '3', amountCents: 3000 },
          ],
        },
        {
          ...PLAIN_LINE,
          lineNumber: 2,
          procedureCode: '36415',
          billedCents: 10000,
          paidCents: 8960,
          allowedCents: 8960,
          adjustments: [{ group: 'CO', carc: '45', amountCents: 1040 }],
        },
      ],
      notices: [],
    });
  });

  it('keeps denials with group, CARC and remarks on line and claim', () => {
    const { remits } = sample('professional-denials.835');
    const denials = remits.map((remit) => [
      remit.claimStatusCode,
      remit.remarks,
      remit.lines.map((line) => [
        line.procedureCode,
        line.modifiers,
        line.adjustments.map(({ group, carc }) => group + carc),
        line.remarks,
      ]),
    ]);
    expect(denials.slice(1)).toEqual([
      [
        '4',
        [],
        [
          ['99214', [], ['CO4'], ['N519']],
          ['20610', ['RT'], ['CO4'], ['N519']],
        ],
      ],
      ['4', ['MA130', 'N382'], [['87880', [], ['CO16'], ['M76']]]],
      ['4', [], [['72148', [], ['CO197'], []]]],
      [
        '1',
        [],
        [
          ['99213', ['25'], ['CO45', 'PR2'], []],
          ['95004', [], ['CO50'], ['N115']],
        ],
      ],
    ]);
    expect(remits[1]?.memberGroupId).toBe('GRP-77');
    expect(remits[3]).toMatchObject({ priorAuthorization: 'AUTH-STALE', serviceTo: '2025-02-07' });
    expect(remits[4]?.lines[1]?.units).toBe(40);
  });

  it('hands out a reversal and its correction as two events on one claim', () => {
    const { remits, fault, notices } = sample('reversal-correction.835');
    expect({ fault, notices }).toEqual({ fault: null, notices: [] });
    const [reversal, correction] = remits;
    expect(reversal).toMatchObject({
      ordinal: 1,
      claimStatusCode: '22',
      billedCents: -25000,
      paidCents: -18160,
      patientResponsibilityCents: -3000,
      adjustments: [
        { group: 'CR', carc: '45', amountCents: -3840 },
        { group: 'CR', carc: '3', amountCents: -3000 },
      ],
      notices: [],
    });
    expect(correction).toMatchObject({
      ordinal: 2,
      patientControlNumber: reversal?.patientControlNumber,
      claimFrequencyCode: '7',
      originalControlNumber: 'SHP2025000001',
      patient: { lastName: 'Testperson', firstName: 'Ann' },
      notices: [],
    });
    expect(correction?.lines[0]).toMatchObject({
      procedureCode: '99214',
      submitted: { procedureCode: '99213' },
    });
  });

  it('keeps claim-level adjustments apart, takes MIA remarks and tells institutional claims', () => {
    const { remits, fault, notices } = sample('institutional-claim-level.835');
    expect({ fault, notices, odd: remits.flatMap((remit) => remit.notices) }).toEqual({
      fault: null,
      notices: [],
      odd: [],
    });
    expect(remits.map(({ claimType }) => claimType)).toEqual([
      'INSTITUTIONAL',
      'INSTITUTIONAL',
      'INSTITUTIONAL',
    ]);
    expect(remits[0]).toMatchObject({
      remarks: ['MA02'],
      serviceFrom: '2025-04-01',
      serviceTo: '2025-04-05',
    });
    expect(remits[1]).toMatchObject({
      adjustments: [{ group: 'CO', carc: '50', amountCents: 325000 }],
      remarks: ['MA01', 'N386'],
      lines: [],
    });
    expect(remits[2]?.lines.map(({ procedureCode, revenueCode }) => [procedureCode, revenueCode])).toEqual([
      ['', '0450'],
      ['99284', '0450'],
    ]);
  });

  it('reads all six adjustments of a CAS and refuses a seventh', () => {
    const six = ['1', '2', '3', '45', '96', '253'].map((carc) => `${carc}*1.5*1`).join('*');
    const remit = onlyRemit(readClaims(claimWith(4, `CAS*OA*${six}`)));
    expect(remit.lines[0]?.adjustments.map(({ carc, amountCents }) => [carc, amountCents])).toEqual(
      ['1', '2', '3', '45', '96', '253'].map((carc) => [carc, 150]),
    );
    expect(onlyRejection(readClaims(claimWith(4, `CAS*OA*${six}*97*1`))).code).toBe('SEGMENT_TOO_WIDE');
    expect(readClaims(claimWith(4, `CAS*PR*1*20${'*'.repeat(20)}`)).rejections).toEqual([]);
  });

  it('takes one unit where SVC05 is absent, and the units submitted where SVC07 tells them', () => {
    const units = (svc: string): number | undefined =>
      onlyRemit(readClaims(claimWith(2, svc))).lines[0]?.units;
    expect(units('SVC*HC:99213*100*80')).toBe(1);
    expect(units('SVC*HC:99213*100*80**2.5')).toBe(2.5);
    expect(units('SVC*HC:99213*100*80**0**3')).toBe(3);
  });

  it.each([
    ['CCYYMMDD', 'DTM*472*20250301', '2025-03-01', '2025-03-01'],
    ['the YYMMDD of older versions', 'DTM*472*990301', '1999-03-01', '1999-03-01'],
    ['YYMMDD in this century', 'DTM*472*250301', '2025-03-01', '2025-03-01'],
    ['a range with RD8', 'DTM*232****RD8*20250301-20250305', '2025-03-01', '2025-03-05'],
    ['a leap day', 'DTM*472*20240229', '2024-02-29', '2024-02-29'],
  ])('reads service dates as %s', (_, dtm, from, to) => {
    const claim = dtm.startsWith('DTM*232') ? [CLAIM[0]!, CLAIM[1]!, dtm] : claimWith(3, dtm);
    expect(onlyRemit(readClaims(claim))).toMatchObject({ serviceFrom: from, serviceTo: to });
  });

  it('spans its service period over the lines where the claim states none', () => {
    const second = ['SVC*HC:36415*0*0', 'DTM*150*20250225', 'DTM*151*20250226'];
    expect(onlyRemit(readClaims([...CLAIM, ...second]))).toMatchObject({
      serviceFrom: '2025-02-25',
      serviceTo: '2025-03-01',
    });
  });

  it.each(['DTM*472*20250230', 'DTM*472*11111111', 'DTM*472*00000000', 'DTM*472'])(
    'leaves out a date that is none and notes it: %s',
    (dtm) => {
      const remit = onlyRemit(readClaims(claimWith(3, dtm)));
      expect(remit.serviceFrom).toBeNull();
      expect(remit.notices.map(({ code }) => code)).toEqual(['DATE_INVALID']);
      expect(remit.notices[0]?.position).toMatchObject({ segment: 12 });
    },
  );

  it('falls back from an unreadable BPR16 to DTM*405', () => {
    const header = [
      HEADER[0]!.replace('20250312', '20252312'),
      HEADER[1]!,
      'DTM*405*20250311',
      ...HEADER.slice(2),
    ];
    expect(readText(interchangeOf(CLAIM, header)).remits[0]?.remitDate).toBe('2025-03-11');
  });

  it('keeps no social security number as a member id', () => {
    const ssn = claimWith(1, 'NM1*QC*1*Testperson*Ann****34*123456789');
    expect(onlyRemit(readClaims(ssn)).patient.memberId).toBeNull();
    const insured = [...ssn.slice(0, 2), 'NM1*IL*1*Testperson*Bo****MI*MEM9', ...ssn.slice(2)];
    expect(onlyRemit(readClaims(insured)).patient.memberId).toBe('MEM9');
  });

  it('notes amounts that do not balance and keeps the claim as its payer states it', () => {
    const remit = onlyRemit(readClaims(claimWith(4, 'CAS*PR*1*5')));
    expect(remit.billedCents).toBe(10000);
    expect(remit.notices.map(({ code, message }) => [code, message])).toEqual([
      ['CLAIM_OUT_OF_BALANCE', 'CLP04: expected the charge less all adjustments, 95.00, found 80.00'],
      [
        'LINE_OUT_OF_BALANCE',
        'SVC03 of line 1: expected the charge less its adjustments, 95.00, found 80.00',
      ],
    ]);
    const lines = onlyRemit(readClaims(claimWith(2, 'SVC*HC:99213*90*70')));
    expect(lines.notices.map(({ code }) => code)).toContain('LINES_TOTAL_MISMATCH');
  });
});

describe('the claims of an 835', () => {
  it('count on under one trace number, also over several transactions', () => {
    const one = interchangeOf([...CLAIM, ...CLAIM]);
    const { remits } = readText(one + one.replaceAll('000000007', '000000008'));
    expect(remits.map(({ ordinal }) => ordinal)).toEqual([1, 2, 3, 4]);
    const other = readText(one + one.replace('TRACE1', 'TRACE2'));
    expect(other.remits.map(({ traceNumber, ordinal }) => [traceNumber, ordinal])).toEqual([
      ['TRACE1', 1],
      ['TRACE1', 2],
      ['TRACE2', 1],
      ['TRACE2', 2],
    ]);
  });

  it('are noted when they and PLB do not add up to the payment', () => {
    expect(readClaims(CLAIM).notices).toEqual([]);
    expect(readClaims(CLAIM, ['PLB*1234567893*20251231*WO:X*5']).notices).toEqual([
      'TRANSACTION_OUT_OF_BALANCE',
    ]);
    const paid = [HEADER[0]!.replace('*80*', '*75*'), ...HEADER.slice(1)];
    expect(readText(interchangeOf([...CLAIM, 'PLB*1234567893*20251231*WO:X*5'], paid)).notices).toEqual([]);
  });
});
