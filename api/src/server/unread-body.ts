import type { FastifyReply, FastifyRequest } from 'fastify';

/** Enough for what is on its way; no client is owed more than the answer. */
const LINGER_MS = 2_000;

/**
 * For an answer to a request whose body is not wanted any further. Closing at once would reset the connection under the
 * client's feet, and it would never read why; so the rest is thrown away for a moment, and then the connection ends.
 */
export function discardBody({ raw }: FastifyRequest, reply: FastifyReply): void {
  if (raw.complete) return;
  raw.on('error', () => undefined);
  raw.resume();
  reply.raw.once('finish', () => {
    const timer = setTimeout(() => raw.destroy(), LINGER_MS);
    raw.once('close', () => clearTimeout(timer));
    raw.once('end', () => clearTimeout(timer));
  });
}
