import { DENIAL_RULES, ruleIndex } from '../domain/denial-rules';
import type { PatternEntity } from '../entities/pattern.entity';
import type { Queryable } from '../persistence/database';
import { listCoders, runCheckpoint } from '../persistence/read/learner-progress';
import { masteryOf } from '../generation/learning/learner';
import { learnersOf } from './learner-progress';

/** What a workspace's coders know of each rule, 0 to 1, by the rule's index: the mean over all coders; null without a run. */
export async function meanMastery(db: Queryable, workspaceId: number): Promise<readonly number[] | null> {
  const coders = (await listCoders(db, workspaceId)).length;
  const learners = coders === 0 ? null : learnersOf(await runCheckpoint(db, workspaceId), coders);
  if (!learners) return null;
  return DENIAL_RULES.map((_, rule) => {
    let total = 0;
    for (let coder = 0; coder < coders; coder++) total += masteryOf(learners, coder, rule);
    return total / coders;
  });
}

/**
 * How far coders have learned to avoid a pattern's denials, percent: the mastery of its rule, or the mean over the rules
 * with its CARC that coders control. 0 where they control none.
 */
export function learningProgressOf(
  { ruleKey, carc }: Pick<PatternEntity, 'ruleKey' | 'carc'>,
  mastery: readonly number[] | null,
): number {
  const rules = DENIAL_RULES.filter(
    (rule) => rule.coderControllable && (ruleKey === null ? rule.carc === carc : rule.key === ruleKey),
  );
  if (mastery === null || rules.length === 0) return 0;
  return (100 * rules.reduce((sum, { key }) => sum + (mastery[ruleIndex(key)] ?? 0), 0)) / rules.length;
}
