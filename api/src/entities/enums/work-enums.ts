import { DENIAL_STAGES } from '../../domain/work-list/denial-stage';
import { NEXT_STEPS } from '../../domain/work-list/work-priority';
import { WORK_STATUSES } from '../../domain/work-list/work-status';
import { graphqlEnum } from './graphql-enum';

export const DenialStageEnum = graphqlEnum(
  'DenialStage',
  DENIAL_STAGES,
  'Where an initial denial is on its way.',
  {
    TO_WORK: 'Nobody has replied to the payer yet, or the corrected claim was denied as well.',
    WITH_PAYER: 'An appeal or a corrected claim is undecided.',
    CLOSED: 'Paid after all, overturned, upheld or reversed.',
  },
);

export const NextStepEnum = graphqlEnum('NextStep', NEXT_STEPS, 'What to do next about a denial.', {
  SEND_CORRECTED_CLAIM: 'Mend what is wrong with the claim, and send it again (frequency code 7).',
  APPEAL: 'Ask the payer to reconsider, with what supports the claim.',
  BILL_OTHER_PAYER: 'Find the coverage that is responsible, and bill it.',
  BILL_PATIENT: 'Nothing to expect from a payer: the patient owes it.',
  WRITE_OFF: 'No path is left, or the filing limit has passed.',
  AWAIT_DECISION: 'An appeal or a corrected claim is with the payer.',
});

export const WorkStatusEnum = graphqlEnum(
  'WorkStatus',
  WORK_STATUSES,
  'How far the practice is with a denial, in its own words; independent of what the payer does.',
  {
    NEW: 'Nobody has begun yet.',
    IN_PROGRESS: 'Somebody works on it.',
    WAITING: 'It waits for somebody or something outside the practice.',
    DONE: 'The practice does nothing more about it.',
  },
);
