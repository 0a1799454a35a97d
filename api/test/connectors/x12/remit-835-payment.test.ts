import { CLAIM, interchangeOf, readText } from './reading';

describe('a payment of an 835', () => {
  const header = [
    'BPR*I*101.25*C*ACH*CCP*01*999999992*DA*123456*1512345678**01*999988880*DA*98765*20250312',
    'TRN*1*EFT7*1512345678',
    'DTM*405*20250311',
    'N1*PR*Sample Health Plan*XV*77001',
    'REF*2U*2U-1',
    'REF*EO*EO-1',
    'REF*XX*no number of a payer',
    'N1*PE*Sample Clinic*XX*1234567893',
    'REF*TJ*123456789',
    'LX*1',
  ];
  const paid = ['CLP*A*1*150*100**12*ICN1*11*1', 'NM1*QC*1*Testperson*Ann', 'AMT*I*1.25', 'CAS*CO*45*50'];
  const plb = 'PLB*1234567893*20251231*L6:ICN1*-1.25*FB:PREV*-40*FB:NEXT*40';

  it('comes before its claims, with the numbers of payer and payee and all of its header', () => {
    const { items } = readText(interchangeOf([...paid, plb], header));
    const [payment, remit] = items;
    expect(payment).toMatchObject({
      kind: 'payment',
      payment: {
        ordinal: 1,
        payer: {
          name: 'Sample Health Plan',
          identifier: '77001',
          identifiers: [
            { qualifier: 'XV', value: '77001' },
            { qualifier: '2U', value: '2U-1' },
            { qualifier: 'EO', value: 'EO-1' },
            { qualifier: 'TRN03', value: '1512345678' },
          ],
        },
        payee: { name: 'Sample Clinic', npi: '1234567893', taxId: '123456789' },
        method: 'ACH',
        creditOrDebit: 'C',
        amountCents: 10125,
        paymentDate: '2025-03-12',
        productionDate: '2025-03-11',
        traceNumber: 'EFT7',
        originatingCompany: '1512345678',
        controls: { interchange: '000000007', group: '7', transaction: '0001' },
        position: { segment: 3 },
      },
    });
    expect(remit).toMatchObject({ kind: 'remit', remit: { interestCents: 125, paidCents: 10000 } });
  });

  it('shows to the cent what it consists of', () => {
    const { items, notices } = readText(interchangeOf([...paid, plb], header));
    expect(notices).toEqual([]);
    expect(items.map(({ kind }) => kind)).toEqual([
      'payment',
      'remit',
      'providerAdjustment',
      'providerAdjustment',
      'providerAdjustment',
      'paymentEnd',
    ]);
    const pairs = items.flatMap((item) => (item.kind === 'providerAdjustment' ? [item.adjustment] : []));
    expect(pairs.map((pair) => [pair.reasonCode, pair.reference, pair.amountCents, pair.ordinal])).toEqual([
      ['L6', 'ICN1', -125, 1],
      ['FB', 'PREV', -4000, 2],
      ['FB', 'NEXT', 4000, 3],
    ]);
    expect(pairs[0]).toMatchObject({ providerIdentifier: '1234567893', fiscalDate: '2025-12-31' });
    expect(items.at(-1)).toMatchObject({
      end: {
        claimsRead: 1,
        readCents: 10000,
        claimsRefused: 0,
        refusedCents: 0,
        unreadableAmounts: 0,
        providerAdjustmentCents: -125,
        differenceCents: 0,
      },
    });
  });

  it('counts what was refused, and says how much money it was', () => {
    const refused = ['CLP*B*77*30*20.50', 'CLP*C*1*30*x', 'PLB*1*20251231*WO:X*y'];
    const { items } = readText(interchangeOf([...paid, ...refused, plb], header));
    expect(items.flatMap((item) => (item.kind === 'rejection' ? [item.rejection] : []))).toMatchObject([
      { code: 'CLP_STATUS_INVALID', amountCents: 2050, patientControlNumber: 'B', payment: { ordinal: 1 } },
      { code: 'CLP_AMOUNT_INVALID', amountCents: null, patientControlNumber: 'C' },
      { code: 'PLB_AMOUNT_INVALID', amountCents: null, patientControlNumber: null },
    ]);
    expect(items.at(-1)).toMatchObject({
      end: {
        claimsRead: 1,
        claimsRefused: 2,
        refusedCents: 2050,
        unreadableAmounts: 2,
        differenceCents: null,
      },
    });
  });

  it('leaves the provider when it is a debit, with or without a sign', () => {
    const amountOf = (bpr: string): unknown =>
      readText(interchangeOf(CLAIM, [bpr, ...header.slice(1)])).remits[0]?.payment.amountCents;
    expect(['BPR*I*20*D*ACH', 'BPR*I*-20*D*ACH', 'BPR*I*-20*C*ACH', 'BPR*I*0*D'].map(amountOf)).toEqual([
      -2000, -2000, -2000, 0,
    ]);
  });
});
