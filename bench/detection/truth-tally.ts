import type { LocalDate } from '../../api/src/domain/calendar';
import { dateOfEpochDay } from '../../api/src/domain/calendar';
import { epochDayOf } from '../../api/src/domain/date-index';
import type { PatternTruth } from '../../api/src/domain/pattern-truth';
import { isEligibleFor } from '../../api/src/domain/pattern-truth';
import type { ObservedClaim } from './stream-detector';

interface DayCount {
  eligible: number;
  denied: number;
}

/** What a run really contains of one truth, by the day of adjudication. */
export class TruthTally {
  /** Claims that the pattern itself had denied, and dollars of the refused lines. */
  injectedDenials = 0;
  injectedCents = 0;
  firstRemit: LocalDate | null = null;
  private readonly days = new Map<number, DayCount>();
  private eligible = 0;
  private denied = 0;

  constructor(readonly truth: PatternTruth) {}

  /** @param isInjected whether this truth is why the claim was denied */
  observe(observed: ObservedClaim, isInjected: boolean): void {
    const { claim, adjudication, payerType, eligiblePopulations } = observed;
    const { carc } = this.truth;
    const isDenied = adjudication.lines.some(({ denial }) => denial?.carc === carc);
    if (isDenied && isInjected) this.count(observed);
    if (!isEligibleFor(this.truth, claim, payerType, eligiblePopulations)) return;
    const day = epochDayOf(adjudication.processingDate);
    const count = this.days.get(day) ?? { eligible: 0, denied: 0 };
    this.days.set(day, { eligible: count.eligible + 1, denied: count.denied + (isDenied ? 1 : 0) });
    this.eligible++;
    if (isDenied) this.denied++;
  }

  /**
   * The day on which the detector's own test, if it knew the slice, its CARC and what is denied there anyway, would have
   * raised it: a likelihood ratio of ORACLE_LLR in one of its windows, at twice the usual rate and five denials. Null if
   * never: then nobody can be asked to find it.
   */
  oracleDate(): LocalDate | null {
    const usual = (Math.max(0, this.denied - this.injectedDenials) + 0.5) / Math.max(1, this.eligible);
    const days = [...this.days.keys()].sort((a, b) => a - b);
    const from = epochDayOf(this.truth.from);
    for (const today of days) {
      if (today < from) continue;
      if (ORACLE_WINDOWS.some((window) => this.stands(days, today, window, usual)))
        return dateOfEpochDay(today);
    }
    return null;
  }

  private count({ claim, adjudication }: ObservedClaim): void {
    this.injectedDenials++;
    adjudication.lines.forEach(({ denial }, i) => {
      if (denial?.carc === this.truth.carc) this.injectedCents += claim.lines[i]?.billedCents ?? 0;
    });
    const date = adjudication.processingDate;
    if (this.firstRemit === null || date < this.firstRemit) this.firstRemit = date;
  }

  private stands(days: readonly number[], today: number, window: number, usual: number): boolean {
    let denied = 0;
    let expected = 0;
    for (const day of days) {
      if (day > today || day <= today - window) continue;
      const count = this.days.get(day);
      denied += count?.denied ?? 0;
      expected += (count?.eligible ?? 0) * usual;
    }
    if (denied < ORACLE_DENIALS || denied < ORACLE_RATIO * expected) return false;
    return denied * Math.log(denied / expected) - (denied - expected) >= ORACLE_LLR;
  }
}

const ORACLE_WINDOWS = [7, 28, 84];
const ORACLE_LLR = 14;
const ORACLE_RATIO = 2;
const ORACLE_DENIALS = 5;
