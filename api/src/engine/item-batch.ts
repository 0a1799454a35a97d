import type { LocalDate } from '../domain/calendar';
import type { ConnectorItem, Rejection } from '../connectors/connector';
import type { RemitClaim } from '../connectors/remittance';
import type { Notice } from '../connectors/source-position';
import type { BatchPlanner } from '../ingest/batch-planner';
import type { CountedItem } from '../ingest/remit/counted-item';
import type { ImportCounts } from '../ingest/remit/import-batch';
import { importItems } from '../ingest/remit/import-batch';
import { EqualsOfPayment } from '../ingest/remit/remit-identity';
import { EqualsOfTransaction } from '../ingest/remit/submission-identity';
import { eventDateOf } from '../ingest/remit/remit-event-of';
import type { WorkspaceSession } from '../ingest/workspace-session';
import type { Database, Tx } from '../persistence/database';
import type { ImportLease, ImportStep, OpenImport } from '../persistence/import-store';
import { advanceImport, keepImport, readImport, requireNotHeld } from '../persistence/import-store';
import type { EngineClock } from './engine-settings';

const BATCH_ITEMS = 250;
/** Rejections, and notices, that are kept in full with the job; the rest are counted. */
const KEPT_WITH_JOB = 1_000;

export interface ImportParts {
  db: Database;
  session: WorkspaceSession;
  lease: ImportLease;
  leaseMs: number;
  /** See EngineSettings. */
  fewClaims: number;
  clock: EngineClock;
  /** Marks the import as being computed during `work`. */
  computing<T>(work: () => T): T;
  committed(): void;
  stopping(): boolean;
}

/** A notice, with the claim that it is about where it is about one. */
interface NoticeOf {
  notice: Notice;
  claimNumber: string | null;
}

/** Gathers what a source holds into transactions; what an earlier attempt committed is passed over. */
export class ItemBatch {
  bytesRead = 0;
  /** The first and the last day on which a payer adjudicated one of these claims. */
  adjudicated: { oldest: LocalDate; newest: LocalDate } | null = null;
  private passOver: number;
  private rejectionSeq: number;
  private noticeSeq: number;
  private readonly equals = new EqualsOfPayment();
  private readonly equalClaims = new EqualsOfTransaction();
  private items: CountedItem[] = [];
  private leasedAtMs: number;

  constructor(
    private readonly parts: ImportParts,
    job: OpenImport,
  ) {
    this.leasedAtMs = parts.clock.nowMs();
    this.passOver = job.itemsRead;
    this.rejectionSeq = job.rejected;
    this.noticeSeq = job.noticed;
  }

  async add(item: ConnectorItem): Promise<void> {
    const nth = this.nthOf(item);
    if (item.kind === 'remit') this.note(eventDateOf(item.remit));
    if (this.passOver > 0) {
      this.passOver -= 1;
      return;
    }
    this.items.push({ item, nth });
    if (this.items.length >= BATCH_ITEMS) await this.flush();
  }

  async flush(): Promise<void> {
    const { session, lease } = this.parts;
    const { items } = this;
    if (items.length === 0) return;
    this.items = [];
    await session.exclusively(() =>
      session.commitPlanned(
        (tx) => requireNotHeld(tx, session.workspaceId),
        async (tx, planner) => ({ planner, counts: await this.import(tx, planner, items) }),
        (tx, { planner, counts }) =>
          advanceImport(tx, lease, this.stepOf(items, counts, planner.hasChangedObservations)),
      ),
    );
    this.parts.committed();
  }

  async isCanceled(): Promise<boolean> {
    const { db, lease } = this.parts;
    return (await readImport(db.reader('live'), lease.importId))?.cancelRequested ?? true;
  }

  /** Nothing is committed while items are skipped, so the lease has to be renewed here. */
  async keepLease(): Promise<void> {
    const { db, lease, leaseMs, clock } = this.parts;
    if (clock.nowMs() - this.leasedAtMs < leaseMs / 3) return;
    await db.write((tx) => keepImport(tx, lease, this.leaseFromNow()));
  }

  private import(tx: Tx, planner: BatchPlanner, items: readonly CountedItem[]): Promise<ImportCounts> {
    const { session, lease } = this.parts;
    return importItems(tx, { session, planner, jobId: lease.importId }, items);
  }

  private nthOf(item: ConnectorItem): number {
    switch (item.kind) {
      case 'remit':
        return this.equals.nextRemit(item.remit);
      case 'providerAdjustment':
        return this.equals.nextAdjustment(item.adjustment);
      case 'rejection':
        return this.equals.nextRejection(item.rejection);
      case 'claim':
        return this.equalClaims.next(item.claim);
      case 'payment':
      case 'paymentEnd':
      case 'notice':
        return 1;
    }
  }

  private note(day: LocalDate | null): void {
    if (day === null) return;
    const { oldest, newest } = this.adjudicated ?? { oldest: day, newest: day };
    this.adjudicated = { oldest: day < oldest ? day : oldest, newest: day > newest ? day : newest };
  }

  private stepOf(items: readonly CountedItem[], counts: ImportCounts, replays: boolean): ImportStep {
    const remits = items.flatMap(({ item }) => (item.kind === 'remit' ? [item.remit] : []));
    const refused = [
      ...items.flatMap(({ item }) => (item.kind === 'rejection' ? [item.rejection] : [])),
      ...counts.refused,
    ];
    const claims = items.flatMap(({ item }) => (item.kind === 'claim' ? [item.claim] : []));
    const noticed = noticesOf(items, [...remits, ...claims]);
    const step: ImportStep = {
      items: items.length,
      bytesRead: this.bytesRead,
      claimsRead: remits.length + claims.length,
      created: counts.created,
      updated: counts.updated,
      duplicates: counts.duplicates,
      waiting: counts.waiting,
      rejected: refused.length,
      rejections: this.numbered(refused, this.rejectionSeq).map(({ seq, of }) => ({ seq, ...rowOf(of) })),
      noticed: noticed.length,
      notices: this.numbered(noticed, this.noticeSeq).map(({ seq, of: { notice, claimNumber } }) => ({
        seq,
        ...rowOf(notice),
        claimNumber,
        amountCents: notice.amountCents,
      })),
      replays,
      leaseExpiresAtMs: this.leaseFromNow(),
    };
    this.rejectionSeq += refused.length;
    this.noticeSeq += noticed.length;
    return step;
  }

  private numbered<T>(all: readonly T[], seq: number): { seq: number; of: T }[] {
    return all.slice(0, Math.max(0, KEPT_WITH_JOB - seq)).map((of, index) => ({ seq: seq + index + 1, of }));
  }

  private leaseFromNow(): number {
    const { clock, leaseMs } = this.parts;
    this.leasedAtMs = clock.nowMs();
    return this.leasedAtMs + leaseMs;
  }
}

const rowOf = ({
  position,
  code,
  message,
}: Rejection | Notice): {
  position: string;
  code: string;
  message: string;
} => ({ position: position.label, code, message });

const noticesOf = (
  items: readonly CountedItem[],
  claims: readonly Pick<RemitClaim, 'notices' | 'patientControlNumber'>[],
): NoticeOf[] => [
  ...items.flatMap(({ item }) =>
    item.kind === 'notice' ? [{ notice: item.notice, claimNumber: null }] : [],
  ),
  ...claims.flatMap(({ notices, patientControlNumber }) =>
    notices.map((notice) => ({ notice, claimNumber: patientControlNumber })),
  ),
];
