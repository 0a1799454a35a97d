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
  const lane = (maxMs: number): LabLane<Asked, string> =>
    new LabLane<Asked, string>({
      startThread: () => {
        const thread = new Worker(THREAD, { eval: true });
        threads.push(thread);
        return thread;
      },
      maxMs,
      tookTooLong: () => new Error(TOO_LONG),
      read: (name) => name,
    });
  beforeEach(() => (threads = []));
  afterEach(async () => {
    for (const thread of threads) await thread.terminate();
  });

  it('ends the one request that takes too long, and answers those that waited behind it', async () => {
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
