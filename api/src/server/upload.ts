import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { GraphQLError } from 'graphql';
import { BadInputError } from '../domain/errors';
import { sendError } from './error-response';
import type { Metrics } from './metrics';
import type { BodyPace } from './paced-body';
import { pacedBody, SlowBodyError } from './paced-body';
import { discardBody } from './unread-body';

/** Where an upload is stored while it arrives; the engine starts the import once it is complete. */
export interface UploadTarget {
  /** @param start the first piece, not stored yet. @throws BadInputError for a file that cannot be imported */
  begin(request: UploadRequest, start: FileStart): Promise<Upload>;
}

export interface FileStart {
  head: Uint8Array;
  isWhole: boolean;
}

export interface UploadRequest {
  workspaceId: string | null;
  format: string | null;
  fileName: string | null;
}

export interface Upload {
  /** Stores the next piece; resolves when it is stored, and only then is more read from the client. */
  append(piece: Buffer): Promise<void>;
  complete(): Promise<{ id: string; state: string }>;
  /** The client went away, or sent too much: what was stored is removed. */
  abandon(reason: string): Promise<void>;
}

export interface UploadOptions {
  target: UploadTarget;
  metrics: Metrics;
  toPublicError: (error: unknown) => GraphQLError;
  bodyPace: BodyPace;
  maxBytes?: number;
}

const MAX_UPLOAD_BYTES = 2 * 1024 * 1024 * 1024;
/** Each piece is a short transaction of its own. */
const PIECE_BYTES = 256 * 1024;

/** `POST /import?workspaceId=&format=&fileName=`: the body is the file itself, of any length up to the limit. */
export async function serveUpload(server: FastifyInstance, options: UploadOptions): Promise<void> {
  await server.register(async (scope) => {
    scope.post('/import', { bodyLimit: Number.MAX_SAFE_INTEGER }, (request, reply) =>
      receive(request, reply, options),
    );
    scope.route({
      method: ['GET', 'PUT', 'DELETE', 'PATCH'],
      url: '/import',
      handler: (_request, reply) =>
        reply
          .code(405)
          .header('allow', 'POST')
          .send(errorBody('METHOD_NOT_ALLOWED', 'Send the file as the body of a POST.')),
    });
  });
}

async function receive(
  request: FastifyRequest,
  reply: FastifyReply,
  options: UploadOptions,
): Promise<FastifyReply> {
  const { target, metrics, toPublicError, bodyPace, maxBytes = MAX_UPLOAD_BYTES } = options;
  let upload: Upload | null = null;
  try {
    const query = parametersOf(request.query);
    const announced = Number(request.headers['content-length'] ?? 0);
    if (announced > maxBytes) throw tooLarge(maxBytes);
    let bytes = 0;
    // Left intact on an early end: the response uses the same connection.
    const body = pacedBody(request.raw.iterator({ destroyOnReturn: false }), bodyPace);
    for await (const piece of pieces(body)) {
      bytes += piece.length;
      if (bytes > maxBytes) throw tooLarge(maxBytes);
      // Not before the first bytes: an empty request stores nothing.
      upload ??= await target.begin(query, { head: piece, isWhole: piece.length < PIECE_BYTES });
      metrics.uploadedBytes.inc(piece.length);
      await upload.append(piece);
    }
    if (!upload) throw BadInputError.of('body', "expects the file as the request's body, but got nothing");
    const importJob = await upload.complete();
    return await reply.code(202).send({ importJob });
  } catch (error) {
    await upload?.abandon(reasonOf(error));
    if (request.raw.destroyed && !request.raw.complete) return reply; // nobody is there to read a response
    discardBody(request, reply);
    if (error instanceof SlowBodyError)
      return reply.code(error.statusCode).send(errorBody(error.code, error.message));
    return sendError(reply, toPublicError(error), error instanceof TooLargeError ? 413 : undefined);
  }
}

/** Gathers network data into pieces of one size; reads no further than they are stored. */
async function* pieces(body: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let held: Buffer[] = [];
  let heldBytes = 0;
  for await (const chunk of body) {
    held.push(chunk);
    heldBytes += chunk.length;
    if (heldBytes < PIECE_BYTES) continue;
    yield Buffer.concat(held);
    held = [];
    heldBytes = 0;
  }
  if (heldBytes > 0) yield Buffer.concat(held);
}

/** The reason stored with the import; errors of this program are logged only. */
const reasonOf = (error: unknown): string =>
  error instanceof BadInputError || error instanceof SlowBodyError
    ? error.message
    : 'The upload was interrupted before its end.';

class TooLargeError extends BadInputError {}

const tooLarge = (maxBytes: number): TooLargeError =>
  new TooLargeError([{ field: 'body', message: `a file may hold at most ${maxBytes} bytes; split it` }]);

const KNOWN_PARAMETERS: readonly string[] = ['workspaceId', 'format', 'fileName'];

function parametersOf(query: unknown): UploadRequest {
  const given = Object.entries(query as Record<string, unknown>);
  const faults = given.flatMap(([field, value]) => {
    if (!KNOWN_PARAMETERS.includes(field))
      return [{ field, message: `is not a parameter; known are ${KNOWN_PARAMETERS.join(', ')}` }];
    return typeof value === 'string' ? [] : [{ field, message: 'may be given once' }];
  });
  if (faults.length > 0) throw new BadInputError(faults);
  const text = (field: string): string | null => {
    const value = new Map(given).get(field);
    return typeof value === 'string' && value !== '' ? value : null;
  };
  return { workspaceId: text('workspaceId'), format: text('format'), fileName: text('fileName') };
}

const errorBody = (code: string, message: string) => ({ error: { code, message } });
