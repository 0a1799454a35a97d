import {
  GraphQLInt,
  GraphQLList,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLSchema,
  GraphQLString,
} from 'graphql';
import { BadInputError, ConflictError, NotFoundError } from '../../src/domain/errors';
import type { AppContext } from '../../src/graphql/context';
import type { ClaimFeedEvent, Delivery } from '../../src/feeds/feed-sources';

/** How often results were computed, and by whom; the tests' window into sharing. */
export const computed = { claims: 0, ticks: 0 };

/** Requests that wait until their client is gone. */
export const waiting = { now: 0 };

const string = { type: GraphQLString };

const Claim: GraphQLObjectType = new GraphQLObjectType({
  name: 'Claim',
  fields: () => ({
    id: { type: new GraphQLNonNull(GraphQLInt) },
    note: string,
    parent: { type: Claim, resolve: (claim: { id: number }) => claim },
    lines: { type: new GraphQLList(Claim), resolve: (claim: { id: number }) => [claim] },
  }),
});

const ClaimConnection = new GraphQLObjectType({
  name: 'ClaimConnection',
  fields: { nodes: { type: new GraphQLList(Claim) } },
});

const Gap = new GraphQLObjectType({
  name: 'Gap',
  fields: { afterCursor: string, missed: { type: GraphQLInt } },
});

const ClaimsAdded = new GraphQLObjectType({
  name: 'ClaimsAdded',
  fields: {
    cursor: { type: new GraphQLNonNull(GraphQLString) },
    ids: {
      type: new GraphQLList(GraphQLInt),
      resolve: (event: ClaimFeedEvent) => {
        computed.claims += 1;
        return event.changes.map((change) => change.claimId);
      },
    },
    padding: {
      args: { bytes: { type: GraphQLInt } },
      type: GraphQLString,
      resolve: (_event, args: { bytes: number }) => 'x'.repeat(args.bytes),
    },
    skipped: { type: GraphQLInt },
    gap: { type: Gap },
  },
});

interface FeedArgs {
  workspaceId: number;
  after?: string | null;
  delivery: Delivery;
}

/** A schema small enough to see through, over the real feeds. */
export const tinySchema = new GraphQLSchema({
  query: new GraphQLObjectType<unknown, AppContext>({
    name: 'Query',
    fields: {
      hello: {
        type: GraphQLString,
        args: { name: string },
        resolve: (_root, args: { name?: string }) => `hello ${args.name ?? ''}`,
      },
      untilGone: {
        type: GraphQLString,
        resolve: async (_root, _args, { signal }) => {
          waiting.now += 1;
          await new Promise<void>((resolve) => signal?.addEventListener('abort', () => resolve()));
          waiting.now -= 1;
          return null;
        },
      },
      claims: {
        type: ClaimConnection,
        args: { first: { type: GraphQLInt, defaultValue: 20 } },
        resolve: () => ({ nodes: [{ id: 1 }] }),
      },
      fail: {
        type: GraphQLString,
        args: { how: string },
        resolve: (_root, { how }: { how: string }) => {
          if (how === 'input') throw BadInputError.of('how', 'expects something else');
          if (how === 'missing') throw new NotFoundError('claim', '7');
          if (how === 'conflict') throw new ConflictError('It is running.', ['pause']);
          throw new Error('secret: Jane Doe');
        },
      },
    },
  }),
  mutation: new GraphQLObjectType({
    name: 'Mutation',
    fields: { touch: { type: GraphQLString, resolve: () => 'touched' } },
  }),
  subscription: new GraphQLObjectType<{ workspaceId: number; importId: number }, AppContext>({
    name: 'Subscription',
    fields: {
      claimsAdded: {
        type: new GraphQLNonNull(ClaimsAdded),
        args: {
          workspaceId: { type: new GraphQLNonNull(GraphQLInt) },
          after: string,
          delivery: { type: GraphQLString, defaultValue: 'ALL' },
        },
        subscribe: (_root, { workspaceId, after, delivery }: FeedArgs, context) =>
          context.feeds.claims({ workspaceId, kinds: null, filter: null, after: after ?? null, delivery }),
        resolve: (event) => event,
      },
      newest: {
        type: new GraphQLNonNull(GraphQLInt),
        args: { workspaceId: { type: new GraphQLNonNull(GraphQLInt) } },
        subscribe: (_root, { workspaceId }: FeedArgs, context) => context.feeds.ticks(workspaceId),
        resolve: async ({ workspaceId }: { workspaceId: number }, _args, context) => {
          computed.ticks += 1;
          const [row] = await context.database
            .reader('live')
            .query<{ commit_number: number }>('SELECT commit_number FROM workspaces WHERE id = ?', [
              workspaceId,
            ]);
          return row?.commit_number;
        },
      },
      importing: {
        type: new GraphQLNonNull(GraphQLString),
        args: {
          id: { type: new GraphQLNonNull(GraphQLInt) },
          workspaceId: { type: new GraphQLNonNull(GraphQLInt) },
        },
        subscribe: (_root, { id, workspaceId }: { id: number; workspaceId: number }, context) =>
          context.feeds.importTicks(id, workspaceId),
        resolve: async ({ importId }: { importId: number }, _args, context) => {
          const [row] = await context.database
            .reader('live')
            .query<{ state: string }>('SELECT state FROM imports WHERE id = ?', [importId]);
          return row?.state;
        },
      },
    },
  }),
});
