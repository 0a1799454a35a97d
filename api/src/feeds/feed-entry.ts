import type { InstantS } from '../domain/calendar';
import type { ClaimChangeKind, PatternChangeKind } from '../domain/feed';
import { CLAIM_CHANGE_KINDS, PATTERN_CHANGE_KINDS } from '../domain/feed';
import type { ClaimFacts, FeedEntry, FeedStore } from '../persistence/feed-store';

export interface ClaimFeedChange {
  kind: ClaimChangeKind;
  claimId: number;
  atS: InstantS;
}

export interface PatternFeedChange {
  kind: PatternChangeKind;
  patternId: number;
  atS: InstantS;
}

/**
 * One commit, shared by the feeds: read once, and the claim fields that filters need loaded once, however many
 * subscribers there are and however many different filters they have.
 */
export class SharedEntry {
  readonly commit: number;
  readonly claimChangesBefore: number;
  private claimList: readonly ClaimFeedChange[] | null = null;
  private patternList: readonly PatternFeedChange[] | null = null;
  private factsById: Promise<ReadonlyMap<number, ClaimFacts>> | null = null;
  private proceduresById: Promise<ReadonlyMap<number, ReadonlySet<string>>> | null = null;

  constructor(
    private readonly store: FeedStore,
    private readonly workspaceId: number,
    private readonly entry: FeedEntry,
  ) {
    this.commit = entry.commit;
    this.claimChangesBefore = entry.claimChangesBefore;
  }

  /** Its approximate size in memory. */
  get characters(): number {
    return this.entry.claimChanges.length + this.entry.patternChanges.length;
  }

  get claims(): readonly ClaimFeedChange[] {
    this.claimList ??= triples(this.entry.claimChanges).map(([kind, claimId, atS]) => ({
      kind: kindAt(CLAIM_CHANGE_KINDS, kind),
      claimId,
      atS,
    }));
    return this.claimList;
  }

  get patterns(): readonly PatternFeedChange[] {
    this.patternList ??= triples(this.entry.patternChanges).map(([kind, patternId, atS]) => ({
      kind: kindAt(PATTERN_CHANGE_KINDS, kind),
      patternId,
      atS,
    }));
    return this.patternList;
  }

  facts(): Promise<ReadonlyMap<number, ClaimFacts>> {
    this.factsById ??= this.store
      .claimFacts(this.workspaceId, this.claimIds())
      .then((facts) => new Map(facts.map((fact) => [fact.id, fact])))
      .catch((error: unknown) => {
        this.factsById = null; // the next request tries again
        throw error;
      });
    return this.factsById;
  }

  procedures(): Promise<ReadonlyMap<number, ReadonlySet<string>>> {
    this.proceduresById ??= this.store
      .procedures(this.workspaceId, this.claimIds())
      .then(codesByClaim)
      .catch((error: unknown) => {
        this.proceduresById = null;
        throw error;
      });
    return this.proceduresById;
  }

  private claimIds(): number[] {
    return [...new Set(this.claims.map((change) => change.claimId))];
  }
}

function codesByClaim(
  lines: readonly { claimId: number; procedureCode: string }[],
): Map<number, Set<string>> {
  const byClaim = new Map<number, Set<string>>();
  for (const { claimId, procedureCode } of lines) {
    const codes = byClaim.get(claimId);
    if (codes) codes.add(procedureCode);
    else byClaim.set(claimId, new Set([procedureCode]));
  }
  return byClaim;
}

type Triple = readonly [kind: number, id: number, atS: number];

const triples = (json: string): readonly Triple[] => JSON.parse(json) as Triple[];

function kindAt<T>(kinds: readonly T[], index: number): T {
  const kind = kinds[index];
  if (kind === undefined)
    throw new RangeError(`the feed holds a change of kind ${index}, which this version does not know`);
  return kind;
}
