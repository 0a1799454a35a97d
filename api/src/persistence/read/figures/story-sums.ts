import type { LocalDate } from '../../../domain/calendar';
import type { Queryable } from '../../database';
import type { BookedSums } from './booked-sums';
import { bookedParts, bookedSumsOf } from './booked-sums';
import type { AtCommit } from './read-at-once';
import { readAtOnce, wholeCount, wholeSum } from './read-at-once';

export interface StorySums {
  patternsDetected: number;
  explainedClaims: number;
  sessions: number;
  trainedCoders: number;
  booked: BookedSums;
}

/**
 * What the story counts over the whole workspace, but for its cohorts; all at one commit.
 * @param through the last day of the bookings, as of all figures
 */
export async function storySums(
  db: Queryable,
  workspaceId: number,
  through: LocalDate,
): Promise<AtCommit<StorySums>> {
  const params = [workspaceId];
  const { commitNumber, figures } = await readAtOnce(db, workspaceId, {
    patterns: {
      columns: { detected: wholeCount('1') },
      from: `FROM patterns WHERE workspace_id = ? AND status <> 'ARCHIVED'`,
      params,
    },
    explained: {
      columns: { claims: wholeCount('1') },
      from: 'FROM pattern_claims WHERE workspace_id = ? AND is_primary = 1',
      params,
    },
    practice: {
      columns: { sessions: wholeSum('session_count') },
      from: 'FROM daily_learning WHERE workspace_id = ?',
      params,
    },
    coders: {
      columns: { trained: wholeCount('DISTINCT coder_id') },
      from: 'FROM coder_trainings WHERE workspace_id = ?',
      params,
    },
    ...bookedParts(workspaceId, NO_BEGINNING, through),
  });
  return {
    commitNumber,
    figures: {
      patternsDetected: figures.patterns.detected ?? 0,
      explainedClaims: figures.explained.claims ?? 0,
      sessions: figures.practice.sessions ?? 0,
      trainedCoders: figures.coders.trained ?? 0,
      booked: bookedSumsOf(figures.booked, figures.estimates),
    },
  };
}

const NO_BEGINNING = '0000-01-01';

/** The day of the first training session; null before it. */
export async function firstTraining(db: Queryable, workspaceId: number): Promise<LocalDate | null> {
  const [row] = await db.query<{ date: LocalDate | null }>(
    'SELECT MIN(first_day) AS date FROM coder_trainings WHERE workspace_id = ?',
    [workspaceId],
  );
  return row?.date ?? null;
}
