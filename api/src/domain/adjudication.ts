import type { LocalDate } from './calendar';
import { findProcedure } from './catalogue';
import type { Adjudication, Adjustment, Claim, ClaimLine, DenialCodes, LineAdjudication } from './claim';
import type { ClaimHistory } from './claim-history';
import type { Cents } from './money';
import type { PayerPolicy, PolicyBook } from './policies';
import { firedChecks } from './policy-checks';

/**
 * What the payer answers. Pure: it sees the claim, what was received before, and the payer's policies. A line is
 * denied if and only if a policy predicate fires on it (this model has no payer noise); a claim is DENIED when a line
 * of it is. Every line balances: billed = paid + adjustments, as an 835 must.
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
  const lines: LineAdjudication[] = [];
  let allowedCents = 0;
  let paidCents = 0;
  let denial: DenialCodes | null = null;
  let costliestCents = -1;
  for (let i = 0; i < claim.lines.length; i++) {
    const line = claim.lines[i];
    const check = fired[i];
    const answer = check ? deniedLine(line, check.codes) : paidLine(claim, line, policy);
    if (answer.denial && line.billedCents > costliestCents) {
      costliestCents = line.billedCents;
      denial = answer.denial;
    }
    allowedCents += answer.allowedCents ?? 0;
    paidCents += answer.paidCents;
    lines.push(answer);
  }
  const outcome = denial ? 'DENIED' : 'PAID';
  return { outcome, processingDate, allowedCents, paidCents, adjustments: NONE, denial, lines };
}

/** What an overturned denial brings: the denied lines paid as if nothing had been wrong with them. */
export function payableCents(claim: Claim, adjudication: Adjudication, policies: PolicyBook): Cents {
  const policy = policies.of(claim.payerId);
  if (!policy) return 0;
  let cents = 0;
  for (let i = 0; i < claim.lines.length; i++) {
    if (adjudication.lines[i]?.denial) cents += paidLine(claim, claim.lines[i], policy).paidCents;
  }
  return cents;
}

const NONE: readonly Adjustment[] = [];

function deniedLine(line: ClaimLine, denial: DenialCodes): LineAdjudication {
  const adjustments = [{ group: denial.group, carc: denial.carc, amountCents: line.billedCents }];
  return { lineNumber: line.lineNumber, allowedCents: 0, paidCents: 0, adjustments, denial };
}

/** CO-45 down to the fee schedule, then deductible (PR-1), copay (PR-3) or coinsurance (PR-2), the rest is paid. */
function paidLine(claim: Claim, line: ClaimLine, policy: PayerPolicy): LineAdjudication {
  const allowedCents = allowedFor(line, policy);
  const adjustments: Adjustment[] = [];
  if (allowedCents < line.billedCents) {
    adjustments.push({ group: 'CO', carc: '45', amountCents: line.billedCents - allowedCents });
  }
  let paidCents = allowedCents;
  const [carc, shareCents] = patientShare(claim, line, policy, allowedCents);
  if (shareCents > 0) {
    adjustments.push({ group: 'PR', carc, amountCents: shareCents });
    paidCents -= shareCents;
  }
  return { lineNumber: line.lineNumber, allowedCents, paidCents, adjustments, denial: null };
}

/** Without a catalogue entry: 40 % of the charge, the inverse of the median charge ratio of 2.5 (JAMA 2017). */
function allowedFor(line: ClaimLine, policy: PayerPolicy): Cents {
  const known = findProcedure(line.procedureCode);
  // Both sides in one session are worth one and a half (Medicare's bilateral indicator 1).
  const times = line.modifiers.includes('50') ? 1.5 : 1;
  const feeCents = known
    ? Math.round((known.allowedMedianCents * policy.feePermille * line.units * times) / 1000)
    : Math.round((line.billedCents * 2 * policy.feePermille) / 5000);
  return Math.min(feeCents, line.billedCents);
}

function patientShare(
  claim: Claim,
  line: ClaimLine,
  policy: PayerPolicy,
  allowedCents: Cents,
): [carc: string, cents: Cents] {
  if (hasOpenDeductible(claim, policy)) return ['1', allowedCents];
  if (policy.visitCopayCents > 0 && findProcedure(line.procedureCode)?.emLevel) {
    return ['3', Math.min(policy.visitCopayCents, allowedCents)];
  }
  return ['2', Math.round((allowedCents * policy.coinsurancePercent) / 100)];
}

/** In the first quarter some members have a deductible open; which ones stands in their card's number. */
function hasOpenDeductible(claim: Claim, policy: PayerPolicy): boolean {
  if (policy.deductibleMembersPercent === 0 || claim.memberId === null) return false;
  const month = claim.dateOfService.charCodeAt(5) === 48 ? claim.dateOfService.charCodeAt(6) - 48 : 10;
  if (month > 3) return false;
  return Number(claim.memberId.slice(4, 6)) < policy.deductibleMembersPercent;
}
