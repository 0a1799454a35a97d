import { describePattern, termInWords, type PatternNames } from '../../src/detection/titles';
import type { LatticeSlice } from '../../src/detection/lattice/lattice-fields';

const NAMES: Record<string, string> = {
  'payer 7': 'Blue Plan',
  'provider 2': 'Dr. Ann Lee',
  'coder 3': 'Kim Roe',
};
const names = (carcReason: string | null): PatternNames => ({
  carcReason,
  nameOf: (field, id) => NAMES[`${field} ${id}`] ?? null,
});
const titleOf = (carc: string, slice: LatticeSlice, carcReason: string | null = null): string =>
  describePattern({ carc, slice, benchmarkPerMillion: 0 }, names(carcReason)).title;

describe('the title of a pattern', () => {
  it.each<[string, string, LatticeSlice]>([
    [
      'Blue Plan denies therapy 97530 for missing authorization (CARC 197)',
      '197',
      [
        { field: 'payer', value: '7' },
        { field: 'procedure', value: '97530' },
      ],
    ],
    [
      'Payers deny visits with a procedure on the same day for a missing or inconsistent modifier (CARC 4)',
      '4',
      [{ field: 'population', value: 'em-with-procedure' }],
    ],
    [
      'Medicaid plans deny laboratory tests for not being a covered service (CARC 96)',
      '96',
      [
        { field: 'lineOfBusiness', value: 'MEDICAID' },
        { field: 'procedureGroup', value: 'laboratory' },
      ],
    ],
    [
      'Payers deny claims by Dr. Ann Lee with a diagnosis in the chapter of muscles, joints and bones (M00-M99) for late filing (CARC 29)',
      '29',
      [
        { field: 'provider', value: '2' },
        { field: 'diagnosisChapter', value: 'M00-M99' },
      ],
    ],
    [
      'Payers deny imaging with modifier 26 at place of service 22 (on-campus outpatient hospital) for lack of medical necessity (CARC 50)',
      '50',
      [
        { field: 'placeOfService', value: '22' },
        { field: 'procedureGroup', value: 'imaging' },
        { field: 'modifiers', value: '26' },
      ],
    ],
    [
      'payer 9 denies institutional claims coded by Kim Roe for missing or invalid information (CARC 16)',
      '16',
      [
        { field: 'payer', value: '9' },
        { field: 'coder', value: '3' },
        { field: 'claimType', value: 'INSTITUTIONAL' },
      ],
    ],
    [
      'Payers deny procedures for being part of another service (CARC 97)',
      '97',
      [{ field: 'population', value: 'bundling-pair' }],
    ],
    [
      'Blue Plan denies pairs of procedures for lack of a separating modifier (CARC 236)',
      '236',
      [
        { field: 'payer', value: '7' },
        { field: 'population', value: 'separable-pair' },
      ],
    ],
    [
      'Payers deny therapy 97530 for missing authorization (CARC 197)',
      '197',
      [
        { field: 'population', value: 'authorization-listed' },
        { field: 'procedure', value: '97530' },
      ],
    ],
    [
      'Payers deny sleep studies on professional claims by Dr. Ann Lee for another payer being primary (CARC 22)',
      '22',
      [
        { field: 'provider', value: '2' },
        { field: 'claimType', value: 'PROFESSIONAL' },
        { field: 'procedureGroup', value: 'sleep' },
      ],
    ],
  ])('reads like a person wrote it: %s', (title, carc, slice) => {
    expect(titleOf(carc, slice)).toBe(title);
  });

  it('falls back on what the reason code means, and on the code alone', () => {
    expect(titleOf('B20', [], 'Paid to another provider')).toBe(
      'Payers deny claims with CARC B20: paid to another provider',
    );
    expect(titleOf('999', [])).toBe('Payers deny claims with CARC 999');
  });
});

describe('the description of a pattern', () => {
  it('says what is denied among which claims, and how often that is usual', () => {
    const slice = [
      { field: 'payer', value: '7' },
      { field: 'procedureGroup', value: 'therapy' },
    ] as const;
    expect(
      describePattern({ carc: '197', slice, benchmarkPerMillion: 14_600 }, names(null)).description,
    ).toBe(
      'Denials with CARC 197 at the first adjudication, among therapy billed to Blue Plan. About 1.5 % of these claims would usually be denied this way.',
    );
  });
});

describe('a condition of a slice', () => {
  it('has the name of the API and a value in words', () => {
    expect(termInWords({ field: 'payer', value: '7' }, 'Blue Plan')).toEqual({
      field: 'payer',
      value: 'Blue Plan',
    });
    expect(termInWords({ field: 'population', value: 'em-level' }, null)).toEqual({
      field: 'procedureFamily',
      value: 'E/M visit',
    });
    expect(termInWords({ field: 'procedureGroup', value: 'therapy' }, null)).toEqual({
      field: 'procedureFamily',
      value: 'therapy',
    });
    expect(termInWords({ field: 'modifiers', value: '25+59' }, null)).toEqual({
      field: 'modifier',
      value: '25+59',
    });
    expect(termInWords({ field: 'coder', value: '3' }, null)).toEqual({ field: 'coder', value: '3' });
  });
});
