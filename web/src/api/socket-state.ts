/** The state of the connection that live figures arrive on, as shown to the user. */
export interface SocketState {
  readonly phase: 'connecting' | 'live' | 'reconnecting';
  /** Round trip of the last ping, in milliseconds; null before the first response. */
  readonly latencyMs: number | null;
  readonly attempt: number;
}

export type SocketEvent =
  | { readonly type: 'connecting' }
  | { readonly type: 'connected' }
  | { readonly type: 'closed' }
  | { readonly type: 'pong'; readonly latencyMs: number };

export const initialSocketState: SocketState = { phase: 'connecting', latencyMs: null, attempt: 0 };

/** Once live, a lost connection is "reconnecting" until it is back; before that it is "connecting". */
export function nextSocketState(state: SocketState, event: SocketEvent): SocketState {
  switch (event.type) {
    case 'connecting':
      return { ...state, attempt: state.attempt + 1 };
    case 'connected':
      return { ...state, phase: 'live', attempt: 0 };
    case 'closed':
      return { ...state, phase: 'reconnecting', latencyMs: null };
    case 'pong':
      return { ...state, latencyMs: event.latencyMs };
  }
}

/**
 * Whether to show the state of the connection. Without a workspace nothing is followed, so nothing is being connected;
 * a lost connection is shown in any case.
 */
export function hasConnectionToShow(phase: SocketState['phase'], hasWorkspace: boolean): boolean {
  return hasWorkspace || phase === 'reconnecting';
}
