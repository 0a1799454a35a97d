import { PROCEDURES, findProcedure } from './procedure-catalogue';

/**
 * Groups for codes that the catalogue does not have, by number range (the published section bounds of CPT, no text of
 * it), the narrower ranges first.
 */
const RANGES: readonly (readonly [group: string, from: number, to: number])[] = [
  ['office visit', 99202, 99215],
  ['emergency visit', 99281, 99288],
  ['other visit', 99217, 99499],
  ['behavioral', 90785, 90899],
  ['eye', 92002, 92499],
  ['cardiology', 92920, 93799],
  ['respiratory', 94002, 94799],
  ['sleep', 95782, 95811],
  ['infusion', 96360, 96549],
  ['complementary', 97810, 97814],
  ['therapy', 97010, 97799],
  ['anesthesia', 100, 1999],
  ['surgery', 10004, 69990],
  ['imaging', 70010, 79999],
  ['laboratory', 80047, 89398],
  ['other medicine', 90281, 99607],
];

/** HCPCS Level II by its first letter. */
const LETTERS: Readonly<Record<string, string>> = {
  A: 'supplies',
  B: 'supplies',
  E: 'equipment',
  G: 'professional services',
  J: 'drug',
  K: 'equipment',
  L: 'orthotics',
  Q: 'drug',
  V: 'vision and hearing',
};

/** Every group that a code can have, in the order of text. */
export const PROCEDURE_GROUPS: readonly string[] = [
  ...new Set([
    ...PROCEDURES.map(({ family }) => family),
    ...RANGES.map(([group]) => group),
    ...Object.values(LETTERS),
    'other',
  ]),
].sort();

const known = new Map<string, string | null>();

/** The kind of service behind a procedure code: the catalogue's, else by its range; null for no code at all. */
export function procedureGroupOf(code: string): string | null {
  let group = known.get(code);
  if (group === undefined) {
    group = code === '' ? null : (findProcedure(code)?.family ?? groupByRange(code));
    // Codes of imported files are whatever the file says.
    if (known.size > 20_000) known.clear();
    known.set(code, group);
  }
  return group;
}

function groupByRange(code: string): string {
  const letter = LETTERS[code.charAt(0)];
  if (letter !== undefined) return letter;
  const number = /^\d{5}$/.test(code) ? Number(code) : -1;
  return RANGES.find(([, from, to]) => number >= from && number <= to)?.[0] ?? 'other';
}
