import { z } from 'zod';
import {
  DEFAULT_APPEALS,
  DEFAULT_PAYERS,
  DEFAULT_START_DATE,
  scenarioConfigSchema,
} from './scenario-validation';

export type JsonSchema = Record<string, unknown>;

/**
 * The config of a scenario document as JSON Schema (draft 2020-12), generated from the same schema that reads it.
 * Conditions between fields (shares that add up, targets below the rate) cannot be expressed in JSON Schema;
 * parseScenarioConfig checks them.
 */
export function scenarioJsonSchema(): JsonSchema {
  const schema = z.toJSONSchema(scenarioConfigSchema, { io: 'input' }) as JsonSchema;
  schema['title'] = 'Scenario config';
  schema['description'] =
    'The configuration that a run is computed from. Rates and shares are percent, 0 to 100; days count from day 0. Null is the same as omitted.';
  for (const [path, note] of Object.entries(NOTES)) Object.assign(fieldAt(schema, path), note);
  return schema;
}

/** By path: `patterns.rule` is a field of each entry of the list `patterns`. */
const NOTES: Record<string, JsonSchema> = {
  seed: {
    description: 'The seed: the same configuration and seed generate the same claims on any machine.',
    default: 1,
  },
  startDate: {
    description: 'Day 0 of the run, YYYY-MM-DD; a fixed date, never today.',
    default: DEFAULT_START_DATE,
    format: 'date',
  },
  durationDays: {
    description: 'The number of days on which claims are submitted; null means no end.',
    default: null,
  },
  claimsPerDay: { description: 'Mean claims per calendar day.' },
  denialRate: {
    description:
      'Initial denial rate, percent of adjudicated first submissions, while all patterns are active and before any training.',
  },
  providers: { description: 'The number of providers (billing groups) that submit claims.' },
  institutionalShare: {
    description: 'Percent of claims that are institutional (837I); all others are professional (837P).',
    default: 0,
  },
  payers: { description: 'The payer mix; the shares of all payers add up to 100.', default: DEFAULT_PAYERS },
  'payers.name': { description: "The payer's name, unique within the scenario." },
  'payers.type': {
    description: 'The kind of coverage; the benchmark denial rate and the time to adjudication depend on it.',
  },
  'payers.share': { description: 'Percent of claims.' },
  'payers.denialWeight': {
    description: 'How often this payer denies, relative to the other payers.',
    default: 1,
  },
  patterns: { description: 'The denial rules that this practice breaks more often than the benchmark.' },
  'patterns.rule': { description: 'The key of a denial rule, from denialRules.' },
  'patterns.shareOfDenials': {
    description: 'Percent of all denials that this rule causes while the pattern is active.',
  },
  'patterns.fromDay': { description: 'The first day of the pattern.', default: 0 },
  'patterns.toDay': { description: 'The last day of the pattern; null means it never ends.', default: null },
  'patterns.payer': {
    description: 'The name of the only payer of the mix that is affected; null means all payers.',
    default: null,
  },
  'patterns.lineOfBusiness': {
    description: 'Only payers of this type; null means all.',
    default: null,
  },
  'patterns.provider': {
    description: 'Only claims of this provider, counted from 1; null means all.',
    default: null,
  },
  'patterns.coder': {
    description: 'Only claims of this coder, counted from 1; null means all.',
    default: null,
  },
  'patterns.procedure': {
    description: 'Only claims with this procedure code on a line; null means all.',
    default: null,
  },
  'patterns.procedureGroup': {
    description: 'Only claims with a procedure of this group on a line; null means all.',
    default: null,
  },
  'patterns.placeOfService': {
    description: 'Only claims with this place of service; null means all.',
    default: null,
  },
  'patterns.diagnosisChapter': {
    description: 'Only claims whose principal diagnosis is in this chapter of ICD-10-CM; null means all.',
    default: null,
  },
  'patterns.carc': {
    description:
      "What payers deny with, by a policy of their own: claims are denied although nothing is wrong with them, as they are wherever the rule's mistake cannot be made on the claims that the pattern names. Null means the rule's CARC.",
    default: null,
  },
  payerNoise: {
    description: 'Percent of all denials that payers make by mistake, on claims without any fault.',
    default: 0,
  },
  appeals: {
    description: 'How often denials are appealed, and how appeals are decided.',
    default: DEFAULT_APPEALS,
  },
  'appeals.appealRate': { description: 'Percent of denials that are appealed.' },
  'appeals.overturnRate': {
    description: "Percent of decided appeals that are decided in the provider's favor.",
  },
  'appeals.meanDaysToDecision': { description: 'Mean number of days from filing to decision.' },
  learning: { description: 'Coder training; null means no training.', default: null },
  'learning.coders': { description: 'The number of coders.' },
  'learning.sessionsPerWeek': { description: 'Training sessions per coder per week.' },
  'learning.fromDay': { description: 'The first day of training.', default: 0 },
  'learning.targetDenialRate': {
    description: 'The initial denial rate, in percent, that training reaches on targetDay.',
    default: null,
  },
  'learning.targetDay': {
    description: 'The last day of the week that meets targetDenialRate.',
    default: null,
  },
  'learning.halfLifeDays': {
    description:
      'The number of days after which half of what was learned is forgotten without further practice.',
    default: null,
  },
  'learning.focus': {
    description: 'Keys of the denial rules that coders train on; empty means those of the patterns.',
    default: [],
  },
  events: { description: 'What happens on particular days.', default: [] },
  'events.day': { description: 'When.' },
  'events.kind': { description: 'What happens.' },
  'events.rule': {
    description: 'The key of the denial rule that is affected, if it is about one.',
    default: null,
  },
  'events.payer': {
    description: 'The name of the payer that is affected, if it is about one.',
    default: null,
  },
  'events.magnitude': {
    description:
      'Percent of change. Null: 50 for VOLUME_SPIKE and SYSTEM_UPDATE, 100 for CASE_MIX_SHIFT and PAYER_POLICY_CHANGE; ignored for TRAINING.',
    default: null,
  },
  'events.note': { description: 'The text that charts show for the event.', default: null },
  daysPerSecond: {
    description: 'Virtual days per real second; null means as fast as the machine allows.',
    default: null,
  },
};

function fieldAt(schema: JsonSchema, path: string): JsonSchema {
  return path.split('.').reduce((parent, name) => {
    const object = entryOf(parent);
    const field = (object['properties'] as Record<string, JsonSchema> | undefined)?.[name];
    if (!field) throw new RangeError(`a scenario's config has no field ${path}`);
    return field;
  }, schema);
}

/** The object itself, whether or not it may be null, or the entry of a list of objects. */
function entryOf(schema: JsonSchema): JsonSchema {
  const alternatives = schema['anyOf'] as JsonSchema[] | undefined;
  const found = alternatives?.find((alternative) => alternative['type'] !== 'null') ?? schema;
  return (found['items'] as JsonSchema | undefined) ?? found;
}
