import type { ClaimRecord } from '../domain/claim-record';
import type { Appeal, Claim } from '../domain/claim';
import type { ClaimStatus } from '../domain/claim-status';
import type { Cents } from '../domain/money';
import type { Simulation, SimulationEvent } from '../generation/simulation';

/** Records that a run's events have made ready to be written. */
export interface ReadyRecords {
  /** As submitted: not adjudicated yet. */
  submitted: ClaimRecord[];
  /** As adjudicated first. */
  adjudicated: ClaimRecord[];
  /** With nothing more to come. */
  closed: ClaimRecord[];
}

/** Follows a run's events without a store, and holds only the claims with something still to come. */
export class RunRecords {
  private readonly open = new Map<number, ClaimRecord>();

  constructor(private readonly world: Pick<Simulation, 'payers' | 'providers' | 'coders'>) {}

  observe(events: readonly SimulationEvent[]): ReadyRecords {
    const ready: ReadyRecords = { submitted: [], adjudicated: [], closed: [] };
    for (const event of events) this.take(event, ready);
    return ready;
  }

  /** At the run's end: the claims that still wait for something, by id. */
  stillOpen(): ClaimRecord[] {
    return [...this.open.values()].sort((a, b) => a.claim.id - b.claim.id);
  }

  private take(event: SimulationEvent, ready: ReadyRecords): void {
    switch (event.kind) {
      case 'CLAIM_SUBMITTED': {
        const record = this.newRecord(event.claim);
        this.open.set(event.claim.id, record);
        ready.submitted.push(record);
        // A corrected claim is the last thing that happens to its original.
        if (event.claim.originalClaimId !== null) this.close(event.claim.originalClaimId, ready);
        return;
      }
      case 'CLAIM_ADJUDICATED': {
        const { claim, adjudication, nextDueS } = event;
        const { allowedCents: allowedSoFarCents, outcome: status } = adjudication;
        const record = this.change(claim.id, { adjudication, status, allowedSoFarCents });
        if (!record) return;
        ready.adjudicated.push(record);
        if (nextDueS === null) this.close(claim.id, ready);
        return;
      }
      case 'APPEAL_FILED':
        this.changeAppeal(event.claim.id, event.appeal, 'APPEALED', 0);
        return;
      case 'APPEAL_DECIDED':
        this.changeAppeal(event.claim.id, event.appeal, statusAfter(event.appeal), event.wonAllowedCents);
        if (event.nextDueS === null) this.close(event.claim.id, ready);
        return;
      default:
    }
  }

  private newRecord(claim: Claim): ClaimRecord {
    const { payers, providers, coders } = this.world;
    const payer = payers[claim.payerId - 1];
    if (!payer) throw new RangeError(`claim ${claim.id} names payer ${claim.payerId}, who is not in the run`);
    const original = claim.originalClaimId === null ? null : this.open.get(claim.originalClaimId);
    return {
      claim,
      status: 'PENDING',
      adjudication: null,
      allowedSoFarCents: null,
      appeals: [],
      payer,
      provider: (claim.providerId === null ? null : providers[claim.providerId - 1]) ?? null,
      coder: (claim.coderId === null ? null : coders[claim.coderId - 1]) ?? null,
      originalClaimNumber: original?.claim.claimNumber ?? null,
      payerControlNumber: null,
    };
  }

  private change(id: number, changes: Partial<ClaimRecord>): ClaimRecord | null {
    const record = this.open.get(id);
    if (!record) return null;
    const changed = { ...record, ...changes };
    this.open.set(id, changed);
    return changed;
  }

  private changeAppeal(claimId: number, appeal: Appeal, status: ClaimStatus, wonAllowedCents: Cents): void {
    const before = this.open.get(claimId);
    if (!before) return;
    const others = before.appeals.filter(({ id }) => id !== appeal.id);
    const allowedSoFarCents = (before.allowedSoFarCents ?? 0) + wonAllowedCents;
    this.change(claimId, { appeals: [...others, appeal], status, allowedSoFarCents });
  }

  private close(id: number, ready: ReadyRecords): void {
    const record = this.open.get(id);
    if (!record) return;
    this.open.delete(id);
    ready.closed.push(record);
  }
}

const statusAfter = ({ outcome }: Appeal): ClaimStatus =>
  outcome === 'OVERTURNED' || outcome === 'PARTIAL' ? 'OVERTURNED' : 'UPHELD';
