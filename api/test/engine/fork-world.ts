import { addDays, startOfDayS } from '../../src/domain/calendar';
import type { ScenarioConfig } from '../../src/domain/scenario/scenario';
import type { Database, Row } from '../../src/persistence/database';
import type { NewFork } from '../../src/persistence/requests/fork-requests';
import { requestState, requestStep } from '../../src/persistence/requests/run-requests';
import { effort } from '../support/effort';
import { digestOf, forkOf } from '../support/forks';
import { addRun, runEngine, runState, SMALL_PRACTICE } from '../support/runs';

/** A practice whose training begins on its fifteenth day. */
export const CONFIG: ScenarioConfig = {
  ...SMALL_PRACTICE,
  durationDays: 45,
  claimsPerDay: effort(30, 60),
  learning: { ...(SMALL_PRACTICE.learning as object), fromDay: 14 } as ScenarioConfig['learning'],
};
export const midnight = (day: number): number => startOfDayS(addDays(CONFIG.startDate, day));

/** Runs of CONFIG and their forks, in the database of a test. */
export class ForkWorld {
  constructor(readonly database: Database) {}

  run(id: number): Promise<Row> {
    return this.one('SELECT * FROM runs WHERE workspace_id = ?', id);
  }

  workspace(id: number): Promise<Row> {
    return this.one('SELECT * FROM workspaces WHERE id = ?', id);
  }

  async isReady(id: number): Promise<boolean> {
    return (await this.workspace(id)).state === 'READY';
  }

  digest(id: number): Promise<string> {
    return digestOf(this.database, id);
  }

  /** A run that stands paused at a midnight. */
  async pausedAt(day: number): Promise<number> {
    const { database } = this;
    const id = await addRun(database, CONFIG);
    await requestState(database, id, 'PAUSED');
    await runEngine(database, async () => (await runState(database, id)) === 'PAUSED');
    await this.stepTo(id, day);
    return id;
  }

  async stepTo(id: number, day: number): Promise<void> {
    await requestStep(this.database, id, day - (await this.dayOf(id)));
    await runEngine(this.database, async () => {
      const { state, virtual_target_s: target } = await this.run(id);
      return state === 'PAUSED' && target === null;
    });
  }

  async dayOf(id: number): Promise<number> {
    return Math.floor((Number((await this.run(id)).virtual_now_s) + 1 - midnight(0)) / 86_400);
  }

  fork(originId: number, more: Partial<NewFork> = {}): Promise<number> {
    return forkOf(this.database, originId, more);
  }

  /** Lets runs go on to their ends. */
  async resume(...ids: number[]): Promise<void> {
    const { database } = this;
    for (const id of ids) await requestState(database, id, 'RUNNING');
    await runEngine(database, async () => {
      const states = await Promise.all(ids.map((id) => runState(database, id)));
      return states.every((state) => state === 'COMPLETED' || state === 'FAILED');
    });
  }

  private async one(sql: string, id: number): Promise<Row> {
    return (await this.database.reader('live').query(sql, [id]))[0] as Row;
  }
}
