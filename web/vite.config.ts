import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const api = process.env.CLAIMSTREAM_API ?? 'http://127.0.0.1:4000';
const root = __dirname;

/** The playground is its own page; in production the server serves graphiql.html at /graphiql, here we do. */
const graphiqlPage: Plugin = {
  name: 'graphiql-page',
  configureServer(server) {
    server.middlewares.use((request, _response, next) => {
      if (request.url === '/graphiql' || request.url?.startsWith('/graphiql?'))
        request.url = '/graphiql.html';
      next();
    });
  },
};

export default defineConfig({
  root,
  plugins: [react(), graphiqlPage],
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    target: 'es2022',
    // Monaco's editor is one large lazy chunk of the playground; the dashboard never loads it.
    chunkSizeWarningLimit: 4_000,
    rolldownOptions: {
      input: { index: `${root}/index.html`, graphiql: `${root}/graphiql.html` },
      onwarn(warning, warn) {
        // GraphiQL is precompiled with React's compiler; its directives mean nothing to a bundler.
        if (warning.code !== 'MODULE_LEVEL_DIRECTIVE') warn(warning);
      },
    },
  },
  worker: { format: 'es' },
  server: {
    host: '127.0.0.1',
    port: 5173,
    proxy: {
      '/graphql': { target: api, ws: true },
      '/import': { target: api },
      '/export': { target: api },
      '/healthz': { target: api },
    },
  },
});
