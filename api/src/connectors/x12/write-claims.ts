import type { ClaimType } from '../../domain/claim';
import type { FileFacts, FileWriter } from '../file-writer';
import { TransactionFile, envelopeOf } from './transaction-file';
import { CLAIM_VERSION, claimTransaction } from './write-837';

/** The guides' limit (1.3.2.1 of both): 5,000 CLM segments in a transaction. */
const MAX_CLAIMS_A_TRANSACTION = 5_000;

/**
 * The claims of one type as one 837 file: a transaction for each payer and day of submission. Takes records in the
 * order of their submission date; those of the other type, and those without known lines, are left out.
 */
export const writeClaims837 = (claimType: ClaimType, facts: FileFacts): FileWriter =>
  new TransactionFile(
    envelopeOf(facts, { functionalCode: 'HC', version: CLAIM_VERSION[claimType], partner: 'PAYERS' }),
    {
      // A remittance may describe a claim without its lines; an 837 cannot.
      dayOf: ({ claim }) =>
        claim.claimType === claimType && claim.lines.length > 0 ? claim.submissionDate : null,
      maxHeld: MAX_CLAIMS_A_TRANSACTION,
      maxInTransaction: MAX_CLAIMS_A_TRANSACTION,
      transaction: (controlNumber, claims) => claimTransaction({ controlNumber, claimType, claims }),
    },
  );
