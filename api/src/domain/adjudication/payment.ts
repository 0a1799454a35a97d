import { elementAt } from '../element-at';
import { findService } from '../catalogues/services';
import type { Adjustment, Claim, ClaimLine, LineAdjudication } from '../claim';
import type { Drg } from '../catalogues/drg-catalogue';
import { findDrg } from '../catalogues/drg-catalogue';
import type { Cents } from '../money';
import type { PayerPolicy } from '../policies/payer-policy';

/**
 * The adjudication of a claim that nothing is wrong with, line by line: CO-45 down to what it allows, then the
 * patient's share, the rest is paid. So every line balances: billed = paid + adjustments. Professional and outpatient:
 * the fee of the line's code, at hospitals HOSPITAL_RATE_PERMILLE of it. Inpatient: one price for the stay, base rate x
 * weight of its DRG x the payer's fee level, at most what is billed, shared out to the lines in proportion to their
 * charges, by largest remainder. Patient's share: deductible (PR-1), then copay for a visit (PR-3) or coinsurance
 * (PR-2). For an inpatient stay under traditional Medicare: the stay's deductible and nothing else.
 */
export function paidLines(claim: Claim, policy: PayerPolicy): LineAdjudication[] {
  const drg = findDrg(claim.drgCode);
  const sharesOfStay = drg ? sharesOf(stayPrice(drg, claim, policy), claim) : null;
  const isMedicareStay = drg !== undefined && policy.stayDeductibleCents > 0;
  const terms = isMedicareStay ? STAY_TERMS : policy;
  let deductibleCents = isMedicareStay ? policy.stayDeductibleCents : openDeductible(claim, policy);
  return claim.lines.map((line, i) => {
    const allowedCents = sharesOfStay ? elementAt(sharesOfStay, i) : allowedFor(claim, line, policy);
    const adjudicated = paidLine(line, allowedCents, Math.min(deductibleCents, allowedCents), terms);
    deductibleCents -= Math.min(deductibleCents, allowedCents);
    return adjudicated;
  });
}

/** A hospital's outpatient department is paid about twice an office fee for the same service (MedPAC, June 2022). */
export const HOSPITAL_RATE_PERMILLE = 1900;
/**
 * Charges over Medicare's allowed amount: practices 2.5 at the median (JAMA 2017), hospitals about 4.3 (Bai & Anderson
 * 2016).
 */
export const CHARGE_RATIO_TENTHS = { PROFESSIONAL: 25, INSTITUTIONAL: 43 } as const;

/** Operating and capital rates of Medicare's inpatient payment, together about 7,000 dollars (CMS, IPPS FY 2024). */
const BASE_RATE_CENTS = 700_000;

/** The most that a plan's deductible takes from one institutional claim: the mean of single coverage (KFF 2024). */
const PLAN_DEDUCTIBLE_CENTS = 178_700;

type Terms = Pick<PayerPolicy, 'visitCopayCents' | 'coinsurancePercent'>;
const STAY_TERMS: Terms = { visitCopayCents: 0, coinsurancePercent: 0 };

function paidLine(
  { lineNumber, procedureCode, billedCents }: ClaimLine,
  allowedCents: Cents,
  deductibleCents: Cents,
  { visitCopayCents, coinsurancePercent }: Terms,
): LineAdjudication {
  const adjustments: Adjustment[] = [];
  if (allowedCents < billedCents) {
    adjustments.push({ group: 'CO', carc: '45', amountCents: billedCents - allowedCents });
  }
  if (deductibleCents > 0) adjustments.push({ group: 'PR', carc: '1', amountCents: deductibleCents });
  const leftCents = allowedCents - deductibleCents;
  const isVisit = visitCopayCents > 0 && findService(procedureCode)?.emLevel;
  const shareCents = isVisit
    ? Math.min(visitCopayCents, leftCents)
    : Math.round((leftCents * coinsurancePercent) / 100);
  if (shareCents > 0) adjustments.push({ group: 'PR', carc: isVisit ? '3' : '2', amountCents: shareCents });
  return { lineNumber, allowedCents, paidCents: leftCents - shareCents, adjustments, denial: null };
}

/** Without a catalogue entry or a code: the charge divided by the usual charge ratio. */
function allowedFor({ claimType }: Claim, line: ClaimLine, policy: PayerPolicy): Cents {
  const known = line.procedureCode === '' ? undefined : findService(line.procedureCode);
  const ratePermille = claimType === 'INSTITUTIONAL' ? HOSPITAL_RATE_PERMILLE : 1000;
  // Both sides in one session are paid one and a half times (Medicare's bilateral indicator 1).
  const times = line.modifiers.includes('50') ? 1.5 : 1;
  const feeCents = known
    ? Math.round(
        (known.allowedMedianCents * policy.feePermille * ratePermille * line.units * times) / 1_000_000,
      )
    : Math.round((line.billedCents * policy.feePermille) / (100 * CHARGE_RATIO_TENTHS[claimType]));
  return Math.min(feeCents, line.billedCents);
}

const stayPrice = ({ weightPermille }: Drg, { billedCents }: Claim, { feePermille }: PayerPolicy): Cents =>
  Math.min(billedCents, Math.round((BASE_RATE_CENTS * weightPermille * feePermille) / 1_000_000));

/** A whole amount over the lines in proportion to their charges; what rounding leaves goes to the largest remainders. */
function sharesOf(cents: Cents, { lines, billedCents }: Claim): Cents[] {
  if (billedCents === 0) return lines.map(() => 0);
  const shares = lines.map((line) => Math.floor((cents * line.billedCents) / billedCents));
  const remainders = lines.map((line, i) => cents * line.billedCents - (shares[i] as number) * billedCents);
  const left = cents - shares.reduce((sum, share) => sum + share, 0);
  const order = lines
    .map((_, i) => i)
    .sort((a, b) => (remainders[b] as number) - (remainders[a] as number) || a - b);
  for (const i of order.slice(0, left)) shares[i] = (shares[i] as number) + 1;
  return shares;
}

/** In the first quarter some members have not met their deductible; the card's number tells which ones. */
function openDeductible(claim: Claim, policy: PayerPolicy): Cents {
  if (policy.deductibleMembersPercent === 0 || claim.memberId === null) return 0;
  const month = claim.dateOfService.charCodeAt(5) === 48 ? claim.dateOfService.charCodeAt(6) - 48 : 10;
  if (month > 3 || Number(claim.memberId.slice(4, 6)) >= policy.deductibleMembersPercent) return 0;
  // A professional claim does not use up the deductible.
  return claim.claimType === 'INSTITUTIONAL' ? PLAN_DEDUCTIBLE_CENTS : Number.MAX_SAFE_INTEGER;
}
