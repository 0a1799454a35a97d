import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { FastifyInstance } from 'fastify';

/** Below this, compression saves less than its headers cost. */
const MIN_BYTES = 2_048;
/** Brotli's usual level for dynamic content: a few milliseconds for JSON of 100 KB. */
const QUALITY = 4;

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

/**
 * Compresses whole text responses (GraphQL, metrics) for clients that accept it. Files of the dashboard were compressed
 * when they were built; exports are streams and stay as they are.
 */
export function compressResponses(server: FastifyInstance): void {
  server.addHook('onSend', async (request, reply, payload) => {
    if (typeof payload !== 'string' || payload.length < MIN_BYTES) return payload;
    if (reply.hasHeader('content-encoding')) return payload;
    void reply.header('vary', 'accept-encoding');
    const encoding = preferred(request.headers['accept-encoding']);
    if (encoding === null) return payload;
    void reply.header('content-encoding', encoding).removeHeader('content-length');
    return encoding === 'br'
      ? brotli(payload, { params: { [constants.BROTLI_PARAM_QUALITY]: QUALITY } })
      : zip(payload);
  });
}

/** What the client accepts (RFC 9110 12.5.3), Brotli first: it is smaller. */
function preferred(header: string | string[] | undefined): 'br' | 'gzip' | null {
  const offered = String(header ?? '')
    .toLowerCase()
    .split(',')
    .map((part) => part.trim().split(/\s*;\s*/));
  const takes = (name: string): boolean =>
    offered.some(([coding, weight]) => coding === name && !/^q=0(\.0*)?$/.test(weight ?? ''));
  return takes('br') ? 'br' : takes('gzip') ? 'gzip' : null;
}
