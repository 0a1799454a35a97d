import type { LocalDate } from '../domain/calendar';
import { daysBetween } from '../domain/calendar';
import type { ConnectorItem, Rejection } from '../connectors/connector';
import { SourceFault } from '../connectors/source-position';
import { DETECT_HEAD_BYTES, detectFormat } from '../connectors/x12/detect-format';
import { Remit835Connector } from '../connectors/x12/remit/read-835';
import { ClaimOccurrences } from '../ingest/claim-occurrences';
import type { BatchPlanner } from '../ingest/batch-planner';
import type { PlacedRemit } from '../ingest/import-batch';
import { importRemits } from '../ingest/import-batch';
import { datesOf } from '../ingest/remit-claim';
import type { WorkspaceSession } from '../ingest/workspace-session';
import type { Database, Tx } from '../persistence/database';
import { adjudicationDays } from '../persistence/patterns/observed-days';
import type { ImportLease, ImportStep, OpenImport } from '../persistence/import-store';
import {
  advanceImport,
  endImport,
  hasLiveRun,
  keepImport,
  markImported,
  readChunk,
  readImport,
  requireNotHeld,
  startImport,
} from '../persistence/import-store';
import type { EngineClock } from './engine-settings';

const BATCH_ITEMS = 250;
/** Rejections kept in full; the rest are counted. */
const REJECTIONS_KEPT = 1_000;

export interface ImportParts {
  db: Database;
  session: WorkspaceSession;
  lease: ImportLease;
  leaseMs: number;
  clock: EngineClock;
  /** Marks the import as being computed during `work`. */
  computing<T>(work: () => T): T;
  committed(): void;
  stopping(): boolean;
}

/**
 * Reads an uploaded file to its end, batch by batch. After a crash it reads from the start and passes over the items
 * that were committed: parsing is deterministic. A fault in the file ends the job FAILED at its position and keeps what
 * was read whole before it. An import into a workspace that another engine copies is left where it stands, by a
 * WorkspaceHeldError.
 */
export async function runImport(parts: ImportParts): Promise<void> {
  const { db, lease, clock } = parts;
  const job = await readImport(db.reader('live'), lease.importId);
  if (!job) return;
  const batch = new ItemBatch(parts, job);
  try {
    const format = await formatOf(db, job);
    await db.write(async (tx) => {
      await requireNotHeld(tx, job.workspaceId);
      await startImport(tx, lease, format, clock.nowIso());
      await markImported(tx, job.workspaceId);
    });
    const ended = await readAll(parts, job, batch);
    if (ended !== 'LEFT') await finish(parts, job, ended, null, batch.adjudicated);
  } catch (error) {
    // Any failure other than the file's own faults is retried by the engine.
    if (!(error instanceof SourceFault || error instanceof UnreadableFile)) throw error;
    await finish(parts, job, 'FAILED', error.message, batch.adjudicated);
  }
}

/** A file that no connector here reads. */
class UnreadableFile extends Error {}

async function formatOf(db: Database, job: OpenImport): Promise<string> {
  const head = await readChunk(db.reader('live'), job.id, 0);
  const found = detectFormat(head.subarray(0, DETECT_HEAD_BYTES)).format;
  if (job.format !== 'AUTO' && job.format !== 'X12_835') {
    throw new UnreadableFile(`The format ${job.format} cannot be read yet; expected X12_835.`);
  }
  if (job.format === 'AUTO' && found !== 'X12_835' && found !== 'X12_OTHER') {
    throw new UnreadableFile(
      `Expected an X12 835 remittance, found ${found === null ? 'a file of no known format' : `a file that looks like ${found}`}.`,
    );
  }
  return 'X12_835';
}

async function readAll(
  parts: ImportParts,
  job: OpenImport,
  batch: ItemBatch,
): Promise<'COMPLETED' | 'CANCELLED' | 'LEFT'> {
  const { db, computing } = parts;
  const connector = new Remit835Connector();
  // The end is asked for twice: a fault comes after the items before it.
  for (let seq = 0; seq <= job.chunkCount + 1; seq += 1) {
    if (await batch.isCanceled()) return 'CANCELLED';
    await batch.keepLease();
    let items: ConnectorItem[];
    try {
      const chunk = seq < job.chunkCount ? await readChunk(db.reader('live'), job.id, seq) : null;
      batch.bytesRead += chunk?.length ?? 0;
      items = computing(() => (chunk ? connector.push(chunk) : connector.end()));
    } catch (error) {
      // Claims read completely before the fault are kept and counted.
      await batch.flush();
      throw error;
    }
    for (const item of items) await batch.add(item);
    if (parts.stopping()) {
      await batch.flush();
      return 'LEFT';
    }
  }
  await batch.flush();
  return 'COMPLETED';
}

/** Gathers items into transactions; items that an earlier attempt committed are skipped. */
class ItemBatch {
  bytesRead = 0;
  /** The first and the last day on which a payer adjudicated one of these claims. */
  adjudicated: { oldest: LocalDate; newest: LocalDate } | null = null;
  private passOver: number;
  private rejectionSeq: number;
  private readonly occurrences = new ClaimOccurrences();
  private remits: PlacedRemit[] = [];
  private rejections: Rejection[] = [];
  private items = 0;
  private leasedAtMs: number;

