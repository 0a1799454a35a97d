import { exceptionFilterOf, parseDataSearch, paymentFilterOf } from './data-search';

describe('the address of the Data page', () => {
  it('keeps what is known, and drops the rest', () => {
    const search = parseDataSearch({
      tab: 'payments',
      balance: 'no',
      trace: 4711,
      from: '2026-02-01',
      to: 'soon',
      other: 1,
    });
    expect(search).toMatchObject({ tab: 'payments', balance: 'no', trace: '4711', from: '2026-02-01' });
    expect(search.to).toBeUndefined();
    expect(search).not.toHaveProperty('other');
    expect(parseDataSearch({ tab: 'files' }).tab).toBeUndefined();
    expect(parseDataSearch({ tab: 'nowhere' }).tab).toBeUndefined();
  });

  it('asks the API for what it says, and for everything where it says nothing', () => {
    expect(paymentFilterOf(parseDataSearch({ balance: 'no', trace: '000000000' }))).toEqual({
      isBalanced: false,
      payerId: null,
      traceNumber: '000000000',
      from: null,
      to: null,
    });
    expect(exceptionFilterOf(parseDataSearch({ code: 'CLP_STATUS_MISSING' }))).toEqual({
      code: ['CLP_STATUS_MISSING'],
      importJobId: null,
      claimNumber: null,
    });
    expect(exceptionFilterOf({})).toEqual({ code: null, importJobId: null, claimNumber: null });
  });
});
