import type { RemitEvent } from '../../domain/remit/remit-event';
import type { Tx } from '../../persistence/database';
import type { StoredEvent } from '../../persistence/remit/remit-store';
import { eventsRelatedBy } from '../../persistence/remit/remit-store';
import { relationKeys } from './remit-event-of';

/** Events that share numbers with each other and with no others: their claims follow from them alone. */
export interface EventFamily {
  events: RemitEvent[];
  /** The claims of those that are stored; null for one that waits. */
  claimIds: Map<RemitEvent, number | null>;
}

/** New events together with all stored ones that share a number with them, directly or by way of others. */
export async function familiesOf(
  tx: Tx,
  workspaceId: number,
  fresh: readonly RemitEvent[],
): Promise<EventFamily[]> {
  const stored = new Map<string, StoredEvent>();
  const seen = new Set<string>();
  let frontier = fresh;
  while (frontier.length > 0) {
    const numbers = new Set<string>();
    const bills = new Set<string>();
    for (const event of frontier) {
      const { payerNumberKey, originalNumberKey, billKey } = relationKeys(event);
      for (const key of [payerNumberKey, originalNumberKey]) addUnseen(seen, numbers, 'n', key);
      addUnseen(seen, bills, 'b', billKey);
    }
    const found = await eventsRelatedBy(tx, workspaceId, { numbers: [...numbers], bills: [...bills] });
    const unknown = new Map(
      found.filter(({ event }) => !stored.has(event.key)).map((each) => [each.event.key, each]),
    );
    for (const [key, each] of unknown) stored.set(key, each);
    frontier = [...unknown.values()].map(({ event }) => event);
  }
  return split(fresh, [...stored.values()]);
}

function addUnseen(seen: Set<string>, keys: Set<string>, kind: string, key: string | null): void {
  if (key === null || seen.has(kind + key)) return;
  seen.add(kind + key);
  keys.add(key);
}

function split(fresh: readonly RemitEvent[], stored: readonly StoredEvent[]): EventFamily[] {
  const events = [...stored.map(({ event }) => event), ...fresh];
  const claimIds = new Map(stored.map(({ event, claimId }) => [event, claimId]));
  const parents = events.map((_, index) => index);
  const rootOf = (index: number): number => {
    let root = index;
    while (parents[root] !== root) root = parents[root] as number;
    parents[index] = root;
    return root;
  };
  const firstWith = new Map<string, number>();
  events.forEach((event, index) => {
    const { payerNumberKey, originalNumberKey, billKey } = relationKeys(event);
    for (const key of [payerNumberKey, originalNumberKey, billKey && `bill ${billKey}`]) {
      if (key === null || key === '') continue;
      const first = firstWith.get(key);
      if (first === undefined) firstWith.set(key, index);
      else parents[rootOf(index)] = rootOf(first);
    }
  });
  const families = new Map<number, EventFamily>();
  events.forEach((event, index) => {
    const root = rootOf(index);
    const family = families.get(root) ?? { events: [], claimIds: new Map<RemitEvent, number | null>() };
    families.set(root, family);
    family.events.push(event);
    const claimId = claimIds.get(event);
    if (claimId !== undefined) family.claimIds.set(event, claimId);
  });
  return [...families.values()];
}
