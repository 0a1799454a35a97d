import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isPagePath } from './page-paths';

/**
 * The dashboard and the playground, from the folder that the build filled. Every path of the dashboard gets its single
 * page; files under /assets have their content's hash in the name and may be cached forever.
 */
export async function servePages(server: FastifyInstance, webRoot: string): Promise<void> {
  const built = existsSync(join(webRoot, 'index.html'));
  if (built) {
    await server.register(fastifyStatic, {
      root: webRoot,
      serve: true,
      wildcard: false,
      index: false,
      // The build puts the compressed forms next to the files.
      preCompressed: true,
      cacheControl: false,
      setHeaders: (response, path) => {
        const kept = path.includes(`${join(webRoot, 'assets')}`);
        response.setHeader('cache-control', kept ? 'public, max-age=31536000, immutable' : 'no-cache');
      },
    });
    server.get('/graphiql', (_request, reply) => reply.sendFile('graphiql.html'));
    server.get('/', (_request, reply) => reply.sendFile('index.html'));
  }
  server.setNotFoundHandler((request: FastifyRequest, reply: FastifyReply) => {
    const wantsPage = request.method === 'GET' && (request.headers.accept ?? '').includes('text/html');
    if (wantsPage && isPagePath(request.url)) {
      if (built) return reply.sendFile('index.html');
      return reply
        .code(404)
        .type('text/plain')
        .send('The dashboard is not built here. Run "npm start", or "npm run build".');
    }
    return reply
      .code(404)
      .send({ error: { code: 'NOT_FOUND', message: 'There is nothing at this address.' } });
  });
}
