import type { Adjudication, Claim } from '../../domain/claim';
import type { ClaimStatus } from '../../domain/claim-status';
import { epochDayOf } from '../../domain/date-index';
import type { HasherFactory } from '../../domain/digest';
import { appealLeaf, claimLeaf, digestOfLeaves, learningEventLeaf, leafHash } from '../../domain/digest';
import type { Cents } from '../../domain/money';
import { LeafList } from '../leaf-list';
import type { SimulationEvent } from '../simulation';

export interface RunSummary {
  claims: number;
  adjudicated: number;
  denied: number;
  /** Percent by submission week, over the claims of that week that are adjudicated; null when none is. */
  denialRateByWeek: (number | null)[];
  /** Percent of the same week's claims that are adjudicated: its rate is final at 100. Null when none was submitted. */
  adjudicatedShareByWeek: (number | null)[];
  appeals: number;
  overturned: number;
  learningEvents: number;
  billedCents: Cents;
  paidCents: Cents;
}

/**
 * Follows a run's events without a store: its figures and its digest. Of a closed claim only the 32 bytes of its leaf
 * are kept, so that a million claims fit in memory. Rates are over original claims: a corrected claim (frequency 7)
 * cannot be initially denied again, but it counts as a claim, with its charge and payment.
 */
export class RunTally {
  private readonly claimLeaves = new LeafList();
  private readonly appealLeaves = new LeafList();
  private readonly learningLeaves = new LeafList();
  private readonly open = new Map<
    number,
    { claim: Claim; status: ClaimStatus; adjudication: Adjudication | null }
  >();
  private readonly pendingAppeals = new Map<number, string>();
  private readonly submittedByWeek: number[] = [];
  private readonly weeks: { adjudicated: number; denied: number }[] = [];
  private readonly figures = {
    claims: 0,
    adjudicated: 0,
    denied: 0,
    appeals: 0,
    overturned: 0,
    learningEvents: 0,
  };
  private billedCents = 0;
  private paidCents = 0;

  /** @param startDay the run's first epoch day */
  constructor(
    private readonly startDay: number,
    private readonly newHasher: HasherFactory,
  ) {}

  observe(event: SimulationEvent): void {
    switch (event.kind) {
      case 'CLAIM_SUBMITTED':
        this.submitted(event.claim);
        break;
      case 'CLAIM_ADJUDICATED':
        this.adjudicated(event.claim, event.adjudication, event.nextDueS);
        break;
      case 'APPEAL_FILED':
        this.figures.appeals++;
        this.pendingAppeals.set(event.appeal.id, appealLeaf(event.appeal));
        this.changeStatus(event.claim.id, 'APPEALED');
        break;
      case 'APPEAL_DECIDED':
        this.pendingAppeals.delete(event.appeal.id);
        this.appealLeaves.add(event.appeal.id, leafHash(this.newHasher, appealLeaf(event.appeal)));
        if (event.appeal.outcome === 'OVERTURNED') this.figures.overturned++;
        this.paidCents += event.appeal.recoveredCents;
        if (event.nextDueS !== null) this.changeStatus(event.claim.id, 'UPHELD');
        else this.close(event.claim.id, event.appeal.outcome === 'OVERTURNED' ? 'OVERTURNED' : 'UPHELD');
        break;
      case 'LEARNING':
        this.figures.learningEvents++;
        this.learningLeaves.add(event.event.id, leafHash(this.newHasher, learningEventLeaf(event.event)));
        break;
      case 'DAY_ENDED':
      case 'PATTERN_ARCHIVED':
      case 'ANNOTATION':
        break;
    }
  }

  summary(): RunSummary {
    const denialRateByWeek = Array.from(this.weeks, (week) =>
      percentOf(week?.denied ?? 0, week?.adjudicated ?? 0),
    );
    const adjudicatedShareByWeek = Array.from(this.weeks, (week, index) =>
      percentOf(week?.adjudicated ?? 0, this.submittedByWeek[index] ?? 0),
    );
    const { billedCents, paidCents } = this;
    return { ...this.figures, denialRateByWeek, adjudicatedShareByWeek, billedCents, paidCents };
  }

  /** As of the last event; see domain/digest.ts for what it covers. */
  digest(): string {
    const claims = this.claimLeaves.copy();
    for (const [id, { claim, status, adjudication }] of this.open) {
      claims.add(id, leafHash(this.newHasher, claimLeaf(claim, status, adjudication)));
    }
    const appeals = this.appealLeaves.copy();
    for (const [id, leaf] of this.pendingAppeals) appeals.add(id, leafHash(this.newHasher, leaf));
    const lists = [claims, appeals, this.learningLeaves];
    return digestOfLeaves(this.newHasher, inOrder(lists));
  }

  private submitted(claim: Claim): void {
    this.figures.claims++;
    this.billedCents += claim.billedCents;
    this.open.set(claim.id, { claim, status: 'PENDING', adjudication: null });
    if (claim.frequencyCode === '1') {
      const week = this.weekOf(claim);
      this.submittedByWeek[week] = (this.submittedByWeek[week] ?? 0) + 1;
    }
    // A corrected claim is the last thing that happens to its original.
    if (claim.originalClaimId !== null) this.close(claim.originalClaimId, 'DENIED');
  }

  private adjudicated(claim: Claim, adjudication: Adjudication, nextDueS: number | null): void {
    const denied = adjudication.denial !== null;
    this.figures.adjudicated++;
    if (denied) this.figures.denied++;
    this.paidCents += adjudication.paidCents;
    if (claim.frequencyCode === '1') {
      const cohort = (this.weeks[this.weekOf(claim)] ??= { adjudicated: 0, denied: 0 });
      cohort.adjudicated++;
      if (denied) cohort.denied++;
    }
    const entry = this.open.get(claim.id);
    if (entry) entry.adjudication = adjudication;
    if (nextDueS === null) this.close(claim.id, denied ? 'DENIED' : 'PAID');
    else this.changeStatus(claim.id, 'DENIED');
  }

  private weekOf({ submissionDate }: Claim): number {
    return Math.floor((epochDayOf(submissionDate) - this.startDay) / 7);
  }

  private changeStatus(id: number, status: ClaimStatus): void {
    const entry = this.open.get(id);
    if (entry) entry.status = status;
  }

  private close(id: number, status: ClaimStatus): void {
    const entry = this.open.get(id);
    if (!entry) return;
    this.claimLeaves.add(id, leafHash(this.newHasher, claimLeaf(entry.claim, status, entry.adjudication)));
    this.open.delete(id);
  }
}

const percentOf = (part: number, whole: number): number | null =>
  whole > 0 ? Math.round((10_000 * part) / whole) / 100 : null;

function* inOrder(lists: readonly LeafList[]): Iterable<Uint8Array> {
  for (const list of lists) yield* list.inIdOrder();
}
