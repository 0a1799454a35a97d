import { claimWith, onlyRemit, readClaims } from './reading';
import { elementAt } from '../../../src/domain/element-at';
import type { RemitLine } from '../../../src/connectors/remittance';

describe('a service line of an 835', () => {
  const lineOf = (svc: string, ...more: string[]): RemitLine =>
    elementAt(onlyRemit(readClaims([...claimWith(2, svc), ...more])).lines, 0);

  it.each([
    ['a revenue code', 'NU:0450', { procedureCode: '', revenueCode: '0450' }],
    ['a dental procedure', 'AD:D0120', { procedureCode: 'D0120', procedureQualifier: 'AD' }],
    ['a drug', 'N4:00093721410', { procedureCode: '', nationalDrugCode: '00093721410', revenueCode: null }],
    ['a HIPPS code', 'HP:1AFKS', { procedureCode: '1AFKS', procedureQualifier: 'HP', modifiers: [] }],
    ['modifiers with a gap', 'HC:99213:25::59', { procedureCode: '99213', modifiers: ['25', '59'] }],
    ['a description', 'HC:99213:::::OFFICE VISIT', { modifiers: [], procedureDescription: 'OFFICE VISIT' }],
  ])('tells %s', (_, composite, expected) => {
    expect(lineOf(`SVC*${composite}*100*80**1`)).toMatchObject(expected);
  });

  it('takes modifiers off the procedure code that they are glued to, and says so', () => {
    const remit = onlyRemit(readClaims(claimWith(2, 'SVC*HC:9921325*100*80')));
    expect(remit.lines[0]).toMatchObject({ procedureCode: '99213', modifiers: ['25'] });
    expect(remit.notices.map(({ code }) => code)).toEqual(['MODIFIERS_GLUED']);
    expect(lineOf('SVC*HC:J1100JWKX*100*80').modifiers).toEqual(['JW', 'KX']);
  });

  it('keeps what was submitted, with its modifiers, where it is not what was adjudicated', () => {
    expect(lineOf('SVC*HC:99213*100*80**1*HC:99214:25')).toMatchObject({
      procedureCode: '99213',
      submitted: { qualifier: 'HC', procedureCode: '99214', modifiers: ['25'] },
    });
    expect(lineOf('SVC*HC:99213:25*100*80**1*HC:99213').submitted).toBeNull();
    expect(lineOf('SVC*HC:J1100*100*80**1*N4:00093721410')).toMatchObject({
      submitted: null,
      nationalDrugCode: '00093721410',
    });
  });

  it('keeps its own number, who rendered it, its amounts and all codes', () => {
    const more = ['REF*6R*L1', 'REF*HPI*1234567893', 'AMT*KH*1', 'LQ*RX*75', 'LQ*HE*N130', 'LQ*HE*N56'];
    expect(lineOf('SVC*HC:99213*100*80', ...more)).toMatchObject({
      lineControlNumber: 'L1',
      renderingNpi: '1234567893',
      amounts: [{ qualifier: 'KH', amountCents: 100 }],
      rejectCodes: ['75'],
      remarks: ['N130', 'N56'],
    });
  });
});

describe('the loop of a claim', () => {
  it('keeps who is named in it, its numbers, amounts and how it was priced', () => {
    const claim = [
      'CLP*U1*2*120*80**MA*ICN1*11*1**470',
      'NM1*QC*1*Testperson*Ann****MI*OLD1',
      'NM1*74*1******C*NEW1',
      'NM1*TT*2*SECOND PLAN*****PI*88002',
      'NM1*PR*2*THIRD PLAN*****PI*99',
      'MIA*3***70*MA02***************MA18',
      'MOA**12*MA130',
      'REF*EA*MRN7',
      'DTM*036*20251231',
      'AMT*F5*10',
      'CAS*CO*45*40',
    ];
    expect(onlyRemit(readClaims(claim))).toMatchObject({
      drgCode: '470',
      correctedMemberId: 'NEW1',
      crossoverPayer: { name: 'SECOND PLAN', identifier: '88002' },
      priorityPayer: { name: 'THIRD PLAN', identifier: '99' },
      remarks: ['MA02', 'MA18', 'MA130'],
      references: [{ qualifier: 'EA', value: 'MRN7' }],
      coverageEnds: '2025-12-31',
      amounts: [{ qualifier: 'F5', amountCents: 1000 }],
      stay: { coveredDays: 3, drgCents: 7000, hcpcsPayableCents: 1200 },
      notices: [],
    });
  });

  it.each([
    ['PAID_ABOVE_CHARGE', ['CLP*A*1*100*120', 'NM1*QC*1*T', 'CAS*CO*94*-20'], 2000],
    ['ZERO_PAID_UNEXPLAINED', ['CLP*A*1*150*0', 'NM1*QC*1*T', 'SVC*HC:99214*150*0'], 15000],
    ['CLAIM_OUT_OF_BALANCE', ['CLP*A*1*150*100', 'NM1*QC*1*T', 'CAS*CO*45*20'], 3000],
  ])('says how much money it is about: %s', (code, claim, amountCents) => {
    const { notices } = onlyRemit(readClaims(claim));
    expect(notices.find((notice) => notice.code === code)).toMatchObject({ amountCents });
  });

  it('needs no reason for paying nothing where nothing is due', () => {
    expect(onlyRemit(readClaims(['CLP*A*25*0*0', 'NM1*QC*1*T'])).notices).toEqual([]);
  });
});
