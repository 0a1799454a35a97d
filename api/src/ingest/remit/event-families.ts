import type { RemitEvent } from '../../domain/remit/remit-event';
import type { Tx } from '../../persistence/database';
import type { Relations, StoredEvent } from '../../persistence/remit/remit-store';
import { crowdedKeys, eventsRelatedBy } from '../../persistence/remit/remit-store';
import { relationKeys } from './remit-event-of';

/** Events that share numbers with each other and with no others: their claims follow from them alone. */
export interface EventFamily {
  events: RemitEvent[];
  /** The claims of those that are stored; null for one that waits. */
  claimIds: Map<RemitEvent, number | null>;
}

/** A number that more stored events bear names none of them: files without identities have one for all. */
const MAX_SHARING = 200;

/**
 * New events together with all stored ones that share a number with them, directly or by way of others. An event under a
 * number that too many bear stands alone, and a claim that has such an event is left as it is: what a family costs is
 * bounded, and no claim is ever seen in part.
 */
export async function familiesOf(
  tx: Tx,
  workspaceId: number,
  fresh: readonly RemitEvent[],
): Promise<EventFamily[]> {
  const stored = new Map<string, StoredEvent>();
  const asked = new Set<string>();
  const crowded = new Set<string>();
  let frontier = fresh;
  while (frontier.length > 0) {
    const unseen = new Set(frontier.flatMap(keysOf).filter((key) => !asked.has(key)));
    for (const key of unseen) asked.add(key);
    for (const key of prefixed(await crowdedKeys(tx, workspaceId, relationsOf(unseen), MAX_SHARING)))
      crowded.add(key);
    const able = frontier.filter((event) => !isCrowded(event, crowded)).flatMap(keysOf);
    const followed = new Set(able.filter((key) => unseen.has(key)));
    const related = await eventsRelatedBy(tx, workspaceId, relationsOf(followed));
    const found = new Map(related.map((each) => [each.event.key, each]));
    const unknown = [...found].filter(([key]) => !stored.has(key));
    for (const [key, each] of unknown) stored.set(key, each);
    frontier = unknown.map(([, { event }]) => event);
  }
  return split(fresh, withoutCrowds([...stored.values()], crowded), crowded);
}

/** Marked by what they are: a number of the payer's, or a bill. */
function keysOf(event: RemitEvent): string[] {
  const { payerNumberKey, originalNumberKey, billKey } = relationKeys(event);
  const numbers = [payerNumberKey, originalNumberKey].flatMap((key) => (key === null ? [] : [`n${key}`]));
  return billKey === null ? numbers : [...numbers, `b${billKey}`];
}

const relationsOf = (keys: ReadonlySet<string>): Relations => {
  const ofKind = (kind: string): string[] =>
    [...keys].flatMap((key) => (key.startsWith(kind) ? [key.slice(kind.length)] : []));
  return { numbers: ofKind('n'), bills: ofKind('b') };
};

const prefixed = ({ numbers, bills }: Relations): string[] => [
  ...numbers.map((key) => `n${key}`),
  ...bills.map((key) => `b${key}`),
];

const isCrowded = (event: RemitEvent, crowded: ReadonlySet<string>): boolean =>
  keysOf(event).some((key) => crowded.has(key));

function withoutCrowds(stored: readonly StoredEvent[], crowded: ReadonlySet<string>): StoredEvent[] {
  const blocked = new Set(
    stored.filter(({ event }) => isCrowded(event, crowded)).map(({ claimId }) => claimId),
  );
  return stored.filter(
    ({ event, claimId }) => !isCrowded(event, crowded) && (claimId === null || !blocked.has(claimId)),
  );
}

function split(
  fresh: readonly RemitEvent[],
  stored: readonly StoredEvent[],
  crowded: ReadonlySet<string>,
): EventFamily[] {
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
    if (isCrowded(event, crowded)) return;
    for (const key of keysOf(event)) {
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
