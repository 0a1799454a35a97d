import { carcPhrase } from '../domain/catalogues/carc-phrases';
import type { DiagnosisChapter } from '../domain/catalogues/diagnosis-chapters';
import { chapterInWords } from '../domain/catalogues/diagnosis-chapters';
import { PLACES_OF_SERVICE } from '../domain/catalogues/office-procedures';
import { procedureGroupOf } from '../domain/catalogues/procedure-groups';
import { servicesInWords } from '../domain/catalogues/service-words';
import type { PayerType } from '../domain/claim';
import type { EligiblePopulation } from '../domain/denial-rule';
import type { DetectedPattern } from './detector';
import type { LatticeField, LatticeSlice, LatticeTerm } from './lattice/lattice-fields';

/** Names that are known to the reader of a pattern; null when there is none. */
export interface PatternNames {
  /** Our own short wording of the CARC. */
  carcReason: string | null;
  /** Of the payer, provider or coder with this local id. */
  nameOf(field: 'payer' | 'provider' | 'coder', id: number): string | null;
}

interface SliceTerm {
  field: string;
  value: string;
}

export interface PatternText {
  title: string;
  description: string;
}

/** Claims of a population in words, to complete "claims ...". */
const POPULATION_LABELS: Record<EligiblePopulation, string> = {
  all: 'All claims',
  'em-with-procedure': 'E/M visit with a procedure on the same day',
  'separable-pair': 'Procedure pair that a modifier may separate',
  'bilateral-capable': 'Procedure that can be bilateral',
  'policy-diagnosis': 'Procedure tied to listed diagnoses',
  'authorization-listed': 'Procedure that needs authorization',
  'bundling-pair': 'Procedure that may be part of another',
  'records-listed': 'Procedure that needs records',
  'em-level': 'E/M visit',
  'frequency-limited': 'Procedure with a frequency limit',
  'necessity-listed': 'Procedure under a coverage list',
  'new-patient-visit': 'New-patient visit',
  'referral-listed': 'Procedure that needs a referral',
  'age-sex-limited': 'Procedure for certain ages or one sex',
};

/** The same as what a payer denies. */
const POPULATION_OBJECTS: Record<EligiblePopulation, string> = {
  all: 'claims',
  'em-with-procedure': 'visits with a procedure on the same day',
  'separable-pair': 'pairs of procedures that a modifier may separate',
  'bilateral-capable': 'procedures that can be bilateral',
  'policy-diagnosis': 'procedures tied to listed diagnoses',
  'authorization-listed': 'procedures that need authorization',
  'bundling-pair': 'procedures that may be part of another',
  'records-listed': 'procedures that need records',
  'em-level': 'visits',
  'frequency-limited': 'procedures with a frequency limit',
  'necessity-listed': 'procedures under a coverage list',
  'new-patient-visit': 'new-patient visits',
  'referral-listed': 'procedures that need a referral',
  'age-sex-limited': 'procedures for certain ages or one sex',
};

/** In a title, where the reason says the rest: "procedures for missing authorization". */
const SHORT_OBJECTS: Partial<Record<EligiblePopulation, string>> = {
  'separable-pair': 'pairs of procedures',
  'policy-diagnosis': 'procedures',
  'authorization-listed': 'procedures',
  'bundling-pair': 'procedures',
  'records-listed': 'procedures',
  'frequency-limited': 'procedures',
  'necessity-listed': 'procedures',
  'referral-listed': 'procedures',
  'age-sex-limited': 'procedures',
};

const PAYER_TYPE_WORDS: Record<PayerType, string> = {
  MEDICARE: 'Medicare',
  MEDICARE_ADVANTAGE: 'Medicare Advantage',
  MEDICAID: 'Medicaid',
  COMMERCIAL: 'Commercial',
  OTHER: 'Other',
};

/**
 * The title, e.g. "Blue Plan denies therapy 97530 for missing authorization (CARC 197)", and the description below it.
 */
export function describePattern(
  { carc, slice, benchmarkPerMillion }: Pick<DetectedPattern, 'carc' | 'slice' | 'benchmarkPerMillion'>,
  names: PatternNames,
): PatternText {
  const who = subjectOf(slice, names);
  const what = objectOf(slice, servicesOf(slice), names);
  return {
    title: `${who} ${objectOf(slice, servicesInTitle(slice), names)} ${reasonOf(carc, names)}`,
    description:
      `Denials with CARC ${carc} at the first adjudication, among ${what}${whose(slice, names)}. ` +
      `About ${percent(benchmarkPerMillion)} % of these claims would usually be denied this way.`,
  };
}

const valueOf = (slice: LatticeSlice, field: LatticeField): string | null =>
  slice.find((term) => term.field === field)?.value ?? null;

function subjectOf(slice: LatticeSlice, names: PatternNames): string {
  const payer = valueOf(slice, 'payer');
  if (payer !== null) return `${named(names, 'payer', payer)} denies`;
  const line = valueOf(slice, 'lineOfBusiness');
  return line === null ? 'Payers deny' : `${PAYER_TYPE_WORDS[line as PayerType]} plans deny`;
}

