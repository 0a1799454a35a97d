import { elementAt } from '../../domain/element-at';
import { ruleIndex } from '../../domain/denial-rules';
import { nextWorkday, weekdayOf } from '../../domain/date-index';
import type { LearningPlan, ScenarioConfig } from '../../domain/scenario/scenario';
import { longestSolvableDays, reachedRules } from '../../domain/scenario/scenario-arithmetic';
import type { LearnerState } from './learner';
import {
  DEFAULT_GAIN, DEFAULT_HALF_LIFE_DAYS, copyLearners, correctPercent, errorMultiplier, forget, gainFactors, practiceRule,
} from './learner'; // prettier-ignore
import type { Substream } from '../rng';
import { UINT32, below, draw, substream } from '../rng';
import type { ScenarioPlan } from '../plan/plan';
import { expectedDenialRate } from '../plan/expected-shares';
import { calendarFactor } from '../world/season';

/** One coder's training session on one day, with the result for each rule. */
export interface PracticeSession {
  /** 0-based. */
  coder: number;
  /** Counts up from 0 if there are several on one day. */
  ordinal: number;
  rules: readonly { rule: number; attempts: readonly boolean[]; success: boolean }[];
}

/** Which rules are trained and when, and how much it teaches. */
export interface Training {
  plan: LearningPlan;
  /** Indices of the rules that every session trains. */
  focus: readonly number[];
  /** Mean gain of an attempt; see learner.ts. */
  gain: number;
}

/** What the course of a session depends on besides the learners themselves. */
export interface Classroom {
  sessionDay: Substream;
  attempt: Substream;
  startDay: number;
  gainFactors: readonly number[];
}

/** The coders as training finds them on the morning of a run day. */
export interface Trainees {
  classroom: Classroom;
  learners: LearnerState;
  runDay: number;
}

const ATTEMPTS_PER_RULE = 3;

export const newClassroom = (seed: number, coderCount: number, startDay: number): Classroom => ({
  sessionDay: substream(seed, 'session-day'),
  attempt: substream(seed, 'attempt'),
  startDay,
  gainFactors: gainFactors(seed, coderCount),
});

/** The indices of the rules that training reaches. */
export const focusRules = (plan: Pick<LearningPlan, 'focus'>, config: ScenarioConfig): number[] =>
  reachedRules(plan, config.patterns)
    .map(ruleIndex)
    .sort((a, b) => a - b);

/** The regular sessions of the day; results depend on what the coders know that morning. */
export function sessionsOn(trainees: Trainees, training: Training, coderCount: number): PracticeSession[] {
  const { classroom, runDay } = trainees;
  const sessions: PracticeSession[] = [];
  if (runDay < training.plan.fromDay) return sessions;
  for (let coder = 0; coder < Math.min(coderCount, training.plan.coders); coder++) {
    const count = sessionCount(classroom, training.plan, runDay, coder);
    for (let ordinal = 0; ordinal < count; ordinal++) {
      sessions.push(holdSession(trainees, coder, ordinal, training.focus));
    }
  }
  return sessions;
}

/** A session's attempts: a rule counts as practiced with success when most of its attempts were correct. */
export function holdSession(
  { classroom, learners, runDay }: Trainees,
  coder: number,
  ordinal: number,
  focus: readonly number[],
): PracticeSession {
  const entity = (runDay * 1024 + coder) * 16 + ordinal;
  const rules = focus.map((rule) => {
    const attempts: boolean[] = [];
    for (let i = 0; i < ATTEMPTS_PER_RULE; i++) {
      const uniform = draw(classroom.attempt, entity, rule * ATTEMPTS_PER_RULE + i + 1);
      attempts.push(below(uniform, 100) < correctPercent(learners, coder, rule));
    }
    return { rule, attempts, success: attempts.filter(Boolean).length * 2 > ATTEMPTS_PER_RULE };
  });
  return { coder, ordinal, rules };
}

