import cron from 'node-cron';

const MINUTE_MS = 60_000;
/** A five-field schedule that names a day of the week comes round within it. */
const LOOK_BACK_DAYS = 8;

/**
 * When a schedule last fell due, at or before `nowMs`; null when that is over a week ago.
 * @param schedule five-field cron, in the server's time
 */
export function lastDue(schedule: string, nowMs: number): number | null {
  const { minute, hour } = cron.parse(schedule);
  const task = cron.createTask(schedule, () => undefined);
  try {
    const newest = Math.floor(nowMs / MINUTE_MS) * MINUTE_MS;
    const oldest = newest - LOOK_BACK_DAYS * 24 * 60 * MINUTE_MS;
    for (let atMs = newest; atMs >= oldest; atMs -= MINUTE_MS) {
      const at = new Date(atMs);
      // Most minutes are ruled out without asking for the whole match, which costs a formatted date.
      if (minute.includes(at.getMinutes()) && hour.includes(at.getHours()) && task.match(at)) return atMs;
    }
    return null;
  } finally {
    void task.destroy();
  }
}
