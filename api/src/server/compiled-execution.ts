import type { DocumentNode, ExecutionResult, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import { execute, getVariableValues, OperationTypeNode } from 'graphql';
import type { CompiledQuery } from 'graphql-jit';
import { compileQuery, isCompiledQuery } from 'graphql-jit';
import type { AppContext } from '../graphql/context';

/** A query is compiled at this use: most queries written by hand are sent once, and compiling takes longer. */
const COMPILED_FROM_USE = 3;
/** Compiling blocks the event loop: longer documents are always interpreted. */
const MAX_COMPILED_CHARACTERS = 20_000;

export interface Execution {
  document: DocumentNode;
  /** Undefined if the document has none of that name; graphql-js reports that. */
  operation: OperationDefinitionNode | undefined;
  operationName?: string | null | undefined;
  variables?: Record<string, unknown> | undefined;
  context: AppContext;
}

interface Uses {
  count: number;
  query: CompiledQuery['query'] | null;
}

/**
 * Executes operations like graphql-js, but compiles queries that are sent repeatedly. Only successful results of compiled
 * code are used: after an error, graphql-js executes the query again, which changes nothing in the store, and reports the
 * error with its usual place and wording.
 */
export function createExecutor(
  schema: GraphQLSchema,
  compile: typeof compileQuery = compileQuery,
): (execution: Execution) => Promise<ExecutionResult> {
  // By the parsed document, which the server keeps as long as its text.
  const known = new WeakMap<DocumentNode, Map<string, Uses>>();

  const compiled = ({ document, operation, operationName }: Execution): Uses['query'] => {
    if (operation?.operation !== OperationTypeNode.QUERY) return null;
    if ((document.loc?.end ?? Infinity) > MAX_COMPILED_CHARACTERS) return null;
    const byName = known.get(document) ?? new Map<string, Uses>();
    known.set(document, byName);
    const uses = byName.get(operationName ?? '') ?? { count: 0, query: null };
    byName.set(operationName ?? '', uses);
    uses.count += 1;
    if (uses.count === COMPILED_FROM_USE) {
      const result = compile(schema, document, operationName ?? undefined);
      uses.query = isCompiledQuery(result) ? result.query : null;
    }
    return uses.query;
  };

  return async (execution) => {
    const { document, operation, operationName, variables = {}, context } = execution;
    const query = compiled(execution);
    // Compiled code would look for every fault in them, however many there are.
    const { errors: misfits } = getVariableValues(schema, operation?.variableDefinitions ?? [], variables, {
      maxErrors: 1,
    });
    const result = query && !misfits && (await query(undefined, context, variables));
    if (result && !result.errors) return result;
    return execute({
      schema,
      document,
      operationName,
      variableValues: variables,
      // Counts kept by context start again.
      contextValue: result ? { ...context } : context,
    });
  };
}
