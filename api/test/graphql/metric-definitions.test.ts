import type { GraphQLField, GraphQLObjectType } from 'graphql';
import { getNamedType, graphql, isObjectType } from 'graphql';
import { METRIC_DEFINITIONS, meaningOf } from '../../src/domain/metrics/metric-definitions';
import type { MetricName } from '../../src/domain/metrics/metric-definitions';
import { buildAppSchema } from '../../src/schema';

/** What stands before the names of a type's figures. */
const TYPES_WITH_FIGURES: Record<string, string> = {
  DashboardMetrics: '',
  MetricsPoint: '',
  DenialReasonShare: 'reason.',
  WorkItem: 'workItem.',
  ImpactReport: 'impact.',
};
/** Numbers that are no figures: they say which window or commit was read. */
const NO_FIGURES = new Set(['days', 'commitNumber', 'minDays', 'maxDays', 'daysLeft']);
/** Given by the reader rather than counted. */
const GIVEN = new Set(['ImpactCostsView']);
/** Estimates of counts, which are no whole numbers. */
const ESTIMATED_COUNTS = new Set(['impact.preventedDenials', 'impact.byPattern.preventedDenials']);
/** Their rows exist only because there is something to divide by, or what is usual stands in. */
const NEVER_OF_NOTHING = new Set(['reason.share', 'workItem.chance']);
const NUMBERS = new Set(['Int', 'Float', 'Dollars']);

interface Figure {
  name: string;
  field: GraphQLField<unknown, unknown>;
}

function figuresOf(type: GraphQLObjectType, prefix: string): Figure[] {
  return Object.values(type.getFields()).flatMap((field) => {
    const named = getNamedType(field.type);
    // What has an id of its own has figures of its own.
    if (isObjectType(named) && named.getInterfaces().length > 0) return [];
    if (GIVEN.has(named.name)) return [];
    if (isObjectType(named)) return figuresOf(named, `${prefix}${field.name}.`);
    const isFigure = NUMBERS.has(named.name) && !NO_FIGURES.has(field.name);
    return isFigure ? [{ name: `${prefix}${field.name}`, field }] : [];
  });
}

describe('the definitions of figures', () => {
  const figures = Object.entries(TYPES_WITH_FIGURES).flatMap(([name, prefix]) => {
    const type = buildAppSchema().getType(name);
    if (!isObjectType(type)) throw new Error(`${name} is no object type`);
    return figuresOf(type, prefix);
  });

  it('exist for every figure that the API shows, and for no other', () => {
    const shown = [...new Set(figures.map(({ name }) => name))].sort();
    expect(shown).toEqual(Object.keys(METRIC_DEFINITIONS).sort());
  });

  it('are what the schema says of each of them', () => {
    for (const { name, field } of figures) expect(field.description).toBe(meaningOf(name as MetricName));
  });

  it('agree with the type of their field on what is divided, and in what it is measured', () => {
    for (const { name, field } of figures) {
      const { unit, denominator } = METRIC_DEFINITIONS[name as MetricName];
      const type = getNamedType(field.type).name;
      expect([name, type]).toEqual([
        name,
        {
          COUNT: ESTIMATED_COUNTS.has(name) ? 'Float' : 'Int',
          DOLLARS: 'Dollars',
          PERCENT: 'Float',
          PERCENTAGE_POINTS: 'Float',
          DAYS: 'Float',
          FACTOR: 'Float',
        }[unit],
      ]);
      // A ratio of nothing is null, except where its rows exist only because there is something.
      if (denominator !== null && !NEVER_OF_NOTHING.has(name))
        expect([name, String(field.type).endsWith('!')]).toEqual([name, false]);
    }
  });

  it('are given out by the API word for word', async () => {
    const source =
      '{ metricDefinitions { name label numerator denominator population clock maturity unit source } }';
    const { data, errors } = await graphql({ schema: buildAppSchema(), source, contextValue: {} });
    expect(errors).toBeUndefined();
    const given = JSON.parse(JSON.stringify(data?.metricDefinitions)) as ({ name: string } & object)[];
    expect(Object.fromEntries(given.map(({ name, ...definition }) => [name, definition]))).toEqual(
      METRIC_DEFINITIONS,
    );
  });
});
