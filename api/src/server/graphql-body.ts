import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { GraphQLError } from 'graphql';
import { BadInputError } from '../domain/errors';
import type { JsonFault } from './json-shape';
import { JsonShape } from './json-shape';
import type { BodyPace } from './paced-body';
import { pacedBody, SlowBodyError } from './paced-body';
import { discardBody } from './unread-body';

interface RefusedBody {
  statusCode?: number;
  message: string;
}

/** `importClaims` carries a whole file in its variables; bigger ones go through POST /import. */
const MAX_IMPORT_BYTES = 32 * 1024 * 1024;
/** Everything but the file: a document and its variables. */
const MAX_BYTES = 1024 * 1024;
/** The deepest input of the schema nests less than 10. */
const MAX_DEPTH = 64;

class BodyRefused extends BadInputError {
  constructor(
    readonly statusCode: 400 | 413,
    message: string,
  ) {
    super([{ field: 'body', message }]);
  }
}

/**
 * Reads the JSON of a GraphQL request, checking it as it arrives. More than 1 MB is accepted only as the text of a member
 * called `content`, and only for a document that names `importClaims`: nothing else needs to be that large, and a large
 * body blocks the event loop for everybody.
 */
export function takeGraphqlBodies(
  scope: FastifyInstance,
  pace: BodyPace,
  toPublicError: (error: unknown) => GraphQLError,
): void {
  scope.removeContentTypeParser('application/json');
  scope.addContentTypeParser('application/json', (request: FastifyRequest) => read(request, pace));
  scope.setErrorHandler((error: RefusedBody, _request, reply) => refuse(error, reply, toPublicError));
}

async function read(request: FastifyRequest, pace: BodyPace): Promise<unknown> {
  const announced = Number(request.headers['content-length'] ?? 0);
  if (announced > MAX_IMPORT_BYTES) throw refusalOf('TOO_LARGE');
  const shape = new JsonShape({ depth: MAX_DEPTH, bytes: MAX_BYTES });
  const held: Buffer[] = [];
  let bytes = 0;
  // Left intact on an early end: the response uses the same connection.
  for await (const chunk of pacedBody(request.raw.iterator({ destroyOnReturn: false }), pace)) {
    bytes += chunk.length;
    const fault = bytes > MAX_IMPORT_BYTES ? 'TOO_LARGE' : shape.push(chunk);
    if (fault) throw refusalOf(fault);
    held.push(chunk);
  }
  const body = parsed(Buffer.concat(held).toString('utf8'));
  if (bytes > MAX_BYTES && !isImport(body)) throw refusalOf('TOO_LARGE');
  return body;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    // The parser's own message quotes the body; only the position is taken from it.
    const place = error instanceof Error ? / at position \d+/.exec(error.message)?.[0] : undefined;
    throw new BodyRefused(400, `expected a JSON object with "query", got text that is no JSON${place ?? ''}`);
  }
}

const isImport = (body: unknown): boolean =>
  typeof body === 'object' &&
  body !== null &&
  'query' in body &&
  typeof body.query === 'string' &&
  /\bimportClaims\b/.test(body.query);

const refusalOf = (fault: JsonFault): BodyRefused =>
  fault === 'TOO_DEEP'
    ? new BodyRefused(400, `expected JSON that nests at most ${MAX_DEPTH} deep, got deeper`)
    : new BodyRefused(
        413,
        `expected at most ${MAX_BYTES} bytes, and at most ${MAX_IMPORT_BYTES} for importClaims with the file in the variable's "content"; send larger files to POST /import`,
      );

function refuse(
  error: RefusedBody,
  reply: FastifyReply,
  toPublicError: (error: unknown) => GraphQLError,
): FastifyReply {
  discardBody(reply.request, reply);
  const status = error.statusCode ?? 500;
  const { message, extensions } =
    error instanceof BadInputError || status >= 500
      ? toPublicError(error)
      : {
          message: error.message,
          extensions: { code: error instanceof SlowBodyError ? error.code : 'BAD_REQUEST' },
        };
  return reply.code(status).send({ errors: [{ message, extensions }] });
}
