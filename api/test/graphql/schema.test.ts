import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { GraphQLArgument } from 'graphql';
import { buildSchema, isEnumType, isInputObjectType, isInterfaceType, isObjectType } from 'graphql';
import { brokenPromises, pendingNames } from '../../../scripts/schema-contract';
import { DEFAULT_MAGNITUDE_PERCENT } from '../../src/generation/scenario-events';
import { buildAppSchema } from '../../src/schema';

const ROOT = join(__dirname, '..', '..', '..');
const emitted = (more = ''): ReturnType<typeof buildSchema> =>
  buildSchema(
    `type Query { claim(id: ID!, first: Int = 20): Claim } type Claim { id: ID! carc: String ${more} }`,
  );

describe('the schema', () => {
  it('says of every type, field, argument and enum value what it means', () => {
    const silent: string[] = [];
    for (const type of Object.values(buildAppSchema().getTypeMap())) {
      if (
        type.name.startsWith('__') ||
        ['Boolean', 'Float', 'ID', 'Int', 'String', 'Query', 'Mutation', 'Subscription'].includes(type.name)
      )
        continue;
      if (!type.description) silent.push(type.name);
      if (isEnumType(type))
        silent.push(
          ...type
            .getValues()
            .flatMap(({ name, description }) => (description ? [] : [`${type.name}.${name}`])),
        );
      if (!isObjectType(type) && !isInterfaceType(type) && !isInputObjectType(type)) continue;
      for (const field of Object.values(type.getFields())) {
        if (!field.description) silent.push(`${type.name}.${field.name}`);
        const args: readonly GraphQLArgument[] = 'args' in field ? field.args : [];
        if (args.length > 0)
          silent.push(
            ...args.filter((arg) => !arg.description).map((arg) => `${type.name}.${field.name}(${arg.name})`),
          );
      }
    }
    expect(silent).toEqual([]);
  });

  it('says of every kind of scenario event how strong it is by default, as the run has it', () => {
    const kinds = buildAppSchema().getType('ScenarioEventKind');
    if (!isEnumType(kinds)) throw new Error('ScenarioEventKind is no enum');
    const said = Object.fromEntries(
      kinds
        .getValues()
        .map(({ name, description }) => [name, /(\d+) by default/.exec(description ?? '')?.[1] ?? '0']),
    );
    expect(said).toEqual(
      Object.fromEntries(
        Object.entries(DEFAULT_MAGNITUDE_PERCENT).map(([kind, percent]) => [kind, String(percent)]),
      ),
    );
  });

  it('lists what is pending once, in order', () => {
    const names = pendingNames(readFileSync(join(ROOT, 'schema-pending.txt'), 'utf8'));
    expect(names).toEqual([...new Set(names)].sort());
  });
});

describe('the comparison with the contract', () => {
  it('is content with the same, and with more', () => {
    expect(brokenPromises(emitted(), emitted('rarc: String'), [])).toEqual([]);
  });

  it.each([
    [
      'a field is missing',
      'type Query { claim(id: ID!, first: Int = 20): Claim } type Claim { id: ID! }',
      'Claim.carc was removed',
    ],
    [
      'a type changes',
      'type Query { claim(id: ID!, first: Int = 20): Claim } type Claim { id: ID! carc: Int }',
      'Claim.carc changed type',
    ],
    [
      'an argument becomes required',
      'type Query { claim(id: ID!, first: Int = 20, x: Int!): Claim } type Claim { id: ID! carc: String }',
      'A required arg x',
    ],
    [
      'a default changes',
      'type Query { claim(id: ID!, first: Int = 10): Claim } type Claim { id: ID! carc: String }',
      'defaultValue',
    ],
    [
      'a default of an input changes',
      'input F { x: Int = 2 } type Query { claim(id: ID!, first: Int = 20, f: F): Claim } type Claim { id: ID! carc: String }',
      'F.x changed default value from 1 to 2',
    ],
  ])('objects when %s', (_what, code, complaint) => {
    const contract = code.includes('input F')
      ? buildSchema(
          'input F { x: Int = 1 } type Query { claim(id: ID!, first: Int = 20, f: F): Claim } type Claim { id: ID! carc: String }',
        )
      : emitted();
    const broken = brokenPromises(contract, buildSchema(code), []);
    expect(broken).toHaveLength(1);
    expect(broken[0]).toContain(complaint);
  });

  it('lets pending names be missing, and objects to pending names that are built or unknown', () => {
    const contract = emitted('rarc: String');
    expect(brokenPromises(contract, emitted(), ['Claim.rarc'])).toEqual([]);
    expect(brokenPromises(contract, contract, ['Claim.rarc'])).toEqual([
      'schema-pending.txt names Claim.rarc, which exists already',
    ]);
    expect(brokenPromises(contract, contract, ['Claim.nothing'])).toEqual([
      'schema-pending.txt names Claim.nothing, which the contract does not know',
    ]);
  });
});
