import { Paced } from './paced';

describe('paced loading', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('serves many requests with one load per interval, the last of them never lost', async () => {
    const starts: number[] = [];
    const paced = new Paced(
      async () => {
        starts.push(Date.now());
      },
      2_000,
      () => Date.now(),
    );

    for (let elapsedMs = 0; elapsedMs <= 5_000; elapsedMs += 100) {
      paced.request();
      await jest.advanceTimersByTimeAsync(100);
    }
    await jest.advanceTimersByTimeAsync(10_000);

    expect(starts).toHaveLength(4);
    for (const [index, start] of starts.slice(1).entries()) {
      expect(start - (starts[index] ?? 0)).toBeGreaterThanOrEqual(2_000);
    }
  });

  it('never runs two loads at once', async () => {
    let running = 0;
    let most = 0;
    const paced = new Paced(
      async () => {
        most = Math.max(most, ++running);
        await new Promise((resolve) => setTimeout(resolve, 5_000));
        running--;
      },
      1_000,
      () => Date.now(),
    );

    for (let request = 0; request < 20; request++) {
      paced.request();
      await jest.advanceTimersByTimeAsync(1_000);
    }

    expect(most).toBe(1);
  });

  it('loads nothing once stopped', async () => {
    let loads = 0;
    const paced = new Paced(
      async () => {
        loads++;
      },
      1_000,
      () => Date.now(),
    );
    paced.request();
    paced.request();
    await jest.advanceTimersByTimeAsync(10);
    paced.stop();
    paced.request();
    await jest.advanceTimersByTimeAsync(10_000);

    expect(loads).toBe(1);
  });
});
