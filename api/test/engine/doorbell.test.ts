import { Doorbell, DOORBELL_MS } from '../../src/engine/doorbell';

describe('the doorbell', () => {
  let told: number[][];
  let doorbell: Doorbell;
  beforeEach(() => {
    jest.useFakeTimers();
    told = [];
    doorbell = new Doorbell(
      () => Date.now(),
      (workspaceIds) => told.push(workspaceIds),
    );
  });
  afterEach(() => jest.useRealTimers());

  it('rings at once for the first commit, and once for all that follow within its span', () => {
    doorbell.ring(1);
    expect(told).toEqual([[1]]);
    doorbell.ring(1);
    doorbell.ring(1);
    expect(told).toEqual([[1]]);
    jest.advanceTimersByTime(DOORBELL_MS);
    expect(told).toEqual([[1], [1]]);
    jest.advanceTimersByTime(10 * DOORBELL_MS);
    expect(told).toEqual([[1], [1]]);
  });

  it('rings at once for a quiet workspace beside a busy one', () => {
    doorbell.ring(1);
    doorbell.ring(1);
    doorbell.ring(2);
    expect(told).toEqual([[1], [2]]);
  });

  it('rings on when the clock was set back', () => {
    doorbell.ring(1);
    jest.setSystemTime(Date.now() - 3_600_000);
    doorbell.ring(1);
    expect(told).toEqual([[1], [1]]);
    doorbell.ring(1);
    jest.advanceTimersByTime(DOORBELL_MS);
    expect(told).toEqual([[1], [1], [1]]);
  });

  it('misses nothing when it is flushed, and rings for nothing twice', () => {
    doorbell.ring(1);
    doorbell.ring(1);
    doorbell.flush();
    doorbell.flush();
    jest.advanceTimersByTime(10 * DOORBELL_MS);
    expect(told).toEqual([[1], [1]]);
  });

  it('rings at most once in its span, however many commits there are', () => {
    for (let ms = 0; ms < 10 * DOORBELL_MS; ms += 1) {
      doorbell.ring(1);
      jest.advanceTimersByTime(1);
    }
    expect(told.length).toBeLessThanOrEqual(11);
    expect(told.length).toBeGreaterThanOrEqual(9);
  });
});
