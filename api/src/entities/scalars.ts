import { GraphQLScalarType, Kind, valueFromASTUntyped } from 'graphql';
import { isLocalDate, LAST_DATE } from '../domain/calendar';
import { centsOfDollars, dollarsOfCents } from '../domain/money';

/** A property that carries it holds `YYYY-MM-DD`. */
export const LocalDateScalar = new GraphQLScalarType<string, string>({
  name: 'LocalDate',
  description:
    "Calendar date `YYYY-MM-DD` in the workspace's own time, without time of day or time zone. Dates that do not exist (2023-02-29) are refused.",
  serialize: (value) => localDate(value),
  parseValue: (value) => givenDate(value),
  parseLiteral: (node) => givenDate(node.kind === Kind.STRING ? node.value : undefined),
});

/** A property that carries it holds the ISO text. Output only: the API takes dates, never instants. */
export const DateTimeScalar = new GraphQLScalarType<string, string>({
  name: 'DateTime',
  description:
    "An instant in ISO 8601 with a UTC offset. Instants of a simulated workspace's own clock are written as UTC.",
  serialize: (value) => dateTime(value),
  parseValue: (value) => dateTime(value),
  parseLiteral: (node) => dateTime(node.kind === Kind.STRING ? node.value : undefined),
});

/** A property that carries it holds whole cents, on the way out and on the way in. */
export const DollarsScalar = new GraphQLScalarType<number, number>({
  name: 'Dollars',
  description:
    'US dollars as a JSON number with at most two decimals. Amounts are stored and added up in whole cents, so sums are exact; a fraction of a cent in input is refused.',
  serialize: (value) => dollarsOfCents(wholeCents(value)),
  parseValue: (value) => cents(value),
  parseLiteral: (node) =>
    cents(node.kind === Kind.INT || node.kind === Kind.FLOAT ? Number(node.value) : undefined),
});

export const JsonScalar = new GraphQLScalarType<unknown, unknown>({
  name: 'JSON',
  description: 'Any JSON value: object, list, text, number, boolean or null.',
  serialize: (value) => value,
  parseValue: (value) => value,
  parseLiteral: (node, variables) => valueFromASTUntyped(node, variables),
});

function localDate(value: unknown): string {
  if (typeof value === 'string' && isLocalDate(value)) return value;
  throw new TypeError(`expected a calendar date YYYY-MM-DD, got ${JSON.stringify(value)}`);
}

function givenDate(value: unknown): string {
  const date = localDate(value);
  if (date <= LAST_DATE) return date;
  throw new TypeError(`expected a date up to ${LAST_DATE}, got ${JSON.stringify(value)}`);
}

function dateTime(value: unknown): string {
  if (typeof value === 'string' && !Number.isNaN(Date.parse(value))) return value;
  throw new TypeError(`expected an ISO 8601 instant, got ${JSON.stringify(value)}`);
}

function wholeCents(value: unknown): number {
  if (typeof value === 'number' && Number.isSafeInteger(value)) return value;
  throw new TypeError(`expected whole cents in the store, got ${JSON.stringify(value)}`);
}

function cents(value: unknown): number {
  const parsed = typeof value === 'number' ? centsOfDollars(value) : null;
  if (parsed === null || !Number.isSafeInteger(parsed)) {
    throw new TypeError(`expected dollars with at most two decimals, got ${JSON.stringify(value)}`);
  }
  return parsed;
}
