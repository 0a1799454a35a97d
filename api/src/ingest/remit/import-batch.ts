import type { Rejection } from '../../connectors/connector';
import type { ProviderAdjustment, RemitClaim, RemitPayment } from '../../connectors/remittance';
import { IMPORTED_ID_BASE } from '../../domain/local-id';
import type { RemitEvent } from '../../domain/remit/remit-event';
import type { BillEvent } from '../../domain/remit/submission-event';
import { claimNumberKey, isSubmission } from '../../domain/remit/submission-event';
import type { Tx } from '../../persistence/database';
import { takeImportIds } from '../../persistence/import-store';
import { moveWorkNotes } from '../../persistence/remit/imported-store';
import type { RemitRows } from '../../persistence/remit/remit-store';
import { knownKeys, writeRemits } from '../../persistence/remit/remit-store';
import type { BatchPlanner } from '../batch-planner';
import type { CountedItem } from './counted-item';
import { familiesOf } from './event-families';
import { freshSubmissions, submissionRow } from './fresh-submissions';
import type { FreshSubmissions } from './fresh-submissions';
import { Organizations } from './organizations';
import { isSameClaim, refoldFamily } from './refold-family';
import type { Refolded } from './refold-family';
import { relationKeys } from './relation-keys';
import { refusalOf, remitEventOf } from './remit-event-of';
import { exceptionsOf } from './remit-exceptions';
import { adjustmentKey, eventKey, rejectionKey } from './remit-identity';
import { RemitPayments } from './remit-payments';
import type { WorkspaceSession } from '../workspace-session';

export interface ImportCounts {
  created: number;
  updated: number;
  duplicates: number;
  waiting: number;
  /** Claims that were read and make no event. */
  refused: Rejection[];
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer E)[] ? E[] : T[K] };

/**
 * Imports a batch of what a source holds into the ledger of remittances, and folds the claims that it concerns anew: new
 * ones are made, others are brought to where their events leave them. What was imported before changes nothing. Runs
 * inside the batch's transaction, with a fixed number of statements.
 */
export async function importItems(
  tx: Tx,
  parts: { session: WorkspaceSession; planner: BatchPlanner; jobId: number },
  items: readonly CountedItem[],
): Promise<ImportCounts> {
  const batch = new ImportBatch(tx, parts);
  await batch.read(items);
  return batch.counts;
}

class ImportBatch {
  readonly counts: ImportCounts = { created: 0, updated: 0, duplicates: 0, waiting: 0, refused: [] };
  private readonly workspaceId: number;
  private readonly organizations: Organizations;
  private readonly payments: RemitPayments;
  private readonly rows: Mutable<RemitRows> = {
    payments: [],
    events: [],
    moved: [],
    submissions: [],
    movedSubmissions: [],
    adjustments: [],
    exceptions: [],
    resolved: [],
  };
  /** Numbers for claims, as many as there may be new ones. */
  private readonly claimNumbers: number[] = [];
  /** Where the batch's events stand in the file. */
  private readonly remits = new Map<string, RemitClaim>();
  private submitted: FreshSubmissions = { fresh: [], claims: new Map(), duplicates: 0, refused: [] };

  constructor(
    private readonly tx: Tx,
    private readonly parts: { session: WorkspaceSession; planner: BatchPlanner; jobId: number },
  ) {
    this.workspaceId = parts.session.workspaceId;
    this.organizations = new Organizations(parts.session);
    this.payments = new RemitPayments(this.workspaceId, parts.jobId);
  }

  async read(items: readonly CountedItem[]): Promise<void> {
    const { tx, workspaceId } = this;
    await this.payments.open(tx, items, (payment) =>
      this.organizations.payer(payment.payer, filingOf(items, payment)),
    );
    const fresh = await this.freshEvents(items);
    this.submitted = await freshSubmissions(tx, workspaceId, items, this.organizations);
    this.counts.duplicates += this.submitted.duplicates;
    this.counts.refused.push(...this.submitted.refused.map(({ rejection }) => rejection));
    await this.addAdjustments(items);
    await this.addRefusals(items);
    await this.refold([...fresh, ...this.submitted.fresh]);
    await this.organizations.save(tx, workspaceId);
    this.rows.payments = this.payments.changed();
    await this.numberExceptions();
    await writeRemits(tx, workspaceId, this.rows);
  }

