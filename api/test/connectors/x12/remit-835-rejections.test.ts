import { CLAIM, claimWith, HEADER, interchangeOf, onlyRejection, readClaims, readText } from './reading';
import type { Reading } from './reading';

describe('a claim of an 835 that cannot be read', () => {
  it.each([
    [
      0,
      'CLP**1*100*80',
      'CLP_CONTROL_NUMBER_MISSING',
      'CLP01: expected a patient control number, found nothing',
    ],
    [
      0,
      'CLP*A**100*80',
      'CLP_STATUS_MISSING',
      'CLP02: expected a claim status code such as 1, 4 or 22, found nothing',
    ],
    [
      0,
      'CLP*A*9*100*80',
      'CLP_STATUS_INVALID',
      'CLP02: expected a claim status code such as 1, 4 or 22, found "9"',
    ],
    [0, 'CLP*A*1**80', 'CLP_AMOUNT_MISSING', 'CLP03: expected a dollar amount, found nothing'],
    [
      0,
      'CLP*A*1*100*8O.5',
      'CLP_AMOUNT_INVALID',
      'CLP04: expected a dollar amount such as 125.50, found text of the shape "9A.9"',
    ],
    [
      0,
      'CLP*A*1*100*80.005',
      'CLP_AMOUNT_INVALID',
      'CLP04: expected a dollar amount such as 125.50, found text of the shape "99.999"',
    ],
    [
      0,
      'CLP*A*1*99999999999*80',
      'CLP_AMOUNT_INVALID',
      'CLP03: expected a dollar amount such as 125.50, found text of the shape "99999999999"',
    ],
    [
      2,
      'SVC*HC*99213*100*80',
      'SVC_PROCEDURE_MISSING',
      'SVC01: expected a qualifier and a procedure code, found 1 component(s) and no code',
    ],
    [2, 'SVC*HC:99213**80', 'SVC_AMOUNT_MISSING', 'SVC02: expected a dollar amount, found nothing'],
    [
      2,
      'SVC*HC:99213*100*80**one',
      'SVC_UNITS_INVALID',
      'SVC05: expected a number of units, found text of the shape "AAA"',
    ],
    [
      3,
      'DTM*472*2025MARCH',
      'DTM_DATE_INVALID',
      'DTM02: expected a date CCYYMMDD after 472, found text of the shape "9999AAAAA"',
    ],
    [4, 'CAS*XX*1*20', 'CAS_GROUP_INVALID', 'CAS01: expected one of CO, PR, OA, PI, CR, found "XX"'],
    [4, 'CAS*PR**20', 'CAS_REASON_MISSING', 'CAS02: expected a claim adjustment reason code, found nothing'],
    [4, 'CAS*PR*1', 'CAS_AMOUNT_MISSING', 'CAS03: expected a dollar amount, found nothing'],
    [
      4,
      'CAS*PR*1*20*0*2*x',
      'CAS_AMOUNT_INVALID',
      'CAS06: expected a dollar amount such as 125.50, found text of the shape "A"',
    ],
  ])('is rejected, and only it, when segment %i of it is %s', (index, segment, code, message) => {
    const reading = readClaims(claimWith(index, segment), claimWith(0, 'CLP*ACCT2*1*100*80*20'));
    const rejection = onlyRejection(reading);
    expect(rejection).toMatchObject({ code, message });
    expect(rejection.label).toMatch(
      new RegExp(
        `^byte \\d+, segment ${9 + index} \\(${segment.slice(0, 3)}\\), interchange 000000007, transaction 0001$`,
      ),
    );
    expect(
      reading.remits.map(({ patientControlNumber, ordinal }) => [patientControlNumber, ordinal]),
    ).toEqual([['ACCT2', 2]]);
  });

  it('is rejected with the first of its faults', () => {
    const claim = [...claimWith(2, 'SVC*HC*99213*100*80'), 'CAS*XX*1*20'];
    expect(onlyRejection(readClaims(claim)).code).toBe('SVC_PROCEDURE_MISSING');
  });

  it('never quotes names or numbers of a patient in a refusal', () => {
    const secrets = ['Testperson', 'MEM1', 'ACCT1', 'PAYER1'];
    const damaged = [
      ['CLP*1*ACCT1*Testperson*MEM1'],
      ['CLP*ACCT1*Testperson*100*80'],
      [...CLAIM, 'Testperson*x'],
      [...CLAIM, 'NM1*QC*1*Testperson'],
      claimWith(4, 'CAS*Testperson*1*20'),
      claimWith(4, 'CAS*PR*Testperson*20'),
      claimWith(2, 'SVC*Testperson*MEM1*20'),
    ];
    for (const claim of damaged) {
      const { message, label } = onlyRejection(readClaims(claim));
      for (const secret of secrets) expect(message + label).not.toContain(secret);
    }
  });

  it.each([
    ['a second patient', 'NM1*QC*1*Other*Person', 'CLAIM_SEGMENT_UNEXPECTED'],
    ['a segment that no guide has', 'XYZ*1', 'CLAIM_SEGMENT_UNEXPECTED'],
    ['what is left of an NM1', 'N1*QC*1*Other', 'CLAIM_SEGMENT_UNEXPECTED'],
    ['what is left of an LQ', 'LX*HE*N519', 'CLAIM_SEGMENT_UNEXPECTED'],
    ['a segment without an end', `LQ*HE*${'x'.repeat(20_000)}`, 'SEGMENT_UNREADABLE'],
    ['two segments run together', 'LQ*HE*N519xSVC*HC:99214*10*10', 'SEGMENT_TOO_WIDE'],
  ])('is rejected rather than joined to its neighbor when it holds %s', (_, segment, code) => {
    expect(onlyRejection(readClaims([...CLAIM, segment])).code).toBe(code);
  });

  it('is rejected when a second patient follows the first', () => {
    const claim = [CLAIM[0]!, CLAIM[1]!, 'NM1*QC*1*Other*Person', ...CLAIM.slice(2)];
    expect(onlyRejection(readClaims(claim)).code).toBe('CLAIM_PATIENT_REPEATED');
  });

  it('is kept with a segment of another guide, or a name after its lines, only where it balances', () => {
    const more = ['NM1*82*1*Stone*Ray****XX*1234567893', 'K3*NOTE'];
    const { remits, rejections } = readClaims([...CLAIM, ...more], claimWith(0, 'CLP*ACCT2*1*100*80'));
    expect(rejections).toEqual([]);
    expect(remits[0]).toMatchObject({ renderingProvider: { name: 'Ray Stone', npi: '1234567893' } });
    expect(remits[0]?.notices.map(({ code }) => code)).toEqual([
      'SEGMENT_OUT_OF_ORDER',
      'SEGMENT_UNEXPECTED',
    ]);
    // The CLP and NM1*QC of a next claim are lost: its lines would be this claim's.
    const joined = [...CLAIM, more[0]!, ...CLAIM.slice(2)];
    expect(onlyRejection(readClaims(joined))).toMatchObject({ code: 'CLAIM_SEGMENT_UNEXPECTED' });
  });

  it('is rejected once when its CLP is missing, and the next claim is read', () => {
    const reading = readClaims(CLAIM.slice(1), claimWith(0, 'CLP*ACCT2*1*100*80*20'));
    expect(onlyRejection(reading).code).toBe('CLAIM_START_MISSING');
    expect(reading.remits).toHaveLength(1);
  });

  it('is rejected where the transaction names no payer, and read where it has no trace number', () => {
    const without = (id: string): Reading =>
      readText(
        interchangeOf(
          CLAIM,
          HEADER.filter((text) => !text.startsWith(id)),
        ),
      );
    expect(onlyRejection(without('N1*PR')).code).toBe('PAYER_MISSING');
    expect(without('TRN')).toMatchObject({ notices: ['TRACE_MISSING'], remits: [{ traceNumber: '' }] });
  });
});
