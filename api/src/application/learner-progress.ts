import { isoOfInstant } from '../domain/calendar';
import { DENIAL_RULES, ruleIndex } from '../domain/denial-rules';
import type { LearnerProgressType, RuleProgressType } from '../entities/views/learner-progress';
import type { LearnerState } from '../generation/learning/learner';
import { errorMultiplier, masteryOf } from '../generation/learning/learner';
import type { Queryable } from '../persistence/database';
import type { PracticeCount } from '../persistence/read/learner-progress';
import { listCoders, practiceCounts, runCheckpoint } from '../persistence/read/learner-progress';
import { globalId } from '../entities/global-id';

/** Every coder of the workspace, in the order of their ids: their recorded training, and what they know. */
export async function learnerProgress(db: Queryable, workspaceId: number): Promise<LearnerProgressType[]> {
  const coders = await listCoders(db, workspaceId);
  const counts = await practiceCounts(db, workspaceId);
  const learners = learnersOf(await runCheckpoint(db, workspaceId), coders.length);
  return coders.map(({ localId, name }) => {
    const own = counts.filter(({ coderId }) => coderId === localId);
    const total = (figure: 'sessions' | 'attempts' | 'correct' | 'corrections'): number =>
      own.reduce((sum, count) => sum + count[figure], 0);
    const attempts = total('attempts');
    return {
      coderId: globalId('Coder', workspaceId, localId),
      name,
      sessions: total('sessions'),
      attempts,
      accuracy: attempts === 0 ? null : (100 * total('correct')) / attempts,
      correctionsApplied: total('corrections'),
      byRule: own
        .filter((count) => count.attempts > 0)
        .sort((a, b) => b.attempts - a.attempts)
        .flatMap((count) => ruleProgress(count, learners)),
    };
  });
}

function ruleProgress(count: PracticeCount, learners: LearnerState | null): RuleProgressType[] {
  const rule = count.ruleKey === null ? -1 : ruleIndex(count.ruleKey);
  if (count.ruleKey === null || rule < 0) return [];
  const coder = count.coderId - 1;
  return [
    {
      rule: count.ruleKey,
      mastery: learners ? masteryOf(learners, coder, rule) : 0,
      errorRate: learners ? 100 * errorMultiplier(learners, coder, rule) : null,
      attempts: count.attempts,
      lastPracticedAt: count.lastAttemptS === null ? null : isoOfInstant(count.lastAttemptS),
    },
  ];
}

/** Null when the checkpoint was written by a version with another shape. */
export function learnersOf(checkpoint: unknown, coders: number): LearnerState | null {
  const learners = (checkpoint as { learners?: Partial<LearnerState> } | null)?.learners;
  const { mastery, halfLife } = learners ?? {};
  if (!Array.isArray(mastery) || !Array.isArray(halfLife)) return null;
  return mastery.length === coders * DENIAL_RULES.length ? { mastery, halfLife } : null;
}
