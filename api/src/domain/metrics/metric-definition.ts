export const METRIC_UNITS = ['COUNT', 'PERCENT', 'PERCENTAGE_POINTS', 'DOLLARS', 'DAYS', 'FACTOR'] as const;
export type MetricUnit = (typeof METRIC_UNITS)[number];

/** By which date something falls into a window; AS_OF: the state of things at one instant. */
export const METRIC_CLOCKS = [
  'SUBMISSION_DATE',
  'PROCESSING_DATE',
  'FILING_DATE',
  'DECISION_DATE',
  'PRACTICE_DATE',
  'BOOKING_DATE',
  'AS_OF',
] as const;
export type MetricClock = (typeof METRIC_CLOCKS)[number];

/** What a figure is, in words that the schema, the pages and the reports share. */
export interface MetricDefinition {
  label: string;
  /** What is counted or summed. */
  numerator: string;
  /** What it is divided by; null where it is divided by nothing. */
  denominator: string | null;
  /** What can be counted at all. */
  population: string;
  clock: MetricClock;
  /** When the figure can still change, and what to show beside it. */
  maturity: string;
  unit: MetricUnit;
  /** The rows that it is counted from, and whose definition it follows. */
  source: string;
}

export type MetricDefinitions<Name extends string> = Readonly<Record<Name, MetricDefinition>>;

const BY_CLOCK: Record<MetricClock, string> = {
  SUBMISSION_DATE: 'By submission date',
  PROCESSING_DATE: 'By processing date',
  FILING_DATE: 'By filing date',
  DECISION_DATE: 'By decision date',
  PRACTICE_DATE: 'By the day of practice',
  BOOKING_DATE: 'By booking date',
  AS_OF: 'As of one instant',
};

const DIVIDED_BY: Record<MetricUnit, string> = {
  COUNT: 'divided by',
  PERCENT: 'as percent of',
  PERCENTAGE_POINTS: 'compared with',
  DOLLARS: 'divided by',
  DAYS: 'divided by the number of',
  FACTOR: 'divided by',
};

/** A definition as one paragraph: the description of its field in the schema. */
export function definitionText(definition: MetricDefinition): string {
  const { label, numerator, denominator, population, clock, maturity, unit } = definition;
  const divided = denominator === null ? '' : `, ${DIVIDED_BY[unit]} ${denominator}`;
  const nothing = denominator === null || clock === 'AS_OF' ? '' : ' Null where there is none.';
  return `${label}: ${numerator}${divided}.${nothing} ${BY_CLOCK[clock]}, of ${population}. ${maturity}`;
}

/** What several figures say alike. */
export const FIRST_SUBMISSIONS = 'first submissions (frequency code 1, each bill once)';
export const MATURES_WITH_ADJUDICATION = 'Immature while claims are pending: show pendingClaims beside it.';
export const FINAL_AT_ONCE = 'Final once the day is over.';

/** The figures of an object within another, by their names in the outer one. */
export const within = <Outer extends string, Name extends string>(
  outer: Outer,
  definitions: MetricDefinitions<Name>,
): MetricDefinitions<`${Outer}.${Name}`> =>
  Object.fromEntries(
    Object.entries<MetricDefinition>(definitions).map(([name, definition]) => [
      `${outer}.${name}`,
      definition,
    ]),
  ) as MetricDefinitions<`${Outer}.${Name}`>;
