import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { EngineHandle } from '../engine/engine-handle';

/** Figures for Prometheus. Labels are routes, states and such: a bounded set, and nothing of any patient. */
export class Metrics {
  readonly registry = new Registry();
  readonly requests = new Histogram({
    name: 'claimstream_http_request_seconds',
    help: 'Duration of HTTP requests, by route and status class.',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [this.registry],
  });
  readonly sockets = this.gauge('claimstream_ws_sockets', 'Open WebSockets.');
  readonly subscriptions = this.gauge('claimstream_ws_subscriptions', 'Subscriptions in progress.');
  readonly executions = this.counter(
    'claimstream_subscription_executions_total',
    'Subscription results computed.',
  );
  readonly frames = this.counter(
    'claimstream_subscription_frames_total',
    'Subscription results sent to sockets.',
  );
  readonly detached = this.counter(
    'claimstream_subscribers_detached_total',
    'Subscribers that fell behind the others.',
  );
  readonly internalErrors = this.counter(
    'claimstream_internal_errors_total',
    'Unexpected errors, shown to clients without details.',
  );
  readonly uploadedBytes = this.counter(
    'claimstream_uploaded_bytes_total',
    'Bytes received by POST /import.',
  );

  constructor(
    engine: EngineHandle,
    { streamCount, bufferedBytesMax }: { streamCount: () => number; bufferedBytesMax: () => number },
  ) {
    collectDefaultMetrics({ register: this.registry });
    this.gauge(
      'claimstream_subscription_streams',
      'Distinct executions that serve the subscriptions.',
      streamCount,
    );
    this.gauge(
      'claimstream_ws_buffered_bytes_max',
      'The most bytes that any WebSocket has waiting.',
      bufferedBytesMax,
    );
    this.gauge('claimstream_engine_up', '1 while the engine runs.', () =>
      engine.health().state === 'RUNNING' ? 1 : 0,
    );
    this.gauge(
      'claimstream_engine_restarts',
      'Restarts of the engine thread.',
      () => engine.health().restarts,
    );
  }

  serve(server: FastifyInstance): void {
    server.addHook('onResponse', async (request, reply) => {
      const route = request.routeOptions.url ?? 'other';
      const labels = { method: request.method, route, status: `${Math.floor(reply.statusCode / 100)}xx` };
      this.requests.observe(labels, reply.elapsedTime / 1_000);
    });
    server.get('/metrics', async (_request, reply) => {
      void reply.header('content-type', this.registry.contentType);
      return this.registry.metrics();
    });
  }

  private counter(name: string, help: string): Counter {
    return new Counter({ name, help, registers: [this.registry] });
  }

  private gauge(name: string, help: string, read?: () => number): Gauge {
    const gauge: Gauge = new Gauge({
      name,
      help,
      registers: [this.registry],
      ...(read ? { collect: () => gauge.set(read()) } : {}),
    });
    return gauge;
  }
}
