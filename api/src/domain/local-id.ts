/**
 * Local ids: whole numbers, unique within a workspace and kind. A simulated claim's id encodes its place in the run
 * (virtual day, ordinal), so that it follows from the seed alone and a fork shares it with its origin. Imported claims
 * count up from IMPORTED_ID_BASE, far above anything a simulation reaches.
 */
export const ORDINALS_PER_DAY = 2 ** 20;

export const IMPORTED_ID_BASE = 2 ** 46;

/** @param runDay days since the scenario's start date; @param ordinal 1-based within that day, below 2^20 */
export function simulatedId(runDay: number, ordinal: number): number {
  if (ordinal < 1 || ordinal >= ORDINALS_PER_DAY) {
    throw new RangeError(
      `at most ${ORDINALS_PER_DAY - 1} entities of a kind in a virtual day, got ordinal ${ordinal}`,
    );
  }
  return runDay * ORDINALS_PER_DAY + ordinal;
}

export const runDayOfId = (id: number): number => Math.floor(id / ORDINALS_PER_DAY);
export const ordinalOfId = (id: number): number => id % ORDINALS_PER_DAY;

/** An appeal's id follows from its claim's id and its level, 1 to 4. */
export const appealId = (claimId: number, level: number): number => claimId * 4 + level;

/** What one training session may log. */
export const ORDINALS_PER_SESSION = 128;

/** The ordinals of recorded quiz attempts come after those of all coders' sessions, and before those of corrections. */
export const FIRST_RECORDED_ORDINAL = 520_001;

/** @param ordinal counted from 1 among the attempts that take effect on that day */
export const recordedPracticeId = (runDay: number, ordinal: number): number =>
  simulatedId(runDay, FIRST_RECORDED_ORDINAL - 1 + ordinal);

/**
 * A recorded attempt has an id from the moment it is recorded, by the number of its command, before the run decides on
 * which day it takes effect. These ids lie above all others.
 */
const ATTEMPT_ID_BASE = 2 ** 50;
export const attemptId = (seq: number): number => ATTEMPT_ID_BASE + seq;
/** The number of the command; null for any other id. */
export const seqOfAttempt = (id: number): number | null =>
  id >= ATTEMPT_ID_BASE ? id - ATTEMPT_ID_BASE : null;
