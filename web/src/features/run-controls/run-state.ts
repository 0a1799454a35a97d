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

/** "Running", or "Pausing…" while the engine has not applied it yet. */
export function describeState({ state, desiredState }: Pick<Run, 'state' | 'desiredState'>): string {
  if (state === 'PENDING') return `${STATE_WORDS.PENDING}…`;
  return state === desiredState || isOver({ state })
    ? STATE_WORDS[state]
    : `${ON_THE_WAY_WORDS[desiredState]}…`;
}

/** A run that has ended cannot be resumed; another one can be started. */
export function isOver({ state }: Pick<Run, 'state'>): boolean {
  return state === 'COMPLETED' || state === 'STOPPED' || state === 'FAILED';
}
