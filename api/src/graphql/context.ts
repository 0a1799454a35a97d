import type { JobRunner } from '../application/scheduled-jobs';
import type { SourceRunner } from '../application/sources/data-sources';
import type { UseCaseContext } from '../application/use-case-context';
import type { Feeds } from '../feeds/feed-sources';
import type { Loaders } from './loaders';

/** One per HTTP request or subscription event. */
export interface AppContext extends UseCaseContext {
  loaders: Loaders;
  feeds: Feeds;
  /**
   * The caller's authority; the same for everybody while no auth is configured. Part of the key of a shared execution.
   */
  authority: string;
}

/** The context of a request, with the jobs and the sources of this program in it. */
export type JobContext = AppContext & { jobs: JobRunner; sources: SourceRunner };
