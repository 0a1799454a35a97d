import { exceptionTitle } from './exception-words';

describe('the title of an exception', () => {
  it('is a sentence for what happens often, and else its code in words, with the segment by what it is', () => {
    expect(exceptionTitle('TAKEBACK_UNMATCHED')).toBe('Takeback of a claim that is not here');
    expect(exceptionTitle('CLP_STATUS_MISSING')).toBe('Claim status missing');
    expect(exceptionTitle('SVC_PROCEDURE_MISSING')).toBe('Service line procedure missing');
    expect(exceptionTitle('LINE_OUT_OF_BALANCE')).toBe('Line out of balance');
  });
});
