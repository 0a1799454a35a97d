import { daysBetween } from '../../domain/calendar';
import { DailyAppealEntity } from '../../entities/daily-metric.entity';
import { daysFromTo } from '../dialect';
import type { RowOf } from '../table';
import { tableOf } from '../table';
import type { Rollup } from './rollup';
import { IS_WON, one, oneIf, oneWhere } from './rollup';

type Day = RowOf<DailyAppealEntity>;
export type AppealFigure = Exclude<keyof Day, 'workspaceId' | 'metricDate'>;

const IS_DECIDED = 'a.decided_date IS NOT NULL';

/** Appeals by the day they were filed on, and by the day they were decided on; of all claims and levels. */
export const DAILY_APPEALS: Rollup<Day, AppealFigure> = {
  table: tableOf(DailyAppealEntity),
  counters: {
    filedCount: { adds: { appealFiled: one }, from: 'appeals', each: '1' },
    filedDecidedCount: { adds: { filedAppealDecided: one }, from: 'appeals', each: oneWhere(IS_DECIDED) },
    filedOverturnCount: {
      adds: { filedAppealDecided: ({ isWon }) => oneIf(isWon) },
      from: 'appeals',
      each: oneWhere(IS_WON),
    },
    filedRecoveredCents: {
      adds: { filedAppealDecided: ({ appeal }) => appeal.recoveredCents },
      from: 'appeals',
      each: 'a.recovered_cents',
    },
    firstFiledCount: {
      adds: { appealFiled: ({ appeal }) => oneIf(appeal.level === 1) },
      from: 'appeals',
      each: oneWhere('a.level = 1'),
    },
    daysToFile: {
      adds: {
        appealFiled: ({ appeal, deniedOn }) =>
          appeal.level === 1 ? daysBetween(deniedOn, appeal.filedDate) : 0,
      },
      from: 'appeals',
      each: (dialect) =>
        `CASE WHEN a.level = 1 THEN ${daysFromTo(dialect, 'c.processing_date', 'a.filed_date')} ELSE 0 END`,
    },
    decidedCount: { adds: { appealDecided: one }, from: 'decisions', each: '1' },
    overturnCount: {
      adds: { appealDecided: ({ isWon }) => oneIf(isWon) },
      from: 'decisions',
      each: oneWhere(IS_WON),
    },
    recoveredCents: {
      adds: { appealDecided: ({ appeal }) => appeal.recoveredCents },
      from: 'decisions',
      each: 'a.recovered_cents',
    },
    daysToDecide: {
      adds: {
        appealDecided: ({ appeal }) => daysBetween(appeal.filedDate, appeal.decidedDate ?? appeal.filedDate),
      },
      from: 'decisions',
      each: (dialect) => daysFromTo(dialect, 'a.filed_date', 'a.decided_date'),
    },
    daysToResolve: {
      adds: {
        appealDecided: ({ appeal, deniedOn }) => daysBetween(deniedOn, appeal.decidedDate ?? deniedOn),
      },
      from: 'decisions',
      each: (dialect) => daysFromTo(dialect, 'c.processing_date', 'a.decided_date'),
    },
  },
};
