import type { AppContext } from '../../src/resolvers/context';
import type { Feeds } from '../../src/resolvers/feed-sources';
import { createLoaders } from '../../src/resolvers/loaders';
import type { FeedWorld } from './feed-world';

export const testContext = ({ database, engine }: FeedWorld, feeds: Feeds): AppContext => ({
  database,
  loaders: createLoaders(database),
  feeds,
  engine,
  authority: 'local',
  nowMs: () => 0,
});
