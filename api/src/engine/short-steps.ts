import type { Database, Tx } from '../persistence/database';
import type { EngineClock } from './engine-settings';

/** No step may hold the write lock longer than 250 ms; steps grow until they take half of that. */
const AIM_MS = 120;
const MAX_ROWS = 20_000;

/** Long work as transactions of as many rows as fit into AIM_MS, between which others write. */
export class ShortSteps {
  constructor(
    private readonly parts: { db: Database; clock: EngineClock },
    private rows: number,
  ) {}

  async take<T>(work: (tx: Tx, limit: number) => Promise<T>): Promise<T> {
    const { db, clock } = this.parts;
    let startedMs = 0;
    const result = await db.write((tx) => {
      // Without the time spent waiting in the queue.
      startedMs = clock.nowMs();
      return work(tx, this.rows);
    });
    const ratio = AIM_MS / Math.max(1, clock.nowMs() - startedMs);
    this.rows = Math.max(1, Math.min(MAX_ROWS, Math.floor(this.rows * Math.min(2, ratio))));
    return result;
  }
}
