import type { Claim } from 'fhir/r4';
import type { ClaimRecord } from '../../domain/claim-record';
import { SYSTEM } from './code-systems';
import { claimParts, concept, insuranceOf, itemOf, money, relatedOf } from './claim-parts';

/** A claim as FHIR R4 Claim. Its patient is a contained resource, so that the file can be read by itself. */
export function claimResource(record: ClaimRecord): Claim {
  const { claim } = record;
  return {
    resourceType: 'Claim',
    id: `claim-${claim.id}`,
    identifier: [{ value: claim.claimNumber }],
    ...claimParts(record),
    ...relatedOf(record),
    created: claim.submissionDate,
    priority: concept(SYSTEM.priority, 'normal'),
    insurance: [{ sequence: 1, ...insuranceOf(record) }],
    item: claim.lines.map((line) => itemOf(claim, line)),
    total: money(claim.billedCents),
  };
}
