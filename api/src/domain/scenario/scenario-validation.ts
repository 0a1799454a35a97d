import { z } from 'zod';
import { isLocalDate } from '../calendar';
import { DIAGNOSIS_CHAPTERS } from '../catalogues/diagnosis-chapters';
import { PLACES_OF_SERVICE } from '../catalogues/office-procedures';
import { PROCEDURES, findProcedure } from '../catalogues/procedure-catalogue';
import { PAYER_TYPES } from '../claim';
import { DENIAL_RULES } from '../denial-rules';
import { BadInputError } from '../errors';
import type { Fault } from '../errors';
import type { LearningPlan, PayerShare, ScenarioConfig } from './scenario';
import { SCENARIO_EVENT_KINDS } from './scenario';
import type { ReadableConfig } from './scenario-contradictions';
import { contradictions, readableOf } from './scenario-contradictions';

/**
 * Parses a scenario's config from a user or a file (the API's ScenarioConfigInput: a field with a default may be
 * omitted or null) and fills the defaults in. Throws BadInputError with every fault at once, each under its path:
 * `patterns[2].shareOfDenials`.
 */
export function parseScenarioConfig(input: unknown): ScenarioConfig {
  const parsed = scenarioConfigSchema.safeParse(input);
  const faults: Fault[] = parsed.success ? [] : parsed.error.issues.flatMap(faultsOf);
  // Contradictions between fields are reported even if some field is invalid by itself.
  const known = new Set(faults.map(({ field }) => field));
  for (const fault of contradictions(parsed.success ? readableOf(parsed.data) : readableParts(input))) {
    if (!known.has(fault.field)) faults.push(fault);
  }
  if (faults.length > 0 || !parsed.success) throw new BadInputError(faults);
  return parsed.data;
}

/** A fixed date, never today, so that a scenario gives the same claims whenever it runs. A Monday. */
export const DEFAULT_START_DATE = '2025-01-06';

export const DEFAULT_PAYERS: readonly PayerShare[] = [
  { name: 'Medicare', type: 'MEDICARE', share: 30, denialWeight: 0.8 },
  { name: 'Harbor Blue', type: 'COMMERCIAL', share: 26, denialWeight: 0.9 },
  { name: 'Meridian Health', type: 'COMMERCIAL', share: 18, denialWeight: 1 },
  { name: 'State Medicaid', type: 'MEDICAID', share: 14, denialWeight: 1.5 },
  { name: 'Summit Advantage', type: 'MEDICARE_ADVANTAGE', share: 12, denialWeight: 1.2 },
];

/**
 * Of denials, 20 % are appealed (with corrected claims, a little under half are worked at all: see correction-rates.ts),
 * 60 % of the appeals decided are won (Premier: 54-70 %), 30 days after filing.
 */
export const DEFAULT_APPEALS = { appealRate: 20, overturnRate: 60, meanDaysToDecision: 30 };

/** Member cards are issued for 2000 to 2099; a filing limit and one more year must fit before the start. */
const FIRST_START_DATE = '2003-01-01';
const LAST_START_DATE = '2085-12-31';

const RULE_KEYS = DENIAL_RULES.map((rule) => rule.key);

const show = (value: unknown): string =>
  value === undefined ? 'nothing' : (JSON.stringify(value) ?? String(value));

function numberIn(from: number, to: number) {
  const error = (issue: { input?: unknown }): string =>
    `expected a number from ${from} to ${to}, got ${show(issue.input)}`;
  return z.number({ error }).min(from, { error }).max(to, { error });
}

function wholeIn(from: number, to: number) {
  const error = (issue: { input?: unknown }): string =>
    `expected a whole number from ${from} to ${to}, got ${show(issue.input)}`;
  return z.int({ error }).min(from, { error }).max(to, { error });
}

function textUpTo(length: number) {
  const error = (issue: { input?: unknown }): string =>
    `expected text of 1 to ${length} characters, got ${show(issue.input)}`;
  return z.string({ error }).min(1, { error }).max(length, { error });
}

function oneOf<const T extends readonly string[]>(values: T) {
  return z.enum(values, {
    error: (issue) => `expected one of ${values.join(', ')}; got ${show(issue.input)}`,
  });
}

function listUpTo<T extends z.ZodType>(item: T, from: number, to: number) {
  const error = (issue: { input?: unknown }): string =>
    `expected a list of ${from} to ${to}, got ${Array.isArray(issue.input) ? issue.input.length : show(issue.input)}`;
  return z.array(item, { error }).min(from, { error }).max(to, { error });
}

function group<T extends z.ZodRawShape>(shape: T) {
  return z.strictObject(shape, {
    error: (issue) =>
      issue.code === 'invalid_type' ? `expected an object, got ${show(issue.input)}` : undefined,
  });
}

/** Left out or null means the default. */
function orDefault<T extends z.ZodType>(schema: T, value: z.output<T>) {
  return schema.nullish().transform((given): z.output<T> => given ?? value);
}

const optional = <T extends z.ZodType>(schema: T) =>
  schema.nullish().transform((given): z.output<T> | null => given ?? null);

const day = wholeIn(0, 3650);
const percent = numberIn(0, 100);

const payerSchema = group({
  name: textUpTo(60),
  type: oneOf(PAYER_TYPES),
  share: numberIn(0.1, 100),
  denialWeight: orDefault(numberIn(0, 20), 1),
});

const procedureSchema = z
  .string({ error: (issue) => `expected a procedure code, got ${show(issue.input)}` })
  .refine((code) => findProcedure(code) !== undefined, {
    error: (issue) => `expected the code of a procedure in the catalogue, got ${show(issue.input)}`,
  });

