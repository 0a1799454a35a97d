import type { JobRunner } from '../application/scheduled-jobs';
import type { UseCaseContext } from '../application/use-case-context';
import type { Feeds } from '../feeds/feed-sources';
import type { Loaders } from './loaders';

/** One per HTTP request or subscription event. */
export interface AppContext extends UseCaseContext {
  loaders: Loaders;
  feeds: Feeds;
  /** Who asks; one name for everybody while no auth is configured. Part of what a shared execution is keyed by. */
  authority: string;
}

/** The context of a request, with the jobs of this program in it. */
export type JobContext = AppContext & { jobs: JobRunner };
