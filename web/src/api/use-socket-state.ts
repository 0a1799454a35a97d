import { useSyncExternalStore } from 'react';
import { onSocketState, socketState } from './socket';
import type { SocketState } from './socket-state';

export function useSocketState(): SocketState {
  return useSyncExternalStore(onSocketState, socketState);
}
