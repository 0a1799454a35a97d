import { Initial0001 } from './0001-initial';
import { ClaimLists0002 } from './0002-claim-lists';
import { SqliteStatistics0003 } from './0003-sqlite-statistics';

/** In order; append only. */
export const MIGRATIONS = [Initial0001, ClaimLists0002, SqliteStatistics0003];
