import type { LocalDate } from '../calendar';
import { addDays } from '../calendar';
import { APPEAL_LEVELS } from '../catalogues/appeal-levels';
import { PAYER_TYPES } from '../claim';
import type { PayerType } from '../claim';
import { elementAt } from '../element-at';

/** Days from a denial to the last day of the first appeal; payers take corrected claims at least as long. */
const filingLimitDays = (type: PayerType): number => elementAt(APPEAL_LEVELS[type], 0).filingLimitDays;

export const lastFilingDate = (type: PayerType, deniedOn: LocalDate): LocalDate =>
  addDays(deniedOn, filingLimitDays(type));

/** Of any kind of payer. */
export const MAX_FILING_LIMIT_DAYS = Math.max(...PAYER_TYPES.map(filingLimitDays));
