import type { Rejection } from '../../connectors/connector';
import type { SubmittedClaim } from '../../connectors/submission';
import type { SubmissionEvent } from '../../domain/remit/submission-event';
import { claimNumberKey } from '../../domain/remit/submission-event';
import type { Tx } from '../../persistence/database';
import type { RemitRows } from '../../persistence/remit/remit-store';
import { knownKeys } from '../../persistence/remit/remit-store';
import type { CountedItem } from './counted-item';
import type { Organizations } from './organizations';
import { submissionKeys } from './relation-keys';
import { refusalOfSubmission, submissionEventOf } from './submission-event-of';
import { submissionKey } from './submission-identity';

/** The claims of a batch as they were sent. */
export interface FreshSubmissions {
  fresh: SubmissionEvent[];
  /** Where each stands in the source. */
  claims: ReadonlyMap<string, SubmittedClaim>;
  duplicates: number;
  refused: { rejection: Rejection; nth: number }[];
}

/** Those that are not stored yet. */
export async function freshSubmissions(
  tx: Tx,
  workspaceId: number,
  items: readonly CountedItem[],
  organizations: Organizations,
): Promise<FreshSubmissions> {
  const claims = items.flatMap(({ item, nth }) =>
    item.kind === 'claim' ? [{ claim: item.claim, nth, key: submissionKey(item.claim, nth) }] : [],
  );
  const keys = claims.map(({ key }) => key);
  const known = await knownKeys(tx, workspaceId, 'submission', keys);
  const found: FreshSubmissions & { claims: Map<string, SubmittedClaim> } = {
    fresh: [],
    claims: new Map(),
    duplicates: 0,
    refused: [],
  };
  for (const { claim, key, nth } of claims) {
    if (known.has(key)) {
      found.duplicates += 1;
      continue;
    }
    const rejection = refusalOfSubmission(claim);
    if (rejection !== null) {
      found.refused.push({ rejection, nth });
      continue;
    }
    known.add(key);
    const payerId = organizations.payer(claim.payer, claim.claimFilingIndicator);
    const providerId = organizations.submitter(claim);
    found.fresh.push(submissionEventOf(claim, { key, payerId, providerId }));
    found.claims.set(key, claim);
  }
  return found;
}

export const submissionRow = (
  event: SubmissionEvent,
  row: { workspaceId: number; claimId: number | null; jobId: number },
): RemitRows['submissions'][number] => ({
  ...row,
  submissionKey: event.key,
  claimNumberKey: claimNumberKey(event.claimNumber),
  originalNumberKey: submissionKeys(event).originalNumberKey,
  content: event,
});
