/** How far the practice is with a denial, in its own words and independent of the payer. */
export const WORK_STATUSES = ['NEW', 'IN_PROGRESS', 'WAITING', 'DONE'] as const;
export type WorkStatus = (typeof WORK_STATUSES)[number];

export const MAX_NOTE_LENGTH = 4_000;
export const MAX_OWNER_LENGTH = 200;
