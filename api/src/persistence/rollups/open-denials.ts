import { OpenDenialEntity, RecoveryOutcomeEntity } from '../../entities/work/denial.entity';
import { tableOf } from '../table';

/**
 * Open denials by their day and filing limit, and what became of appeals and corrected claims. What a step adds takes
 * the denial as it was before it, which only the store knows (persistence/denial-store.ts): here are the figures' names.
 */
export const OPEN_DENIALS = tableOf(OpenDenialEntity);
export const RECOVERY_OUTCOMES = tableOf(RecoveryOutcomeEntity);
