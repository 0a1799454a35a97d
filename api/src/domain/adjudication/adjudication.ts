import { elementAt } from '../element-at';
import type { LocalDate } from '../calendar';
import type {
  Adjudication,
  Adjustment,
  Claim,
  ClaimLine,
  DenialCodes,
  LineAdjudication,
  PayerType,
} from '../claim';
import type { ClaimHistory } from './claim-history';
import { NO_HISTORY } from './claim-history';
import type { Cents } from '../money';
import { paidLines } from './payment';
import type { PayerBehavior } from '../policies/payer-behavior';
import { behaviorFor, isRefusedLine } from '../policies/payer-behavior';
import type { PolicyBook } from '../policies/payer-policy';
import type { PolicyCheck } from './policy-check';
import { firedChecks } from './policy-checks';

/**
 * A payer's adjudication of a claim. Pure: it depends on the claim, what was received before, and the payer's policies.
 * A line is denied if and only if a policy predicate fires on it or, where none fires on the claim, a behavior of the
 * payer refuses it (its own policies, and noise); a claim is DENIED when a line of it is. Every line balances: billed = paid + adjustments, as an 835 must.
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
  const behaviors = policies.behaviorsOf(claim.payerId);
  if (behaviors.length > 0) addRefusal(fired, claim, policy.type, behaviors);
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

/** In place: where no check fires, the lines that a behavior refuses. */
function addRefusal(
  fired: (Pick<PolicyCheck, 'codes'> | null)[],
  claim: Claim,
  type: PayerType,
  behaviors: readonly PayerBehavior[],
): void {
  if (fired.some((check) => check !== null)) return;
  const behavior = behaviorFor(claim, type, behaviors);
  if (!behavior) return;
  for (let i = 0; i < fired.length; i++) if (isRefusedLine(behavior, claim, i)) fired[i] = behavior;
}

/** Whether no policy predicate fires on the claim by itself: if it is denied all the same, a behavior refused it. */
export function isFaultless(claim: Claim, policies: PolicyBook): boolean {
  const policy = policies.of(claim.payerId);
  return policy !== undefined && firedChecks(claim, NO_HISTORY, policy).every((check) => check === null);
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
