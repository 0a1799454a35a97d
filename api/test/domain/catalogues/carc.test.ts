import { CARC_MEANINGS, carcMeaning } from '../../../src/domain/catalogues/carc';
import { DENIAL_RULES } from '../../../src/domain/denial-rules';

describe('adjustment reasons', () => {
  it('are described in a category for every rule, the rule and its reason agreeing', () => {
    expect(DENIAL_RULES.map(({ carc }) => CARC_MEANINGS[carc]?.category)).toEqual(
      DENIAL_RULES.map(({ category }) => category),
    );
  });

  it('have a neutral text where the code is unknown', () => {
    expect(carcMeaning('999')).toEqual({ reason: 'Adjustment reason 999', category: 'OTHER' });
  });
});
