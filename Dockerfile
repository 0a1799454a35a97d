# `npm run check:release` runs these steps without Docker and looks at what comes of them.

FROM node:20-bookworm AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# Not `npm ci`: see scripts/install.mjs.
RUN npm install --no-save --include=dev --no-audit --no-fund
COPY . .
RUN npm run build
RUN npm prune --omit=dev --no-audit --no-fund
RUN mkdir data

FROM node:20-bookworm-slim
WORKDIR /app
# Every SQLite connection keeps a thread of the pool busy; its size counts only before Node has started.
ENV NODE_ENV=production UV_THREADPOOL_SIZE=12 DATA_DIR=/data
COPY --from=build /app/package.json /app/LICENSE /app/NOTICE ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
COPY --from=build --chown=node:node /app/data /data
USER node
VOLUME /data
# Loopback only, as HOST is: reachable with the host's network (see compose.yaml) until there is a sign-in.
EXPOSE 4000
HEALTHCHECK --interval=10s --timeout=3s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT ?? 4000}/healthz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "dist/api/src/main.js"]
