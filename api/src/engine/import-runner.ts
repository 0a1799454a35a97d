import type { LocalDate } from '../domain/calendar';
import { daysBetween } from '../domain/calendar';
import type { Connector } from '../connectors/connector';
import { tableProposal } from '../connectors/csv/table-proposal';
import type { ImportFormat } from '../entities/enums/states';
import { readerFor } from '../connectors/file-readers';
import { SourceFault } from '../connectors/source-position';
import type { BatchPlanner } from '../ingest/batch-planner';
import { decisionDays } from '../ingest/decision-days';
import type { Database, Tx } from '../persistence/database';
import { forgetEmptyRollups } from '../persistence/remit/imported-store';
import { adjudicationDays } from '../persistence/patterns/observed-days';
import { readColumnMapping } from '../persistence/read/files/column-mappings';
import { headOf, stepsOf } from './file-steps';
import type { OpenImport } from '../persistence/import-store';
import {
  endImport,
  hasFewClaims,
  hasLiveRun,
  markImported,
  readChunk,
  readImport,
  requireNotHeld,
  startImport,
} from '../persistence/import-store';
import type { ImportParts } from './item-batch';
import { ItemBatch } from './item-batch';

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
    const { format, connector } = await openFile(db, job);
    await db.write(async (tx) => {
      await requireNotHeld(tx, job.workspaceId);
      await startImport(tx, lease, format, clock.nowIso());
      await markImported(tx, job.workspaceId);
    });
    const ended = await readAll(parts, job, batch, connector);
    if (ended !== 'LEFT') await finish(parts, job, ended, null, batch.adjudicated);
  } catch (error) {
    // Any failure other than the file's own faults is retried by the engine.
    if (!(error instanceof SourceFault || error instanceof UnreadableFile)) throw error;
    await finish(parts, job, 'FAILED', error.message, batch.adjudicated);
  }
}

/** A file that no connector here reads. */
class UnreadableFile extends Error {}

/** The reader of the file, and what is known of it beside its bytes. */
async function openFile(
  db: Database,
  job: OpenImport,
): Promise<{ format: ImportFormat; connector: Connector }> {
  const reader = db.reader('live');
  const head = headOf(await readChunk(reader, job.id, 0));
  const choice = readerFor(job.format, head);
  if (choice.kind === 'refused') throw new UnreadableFile(choice.message);
  const { format, open } = choice.reader;
  const signature = format === 'CSV' ? tableProposal(head)?.signature : undefined;
  const mapping =
    signature === undefined ? null : await readColumnMapping(reader, job.workspaceId, signature);
  // A claim without any date is entered under the day on which its file was sent.
  return { format, connector: open({ mapping, importedOn: job.createdAt.slice(0, 10) }) };
}

async function readAll(
  parts: ImportParts,
  job: OpenImport,
  batch: ItemBatch,
  connector: Connector,
): Promise<'COMPLETED' | 'CANCELLED' | 'LEFT'> {
  const { computing } = parts;
  try {
    for await (const step of stepsOf(parts, job, batch)) {
      if (step === 'CANCELLED') return step;
      const items = computing(() => step(connector));
      for (const item of items) await batch.add(item);
      if (!parts.stopping()) continue;
      await batch.flush();
      return 'LEFT';
    }
  } catch (error) {
    // Claims read completely before the fault are kept and counted.
    await batch.flush();
    throw error;
  }
  await batch.flush();
  return 'COMPLETED';
}

/** Days that the detector can decide on one after another with the claims that it holds. */
const HELD_SPAN_DAYS = 14;

/**
 * The last commit of a job: its end, the annotation on charts, and the detector's decisions if no run makes them. Days
 * are decided on in order: a file that is older than the last decision, that is longer than what the detector holds, or
 * that changes what was observed of earlier claims, is replayed with all claims before and after it. So is a workspace
 * with few claims: there, not every day is searched, and the last day of a file only because it is the last, so that
 * only a replay makes the same of files whatever days they end on.
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
    const { changed = 0, updated = 0, replays = false } = (await readImport(reader, job.id)) ?? {};
    // Claims as they were sent bring no adjudication, but may change what is known of earlier ones.
    const bears = changed > 0 && (adjudicated !== null || replays);
    const decides = bears && !(await hasLiveRun(reader, job.workspaceId));
    const days =
      decides && adjudicated !== null
        ? await adjudicationDays(reader, job.workspaceId, adjudicated.oldest)
        : [];
    const [first] = days;
    const { decidedOn } = session;
    const isReplayed =
      replays ||
      (first !== undefined &&
        (!isNext(decidedOn, first, days.at(-1) ?? first) ||
          (await hasFewClaims(reader, job.workspaceId, parts.fewClaims))));
    if (decides && isReplayed) {
      await session.replay(async (tx) => {
        await admit(tx);
        await forgetEmptyRollups(tx, job.workspaceId);
        await end(tx);
      }, annotate);
      return;
    }
    const plan = async (planner: BatchPlanner): Promise<void> => {
      annotate(planner);
      // The quiet days behind the last decision, as they are decided on where all days are known.
      if (decidedOn !== null && first !== undefined)
        for (const day of decisionDays(decidedOn, first).slice(1))
          await db.between(() => planner.evaluateQuietDay(day));
      for (const [at, day] of days.entries())
        await db.between(() => planner.evaluateDaysFrom(day, days[at + 1]));
    };
    await session.commitComputed(admit, plan, async (tx) => {
      if (updated > 0) await forgetEmptyRollups(tx, job.workspaceId);
      await end(tx);
    });
  });
  parts.committed();
}

const isNext = (decidedOn: LocalDate | null, first: LocalDate, last: LocalDate): boolean =>
  decidedOn !== null && first > decidedOn && daysBetween(first, last) <= HELD_SPAN_DAYS;