const carcSchema = z
  .string({ error: (issue) => `expected a CARC, got ${show(issue.input)}` })
  .regex(/^[A-Z]?[1-9]\d{0,2}$/, {
    error: (issue) => `expected a CARC such as 16 or B7, got ${show(issue.input)}`,
  });

const patternSchema = group({
  rule: oneOf(RULE_KEYS),
  shareOfDenials: percent,
  fromDay: orDefault(day, 0),
  toDay: optional(day),
  payer: optional(textUpTo(60)),
  lineOfBusiness: optional(oneOf(PAYER_TYPES)),
  provider: optional(wholeIn(1, 2000)),
  coder: optional(wholeIn(1, 500)),
  procedure: optional(procedureSchema),
  procedureGroup: optional(oneOf([...new Set(PROCEDURES.map(({ family }) => family))].sort())),
  placeOfService: optional(oneOf(Object.keys(PLACES_OF_SERVICE).sort())),
  diagnosisChapter: optional(oneOf(DIAGNOSIS_CHAPTERS.map(({ range }) => range))),
  carc: optional(carcSchema),
});

const learningSchema = group({
  coders: wholeIn(1, 500),
  sessionsPerWeek: numberIn(0, 20),
  fromDay: orDefault(day, 0),
  targetDenialRate: optional(percent),
  targetDay: optional(day),
  halfLifeDays: optional(numberIn(1, 3650)),
  focus: orDefault(listUpTo(oneOf(RULE_KEYS), 0, RULE_KEYS.length), []),
});

const eventSchema = group({
  day,
  kind: oneOf(SCENARIO_EVENT_KINDS),
  rule: optional(oneOf(RULE_KEYS)),
  payer: optional(textUpTo(60)),
  magnitude: optional(numberIn(0, 200)),
  note: optional(textUpTo(200)),
});

const startDateSchema = z
  .string({ error: (issue) => `expected a date YYYY-MM-DD, got ${show(issue.input)}` })
  .refine((text) => isLocalDate(text) && text >= FIRST_START_DATE && text <= LAST_START_DATE, {
    error: (issue) =>
      `expected a calendar date from ${FIRST_START_DATE} to ${LAST_START_DATE}, got ${show(issue.input)}`,
  });

/** Its JSON Schema is the published description of the document. */
export const scenarioConfigSchema = group({
  seed: orDefault(wholeIn(-(2 ** 31), 2 ** 31 - 1), 1),
  startDate: orDefault(startDateSchema, DEFAULT_START_DATE),
  durationDays: optional(wholeIn(1, 3650)),
  claimsPerDay: numberIn(1, 100_000),
  denialRate: numberIn(0, 60),
  providers: wholeIn(1, 2000),
  institutionalShare: orDefault(percent, 0),
  payers: orDefault(listUpTo(payerSchema, 1, 24), [...DEFAULT_PAYERS]),
  patterns: listUpTo(patternSchema, 0, 50),
  payerNoise: orDefault(percent, 0),
  appeals: orDefault(
    group({ appealRate: percent, overturnRate: percent, meanDaysToDecision: numberIn(1, 365) }),
    DEFAULT_APPEALS,
  ),
  learning: optional(learningSchema),
  events: orDefault(listUpTo(eventSchema, 0, 100), []),
  daysPerSecond: optional(numberIn(0.001, 10_000)),
});

function faultsOf(issue: z.core.$ZodIssue): Fault[] {
  const field = pathOf(issue.path);
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      field: pathOf([...issue.path, key]),
      message: 'there is no such field',
    }));
  }
  return [{ field, message: issue.message }];
}

function pathOf(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, part) => {
    if (typeof part === 'number') return `${text}[${part}]`;
    return text === '' ? String(part) : `${text}.${String(part)}`;
  }, '');
}

/** The parts of an invalid config that are valid by themselves; lists entry by entry, at their positions. */
function readableParts(input: unknown): ReadableConfig {
  const { shape } = scenarioConfigSchema;
  const fields = fieldsOf(input);
  const payers = fields.payers ?? DEFAULT_PAYERS;
  const focus = readEach(oneOf(RULE_KEYS), fieldsOf(fields.learning).focus ?? []);
  const plan = { ...fieldsOf(fields.learning), focus: focus?.filter((key) => key !== null) };
  return {
    denialRate: read<number>(shape.denialRate, fields.denialRate),
    claimsPerDay: read<number>(shape.claimsPerDay, fields.claimsPerDay),
    providers: read<number>(shape.providers, fields.providers),
    payerNoise: read<number>(shape.payerNoise, fields.payerNoise),
    institutionalShare: read<number>(shape.institutionalShare, fields.institutionalShare),
    payers: readEach<PayerShare>(payerSchema, payers),
    payerNames: readEach<string>(payerSchema.shape.name, namesIn(payers)),
    patterns: readEach(patternSchema, fields.patterns),
    learning: read<LearningPlan>(learningSchema, plan),
    focus,
    events: readEach(eventSchema, fields.events ?? []),
  };
}

const fieldsOf = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};

const namesIn = (payers: unknown): unknown =>
  Array.isArray(payers) ? payers.map((payer) => fieldsOf(payer).name) : undefined;

function read<T>(schema: z.ZodType<T>, value: unknown): T | undefined {
  const parsed = schema.safeParse(value);
  return parsed.success ? parsed.data : undefined;
}

/** Null for entries that are invalid by themselves; undefined for a value that is not a list or is too long. */
function readEach<T>(schema: z.ZodType<T>, list: unknown): (T | null)[] | undefined {
  if (!Array.isArray(list) || list.length > MAX_LIST) return undefined;
  return list.map((entry) => read(schema, entry) ?? null);
}

/** The longest list that a config may have. */
const MAX_LIST = 100;
