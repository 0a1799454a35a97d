import { epochDayOfInstant } from '../../domain/calendar';
import type { OpenClaim } from '../simulation';

/** Open claims by the day of their next event. Everything due on a day is queued before the day begins. */
export class DayQueue {
  private readonly byDay = new Map<number, OpenClaim[]>();

  push(open: OpenClaim): void {
    const day = epochDayOfInstant(open.nextDueS);
    const bucket = this.byDay.get(day);
    if (bucket) bucket.push(open);
    else this.byDay.set(day, [open]);
  }

  /** The claims due on a day; they leave the queue. */
  take(day: number): OpenClaim[] {
    const bucket = this.byDay.get(day) ?? [];
    this.byDay.delete(day);
    return bucket;
  }
}
