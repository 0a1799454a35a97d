import type { Adjudication, Appeal, Claim, PayerType } from '../domain/claim';
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
  denied(claim: Claim, adjudication: Adjudication, cents: number): void {
    const type = this.payerTypeOf(claim.payerId);
    this.rows.set(claim.id, denialRow(this.workspaceId, claim, adjudication, { cents, type }));
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

  finish(): DenialChanges {
    return { denied: this.rows, stages: this.stages, outcomes: this.outcomes };
  }
}

/** A denial as it begins. @param denied what it denies, and the kind of plan whose filing limit holds */
export const denialRow = (
  workspaceId: number,
  { id: claimId, payerId }: Claim,
  { denial, processingDate }: Adjudication,
  denied: { cents: number; type: PayerType },
): DenialRow => ({
  workspaceId,
  claimId,
  payerId,
  reasonKey: reasonKeyOf(denial?.ruleKey ?? null, denial?.carc ?? null),
  carc: denial?.carc ?? null,
  deniedOn: processingDate,
  deadline: lastFilingDate(denied.type, processingDate),
  deniedCents: denied.cents,
  stage: 'TO_WORK',
});
