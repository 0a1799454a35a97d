import { Worker } from 'node:worker_threads';
import { LabLane } from '../../src/scenario-lab/lab-lane';

/** Busy for as many milliseconds as it is asked, or dead of it. */
const THREAD = `
  const { parentPort } = require('node:worker_threads');
  parentPort.on('message', ({ name, busyMs, dies }) => {
    const end = Date.now() + busyMs;
    while (Date.now() < end);
    if (dies) throw new Error('out of memory');
    parentPort.postMessage(name);
  });`;

interface Asked {
  name: string;
  busyMs: number;
  dies?: boolean;
}

const TOO_LONG = 'took too long';

describe('a lane of the scenario lab', () => {
  let threads: Worker[];
  const lane = (maxMs: number, restMs = 60_000): LabLane<Asked, string> =>
    new LabLane<Asked, string>({
      startThread: () => {
        const thread = new Worker(THREAD, { eval: true });
        threads.push(thread);
        return thread;
      },
      maxMs,
      tookTooLong: () => new Error(TOO_LONG),
      restMs,
      brokenDown: (reason) => new Error(`failed: ${reason}`),
      read: (name) => name,
    });
  beforeEach(() => (threads = []));
  afterEach(async () => {
    for (const thread of threads) await thread.terminate();
  });

  it('ends the one request that takes too long, and computes those that waited behind it', async () => {
    const lab = lane(4_000);
    const endless = lab.ask({ name: 'endless', busyMs: 3_600_000 });
    const waiting = ['first', 'second', 'third'].map((name) => lab.ask({ name, busyMs: 1_400 }));
    expect(lab.size).toBe(4);
    await expect(endless).rejects.toThrow(TOO_LONG);
    // Together they took longer than one may.
    expect(await Promise.all(waiting)).toEqual(['first', 'second', 'third']);
    expect(threads).toHaveLength(2);
    expect(lab.size).toBe(0);
  });

  it('loses the one request that its thread dies of', async () => {
    const lab = lane(60_000);
    const deadly = lab.ask({ name: 'deadly', busyMs: 0, dies: true });
    const next = lab.ask({ name: 'next', busyMs: 0 });
    await expect(deadly).rejects.toThrow('out of memory');
    expect(await next).toBe('next');
  });

  const killThrice = async (lab: LabLane<Asked, string>): Promise<void> => {
    const deadly = ['first', 'second', 'third'].map((name) => lab.ask({ name, busyMs: 0, dies: true }));
    const ends = await Promise.allSettled(deadly);
    expect(ends.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
  };

  it('has failed after three deaths in a row, and says of what to those who wait and who come', async () => {
    const lab = lane(60_000);
    const killed = killThrice(lab);
    const waiting = lab.ask({ name: 'waiting', busyMs: 0 });
    await expect(waiting).rejects.toThrow(/failed: .*out of memory/);
    await killed;
    await expect(lab.ask({ name: 'late', busyMs: 0 })).rejects.toThrow(/failed: .*out of memory/);
    expect(threads).toHaveLength(3);
    expect(lab.size).toBe(0);
  });

  it('tries again after its rest, and counts from the beginning once a request succeeds', async () => {
    const lab = lane(60_000, 0);
    await killThrice(lab);
    expect(await lab.ask({ name: 'next', busyMs: 0 })).toBe('next');
    await killThrice(lab);
    expect(await lab.ask({ name: 'last', busyMs: 0 })).toBe('last');
  });

  it('takes them in the order in which they came', async () => {
    const lab = lane(60_000);
    const order: unknown[] = [];
    const names = ['a', 'b', 'c', 'd'];
    await Promise.all(
      names.map((name, at) =>
        lab.ask({ name, busyMs: 40 - 10 * at }).then((answered) => order.push(answered)),
      ),
    );
    expect(order).toEqual(names);
  });
});
