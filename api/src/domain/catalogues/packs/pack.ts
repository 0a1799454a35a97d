import type { PayerType } from '../../claim';
import { PAYER_TYPES } from '../../claim';
import { tableRows, wordsOf } from './table';

/** What payers generally know about a procedure code. What a pack does not say is not so. */
export interface CodePackRow {
  code: string;
  /** Our own words. */
  words: string;
  family: string;
  /** What Medicare allows for one unit in an office, approximately. */
  dollars: number;
  /** Places of service where payers accept it. */
  places: readonly string[];
  /** Days after a procedure in which visits are part of it: 000, 010 or 090; null for what has no such days. */
  globalDays: 0 | 10 | 90 | null;
  /** Units that payers accept on a line; null for no limit. */
  maxUnits: number | null;
  /** A service by a physician of which payers pay one a day, as office visits. */
  isVisit: boolean;
  isNewPatient: boolean;
  isPreventive: boolean;
  isAnesthesia: boolean;
  /** A visit of the same day needs 25, although the service has no days after it. */
  marksVisit: boolean;
  /** Has a professional (26) and a technical (TC) part. */
  isSplit: boolean;
  /** Done under a certificate of waiver only with QW. */
  isWaived: boolean;
  isSingleDose: boolean;
  /** Payers who manage care want an authorization. */
  needsAuthorization: boolean;
  /** Part of whatever else is done. */
  isNeverPaid: boolean;
  /** No plan has a benefit for it. */
  isExcluded: boolean;
  /** How its place on the body is told, and whether payers insist. */
  site: BodySite | null;
  needsSite: boolean;
  sex: 'F' | 'M' | null;
  minAge: number | null;
  maxAge: number | null;
  /** Codes that it is a part of, and those beside which it must be marked as distinct. */
  partOf: readonly string[];
  apartFrom: readonly string[];
  /** It is billed only beside one of these; null for a service of its own. VISIT is any visit. */
  addsTo: readonly string[] | null;
  /** One of these modifiers tells Medicare whose plan of care it belongs to. */
  therapyModifiers: readonly string[];
  /** A modifier that Medicare wants. */
  requiredModifier: string | null;
  /** Payer types without a benefit for it. */
  notCoveredBy: readonly PayerType[];
  /** Months that must lie between two of them. */
  everyMonths: number | null;
  /** One of the diagnoses must begin with one of these; empty for any. */
  diagnosisPrefixes: readonly string[];
  validFrom: string | null;
  validBefore: string | null;
  specialties: readonly string[];
  typicalDiagnoses: readonly string[];
}

/** SIDE: LT, RT or 50. DIGIT: fingers F1 to FA, toes T1 to TA. EYELID: E1 to E4. */
export type BodySite = 'SIDE' | 'DIGIT' | 'EYELID';
export const VISIT = 'VISIT';

interface PackHead {
  family: string;
  /** Names of PLACE_SETS, or places of service. */
  places: string;
  /** 000, 010, 090, or none: of visits, tests, add-ons and maternity care. */
  days: string;
  max?: number;
  traits?: string;
  specialties: string;
}

const OFFICE = ['11', '22', '19', '20', '49', '50', '71', '72', '17', '15', '18', '26'];
const HOSPITAL = ['22', '19', '21', '23', '51', '61'];
const PLACE_SETS: Readonly<Record<string, readonly string[]>> = {
  office: OFFICE,
  hospital: HOSPITAL,
  telehealth: ['02', '10'],
  'surgery-center': ['24'],
  home: ['12', '13', '14', '33', '04'],
  laboratory: ['81'],
  any: Array.from({ length: 99 }, (_, index) => String(101 + index).slice(1)),
};

const COLUMNS = ['code', 'words', 'dollars', 'max', 'days', 'traits', 'diagnoses'] as const;

/** The rows of a pack: a head with what its codes have in common, and a table with one code a line. */
export function pack(head: PackHead, table: string): CodePackRow[] {
  return tableRows(table, COLUMNS).map(({ code, words, dollars, max, days, traits, diagnoses }) => {
    const row: CodePackRow = {
      ...PLAIN,
      code,
      words,
      family: head.family,
      dollars: Number(dollars),
      places: placesOf(head.places),
      globalDays: globalDaysOf(days === '' ? head.days : days),
      maxUnits: max === '' ? (head.max ?? null) : Number(max),
      specialties: head.specialties === 'any' ? [] : wordsOf(head.specialties, /\s*,\s*/),
      typicalDiagnoses: wordsOf(diagnoses),
    };
    return wordsOf(`${head.traits ?? ''} ${traits}`).reduce(withTrait, row);
  });
}

