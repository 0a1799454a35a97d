import type { ClaimSource } from '../../domain/claim';
import type { ClaimStatus } from '../../domain/claim-status';
import type { ClaimEntity } from '../../entities/claim.entity';
import type { ClaimDateField, ClaimOrderField, Direction } from '../../entities/enums/states';

/** A claim filter in the store's terms: local ids, cents. What is left out is not filtered by. */
export interface StoredClaimFilter {
  status?: readonly ClaimStatus[];
  from?: string;
  to?: string;
  dateField?: ClaimDateField;
  payerId?: number;
  providerId?: number;
  patternId?: number;
  carc?: readonly string[];
  procedureCode?: string;
  source?: ClaimSource;
  deniedLater?: boolean;
  search?: string;
  /** Of the columns that a search covers, the claim number only, or the others only; otherwise all. */
  searchIn?: 'NUMBER' | 'OTHERS';
  minBilledCents?: number;
  maxBilledCents?: number;
}

export interface ClaimSort {
  field: ClaimOrderField;
  direction: Direction;
}

export const ORDER_COLUMN: Record<
  ClaimOrderField,
  { column: string; type: 'text' | 'int'; valueOf: (claim: ClaimEntity) => string | number | null }
> = {
  SUBMISSION_DATE: { column: 'submission_date', type: 'text', valueOf: (claim) => claim.submissionDate },
  PROCESSING_DATE: { column: 'processing_date', type: 'text', valueOf: (claim) => claim.processingDate },
  SERVICE_DATE: { column: 'date_of_service', type: 'text', valueOf: (claim) => claim.dateOfService },
  BILLED_AMOUNT: { column: 'billed_cents', type: 'int', valueOf: (claim) => claim.billedCents },
};
