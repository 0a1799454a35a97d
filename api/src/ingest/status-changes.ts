import type { Resolved } from '../domain/ledger/denial-resolution';
import type { StatusChange } from '../persistence/tables';

/** What has been resolved so far stays. */
const NOT_RESOLVED = { resolution: null, resolvedOn: null };

interface Change {
  addedPaidCents?: number;
  addedAllowedCents?: number;
  nextDueS: number | null;
  resolved?: Resolved;
}

/** What happens to claims after their adjudication, one row a claim and batch. */
export class StatusChanges {
  private readonly byClaim = new Map<number, StatusChange>();

  constructor(private readonly workspaceId: number) {}

  merge(claimId: number, status: string, change: Change): void {
    const before = this.byClaim.get(claimId);
    const { resolution, resolvedOn } = change.resolved ?? before ?? NOT_RESOLVED;
    this.byClaim.set(claimId, {
      workspaceId: this.workspaceId,
      claimId,
      status,
      addedPaidCents: (before?.addedPaidCents ?? 0) + (change.addedPaidCents ?? 0),
      addedAllowedCents: (before?.addedAllowedCents ?? 0) + (change.addedAllowedCents ?? 0),
      nextDueS: change.nextDueS,
      resolution,
      resolvedOn,
    });
  }

  finish(): StatusChange[] {
    return [...this.byClaim.values()];
  }
}
