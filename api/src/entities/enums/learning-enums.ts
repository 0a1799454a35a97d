import { LEARNING_EVENT_TYPES, LEARNING_OUTCOMES } from '../../domain/claim';
import { graphqlEnum } from './graphql-enum';

export const LearningEventTypeEnum = graphqlEnum(
  'LearningEventType',
  LEARNING_EVENT_TYPES,
  'What a coder did in training.',
  {
    SESSION_STARTED: 'Began a training session.',
    ATTEMPT: 'Did one exercise of a session, on one rule: a quiz attempt.',
    SESSION_COMPLETED: 'Finished a training session.',
    CORRECTION_APPLIED: 'Corrected a claim that a payer had denied.',
    GUIDANCE_VIEWED: 'Opened the guidance on how to avoid denials under a rule.',
  },
);
export const LearningOutcomeEnum = graphqlEnum(
  'LearningOutcome',
  LEARNING_OUTCOMES,
  'The result of a quiz attempt, a session, a correction or a look at guidance.',
  {
    CORRECT: 'The quiz attempt or correction was right.',
    INCORRECT: 'The quiz attempt was wrong.',
    SKIPPED: 'The guidance was closed within seconds, unread.',
    INCOMPLETE: 'The session was broken off.',
  },
);