  private async freshEvents(items: readonly CountedItem[]): Promise<RemitEvent[]> {
    const { counts } = this;
    const remits = items.flatMap(({ item, nth }) =>
      item.kind === 'remit' ? [{ remit: item.remit, key: eventKey(item.remit, nth) }] : [],
    );
    const known = await knownKeys(
      this.tx,
      this.workspaceId,
      'event',
      remits.map(({ key }) => key),
    );
    const fresh: RemitEvent[] = [];
    for (const { remit, key } of remits) {
      if (known.has(key)) {
        counts.duplicates += 1;
        continue;
      }
      const refusal = refusalOf(remit);
      if (refusal !== null) {
        counts.refused.push(rejectionOf(remit, refusal));
        continue;
      }
      known.add(key);
      const payerId = this.organizations.payer(remit.payer, remit.claimFilingIndicator);
      const providerId = this.organizations.provider(remit);
      fresh.push(remitEventOf(remit, { key, payerId, providerId }));
      this.remits.set(key, remit);
      this.payments.addClaim(remit.payment, remit.paidCents);
    }
    return fresh;
  }

  private async addAdjustments(items: readonly CountedItem[]): Promise<void> {
    const stated = new Map<string, ProviderAdjustment>();
    for (const { item, nth } of items)
      if (item.kind === 'providerAdjustment')
        stated.set(adjustmentKey(item.adjustment, nth), item.adjustment);
    const known = await knownKeys(this.tx, this.workspaceId, 'adjustment', [...stated.keys()]);
    for (const [key, adjustment] of stated) {
      if (known.has(key)) continue;
      const { providerIdentifier, fiscalDate, reasonCode, reference, amountCents } = adjustment;
      this.rows.adjustments.push({
        workspaceId: this.workspaceId,
        adjustmentKey: key,
        paymentId: this.payments.idOf(adjustment.payment),
        providerIdentifier,
        fiscalDate,
        reasonCode,
        reference,
        amountCents,
      });
      this.payments.addAdjustment(adjustment.payment, amountCents);
    }
  }

  /** What was refused is kept with its money, so that none disappears from its payment. */
  private async addRefusals(items: readonly CountedItem[]): Promise<void> {
    const refused = new Map<string, Rejection>();
    for (const { rejection, nth } of this.submitted.refused)
      refused.set(rejectionKey(rejection, nth), rejection);
    for (const { item, nth } of items) {
      if (item.kind === 'rejection') refused.set(rejectionKey(item.rejection, nth), item.rejection);
      if (item.kind !== 'remit') continue;
      const refusal = refusalOf(item.remit);
      if (refusal === null) continue;
      const rejection = rejectionOf(item.remit, refusal);
      refused.set(rejectionKey(rejection, nth), rejection);
    }
    const known = await knownKeys(this.tx, this.workspaceId, 'exception', [...refused.keys()]);
    for (const [exceptionKey, rejection] of refused) {
      if (known.has(exceptionKey)) continue;
      const { payment, code, message, amountCents, patientControlNumber: claimNumber, position } = rejection;
      if (payment !== null) this.payments.addRefused(payment, amountCents ?? 0);
      this.addException({
        exceptionKey,
        paymentId: payment && this.payments.idOf(payment),
        eventKey: null,
        code,
        message,
        position: position.label,
        claimNumber,
        amountCents,
      });
    }
  }

  private async refold(fresh: readonly BillEvent[]): Promise<void> {
    const { tx, workspaceId } = this;
    if (fresh.length === 0) return;
    const families = await familiesOf(tx, workspaceId, fresh);
    const most = families.reduce((sum, { events }) => sum + events.length, 0);
    const first = (await takeImportIds(tx, workspaceId, most)) + IMPORTED_ID_BASE;
    for (let id = first + most - 1; id >= first; id -= 1) this.claimNumbers.push(id);
    const isFresh = new Set(fresh.map(({ key }) => key));
    const merged: Refolded['merged'] = [];
    for (const family of families) {
      const refolded = refoldFamily(family, () => this.nextClaimNumber());
      this.put(refolded);
      this.countClaims(refolded, isFresh);
      this.addEvents(refolded, family.claimIds);
      this.exchangeExceptions(refolded, family.paymentIds);
      merged.push(...refolded.merged);
    }
    await moveWorkNotes(tx, workspaceId, merged);
  }

  private nextClaimNumber(): number {
    const id = this.claimNumbers.pop();
    if (id === undefined) throw new Error('more claims than events');
    return id;
  }

  private put({ before, after }: Refolded): void {
    const { planner } = this.parts;
    for (const [id, claim] of before) if (!after.has(id)) planner.putImported(claim, null);
    for (const [id, claim] of after) {
      const was = before.get(id) ?? null;
      if (was === null || !isSameClaim(was, claim)) planner.putImported(was, claim);
    }
  }

