import {
  DailyDenialReasonEntity,
  DailyLearningEntity,
  DailyMetricEntity,
} from '../../entities/daily-metric.entity';
import type { RowOf } from '../table';
import { tableOf } from '../table';
import type { Rollup } from './rollup';
import { IS_FIRST, IS_OF_FIRST, IS_WON, one, oneIf, oneWhere } from './rollup';

type Day = RowOf<DailyMetricEntity>;
export type DayFigure = Exclude<keyof Day, 'workspaceId' | 'metricDate'>;

/** By submission date. Counts are over first submissions; replacements are counted apart, payments are of all claims. */
export const DAILY_METRICS: Rollup<Day, DayFigure> = {
  table: tableOf(DailyMetricEntity),
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
    replacementCount: { adds: { replaced: one }, from: 'claims', each: oneWhere(`NOT ${IS_FIRST}`) },
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
    paidCents: {
      adds: { paid: ({ paidCents }) => paidCents, appealDecided: ({ appeal }) => appeal.recoveredCents },
      from: 'claims',
      each: 'COALESCE(paid_cents, 0)',
    },
    appealCount: { adds: { appealFiled: one }, from: 'appeals', each: '1' },
    appealDecidedCount: {
      adds: { appealDecided: one },
      from: 'appeals',
      each: oneWhere('a.decided_date IS NOT NULL'),
    },
    overturnCount: {
      adds: { appealDecided: ({ isWon }) => oneIf(isWon) },
      from: 'appeals',
      each: oneWhere(IS_WON),
    },
    recoveredCents: {
      adds: { appealDecided: ({ appeal }) => appeal.recoveredCents },
      from: 'appeals',
      each: 'a.recovered_cents',
    },
    lineCount: {
      adds: { submitted: ({ lines }) => lines.length },
      from: 'lines',
      each: oneWhere(IS_OF_FIRST),
    },
    adjudicatedLineCount: {
      adds: { adjudicated: ({ claim }) => claim.lines.length },
      from: 'lines',
      each: oneWhere(`${IS_OF_FIRST} AND c.initially_denied IS NOT NULL`),
    },
    deniedLineCount: {
      adds: { adjudicated: ({ adjudication }) => adjudication.lines.filter(({ denial }) => denial).length },
      from: 'lines',
      each: oneWhere(`${IS_OF_FIRST} AND l.denial_date IS NOT NULL`),
    },
    adjudicatedBilledCents: {
      adds: { adjudicated: ({ claim }) => claim.billedCents },
      from: 'claims',
      each: `CASE WHEN ${IS_FIRST} AND initially_denied IS NOT NULL THEN billed_cents ELSE 0 END`,
    },
    deniedClaimCents: {
      adds: { adjudicated: ({ claim, isDenied }) => (isDenied ? claim.billedCents : 0) },
      from: 'claims',
      each: `CASE WHEN ${IS_FIRST} AND initially_denied = 1 THEN billed_cents ELSE 0 END`,
    },
    zeroPaidCount: {
      adds: { adjudicated: ({ adjudication }) => oneIf(adjudication.paidCents === 0) },
      from: 'claims',
      each: oneWhere(`${IS_FIRST} AND first_paid_cents = 0`),
    },
    zeroPaidDeniedCount: {
      adds: { adjudicated: ({ adjudication, isDenied }) => oneIf(isDenied && adjudication.paidCents === 0) },
      from: 'claims',
      each: oneWhere(`${IS_FIRST} AND initially_denied = 1 AND first_paid_cents = 0`),
    },
    deniedLaterCount: {
      adds: { later: ({ deniedLaterCents }) => oneIf(deniedLaterCents !== null) },
      from: 'claims',
      each: oneWhere('denied_later_cents IS NOT NULL'),
    },
    deniedLaterCents: {
      adds: { later: ({ deniedLaterCents }) => deniedLaterCents ?? 0 },
      from: 'claims',
      each: 'COALESCE(denied_later_cents, 0)',
    },
    takenBackCount: {
      adds: { later: ({ takenBackCents }) => oneIf(takenBackCents !== null) },
      from: 'claims',
      each: oneWhere('taken_back_cents IS NOT NULL'),
    },
    takenBackCents: {
      adds: { later: ({ takenBackCents }) => takenBackCents ?? 0 },
      from: 'claims',
      each: 'COALESCE(taken_back_cents, 0)',
    },
  },
};

type Reason = RowOf<DailyDenialReasonEntity>;

/** First denials of a day's first submissions by their reason; claims that are not denied are not among its rows. */
export const DAILY_DENIAL_REASONS: Rollup<
  Reason,
  Exclude<keyof Reason, 'workspaceId' | 'metricDate' | 'carc'>
> = {
  table: tableOf(DailyDenialReasonEntity),
  counters: {
    deniedCount: { adds: { adjudicated: one }, from: 'claims', each: '1' },
    deniedCents: {
      adds: { adjudicated: ({ deniedCents }) => deniedCents },
      from: 'claims',
      each: 'denied_cents',
    },
  },
};

type Learning = RowOf<DailyLearningEntity>;
export type LearningFigure = Exclude<keyof Learning, 'workspaceId' | 'metricDate'>;

/** By the day on which it was learned. */
export const DAILY_LEARNING: Rollup<Learning, LearningFigure> = {
  table: tableOf(DailyLearningEntity),
  counters: {
    sessionCount: {
      adds: { learned: ({ type }) => oneIf(type === 'SESSION_COMPLETED') },
      from: 'learning_events',
      each: oneWhere(`type = 'SESSION_COMPLETED'`),
    },
    attemptCount: {
      adds: { learned: ({ type }) => oneIf(type === 'ATTEMPT') },
      from: 'learning_events',
      each: oneWhere(`type = 'ATTEMPT'`),
    },
    correctCount: {
      adds: { learned: ({ type, outcome }) => oneIf(type === 'ATTEMPT' && outcome === 'CORRECT') },
      from: 'learning_events',
      each: oneWhere(`type = 'ATTEMPT' AND outcome = 'CORRECT'`),
    },
    correctionCount: {
      adds: { learned: ({ correctionApplied }) => oneIf(correctionApplied) },
      from: 'learning_events',
      each: 'correction_applied',
    },
  },
};
