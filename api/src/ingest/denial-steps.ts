import type { Adjudication, Appeal, Claim, PayerType } from '../domain/claim';
import type { ClaimStatus } from '../domain/claim-status';
import { reasonKeyOf } from '../domain/work-list/denial-reason';
import type { DenialStage } from '../domain/work-list/denial-stage';
import { lastFilingDate } from '../domain/work-list/filing-limit';
import type { DenialChanges, DenialRow, RecoveryOutcome } from '../persistence/denial-store';

/** What a batch does to initial denials: new ones, and how those that were there go on. */
export class DenialSteps {
  private readonly rows = new Map<number, DenialRow>();
  private readonly stages = new Map<number, DenialStage>();
  private readonly outcomes: RecoveryOutcome[] = [];

  constructor(
    private readonly workspaceId: number,
    private readonly payerTypeOf: (payerId: number) => PayerType,
  ) {}

  /** The first adjudication of a first submission denied it. */
  denied(claim: Claim, { denial, processingDate }: Adjudication, deniedCents: number): void {
    const carc = denial?.carc ?? null;
    this.rows.set(claim.id, {
      workspaceId: this.workspaceId,
      claimId: claim.id,
      payerId: claim.payerId,
      reasonKey: reasonKeyOf(denial?.ruleKey ?? null, carc),
      carc,
      deniedOn: processingDate,
      deadline: lastFilingDate(this.payerTypeOf(claim.payerId), processingDate),
      deniedCents,
      stage: 'TO_WORK',
    });
  }

  correctionSent(originalClaimId: number): void {
    this.stages.set(originalClaimId, 'WITH_PAYER');
  }

  correctionAdjudicated(originalClaimId: number, { outcome, paidCents }: Adjudication): void {
    const isWon = outcome === 'PAID';
    this.stages.set(originalClaimId, isWon ? 'CLOSED' : 'TO_WORK');
    this.outcomes.push({
      claimId: originalClaimId,
      path: 'CORRECTED_CLAIM',
      isWon,
      recoveredCents: paidCents,
    });
  }

  appealFiled({ claimId }: Appeal): void {
    this.stages.set(claimId, 'WITH_PAYER');
  }

  appealDecided({ claimId, recoveredCents }: Appeal, isWon: boolean): void {
    this.stages.set(claimId, 'CLOSED');
    this.outcomes.push({ claimId, path: 'APPEAL', isWon, recoveredCents });
  }

  /** A later remittance: what it denies is to be worked on, what it pays or takes back is not. */
  revised(claimId: number, status: ClaimStatus): void {
    this.stages.set(claimId, status === 'DENIED' ? 'TO_WORK' : 'CLOSED');
  }

  finish(): DenialChanges {
    return { denied: this.rows, stages: this.stages, outcomes: this.outcomes };
  }
}