  private countClaims({ before, after, billedAfter }: Refolded, fresh: ReadonlySet<string>): void {
    const { counts } = this;
    for (const [id, { fold, submission }] of after) {
      const events: readonly BillEvent[] = submission ? [submission, ...fold.events] : fold.events;
      const own = events.filter(({ key }) => fresh.has(key)).length;
      const isNew = !before.has(id) && own > 0;
      counts.created += isNew ? 1 : 0;
      counts.updated += isNew ? own - 1 : own;
    }
    for (const { unmatched } of billedAfter)
      counts.waiting += unmatched.filter(({ key }) => fresh.has(key)).length;
  }

  private addEvents({ claimOf }: Refolded, claimIds: ReadonlyMap<BillEvent, number | null>): void {
    for (const [event, claimId] of claimOf) {
      const before = claimIds.get(event);
      if (before === undefined) this.addEvent(event, claimId);
      else if (before !== claimId) this.moveEvent(event, claimId);
    }
  }

  private addEvent(event: BillEvent, claimId: number | null): void {
    const { workspaceId, parts, rows } = this;
    if (isSubmission(event))
      rows.submissions.push(submissionRow(event, { workspaceId, claimId, jobId: parts.jobId }));
    else {
      const remit = this.remits.get(event.key);
      if (remit !== undefined) rows.events.push(this.eventRow(event, remit, claimId));
    }
  }

  private moveEvent(event: BillEvent, claimId: number | null): void {
    const { workspaceId, rows } = this;
    if (isSubmission(event)) rows.movedSubmissions.push({ workspaceId, submissionKey: event.key, claimId });
    else rows.moved.push({ workspaceId, eventKey: event.key, claimId });
  }

  private eventRow(
    event: RemitEvent,
    remit: RemitClaim,
    claimId: number | null,
  ): RemitRows['events'][number] {
    return {
      workspaceId: this.workspaceId,
      eventKey: event.key,
      claimId,
      paymentId: this.payments.idOf(remit.payment),
      payerId: event.payerId,
      eventDate: event.date,
      statusCode: event.statusCode,
      claimNumber: event.claimNumber,
      claimNumberKey: claimNumberKey(event.claimNumber),
      payerNumber: event.payerNumber,
      billedCents: event.billedCents,
      paidCents: event.paidCents,
      patientCents: event.patientCents,
      ...relationKeys(event),
      content: event,
    };
  }

  private exchangeExceptions(
    { billedBefore, billedAfter }: Refolded,
    paymentIds: ReadonlyMap<BillEvent, number | null>,
  ): void {
    const before = new Set(exceptionsOf(billedBefore).map(({ key }) => key));
    const after = exceptionsOf(billedAfter);
    const kept = new Set(after.map(({ key }) => key));
    this.rows.resolved.push(...[...before].filter((key) => !kept.has(key)));
    for (const { key, event, code, message, amountCents } of after) {
      if (before.has(key)) continue;
      this.addException({
        exceptionKey: key,
        paymentId:
          paymentIds.get(event) ?? (isSubmission(event) ? null : this.payments.idOfKey(event.payment)),
        eventKey: event.key,
        code,
        message,
        position: this.sourceOf(event)?.position.label ?? '',
        claimNumber: event.claimNumber,
        amountCents,
      });
    }
  }

  private sourceOf(event: BillEvent): Pick<RemitClaim, 'position'> | undefined {
    return isSubmission(event) ? this.submitted.claims.get(event.key) : this.remits.get(event.key);
  }

  private addException(
    row: Omit<RemitRows['exceptions'][number], 'workspaceId' | 'localId' | 'jobId'>,
  ): void {
    const { jobId } = this.parts;
    this.rows.exceptions.push({ workspaceId: this.workspaceId, localId: 0, jobId, ...row });
  }

  private async numberExceptions(): Promise<void> {
    const { exceptions } = this.rows;
    if (exceptions.length === 0) return;
    const first = await takeImportIds(this.tx, this.workspaceId, exceptions.length);
    exceptions.forEach((row, index) => (row.localId = first + index));
  }
}

const rejectionOf = (remit: RemitClaim, refusal: { code: string; message: string }): Rejection => ({
  ...refusal,
  position: remit.position,
  amountCents: remit.paidCents,
  patientControlNumber: remit.patientControlNumber,
  payment: remit.payment,
});

/** The kind of plan that the first claim of a payment states: a payment states none itself. */
function filingOf(items: readonly CountedItem[], payment: RemitPayment): string | null {
  for (const { item } of items)
    if (item.kind === 'remit' && item.remit.payment === payment) return item.remit.claimFilingIndicator;
  return null;
}
