import type { ConnectorItem } from '../../src/connectors/connector';
import { EqualsOfPayment, eventKey } from '../../src/ingest/remit/remit-identity';
import { refusalOf, remitEventOf } from '../../src/ingest/remit/remit-event-of';
import { refoldFamily } from '../../src/ingest/remit/refold-family';
import { EqualsOfTransaction, submissionKey } from '../../src/ingest/remit/submission-identity';
import { refusalOfSubmission, submissionEventOf } from '../../src/ingest/remit/submission-event-of';
import { isWholeState } from '../../src/domain/remit/remit-event';
import type { BillEvent } from '../../src/domain/remit/submission-event';
import { isSubmission } from '../../src/domain/remit/submission-event';

/**
 * What an import of a whole source makes of it, without a database: throws where the fold does.
 * @returns what is wrong with the claims that come of it; null where they hold together
 */
export function foldItems(items: readonly ConnectorItem[]): string | null {
  const events = eventsOf(items);
  let id = 0;
  const family = { events, claimIds: new Map(), paymentIds: new Map() };
  const { after, billedAfter, claimOf } = refoldFamily(family, () => (id += 1));
  if (claimOf.size !== events.length) return 'an event belongs to no claim, and does not wait';
  const paid = [...after.values()].reduce((sum, { fold }) => sum + fold.paidCents, 0);
  const waiting = billedAfter.flatMap(({ unmatched }) => unmatched);
  const stated = events.reduce((sum, event) => sum + (isSubmission(event) ? 0 : event.paidCents), 0);
  // What states claims as they stand says the same money several times.
  const isOfPayments = events.every((event) => isSubmission(event) || !isWholeState(event));
  if (isOfPayments && stated !== paid + waiting.reduce((sum, { paidCents }) => sum + paidCents, 0))
    return 'money is lost, or comes from nowhere';
  for (const { claim, adjudication } of after.values()) {
    const numbers = new Set(claim.lines.map(({ lineNumber }) => lineNumber));
    if (numbers.size !== claim.lines.length) return 'two lines with one number';
    if (adjudication?.lines.some(({ lineNumber }) => !numbers.has(lineNumber)))
      return 'a line is adjudicated that the claim has not';
  }
  return null;
}

function eventsOf(items: readonly ConnectorItem[]): BillEvent[] {
  const equals = new EqualsOfPayment();
  const equalClaims = new EqualsOfTransaction();
  const events = new Map<string, BillEvent>();
  for (const item of items) {
    if (item.kind === 'remit' && refusalOf(item.remit) === null) {
      const key = eventKey(item.remit, equals.nextRemit(item.remit));
      events.set(key, remitEventOf(item.remit, { key, payerId: 1, providerId: null }));
    }
    if (item.kind === 'claim' && refusalOfSubmission(item.claim) === null) {
      const key = submissionKey(item.claim, equalClaims.next(item.claim));
      events.set(key, submissionEventOf(item.claim, { key, payerId: 1, providerId: null }));
    }
  }
  return [...events.values()];
}
