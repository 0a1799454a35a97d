import {
  diagnosisFault,
  factsOfDiagnosis,
  findDiagnosis,
  KNOWN_DIAGNOSES,
} from '../../../src/domain/catalogues/diagnosis-facts';
import { pack } from '../../../src/domain/catalogues/packs/pack';
import { PROCEDURES } from '../../../src/domain/catalogues/procedure-catalogue';
import { SERVICES, findService } from '../../../src/domain/catalogues/services';
import { isMbi } from '../../../src/domain/policies/mbi';
import { lastFilingDay } from '../../../src/domain/policies/filing-limit';
import { dateOfEpochDay } from '../../../src/domain/calendar';

const HEAD = { family: 'laboratory', places: 'office', days: 'none', specialties: 'any' };

describe('code packs', () => {
  it('hold some hundreds of codes, of procedures, HCPCS Level II and diagnoses', () => {
    const numbered = SERVICES.filter(({ code }) => /^\d{5}$/.test(code));
    expect(numbered.length).toBeGreaterThanOrEqual(280);
    // CPT is licensed: the numbers here stay few.
    expect(numbered.length).toBeLessThanOrEqual(320);
    expect(SERVICES.length - numbered.length).toBeGreaterThanOrEqual(300);
    expect(KNOWN_DIAGNOSES.length).toBeGreaterThanOrEqual(600);
  });

  it('say of every code what is whole and can be', () => {
    const odd = SERVICES.filter(
      ({ code, description, allowedMedianCents, places, maxUnits, isNeverPaid, isExcluded }) =>
        !/^[0-9A-Z]\d{4}$/.test(code) ||
        description.length < 3 ||
        (allowedMedianCents <= 0 && !isNeverPaid && !isExcluded) ||
        places.length === 0 ||
        places.some((place) => !/^\d{2}$/.test(place)) ||
        (maxUnits !== null && maxUnits < 1),
    );
    expect(odd.map(({ code }) => code)).toEqual([]);
  });

  it('name only complete diagnoses as typical', () => {
    const odd = SERVICES.flatMap(({ code, typicalDiagnoses }) =>
      typicalDiagnoses.filter((each) => !findDiagnosis(each)).map((each) => `${code} ${each}`),
    );
    expect(odd).toEqual([]);
  });

  it('know every code of the case mix, at the places where it has it', () => {
    for (const { code, places } of PROCEDURES)
      expect(findService(code)?.places).toEqual(expect.arrayContaining([...places]));
  });

  it.each([
    ['x | words | 1 | | | color=red |', 'code x has the trait "color=red"; expected one of visit, new,'],
    [
      'x | words | 1 | | | no=NOBODY |',
      'a code pack names the payer type "NOBODY"; expected one of MEDICARE,',
    ],
    [
      'x | words | 1 | | | places=moon |',
      'a code pack has the place "moon"; expected two digits or one of office,',
    ],
  ])('refuse a row that says something unknown: %s', (row, message) => {
    expect(() => pack(HEAD, `code | words | dollars | max | days | traits | diagnoses\n${row}`)).toThrow(
      message,
    );
  });

  it('refuse a table with an unknown column', () => {
    expect(() => pack(HEAD, 'code | shade\nx | red')).toThrow(
      'a code pack has a column "shade"; expected some of',
    );
  });
});

describe('diagnosis codes', () => {
  it.each([
    ['I10', null],
    ['M54.50', null],
    ['M54.5', 'was no complete code from 2021-10-01 on'],
    ['E11', 'is a heading, and needs more characters'],
    ['S93.401', 'is a heading, and needs more characters'],
    ['S83.511', 'is a heading, and needs more characters'],
    ['S93.499', 'needs a seventh character that tells the encounter (A, D or S)'],
    ['S93.499A', null],
    ['T31.10', null],
    ['M17.5X', 'is no code: M17.5 has no further characters'],
    ['L12', 'is a heading, and needs more characters'],
    ['H18.601', null],
  ])('%s in 2025: %s', (code, fault) => {
    expect(diagnosisFault(code, '2025-03-10')).toBe(fault);
  });

  it('were complete until they ended', () => {
    expect(diagnosisFault('M54.5', '2021-09-30')).toBeNull();
    expect(diagnosisFault('G20', '2023-10-01')).not.toBeNull();
  });

  it('tell sex, age and side, known or by their chapter', () => {
    expect(factsOfDiagnosis('H25.12')).toMatchObject({ side: 'LEFT', sex: null });
    expect(factsOfDiagnosis('M25.571')).toMatchObject({ side: 'RIGHT' });
    expect(factsOfDiagnosis('S52.302B')).toMatchObject({ side: 'LEFT' });
    expect(factsOfDiagnosis('O99.411')).toMatchObject({ sex: 'F', minAge: 9, maxAge: 64 });
    expect(factsOfDiagnosis('N48.1')).toMatchObject({ sex: 'M' });
    expect(factsOfDiagnosis('I10')).toEqual({ sex: null, minAge: null, maxAge: null, side: null });
    const odd = KNOWN_DIAGNOSES.filter(({ code }) => diagnosisFault(code, '2025-03-10') !== null);
    expect(odd.map(({ code }) => code)).toEqual([]);
  });
});

describe('Medicare', () => {
  it.each([
    ['1EG4TE5MK73', true],
    ['1eg4-te5-mk73', true],
    ['0EG4TE5MK73', false],
    ['1EG4TE5MK7', false],
    ['1SG4TE5MK73', false],
    ['1EG4TE5MKA3', false],
  ])('takes %s for the form of an MBI: %s', (memberId, is) => {
    expect(isMbi(memberId)).toBe(is);
  });

  it.each([
    ['2024-02-20', '2025-02-20'],
    ['2024-02-29', '2025-02-28'],
    ['2025-03-10', '2026-03-10'],
  ])('takes claims of %s until %s', (dateOfService, last) => {
    const limits = { type: 'MEDICARE', filingLimitDays: 365, correctedLimitDays: 730 } as const;
    const claim = { frequencyCode: '1', dateOfService, dischargeDate: null } as const;
    expect(dateOfEpochDay(lastFilingDay(claim, limits))).toBe(last);
  });
});
