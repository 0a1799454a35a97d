import type { LocalDate } from '../../domain/calendar';
import { AGE_BUCKETS, LIMIT_BUCKETS } from '../../domain/work-list/open-denial-buckets';
import type { AppealActivity, InitialDenials, OpenDenials } from '../../entities/views/revenue-cycle';
import type { CohortSums, DashboardSums, OpenDenialSums } from '../../persistence/read/dashboard';

/** Null where there is nothing to divide by. */
export const percent = (part: number, whole: number): number | null =>
  whole === 0 ? null : (100 * part) / whole;
const mean = (sum: number, count: number): number | null => (count === 0 ? null : sum / count);

/** The initial denials of a submission cohort, by every common definition. */
export function initialDenials(sums: CohortSums): InitialDenials {
  return {
    adjudicatedClaims: sums.adjudicatedCount,
    claimRateOfSubmitted: percent(sums.deniedCount, sums.claimCount),
    submittedLines: sums.lineCount,
    adjudicatedLines: sums.adjudicatedLineCount,
    deniedLines: sums.deniedLineCount,
    lineRate: percent(sums.deniedLineCount, sums.adjudicatedLineCount),
    lineRateOfSubmitted: percent(sums.deniedLineCount, sums.lineCount),
    submittedCents: sums.billedCents,
    adjudicatedCents: sums.adjudicatedBilledCents,
    deniedLineDollarRate: percent(sums.deniedCents, sums.adjudicatedBilledCents),
    deniedLineDollarRateOfSubmitted: percent(sums.deniedCents, sums.billedCents),
    deniedClaimCents: sums.deniedClaimCents,
    deniedClaimChargeRate: percent(sums.deniedClaimCents, sums.adjudicatedBilledCents),
    deniedClaimChargeRateOfSubmitted: percent(sums.deniedClaimCents, sums.billedCents),
    zeroPaidClaims: sums.zeroPaidCount,
    zeroPayRate: percent(sums.zeroPaidCount, sums.adjudicatedCount),
    zeroPayRateOfSubmitted: percent(sums.zeroPaidCount, sums.claimCount),
    zeroPaidDeniedClaims: sums.zeroPaidDeniedCount,
    zeroPayDenialRate: percent(sums.zeroPaidDeniedCount, sums.adjudicatedCount),
    zeroPayDenialRateOfSubmitted: percent(sums.zeroPaidDeniedCount, sums.claimCount),
  };
}

/** Appeals by the days on which they were filed and decided, whenever their claims were submitted. */
export function appealActivity(sums: DashboardSums['appeals']): AppealActivity {
  return {
    filed: sums.filedCount,
    filedAndDecided: sums.filedDecidedCount,
    filedAndOverturned: sums.filedOverturnCount,
    filedOverturnRate: percent(sums.filedOverturnCount, sums.filedDecidedCount),
    filedRecoveredCents: sums.filedRecoveredCents,
    decided: sums.decidedCount,
    overturned: sums.overturnCount,
    overturnRate: percent(sums.overturnCount, sums.decidedCount),
    recoveredCents: sums.recoveredCents,
    meanDaysToAppeal: mean(sums.daysToFile, sums.firstFiledCount),
    meanDaysToDecision: mean(sums.daysToDecide, sums.decidedCount),
    meanDaysFromDenialToDecision: mean(sums.daysToResolve, sums.decidedCount),
  };
}

export function openDenials(sums: OpenDenialSums, today: LocalDate): OpenDenials {
  return {
    countedOn: today,
    count: sums.toWorkCount + sums.withPayerCount,
    amountCents: sums.toWorkCents + sums.withPayerCents,
    toWorkCount: sums.toWorkCount,
    toWorkCents: sums.toWorkCents,
    withPayerCount: sums.withPayerCount,
    withPayerCents: sums.withPayerCents,
    byAge: inBuckets(AGE_BUCKETS, sums.byAge),
    byDaysToLimit: inBuckets(LIMIT_BUCKETS, sums.byLimit),
  };
}

const inBuckets = <Bucket extends object>(
  buckets: readonly Bucket[],
  sums: readonly { count: number; cents: number }[],
): (Bucket & { count: number; amountCents: number })[] =>
  buckets.map((bucket, index) => ({
    ...bucket,
    count: sums[index]?.count ?? 0,
    amountCents: sums[index]?.cents ?? 0,
  }));
