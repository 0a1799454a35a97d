import type { StatusView } from '../../format/claim-status';

/** How the API's next steps are called, and what each means; a new one fails to compile where it is shown. */
export const NEXT_STEPS = {
  SEND_CORRECTED_CLAIM: {
    word: 'Send corrected claim',
    meaning: 'Mend what is wrong with the claim, and send it again (frequency code 7).',
  },
  APPEAL: {
    word: 'Appeal',
    meaning: 'Ask the payer to reconsider, with what supports the claim.',
  },
  BILL_OTHER_PAYER: {
    word: 'Bill the other payer',
    meaning: 'Find the coverage that is responsible, and bill it.',
  },
  BILL_PATIENT: {
    word: 'Bill the patient',
    meaning: 'Nothing to expect from a payer: the patient owes it.',
  },
  AWAIT_DECISION: {
    word: 'Await the decision',
    meaning: 'An appeal or a corrected claim is with the payer.',
  },
  WRITE_OFF: {
    word: 'Write off',
    meaning: 'No path is left, or the filing limit has passed.',
  },
} as const;
export type NextStep = keyof typeof NEXT_STEPS;
export const NEXT_STEP_KEYS = Object.keys(NEXT_STEPS) as NextStep[];

/** How far the practice is with a denial. */
export const WORK_STATUSES = {
  NEW: { word: 'New', tone: 'plain' },
  IN_PROGRESS: { word: 'In progress', tone: 'accent' },
  WAITING: { word: 'Waiting', tone: 'warn' },
  DONE: { word: 'Done', tone: 'good' },
} as const satisfies Record<string, StatusView>;
export type WorkStatus = keyof typeof WORK_STATUSES;
export const WORK_STATUS_KEYS = Object.keys(WORK_STATUSES) as WorkStatus[];

/** Within so many days a limit is near. */
const NEAR_DAYS = 14;

/** The days to a filing limit in words, with a color that says the same. */
export function limitOf(daysLeft: number): { words: string; tone: 'bad' | 'warn' | 'plain' } {
  if (daysLeft < 0) return { words: `late by ${days(-daysLeft)}`, tone: 'bad' };
  if (daysLeft === 0) return { words: 'last day', tone: 'bad' };
  return { words: `${days(daysLeft)} left`, tone: daysLeft <= NEAR_DAYS ? 'warn' : 'plain' };
}

const days = (count: number): string => `${count} ${count === 1 ? 'day' : 'days'}`;
