import type { InstantS } from '../domain/calendar';
import { dateOfInstant } from '../domain/calendar';
import type { Adjudication, Claim, PayerType } from '../domain/claim';
import { PATTERN_CHANGE_KINDS } from '../domain/feed';
import type { DetectedPattern, Detector, PatternDecision, PatternDenial } from '../detection/detector';
import { isSetAside } from '../detection/set-aside';
import type { AnnotationKind } from '../entities/enums/states';
import type { Batch } from '../persistence/batch';
import { DETECTOR_OBSERVATIONS, PATTERN_CLAIMS, PATTERN_DAYS, PATTERN_EVIDENCE } from '../persistence/tables';
import { observed } from './observed';
import type { PatternNamer } from './pattern-row';
import { patternRow } from './pattern-row';

/** A workspace's detector, and what of its patterns is stored. */
export interface DetectorInUse {
  /** Another one when claims are replayed. */
  detector: Detector;
  readonly namer: PatternNamer;
  /** The detector's stored form of each pattern as last written: it can change between two decisions, too. */
  readonly written: Map<number, string>;
}

/** Marks a day on the charts. @param patternId 0 where it is about no pattern */
type Annotate = (date: string, kind: AnnotationKind, label: string, patternId: number) => void;

/**
 * What a batch stores of patterns: the detector's claims and decisions, each pattern's days, and the denials that are
 * its evidence. It advances the detector.
 */
export class BatchPatterns {
  private readonly patterns = new Map<number, Batch['patterns'][number]>();
  /** By pattern, then claim. */
  private readonly links = new Map<number, Map<number, PatternDenial>>();
  /** Of the claims of this batch that match a pattern, their own reasons. */
  private readonly reasons = new Map<number, string | null>();
  /** By pattern, whether it is linked anew. */
  private readonly relinks = new Map<number, boolean>();
  private readonly changes: Batch['patternChanges'] = [];
  /** By pattern, then day. */
  private readonly days = new Map<number, Map<string, Batch['patternDays'][number]>>();
  private readonly touchedDays = new Set<string>();

  constructor(
    private readonly workspaceId: number,
    private readonly inUse: DetectorInUse,
    private readonly annotate: Annotate,
  ) {}

  /** The first adjudication of a first submission; a denial is linked to the patterns that it matches. */
  observe(claim: Claim, adjudication: Adjudication, lineOfBusiness: PayerType): void {
    this.touchedDays.add(adjudication.processingDate);
    const matches = this.inUse.detector.observe(observed(claim, adjudication, lineOfBusiness));
    if (matches.length === 0) return;
    this.reasons.set(claim.id, adjudication.denial?.carc ?? null);
    for (const { pattern, denial } of matches) this.linksOf(pattern.id).set(claim.id, denial);
  }

  /** Decisions are made only at the end of a day; for imports, when the file is read. @param isLast of its days */
  evaluateDay(date: string, atS: InstantS, isLast = false): void {
    this.recordTouchedDays();
    this.take(this.inUse.detector.evaluateDay(date, isLast), atS);
  }

  archive(patternId: number, date: string, atS: InstantS): void {
    const decision = this.inUse.detector.archive(patternId, date);
    if (decision !== null) this.take([decision], atS);
  }

  /** After a replay: what was not found again is nothing any more. @param before the patterns as they were stored */
  endReplay(before: readonly DetectedPattern[], atS: InstantS): void {
    const live = new Set(before.filter(({ status }) => status !== 'ARCHIVED').map(({ id }) => id));
    const gone = this.inUse.detector.patterns.filter(
      (pattern) => live.has(pattern.id) && pattern.status === 'ARCHIVED' && isSetAside(pattern),
    );
    this.take(
      gone.map((pattern) => ({ kind: 'ARCHIVED', pattern, isFitted: false })),
      atS,
    );
  }

  finish(): Pick<
    Batch,
    | 'patterns'
    | 'patternClaims'
    | 'patternEvidence'
    | 'patternRelinks'
    | 'patternDays'
    | 'detectorObservations'
    | 'detectorHeldFrom'
    | 'patternChanges'
  > {
    this.recordTouchedDays();
    const { rows, heldFrom } = this.inUse.detector.takeObservations();
    const { workspaceId } = this;
    const owners = this.owners();
    return {
      patterns: [...this.patterns.values()],
      patternClaims: this.eachLink(({ id: patternId }, { claimId }) =>
        PATTERN_CLAIMS.pack({
          workspaceId,
          patternId,
          claimId,
          isPrimary: owners.get(claimId) === patternId,
        }),
      ),
      patternEvidence: this.eachLink(({ id: patternId, carc }, denial) =>
        PATTERN_EVIDENCE.pack({ workspaceId, patternId, carc, ...denial }),
      ),
      patternRelinks: [...this.relinks].map(([patternId, isFitted]) => ({ patternId, isFitted })),
      patternDays: [...this.days.values()].flatMap((days) => [...days.values()]),
      detectorObservations: rows.map((row) => DETECTOR_OBSERVATIONS.pack({ workspaceId, ...row })),
      detectorHeldFrom: heldFrom,
      patternChanges: this.changes,
    };
  }

