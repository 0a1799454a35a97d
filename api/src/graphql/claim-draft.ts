import { sentFacts } from '../domain/adjudication/claim-verdict';
import type { ClaimDraftView } from '../entities/views/claim-draft';
import type { ClaimEntity } from '../entities/claim.entity';
import type { AppContext } from './context';
import { globalId } from '../entities/global-id';

/** What was known before adjudication, and nothing of the adjudication itself. */
export async function claimDraft(claim: ClaimEntity, context: AppContext): Promise<ClaimDraftView> {
  const { workspaceId } = claim;
  const lines = await context.loaders.linesOfClaim.load({ workspaceId, id: claim.localId });
  const original =
    claim.originalClaimId === null
      ? null
      : await context.loaders.claim.load({ workspaceId, id: claim.originalClaimId });
  return {
    claimId: globalId('Claim', workspaceId, claim.localId),
    payerId: globalId('Payer', workspaceId, claim.payerId),
    providerId: claim.providerId === null ? null : globalId('Provider', workspaceId, claim.providerId),
    originalClaimNumber: original?.claimNumber ?? null,
    ...sentFacts(claim),
    lines: lines.map((line) => ({
      procedureCode: line.procedureCode,
      revenueCode: line.revenueCode,
      modifiers: line.modifiers,
      units: line.units,
      billedCents: line.billedCents,
      diagnosisPointers: line.diagnosisPointers,
    })),
  };
}
