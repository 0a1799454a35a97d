import { CodeWeeklyMetricEntity, CodeWeeklyModifierEntity } from '../../entities/daily-metric.entity';
import type { RowOf } from '../table';
import { tableOf } from '../table';
import type { Rollup } from './rollup';
import { one, oneIf, oneWhere } from './rollup';

type Code = RowOf<CodeWeeklyMetricEntity>;

/** First submissions' lines at their first adjudication; lines without a procedure code are left out. */
export const CODE_METRICS: Rollup<
  Code,
  Exclude<keyof Code, 'workspaceId' | 'weekStart' | 'procedureCode' | 'carc'>
> = {
  table: tableOf(CodeWeeklyMetricEntity),
  counters: {
    lineCount: { adds: { lineAdjudicated: one }, from: 'lines', each: '1' },
    billedCents: {
      adds: { lineAdjudicated: ({ billedCents }) => billedCents },
      from: 'lines',
      each: 'l.billed_cents',
    },
    allowedLineCount: {
      adds: { lineAdjudicated: ({ allowedCents }) => oneIf(allowedCents > 0) },
      from: 'lines',
      each: oneWhere('l.allowed_cents > 0'),
    },
    allowedCents: {
      adds: { lineAdjudicated: ({ allowedCents }) => Math.max(0, allowedCents) },
      from: 'lines',
      each: 'CASE WHEN l.allowed_cents > 0 THEN l.allowed_cents ELSE 0 END',
    },
  },
};

type Modifier = RowOf<CodeWeeklyModifierEntity>;

export const CODE_MODIFIERS: Rollup<
  Modifier,
  Exclude<keyof Modifier, 'workspaceId' | 'weekStart' | 'procedureCode' | 'modifier'>
> = {
  table: tableOf(CodeWeeklyModifierEntity),
  counters: {
    lineCount: { adds: { lineAdjudicated: one }, from: 'lines', each: '1' },
    deniedCount: {
      adds: { lineAdjudicated: ({ carc }) => oneIf(carc !== '') },
      from: 'lines',
      each: oneWhere('l.carc IS NOT NULL'),
    },
  },
};
