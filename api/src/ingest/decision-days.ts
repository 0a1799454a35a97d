import { addDays, type LocalDate } from '../domain/calendar';

/** Nothing new is decided when nothing has come for so long. */
const QUIET_DAYS = 7;

/**
 * The days on which decisions are made between a day with remittances and the next one: weekends have none, and a
 * practice that gets its remittances at once decides on them, too.
 */
export function decisionDays(day: LocalDate, next: LocalDate | undefined): LocalDate[] {
  const days = [day];
  for (let ahead = 1; ahead < QUIET_DAYS && next !== undefined; ahead++) {
    const date = addDays(day, ahead);
    if (date >= next) break;
    days.push(date);
  }
  return days;
}
