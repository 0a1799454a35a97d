import 'reflect-metadata';
import type { GraphQLSchema } from 'graphql';
import { lexicographicSortSchema } from 'graphql';
import type { NonEmptyArray, PubSub } from 'type-graphql';
import { buildSchemaSync } from 'type-graphql';
import { countLists } from './list-lengths';

/** The library requires topics although every feed here is pulled from the store by cursor: there are none. */
const NO_TOPICS: PubSub = {
  publish: () => refuseTopics(),
  subscribe: () => refuseTopics(),
};

/** The executable schema; sorted, so that the emitted file does not depend on the order of imports. */
export function buildSchema(resolvers: NonEmptyArray<new () => object>): GraphQLSchema {
  return countLists(
    lexicographicSortSchema(buildSchemaSync({ resolvers, validate: false, pubSub: NO_TOPICS })),
  );
}

function refuseTopics(): never {
  throw new Error('Feeds are pulled from the store by cursor; nothing is published to topics.');
}
