import { isFiltered, parseClaimsSearch, questionOf, SAVED_VIEWS, viewOf } from './claims-search';

/** As the router gives it: without what is not there. */
const parsed = (search: Record<string, unknown>): object =>
  Object.fromEntries(Object.entries(parseClaimsSearch(search)).filter(([, value]) => value !== undefined));

describe('the address of a list of claims', () => {
  it('keeps what it understands and drops the rest', () => {
    expect(
      parsed({
        status: ['DENIED', 'LOST', 'PAID'],
        q: '  smith ',
        carc: 197,
        from: '2026-02-30',
        to: '2026-03-01',
        dates: 'PROCESSING',
        min: '100.505',
        max: '-3',
        sort: 'NAME',
        order: 'asc',
        other: 1,
      }),
    ).toEqual({
      status: ['PAID', 'DENIED'],
      q: 'smith',
      carc: '197',
      to: '2026-03-01',
      dates: 'PROCESSING',
      min: 100.51,
      order: 'asc',
    });
  });

  it('takes one status without brackets, and leaves defaults out', () => {
    expect(parsed({ status: 'PAID', dates: 'SUBMISSION', sort: 'SUBMISSION_DATE', q: ' ' })).toEqual({
      status: ['PAID'],
    });
  });

  it('becomes the filter and order that the API takes', () => {
    const { filter, orderBy } = questionOf({ carc: '16, 197 co', procedure: 'j0585', sort: 'BILLED_AMOUNT' });
    expect(filter.carc).toEqual(['16', '197', 'CO']);
    expect(filter.procedureCode).toBe('J0585');
    expect(orderBy).toEqual({ field: 'BILLED_AMOUNT', direction: 'DESC' });
  });

  it('knows its saved views, whatever claim is open beside them', () => {
    for (const { name, search } of SAVED_VIEWS) expect(viewOf({ ...search, claim: 'c1' })).toBe(name);
    expect(viewOf({ status: ['DENIED'] })).toBeNull();
    expect(isFiltered({ claim: 'c1', sort: 'BILLED_AMOUNT' })).toBe(false);
    expect(isFiltered({ q: 'a' })).toBe(true);
  });
});
