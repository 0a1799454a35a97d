import type { LocalDate } from '../calendar';
import { BLOOD_AND_HORMONES, INFECTIONS, MIND_AND_NERVES, TUMORS } from './packs/diagnoses-general';
import { KIDNEYS_AND_PREGNANCY, SKIN_AND_BONES } from './packs/diagnoses-body';
import { BREATHING_AND_DIGESTION, EYES_AND_EARS, HEART } from './packs/diagnoses-organs';
import { SCREENING_AND_STATUS, SYMPTOMS_AND_INJURIES } from './packs/diagnoses-reasons';
import { tableRows, wordsOf } from './packs/table';
import { INVALID_DIAGNOSES } from './diagnosis-catalogue';
import type { BodySide, DiagnosisFacts } from './diagnosis-structure';
import { BILLABLE_CATEGORIES, needsSeventh, structuralFacts } from './diagnosis-structure';

export type { BodySide, DiagnosisFacts } from './diagnosis-structure';

export interface KnownDiagnosis extends DiagnosisFacts {
  code: string;
  /** Our own words. */
  words: string;
}

const SIDES: Readonly<Record<string, BodySide>> = { R: 'RIGHT', L: 'LEFT', B: 'BOTH' };
const NOTHING: DiagnosisFacts = { sex: null, minAge: null, maxAge: null, side: null };

/** Some thousand complete codes, those that a person is most likely to type. */
export const KNOWN_DIAGNOSES: readonly KnownDiagnosis[] = [
  INFECTIONS, TUMORS, BLOOD_AND_HORMONES, MIND_AND_NERVES, EYES_AND_EARS, HEART, BREATHING_AND_DIGESTION,
  SKIN_AND_BONES, KIDNEYS_AND_PREGNANCY, SYMPTOMS_AND_INJURIES, SCREENING_AND_STATUS,
].flatMap((table) => tableRows(table, ['code', 'words', 'traits'] as const).map(knownDiagnosis)); // prettier-ignore

const byCode = new Map(KNOWN_DIAGNOSES.map((entry) => [entry.code, entry]));
/** Beginnings of known codes: none of them is complete, because a complete code is nobody's beginning. */
const beginnings = new Set(
  KNOWN_DIAGNOSES.flatMap(({ code }) =>
    Array.from({ length: code.length - 3 }, (_, index) => code.slice(0, 3 + index)),
  ),
);

export const findDiagnosis = (code: string): KnownDiagnosis | undefined => byCode.get(code);

/** From the packs; for other codes what their chapter and their digits say. Remembered, as claims repeat codes. */
export function factsOfDiagnosis(code: string): DiagnosisFacts {
  let facts = remembered.get(code);
  if (!facts) {
    facts = { ...NOTHING, ...structuralFacts(code), ...packFacts(code) };
    if (remembered.size >= MAX_REMEMBERED) remembered.clear();
    remembered.set(code, facts);
  }
  return facts;
}

const MAX_REMEMBERED = 20_000;
const remembered = new Map<string, DiagnosisFacts>();

/** Why a code cannot be billed on the date, or null: the end of a sentence that begins with the code. */
export function diagnosisFault(code: string, date: LocalDate): string | null {
  const ended = ENDED.get(code);
  if (ended !== undefined) return date < ended ? null : `was no complete code from ${ended} on`;
  if (byCode.has(code)) return null;
  if (beginnings.has(code)) return 'is a heading, and needs more characters';
  if (code.length === 3)
    return BILLABLE_CATEGORIES.has(code) ? null : 'is a heading, and needs more characters';
  if (needsSeventh(code) && code.length < 8)
    return 'needs a seventh character that tells the encounter (A, D or S)';
  const whole = completeBeginning(code);
  return whole === null ? null : `is no code: ${whole} has no further characters`;
}

/** External causes say how an injury came about, never what it is. */
export const isExternalCause = (code: string): boolean => /^[V-Y]/.test(code);

function knownDiagnosis({
  code,
  words,
  traits,
}: Record<'code' | 'words' | 'traits', string>): KnownDiagnosis {
  const entry: KnownDiagnosis = { code, words, ...NOTHING, ...structuralFacts(code) };
  return wordsOf(traits).reduce((known, trait) => ({ ...known, ...traitOf(code, trait) }), entry);
}

function traitOf(code: string, trait: string): Partial<DiagnosisFacts> {
  if (trait === 'F' || trait === 'M') return { sex: trait };
  if (trait === 'cause') return {};
  const side = SIDES[trait];
  if (side) return { side };
  const [, from, to] = /^age=(\d*)-(\d*)$/.exec(trait) ?? [];
  if (from === undefined || to === undefined)
    throw new Error(`diagnosis ${code} has the trait "${trait}"; expected F, M, R, L, B, cause or age=0-17`);
  return { minAge: from === '' ? null : Number(from), maxAge: to === '' ? null : Number(to) };
}

const packFacts = (code: string): Partial<DiagnosisFacts> => {
  const known = byCode.get(code);
  return known ? { sex: known.sex, minAge: known.minAge, maxAge: known.maxAge, side: known.side } : {};
};

/** Codes that were complete before this date and are headings since. */
const ENDED: ReadonlyMap<string, LocalDate> = new Map([
  ...INVALID_DIAGNOSES.flatMap(({ code, validBefore }) =>
    validBefore === null ? [] : ([[code, validBefore]] as const),
  ),
  ['Z86.010', '2023-10-01'],
  ['G20', '2023-10-01'],
  ['G35', '2025-10-01'],
  ['F32.8', '2016-10-01'],
  ['H35.31', '2016-10-01'],
  ['K35.3', '2018-10-01'],
  ['K35.8', '2018-10-01'],
  ['M79.1', '2018-10-01'],
  ['N61', '2018-10-01'],
  ['E88.81', '2023-10-01'],
  ['I47.1', '2022-10-01'],
  ['I47.2', '2022-10-01'],
  ['K85.9', '2016-10-01'],
  ['M51.36', '2024-10-01'],
  ['R31.2', '2016-10-01'],
]);

/** The known complete code with which this longer one begins; null for none. */
function completeBeginning(code: string): string | null {
  for (let length = code.length - 1; length >= 3; length--) {
    const beginning = code.slice(0, length);
    if (
      !beginning.endsWith('.') &&
      (byCode.has(beginning) || (length === 3 && BILLABLE_CATEGORIES.has(beginning)))
    )
      return ENDED.has(beginning) ? null : beginning;
  }
  return null;
}
