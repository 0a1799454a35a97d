import { elementAt } from '../../domain/element-at';
import { withUnitsGranted } from '../../domain/authorization';
import type { Claim, ClaimLine } from '../../domain/claim';
import type { Cents } from '../../domain/money';
import { revenueCodeOf } from '../../domain/catalogues/revenue-codes';

/**
 * Changes to a claim that keep it consistent: its total, its line numbers, and an authorization that covers its units.
 */
export function withLines(claim: Claim, change: (line: ClaimLine, index: number) => ClaimLine): Claim {
  const lines = claim.lines.map(change);
  return { ...claim, lines, billedCents: lines.reduce((sum, line) => sum + line.billedCents, 0) };
}

/** Adds a line that points to the same diagnoses as the first line. */
export function withNewLine(claim: Claim, procedureCode: string, units: number, billedCents: Cents): Claim {
  const line: ClaimLine = {
    lineNumber: claim.lines.length + 1,
    procedureCode,
    modifiers: [],
    diagnosisPointers: elementAt(claim.lines, 0).diagnosisPointers,
    units,
    billedCents,
    ...(claim.claimType === 'INSTITUTIONAL' ? { revenueCode: revenueCodeOf(procedureCode) } : {}),
  };
  return { ...claim, lines: [...claim.lines, line], billedCents: claim.billedCents + billedCents };
}

/** Changes the units of one line at the same unit price, and the authorization with them. */
export function withUnits(claim: Claim, index: number, units: number, more: Partial<ClaimLine> = {}): Claim {
  const changed = withLines(claim, (line, i) => {
    if (i !== index) return line;
    return { ...line, units, billedCents: Math.round((line.billedCents * units) / line.units), ...more };
  });
  if (claim.priorAuthorization === null) return changed;
  const most = Math.max(...changed.lines.map((line) => line.units));
  return { ...changed, priorAuthorization: withUnitsGranted(claim.priorAuthorization, most) };
}
