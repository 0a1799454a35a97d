import type { DocumentNode, ExecutionResult, OperationDefinitionNode } from 'graphql';
import { execute, getOperationAST, parse, validate } from 'graphql';
import { compileQuery } from 'graphql-jit';
import type { AppContext } from '../../src/graphql/context';
import { LIMITS } from '../../src/graphql/limits';
import { createLoaders } from '../../src/graphql/loaders';
import type { Database } from '../../src/persistence/database';
import { buildAppSchema } from '../../src/schema';
import type { Execution } from '../../src/server/compiled-execution';
import { createExecutor } from '../../src/server/compiled-execution';
import type { TestDatabase } from '../support/databases';
import { databasesInTurn, openMigrated } from '../support/databases';
import { addRun, runToEnd, SMALL_PRACTICE } from '../support/runs';

const CLAIMS = `query Claims($id: ID!, $first: Int!, $lines: Boolean = true, $noPayer: Boolean = false) {
  claims(workspaceId: $id, first: $first) {
    edges { cursor node { ...Row lineItems @include(if: $lines) { procedureCode modifiers units } } }
    pageInfo { hasNextPage endCursor }
  }
}
fragment Row on Claim {
  __typename id claimNumber status billedAmount submissionDate
  payer @skip(if: $noPayer) { name type }
  provider { name npi }
}`;

/** Operations of every kind that pages send, with variables that are taken, refused, and left out. */
const QUERIES: readonly { what: string; text: string; variables?: Record<string, unknown> }[] = [
  { what: 'a page with fragments', text: CLAIMS, variables: { first: 40 } },
  { what: 'what is not included', text: CLAIMS, variables: { first: 5, lines: false, noPayer: true } },
  {
    what: 'lists that are counted',
    text: 'query ($id: ID!) { policies(workspaceId: $id) { id title payer { name } } patterns(workspaceId: $id, first: 5) { edges { node { title } } } }',
  },
  {
    what: 'a node by its type',
    text: 'query ($id: ID!) { node(id: $id) { __typename id ... on Workspace { name state } } }',
  },
  {
    what: 'the same field under two names',
    text: 'query ($id: ID!) { a: policies(workspaceId: $id) { id } b: policies(workspaceId: $id) { id title } }',
  },
  { what: 'a variable that does not fit', text: CLAIMS, variables: { first: 'many' } },
  { what: 'a variable that is missing', text: CLAIMS, variables: {} },
  { what: 'what is not there', text: 'query { node(id: "nowhere") { id } }' },
  { what: 'an argument that is refused', text: CLAIMS, variables: { first: 100_000 } },
  {
    what: 'enums and inputs',
    text: 'query ($id: ID!, $filter: ClaimFilter) { claims(workspaceId: $id, first: 3, filter: $filter) { edges { node { id status } } } }',
    variables: { filter: { status: ['DENIED'], minBilled: 20 } },
  },
  {
    what: 'the schema itself',
    text: '{ __type(name: "Claim") { name fields { name type { kind name } } } }',
  },
];

describe.each(databasesInTurn(__filename))('compiled execution, on $name', ({ create }) => {
  const schema = buildAppSchema();
  let home: TestDatabase;
  let database: Database;
  let id: string;
  let statements: string[];

  beforeAll(async () => {
    home = await create();
    database = await openMigrated(home.url);
    await runToEnd(database, await addRun(database, { ...SMALL_PRACTICE, durationDays: 15 }));
    const document = parse('{ workspaces { id } }');
    const { data } = (await execute({ schema, document, contextValue: context() })) as {
      data: { workspaces: { id: string }[] };
    };
    id = data.workspaces[0]?.id as string;
  }, 60_000);
  afterAll(async () => {
    await database.close();
    await home.drop();
  });
  beforeEach(() => (statements = []));

  /** What one request has: loaders of its own, over a database that notes what it is asked. */
  function context(): AppContext {
    const noted = Object.create(database) as Database;
    noted.reader = (role) => {
      const reader = database.reader(role);
      return {
        ...reader,
        query: (sql, params) => {
          statements?.push(sql);
          return reader.query(sql, params);
        },
      };
    };
    return { database: noted, loaders: createLoaders(noted), nowMs: () => 0 } as unknown as AppContext;
  }

  const executionOf = (document: DocumentNode, variables: Record<string, unknown>): Execution => {
    const operation = getOperationAST(document) as OperationDefinitionNode;
    return {
      document,
      operation,
      operationName: operation.name?.value ?? null,
      variables,
      context: context(),
    };
  };
  const plain = (result: ExecutionResult): unknown => JSON.parse(JSON.stringify(result)) as unknown;
  const taken = (): string[] => statements.splice(0);

  it.each(QUERIES)(
    'gives what graphql-js gives, from as many statements: $what',
    async ({ text, variables }) => {
      const document = parse(text);
      expect(validate(schema, document)).toEqual([]);
      const given = { id, ...variables };
      const expected = plain(
        await execute({ schema, document, variableValues: given, contextValue: context() }),
      );
      const asked = taken();
      const run = createExecutor(schema);
      for (let use = 1; use <= 5; use += 1) {
        expect(plain(await run(executionOf(document, given)))).toEqual(expected);
        if (!('errors' in (expected as object))) expect(taken().sort()).toEqual([...asked].sort());
      }
    },
  );

  it('compiles what comes again, and still counts the lists of each request by themselves', async () => {
    const compile = jest.fn(compileQuery);
    const document = parse('query ($id: ID!) { policies(workspaceId: $id) { id title } }');
    const run = createExecutor(schema, compile as typeof compileQuery);
    const { data } = (await run(executionOf(document, { id }))) as { data: { policies: unknown[] } };
    const timesUntilTooMany = Math.ceil(LIMITS.cost / (2 * data.policies.length)) + 1;
    for (let use = 0; use < timesUntilTooMany; use += 1)
      expect((await run(executionOf(document, { id }))).errors).toBeUndefined();
    expect(compile).toHaveBeenCalledTimes(1);

    const many = Array.from(
      { length: timesUntilTooMany },
      (_, n) => `p${n}: policies(workspaceId: $id) { id title }`,
    );
    const tooMany = parse(`query ($id: ID!) { ${many.join(' ')} }`);
    for (let use = 1; use <= 4; use += 1) {
      const { errors } = await run(executionOf(tooMany, { id }));
      expect(errors?.[0]?.message).toMatch(/asks for too much at once/);
    }
  }, 60_000);

  it('leaves mutations to graphql-js', async () => {
    const document = parse('mutation { runJob(name: "none") { name } }');
    const run = createExecutor(schema);
    for (let use = 1; use <= 4; use += 1) {
      const execution = executionOf(document, {});
      let calls = 0;
      const jobs = { schedules: () => ((calls += 1), []) };
      const { errors } = await run({ ...execution, context: { ...execution.context, jobs } as AppContext });
      expect(errors).toHaveLength(1);
      expect(calls).toBe(1);
    }
  });
});
