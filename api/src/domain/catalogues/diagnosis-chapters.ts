/**
 * The chapters of ICD-10-CM (public; CMS and NCHS), by the range of their codes, with our own short names. The first
 * and last category of a chapter bound it in the order of text, letters within a code included (C7A, M1A, O9A).
 */
export const DIAGNOSIS_CHAPTERS = [
  { range: 'A00-B99', name: 'infections' },
  { range: 'C00-D49', name: 'tumors' },
  { range: 'D50-D89', name: 'blood and immunity' },
  { range: 'E00-E89', name: 'hormones, nutrition and metabolism' },
  { range: 'F01-F99', name: 'mental health' },
  { range: 'G00-G99', name: 'nervous system' },
  { range: 'H00-H59', name: 'eyes' },
  { range: 'H60-H95', name: 'ears' },
  { range: 'I00-I99', name: 'heart and circulation' },
  { range: 'J00-J99', name: 'breathing' },
  { range: 'K00-K95', name: 'digestion' },
  { range: 'L00-L99', name: 'skin' },
  { range: 'M00-M99', name: 'muscles, joints and bones' },
  { range: 'N00-N99', name: 'kidneys, urinary tract and genitals' },
  { range: 'O00-O9A', name: 'pregnancy and birth' },
  { range: 'P00-P96', name: 'newborns' },
  { range: 'Q00-Q99', name: 'birth defects' },
  { range: 'R00-R99', name: 'symptoms and findings' },
  { range: 'S00-T88', name: 'injuries and poisoning' },
  { range: 'U00-U85', name: 'special purposes' },
  { range: 'V00-Y99', name: 'external causes' },
  { range: 'Z00-Z99', name: 'screening and health status' },
] as const;
export type DiagnosisChapter = (typeof DIAGNOSIS_CHAPTERS)[number]['range'];

/** By first letter, in the order of the list: one chapter, or two for D and H. */
const byLetter = new Map<string, (typeof DIAGNOSIS_CHAPTERS)[number][]>();
for (const chapter of DIAGNOSIS_CHAPTERS) {
  const [from, to] = [chapter.range.charCodeAt(0), chapter.range.charCodeAt(4)];
  for (let letter = from; letter <= to; letter++) {
    const key = String.fromCharCode(letter);
    byLetter.set(key, [...(byLetter.get(key) ?? []), chapter]);
  }
}

/**
 * The chapter of a diagnosis code, with or without its point, by its first three characters; null for a code that
 * belongs to none (ICD-9, or no code at all).
 */
export function diagnosisChapterOf(code: string): DiagnosisChapter | null {
  const category = code.slice(0, 3).toUpperCase();
  if (category.length < 3) return null;
  const found = byLetter
    .get(category.charAt(0))
    ?.find(({ range }) => range.slice(0, 3) <= category && category <= range.slice(4));
  return found?.range ?? null;
}

const names = new Map<string, string>(DIAGNOSIS_CHAPTERS.map(({ range, name }) => [range, name]));

/** "muscles, joints and bones (M00-M99)". */
export const chapterInWords = (chapter: DiagnosisChapter): string =>
  `${names.get(chapter) ?? ''} (${chapter})`;
