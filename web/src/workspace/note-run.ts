import type { ApolloCache } from '@apollo/client';
import { RunProgressFragmentDoc, type RunProgressFragment } from './workspace.generated';

/**
 * Keeps what was last said of a run. A command's answer and the feed come by different ways, and the answer may be
 * overtaken: the run's batches, which only ever grow, tell which of two is the older.
 */
export function noteRun(cache: ApolloCache, run: RunProgressFragment): void {
  const place = {
    id: cache.identify(run),
    fragment: RunProgressFragmentDoc,
    fragmentName: 'RunProgress',
  };
  const known = cache.readFragment(place);
  if (known && known.batches > run.batches) return;
  cache.writeFragment({ ...place, data: run });
}
