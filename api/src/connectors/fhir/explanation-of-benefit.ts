import type { ExplanationOfBenefit, ExplanationOfBenefitItemAdjudication, ExplanationOfBenefitTotal } from 'fhir/r4'; // prettier-ignore
import type { Adjudication, Adjustment, LineAdjudication } from '../../domain/claim';
import { treatmentOf } from '../../domain/remit/adjustment-treatments';
import type { Cents } from '../../domain/money';
import type { ClaimRecord } from '../../domain/claim-record';
import { claimParts, concept, insuranceOf, itemOf, money, relatedOf } from './claim-parts';
import { SYSTEM } from './code-systems';

/**
 * The payer's first adjudication of a claim as FHIR R4 ExplanationOfBenefit. Amounts are adjudications by category:
 * what was submitted, what is eligible (allowed), the benefit (paid), and each adjustment under CARIN's category with
 * its CARC as the reason. Null while there is none.
 */
export function explanationOfBenefit(record: ClaimRecord): ExplanationOfBenefit | null {
  const { claim, adjudication } = record;
  if (!adjudication) return null;
  return {
    resourceType: 'ExplanationOfBenefit',
    id: `eob-${claim.id}`,
    identifier: [{ value: claim.claimNumber }],
    ...claimParts(record),
    ...relatedOf(record),
    created: adjudication.processingDate,
    claim: { reference: `Claim/claim-${claim.id}` },
    outcome: 'complete',
    insurance: [insuranceOf(record)],
    item: claim.lines.map((line, index) => {
      const lineAdjudication = adjudication.lines[index];
      const item = itemOf(claim, line);
      return lineAdjudication
        ? { ...item, adjudication: lineParts(line.billedCents, lineAdjudication) }
        : item;
    }),
    ...(adjudication.adjustments.length === 0
      ? {}
      : { adjudication: adjudication.adjustments.map((adjustment) => adjustmentPart(adjustment, null)) }),
    total: totals(claim.billedCents, adjudication),
    payment: { date: adjudication.processingDate, amount: money(adjudication.paidCents) },
  };
}

function lineParts(
  billedCents: Cents,
  lineAdjudication: LineAdjudication,
): ExplanationOfBenefitItemAdjudication[] {
  const rarc = lineAdjudication.denial?.rarc ?? null;
  return [
    amount('submitted', billedCents),
    ...(lineAdjudication.allowedCents === null ? [] : [amount('eligible', lineAdjudication.allowedCents)]),
    ...lineAdjudication.adjustments.map((adjustment) => adjustmentPart(adjustment, rarc)),
    amount('benefit', lineAdjudication.paidCents),
  ];
}

const totals = (
  billedCents: Cents,
  { allowedCents, paidCents }: Adjudication,
): ExplanationOfBenefitTotal[] => [
  amount('submitted', billedCents),
  ...(allowedCents === null ? [] : [amount('eligible', allowedCents)]),
  amount('benefit', paidCents),
];

const amount = (code: string, cents: Cents) => ({
  category: concept(SYSTEM.adjudication, code),
  amount: money(cents),
});

/** Its group code and reason code; for a denial, the remark code too. */
function adjustmentPart(adjustment: Adjustment, rarc: string | null): ExplanationOfBenefitItemAdjudication {
  const { group, carc, amountCents } = adjustment;
  const remark =
    rarc !== null && treatmentOf({ group, carc }) === 'DENIAL' ? [{ system: SYSTEM.rarc, code: rarc }] : [];
  return {
    category: categoryOf(adjustment),
    reason: {
      coding: [
        { system: SYSTEM.carc, code: carc },
        { system: SYSTEM.adjustmentGroup, code: group },
        ...remark,
      ],
    },
    amount: money(amountCents),
  };
}

/** PR-1 deductible, PR-2 coinsurance, PR-3 copay; a denial is not covered, the rest is the contract's discount. */
function categoryOf({ group, carc }: Adjustment) {
  if (group === 'PR' && carc === '1') return concept(SYSTEM.adjudication, 'deductible');
  if (group === 'PR' && carc === '2') return concept(SYSTEM.carinAdjudication, 'coinsurance');
  if (group === 'PR' && carc === '3') return concept(SYSTEM.adjudication, 'copay');
  return concept(
    SYSTEM.carinAdjudication,
    treatmentOf({ group, carc }) === 'DENIAL' ? 'noncovered' : 'discount',
  );
}
