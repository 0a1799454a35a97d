import type { FastifyReply, FastifyRequest } from 'fastify';

/** Enough for what is already on its way. */
const LINGER_MS = 2_000;

/**
 * For a response to a request whose body is not read any further. Closing at once would reset the connection before the
 * client has read the response; so the rest is discarded for a moment, and then the connection ends.
 */
export function discardBody({ raw }: FastifyRequest, reply: FastifyReply): void {
  if (raw.complete) return;
  raw.on('error', () => undefined);
  raw.resume();
  reply.raw.once('finish', () => {
    // A server that has stopped is not kept for it.
    const timer = setTimeout(() => raw.destroy(), LINGER_MS).unref();
    raw.once('close', () => clearTimeout(timer));
    raw.once('end', () => clearTimeout(timer));
  });
}
