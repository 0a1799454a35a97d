import type { Run } from '../../workspace/workspace-context';

const STATE_WORDS = {
  PENDING: 'Starting',
  RUNNING: 'Running',
  PAUSED: 'Paused',
  STOPPED: 'Stopped',
  COMPLETED: 'Completed',
  FAILED: 'Failed',
} as const satisfies Record<Run['state'], string>;

const ON_THE_WAY_WORDS = {
  PENDING: 'Starting',
  RUNNING: 'Resuming',
  PAUSED: 'Pausing',
  STOPPED: 'Stopping',
  COMPLETED: 'Completing',
  FAILED: 'Failing',
} as const satisfies Record<Run['state'], string>;

/** "Running", or "Pausing…" while the engine has yet to obey. */
export function describeState({ state, desiredState }: Pick<Run, 'state' | 'desiredState'>): string {
  const over = state === 'COMPLETED' || state === 'FAILED' || state === 'STOPPED';
  if (state === 'PENDING') return `${STATE_WORDS.PENDING}…`;
  return state === desiredState || over ? STATE_WORDS[state] : `${ON_THE_WAY_WORDS[desiredState]}…`;
}
