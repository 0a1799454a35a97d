import { sortRows } from './sort-rows';

describe('rows by a value', () => {
  const rows = [{ rate: 3 }, { rate: null }, { rate: 12 }, { rate: 3, is: 'second' }];

  it('are in the order asked for, with those that have none at the end', () => {
    expect(sortRows(rows, ({ rate }) => rate, 'desc').map(({ rate }) => rate)).toEqual([12, 3, 3, null]);
    expect(sortRows(rows, ({ rate }) => rate, 'asc').map(({ rate }) => rate)).toEqual([3, 3, 12, null]);
  });

  it('stay as they were where they are equal', () => {
    expect(sortRows(rows, ({ rate }) => rate, 'asc')[1]).toHaveProperty('is', 'second');
  });

  it('have numbers within texts in their order', () => {
    expect(sortRows(['CARC 16', 'CARC 4', 'CARC 197'], (text) => text, 'asc')).toEqual([
      'CARC 4',
      'CARC 16',
      'CARC 197',
    ]);
  });
});
