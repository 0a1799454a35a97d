import type { ClaimChangeKind, PatternChangeKind } from '../domain/feed';
import type { InstantS } from '../domain/calendar';

/**
 * What a subscription passes to its resolver, once per tick and distinct operation. A cursor is opaque to clients; it
 * encodes workspace, commit number and position.
 */
export interface FeedGapSource {
  afterCursor: string;
  missed: number | null;
}

export interface ClaimFeedEvent {
  workspaceId: number;
  cursor: string;
  changes: readonly { kind: ClaimChangeKind; claimId: number; atS: InstantS }[];
  skipped: number;
  gap: FeedGapSource | null;
}

export interface PatternFeedEvent {
  workspaceId: number;
  cursor: string;
  kind: PatternChangeKind;
  patternId: number;
  atS: InstantS;
  skipped: number;
  gap: FeedGapSource | null;
}

export const DELIVERIES = ['ALL', 'LATEST'] as const;
export type Delivery = (typeof DELIVERIES)[number];

export interface ClaimFeedRequest {
  workspaceId: number;
  /** Null: every kind. */
  kinds: readonly ClaimChangeKind[] | null;
  /** The parsed, validated filter over what is fixed at submission; null: none. */
  filter: ClaimFeedFilter | null;
  after: string | null;
  delivery: Delivery;
}

/** Already decoded: local ids, cents. */
export interface ClaimFeedFilter {
  from?: string;
  to?: string;
  dateField?: 'SUBMISSION' | 'SERVICE';
  payerId?: number;
  providerId?: number;
  procedureCode?: string;
  source?: string;
  search?: string;
  minBilledCents?: number;
  maxBilledCents?: number;
}

/** Pull sources: each reads from the store what comes after its cursor, woken by the doorbell. */
export interface Feeds {
  claims(request: ClaimFeedRequest): AsyncIterableIterator<ClaimFeedEvent>;
  patterns(request: {
    workspaceId: number;
    after: string | null;
    delivery: Delivery;
  }): AsyncIterableIterator<PatternFeedEvent>;
  /** Yields once at the start and then after commits in the workspace, at most a few times a second. */
  ticks(workspaceId: number): AsyncIterableIterator<{ workspaceId: number }>;
  /** The same for one import job; ends after its terminal state was yielded. */
  importTicks(importId: number, workspaceId: number): AsyncIterableIterator<{ importId: number }>;
}
