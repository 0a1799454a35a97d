/**
 * Where an initial denial is on its way. TO_WORK: nobody has replied to the payer yet, or the corrected claim was denied
 * as well; WITH_PAYER: an appeal or a corrected claim is undecided; CLOSED: paid after all, overturned, upheld or taken
 * back. Open are the first two.
 */
export const DENIAL_STAGES = ['TO_WORK', 'WITH_PAYER', 'CLOSED'] as const;
export type DenialStage = (typeof DENIAL_STAGES)[number];

/** What was tried to recover a denial. */
export const RECOVERY_PATHS = ['APPEAL', 'CORRECTED_CLAIM'] as const;
export type RecoveryPath = (typeof RECOVERY_PATHS)[number];
