import { formatFullDay, formatMonth, formatWeekday } from '../../format/dates';
import type { Granularity } from './overview-search';

export function periodLabel(date: string, granularity: Granularity): string {
  if (granularity === 'DAY') return `${formatWeekday(date)}, ${formatFullDay(date)}`;
  return granularity === 'WEEK' ? `Week of ${formatFullDay(date)}` : formatMonth(date);
}
