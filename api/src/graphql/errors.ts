import { randomUUID } from 'node:crypto';
import { GraphQLError } from 'graphql';
import { BadInputError, ConflictError, NotFoundError } from '../domain/errors';
import type { Fault } from '../domain/errors';
import { isPrivateField, withoutLongTexts } from './echo';
import { isValidationOverflow, LIMITS, tooManyFaults } from './limits';

/** Codes given by the pipeline in front of the resolvers (syntax, validation, limits); their messages are made for clients. */
const PIPELINE_CODES: ReadonlySet<unknown> = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'BAD_REQUEST',
  'BAD_USER_INPUT',
  'PERSISTED_QUERY_NOT_FOUND',
  'PERSISTED_QUERY_NOT_SUPPORTED',
  'LIMIT_EXCEEDED',
]);

/**
 * Turns any error into what a client may see, over HTTP and WebSocket alike. An unexpected error is passed to `log`
 * complete, under an id, and shown without its message, with that id.
 */
export function toPublicError(error: unknown, log: (id: string, error: unknown) => void): GraphQLError {
  const graphqlError = error instanceof GraphQLError ? error : null;
  const cause = graphqlError ? (rootCause(graphqlError) ?? graphqlError) : error;
  // For an invalid variable, the scalar's own message is nested; the outer message names the variable.
  const misfit =
    graphqlError && graphqlError.path === undefined
      ? (coercionFaults(graphqlError.message) ?? literalFaults(graphqlError))
      : null;
  if (misfit) return misfitError(graphqlError, misfit);
  if (cause instanceof BadInputError) {
    return shown(graphqlError, cause.message, { code: 'BAD_USER_INPUT', fields: cause.faults });
  }
  if (cause instanceof NotFoundError) return shown(graphqlError, cause.message, { code: 'NOT_FOUND' });
  if (cause instanceof ConflictError)
    return shown(graphqlError, cause.message, { code: 'CONFLICT', allowed: cause.allowed });
  // Nobody is there to read it; it only must not be logged as an error of ours.
  if (cause instanceof Error && cause.name === 'AbortError') {
    return shown(graphqlError, 'The request was abandoned.', { code: 'ABANDONED' });
  }
  if (cause instanceof GraphQLError) {
    const code = cause.extensions['code'];
    const fields = coercionFaults(cause.message);
    if (fields) return misfitError(cause, fields);
    if (isValidationOverflow(cause)) return tooManyFaults();
    if (PIPELINE_CODES.has(code)) return shown(cause, withoutLongTexts(cause.message), cause.extensions);
    // graphql-js looks for the operation only when it executes, and reports it without a code or a location.
    if (code === undefined && /^(Unknown operation named|Must provide (an )?operation)/.test(cause.message)) {
      return shown(cause, withoutLongTexts(cause.message), { code: 'OPERATION_RESOLUTION_FAILURE' });
    }
    // Syntax and validation errors of graphql-js itself: no original error, no path, and they name the client's document.
    if (code === undefined && cause.path === undefined && cause.nodes !== undefined) {
      return shown(cause, withoutLongTexts(cause.message), { code: 'GRAPHQL_VALIDATION_FAILED' });
    }
    if (code === undefined && cause.source !== undefined && cause.path === undefined) {
      return shown(cause, withoutLongTexts(cause.message), { code: 'GRAPHQL_PARSE_FAILED' });
    }
  }
  const id = randomUUID();
  log(id, cause);
  return shown(
    graphqlError,
    `Something went wrong on our side. The details are in the server's log under ${id}.`,
    {
      code: 'INTERNAL_SERVER_ERROR',
      id,
    },
  );
}

function rootCause(error: GraphQLError): Error | null {
  let cause: Error | null | undefined = error.originalError;
  while (cause instanceof GraphQLError && cause.originalError) cause = cause.originalError;
  return cause ?? null;
}

function shown(at: GraphQLError | null, message: string, extensions: Record<string, unknown>): GraphQLError {
  return new GraphQLError(message, {
    nodes: at?.nodes,
    source: at?.source,
    positions: at?.positions,
    path: at?.path,
    extensions,
  });
}

/**
 * graphql-js reports a variable of the wrong type as: `Variable "$config" got invalid value ... at
 * "config.patterns[0].rule"; <what was expected>`. The field path is part of that text; clients need it separately, and
 * without the value. The server refuses such variables earlier; this is for callers that execute the schema directly.
 */
function coercionFaults(message: string): Fault[] | null {
  const inside = /^Variable "\$([^"]+)" got invalid value .* at "([^"]+)"; (.+)$/s.exec(message);
  if (inside) return [{ field: inside[2] as string, message: withoutLongTexts(inside[3] as string) }];
  const whole = /^Variable "\$([^"]+)" got invalid value .*?; (.+)$/s.exec(message);
  if (whole) return [{ field: whole[1] as string, message: withoutLongTexts(whole[2] as string) }];
  const missing = /^Variable "\$([^"]+)" of (required|non-null) type "[^"]+" .+$/s.exec(message);
  if (missing) return [{ field: missing[1] as string, message }];
  const argument = /^Argument "([^"]+)" .+$/s.exec(message);
  return argument ? [{ field: argument[1] as string, message: withoutLongTexts(message) }] : null;
}

/**
 * A literal of the wrong type: `Expected value of type "LocalDate", found "2023-02-30"; expected ...`, or `String
 * cannot represent a non string value: ...`. Its field is the name right before it in the document.
 */
function literalFaults({ message, nodes }: GraphQLError): Fault[] | null {
  const refused = /^Expected value of type "[^"]+", found .*; (.+)$/s.exec(message);
  const said = refused?.[1] ?? (/ cannot represent .*value: /s.test(message) ? message : null);
  const place = nodes?.[0]?.loc;
  if (said === null || !place) return null;
  const name = /([A-Za-z_]\w*)\s*:[\s[]*$/.exec(
    place.source.body.slice(Math.max(0, place.start - 200), place.start),
  );
  const field = name?.[1] ?? '';
  const shortened = isPrivateField(field) ? said.replace(/(value: |, got ).*$/s, '$1something else') : said;
  return [{ field, message: withoutLongTexts(shortened) }];
}

function misfitError(at: GraphQLError | null, fields: readonly Fault[]): GraphQLError {
  return shown(at, new BadInputError(fields).message, { code: 'BAD_USER_INPUT', fields });
}

/** The error for a list that is too long to be returned at once, with what to do about it. */
export const tooLong = (field: string): BadInputError =>
  BadInputError.of(
    field,
    `asks for too much at once (over ${LIMITS.cost} values). Ask for fewer days (from, to), fewer objects or fewer fields`,
  );
