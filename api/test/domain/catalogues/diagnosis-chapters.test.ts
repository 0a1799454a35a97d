import { DIAGNOSIS_LISTS } from '../../../src/domain/catalogues/diagnosis-catalogue';
import { DIAGNOSIS_CHAPTERS, diagnosisChapterOf } from '../../../src/domain/catalogues/diagnosis-chapters';

describe('the chapter of a diagnosis', () => {
  it.each([
    ['M17.11', 'M00-M99'],
    ['m1711', 'M00-M99'],
    ['D49.2', 'C00-D49'],
    ['D50.9', 'D50-D89'],
    ['D3A.00', 'C00-D49'],
    ['C7A.1', 'C00-D49'],
    ['H59.021', 'H00-H59'],
    ['H60.01', 'H60-H95'],
    ['O9A.211', 'O00-O9A'],
    ['T88.7XXA', 'S00-T88'],
    ['W19.XXXA', 'V00-Y99'],
    ['U07.1', 'U00-U85'],
    ['Z12.31', 'Z00-Z99'],
  ])('of %s is %s', (code, chapter) => {
    expect(diagnosisChapterOf(code)).toBe(chapter);
  });

  it.each(['', 'M1', '724.2', 'D90', 'T89.0', '?'])('of "%s" is unknown', (code) => {
    expect(diagnosisChapterOf(code)).toBeNull();
  });

  it('is known for every diagnosis of the catalogue', () => {
    const codes = Object.values(DIAGNOSIS_LISTS).flat();
    expect(codes.filter((code) => diagnosisChapterOf(code) === null)).toEqual([]);
  });

  it('is one of ranges that do not overlap', () => {
    const ranges = DIAGNOSIS_CHAPTERS.map(({ range }) => range);
    const bounds = ranges.flatMap((range) => [range.slice(0, 3), range.slice(4)]);
    expect([...bounds].sort()).toEqual(bounds);
  });
});
