import { DENIAL_RULES, ruleIndex } from '../../domain/denial-rules';
import type { Epoch } from '../epoch';
import type { LearnerState } from '../learning/learner';
import { errorMultiplier, newLearners } from '../learning/learner';
import type { Classroom, PracticeSession, Trainees } from '../learning/training';
import { focusRules, holdSession, learnOvernight, sessionsOn } from '../learning/training';
import { eventsOn } from '../scenario-events';

/** Workshops come after the regular sessions of their day, as in a run. */
const WORKSHOP_ORDINAL = 5;

/**
 * By run day, then by rule: the mean share of errors that coders still make, 1 before any learning. The coders train as
 * in the run with the classroom's seed, so that the rate on the target day is the one that the gain was solved for.
 */
export function expectedMultipliers(epoch: Epoch, classroom: Classroom, days: number): Float64Array[] {
  const coders = classroom.gainFactors.length;
  const learners = newLearners(coders);
  const byDay: Float64Array[] = [];
  for (let runDay = 0; runDay < days; runDay++) {
    byDay.push(meanMultipliers(learners, coders));
    const sessions = sessionsOf(epoch, { classroom, learners, runDay }, coders);
    learnOvernight(learners, sessions, classroom, epoch.training);
  }
  return byDay;
}

function sessionsOf({ config, training }: Epoch, trainees: Trainees, coders: number): PracticeSession[] {
  const sessions = training ? sessionsOn(trainees, training, coders) : [];
  eventsOn(config, trainees.runDay).forEach((event, index) => {
    if (event.kind !== 'TRAINING') return;
    const usual = training?.focus ?? focusRules({ focus: [] }, config);
    const focus = event.rule === null ? usual : [ruleIndex(event.rule)];
    for (let coder = 0; coder < coders; coder++) {
      sessions.push(holdSession(trainees, coder, WORKSHOP_ORDINAL + index, focus));
    }
  });
  return sessions;
}

function meanMultipliers(learners: LearnerState, coders: number): Float64Array {
  return Float64Array.from(DENIAL_RULES, (rule, index) => {
    if (!rule.coderControllable) return 1;
    let total = 0;
    for (let coder = 0; coder < coders; coder++) total += errorMultiplier(learners, coder, index);
    return total / coders;
  });
}
