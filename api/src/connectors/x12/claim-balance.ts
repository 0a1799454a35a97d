import type { Adjustment } from '../../domain/claim';
import { dollarsOfCents } from '../../domain/money';
import type { Cents } from '../../domain/money';
import type { RemitLine } from '../connector';

/**
 * Balancing (005010X221A1, 1.10.2.1): what was charged is paid or adjusted, on each line and on the claim, and the
 * charges of the lines are the claim's. Returns at most one fault of each kind.
 */
export function balanceFaults(
  billedCents: Cents,
  paidCents: Cents,
  adjustments: readonly Adjustment[],
  lines: readonly RemitLine[],
): { code: string; message: string }[] {
  const faults: { code: string; message: string }[] = [];
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
    });
  }
  if (unbalanced) {
    const rest = unbalanced.billedCents - total(unbalanced.adjustments);
    faults.push({
      code: 'LINE_OUT_OF_BALANCE',
      message:
        `SVC03 of line ${unbalanced.lineNumber}: expected the charge less its adjustments, ${dollars(rest)}, ` +
        `found ${dollars(unbalanced.paidCents)}`,
    });
  }
  if (lines.length > 0 && linesCents !== billedCents) {
    faults.push({
      code: 'LINES_TOTAL_MISMATCH',
      message: `CLP03: expected the sum of SVC02, ${dollars(linesCents)}, found ${dollars(billedCents)}`,
    });
  }
  return faults;
}

function total(adjustments: readonly Adjustment[]): Cents {
  let sum = 0;
  for (const { amountCents } of adjustments) sum += amountCents;
  return sum;
}

const dollars = (cents: Cents): string => dollarsOfCents(cents).toFixed(2);
