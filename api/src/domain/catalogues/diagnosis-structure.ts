import { wordsOf } from './packs/table';

/* What the number of an ICD-10-CM code says, whether or not the packs know the code. */

export type BodySide = 'RIGHT' | 'LEFT' | 'BOTH';

/** What a diagnosis code says about the patient. */
export interface DiagnosisFacts {
  sex: 'F' | 'M' | null;
  /** Years; null for no bound. */
  minAge: number | null;
  maxAge: number | null;
  side: BodySide | null;
}

/** Chapters and blocks of ICD-10-CM that are about one sex, by the bounds of their categories. */
const OF_ONE_SEX: readonly (readonly [from: string, to: string, sex: 'F' | 'M'])[] = [
  ['C51', 'C58', 'F'],
  ['C60', 'C63', 'M'],
  ['D25', 'D28', 'F'],
  ['D29', 'D29', 'M'],
  ['N40', 'N53', 'M'],
  ['N70', 'N98', 'F'],
  ['O00', 'O9A', 'F'],
  ['Q50', 'Q52', 'F'],
  ['Q53', 'Q55', 'M'],
  ['R86', 'R86', 'M'],
  ['R87', 'R87', 'F'],
  ['Z34', 'Z34', 'F'],
  ['Z3A', 'Z3A', 'F'],
];

/** Medicare's code editor takes pregnancy from 9 to 64 years for possible, and perinatal codes only in infancy. */
export function structuralFacts(code: string): Partial<DiagnosisFacts> {
  const category = code.slice(0, 3);
  const sex = OF_ONE_SEX.find(([from, to]) => from <= category && category <= to)?.[2] ?? null;
  const side = structuralSide(code, category);
  if (category.startsWith('O')) return { sex, side, minAge: 9, maxAge: 64 };
  return { sex, side };
}

/** Blocks in which the last digit before the encounter's letter tells the side of a limb: 1 right, 2 left. */
const SIDED_BLOCKS = [['M16', 'M19'], ['M25', 'M25'], ['M70', 'M70'], ['M75', 'M77'], ['S40', 'S59'], ['S70', 'S89']]; // prettier-ignore

function structuralSide(code: string, category: string): BodySide | null {
  if (!SIDED_BLOCKS.some(([from = '', to = '']) => from <= category && category <= to)) return null;
  const isInjury = category.startsWith('S');
  if (code.length < (isInjury ? 8 : 6)) return null;
  const digits = isInjury ? code.slice(0, -1).replace(/X+$/, '') : code;
  if (digits.endsWith('1')) return 'RIGHT';
  return digits.endsWith('2') ? 'LEFT' : null;
}

/** Categories without further characters (ICD-10-CM, 2025); all others are headings. */
export const BILLABLE_CATEGORIES: ReadonlySet<string> = new Set(
  wordsOf(`A09 A33 A34 A35 A46 A55 A57 A58 A64 A65 A70 A78 A86 A89 A90 A91 A94 A99 B03 B04 B09 B20 B49 B54 B59 B64 B72
    B73 B75 B79 B80 B86 B89 B91 B92 C01 C07 C12 C19 C20 C23 C33 C37 C52 C55 C58 C61 C73 D34 D45 D62 D65 D66 D67 D71 D77
    E02 E15 E35 E40 E41 E42 E43 E45 E46 E52 E54 E58 E59 E60 E65 E68 F04 F05 F09 F21 F22 F23 F24 F28 F29 F39 F54 F59 F66
    F69 F70 F71 F72 F73 F79 F82 F88 F89 F99 G01 G02 G07 G08 G09 G10 G14 G26 G35 G59 G63 G64 G94 H22 H28 H32 H42 I00 I10
    I32 I38 I39 I41 I43 I52 I76 I81 I96 J00 J13 J14 J17 J22 J36 J40 J42 J60 J61 J64 J65 J80 J90 J99 K23 K30 K36 K37 K67
    K77 K87 L00 L14 L22 L26 L42 L45 L52 L54 L62 L80 L83 L84 L86 L88 L99 N08 N10 N12 N16 N19 N22 N23 N29 N33 N37 N51 N62
    N72 N74 N86 N96 O68 O76 O80 O82 O85 O94 P09 P53 P60 P84 P90 P95 Q02 R17 R21 R32 R34 R37 R42 R52 R54 R55 R58 R61 R64
    R69 R75 R81 R99 Y66 Y69 Y95 Z08 Z09 Z21 Z23 Z66`),
);

/** Injuries and poisonings (but for burns by extent, transplants and stumps), fractures by thin bone, accidents. */
export function needsSeventh(code: string): boolean {
  const category = code.slice(0, 3);
  if (category >= 'S00' && category <= 'T88') return !['T30', 'T31', 'T32', 'T86', 'T87'].includes(category);
  if (category >= 'V00' && category <= 'Y38') return true;
  return category === 'M80' || category === 'M97';
}
