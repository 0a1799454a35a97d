import type { ApolloServerPlugin } from '@apollo/server';
import { ApolloServer, HeaderMap } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import type { FastifyInstance } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import { GraphQLError } from 'graphql';
import type { AppContext } from '../graphql/context';
import { isTokenOverflow, limitFault, LIMITS, tooManyTokens } from '../graphql/limits';

export interface GraphqlHttpOptions {
  schema: GraphQLSchema;
  createContext: () => AppContext;
  toPublicError: (error: unknown) => GraphQLError;
}

/** `importClaims` carries a whole file in its variables; bigger ones go through POST /import. */
const BODY_LIMIT_BYTES = 32 * 1024 * 1024;

/** Queries and mutations over HTTP. Subscriptions go over the WebSocket at the same address. */
export async function serveGraphqlHttp(server: FastifyInstance, options: GraphqlHttpOptions): Promise<void> {
  const apollo = new ApolloServer<AppContext>({
    schema: options.schema,
    introspection: true,
    includeStacktraceInErrorResponses: false,
    persistedQueries: false,
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
  server.route({
    method: ['GET', 'POST'],
    url: '/graphql',
    bodyLimit: BODY_LIMIT_BYTES,
    handler: fastifyApolloHandler(apollo, { context: async () => options.createContext() }),
  });
  server.addHook('onClose', () => apollo.stop());
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
