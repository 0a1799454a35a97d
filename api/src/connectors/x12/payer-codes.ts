import type { Claim, Payer, PayerType } from '../../domain/claim';

/** The sender of the files: the clearinghouse between providers and payers. */
export const CLEARING_HOUSE = { name: 'CLAIMSTREAM', identifier: 'CLAIMSTREAM' } as const;

/** NM109 and N104 of a payer: its number within the workspace, five digits. */
export const payerIdentifier = ({ id }: Pick<Payer, 'id'>): string => String(id).padStart(5, '0');

/**
 * Used when the payer gave no control number of its own (CLP07, and REF*F8 of the claim that replaces it), as in a
 * simulation: it identifies the claim.
 */
export const payerControlNumber = (claimId: number): string => `ICN${claimId}`;

/** SBR09 and CLP06 (X12 code list 1032, claim filing indicator). */
export function filingIndicator(type: PayerType, claimType: Claim['claimType']): string {
  switch (type) {
    case 'MEDICARE':
      return claimType === 'INSTITUTIONAL' ? 'MA' : 'MB';
    case 'MEDICARE_ADVANTAGE':
      return '16';
    case 'MEDICAID':
      return 'MC';
    case 'COMMERCIAL':
      return 'CI';
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
