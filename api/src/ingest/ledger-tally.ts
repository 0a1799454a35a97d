import type { InstantS } from '../domain/calendar';
import { dateOfInstant } from '../domain/calendar';
import type { Adjudication, Appeal, Claim, LearningEvent } from '../domain/claim';
import { isFirstSubmission } from '../domain/claim';
import type { Booking, LedgerRows } from '../persistence/ledger/ledger-store';
import type { RowIn } from '../persistence/tables';
import { CODER_TRAININGS, COHORT_ALLOWED } from '../persistence/tables';

/** What a batch books, and what it adds to the counts behind the estimated effect of training. */
export class LedgerTally {
  private readonly bookings: Booking[] = [];
  private readonly steps: LedgerRows['steps'] = [];
  private readonly allowed = new Map<string, number>();
  private readonly trainings = new Map<string, RowIn<typeof CODER_TRAININGS>>();

  constructor(private readonly workspaceId: number) {}

  /** A corrected claim was sent for it. */
  corrected(claimId: number): void {
    this.steps.push({ claimId, kind: 'CORRECTED', allowedCents: 0 });
  }

  /** The first adjudication of any claim. */
  adjudicated(claim: Claim, { allowedCents, paidCents, outcome, processingDate }: Adjudication): void {
    const { originalClaimId, submissionDate } = claim;
    if (isFirstSubmission(claim)) {
      const before = this.allowed.get(submissionDate) ?? 0;
      this.allowed.set(submissionDate, before + (allowedCents ?? 0));
      if (outcome === 'DENIED') this.steps.push({ claimId: claim.id, kind: 'DENIED', allowedCents: 0 });
      return;
    }
    if (originalClaimId === null) return;
    const brought = allowedCents ?? paidCents;
    this.steps.push({ claimId: originalClaimId, kind: 'CORRECTION_ADJUDICATED', allowedCents: brought });
    if (brought !== 0) this.book('CORRECTED_CLAIM_PAID', originalClaimId, processingDate, brought, paidCents);
  }

  appealFiled({ claimId, level }: Appeal): void {
    if (level === 1) this.steps.push({ claimId, kind: 'APPEALED', allowedCents: 0 });
  }

  appealDecided(appeal: Appeal, isWon: boolean, wonAllowedCents: number, atS: InstantS): void {
    const { claimId, level, recoveredCents } = appeal;
    if (level === 1) this.steps.push({ claimId, kind: 'DECIDED', allowedCents: 0 });
    if (!isWon) return;
    this.steps.push({ claimId, kind: 'WON', allowedCents: wonAllowedCents });
    this.book('APPEAL_WON', claimId, dateOfInstant(atS), wonAllowedCents, recoveredCents);
  }

  learned({ type, coderId, ruleKey, atS }: LearningEvent): void {
    if (type !== 'ATTEMPT' || ruleKey === null) return;
    const key = `${coderId}|${ruleKey}`;
    if (this.trainings.has(key)) return;
    this.trainings.set(key, {
      workspaceId: this.workspaceId,
      coderId,
      ruleKey,
      firstDay: dateOfInstant(atS),
    });
  }

  finish(): LedgerRows {
    const { workspaceId } = this;
    const allowed = Array.from(this.allowed, ([submissionDate, allowedCents]) => ({
      workspaceId,
      submissionDate,
      allowedCents,
    }));
    return {
      bookings: this.bookings,
      steps: this.steps,
      allowed: COHORT_ALLOWED.packAll(allowed),
      trainings: CODER_TRAININGS.packAll(this.trainings.values()),
    };
  }

  private book(
    kind: Booking['kind'],
    subjectId: number,
    bookedOn: string,
    allowedCents: number,
    cashCents: number,
  ): void {
    const { workspaceId } = this;
    this.bookings.push({
      workspaceId,
      kind,
      subjectId,
      bookedOn,
      allowedCents,
      cashCents,
      preventedDenials: null,
    });
  }
}
