import type { ClaimFacts } from '../persistence/feed-store';
import type { ClaimFeedChange, SharedEntry } from './feed-entry';
import type { ClaimFeedFilter, ClaimFeedRequest } from './feed-sources';

export type ChangeTest = (change: ClaimFeedChange) => boolean;

/** The changes of one commit that a subscription wants; what it needs of the claims is loaded once for all. */
export async function changeTest(
  entry: SharedEntry,
  { kinds, filter }: ClaimFeedRequest,
): Promise<ChangeTest> {
  const ofKind: ChangeTest = kinds ? (change) => kinds.includes(change.kind) : () => true;
  if (!filter || !entry.claims.some(ofKind)) return ofKind;
  const facts = await entry.facts();
  const procedures = filter.procedureCode ? await entry.procedures() : null;
  const matches = claimTest(filter);
  return (change) => {
    const claim = facts.get(change.claimId);
    if (!claim || !ofKind(change) || !matches(claim)) return false;
    return !procedures || procedures.get(claim.id)?.has(filter.procedureCode ?? '') === true;
  };
}

function claimTest(filter: ClaimFeedFilter): (claim: ClaimFacts) => boolean {
  const search = filter.search?.toLowerCase();
  return (claim) => {
    const date = filter.dateField === 'SERVICE' ? claim.dateOfService : claim.submissionDate;
    return (
      (filter.from === undefined || date >= filter.from) &&
      (filter.to === undefined || date <= filter.to) &&
      (filter.payerId === undefined || claim.payerId === filter.payerId) &&
      (filter.providerId === undefined || claim.providerId === filter.providerId) &&
      (filter.source === undefined || claim.source === filter.source) &&
      (filter.minBilledCents === undefined || claim.billedCents >= filter.minBilledCents) &&
      (filter.maxBilledCents === undefined || claim.billedCents <= filter.maxBilledCents) &&
      (search === undefined || searchable(claim).some((text) => text.toLowerCase().startsWith(search)))
    );
  };
}

const searchable = (claim: ClaimFacts): string[] => [
  claim.claimNumber,
  claim.memberId ?? '',
  claim.patientLastName,
  claim.patientFirstName,
];
