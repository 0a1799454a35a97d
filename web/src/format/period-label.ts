import { formatFullDay, formatMonth, formatWeekday } from './dates';

/** What a chart's point or a table's row stands for, by its first day. */
export function periodLabel(date: string, granularity: 'DAY' | 'WEEK' | 'MONTH'): string {
  if (granularity === 'DAY') return `${formatWeekday(date)}, ${formatFullDay(date)}`;
  return granularity === 'WEEK' ? `Week of ${formatFullDay(date)}` : formatMonth(date);
}
