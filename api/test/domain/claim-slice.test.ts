import { PROCEDURES } from '../../src/domain/catalogues/procedure-catalogue';
import { PROCEDURE_GROUPS, procedureGroupOf } from '../../src/domain/catalogues/procedure-groups';
import type { ClaimSlice, SlicedFacts } from '../../src/domain/claim-slice';
import {
  SLICE_FIELDS,
  WHOLE_STREAM,
  depthOf,
  isInSlice,
  isServiceInSlice,
} from '../../src/domain/claim-slice';

const claim: SlicedFacts = {
  payerId: 2,
  providerId: 3,
  coderId: 4,
  placeOfService: '22',
  diagnosisCodes: ['M17.11', 'I10'],
  lines: [{ procedureCode: '99213' }, { procedureCode: '97530' }],
};
const fitting: ClaimSlice = {
  payer: 2,
  lineOfBusiness: 'COMMERCIAL',
  provider: 3,
  coder: 4,
  procedure: '97530',
  procedureGroup: 'therapy',
  placeOfService: '22',
  diagnosisChapter: 'M00-M99',
};
const other: ClaimSlice = {
  payer: 9,
  lineOfBusiness: 'MEDICAID',
  provider: 9,
  coder: 9,
  procedure: '97110',
  procedureGroup: 'imaging',
  placeOfService: '11',
  // The chapter of the second diagnosis.
  diagnosisChapter: 'I00-I99',
};
const isIn = (slice: Partial<ClaimSlice>, facts: SlicedFacts = claim): boolean =>
  isInSlice(facts, 'COMMERCIAL', { ...WHOLE_STREAM, ...slice });

describe('a slice of claims', () => {
  it('without conditions holds every claim', () => {
    expect(isIn({})).toBe(true);
    expect(depthOf(WHOLE_STREAM)).toBe(0);
  });

  it('holds a claim that meets all conditions', () => {
    expect(isIn(fitting)).toBe(true);
    expect(depthOf(fitting)).toBe(SLICE_FIELDS.length);
  });

  it.each(SLICE_FIELDS)('leaves out a claim that differs in %s alone', (field) => {
    expect(isIn({ [field]: fitting[field] })).toBe(true);
    expect(isIn({ ...fitting, [field]: other[field] })).toBe(false);
  });

  it('leaves out a claim on which the value is missing', () => {
    const bare: SlicedFacts = {
      ...claim,
      providerId: null,
      coderId: null,
      placeOfService: null,
      diagnosisCodes: [],
    };
    for (const field of ['provider', 'coder', 'placeOfService', 'diagnosisChapter'] as const) {
      expect(isIn({ [field]: fitting[field] }, bare)).toBe(false);
    }
  });

  it('needs code and group on one line', () => {
    expect(isIn({ procedure: '97530', procedureGroup: 'office visit' })).toBe(false);
  });

  it('names the lines that its service is on, or all of them', () => {
    const lines = claim.lines.map((line) => isServiceInSlice(line, fitting));
    expect(lines).toEqual([false, true]);
    expect(claim.lines.every((line) => isServiceInSlice(line, WHOLE_STREAM))).toBe(true);
  });
});

describe('the group of a procedure', () => {
  it.each([
    ['97530', 'therapy'],
    ['97535', 'therapy'],
    ['99291', 'other visit'],
    ['01967', 'anesthesia'],
    ['27447', 'surgery'],
    ['J9999', 'drug'],
    ['0001U', 'other'],
  ])('of %s is %s', (code, group) => {
    expect(procedureGroupOf(code)).toBe(group);
  });

  it('is null without a code', () => {
    expect(procedureGroupOf('')).toBeNull();
  });

  it('is one of the listed groups', () => {
    for (const { code } of PROCEDURES) expect(PROCEDURE_GROUPS).toContain(procedureGroupOf(code));
  });
});
