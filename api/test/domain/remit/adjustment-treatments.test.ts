import { DENIAL_RULES } from '../../../src/domain/denial-rules';
import { treatmentOf } from '../../../src/domain/remit/adjustment-treatments';

describe('what an adjustment means', () => {
  it.each([
    ['PR', '1', 'PATIENT'],
    ['PR', '2', 'PATIENT'],
    ['PR', '3', 'PATIENT'],
    ['PR', '45', 'PATIENT'],
    ['CO', '100', 'PATIENT'],
    ['CO', '45', 'CONTRACTUAL'],
    ['OA', '45', 'CONTRACTUAL'],
    ['CO', '253', 'CONTRACTUAL'],
    ['CO', 'A2', 'CONTRACTUAL'],
    ['CO', 'P12', 'CONTRACTUAL'],
    ['CO', '24', 'CAPITATED'],
    ['OA', '23', 'INFORMATIONAL'],
    ['OA', '133', 'PENDING'],
    ['CR', '50', 'INFORMATIONAL'],
    ['CO', '22', 'DENIAL'],
    ['CO', '222', 'DENIAL'],
    ['CO', '249', 'DENIAL'],
    ['PR', '204', 'DENIAL'],
    ['CO', '9999', 'DENIAL'],
  ] as const)('%s-%s is %s', (group, carc, treatment) => {
    expect(treatmentOf({ group, carc })).toBe(treatment);
  });

  it('of 24 is a denial by traditional Medicare, to which it says that another plan covers the member', () => {
    expect(treatmentOf({ group: 'CO', carc: '24' }, 'MEDICARE')).toBe('DENIAL');
    expect(treatmentOf({ group: 'CO', carc: '24' }, 'MEDICARE_ADVANTAGE')).toBe('CAPITATED');
  });

  it.each(DENIAL_RULES.map(({ group, carc }) => [group, carc] as const))(
    '%s-%s of a rule is a denial',
    (group, carc) => {
      expect(treatmentOf({ group, carc })).toBe('DENIAL');
    },
  );
});
