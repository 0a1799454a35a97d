import type { LocalDate } from '../../domain/calendar';
import type { ClaimType, PayerType } from '../../domain/claim';
import type { Cents } from '../../domain/money';

/**
 * The fields that a slice may name, all known before adjudication. Their order is the order of a slice's terms and
 * breaks every tie.
 */
export const LATTICE_FIELDS = [
  'payer',
  'lineOfBusiness',
  'provider',
  'coder',
  'claimType',
  'placeOfService',
  'diagnosisChapter',
  'population',
  'procedureGroup',
  'procedure',
  'modifiers',
] as const;
export type LatticeField = (typeof LATTICE_FIELDS)[number];

/** Of the claim as a whole, one value each; the others are of its lines, and a population is one of several. */
export const CLAIM_FIELDS = [
  'payer',
  'lineOfBusiness',
  'provider',
  'coder',
  'claimType',
  'placeOfService',
  'diagnosisChapter',
] as const satisfies readonly LatticeField[];
export type ClaimField = (typeof CLAIM_FIELDS)[number];

export const LINE_FIELDS = [
  'procedureGroup',
  'procedure',
  'modifiers',
] as const satisfies readonly LatticeField[];
export type LineField = (typeof LINE_FIELDS)[number];

export interface LatticeTerm {
  field: LatticeField;
  /** A code, or a local id in decimal digits. */
  value: string;
}

/**
 * A conjunction of at most three terms, in the order of LATTICE_FIELDS; no term means all claims. Terms about lines
 * must hold on one and the same line of the claim.
 */
export type LatticeSlice = readonly LatticeTerm[];
export const MAX_DEPTH = 3;

/** A line of a claim; null is a value that is missing, which no slice can name. */
export interface ObservedLine {
  procedureCode: string | null;
  procedureGroup: string | null;
  /** In the order of text, joined by "+"; null for a line without modifiers. */
  modifiers: string | null;
  denial: { carc: string; deniedCents: Cents } | null;
}

/** A claim as of its first adjudication: fields known before it, and the denials of its lines. */
export interface LatticeObservation {
  claimId: number;
  /** Numerator and denominator both count by the day of adjudication, so that pending claims are censored alike. */
  processingDate: LocalDate;
  payerId: number;
  lineOfBusiness: PayerType;
  providerId: number | null;
  coderId: number | null;
  claimType: ClaimType;
  placeOfService: string | null;
  diagnosisChapter: string | null;
  /** Bits of ELIGIBLE_POPULATIONS. */
  eligiblePopulations: number;
  /** Some service on it is in no catalogue, so that nobody knows its populations. */
  hasUnlistedService: boolean;
  billedCents: Cents;
  lines: readonly ObservedLine[];
  /** A denial that no line bears. */
  claimDenial: { carc: string; deniedCents: Cents } | null;
}

/**
 * What a CARC's own defect changes on the claim: a slice over it would describe the defect and not where it happens
 * ("no modifier 25" is denied nearly always). It is shown as what the denied have in common, and not searched.
 */
const CHANGED_BY_DEFECT: Readonly<Record<string, readonly LatticeField[]>> = {
  '4': ['modifiers'],
  '5': ['placeOfService'],
  '11': ['diagnosisChapter'],
  '50': ['diagnosisChapter'],
  '58': ['placeOfService'],
  '146': ['diagnosisChapter'],
  '167': ['diagnosisChapter'],
  '182': ['modifiers'],
  '236': ['modifiers'],
};

export const unsearchedFields = (carc: string): readonly LatticeField[] => CHANGED_BY_DEFECT[carc] ?? [];

/**
 * What is denied with these is often a service that should not be on the claim at all: who bills it is denied for it
 * nearly always, and no comparison with others who bill it says more. A slice over services is judged by its own
 * history only.
 */
const DENIED_FOR_SERVICE: ReadonlySet<string> = new Set(['96', '97', '150', '181', 'B7']);

