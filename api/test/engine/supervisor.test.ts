import type { EngineLogEntry } from '../../src/engine/engine-parts';
import type { Task } from '../../src/engine/supervisor';
import { FAILURES_ALLOWED, Supervisor } from '../../src/engine/supervisor';
import { LeaseLostError } from '../../src/persistence/run-lease';

/** A supervisor whose clock stands until it is told to move. */
class World {
  nowMs = 0;
  readonly log: EngineLogEntry[] = [];
  readonly supervisor = new Supervisor({
    clock: { nowMs: () => this.nowMs, nowIso: () => '' },
    log: (entry) => this.log.push(entry),
    changed: () => undefined,
  });

  async runs(task: Task): Promise<boolean> {
    const started = this.supervisor.start(task);
    await this.supervisor.allEnded();
    return started;
  }
}

const broken = (more: Partial<Task> = {}): Task & { tries: number; givenUp: number } => {
  const task = {
    key: 'run 1',
    what: 'a run',
    tries: 0,
    givenUp: 0,
    work: (): Promise<'DONE'> => {
      task.tries += 1;
      return Promise.reject(new Error('broken'));
    },
    giveUp: (): Promise<void> => {
      task.givenUp += 1;
      return Promise.resolve();
    },
    ...more,
  };
  return task;
};

describe('the supervisor', () => {
  it('tries again after a rest that grows, and gives up after three failures in a row', async () => {
    const world = new World();
    const task = broken();
    const rests: number[] = [];
    while (task.givenUp === 0) {
      expect(await world.runs(task)).toBe(true);
      if (task.givenUp > 0) break;
      expect(await world.runs(task)).toBe(false);
      rests.push(world.supervisor.nextRestEndMs() - world.nowMs);
      world.nowMs = world.supervisor.nextRestEndMs();
    }
    expect(task.tries).toBe(FAILURES_ALLOWED);
    expect(rests).toEqual([...rests].sort((a, b) => a - b));
    expect(new Set(rests).size).toBe(FAILURES_ALLOWED - 1);
  });

  it('forgets failures when it went well in between', async () => {
    const world = new World();
    let fails = true;
    const task = broken({ work: () => (fails ? Promise.reject(new Error('now')) : Promise.resolve('DONE')) });
    for (let round = 0; round < 2 * FAILURES_ALLOWED; round += 1) {
      fails = round % FAILURES_ALLOWED !== FAILURES_ALLOWED - 1;
      expect(await world.runs(task)).toBe(true);
      world.nowMs += 60_000;
    }
    expect(task.givenUp).toBe(0);
  });

  it('lets the next of a lane go first while one rests', async () => {
    const world = new World();
    const [first, second] = [broken({ lane: 'imports' }), broken({ key: 'import 2', lane: 'imports' })];
    expect(world.supervisor.start(first)).toBe(true);
    expect(world.supervisor.start(second)).toBe(false);
    await world.supervisor.allEnded();
    expect(world.supervisor.start(first)).toBe(false);
    expect(world.supervisor.start(second)).toBe(true);
    await world.supervisor.allEnded();
  });

  it('survives a failure that cannot be written down, and goes on counting', async () => {
    const world = new World();
    const task = broken({ countFailure: () => Promise.reject(new Error('disk full')) });
    for (let round = 0; round < FAILURES_ALLOWED; round += 1) {
      await world.runs(task);
      world.nowMs += 60_000;
    }
    expect(task.givenUp).toBe(0);
    expect(world.log.map(({ message }) => message)).toContain('its failure could not be written down');
    await world.runs({ ...task, countFailure: () => Promise.resolve(null) });
    expect(task.givenUp).toBe(1);
  });

  it('counts nothing against a task that another engine has taken', async () => {
    const world = new World();
    const task = broken({ work: () => Promise.reject(new LeaseLostError(1)) });
    for (let round = 0; round <= FAILURES_ALLOWED; round += 1) {
      expect(await world.runs(task)).toBe(true);
      world.nowMs += 60_000;
    }
    expect(task.givenUp).toBe(0);
    expect(world.log.every(({ level }) => level === 'warn')).toBe(true);
  });
});
