import type { InstantS } from '../domain/calendar';
import { addDays, dateOfInstant } from '../domain/calendar';
import type { Adjudication, Claim } from '../domain/claim';
import { populationBit } from '../domain/denial-rule';
import { PATTERN_CHANGE_KINDS } from '../domain/feed';
import type { DetectedPattern, Detector, PatternDecision } from '../detection/detector';
import type { AnnotationKind } from '../entities/enums/states';
import type { Batch } from '../persistence/batch';
import { DETECTOR_DAYS, PATTERN_CLAIMS, PATTERN_DAYS, PATTERN_EVIDENCE } from '../persistence/tables';
import type { PatternNamer } from './pattern-row';
import { patternRow } from './pattern-row';

/** How far back, in days, denials are linked to a new pattern as evidence. */
const BACKFILL_DAYS = 90;

/** A workspace's detector, and what of its patterns is stored. */
export interface DetectorInUse {
  readonly detector: Detector;
  readonly namer: PatternNamer;
  /** The detector's stored form of each pattern as last written: it can change between two decisions, too. */
  readonly written: Map<number, string>;
}

/** Marks a day on the charts. @param patternId 0 where it is about no pattern */
type Annotate = (date: string, kind: AnnotationKind, label: string, patternId: number) => void;

/**
 * What a batch stores of patterns: the detector's counters and decisions, each pattern's days, and the denials that are
 * its evidence. It advances the detector.
 */
export class BatchPatterns {
  private readonly patterns = new Map<number, Batch['patterns'][number]>();
  private readonly links: Batch['patternClaims'] = [];
  private readonly evidence: Batch['patternEvidence'] = [];
  private readonly backfills: Batch['patternBackfills'] = [];
  private readonly changes: Batch['patternChanges'] = [];
  private readonly dayRows = new Map<string, Batch['patternDays'][number]>();
  private readonly touchedDays = new Set<string>();

  constructor(
    private readonly workspaceId: number,
    private readonly inUse: DetectorInUse,
    private readonly annotate: Annotate,
  ) {}

  /** The first adjudication of a first submission; a denial is linked to the patterns that it matches. */
  observe(
    claim: Claim,
    adjudication: Adjudication,
    eligiblePopulations: number,
    denial: { carc: string; deniedCents: number } | null,
  ): void {
    this.touchedDays.add(adjudication.processingDate);
    const patternIds = this.inUse.detector.observe({
      claimId: claim.id,
      processingDate: adjudication.processingDate,
      eligiblePopulations,
      payerId: claim.payerId,
      providerId: claim.providerId,
      coderId: claim.coderId,
      billedCents: claim.billedCents,
      denial,
    });
    if (patternIds.length > 0 && denial !== null) this.link(claim, adjudication, denial.carc, patternIds);
  }

  /** Decisions are made only at the end of a day; for imports, when the newest day of an import is complete. */
  evaluateDay(date: string, atS: InstantS): void {
    const { detector, namer, written } = this.inUse;
    this.recordTouchedDays();
    for (const decision of detector.evaluateDay(date)) this.decide(decision, atS);
    for (const pattern of detector.patterns) {
      const state = JSON.stringify(pattern);
      if (written.get(pattern.id) === state) continue;
      written.set(pattern.id, state);
      this.patterns.set(pattern.id, patternRow(this.workspaceId, pattern, namer, atS));
    }
  }

  finish(): Pick<
    Batch,
    | 'patterns'
    | 'patternClaims'
    | 'patternEvidence'
    | 'patternBackfills'
    | 'patternDays'
    | 'detectorDays'
    | 'patternChanges'
  > {
    this.recordTouchedDays();
    const changed = this.inUse.detector.takeChangedDays();
    const { workspaceId } = this;
    return {
      patterns: [...this.patterns.values()],
      patternClaims: this.links,
      patternEvidence: this.evidence,
      patternBackfills: this.backfills,
      patternDays: [...this.dayRows.values()],
      detectorDays: changed.map(({ day, cells }) => DETECTOR_DAYS.pack({ workspaceId, day, cells })),
      patternChanges: this.changes,
    };
  }

  private link(claim: Claim, adjudication: Adjudication, carc: string, patternIds: readonly number[]): void {
    const line = adjudication.lines.find((other) => other.denial?.carc === carc);
    const named = claim.lines.find((item) => item.lineNumber === line?.lineNumber);
    const procedureCode = named?.procedureCode || named?.revenueCode || null;
    const { workspaceId } = this;
    const { id: claimId, billedCents } = claim;
    patternIds.forEach((patternId, index) => {
      this.links.push(PATTERN_CLAIMS.pack({ workspaceId, patternId, claimId, isPrimary: index === 0 }));
      this.evidence.push(
        PATTERN_EVIDENCE.pack({
          workspaceId,
          patternId,
          claimId,
          denialDate: adjudication.processingDate,
          carc,
          procedureCode,
          billedCents,
        }),
      );
    });
  }

  private decide(decision: PatternDecision, atS: InstantS): void {
    const { pattern, kind } = decision;
    this.changes.push([PATTERN_CHANGE_KINDS.indexOf(kind), pattern.id, atS]);
    if (kind === 'DETECTED') {
      this.recordPatternDays(pattern, null);
      this.backfills.push(backfillOf(pattern));
    }
    if (kind === 'DETECTED' || kind === 'RESOLVED') {
      const label = `${kind === 'DETECTED' ? 'Detected' : 'Resolved'}: ${this.inUse.namer.title(pattern)}`;
      this.annotate(dateOfInstant(atS - 1), `PATTERN_${kind}`, label, pattern.id);
    }
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
    for (const day of this.inUse.detector.dailyCounts(pattern)) {
      if (day.eligibleCount === 0 || (only && !only.has(day.day))) continue;
      this.dayRows.set(
        `${pattern.id}|${day.day}`,
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

function backfillOf(pattern: DetectedPattern): Batch['patternBackfills'][number] {
  const { refinement, family } = pattern.slice;
  return {
    patternId: pattern.id,
    carc: pattern.carc,
    populationBit: populationBit(family),
    refinementColumn: refinement ? (`${refinement.by}_id` as const) : null,
    refinementId: refinement?.id ?? null,
    fromDate: addDays(pattern.detectedOn, -BACKFILL_DAYS),
    throughDate: pattern.detectedOn,
  };
}
