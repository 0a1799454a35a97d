export const GENERATION_STATES = ['PENDING', 'RUNNING', 'PAUSED', 'STOPPED', 'COMPLETED', 'FAILED'] as const;
export type GenerationState = (typeof GENERATION_STATES)[number];

/** What a user can request of a run; each request has its mutation. */
export type RunRequest = 'pause' | 'resume' | 'stop' | 'step' | 'configure';

/**
 * Which requests are allowed in which state, by the state last requested and the current state: STOPPED and COMPLETED
 * are final, because a stop is recorded in the run itself; a FAILED run continues from its last checkpoint when
 * resumed.
 */
export const ALLOWED_REQUESTS: Record<GenerationState, readonly RunRequest[]> = {
  PENDING: ['pause', 'resume', 'stop', 'configure'],
  RUNNING: ['pause', 'resume', 'stop', 'configure'],
  PAUSED: ['pause', 'resume', 'stop', 'step', 'configure'],
  STOPPED: ['stop'],
  COMPLETED: [],
  FAILED: ['resume', 'stop'],
};
