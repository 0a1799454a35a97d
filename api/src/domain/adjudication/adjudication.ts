import { elementAt } from '../element-at';
import type { LocalDate } from '../calendar';
import type { Adjudication, Adjustment, Claim, ClaimLine, DenialCodes, LineAdjudication } from '../claim';
import type { ClaimHistory } from './claim-history';
import type { Cents } from '../money';
import { paidLines } from './payment';
import type { PolicyBook } from '../policies/payer-policy';
import { firedChecks } from './policy-checks';

/**
 * A payer's adjudication of a claim. Pure: it depends on the claim, what was received before, and the payer's policies.
 * A line is denied if and only if a policy predicate fires on it (this model has no payer noise); a claim is DENIED
 * when a line of it is. Every line balances: billed = paid + adjustments, as an 835 must.
 *
 * Throws RangeError for a payer without policies.
 */
export function adjudicate(
  claim: Claim,
  history: ClaimHistory,
  policies: PolicyBook,
  processingDate: LocalDate,
): Adjudication {
  const policy = policies.of(claim.payerId);
  if (!policy) throw new RangeError(`payer ${claim.payerId} has no policies to adjudicate by`);
  const fired = firedChecks(claim, history, policy);
  const lines = paidLines(claim, policy);
  let allowedCents = 0;
  let paidCents = 0;
  let denial: DenialCodes | null = null;
  let costliestCents = -1;
  for (let i = 0; i < claim.lines.length; i++) {
    const line = elementAt(claim.lines, i);
    const check = fired[i];
    if (check) {
      lines[i] = deniedLine(line, check.codes);
      if (line.billedCents > costliestCents) {
        costliestCents = line.billedCents;
        denial = check.codes;
      }
      continue;
    }
    allowedCents += elementAt(lines, i).allowedCents ?? 0;
    paidCents += elementAt(lines, i).paidCents;
  }
  const outcome = denial ? 'DENIED' : 'PAID';
  return { outcome, processingDate, allowedCents, paidCents, adjustments: NONE, denial, lines };
}

/** What overturning a denial pays: the denied lines, as if nothing had been wrong with them. */
export const payableCents = (claim: Claim, adjudication: Adjudication, policies: PolicyBook): Cents =>
  ofDeniedLines(claim, adjudication, policies, ({ paidCents }) => paidCents);

/** What the payer would have allowed for the denied lines, the patient's share included. */
export const allowableCents = (claim: Claim, adjudication: Adjudication, policies: PolicyBook): Cents =>
  ofDeniedLines(claim, adjudication, policies, ({ allowedCents }) => allowedCents ?? 0);

function ofDeniedLines(
  claim: Claim,
  adjudication: Adjudication,
  policies: PolicyBook,
  centsOf: (line: LineAdjudication) => Cents,
): Cents {
  const policy = policies.of(claim.payerId);
  if (!policy || !adjudication.denial) return 0;
  let cents = 0;
  paidLines(claim, policy).forEach((line, i) => {
    if (adjudication.lines[i]?.denial) cents += centsOf(line);
  });
  return cents;
}

const NONE: readonly Adjustment[] = [];

function deniedLine(line: ClaimLine, denial: DenialCodes): LineAdjudication {
  const adjustments = [{ group: denial.group, carc: denial.carc, amountCents: line.billedCents }];
  return { lineNumber: line.lineNumber, allowedCents: 0, paidCents: 0, adjustments, denial };
}
