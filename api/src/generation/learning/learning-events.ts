import { elementAt } from '../../domain/element-at';
import type { InstantS } from '../../domain/calendar';
import { SECONDS_PER_DAY } from '../../domain/calendar';
import type { Claim, LearningEvent } from '../../domain/claim';
import { CORRECTED_ORDINAL_OFFSET } from '../../domain/adjudication/corrected-claim';
import { DENIAL_RULES } from '../../domain/denial-rules';
import { ORDINALS_PER_SESSION, recordedPracticeId, simulatedId } from '../../domain/local-id';
import type { RunCommand } from '../../domain/scenario/scenario';
import type { Substream } from '../rng';
import { below, between, draw, substream } from '../rng';
import type { PracticeSession } from './training';

/**
 * Ordinals within a day: 1,024 per coder for sessions, then those of recorded quiz attempts, then (from 2^19)
 * corrections.
 */
const ORDINALS_PER_CODER = 1024;

export interface LearningStreams {
  second: Substream;
  time: Substream;
  guidance: Substream;
  engagement: Substream;
}

/** The denied claim that a coder (0-based) practices on under a rule (by index); null where there is none yet. */
export type PracticeClaimOf = (coder: number, rule: number) => number | null;

export const learningStreams = (seed: number): LearningStreams => ({
  second: substream(seed, 'session-second'),
  time: substream(seed, 'attempt-time'),
  guidance: substream(seed, 'guidance'),
  engagement: substream(seed, 'engagement'),
});

/** Estimates: the share of sessions preceded by a canceled start, and of looks at guidance that last a few seconds. */
const BROKEN_OFF_PERCENT = 8;
const SKIMMED_PERCENT = 15;

/**
 * One session as it is logged: occasionally a canceled start, sometimes a look at the guidance, the start, each
 * attempt, the end.
 */
function generatePracticeSession(
  streams: LearningStreams,
  day: number,
  runDay: number,
  session: PracticeSession,
  claimOf: PracticeClaimOf,
): LearningEvent[] {
  const entity = (runDay * ORDINALS_PER_CODER + session.coder) * 16 + session.ordinal;
  const startedAtS = day * SECONDS_PER_DAY + engagementSecond(streams, entity);
  const first = session.coder * ORDINALS_PER_CODER + session.ordinal * ORDINALS_PER_SESSION + 1;
  const events: LearningEvent[] = [];
  const log = (type: LearningEvent['type'], atS: InstantS, more: Partial<LearningEvent>): void => {
    events.push({
      id: simulatedId(runDay, first + events.length),
      type,
      coderId: session.coder + 1,
      atS,
      durationMs: null,
      outcome: null,
      correctionApplied: false,
      ruleKey: null,
      claimId: null,
      ...more,
    });
  };
  const habit = draw(streams.engagement, entity);
  if (below(habit, 100) < BROKEN_OFF_PERCENT) {
    // Started earlier that morning or noon and canceled, for example by a phone call or a patient; the session itself
    // follows.
    const minutes = between(draw(streams.engagement, entity, 1), 2, 8);
    const beginS = startedAtS - 60 * (minutes + between(draw(streams.engagement, entity, 2), 10, 50));
    log('SESSION_STARTED', beginS, { outcome: 'INCOMPLETE', durationMs: minutes * 60_000 });
  }
  if (session.rules.length > 0 && below(draw(streams.guidance, entity), 2) === 0) {
    const read = elementAt(session.rules, below(draw(streams.guidance, entity, 1), session.rules.length));
    const skims = below(draw(streams.guidance, entity, 2), 100) < SKIMMED_PERCENT;
    const seconds = skims
      ? between(draw(streams.guidance, entity, 3), 3, 9)
      : between(draw(streams.guidance, entity, 3), 30, 85);
    log('GUIDANCE_VIEWED', startedAtS - 90, {
      ruleKey: elementAt(DENIAL_RULES, read.rule).key,
      durationMs: seconds * 1000,
      outcome: skims ? 'SKIPPED' : null,
    });
  }
  log('SESSION_STARTED', startedAtS, {});
  let atS = startedAtS;
  for (const { rule, attempts } of session.rules) {
    const claimId = claimOf(session.coder, rule);
    attempts.forEach((correct, index) => {
      const seconds = between(draw(streams.time, entity, rule * attempts.length + index + 1), 30, 150);
      atS += seconds;
      log('ATTEMPT', atS, {
        durationMs: seconds * 1000,
        outcome: correct ? 'CORRECT' : 'INCORRECT',
        ruleKey: elementAt(DENIAL_RULES, rule).key,
        claimId,
      });
    });
  }
  log('SESSION_COMPLETED', atS + 5, { durationMs: (atS + 5 - startedAtS) * 1000 });
  return events;
}

/** A coder corrects what a payer denied: logged with the denied claim, when the corrected claim is sent. */
export function generateCorrection(
  ruleKey: string,
  denied: Claim,
  coderId: number,
  atS: InstantS,
): LearningEvent {
  return {
    id: denied.id + CORRECTED_ORDINAL_OFFSET,
    type: 'CORRECTION_APPLIED',
    coderId,
    atS,
    durationMs: null,
    outcome: 'CORRECT',
    correctionApplied: true,
    ruleKey,
    claimId: denied.id,
  };
}

/** A quiz attempt that a user made, recorded as a command. */
export function generateRecordedPractice(
  runDay: number,
  ordinal: number,
  atS: InstantS,
  practice: Omit<Extract<RunCommand, { kind: 'PRACTICE' }>, 'kind' | 'effectiveAtS'>,
): LearningEvent {
  return {
    id: recordedPracticeId(runDay, ordinal),
    type: 'ATTEMPT',
    coderId: practice.coderId,
    atS,
    durationMs: practice.durationMs ?? null,
    outcome: practice.correct ? 'CORRECT' : 'INCORRECT',
    correctionApplied: practice.correct,
    ruleKey: practice.ruleKey,
    claimId: practice.claimId ?? null,
  };
}

/** All of a day's sessions, in the order of their coders. */
export function generateEngagementPattern(
  streams: LearningStreams,
  day: number,
  runDay: number,
  sessions: readonly PracticeSession[],
  claimOf: PracticeClaimOf,
): LearningEvent[] {
  return sessions.flatMap((session) => generatePracticeSession(streams, day, runDay, session, claimOf));
}

/** Coders train before the first patient, over lunch, or at the end of the day. */
function engagementSecond(streams: LearningStreams, entity: number): number {
  const startHour = [7, 12, 12, 16][below(draw(streams.second, entity), 4)] as number;
  return startHour * 3600 + below(draw(streams.second, entity, 1), 3600);
}
