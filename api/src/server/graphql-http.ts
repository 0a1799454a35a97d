import type { ApolloServerOptionsWithGateway, ApolloServerPlugin } from '@apollo/server';
import { ApolloServer, HeaderMap } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import { GraphQLError } from 'graphql';
import type { AppContext } from '../graphql/context';
import { takeGraphqlBodies } from './graphql-body';
import type { BodyPace } from './paced-body';
import { isTokenOverflow, limitFault, LIMITS, tooManyTokens } from '../graphql/limits';
import { createExecutor } from './compiled-execution';

type GatewayInterface = NonNullable<ApolloServerOptionsWithGateway<AppContext>['gateway']>;

export interface GraphqlHttpOptions {
  schema: GraphQLSchema;
  /** @param signal aborted when the client disconnects before it has its response */
  createContext: (signal: AbortSignal) => AppContext;
  toPublicError: (error: unknown) => GraphQLError;
  bodyPace: BodyPace;
}

/** Queries and mutations over HTTP. Subscriptions go over the WebSocket at the same address. */
export async function serveGraphqlHttp(server: FastifyInstance, options: GraphqlHttpOptions): Promise<void> {
  const apollo = new ApolloServer<AppContext>({
    gateway: executedBy(options.schema),
    introspection: true,
    includeStacktraceInErrorResponses: false,
    persistedQueries: false,
    // Apollo's own guard requires a header that stock clients do not send with a GET. Here a GET can only query, other
    // origins cannot read its response (no CORS), requests from another site are refused (origin.ts), and a POST has to
    // be application/json, which no form can send.
    csrfPrevention: false,
    parseOptions: { maxTokens: LIMITS.tokens },
    validationOptions: { maxErrors: LIMITS.validationErrors },
    stopOnTerminationSignals: false,
    formatError: (_formatted, error) => {
      const shown = isTokenOverflow(error) ? tooManyTokens() : options.toPublicError(error);
      const { http: _statusAndHeaders, ...extensions } = shown.extensions;
      return { ...shown.toJSON(), extensions };
    },
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      limits(options.schema),
    ],
  });
  await apollo.start();
  await server.register(async (scope) => {
    takeGraphqlBodies(scope, options.bodyPace, options.toPublicError);
    scope.route({
      method: ['GET', 'POST'],
      url: '/graphql',
      handler: fastifyApolloHandler(apollo, {
        context: async (_request, reply) => options.createContext(untilGone(reply)),
      }),
    });
  });
  server.addHook('onClose', () => apollo.stop());
}

function untilGone({ raw }: FastifyReply): AbortSignal {
  const gone = new AbortController();
  raw.once('close', () => {
    if (!raw.writableFinished) gone.abort();
  });
  return gone.signal;
}

/** Apollo accepts a custom executor only as a gateway's; there is no other server behind it. */
function executedBy(schema: GraphQLSchema): GatewayInterface {
  const run = createExecutor(schema);
  return {
    onSchemaLoadOrUpdate: (loaded) => {
      loaded({ apiSchema: schema, coreSupergraphSdl: '' });
      return () => undefined;
    },
    load: () =>
      Promise.resolve({
        executor: ({ document, operation, request, context }) =>
          run({
            document,
            operation,
            operationName: request.operationName,
            variables: request.variables,
            context: context as unknown as AppContext,
          }),
      }),
    stop: () => Promise.resolve(),
  };
}

const limits = (schema: GraphQLSchema): ApolloServerPlugin<AppContext> => ({
  requestDidStart: async () => ({
    didResolveOperation: async ({ document, operation, request }) => {
      if (!operation) return;
      if (operation.operation === 'subscription') {
        throw badRequest(
          new GraphQLError('Subscriptions go over the WebSocket at this address.', {
            extensions: { code: 'BAD_REQUEST' },
          }),
        );
      }
      const fault = limitFault(schema, document, operation, request.variables ?? {});
      if (fault) throw badRequest(fault);
    },
  }),
});

const badRequest = (error: GraphQLError): GraphQLError =>
  new GraphQLError(error.message, {
    extensions: { ...error.extensions, http: { status: 400, headers: new HeaderMap() } },
  });
