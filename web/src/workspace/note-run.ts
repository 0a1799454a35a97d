import type { ApolloCache } from '@apollo/client';
import { RunProgressFragmentDoc, type RunProgressFragment } from './workspace.generated';

/**
 * Keeps the latest known state of a run. A mutation's response and the feed arrive by different ways, and the response
 * may arrive late: the run's batches, which only ever grow, tell which of the two is older.
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