/** The night after a day: practiced rules are learned, and all knowledge fades a little. In place. */
export function learnOvernight(
  learners: LearnerState,
  sessions: readonly PracticeSession[],
  classroom: Classroom,
  training: Training | null,
): void {
  forget(learners);
  const gain = training?.gain ?? DEFAULT_GAIN;
  const halfLifeDays = training?.plan.halfLifeDays ?? DEFAULT_HALF_LIFE_DAYS;
  for (const { coder, rules } of sessions) {
    const lesson = { gain: gain * (classroom.gainFactors[coder] as number), halfLifeDays };
    for (const { rule, success } of rules) practiceRule(learners, coder, rule, lesson, success);
  }
}

/** A century: later than any run. */
const LAST_TARGET_DAY = 36_500;

/**
 * The gain for which the expected denial rate over the seven days up to targetDay meets targetDenialRate, found by
 * simulating these coders' training at different gains. Without a target: the default gain. If the target is out of
 * reach: the largest gain. The work is bounded, because validation limits the days before the target.
 */
export function solveGain(
  config: ScenarioConfig,
  scenarioPlan: ScenarioPlan,
  plan: LearningPlan,
  { classroom, learners, runDay: fromRunDay }: Trainees,
): number {
  if (plan.targetDenialRate === null || plan.targetDay === null) return DEFAULT_GAIN;
  const target = plan.targetDenialRate / 100;
  const targetDay = Math.min(plan.targetDay, LAST_TARGET_DAY);
  const focus = focusRules(plan, config);
  const coderCount = classroom.gainFactors.length;
  const days = longestSolvableDays({ ...plan, coders: coderCount }, config.patterns);
  // Before training there is nothing to forget, unless a coder knows something already.
  const idleUntil = learners.mastery.some((known) => known > 0) ? fromRunDay : plan.fromDay;
  const firstDay = Math.max(fromRunDay, Math.min(idleUntil, targetDay - 6), targetDay - days);
  const rateAt = (gain: number): number => {
    const state = copyLearners(learners);
    let rate = 0;
    let weight = 0;
    for (let runDay = firstDay; runDay <= targetDay; runDay++) {
      if (runDay > targetDay - 7) {
        const dayWeight = calendarFactor(classroom.startDay + runDay);
        rate += dayWeight * expectedDenialRate(scenarioPlan, runDay, meanMultiplier(state, coderCount));
        weight += dayWeight;
      }
      const training = { plan, focus, gain };
      const sessions = sessionsOn({ classroom, learners: state, runDay }, training, coderCount);
      learnOvernight(state, sessions, classroom, training);
    }
    return weight > 0 ? rate / weight : 0;
  };
  let low = 0;
  let high = 4;
  for (let step = 0; step < 16; step++) {
    const middle = (low + high) / 2;
    if (rateAt(middle) > target) low = middle;
    else high = middle;
  }
  return Math.round(high * 10_000) / 10_000;
}

function meanMultiplier(state: LearnerState, coderCount: number): (rule: number) => number {
  return (rule) => {
    let total = 0;
    for (let coder = 0; coder < coderCount; coder++) total += errorMultiplier(state, coder, rule);
    return total / coderCount;
  };
}

/** Training peaks in the middle of the week: Mondays are for catching up, Fridays for closing. An estimate. */
const WEEKDAY_APPETITE = [0.8, 1.2, 1.4, 1.2, 0.6] as const;

/** The week's sessions fall on different workdays; more than five a week put several on each day. */
function sessionCount(classroom: Classroom, plan: LearningPlan, runDay: number, coder: number): number {
  const day = classroom.startDay + runDay;
  if (nextWorkday(day) !== day) return 0;
  const week = Math.floor((runDay - plan.fromDay) / 7);
  const entity = week * 1024 + coder;
  const extra = draw(classroom.sessionDay, entity) < (plan.sessionsPerWeek % 1) * UINT32 ? 1 : 0;
  const perWeek = Math.floor(plan.sessionsPerWeek) + extra;
  const turnOf = (weekday: number): number =>
    draw(classroom.sessionDay, entity, 1 + weekday) / elementAt(WEEKDAY_APPETITE, weekday);
  const own = turnOf(weekdayOf(day));
  let rank = 0;
  for (let weekday = 0; weekday < 5; weekday++) {
    if (turnOf(weekday) < own) rank++;
  }
  return Math.floor(perWeek / 5) + (rank < perWeek % 5 ? 1 : 0);
}
