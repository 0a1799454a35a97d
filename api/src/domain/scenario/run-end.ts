import type { InstantS } from '../calendar';
import { SECONDS_PER_DAY, epochDay } from '../calendar';
import type { ScenarioConfig } from './scenario';

/**
 * A practice that closes its doors still hears from its payers. After the last day of a scenario's duration no patient
 * is seen and nobody trains; what is open is adjudicated, corrected, appealed and decided for this long. Measured on
 * Improvement Story: what its training brought is then within 1 % of what it comes to when the last appeal is decided; on
 * the last day itself it reads 17 % too high, because the untrained twin has more denials that are still being worked.
 */
export const RUN_OUT_DAYS = 91;

type Duration = Pick<ScenarioConfig, 'startDate' | 'durationDays'>;

/** The last instant of the scenario's duration; null for a scenario without an end. */
export const submissionsEndS = (config: Duration): InstantS | null => endAfter(config, 0);

/** The last instant of a run that is not stopped before; null for a scenario without an end. */
export const runEndS = (config: Duration): InstantS | null => endAfter(config, RUN_OUT_DAYS);

const endAfter = ({ startDate, durationDays }: Duration, days: number): InstantS | null =>
  durationDays === null ? null : (epochDay(startDate) + durationDays + days) * SECONDS_PER_DAY - 1;
