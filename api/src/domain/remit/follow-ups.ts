import type { LocalDate } from '../calendar';
import type { Resolved } from '../ledger/denial-resolution';
import type { Cents } from '../money';
import type { DenialStage } from '../work-list/denial-stage';
import type { FoldedClaim } from './fold-claim';

/** What became of a denied bill under other claims to the same payer: sent again, or replaced. */
export interface FollowUps {
  /** Null where they change nothing. */
  stage: DenialStage | null;
  resolved: Resolved | null;
  payments: readonly { date: LocalDate; paidCents: Cents }[];
}

export const NO_FOLLOW_UPS: FollowUps = { stage: null, resolved: null, payments: [] };

/**
 * Of a claim whose first adjudication denied it. One that was paid later closes the denial, whatever was said before; one
 * that nobody has adjudicated yet leaves it with the payer.
 * @param others the bill's further claims to the same payer
 */
export function followUpsOf(denied: FoldedClaim, others: readonly FoldedClaim[]): FollowUps {
  const { first, firstJudgment, status } = denied;
  if (first === null || firstJudgment?.standing !== 'DENIED' || others.length === 0) return NO_FOLLOW_UPS;
  const later = others.filter((other) => other.first === null || other.first.date > first.date);
  const payments = later.flatMap(({ first: own, later: steps }) => [
    ...(own ? [{ date: own.date, paidCents: own.paidCents }] : []),
    ...steps.map(({ event, paidChangeCents }) => ({ date: event.date, paidCents: paidChangeCents })),
  ]);
  if (status !== 'DENIED' && status !== 'REVERSED') return { ...NO_FOLLOW_UPS, payments };
  const paidOn = later
    .flatMap((other) => (other.status === 'PAID' && other.first ? [other.first.date] : []))
    .sort()[0];
  if (paidOn !== undefined)
    return { stage: 'CLOSED', resolved: { resolution: 'CORRECTED_PAID', resolvedOn: paidOn }, payments };
  const isWithPayer =
    status === 'DENIED' && later.some((other) => other.status === 'PENDING' && other.first === null);
  return isWithPayer
    ? { stage: 'WITH_PAYER', resolved: { resolution: 'OPEN', resolvedOn: null }, payments }
    : { ...NO_FOLLOW_UPS, payments };
}
