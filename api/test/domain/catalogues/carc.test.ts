import { CARC_MEANINGS, carcMeaning, isDenialCarc } from '../../../src/domain/catalogues/carc';
import { DENIAL_RULES } from '../../../src/domain/denial-rules';

describe('adjustment reasons', () => {
  it.each([
    ['CO', '45'],
    ['PR', '1'],
    ['PR', '2'],
    ['PR', '3'],
    ['CO', '253'],
    ['CR', '50'],
  ] as const)('%s-%s is no denial', (group, carc) => {
    expect(isDenialCarc(group, carc)).toBe(false);
  });

  it.each(DENIAL_RULES.map(({ group, carc }) => [group, carc] as const))(
    '%s-%s is a denial',
    (group, carc) => {
      expect(isDenialCarc(group, carc)).toBe(true);
    },
  );

  it('are described in a category for every rule, the rule and its reason agreeing', () => {
    expect(DENIAL_RULES.map(({ carc }) => CARC_MEANINGS[carc]?.category)).toEqual(
      DENIAL_RULES.map(({ category }) => category),
    );
  });

  it('have a neutral text where the code is unknown', () => {
    expect(carcMeaning('999')).toEqual({ reason: 'Adjustment reason 999', category: 'OTHER' });
  });
});
