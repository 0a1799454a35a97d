import type { ClaimHistory } from '../../domain/remit/assign-events';
import { assignEvents } from '../../domain/remit/assign-events';
import type { FoldedClaim } from '../../domain/remit/fold-claim';
import { foldClaim } from '../../domain/remit/fold-claim';
import { linkBills } from '../../domain/remit/link-bills';
import type { RemitEvent } from '../../domain/remit/remit-event';
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
  claimOf: Map<RemitEvent, number | null>;
  historiesBefore: readonly ClaimHistory[];
  historiesAfter: readonly ClaimHistory[];
}

/**
 * Folds a family's claims without its new events and with them. A claim keeps the number that one of its events has
 * had; where claims turn out to be one, the lowest stays.
 * @param nextId gives a number for a claim that has none
 */
export function refoldFamily({ events, claimIds }: EventFamily, nextId: () => number): Refolded {
  const stored = events.filter((event) => claimIds.has(event));
  const historiesBefore = assignEvents(stored);
  const historiesAfter = assignEvents(events);
  const taken = new Set<number>();
  const idOf = (history: ClaimHistory): number => {
    const had = allOf(history)
      .map((event) => claimIds.get(event) ?? null)
      .filter((id) => id !== null && !taken.has(id))
      .sort((a, b) => (a ?? 0) - (b ?? 0));
    const id = had[0] ?? nextId();
    taken.add(id);
    return id;
  };
  const before = claimsOf(historiesBefore, idOf);
  taken.clear();
  const after = claimsOf(historiesAfter, idOf);
  const claimOf = new Map<RemitEvent, number | null>();
  for (const { history, id } of after.numbered) for (const event of allOf(history)) claimOf.set(event, id);
  const merged = [...before.claims].flatMap(([from, { fold }]) => {
    const to = claimOf.get(fold.first) ?? null;
    return after.claims.has(from) || to === null ? [] : [{ from, to }];
  });
  return { before: before.claims, after: after.claims, merged, claimOf, historiesBefore, historiesAfter };
}

const allOf = ({ events, unmatched }: ClaimHistory): RemitEvent[] => [...events, ...unmatched];

function claimsOf(
  histories: readonly ClaimHistory[],
  idOf: (history: ClaimHistory) => number,
): { claims: Map<number, ImportedClaim>; numbered: { history: ClaimHistory; id: number | null }[] } {
  const folded: { fold: FoldedClaim; id: number }[] = [];
  const numbered = histories.map((history) => {
    const fold = foldClaim(history);
    if (fold === null) return { history, id: null };
    const id = idOf(history);
    folded.push({ fold, id });
    return { history, id };
  });
  const links = linkBills(folded.map(({ fold }) => fold));
  const claims = new Map<number, ImportedClaim>();
  folded.forEach(({ fold, id }, index) => {
    const link = links[index] ?? null;
    claims.set(id, importedClaim(fold, id, link === null ? null : (folded[link]?.id ?? null)));
  });
  return { claims, numbered };
}

/** Whether nothing that is stored of a claim, or counted, is otherwise. */
export const isSameClaim = (before: ImportedClaim, after: ImportedClaim): boolean =>
  before.claim.billOf === after.claim.billOf &&
  before.fold.first === after.fold.first &&
  before.fold.events.length === after.fold.events.length &&
  before.fold.events.every((event, index) => event === after.fold.events[index]);
