import type { FastifyInstance } from 'fastify';
import { foreignRequest } from './origin';

/** Pages may load nothing from elsewhere; Mantine and the editor of the playground set styles and start workers. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "worker-src 'self' blob:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

export function secure(server: FastifyInstance): void {
  server.addHook('onRequest', async (request, reply) => {
    void reply.headers({
      'content-security-policy': CONTENT_SECURITY_POLICY,
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
    });
    const refusal = foreignRequest(request.raw);
    if (refusal) await reply.code(403).send({ error: { code: 'FORBIDDEN', message: refusal } });
  });
}
