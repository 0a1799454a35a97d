import { matches } from './matches';

describe('what the palette finds', () => {
  it.each([
    ['Work list', 'wor li', true],
    ['Work list', 'list', true],
    ['Work list', 'ork', false],
    ['Blue Plan denies therapy 97530', '975 blue', true],
    ['Pause the run', '', true],
    ['Pause the run', 'pause now', false],
  ])('%s by "%s": %s', (text, query, found) => {
    expect(matches(text, query)).toBe(found);
  });
});
