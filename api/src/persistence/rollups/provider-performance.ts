import { ProviderPerformanceEntity } from '../../entities/provider.entity';
import type { RowOf } from '../table';
import { tableOf } from '../table';
import type { Rollup } from './rollup';
import { IS_FIRST, IS_WON, one, oneIf, oneWhere } from './rollup';

type Performance = Omit<RowOf<ProviderPerformanceEntity>, 'lastComputedAt'>;

/** Over all of a provider's first submissions; appeals of replacements count too. */
export const PROVIDER_PERFORMANCE: Rollup<
  Performance,
  Exclude<keyof Performance, 'workspaceId' | 'providerId'>
> = {
  table: tableOf(ProviderPerformanceEntity).without(['lastComputedAt']),
  counters: {
    claimCount: { adds: { submitted: one }, from: 'claims', each: oneWhere(IS_FIRST) },
    adjudicatedCount: {
      adds: { adjudicated: one },
      from: 'claims',
      each: oneWhere(`${IS_FIRST} AND initially_denied IS NOT NULL`),
    },
    deniedCount: {
      adds: { adjudicated: ({ isDenied }) => oneIf(isDenied) },
      from: 'claims',
      each: oneWhere(`${IS_FIRST} AND initially_denied = 1`),
    },
    billedCents: {
      adds: { submitted: ({ billedCents }) => billedCents },
      from: 'claims',
      each: `CASE WHEN ${IS_FIRST} THEN billed_cents ELSE 0 END`,
    },
    deniedCents: {
      adds: { adjudicated: ({ deniedCents }) => deniedCents },
      from: 'claims',
      each: `CASE WHEN ${IS_FIRST} THEN COALESCE(denied_cents, 0) ELSE 0 END`,
    },
    appealCount: { adds: { appealFiled: one }, from: 'appeals', each: '1' },
    overturnCount: {
      adds: { appealDecided: ({ isWon }) => oneIf(isWon) },
      from: 'appeals',
      each: oneWhere(IS_WON),
    },
  },
};
