import type { Claim, ClaimLine, Payer, PayerType } from '../../domain/claim';

/** The sender of the files: the clearinghouse between providers and payers. */
export const CLEARING_HOUSE = { name: 'CLAIMSTREAM', identifier: 'CLAIMSTREAM' } as const;

/** NM109 and N104 of a payer: its number within the workspace, five digits. */
export const payerIdentifier = ({ id }: Pick<Payer, 'id'>): string => String(id).padStart(5, '0');

/**
 * Used when the payer gave no control number of its own (CLP07, and REF*F8 of the claim that replaces it), as in a
 * simulation: it identifies the claim.
 */
export const payerControlNumber = (claimId: number): string => `ICN${claimId}`;

/**
 * REF*6R of a line, on its claim and on what its payer says of it: the claim's number in the workspace and the line's
 * own. An imported claim keeps those of its sources, so it is written without.
 */
export const lineControlNumber = (
  { id, source }: Pick<Claim, 'id' | 'source'>,
  { lineNumber }: Pick<ClaimLine, 'lineNumber'>,
): string | null => (source === 'IMPORTED' ? null : `${id}L${lineNumber}`);

/** SBR09 of an 837: the kind of plan that is billed. Source: its code list in 005010X222A1 and 005010X223A2. */
export const claimFilingCode = (type: PayerType, claimType: Claim['claimType']): string =>
  type === 'COMMERCIAL' ? 'CI' : sharedFilingCode(type, claimType);

/**
 * CLP06 of an 835: the kind of plan that paid. Its code list (005010X221A1) has no CI, "commercial insurance"; a
 * commercial plan states its own kind, and most are 12 (preferred provider organization).
 */
export const remitFilingCode = (type: PayerType, claimType: Claim['claimType']): string =>
  type === 'COMMERCIAL' ? '12' : sharedFilingCode(type, claimType);

/** The codes that are in both lists. */
function sharedFilingCode(type: Exclude<PayerType, 'COMMERCIAL'>, claimType: Claim['claimType']): string {
  switch (type) {
    case 'MEDICARE':
      return claimType === 'INSTITUTIONAL' ? 'MA' : 'MB';
    case 'MEDICARE_ADVANTAGE':
      return '16';
    case 'MEDICAID':
      return 'MC';
    case 'OTHER':
      return 'ZZ';
  }
}

/** Facility code and frequency as in CLM05 and CLP08/09: place of service, or the type of bill's two digits. */
export function facilityCode({
  placeOfService,
  typeOfBill,
}: Pick<Claim, 'placeOfService' | 'typeOfBill'>): string {
  return typeOfBill === null ? (placeOfService ?? '') : typeOfBill.slice(1, 3);
}
