import type { PayerType } from '../domain/claim';
import { isFirstSubmission } from '../domain/claim';
import type { DenialRow } from '../persistence/denial-store';
import type { ImportedRows } from '../persistence/remit/imported-store';
import { NO_IMPORTED_ROWS } from '../persistence/remit/imported-store';
import type { Times } from './tally';
import type { BatchPatterns } from './batch-patterns';
import { denialRow } from './denial-steps';
import type { ImportedClaim } from './imported-claim';
import { bookingsOf, isObserved, stateOf } from './imported-claim';
import { observed } from './observed';
import type { RollupTallies } from './rollup-tallies';
import { deniedCents, importedClaimRow, lineRow } from './rows';

interface CountedIn {
  rollups: RollupTallies;
  patterns: BatchPatterns;
  payerTypeOf(payerId: number): PayerType;
}

/**
 * What a batch does to imported claims. A claim that other events have changed is taken out of everything that it was
 * counted in and counted anew, so that whatever order its events come in, it is counted as they leave it.
 */
export class ImportedClaims {
  private readonly rows: ImportedRows = NO_IMPORTED_ROWS();
  /** How many claims there are more than before. */
  addedCount = 0;
  hasChangedObservations = false;

  constructor(
    private readonly workspaceId: number,
    private readonly countedIn: CountedIn,
  ) {}

  put(before: ImportedClaim | null, after: ImportedClaim | null): void {
    if (before !== null) this.withdraw(before, after);
    if (after !== null) this.add(after, before === null);
    this.observe(before, after);
  }

  finish(): ImportedRows {
    return this.rows;
  }

  private withdraw(before: ImportedClaim, after: ImportedClaim | null): void {
    const { rows } = this;
    this.countedIn.rollups.withdraw(() => this.count(before));
    this.countInLedger(before, -1);
    rows.changed.push(before.claim.id);
    if (after === null) {
      rows.gone.push(before.claim.id);
      this.addedCount -= 1;
    }
    if (after?.claim.submissionDate !== before.claim.submissionDate) rows.isReachChanged = true;
    const denial = this.denialOf(before);
    if (denial) rows.denialsBefore.push(denial);
    rows.bookingsBefore.push(...bookingsOf(this.workspaceId, before));
  }

  private add(after: ImportedClaim, isNew: boolean): void {
    const { rows, workspaceId } = this;
    const { claim, fold, adjudication } = after;
    const { first } = fold;
    this.count(after);
    this.countInLedger(after, 1);
    if (isNew) this.addedCount += 1;
    const row = importedClaimRow(workspaceId, claim, adjudication, stateOf(after));
    (isNew ? rows.added : rows.put).push(row);
    const lines = first && {
      processingDate: first.date,
      adjudications: new Map(
        (adjudication ?? fold.firstJudgment)?.lines.map((line) => [line.lineNumber, line]),
      ),
      stated: new Map(first.lines.map((line) => [line.lineNumber, line])),
    };
    for (const line of claim.lines) rows.lines.push(lineRow(workspaceId, claim.id, line, lines));
    const denial = this.denialOf(after);
    if (denial) rows.denialsAfter.push(denial);
    rows.bookingsAfter.push(...bookingsOf(workspaceId, after));
  }

  private count({ claim, fold, adjudication, eligiblePopulations }: ImportedClaim): void {
    const { rollups } = this.countedIn;
    rollups.submitted(claim);
    rollups.paid(claim, fold.paidCents);
    rollups.later(claim, fold);
    if (adjudication === null) return;
    rollups.processed(claim, adjudication.processingDate);
    if (!isFirstSubmission(claim)) return;
    const isDenied = adjudication.outcome === 'DENIED';
    const carc = isDenied ? (adjudication.denial?.carc ?? null) : null;
    const lost = deniedCents(claim, adjudication);
    rollups.adjudicated({ claim, adjudication, isDenied, deniedCents: lost, carc }, eligiblePopulations);
  }

  private countInLedger({ claim, adjudication }: ImportedClaim, times: Times): void {
    if (adjudication === null || !isFirstSubmission(claim)) return;
    const { submissionDate, claimType } = claim;
    const { allowedCents, outcome, processingDate, denial } = adjudication;
    this.rows.cohorts.push({ submissionDate, allowedCents: times * (allowedCents ?? 0) });
    if (outcome !== 'DENIED') return;
    this.rows.outcomes.push({
      times,
      processingDate,
      submissionDate,
      firstCarc: denial?.carc ?? null,
      deniedCents: deniedCents(claim, adjudication),
      isInstitutional: claimType === 'INSTITUTIONAL',
    });
  }

  private denialOf({ claim, fold, adjudication, followUps }: ImportedClaim): DenialRow | null {
    if (adjudication?.outcome !== 'DENIED' || !isFirstSubmission(claim)) return null;
    const type = claim.lineOfBusiness ?? this.countedIn.payerTypeOf(claim.payerId);
    const row = denialRow(this.workspaceId, claim, adjudication, {
      cents: deniedCents(claim, adjudication),
      type,
    });
    // What a later remittance denies again is to be worked on; what it pays or takes back is not, nor what was paid, or
    // is awaited, under another claim of the bill.
    return { ...row, stage: fold.status === 'DENIED' ? (followUps.stage ?? 'TO_WORK') : 'CLOSED' };
  }

  /** What is adjudicated now is observed as it comes; what was observed cannot be taken back from decisions. */
  private observe(before: ImportedClaim | null, after: ImportedClaim | null): void {
    if (before === null || !isObserved(before)) {
      if (after !== null && after.adjudication !== null && isObserved(after))
        this.countedIn.patterns.observe(after.claim, after.adjudication, this.lineOfBusinessOf(after));
    } else if (this.observationOf(before) !== this.observationOf(after)) this.hasChangedObservations = true;
  }

  private observationOf(claim: ImportedClaim | null): string {
    if (claim === null || claim.adjudication === null || !isObserved(claim)) return '';
    return JSON.stringify(observed(claim.claim, claim.adjudication, this.lineOfBusinessOf(claim)));
  }

  private lineOfBusinessOf({ claim }: ImportedClaim): PayerType {
    return claim.lineOfBusiness ?? this.countedIn.payerTypeOf(claim.payerId);
  }
}
