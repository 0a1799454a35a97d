import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { SubmissionEvent } from '../../domain/remit/submission-event';
import { int, json, nullable, text } from '../columns';

/**
 * A claim as a provider sent it. Rows are never changed but for the claim that they belong to, which is a function of all
 * that is known (domain/remit/assign-submissions.ts): one that was sent twice is two rows and two claims of one bill.
 */
@Entity('claim_submissions')
export class ClaimSubmissionEntity {
  @PrimaryColumn(int('workspace_id'))
  workspaceId: number;

  /** What the claim says, and its count among equals of its transaction (ingest/remit/submission-identity.ts). */
  @PrimaryColumn(text('submission_key'))
  submissionKey: string;

  @Column(int('claim_id', nullable))
  claimId: number | null;

  @Column(int('job_id'))
  jobId: number;

  /** By what related events are found: the provider's number, and payer and number of the original. */
  @Column(text('claim_number_key', nullable))
  claimNumberKey: string | null;

  @Column(text('original_number_key', nullable))
  originalNumberKey: string | null;

  /** The whole event. */
  @Column(json('content'))
  content: SubmissionEvent;
}
