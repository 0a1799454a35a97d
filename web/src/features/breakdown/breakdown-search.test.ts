import { parseBreakdownSearch, weeksOf } from './breakdown-search';
import { commonReasons } from './common-reasons';

describe('the address of the Breakdown', () => {
  it('has a tab, a range, an order and what is open', () => {
    expect(
      parseBreakdownSearch({ tab: 'codes', range: '90', sort: 'rate', order: 'asc', code: 99213 }),
    ).toMatchObject({ tab: 'codes', range: 90, sort: 'rate', order: 'asc', code: '99213' });
  });

  it('leaves out the first tab and what is invalid', () => {
    const search = parseBreakdownSearch({ tab: 'reasons', range: 'x', order: 'up', code: '' });
    expect(Object.values(search).every((value) => value === undefined)).toBe(true);
  });

  it('asks for codes by whole weeks, up to two years', () => {
    expect([1, 7, 8, 90, 3660].map(weeksOf)).toEqual([1, 1, 2, 13, 104]);
  });
});

describe('common reasons', () => {
  it('are read from JSON, without what is not as expected', () => {
    const first = { carc: '4', reason: 'Modifier missing', frequency: 3, share: 60, dollarsDenied: 90 };
    expect(commonReasons([first, { carc: 4 }, null, 'x'])).toEqual([{ ...first, patternId: null }]);
    expect(commonReasons(null)).toEqual([]);
  });
});
