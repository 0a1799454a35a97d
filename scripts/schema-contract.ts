import type { GraphQLSchema } from 'graphql';
import {
  DangerousChangeType,
  findBreakingChanges,
  findDangerousChanges,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
} from 'graphql';

/**
 * What stands in schema-pending.txt: one name a line, `Type`, `Type.field` or `Type.field(argument)`; `#` begins a comment.
 */
export const pendingNames = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.replace(/#.*/, '').trim())
    .filter((line) => line !== '');

/**
 * Whatever a client of the contract would miss in the emitted schema, unless it is pending; and whatever is pending
 * although it exists. Both are faults: the list is exact.
 */
export function brokenPromises(
  contract: GraphQLSchema,
  emitted: GraphQLSchema,
  pending: readonly string[],
): string[] {
  const changes = [...findBreakingChanges(contract, emitted), ...changedDefaults(contract, emitted)];
  const broken = changes
    .map(({ type, description }) => ({ type, description, name: nameIn(description) }))
    .filter(({ name }) => !coveredBy(pending, name))
    .map(({ type, description }) => `the contract is broken: ${type}: ${description}`);
  const unknown = pending
    .filter((name) => !exists(contract, name))
    .map((name) => `schema-pending.txt names ${name}, which the contract does not know`);
  const built = pending
    .filter((name) => exists(contract, name) && exists(emitted, name))
    .map((name) => `schema-pending.txt names ${name}, which exists already`);
  return [...broken, ...unknown, ...built];
}

/** graphql-js reports a changed default as dangerous only, and of inputs not at all; here it is a fault. */
function changedDefaults(
  contract: GraphQLSchema,
  emitted: GraphQLSchema,
): { type: string; description: string }[] {
  const changes: { type: string; description: string }[] = findDangerousChanges(contract, emitted).filter(
    ({ type }) => type === DangerousChangeType.ARG_DEFAULT_VALUE_CHANGE,
  );
  for (const type of Object.values(contract.getTypeMap())) {
    const built = emitted.getType(type.name);
    if (!isInputObjectType(type) || !isInputObjectType(built)) continue;
    for (const { name, defaultValue } of Object.values(type.getFields())) {
      const field = built.getFields()[name];
      const [promised, found] = [JSON.stringify(defaultValue), JSON.stringify(field?.defaultValue)];
      if (field && promised !== found) {
        changes.push({
          type: 'INPUT_DEFAULT_CHANGE',
          description: `${type.name}.${name} changed default value from ${promised ?? 'none'} to ${found ?? 'none'}.`,
        });
      }
    }
  }
  return changes;
}

/**
 * graphql-js describes changes in sentences whose first name is their subject: "Query.policy was removed.",
 * "ScenarioTest was removed.", "Claim.x changed type from ...".
 */
function nameIn(description: string): string {
  const match = /\b([A-Z]\w*(?:\.\w+)?)\b/.exec(
    description.replace(/^(A required|An?|Standard|Required) /, ''),
  );
  return match?.[1] ?? description;
}

/** A pending type covers its own fields. */
const coveredBy = (pending: readonly string[], name: string): boolean =>
  pending.includes(name) || pending.includes(name.split('.')[0] as string);

function exists(schema: GraphQLSchema, name: string): boolean {
  const [typeName, fieldName] = name.split('.');
  const type = schema.getType(typeName as string);
  if (!type || fieldName === undefined) return type !== undefined;
  if (!isObjectType(type) && !isInterfaceType(type) && !isInputObjectType(type)) return false;
  return type.getFields()[fieldName] !== undefined;
}
