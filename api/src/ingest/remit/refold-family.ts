import { assignEvents } from '../../domain/remit/assign-events';
import type { BilledClaim } from '../../domain/remit/assign-submissions';
import { assignSubmissions } from '../../domain/remit/assign-submissions';
import { followUpsOf } from '../../domain/remit/follow-ups';
import type { FoldedClaim } from '../../domain/remit/fold-claim';
import { foldClaim } from '../../domain/remit/fold-claim';
import { linkBills } from '../../domain/remit/link-bills';
import type { RemitEvent } from '../../domain/remit/remit-event';
import type { BillEvent } from '../../domain/remit/submission-event';
import { isSubmission } from '../../domain/remit/submission-event';
import type { EventFamily } from './event-families';
import type { ImportedClaim } from '../imported-claim';
import { importedClaim } from '../imported-claim';

/** What new events change in a family of claims. */
export interface Refolded {
  before: Map<number, ImportedClaim>;
  after: Map<number, ImportedClaim>;
  /** By claim that is gone, the one that has its first event. */
  merged: { from: number; to: number }[];
  /** The claim of every event that belongs to one; of those that wait, null. */
  claimOf: Map<BillEvent, number | null>;
  billedBefore: readonly BilledClaim[];
  billedAfter: readonly BilledClaim[];
}

/**
 * Folds a family's claims without its new events and with them. A claim keeps the number that one of its events has
 * had; where claims turn out to be one, the lowest stays.
 * @param nextId gives a number for a claim that has none
 */
export function refoldFamily({ events, claimIds }: EventFamily, nextId: () => number): Refolded {
  const billedBefore = billedClaims(events.filter((event) => claimIds.has(event)));
  const billedAfter = billedClaims(events);
  const taken = new Set<number>();
  const idOf = (claim: BilledClaim): number => {
    const had = allOf(claim)
      .map((event) => claimIds.get(event) ?? null)
      .filter((id) => id !== null && !taken.has(id))
      .sort((a, b) => (a ?? 0) - (b ?? 0));
    const id = had[0] ?? nextId();
    taken.add(id);
    return id;
  };
  const before = claimsOf(billedBefore, idOf);
  taken.clear();
  const after = claimsOf(billedAfter, idOf);
  const claimOf = new Map<BillEvent, number | null>();
  for (const { claim, id } of after.numbered) for (const event of allOf(claim)) claimOf.set(event, id);
  const merged = before.numbered.flatMap(({ claim, id: from }) => {
    const [first] = allOf(claim);
    const to = (first && claimOf.get(first)) ?? null;
    return from === null || after.claims.has(from) || to === null ? [] : [{ from, to }];
  });
  return {
    before: before.claims,
    after: after.claims,
    merged,
    claimOf,
    billedBefore,
    billedAfter,
  };
}

function billedClaims(events: readonly BillEvent[]): BilledClaim[] {
  const remits = events.flatMap((event): RemitEvent[] => (isSubmission(event) ? [] : [event]));
  return assignSubmissions(assignEvents(remits), events.filter(isSubmission));
}

const allOf = ({ events, unmatched, submission }: BilledClaim): BillEvent[] => [
  ...events,
  ...unmatched,
  ...(submission ? [submission] : []),
];

function claimsOf(
  billed: readonly BilledClaim[],
  idOf: (claim: BilledClaim) => number,
): { claims: Map<number, ImportedClaim>; numbered: { claim: BilledClaim; id: number | null }[] } {
  const folded: (Pick<BilledClaim, 'submission'> & { fold: FoldedClaim; id: number })[] = [];
  const numbered = billed.map((claim) => {
    const fold = foldClaim(claim);
    if (fold === null) return { claim, id: null };
    const id = idOf(claim);
    folded.push({ submission: claim.submission, fold, id });
    return { claim, id };
  });
  const links = linkBills(folded);
  const claims = new Map<number, ImportedClaim>();
  folded.forEach((each, index) => {
    const link = links[index] ?? null;
    const further = links.flatMap((first, at) => (first === index ? (folded[at] ?? []) : []));
    const others = further.filter(({ fold, submission }) => payerOf({ fold, submission }) === payerOf(each));
    const followUps = followUpsOf(
      each.fold,
      others.map(({ fold }) => fold),
    );
    claims.set(
      each.id,
      importedClaim(each, each.id, link === null ? null : (folded[link]?.id ?? null), followUps),
    );
  });
  return { claims, numbered };
}

const payerOf = ({ fold, submission }: Pick<ImportedClaim, 'fold' | 'submission'>): number | undefined =>
  fold.first?.payerId ?? submission?.payerId;

/** Whether nothing that is stored of a claim, or counted, is otherwise. */
export const isSameClaim = (before: ImportedClaim, after: ImportedClaim): boolean =>
  before.claim.billOf === after.claim.billOf &&
  before.submission === after.submission &&
  before.fold.first?.key === after.fold.first?.key &&
  before.fold.takenBackCents === after.fold.takenBackCents &&
  before.fold.events.length === after.fold.events.length &&
  before.fold.events.every(({ key }, index) => key === after.fold.events[index]?.key) &&
  JSON.stringify(before.followUps) === JSON.stringify(after.followUps);
