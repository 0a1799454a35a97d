import { hasConnectionToShow, initialSocketState, nextSocketState, type SocketEvent } from './socket-state';

describe('connection state', () => {
  it('is connecting until first connected, then live with the latency of its last ping', () => {
    expect(after({ type: 'connecting' }).phase).toBe('connecting');
    expect(after({ type: 'connecting' }, { type: 'connected' }, { type: 'pong', latencyMs: 12 })).toEqual({
      phase: 'live',
      latencyMs: 12,
      attempt: 0,
    });
  });

  it('is reconnecting from the loss until the connection is back, and counts the attempts', () => {
    const lost = after(
      { type: 'connected' },
      { type: 'closed' },
      { type: 'connecting' },
      { type: 'closed' },
      { type: 'connecting' },
    );
    expect(lost).toEqual({ phase: 'reconnecting', latencyMs: null, attempt: 2 });
    expect(nextSocketState(lost, { type: 'connected' })).toEqual({
      phase: 'live',
      latencyMs: null,
      attempt: 0,
    });
  });

  it('is not shown when there is no workspace to follow, unless it was lost', () => {
    expect(hasConnectionToShow('connecting', false)).toBe(false);
    expect(hasConnectionToShow('live', false)).toBe(false);
    expect(hasConnectionToShow('reconnecting', false)).toBe(true);
    expect(hasConnectionToShow('connecting', true)).toBe(true);
  });
});

function after(...events: SocketEvent[]) {
  return events.reduce(nextSocketState, initialSocketState);
}