const PLAIN: Omit<
  CodePackRow,
  | 'code'
  | 'words'
  | 'family'
  | 'dollars'
  | 'places'
  | 'globalDays'
  | 'maxUnits'
  | 'specialties'
  | 'typicalDiagnoses'
> = {
  isVisit: false,
  isNewPatient: false,
  isPreventive: false,
  isAnesthesia: false,
  marksVisit: false,
  isSplit: false,
  isWaived: false,
  isSingleDose: false,
  needsAuthorization: false,
  isNeverPaid: false,
  isExcluded: false,
  site: null,
  needsSite: false,
  sex: null,
  minAge: null,
  maxAge: null,
  partOf: [],
  apartFrom: [],
  addsTo: null,
  therapyModifiers: [],
  requiredModifier: null,
  notCoveredBy: [],
  everyMonths: null,
  diagnosisPrefixes: [],
  validFrom: null,
  validBefore: null,
};

type Change = (value: string, row: CodePackRow) => Partial<CodePackRow>;

/** A trait as it stands in a table, and what it says of the code. */
const TRAITS: Readonly<Record<string, Change>> = {
  visit: () => ({ isVisit: true }),
  new: () => ({ isNewPatient: true }),
  preventive: () => ({ isPreventive: true }),
  anesthesia: () => ({ isAnesthesia: true }),
  beside25: (value) => ({ marksVisit: value !== 'no' }),
  split: () => ({ isSplit: true }),
  qw: () => ({ isWaived: true }),
  'single-dose': () => ({ isSingleDose: true }),
  auth: () => ({ needsAuthorization: true }),
  'no-payment': () => ({ isNeverPaid: true }),
  'no-benefit': () => ({ isExcluded: true }),
  side: () => ({ site: 'SIDE' }),
  'side!': () => ({ site: 'SIDE', needsSite: true }),
  digit: () => ({ site: 'DIGIT' }),
  'digit!': () => ({ site: 'DIGIT', needsSite: true }),
  eyelid: () => ({ site: 'EYELID' }),
  office: (_, { places }) => ({ places: union(places, OFFICE) }),
  places: (value, { places }) => ({ places: union(places, placesOf(value)) }),
  sex: (value) => ({ sex: value === 'M' ? 'M' : 'F' }),
  age: (value) => {
    const [from = '', to = ''] = value.split('-');
    return { minAge: from === '' ? null : Number(from), maxAge: to === '' ? null : Number(to) };
  },
  in: (value, { partOf }) => ({ partOf: union(partOf, value.split(',')) }),
  apart: (value) => ({ apartFrom: value.split(',') }),
  'add-on': (value) => ({ addsTo: value.toUpperCase().split(',') }),
  therapy: (value) => ({ therapyModifiers: value.split(',') }),
  needs: (value) => ({ requiredModifier: value }),
  no: (value) => ({ notCoveredBy: [payerType(value)] }),
  only: (value) => ({ notCoveredBy: PAYER_TYPES.filter((type) => !type.startsWith(payerType(value))) }),
  every: (value) => ({ everyMonths: Number(value) }),
  for: (value) => ({ diagnosisPrefixes: value.split(',') }),
  from: (value) => ({ validFrom: value }),
  until: (value) => ({ validBefore: value }),
  days: (value) => ({ globalDays: globalDaysOf(value) }),
  max: (value) => ({ maxUnits: Number(value) }),
};

function withTrait(row: CodePackRow, trait: string): CodePackRow {
  const [name = '', value = ''] = trait.split('=');
  const change = TRAITS[name];
  if (!change)
    throw new Error(
      `code ${row.code} has the trait "${trait}"; expected one of ${Object.keys(TRAITS).join(', ')}`,
    );
  return { ...row, ...change(value, row) };
}

function placesOf(names: string): string[] {
  return [...new Set(wordsOf(names).flatMap((name) => PLACE_SETS[name] ?? [placeOf(name)]))];
}

function placeOf(name: string): string {
  if (!/^\d{2}$/.test(name))
    throw new Error(
      `a code pack has the place "${name}"; expected two digits or one of ${Object.keys(PLACE_SETS).join(', ')}`,
    );
  return name;
}

function globalDaysOf(days: string): CodePackRow['globalDays'] {
  if (days === '000') return 0;
  if (days === '010') return 10;
  if (days === '090') return 90;
  if (days === 'none') return null;
  throw new Error(`a code pack has the days "${days}"; expected 000, 010, 090 or none`);
}

function payerType(value: string): PayerType {
  const type = PAYER_TYPES.find((each) => each === value);
  if (!type)
    throw new Error(`a code pack names the payer type "${value}"; expected one of ${PAYER_TYPES.join(', ')}`);
  return type;
}

const union = (some: readonly string[], more: readonly string[]): string[] => [
  ...new Set([...some, ...more]),
];
