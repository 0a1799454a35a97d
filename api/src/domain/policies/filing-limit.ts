import { addDays } from '../calendar';
import type { LocalDate } from '../calendar';
import type { Claim } from '../claim';
import { epochDayOf } from '../date-index';
import type { PayerPolicy } from './payer-policy';

/**
 * The last day on which the payer may receive the claim, as an epoch day. Counted from the service; for an institutional
 * claim from the last day of the statement (Medicare Claims Processing Manual, chapter 1, section 70).
 */
export function lastFilingDay(
  {
    frequencyCode,
    dateOfService,
    dischargeDate,
  }: Pick<Claim, 'frequencyCode' | 'dateOfService' | 'dischargeDate'>,
  {
    type,
    filingLimitDays,
    correctedLimitDays,
  }: Pick<PayerPolicy, 'type' | 'filingLimitDays' | 'correctedLimitDays'>,
): number {
  const servedOn = dischargeDate ?? dateOfService;
  if (frequencyCode !== '1') return epochDayOf(servedOn) + correctedLimitDays;
  // One calendar year, which has a day more when it holds a February 29th (42 CFR 424.44).
  return type === 'MEDICARE' ? epochDayOf(oneYearAfter(servedOn)) : epochDayOf(servedOn) + filingLimitDays;
}

function oneYearAfter(date: LocalDate): LocalDate {
  const monthAndDay = date.slice(4);
  const year = String(Number(date.slice(0, 4)) + 1);
  return monthAndDay === '-02-29' ? addDays(`${year}-03-01`, -1) : year + monthAndDay;
}
