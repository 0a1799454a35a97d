import { ApolloClient, HttpLink, InMemoryCache } from '@apollo/client';

/**
 * Queries and mutations only. Subscriptions go through `follow`, which resumes by cursor and keeps high-volume feeds
 * out of the cache.
 */
export const client = new ApolloClient({
  link: new HttpLink({ uri: '/graphql' }),
  cache: new InMemoryCache({
    typePolicies: {
      // Values of a window, not objects with an identity: each response replaces the one before.
      DashboardMetrics: { keyFields: false },
      ScenarioConfig: { keyFields: false },
    },
  }),
});