function whose(slice: LatticeSlice, names: PatternNames): string {
  const payer = valueOf(slice, 'payer');
  if (payer !== null) return ` billed to ${named(names, 'payer', payer)}`;
  const line = valueOf(slice, 'lineOfBusiness');
  return line === null ? '' : ` billed to ${PAYER_TYPE_WORDS[line as PayerType]} plans`;
}

/** "therapy 97530 by Dr. Ann Lee with modifier GP at place of service 22 (on-campus outpatient hospital)". */
function objectOf(slice: LatticeSlice, services: string, names: PatternNames): string {
  const words = [services];
  const provider = valueOf(slice, 'provider');
  if (provider !== null) words.push(`by ${named(names, 'provider', provider)}`);
  const coder = valueOf(slice, 'coder');
  if (coder !== null) words.push(`coded by ${named(names, 'coder', coder)}`);
  const modifiers = valueOf(slice, 'modifiers');
  if (modifiers !== null) words.push(`with modifier${modifiers.includes('+') ? 's' : ''} ${modifiers}`);
  const place = valueOf(slice, 'placeOfService');
  if (place !== null) words.push(`at place of service ${placeInWords(place)}`);
  const chapter = valueOf(slice, 'diagnosisChapter');
  if (chapter !== null)
    words.push(`with a diagnosis in the chapter of ${chapterInWords(chapter as DiagnosisChapter)}`);
  return words.join(' ');
}

function servicesOf(slice: LatticeSlice): string {
  const populations = populationsOf(slice).map((population) => POPULATION_OBJECTS[population]);
  return onClaims(slice, [...namedServices(slice), ...populations]);
}

/** Of the populations, those that are what is denied, and not what makes it possible. */
function servicesInTitle(slice: LatticeSlice): string {
  const services = namedServices(slice);
  const populations = populationsOf(slice);
  const telling = populations.filter((population) => SHORT_OBJECTS[population] === undefined);
  const things = [...services, ...telling.map((population) => POPULATION_OBJECTS[population])];
  if (things.length > 0) return onClaims(slice, things);
  return onClaims(
    slice,
    populations.slice(0, 1).map((population) => SHORT_OBJECTS[population] ?? ''),
  );
}

const populationsOf = (slice: LatticeSlice): EligiblePopulation[] =>
  slice.flatMap(({ field, value }) => (field === 'population' ? [value as EligiblePopulation] : []));

function namedServices(slice: LatticeSlice): string[] {
  const procedure = valueOf(slice, 'procedure');
  const group = valueOf(slice, 'procedureGroup') ?? (procedure === null ? null : procedureGroupOf(procedure));
  const words = servicesInWords(group, procedure);
  return words === '' ? [] : [words];
}

function onClaims(slice: LatticeSlice, things: readonly string[]): string {
  const type = valueOf(slice, 'claimType');
  const kind = type === null ? '' : `${type.toLowerCase()} `;
  if (things.length === 0) return `${kind}claims`;
  return `${things.join(' among ')}${type === null ? '' : ` on ${kind}claims`}`;
}

function placeInWords(place: string): string {
  const name = PLACES_OF_SERVICE[place];
  return name === undefined ? place : `${place} (${name.charAt(0).toLowerCase()}${name.slice(1)})`;
}

const named = (names: PatternNames, field: 'payer' | 'provider' | 'coder', id: string): string =>
  names.nameOf(field, Number(id)) ?? `${field} ${id}`;

function reasonOf(carc: string, { carcReason }: PatternNames): string {
  const phrase = carcPhrase(carc);
  if (phrase !== null) return `for ${phrase} (CARC ${carc})`;
  return carcReason === null ? `with CARC ${carc}` : `with CARC ${carc}: ${carcReason.toLowerCase()}`;
}

/** One significant decimal below 10 %, whole percent above. */
const percent = (perMillion: number): string =>
  perMillion >= 100_000
    ? String(Math.round(perMillion / 10_000))
    : (Math.round(perMillion / 1000) / 10).toFixed(1);

/** The API's names of fields. */
const FIELD_NAMES: Record<LatticeField, string> = {
  payer: 'payer',
  lineOfBusiness: 'lineOfBusiness',
  provider: 'provider',
  coder: 'coder',
  claimType: 'claimType',
  placeOfService: 'placeOfService',
  diagnosisChapter: 'diagnosisChapter',
  population: 'procedureFamily',
  procedureGroup: 'procedureFamily',
  procedure: 'procedure',
  modifiers: 'modifier',
};

/** A condition with its value as people say it. @param name of a payer, provider or coder */
export function termInWords({ field, value }: LatticeTerm, name: string | null): SliceTerm {
  return { field: FIELD_NAMES[field], value: name ?? valueInWords(field, value) };
}

function valueInWords(field: LatticeField, value: string): string {
  switch (field) {
    case 'lineOfBusiness':
      return PAYER_TYPE_WORDS[value as PayerType];
    case 'placeOfService':
      return placeInWords(value);
    case 'diagnosisChapter':
      return chapterInWords(value as DiagnosisChapter);
    case 'population':
      return POPULATION_LABELS[value as EligiblePopulation];
    case 'claimType':
      return `${value.charAt(0)}${value.slice(1).toLowerCase()}`;
    default:
      return value;
  }
}
