import { RunDigests } from '../../src/application/run-digests';
import type { AppContext } from '../../src/graphql/context';
import type { Feeds } from '../../src/feeds/feed-sources';
import { createLoaders } from '../../src/graphql/loaders';
import type { FeedWorld } from './feed-world';

export const testContext = ({ database, engine }: FeedWorld, feeds: Feeds): AppContext => ({
  database,
  loaders: createLoaders(database),
  feeds,
  engine,
  digests: new RunDigests(database),
  authority: 'local',
  nowMs: () => 0,
});
