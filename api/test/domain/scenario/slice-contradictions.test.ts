import { BadInputError } from '../../../src/domain/errors';
import { parseScenarioConfig } from '../../../src/domain/scenario/scenario-validation';

/** The faults of a scenario with this pattern, by field path; Medicare, Harbor Blue and others pay. */
function faultsOf(
  pattern: Record<string, unknown>,
  more: Record<string, unknown> = {},
): Record<string, string> {
  const base = {
    claimsPerDay: 100,
    denialRate: 20,
    providers: 5,
    learning: { coders: 3, sessionsPerWeek: 1 },
  };
  try {
    parseScenarioConfig({ ...base, patterns: [{ rule: 'bundled', shareOfDenials: 5, ...pattern }], ...more });
  } catch (error) {
    if (!(error instanceof BadInputError)) throw error;
    return Object.fromEntries(error.faults.map(({ field, message }) => [field, message]));
  }
  return {};
}

describe('a pattern that names a slice', () => {
  it('may name every field of it', () => {
    const slice = {
      payer: 'Harbor Blue',
      lineOfBusiness: 'COMMERCIAL',
      provider: 5,
      procedure: '97530',
      procedureGroup: 'therapy',
      placeOfService: '11',
      diagnosisChapter: 'M00-M99',
      carc: '204',
    };
    expect(faultsOf(slice)).toEqual({});
    expect(faultsOf({ rule: 'outside-coverage', coder: 3 })).toEqual({});
  });

  it.each([
    ['provider', 6, "expected one of the scenario's providers, 1 to 5, got 6"],
    ['coder', 4, "expected one of the scenario's coders, 1 to 3, got 4"],
    ['procedure', '00000', 'expected the code of a procedure in the catalogue, got "00000"'],
    [
      'procedureGroup',
      'magic',
      expect.stringMatching(/^expected one of .*therapy.*; got "magic"$/) as string,
    ],
    ['placeOfService', '99', expect.stringMatching(/^expected one of .*11.*; got "99"$/) as string],
    ['diagnosisChapter', 'M', expect.stringMatching(/^expected one of .*M00-M99.*; got "M"$/) as string],
    [
      'lineOfBusiness',
      'DENTAL',
      expect.stringMatching(/^expected one of .*MEDICAID.*; got "DENTAL"$/) as string,
    ],
    ['carc', 'CO-16', 'expected a CARC such as 16 or B7, got "CO-16"'],
  ])('is refused by its %s', (field, value, message) => {
    expect(faultsOf({ [field]: value })).toEqual({ [`patterns[0].${field}`]: message });
  });

  it('is refused where no claim can be all of it', () => {
    expect(faultsOf({ payer: 'Harbor Blue', lineOfBusiness: 'MEDICAID' })).toEqual({
      'patterns[0].lineOfBusiness': 'expected a type of its payers (COMMERCIAL), got MEDICAID',
    });
    expect(faultsOf({ procedure: '97530', procedureGroup: 'imaging' })).toEqual({
      'patterns[0].procedureGroup': 'expected the group of 97530, therapy, or nothing; got imaging',
    });
  });

  it('is refused where payers do not apply its rule, unless they are said to deny all the same', () => {
    const medicare = { rule: 'missing-authorization', lineOfBusiness: 'MEDICARE' };
    expect(faultsOf(medicare)).toEqual({
      'patterns[0].lineOfBusiness': expect.stringMatching(
        /that applies missing-authorization, got MEDICARE/,
      ) as string,
    });
    expect(faultsOf({ ...medicare, carc: '197' })).toEqual({});
  });

  it('is refused for a coder where payers deny claims without a mistake: they do not know who coded a claim', () => {
    expect(faultsOf({ coder: 1, carc: '97' })).toEqual({
      'patterns[0].coder': expect.stringMatching(/payers do not know who coded a claim$/) as string,
    });
  });

  it('shares the denials with the payers’ mistakes', () => {
    expect(faultsOf({ shareOfDenials: 40, carc: '97' }, { payerNoise: 60 })).toEqual({});
    expect(faultsOf({ shareOfDenials: 41, carc: '97' }, { payerNoise: 60 })).toEqual({
      'patterns[0].shareOfDenials': 'shares add up to 101 % with payerNoise, at most 100',
    });
  });
});