/** Whether a slice over the field can be told to be high without a history of its own. */
export const hasLevel = (carc: string, field: LatticeField): boolean =>
  !(DENIED_FOR_SERVICE.has(carc) && isOfLine(field));

const position = new Map<LatticeField, number>(LATTICE_FIELDS.map((field, at) => [field, at]));
const place = (field: LatticeField): number => position.get(field) ?? 0;

/** By field, then by value in the order of code points. */
export function compareTerms(a: LatticeTerm, b: LatticeTerm): number {
  if (a.field !== b.field) return place(a.field) - place(b.field);
  return a.value < b.value ? -1 : a.value > b.value ? 1 : 0;
}

/** A total order: fewer terms first, then term by term. */
export function compareSlices(a: LatticeSlice, b: LatticeSlice): number {
  if (a.length !== b.length) return a.length - b.length;
  for (const [at, term] of a.entries()) {
    const other = b[at];
    const order = other === undefined ? 0 : compareTerms(term, other);
    if (order !== 0) return order;
  }
  return 0;
}

export const sliceKey = (slice: LatticeSlice): string =>
  slice.map(({ field, value }) => `${field}=${value}`).join(' & ');

const OF_SERVICE: ReadonlySet<LatticeField> = new Set<LatticeField>([
  'claimType',
  'placeOfService',
  'diagnosisChapter',
  'population',
  ...LINE_FIELDS,
]);

/**
 * Fields that say what was done, not by whom or to whose account. How often a CARC denies one service or another is in
 * no benchmark: such a slice is judged by its own history, or by the same services elsewhere.
 */
export const isOfService = (field: LatticeField): boolean => OF_SERVICE.has(field);

export const isOfLine = (field: LatticeField): field is LineField =>
  (LINE_FIELDS as readonly LatticeField[]).includes(field);

/** Whether a claim is in a slice, denied or not. */
export function isInLatticeSlice(
  claim: LatticeObservation,
  slice: LatticeSlice,
  populationBit: BitOf,
): boolean {
  if (!meetsClaimTerms(claim, slice, populationBit)) return false;
  const terms = slice.filter(({ field }) => isOfLine(field));
  return terms.length === 0 || claim.lines.some((line) => meetsLineTerms(line, terms));
}

/** Whether a line meets a slice's terms about lines. */
export const isLineInSlice = (line: ObservedLine, slice: LatticeSlice): boolean =>
  meetsLineTerms(line, slice);

/** The bit of a population by its name; 0 when there is none. */
export type BitOf = (population: string) => number;

function meetsClaimTerms(claim: LatticeObservation, slice: LatticeSlice, populationBit: BitOf): boolean {
  for (const { field, value } of slice) {
    if (field === 'population') {
      if ((claim.eligiblePopulations & populationBit(value)) === 0) return false;
    } else if (!isOfLine(field) && claimValue(claim, field) !== value) return false;
  }
  return true;
}

function meetsLineTerms(line: ObservedLine, terms: LatticeSlice): boolean {
  for (const { field, value } of terms) {
    if (isOfLine(field) && lineValue(line, field) !== value) return false;
  }
  return true;
}

export function claimValue(claim: LatticeObservation, field: ClaimField): string | null {
  switch (field) {
    case 'payer':
      return String(claim.payerId);
    case 'lineOfBusiness':
      return claim.lineOfBusiness;
    case 'provider':
      return claim.providerId === null ? null : String(claim.providerId);
    case 'coder':
      return claim.coderId === null ? null : String(claim.coderId);
    case 'claimType':
      return claim.claimType;
    case 'placeOfService':
      return claim.placeOfService;
    case 'diagnosisChapter':
      return claim.diagnosisChapter;
  }
}

export function lineValue(line: ObservedLine, field: LineField): string | null {
  switch (field) {
    case 'procedureGroup':
      return line.procedureGroup;
    case 'procedure':
      return line.procedureCode;
    case 'modifiers':
      return line.modifiers;
  }
}