  private eachLink<T>(look: (pattern: DetectedPattern, denial: PatternDenial) => T): T[] {
    return this.inUse.detector.patterns.flatMap((pattern) =>
      [...(this.links.get(pattern.id)?.values() ?? [])].map((denial) => look(pattern, denial)),
    );
  }

  /**
   * Which pattern owns each of the batch's own denials: one with the claim's reason, then the most specific, then the
   * oldest (chooseOwners in the store says the same of earlier denials).
   */
  private owners(): Map<number, number> {
    const best = new Map<number, DetectedPattern>();
    this.eachLink((pattern, { claimId }) => {
      const reason = this.reasons.get(claimId);
      if (reason === undefined || pattern.status === 'ARCHIVED') return;
      const other = best.get(claimId);
      if (other === undefined || comesBefore(pattern, other, reason)) best.set(claimId, pattern);
    });
    return new Map([...best].map(([claimId, { id }]) => [claimId, id]));
  }

  private take(decisions: readonly PatternDecision[], atS: InstantS): void {
    const { detector, namer, written } = this.inUse;
    for (const decision of decisions) this.decide(decision, atS);
    this.linkAnew(decisions.filter(({ isFitted }) => isFitted).map(({ pattern }) => pattern));
    for (const pattern of detector.patterns) {
      const state = JSON.stringify(pattern);
      if (written.get(pattern.id) === state) continue;
      written.set(pattern.id, state);
      this.patterns.set(pattern.id, patternRow(this.workspaceId, pattern, namer, atS));
    }
  }

  private decide({ pattern, kind, isFitted }: PatternDecision, atS: InstantS): void {
    this.changes.push([PATTERN_CHANGE_KINDS.indexOf(kind), pattern.id, atS]);
    if (isFitted || kind === 'ARCHIVED')
      this.relinks.set(pattern.id, isFitted || (this.relinks.get(pattern.id) ?? false));
    if (kind === 'DETECTED' || kind === 'RESOLVED') {
      const label = `${kind === 'DETECTED' ? 'Detected' : 'Resolved'}: ${this.inUse.namer.title(pattern)}`;
      this.annotate(dateOfInstant(atS - 1), `PATTERN_${kind}`, label, pattern.id);
    }
  }

  /** From all claims that are held: what was linked and counted with another slice is nothing any more. */
  private linkAnew(fitted: readonly DetectedPattern[]): void {
    if (fitted.length === 0) return;
    for (const [id, denials] of this.inUse.detector.denialsOf(fitted)) {
      const links = this.linksOf(id);
      links.clear();
      for (const denial of denials) links.set(denial.claimId, denial);
    }
    for (const pattern of fitted) {
      this.days.delete(pattern.id);
      this.recordPatternDays(pattern, null);
    }
  }

  private linksOf(patternId: number): Map<number, PatternDenial> {
    let links = this.links.get(patternId);
    if (links === undefined) this.links.set(patternId, (links = new Map<number, PatternDenial>()));
    return links;
  }

  /** Recorded at the end of a day, not of a batch: by then the detector may have dropped old days. */
  private recordTouchedDays(): void {
    if (this.touchedDays.size === 0) return;
    for (const pattern of this.inUse.detector.patterns) {
      if (pattern.status !== 'ARCHIVED') this.recordPatternDays(pattern, this.touchedDays);
    }
    this.touchedDays.clear();
  }

  private recordPatternDays(pattern: DetectedPattern, only: ReadonlySet<string> | null): void {
    let rows = this.days.get(pattern.id);
    if (rows === undefined)
      this.days.set(pattern.id, (rows = new Map<string, Batch['patternDays'][number]>()));
    for (const day of this.inUse.detector.dailyCounts(pattern, only ?? undefined)) {
      rows.set(
        day.day,
        PATTERN_DAYS.pack({
          workspaceId: this.workspaceId,
          patternId: pattern.id,
          metricDate: day.day,
          claimCount: day.eligibleCount,
          deniedCount: day.deniedCount,
          deniedCents: day.deniedCents,
          atRiskCents: day.billedCents,
        }),
      );
    }
  }
}

/** @param pattern is younger than `other` */
function comesBefore(pattern: DetectedPattern, other: DetectedPattern, reason: string | null): boolean {
  if ((pattern.carc === reason) !== (other.carc === reason)) return pattern.carc === reason;
  return pattern.slice.length > other.slice.length;
}
