import type {
  BuilderScenarioFragment,
  PayerType,
  ScenarioConfigInput,
  ScenarioEventKind,
} from './builder.generated';

type Config = BuilderScenarioFragment['config'];

/** Every member as it is typed: numbers as text, and nothing as ''. A field that parses would turn "1e9" into 19. */
type Typed<T> = { -readonly [Key in keyof T]-?: string };

export type PayerValues = Typed<Config['payers'][number]>;
export type PatternValues = Typed<Config['patterns'][number]>;
export type EventValues = Typed<Config['events'][number]>;
type LearningValues = Typed<Omit<NonNullable<Config['learning']>, 'focus'>> & { focus: string[] };

const FIGURES = [
  'claimsPerDay',
  'denialRate',
  'providers',
  'durationDays',
  'seed',
  'daysPerSecond',
  'institutionalShare',
  'payerNoise',
] as const satisfies readonly (keyof Config)[];
const OPTIONAL = new Set<string>(['durationDays', 'daysPerSecond']);
const APPEALS = ['appealRate', 'overturnRate', 'meanDaysToDecision'] as const;

export interface BuilderValues extends Record<(typeof FIGURES)[number], string> {
  name: string;
  description: string;
  startDate: string;
  payers: PayerValues[];
  patterns: PatternValues[];
  appeals: Record<(typeof APPEALS)[number], string>;
  trains: boolean;
  learning: LearningValues;
  events: EventValues[];
}

const NO_LEARNING: LearningValues = {
  coders: '5',
  sessionsPerWeek: '2',
  fromDay: '28',
  halfLifeDays: '',
  targetDenialRate: '',
  targetDay: '',
  focus: [],
};

export const newPayer = (): PayerValues => ({ name: '', type: 'COMMERCIAL', share: '10', denialWeight: '1' });
export const newEvent = (): EventValues => ({
  day: '28',
  kind: 'VOLUME_SPIKE',
  rule: '',
  payer: '',
  magnitude: '',
  note: '',
});
export const newPattern = (rule: string): PatternValues => ({
  rule,
  shareOfDenials: '15',
  fromDay: '0',
  toDay: '',
  payer: '',
  provider: '',
  coder: '',
  procedure: '',
  procedureGroup: '',
  placeOfService: '',
  diagnosisChapter: '',
  lineOfBusiness: '',
  carc: '',
});

export function valuesOf({ name, description, config }: BuilderScenarioFragment): BuilderValues {
  const { learning } = config;
  return {
    name,
    description,
    ...typed(config, FIGURES),
    startDate: config.startDate,
    payers: config.payers.map((payer) => typed(payer, keysOf(newPayer()))),
    patterns: config.patterns.map((pattern) => typed(pattern, keysOf(newPattern('')))),
    appeals: typed(config.appeals, APPEALS),
    trains: learning !== null,
    learning: learning ? { ...typed(learning, LEARNING), focus: [...learning.focus] } : NO_LEARNING,
    events: config.events.map((event) => typed(event, keysOf(newEvent()))),
  };
}

const LEARNING = [
  'coders',
  'sessionsPerWeek',
  'fromDay',
  'halfLifeDays',
  'targetDenialRate',
  'targetDay',
] as const;

const keysOf = <T extends object>(object: T): (keyof T & string)[] =>
  Object.keys(object) as (keyof T & string)[];

const typed = <Key extends string>(
  object: Readonly<Partial<Record<Key, string | number | null>>>,
  keys: readonly Key[],
): Record<Key, string> =>
  Object.fromEntries(keys.map((key) => [key, String(object[key] ?? '')])) as Record<Key, string>;

export interface BuiltConfig {
  config: ScenarioConfigInput;
  /** By path, as the API names it ("patterns[0].fromDay"): what cannot even be sent. */
  faults: ReadonlyMap<string, string>;
}

/** What the API makes of the rest, it says itself: limits and rules have one place. */
export function configOf(values: BuilderValues): BuiltConfig {
  const faults = new Map<string, string>();
  const number = (path: string, text: string): number => {
    const value = Number(text);
    if (text.trim() === '' || !Number.isFinite(value)) faults.set(path, 'expected a number');
    return value;
  };
  const optional = (path: string, text: string): number | null =>
    text.trim() === '' ? null : number(path, text);
  const figures = Object.fromEntries(
    FIGURES.map((name) => [name, (OPTIONAL.has(name) ? optional : number)(name, values[name])]),
  ) as Record<(typeof FIGURES)[number], number>;
  const { learning } = values;
  const config: ScenarioConfigInput = {
    ...figures,
    startDate: values.startDate,
    payers: values.payers.map(({ name, type, share, denialWeight }, index) => ({
      name,
      type: type as PayerType,
      share: number(`payers[${index}].share`, share),
      denialWeight: number(`payers[${index}].denialWeight`, denialWeight),
    })),
    patterns: values.patterns.map((pattern, index) => {
      const at = (name: string): string => `patterns[${index}].${name}`;
      return {
        rule: pattern.rule,
        shareOfDenials: number(at('shareOfDenials'), pattern.shareOfDenials),
        fromDay: number(at('fromDay'), pattern.fromDay),
        toDay: optional(at('toDay'), pattern.toDay),
        provider: optional(at('provider'), pattern.provider),
        coder: optional(at('coder'), pattern.coder),
        payer: orNull(pattern.payer),
        procedure: orNull(pattern.procedure),
        procedureGroup: orNull(pattern.procedureGroup),
        placeOfService: orNull(pattern.placeOfService),
        diagnosisChapter: orNull(pattern.diagnosisChapter),
        lineOfBusiness: orNull(pattern.lineOfBusiness) as PayerType | null,
        carc: orNull(pattern.carc),
      };
    }),
    appeals: {
      appealRate: number('appeals.appealRate', values.appeals.appealRate),
      overturnRate: number('appeals.overturnRate', values.appeals.overturnRate),
      meanDaysToDecision: number('appeals.meanDaysToDecision', values.appeals.meanDaysToDecision),
    },
    learning: !values.trains
      ? null
      : {
          coders: number('learning.coders', learning.coders),
          sessionsPerWeek: number('learning.sessionsPerWeek', learning.sessionsPerWeek),
          fromDay: number('learning.fromDay', learning.fromDay),
          halfLifeDays: optional('learning.halfLifeDays', learning.halfLifeDays),
          targetDenialRate: optional('learning.targetDenialRate', learning.targetDenialRate),
          targetDay: optional('learning.targetDay', learning.targetDay),
          focus: learning.focus,
        },
    events: values.events.map((event, index) => ({
      day: number(`events[${index}].day`, event.day),
      kind: event.kind as ScenarioEventKind,
      rule: orNull(event.rule),
      payer: orNull(event.payer),
      magnitude: optional(`events[${index}].magnitude`, event.magnitude),
      note: orNull(event.note),
    })),
  };
  return { config, faults };
}

const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());
