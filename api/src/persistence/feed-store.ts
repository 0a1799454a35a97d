import type { Database, Queryable } from './database';

/** One commit of a workspace, as the engine wrote it: what changed, by kind, id and virtual instant. */
export interface FeedEntry {
  commit: number;
  /** How many claim changes the workspace's feed held before this commit. */
  claimChangesBefore: number;
  /** JSON arrays of [index of the kind, local id, instant in seconds]. */
  claimChanges: string;
  patternChanges: string;
}

export interface FeedHead {
  /** The newest commit. */
  commit: number;
  /** Commits at or below it may be gone. */
  trimmedThrough: number;
  /** Claim changes over all commits. */
  claimChanges: number;
}

/** The fields of a claim that a feed's filter uses: all of them are fixed when the claim is submitted. */
export interface ClaimFacts {
  id: number;
  claimNumber: string;
  source: string;
  patientLastName: string;
  patientFirstName: string;
  memberId: string | null;
  providerId: number | null;
  payerId: number;
  dateOfService: string;
  submissionDate: string;
  billedCents: number;
}

/** Reads for the feeds. Subscribers that are far behind read on a connection of their own. */
export class FeedStore {
  constructor(private readonly database: Database) {}

  async head(workspaceId: number): Promise<FeedHead | null> {
    const [row] = await this.live().query<FeedHead>(
      `SELECT commit_number AS "commit", feed_trimmed_through AS "trimmedThrough", claim_changes AS "claimChanges"
       FROM workspaces WHERE id = ?`,
      [workspaceId],
    );
    return row ?? null;
  }

  /**
   * The next commits from `fromCommit` on, in order. A workspace's commit numbers are given out under its row lock,
   * so that whoever sees a commit sees all before it.
   */
  entries(
    workspaceId: number,
    fromCommit: number,
    limit: number,
    place: 'tail' | 'history',
  ): Promise<FeedEntry[]> {
    const reader = place === 'tail' ? this.live() : this.database.reader('exports');
    return reader.query<FeedEntry>(
      `SELECT commit_number AS "commit", claim_changes_before AS "claimChangesBefore",
              claim_changes AS "claimChanges", pattern_changes AS "patternChanges"
       FROM feed_entries WHERE workspace_id = ? AND commit_number >= ? ORDER BY commit_number LIMIT ?`,
      [workspaceId, fromCommit, limit],
    );
  }

  claimFacts(workspaceId: number, claimIds: readonly number[]): Promise<ClaimFacts[]> {
    const live = this.live();
    return live.query<ClaimFacts>(
      `SELECT id, claim_number AS "claimNumber", source, patient_last_name AS "patientLastName",
              patient_first_name AS "patientFirstName", member_id AS "memberId", provider_id AS "providerId",
              payer_id AS "payerId", date_of_service AS "dateOfService", submission_date AS "submissionDate",
              billed_cents AS "billedCents"
       FROM claims WHERE workspace_id = ? AND id IN (${idsIn(live)})`,
      [workspaceId, JSON.stringify(claimIds)],
    );
  }

  procedures(
    workspaceId: number,
    claimIds: readonly number[],
  ): Promise<{ claimId: number; procedureCode: string }[]> {
    const live = this.live();
    return live.query(
      `SELECT claim_id AS "claimId", procedure_code AS "procedureCode"
       FROM claim_line_items WHERE workspace_id = ? AND claim_id IN (${idsIn(live)})`,
      [workspaceId, JSON.stringify(claimIds)],
    );
  }

  async importState(importId: number): Promise<string | null> {
    const [row] = await this.live().query<{ state: string }>('SELECT state FROM imports WHERE id = ?', [
      importId,
    ]);
    return row?.state ?? null;
  }

  private live(): Queryable {
    return this.database.reader('live');
  }
}

const idsIn = (reader: Queryable): string =>
  reader.dialect === 'sqlite'
    ? 'SELECT value FROM json_each(?)'
    : 'SELECT value::bigint FROM json_array_elements_text(?::json)';
