import { registerEnumType } from 'type-graphql';

/**
 * A GraphQL enum made from the one list of its states; a property that carries it holds the name itself.
 * @param meanings a sentence for each value: a name alone tells a stranger to the field too little
 */
export function graphqlEnum<T extends string>(
  name: string,
  values: readonly T[],
  description: string,
  meanings: Readonly<Record<T, string>>,
): Record<T, T> {
  const object = Object.fromEntries(values.map((value) => [value, value])) as Record<T, T>;
  const valuesConfig: Partial<Record<T, { description: string }>> = {};
  for (const value of values) valuesConfig[value] = { description: meanings[value] };
  registerEnumType(object, { name, description, valuesConfig });
  return object;
}
