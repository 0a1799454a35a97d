import type { Adjudication, Adjustment, Appeal, Claim, DenialCodes, LearningEvent } from './claim';
import type { ClaimStatus } from './claim-status';

/**
 * Promise: same config and seed, same run. One digest says so. It is the SHA-256 over, in this order,
 *   1. the text `claimstream ` + MODEL_VERSION,
 *   2. the SHA-256 of each claim's leaf, claims in rising id,
 *   3. the SHA-256 of each appeal's leaf, appeals in rising id,
 *   4. the SHA-256 of each learning event's leaf, events in rising id.
 * A leaf is a line of JSON text in UTF-8, made of local ids and content only: nothing of the workspace, the detector or
 * real time. It uses only what the tables hold, so that a store can stream the same leaves from SQL.
 */

/**
 * Increase it whenever the same seed no longer gives the same claims: a new catalogue, a new model, a new faker
 * version.
 */
export const MODEL_VERSION = '5';

export interface Hasher {
  update(bytes: Uint8Array | string): unknown;
  digest(): Uint8Array;
}
/** Creates a new SHA-256 hasher; passed in, because this folder does no cryptography of its own. */
export type HasherFactory = () => Hasher;

export function leafHash(newHasher: HasherFactory, leaf: string): Uint8Array {
  const hasher = newHasher();
  hasher.update(leaf);
  return hasher.digest();
}

/** Combines leaves' hashes one by one, in the order stated above, into the digest in lower-case hex. */
export class LeafDigest {
  private readonly hasher: Hasher;

  constructor(newHasher: HasherFactory) {
    this.hasher = newHasher();
    this.hasher.update(`claimstream ${MODEL_VERSION}`);
  }

  add(leafHash: Uint8Array): void {
    this.hasher.update(leafHash);
  }

  end(): string {
    return hexOf(this.hasher.digest());
  }
}

/** Combines the leaves' hashes, in the order stated above, into the digest in lower-case hex. */
export function digestOfLeaves(newHasher: HasherFactory, leafHashes: Iterable<Uint8Array>): string {
  const digest = new LeafDigest(newHasher);
  for (const hash of leafHashes) digest.add(hash);
  return digest.end();
}

const hexOf = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => (256 + byte).toString(16).slice(1)).join('');

/** @param adjudication null while the claim is PENDING */
export function claimLeaf(claim: Claim, status: ClaimStatus, adjudication: Adjudication | null): string {
  return JSON.stringify([
    claim.id,
    claim.claimNumber,
    claim.frequencyCode,
    claim.originalClaimId,
    claim.claimType,
    claim.patientLastName,
    claim.patientFirstName,
    claim.patientBirthDate,
    claim.patientSex,
    claim.memberId,
    claim.memberGroupId,
    claim.priorAuthorization,
    claim.referralNumber,
    claim.recordsAttached,
    claim.documentedLevel,
    claim.otherPayerPrimary,
    claim.providerId,
    claim.payerId,
    claim.coderId,
    claim.dateOfService,
    claim.submissionDate,
    claim.submissionDateBasis,
    claim.placeOfService,
    claim.typeOfBill,
    claim.admissionType,
    claim.patientStatus,
    claim.drgCode,
    claim.dischargeDate,
    claim.diagnosisCodes,
    claim.billedCents,
    status,
    adjudication && [
      adjudication.processingDate,
      adjudication.allowedCents,
      adjudication.paidCents,
      codesLeaf(adjudication.denial),
      adjustmentsLeaf(adjudication.adjustments),
    ],
    claim.lines.map((line, index) => {
      const lineAdjudication = adjudication ? adjudication.lines[index] : null;
      return [
        line.lineNumber,
        line.procedureCode,
        line.modifiers,
        line.diagnosisPointers,
        line.revenueCode ?? null,
        line.units,
        line.billedCents,
        lineAdjudication && [
          lineAdjudication.allowedCents,
          lineAdjudication.paidCents,
          codesLeaf(lineAdjudication.denial),
          adjustmentsLeaf(lineAdjudication.adjustments),
        ],
      ];
    }),
  ]);
}

export function appealLeaf(appeal: Appeal): string {
  return JSON.stringify([
    appeal.id,
    appeal.claimId,
    appeal.level,
    appeal.filedDate,
    appeal.deadline,
    appeal.decidedDate,
    appeal.outcome,
    appeal.recoveredCents,
  ]);
}

export function learningEventLeaf(event: LearningEvent): string {
  return JSON.stringify([
    event.id,
    event.type,
    event.coderId,
    event.atS,
    event.durationMs,
    event.outcome,
    event.correctionApplied,
    event.ruleKey,
    event.claimId,
  ]);
}

/** The rule's key is left out, because the tables keep only the codes. */
const codesLeaf = (denial: DenialCodes | null): unknown => denial && [denial.carc, denial.rarc, denial.group];

const adjustmentsLeaf = (adjustments: readonly Adjustment[]): unknown =>
  adjustments.map(({ group, carc, amountCents }) => [group, carc, amountCents]);
