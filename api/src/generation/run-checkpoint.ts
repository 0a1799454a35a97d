import type { LearnerState } from './learning/learner';
import type { StoredPracticeClaims } from './learning/practice-claims';
import type { SimulationCheckpoint } from './simulation';

/** What a run needs of itself to go on, besides its open claims and recent history. */
export interface RunCheckpoint extends SimulationCheckpoint {
  /** The last run day that has begun, -1 before the first. */
  runDay: number;
  /** As of that day's midnight, its commands included. */
  learners: LearnerState;
  /** The gain solved for the training in force; null without one. */
  gain: number | null;
  practiceClaims: StoredPracticeClaims;
}

/** @throws RangeError for what another version of the simulation wrote */
export function parseCheckpoint(checkpoint: SimulationCheckpoint): RunCheckpoint {
  const { nowS, runDay, learners, gain, practiceClaims } = checkpoint as Partial<RunCheckpoint>;
  const readable =
    typeof nowS === 'number' &&
    typeof runDay === 'number' &&
    (gain === null || typeof gain === 'number') &&
    Array.isArray(learners?.mastery) &&
    Array.isArray(learners.halfLife);
  if (!readable) throw new RangeError('expected a checkpoint written by this version of the simulation');
  // Runs of an earlier version knew no claims to practice on.
  return { nowS, runDay, learners, gain, practiceClaims: practiceClaims ?? { midnight: [], since: [] } };
}
