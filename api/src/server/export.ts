import { exportedPayments } from '../persistence/read/remit/exported-payments';
import { Readable } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { GraphQLError } from 'graphql';
import type { ExportFile } from '../connectors/export-files';
import { EXPORT_FILES } from '../connectors/export-files';
import type { FileFacts } from '../connectors/file-writer';
import { isLocalDate } from '../domain/calendar';
import type { Fault } from '../domain/errors';
import { BadInputError, NotFoundError } from '../domain/errors';
import type { WorkspaceEntity } from '../entities/workspace.entity';
import type { Queryable } from '../persistence/database';
import type { ExportRange } from '../persistence/read/export-pages';
import { ExportBrokenOff, exportPages } from '../persistence/read/export-pages';
import type { AppContext } from '../graphql/context';
import { eventsThrough } from '../application/figures/inventory-day';
import { lastDay, openWorkspace } from '../application/scope';
import { sendError } from './error-response';
import type { Logger } from './log';

export interface ExportOptions {
  createContext: () => AppContext;
  toPublicError: (error: unknown) => GraphQLError;
  log: Logger;
  stalledMs?: number;
}

/** Exports at the same time: each may hold a day's claims, and all of them share one reader. */
const MAX_EXPORTS = 8;
/** A client that reads nothing for this long is not expected to continue; its place is freed. */
const STALLED_MS = 30_000;

/**
 * `GET /export/{workspaceId}/{file}?from=&to=`: all claims of a workspace as one file, made while it is read. The next
 * page is read only when the client has taken the one before. An export that fails ends its connection without the last
 * chunk, so that no client takes the file for complete.
 */
export function serveExport(server: FastifyInstance, options: ExportOptions): void {
  let underWay = 0;
  const handler = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const { createContext, toPublicError, log, stalledMs = STALLED_MS } = options;
    try {
      const context = createContext();
      const { workspaceId, '*': name } = request.params as { workspaceId: string; '*': string };
      const file = EXPORT_FILES.find((known) => known.name === name);
      if (!file) throw new NotFoundError(`file (there are ${FILE_NAMES})`, name.slice(0, 60));
      const range = rangeOf(request.query);
      const workspace = await openWorkspace(context, workspaceId);
      if (underWay >= MAX_EXPORTS) {
        const message = `${MAX_EXPORTS} exports are running already; try again when one of them is done.`;
        return await reply
          .code(503)
          .header('retry-after', '10')
          .send({ error: { code: 'BUSY', message } });
      }
      // Counted before the first await, so that a burst of requests is counted one after the other.
      underWay += 1;
      let createdDate;
      try {
        createdDate = await eventsThrough(context, workspace, null, await lastDay(context, workspace, null));
      } catch (error) {
        underWay -= 1;
        throw error;
      }
      const pieces = piecesOf(context.database.reader('exports'), workspace, file, range, { createdDate });
      const giveUp = (): void => {
        log.info(`an export broke off: its client read nothing for ${stalledMs / 1_000} s`);
        stream.destroy();
        reply.raw.destroy();
      };
      const stream = Readable.from(takenWithin(stalledMs, logged(pieces, log), giveUp), {
        objectMode: false,
      });
      stream.once('close', () => (underWay -= 1));
      // The rest is in the socket's buffer by then.
      stream.once('end', () => reply.raw.setTimeout(stalledMs, () => reply.raw.destroy()));
      return await reply
        .header('content-type', file.contentType)
        .header('content-disposition', `attachment; filename="${fileName(workspace, file)}"`)
        .header('cache-control', 'no-store')
        .send(stream);
    } catch (error) {
      return sendError(reply, toPublicError(error));
    }
  };
  server.get('/export/:workspaceId/*', { exposeHeadRoute: false }, handler);
  server.route({
    method: ['POST', 'PUT', 'DELETE', 'PATCH'],
    url: '/export/*',
    handler: (_request, reply) => {
      const error = { code: 'METHOD_NOT_ALLOWED', message: 'Files are fetched with GET.' };
      return reply.code(405).header('allow', 'GET').send({ error });
    },
  });
}

const FILE_NAMES = EXPORT_FILES.map(({ name }) => name).join(', ');

async function* piecesOf(
  db: Queryable,
  workspace: WorkspaceEntity,
  file: ExportFile,
  range: ExportRange,
  facts: FileFacts,
): AsyncGenerator<Buffer> {
  const writer = file.write(facts);
  yield Buffer.from(writer.begin());
  for await (const page of exportPages(db, workspace.localId, file.order, range))
    yield* inTurns(writer.add(page));
  if (writer.addPayment) {
    for await (const payment of exportedPayments(db, workspace.localId, range))
      yield* inTurns(writer.addPayment(payment));
  }
  yield* inTurns(writer.end());
}

/** Yields to the event loop between pieces: a client that reads very fast would otherwise block everybody else. */
async function* inTurns(pieces: Iterable<string>): AsyncGenerator<Buffer> {
  for (const piece of pieces) {
    if (piece !== '') yield Buffer.from(piece);
    await nextTurn();
  }
}

/** Each piece is requested once the client has read the ones before it. Time spent on our side does not count. */
async function* takenWithin(
  ms: number,
  pieces: AsyncGenerator<Buffer>,
  giveUp: () => void,
): AsyncGenerator<Buffer> {
  for await (const piece of pieces) {
    const timer = setTimeout(giveUp, ms);
    try {
      yield piece;
    } finally {
      clearTimeout(timer);
    }
  }
}

/** An error after the response has begun can only be logged; the connection ends with it. */
async function* logged(pieces: AsyncGenerator<Buffer>, log: Logger): AsyncGenerator<Buffer> {
  try {
    yield* pieces;
  } catch (error) {
    if (error instanceof ExportBrokenOff) log.info(`an export was interrupted: ${error.message}`);
    else log.error({ err: error }, 'an export was interrupted');
    throw error;
  }
}

function rangeOf(query: unknown): ExportRange {
  const faults: Fault[] = [];
  const given = new Map(Object.entries(query as Record<string, unknown>));
  for (const [field, value] of given) {
    if (field !== 'from' && field !== 'to')
      faults.push({ field, message: 'is not a parameter; known are from, to' });
    else if (typeof value !== 'string') faults.push({ field, message: 'may be given once' });
    else if (!isLocalDate(value)) {
      faults.push({ field, message: `expected a date YYYY-MM-DD, got "${value.slice(0, 20)}"` });
    }
  }
  if (faults.length > 0) throw new BadInputError(faults);
  const [from = null, to = null] = [given.get('from'), given.get('to')] as (string | undefined)[];
  if (from !== null && to !== null && to < from) {
    throw BadInputError.of('to', `expected ${from} or a later date, got ${to}`);
  }
  return { from, to };
}

/** The names of the workspace and the file, in characters that every file system accepts. */
function fileName(workspace: WorkspaceEntity, { name }: ExportFile): string {
  const slug = workspace.name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60);
  return `${slug || 'workspace'}-${name.slice(name.lastIndexOf('/') + 1)}`;
}
