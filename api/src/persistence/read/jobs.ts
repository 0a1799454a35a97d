import { JobEntity } from '../../entities/job.entity';
import type { Queryable } from '../database';
import { select } from './hydrate';

/** Jobs that have run at least once. */
export const listJobRuns = (db: Queryable): Promise<JobEntity[]> =>
  select(db, JobEntity, 'j', 'FROM jobs j ORDER BY j.name');
