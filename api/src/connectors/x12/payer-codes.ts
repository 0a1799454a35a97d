import type { Claim, Payer, PayerType } from '../../domain/claim';

/** Who makes the files: the clearing house between providers and payers. */
export const CLEARING_HOUSE = { name: 'CLAIMSTREAM', identifier: 'CLAIMSTREAM' } as const;

/** NM109 and N104 of a payer: its number within the workspace, five digits. */
export const payerIdentifier = ({ id }: Pick<Payer, 'id'>): string => String(id).padStart(5, '0');

/**
 * In place of the payer's own number of a claim (CLP07, and REF*F8 of the claim that replaces it) where it gave none, as
 * payers of a simulation do: it says which claim it is.
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

/** Facility code and frequency as CLM05 and CLP08/09 have them: place of service, or the type of bill's two digits. */
export function facilityCode({
  placeOfService,
  typeOfBill,
}: Pick<Claim, 'placeOfService' | 'typeOfBill'>): string {
  return typeOfBill === null ? (placeOfService ?? '') : typeOfBill.slice(1, 3);
}
