import type { Adjustment } from '../../../domain/claim';
import { dollarsOfCents } from '../../../domain/money';
import type { Cents } from '../../../domain/money';
import type { RemitLine } from '../../remittance';

interface Amounts {
  billedCents: Cents;
  paidCents: Cents;
  /** CLP02. */
  statusCode: string;
  /** Of the claim as a whole. */
  adjustments: readonly Adjustment[];
  lines: readonly RemitLine[];
}

interface AmountFault {
  code: string;
  message: string;
  /** How much money it is about. */
  amountCents: Cents;
}

/**
 * Balancing (005010X221A1, 1.10.2.1): what was charged is paid or adjusted, on each line and on the claim, and the
 * charges of the lines are the claim's. Nothing is paid above the charge, and nothing is withheld without a reason.
 * Returns at most one fault of each kind.
 */
export function claimFaults(amounts: Amounts): AmountFault[] {
  return [...balanceFaults(amounts), ...paymentFaults(amounts)];
}

/** Whether nothing is found by `claimFaults` that says that a part is missing. */
export const isBalanced = (amounts: Amounts): boolean => balanceFaults(amounts).length === 0;

function balanceFaults({ billedCents, paidCents, adjustments, lines }: Amounts): AmountFault[] {
  const faults: AmountFault[] = [];
  let expectedCents = billedCents - total(adjustments);
  let linesCents = 0;
  let unbalanced: RemitLine | null = null;
  for (const line of lines) {
    const adjusted = total(line.adjustments);
    expectedCents -= adjusted;
    linesCents += line.billedCents;
    if (line.billedCents - adjusted !== line.paidCents) unbalanced ??= line;
  }
  if (expectedCents !== paidCents) {
    faults.push({
      code: 'CLAIM_OUT_OF_BALANCE',
      message: `CLP04: expected the charge less all adjustments, ${dollars(expectedCents)}, found ${dollars(paidCents)}`,
      amountCents: expectedCents - paidCents,
    });
  }
  // Where the claim balances, its own adjustments are those of lines that carry none.
  const areExplained = expectedCents === paidCents && adjustments.length > 0 && linesCents === billedCents;
  if (unbalanced && !areExplained) {
    const rest = unbalanced.billedCents - total(unbalanced.adjustments);
    faults.push({
      code: 'LINE_OUT_OF_BALANCE',
      message:
        `SVC03 of line ${unbalanced.lineNumber}: expected the charge less its adjustments, ${dollars(rest)}, ` +
        `found ${dollars(unbalanced.paidCents)}`,
      amountCents: rest - unbalanced.paidCents,
    });
  }
  if (lines.length > 0 && linesCents !== billedCents) {
    faults.push({
      code: 'LINES_TOTAL_MISMATCH',
      message: `CLP03: expected the sum of SVC02, ${dollars(linesCents)}, found ${dollars(billedCents)}`,
      amountCents: linesCents - billedCents,
    });
  }
  return faults;
}

function paymentFaults({ billedCents, paidCents, statusCode, adjustments, lines }: Amounts): AmountFault[] {
  if (billedCents >= 0 && paidCents > billedCents) {
    return [
      {
        code: 'PAID_ABOVE_CHARGE',
        message: `CLP04: expected at most the charge, ${dollars(billedCents)}, found ${dollars(paidCents)}`,
        amountCents: paidCents - billedCents,
      },
    ];
  }
  const isUnexplained =
    billedCents > 0 &&
    paidCents === 0 &&
    !NOTHING_DUE.has(statusCode) &&
    adjustments.length === 0 &&
    lines.every((line) => line.adjustments.length === 0);
  return isUnexplained
    ? [
        {
          code: 'ZERO_PAID_UNEXPLAINED',
          message: `CLP04: expected a reason (CAS) for paying nothing of ${dollars(billedCents)}, found none`,
          amountCents: billedCents,
        },
      ]
    : [];
}

/** CLP02 of claims that were forwarded or only estimated: nothing is paid on them here. */
const NOTHING_DUE = new Set(['23', '25', '101']);

function total(adjustments: readonly Adjustment[]): Cents {
  let sum = 0;
  for (const { amountCents } of adjustments) sum += amountCents;
  return sum;
}

const dollars = (cents: Cents): string => dollarsOfCents(cents).toFixed(2);