  constructor(
    private readonly parts: ImportParts,
    job: OpenImport,
  ) {
    this.leasedAtMs = parts.clock.nowMs();
    this.passOver = job.itemsRead;
    this.rejectionSeq = job.rejected;
  }

  async add(item: ConnectorItem): Promise<void> {
    // Payments, their totals and what they pay apart from claims are not kept yet.
    if (item.kind !== 'remit' && item.kind !== 'rejection') return;
    const occurrence = item.kind === 'remit' ? this.occurrences.next(item.remit) : 0;
    if (item.kind === 'remit') this.note(datesOf(item.remit)?.processing ?? null);
    if (this.passOver > 0) {
      this.passOver -= 1;
      return;
    }
    this.items += 1;
    if (item.kind === 'remit') this.remits.push({ remit: item.remit, occurrence });
    else this.rejections.push(item.rejection);
    if (this.items >= BATCH_ITEMS) await this.flush();
  }

  private note(day: LocalDate | null): void {
    if (day === null) return;
    const { oldest, newest } = this.adjudicated ?? { oldest: day, newest: day };
    this.adjudicated = { oldest: day < oldest ? day : oldest, newest: day > newest ? day : newest };
  }

  async flush(): Promise<void> {
    const { session, lease } = this.parts;
    if (this.items === 0) return;
    const { remits, rejections, items } = this;
    this.remits = [];
    this.rejections = [];
    this.items = 0;
    await session.exclusively(() =>
      session.commitPlanned(
        (tx) => requireNotHeld(tx, session.workspaceId),
        (tx, planner) => importRemits(tx, session, planner, remits),
        (tx, counts) => {
          const refused = [
            ...rejections.map((r) => ({ position: r.position.label, code: r.code, message: r.message })),
            ...counts.refused,
          ];
          const kept = refused.slice(0, Math.max(0, REJECTIONS_KEPT - this.rejectionSeq));
          const step: ImportStep = {
            items,
            bytesRead: this.bytesRead,
            claimsRead: remits.length,
            created: counts.created,
            updated: counts.updated,
            duplicates: counts.duplicates,
            rejected: refused.length,
            leaseExpiresAtMs: this.leaseFromNow(),
            rejections: kept.map((rejection, index) => ({
              seq: this.rejectionSeq + index + 1,
              ...rejection,
            })),
          };
          this.rejectionSeq += refused.length;
          return advanceImport(tx, lease, step);
        },
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

  private leaseFromNow(): number {
    const { clock, leaseMs } = this.parts;
    this.leasedAtMs = clock.nowMs();
    return this.leasedAtMs + leaseMs;
  }
}

/** Days that the detector can decide on one after another with the claims that it holds. */
const HELD_SPAN_DAYS = 14;

/**
 * The last commit of a job: its end, the annotation on charts, and the detector's decisions if no run makes them. Days
 * are decided on in order: a file that is older than the last decision, or longer than what the detector holds, is
 * replayed with all claims before and after it.
 */
async function finish(
  parts: ImportParts,
  job: OpenImport,
  state: 'COMPLETED' | 'FAILED' | 'CANCELLED',
  error: string | null,
  adjudicated: ItemBatch['adjudicated'],
): Promise<void> {
  const { db, session, lease, clock } = parts;
  const reader = db.reader('live');
  const annotate = (planner: BatchPlanner): void => {
    if (adjudicated === null) return;
    const how = state === 'COMPLETED' ? 'finished' : 'ended';
    planner.annotate(adjudicated.newest, 'IMPORT', `Import ${how}: ${job.fileName ?? `job ${job.id}`}`);
  };
  const admit = (tx: Tx): Promise<void> => requireNotHeld(tx, job.workspaceId);
  const end = (tx: Tx): Promise<void> => endImport(tx, lease, state, error, clock.nowIso());
  await session.exclusively(async () => {
    const decides = adjudicated !== null && !(await hasLiveRun(reader, job.workspaceId));
    const days = decides ? await adjudicationDays(reader, job.workspaceId, adjudicated.oldest) : [];
    const first = days[0];
    if (first !== undefined && !isNext(session.decidedOn, first, days.at(-1) ?? first)) {
      await session.replay(async (tx) => {
        await admit(tx);
        await end(tx);
      }, annotate);
      return;
    }
    const decide = (planner: BatchPlanner): void => {
      days.forEach((day, at) => {
        planner.evaluateDaysFrom(day, days[at + 1]);
      });
    };
    await session.commitPlanned(
      admit,
      (_tx, planner) => {
        annotate(planner);
        decide(planner);
        return Promise.resolve();
      },
      end,
    );
  });
  parts.committed();
}

const isNext = (decidedOn: LocalDate | null, first: LocalDate, last: LocalDate): boolean =>
  decidedOn !== null && first > decidedOn && daysBetween(first, last) <= HELD_SPAN_DAYS;
