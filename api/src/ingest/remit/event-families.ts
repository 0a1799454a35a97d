import type { BillEvent } from '../../domain/remit/submission-event';
import { claimNumberKey, isSubmission } from '../../domain/remit/submission-event';
import type { Tx } from '../../persistence/database';
import type { StoredEvent } from '../../persistence/remit/bill-event-store';
import { crowdedKeys, eventsRelatedBy } from '../../persistence/remit/bill-event-store';
import type { Relation, Relations } from '../../persistence/remit/bill-event-store';
import { relationKeys, submissionKeys } from './relation-keys';

/** Events that share numbers with each other and with no others: their claims follow from them alone. */
export interface EventFamily {
  events: BillEvent[];
  /** The claims of those that are stored; null for one that waits. */
  claimIds: Map<BillEvent, number | null>;
  /** The payments of those that are stored; null for what a provider sent. */
  paymentIds: Map<BillEvent, number | null>;
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
  fresh: readonly BillEvent[],
): Promise<EventFamily[]> {
  const stored = new Map<string, StoredEvent>();
  const asked = new Set<string>();
  const crowded = new Set<string>();
  let frontier = fresh;
  while (frontier.length > 0) {
    const unseen = new Set(frontier.flatMap(keysOf).filter((key) => !asked.has(key)));
    for (const key of unseen) asked.add(key);
    const full = await crowdedKeys(tx, workspaceId, relationsOf(unseen), MAX_SHARING);
    for (const key of prefixed(full)) crowded.add(key);
    const able = frontier.filter((event) => !isCrowded(event, crowded)).flatMap(keysOf);
    const followed = new Set(able.filter((key) => unseen.has(key)));
    const related = await eventsRelatedBy(tx, workspaceId, relationsOf(followed));
    const found = new Map(related.map((each) => [keyOf(each.event), each]));
    const unknown = [...found].filter(([key]) => !stored.has(key));
    for (const [key, each] of unknown) stored.set(key, each);
    frontier = unknown.map(([, { event }]) => event);
  }
  return split(fresh, withoutCrowds([...stored.values()], crowded), crowded);
}

/** Keys of the two kinds have nothing to do with each other. */
const keyOf = (event: BillEvent): string => `${isSubmission(event) ? 's' : 'r'}${event.key}`;

/**
 * By what kind of number it is, and where it is looked for. What a payer says is related to claims that were sent under
 * its number, but not by that number alone to what else the payer says.
 */
const PREFIXES: Readonly<Record<Relation, string>> = {
  numbers: 'n',
  bills: 'b',
  submitted: 's',
  adjudicated: 'a',
};

function keysOf(event: BillEvent): string[] {
  const keys = isSubmission(event) ? submissionKeys(event) : relationKeys(event);
  const number = claimNumberKey(event.claimNumber);
  const own: (readonly [Relation, string | null])[] = [
    ['numbers', keys.payerNumberKey],
    ['numbers', keys.originalNumberKey],
    ['bills', keys.billKey],
    ['submitted', number],
    ['adjudicated', isSubmission(event) ? number : null],
  ];
  return own.flatMap(([relation, key]) => (key === null ? [] : [PREFIXES[relation] + key]));
}

const RELATIONS = Object.keys(PREFIXES) as Relation[];

const relationsOf = (keys: ReadonlySet<string>): Relations => {
  const ofKind = (relation: Relation): string[] =>
    [...keys].flatMap((key) => (key.startsWith(PREFIXES[relation]) ? [key.slice(1)] : []));
  return {
    numbers: ofKind('numbers'),
    bills: ofKind('bills'),
    submitted: ofKind('submitted'),
    adjudicated: ofKind('adjudicated'),
  };
};

/** A number of the provider's that too many bear joins nothing on either side. */
const prefixed = (relations: Relations): string[] =>
  RELATIONS.flatMap((relation) => relations[relation].map((key) => PREFIXES[relation] + key)).flatMap(
    (key) => (key.startsWith(PREFIXES.adjudicated) ? [key, PREFIXES.submitted + key.slice(1)] : [key]),
  );

const isCrowded = (event: BillEvent, crowded: ReadonlySet<string>): boolean =>
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
  fresh: readonly BillEvent[],
  stored: readonly StoredEvent[],
  crowded: ReadonlySet<string>,
): EventFamily[] {
  const events = [...stored.map(({ event }) => event), ...fresh];
  const byEvent = new Map(stored.map((each) => [each.event, each]));
  const parents = events.map((_, index) => index);
  const rootOf = (index: number): number => {
    let root = index;
    while (parents[root] !== root) root = parents[root] as number;
    parents[index] = root;
    return root;
  };
  const sent = new Set(events.filter(isSubmission).flatMap(keysOf));
  const isShared = (key: string): boolean => !key.startsWith(PREFIXES.submitted) || sent.has(key);
  const firstWith = new Map<string, number>();
  events.forEach((event, index) => {
    if (isCrowded(event, crowded)) return;
    for (const key of keysOf(event).filter(isShared)) {
      const first = firstWith.get(key);
      if (first === undefined) firstWith.set(key, index);
      else parents[rootOf(index)] = rootOf(first);
    }
  });
  const families = new Map<number, EventFamily>();
  events.forEach((event, index) => {
    const root = rootOf(index);
    const family: EventFamily = families.get(root) ?? {
      events: [],
      claimIds: new Map(),
      paymentIds: new Map(),
    };
    families.set(root, family);
    family.events.push(event);
    const known = byEvent.get(event);
    if (known === undefined) return;
    family.claimIds.set(event, known.claimId);
    family.paymentIds.set(event, known.paymentId);
  });
  return [...families.values()];
}
