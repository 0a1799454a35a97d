import { inWords, labelsOf } from './in-words';

describe('a definition in words', () => {
  const labels = labelsOf([
    { name: 'impact.reworkAvoided', label: 'Rework avoided' },
    { name: 'trends.denialRate', label: 'Change of the rate' },
    { name: 'denialRate', label: 'Initial denial rate' },
  ]);

  it('names other figures by their labels', () => {
    expect(inWords('reworkAvoided, not denialRate', labels)).toBe(
      '“Rework avoided”, not “Initial denial rate”',
    );
  });

  it('leaves alone what is no figure', () => {
    expect(inWords('frequency code 1, iPads and Medicare', labels)).toBe(
      'frequency code 1, iPads and Medicare',
    );
  });
});
