import type { ClaimDraftView } from '../entities/claim-draft';
import type { ClaimEntity } from '../entities/claim.entity';
import type { AppContext } from './context';
import { globalId } from './global-id';

/** What was known before adjudication, and nothing that the payer answered. */
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
    claimType: claim.claimType,
    frequencyCode: claim.frequencyCode,
    originalClaimNumber: original?.claimNumber ?? null,
    dateOfService: claim.dateOfService,
    submissionDate: claim.submissionDate,
    placeOfService: claim.placeOfService,
    typeOfBill: claim.typeOfBill,
    admissionType: claim.admissionType,
    patientStatus: claim.patientStatus,
    drgCode: claim.drgCode,
    dischargeDate: claim.dischargeDate,
    patientBirthDate: claim.patientBirthDate,
    patientSex: claim.patientSex,
    memberId: claim.memberId,
    memberGroupId: claim.memberGroupId,
    otherPayerPrimary: claim.otherPayerPrimary,
    priorAuthorization: claim.priorAuthorization,
    referralNumber: claim.referralNumber,
    recordsAttached: claim.recordsAttached,
    documentedLevel: claim.documentedLevel,
    diagnosisCodes: claim.diagnosisCodes,
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
