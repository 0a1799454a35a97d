import { Initial0001 } from './0001-initial';
import { ClaimLists0002 } from './0002-claim-lists';
import { SqliteStatistics0003 } from './0003-sqlite-statistics';
import { Statements0004 } from './0004-statements';
import { Policies0005 } from './0005-policies';
import { Forks0006 } from './0006-forks';
import { OpenClaims0007 } from './0007-open-claims';
import { Words0008 } from './0008-words';
import { ImportLeases0009 } from './0009-import-leases';
import { Codes0010 } from './0010-codes';
import { CopyErrors0011 } from './0011-copy-errors';
import { Practice0012 } from './0012-practice';
import { Ledger0013 } from './0013-ledger';
import { RevenueCycle0014 } from './0014-revenue-cycle';
import { WorkList0015 } from './0015-work-list';
import { ClaimNumberDays0016 } from './0016-claim-number-days';
import { LatticePatterns0017 } from './0017-lattice-patterns';
import { RemitEvents0018 } from './0018-remit-events';
import { FirstSubmissions0019 } from './0019-first-submissions';
import { RunEnd0020 } from './0020-run-end';
import { ClaimSubmissions0021 } from './0021-claim-submissions';
import { DeniedLater0022 } from './0022-denied-later';
import { ColumnMappings0023 } from './0023-column-mappings';
import { DataSources0024 } from './0024-data-sources';

/** In order; append only. */
export const MIGRATIONS = [
  Initial0001,
  ClaimLists0002,
  SqliteStatistics0003,
  Statements0004,
  Policies0005,
  Forks0006,
  OpenClaims0007,
  Words0008,
  ImportLeases0009,
  Codes0010,
  CopyErrors0011,
  Practice0012,
  Ledger0013,
  RevenueCycle0014,
  WorkList0015,
  ClaimNumberDays0016,
  LatticePatterns0017,
  RemitEvents0018,
  FirstSubmissions0019,
  RunEnd0020,
  ClaimSubmissions0021,
  DeniedLater0022,
  ColumnMappings0023,
  DataSources0024,
];
