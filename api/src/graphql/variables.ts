import type {
  GraphQLInputType,
  GraphQLSchema,
  OperationDefinitionNode,
  VariableDefinitionNode,
} from 'graphql';
import {
  coerceInputValue,
  GraphQLError,
  isInputType,
  isNonNullType,
  print,
  typeFromAST,
  valueFromAST,
} from 'graphql';
import type { Fault } from '../domain/errors';
import { BadInputError } from '../domain/errors';
import { isPrivateField, isShort, kindOf, withoutLongTexts } from './echo';

export type Variables = Record<string, unknown>;

/** Nobody fixes more at once, and each costs a search for similar names. */
const MAX_FAULTS = 20;
const MAX_FIELD_CHARACTERS = 200;
export type CoercedVariables = { values: Variables; fault: null } | { values: null; fault: GraphQLError };

/**
 * Coerces an operation's variables to their types, as graphql-js does when it executes, but stops at the 20th error,
 * names the field of each, and never echoes a long value or a patient's: it may be a remittance. Text with the NUL
 * character is refused because PostgreSQL cannot store it; the content of a file is bytes and may hold any.
 */
export function coerceVariables(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  given: Variables,
): CoercedVariables {
  const faults = new FaultList();
  const values: Variables = {};
  try {
    for (const definition of operation.variableDefinitions ?? [])
      coerceOne(schema, definition, given, values, faults);
  } catch (error) {
    if (!(error instanceof EnoughFaults)) throw error;
  }
  if (faults.found.length === 0) return { values, fault: null };
  const { message } = new BadInputError(faults.found);
  const extensions = { code: 'BAD_USER_INPUT', fields: faults.found };
  return { values: null, fault: new GraphQLError(message, { extensions }) };
}

function coerceOne(
  schema: GraphQLSchema,
  definition: VariableDefinitionNode,
  given: Variables,
  values: Variables,
  faults: FaultList,
): void {
  const name = definition.variable.name.value;
  const type = typeFromAST(schema, definition.type);
  if (!isInputType(type)) return faults.add(name, `expected an input type, got "${print(definition.type)}"`);
  if (!Object.hasOwn(given, name) || given[name] === undefined) {
    if (definition.defaultValue) values[name] = valueFromAST(definition.defaultValue, type);
    else if (isNonNullType(type)) faults.add(name, `expected a value of type "${String(type)}", got none`);
    return;
  }
  values[name] = coerceInputValue(given[name], type as GraphQLInputType, (path, value, { message }) =>
    faults.add(fieldOf(name, path), withoutValue(message, path, value)),
  );
  refuseNul(given[name], [name], faults);
}

class EnoughFaults extends Error {}

class FaultList {
  readonly found: Fault[] = [];

  add(field: string, message: string): void {
    this.found.push({ field: field.slice(0, MAX_FIELD_CHARACTERS), message });
    if (this.found.length < MAX_FAULTS) return;
    this.found.push({
      field: '',
      message: `these are the first ${MAX_FAULTS} errors; fix them and send it again`,
    });
    throw new EnoughFaults();
  }
}

type Path = readonly (string | number)[];

const fieldOf = (name: string, path: Path): string =>
  name + path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${key}`)).join('');

/** The message of graphql-js or a scalar, without the value itself where it is long or a patient's. */
function withoutValue(message: string, path: Path, value: unknown): string {
  const isPrivate = path.some((key) => typeof key === 'string' && isPrivateField(key));
  if (!isPrivate && isShort(value)) return message;
  const unknownMember = /^Field "(.*?)" is not defined by type "([^"]+)"/s.exec(message);
  if (unknownMember)
    return withoutLongTexts(`Field "${unknownMember[1]}" is not defined by type "${unknownMember[2]}".`);
  const unknownName = /" does not exist in "([^"]+)" enum/.exec(message);
  if (unknownName) return `expected a value of the enum "${unknownName[1]}", got ${kindOf(value)}`;
  return message.replace(/(value: |, got ).*$/s, (_all, before: string) => before + kindOf(value));
}

/** @param path as graphql-js gives it, the variable's name first */
function refuseNul(value: unknown, path: Path, faults: FaultList): void {
  if (typeof value === 'string') {
    if (path.at(-1) !== 'content' && value.includes('\0'))
      faults.add(fieldOf(String(path[0]), path.slice(1)), NUL);
  } else if (Array.isArray(value)) {
    value.forEach((item, index) => refuseNul(item, [...path, index], faults));
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, item] of Object.entries(value)) refuseNul(item, [...path, key], faults);
  }
}

export const NUL = 'expected text without the NUL character (U+0000), which cannot be stored';
