import { z } from 'zod';
import {
  DEFAULT_APPEALS,
  DEFAULT_PAYERS,
  DEFAULT_START_DATE,
  scenarioConfigSchema,
} from './scenario-validation';

export type JsonSchema = Record<string, unknown>;

/**
 * The config of a scenario document as JSON Schema (draft 2020-12), made from the very schema that reads it. What one
 * field means for another (shares that add up, targets below the rate) no JSON Schema says: parseScenarioConfig does.
 */
export function scenarioJsonSchema(): JsonSchema {
  const schema = z.toJSONSchema(scenarioConfigSchema, { io: 'input' }) as JsonSchema;
  schema['title'] = 'Scenario config';
  schema['description'] =
    'What a run is computed from. Rates and shares are percent, 0-100; days count from 0. Null is the same as left out.';
  for (const [path, note] of Object.entries(NOTES)) Object.assign(fieldAt(schema, path), note);
  return schema;
}

/** By path: `patterns.rule` is a field of each entry of the list `patterns`. */
const NOTES: Record<string, JsonSchema> = {
  seed: { description: 'Same config and seed: the same claims, on any machine.', default: 1 },
  startDate: {
    description: 'Day 0 of the run, YYYY-MM-DD; a fixed date, never today.',
    default: DEFAULT_START_DATE,
    format: 'date',
  },
  durationDays: { description: 'How many days claims are submitted; null: without end.', default: null },
  claimsPerDay: { description: 'Mean over calendar days.' },
  denialRate: {
    description: 'Initial denial rate while all patterns are active and nobody has practised.',
  },
  providers: { description: 'How many providers (billing groups) send claims.' },
  institutionalShare: {
    description: 'Percent of claims that hospitals send (837I); the others are professional.',
    default: 0,
  },
  payers: { description: 'The mix of payers; shares add up to 100.', default: DEFAULT_PAYERS },
  'payers.name': { description: 'Unique within the scenario.' },
  'payers.type': { description: 'Its benchmark of denial and its answering time follow from it.' },
  'payers.share': { description: 'Percent of claims.' },
  'payers.denialWeight': { description: 'How strictly it denies, relative to the others.', default: 1 },
  patterns: { description: 'The denial rules that this practice breaks more than others do.' },
  'patterns.rule': { description: 'A key of denialRules.' },
  'patterns.shareOfDenials': { description: 'Percent of all denials while it is active.' },
  'patterns.fromDay': { description: 'Its first day.', default: 0 },
  'patterns.toDay': { description: 'Its last day; null: it does not end.', default: null },
  'patterns.payer': { description: 'Only with this payer of the mix; null: with all.', default: null },
  appeals: { description: 'What becomes of denials.', default: DEFAULT_APPEALS },
  'appeals.appealRate': { description: 'Percent of denials that are appealed.' },
  'appeals.overturnRate': { description: 'Percent of decided appeals that the provider wins.' },
  'appeals.meanDaysToDecision': { description: 'From filing to decision.' },
  learning: { description: 'Who practises; null: nobody.', default: null },
  'learning.coders': { description: 'How many people code the claims.' },
  'learning.sessionsPerWeek': { description: 'Practice sessions of each coder.' },
  'learning.fromDay': { description: 'The day practice begins.', default: 0 },
  'learning.targetDenialRate': { description: 'What practice shall reach, with targetDay.', default: null },
  'learning.targetDay': { description: 'The last day of the week that meets the target.', default: null },
  'learning.halfLifeDays': { description: 'How fast unpractised knowledge fades.', default: null },
  'learning.focus': { description: 'Rules practised; empty: those of the patterns.', default: [] },
  events: { description: 'What happens when.', default: [] },
  'events.day': { description: 'When.' },
  'events.kind': { description: 'What happens.' },
  'events.rule': { description: 'The rule it is about, where it is about one.', default: null },
  'events.payer': { description: 'The payer it is about, where it is about one.', default: null },
  'events.magnitude': {
    description:
      'Percent of change. Null: 50 for VOLUME_SPIKE and SYSTEM_UPDATE, 100 for CASE_MIX_SHIFT and PAYER_POLICY_CHANGE; TRAINING reads none.',
    default: null,
  },
  'events.note': { description: 'What the chart shall say about it.', default: null },
  daysPerSecond: {
    description: 'Virtual days per real second; null: as fast as the machine allows.',
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

/** The object itself, the one that may also be null, or the entry of a list of them. */
function entryOf(schema: JsonSchema): JsonSchema {
  const alternatives = schema['anyOf'] as JsonSchema[] | undefined;
  const found = alternatives?.find((alternative) => alternative['type'] !== 'null') ?? schema;
  return (found['items'] as JsonSchema | undefined) ?? found;
}
