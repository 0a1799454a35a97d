import type { Adjudication, Appeal, Claim } from '../domain/claim';
import type { RunCommand, ScenarioConfig } from '../domain/scenario/scenario';
import type { OpenClaim, SimulationCheckpoint } from '../generation/simulation';
import { claimsWithLines } from './claim-reader';
import type { Queryable } from './database';
import { selectRows } from './read/hydrate';
import { APPEALS } from './tables';

/** A run as its engine takes it, before its stored texts are parsed: a text that cannot be parsed is a failure of the run. */
export interface TakenRun {
  workspaceId: number;
  fencingToken: number;
  failures: number;
  seed: number;
  config: string;
  checkpoint: string | null;
  commands: { seq: number; kind: string; payload: string; effectiveAtS: number }[];
}

/** The parts of a run that its simulation is made from. */
export interface RunRecord {
  workspaceId: number;
  config: ScenarioConfig;
  seed: number;
  checkpoint: SimulationCheckpoint | null;
  commands: RunCommand[];
}

/** @throws UnreadableRowError */
export function readRun(taken: TakenRun): RunRecord {
  const { workspaceId, seed, config, checkpoint, commands } = taken;
  return {
    workspaceId,
    seed,
    config: readJson<ScenarioConfig>(config, 'config'),
    checkpoint: checkpoint === null ? null : readJson<SimulationCheckpoint>(checkpoint, 'checkpoint'),
    commands: commands.map(({ seq, kind, payload, effectiveAtS }) =>
      commandOf(kind, payload, effectiveAtS, seq),
    ),
  };
}

/** A stored text of a run that cannot be parsed; the text itself is not quoted. */
export class UnreadableRowError extends Error {
  constructor(what: string, why: string) {
    super(`The stored ${what} of this run cannot be read: ${why}.`);
    this.name = 'UnreadableRowError';
  }
}

/** @throws UnreadableRowError */
export function readJson<T>(text: string, what: string): T {
  try {
    return JSON.parse(text) as T;
  } catch {
    throw new UnreadableRowError(what, 'expected JSON');
  }
}

/** @throws UnreadableRowError */
export function commandOf(kind: string, payload: string, effectiveAtS: number, seq?: number): RunCommand {
  const body = readJson<object>(payload, seq === undefined ? 'command' : `command ${seq}`);
  if (kind === 'CONFIGURE') return { kind, effectiveAtS, changes: body } as RunCommand;
  if (kind === 'PRACTICE' || kind === 'ARCHIVE') return { kind, effectiveAtS, ...body } as RunCommand;
  return { kind: kind === 'STOP_TRAINING' ? kind : 'STOP', effectiveAtS };
}

/** Claims with something still to come: the simulation's queue, read back from the tables. */
export async function* readOpenClaims(db: Queryable, workspaceId: number): AsyncGenerator<OpenClaim> {
  const pages = claimsWithLines(db, workspaceId, 'AND c.next_due_s IS NOT NULL', []);
  for await (const page of pages) {
    const appeals = await appealsOf(
      db,
      workspaceId,
      page.map((entry) => entry.claim.id),
    );
    for (const entry of page) {
      const { status } = entry;
      if (status !== 'PENDING' && status !== 'DENIED' && status !== 'APPEALED' && status !== 'UPHELD')
        continue;
      yield {
        claim: entry.claim,
        nextDueS: entry.nextDueS as number,
        status,
        adjudication: entry.adjudication as Adjudication | null,
        appeals: appeals.get(entry.claim.id) ?? [],
      };
    }
  }
}

export async function* readHistory(
  db: Queryable,
  workspaceId: number,
  fromDate: string,
): AsyncGenerator<Claim> {
  for await (const page of claimsWithLines(
    db,
    workspaceId,
    `AND c.submission_date >= ? AND c.source = 'SIMULATED'`,
    [fromDate],
  )) {
    for (const entry of page) yield entry.claim;
  }
}

async function appealsOf(
  db: Queryable,
  workspaceId: number,
  claimIds: readonly number[],
): Promise<Map<number, Appeal[]>> {
  const byClaim = new Map<number, Appeal[]>();
  if (claimIds.length === 0) return byClaim;
  const rows = await selectRows(
    db,
    APPEALS,
    'a',
    `FROM appeals a WHERE a.workspace_id = ? AND a.claim_id IN (${claimIds.map(() => '?').join(', ')}) ORDER BY a.id`,
    [workspaceId, ...claimIds],
  );
  for (const { localId: id, workspaceId: _, ...rest } of rows) {
    const appeal: Appeal = { id, ...rest };
    byClaim.set(appeal.claimId, [...(byClaim.get(appeal.claimId) ?? []), appeal]);
  }
  return byClaim;
}
