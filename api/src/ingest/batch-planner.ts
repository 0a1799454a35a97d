import type { InstantS } from '../domain/calendar';
import { addDays, dateOfInstant } from '../domain/calendar';
import type { Adjudication, Appeal, Claim, LearningEvent } from '../domain/claim';
import type { ClaimStatus } from '../domain/claim-status';
import { changeStatus } from '../domain/claim-status';
import { populationBit } from '../domain/denial-rule';
import { eligiblePopulationsOf } from '../domain/eligible-populations';
import { CLAIM_CHANGE_KINDS, PATTERN_CHANGE_KINDS } from '../domain/feed';
import type { ClaimChangeKind } from '../domain/feed';
import type { ClaimsInScope } from '../domain/policies/claims-in-scope';
import type { DetectedPattern, Detector, PatternDecision } from '../detection/detector';
import type { ClaimTruth, SimulationEvent } from '../generation/simulation';
import type { Batch, RowOf } from '../persistence/batch';
import type { PatternNamer } from './pattern-row';
import { patternRow } from './pattern-row';
import {
  adjudicationRow,
  appealRow,
  claimRow,
  deniedCents,
  learningEventRow,
  lineAdjudicationRow,
  lineRow,
} from './rows';
import { PolicyTally } from './policy-tally';
import { Tally } from './tally';

const DAILY = [
  'claims',
  'adjudicated',
  'denied',
  'replacements',
  'billedCents',
  'deniedCents',
  'paidCents',
  'appeals',
  'appealsDecided',
  'overturned',
  'recoveredCents',
] as const;
const PROVIDER = [
  'claims',
  'adjudicated',
  'denied',
  'billedCents',
  'deniedCents',
  'appeals',
  'overturned',
] as const;
type AppealDecision = Extract<SimulationEvent, { kind: 'APPEAL_DECIDED' }>;
type StatusChange = [
  workspaceId: number,
  claimId: number,
  status: string,
  addedPaidCents: number,
  nextDueS: number | null,
  addedAllowedCents: number,
];

const KIND_INDEX = new Map<ClaimChangeKind, number>(CLAIM_CHANGE_KINDS.map((kind, index) => [kind, index]));

/** How far back, in days, denials are linked to a new pattern as evidence. */
const BACKFILL_DAYS = 90;

/**
 * Makes the rows of one commit from simulated or imported events: claims and their lines, every rollup, the detector's
 * counters and decisions, the feed. It advances the workspace's detector, so plans must be committed in the order in
 * which they were made. Counts are over first submissions (frequency code 1); replacements are counted separately.
 */
export class BatchPlanner {
  private readonly claims: RowOf[] = [];
  private readonly lines: RowOf[] = [];
  private readonly adjudications = new Map<number, RowOf>();
  private readonly lineAdjudications: RowOf[] = [];
  private readonly statusChanges = new Map<number, StatusChange>();
  private readonly revisions = new Map<number, RowOf>();
  private readonly appeals = new Map<number, RowOf>();
  private readonly learningEvents: RowOf[] = [];
  private readonly daily = new Tally(DAILY);
  private readonly reasons = new Tally(['denied', 'deniedCents'] as const);
  private readonly learning = new Tally(['sessions', 'attempts', 'correct', 'corrections'] as const);
  private readonly providers = new Tally(PROVIDER);
  private readonly policies: PolicyTally;
  private readonly appealSteps: RowOf[] = [];
  private readonly patternDayRows = new Map<string, RowOf>();
  private readonly touchedDays = new Set<string>();
  private readonly patterns = new Map<number, RowOf>();
  private readonly patternClaims: RowOf[] = [];
  private readonly patternEvidence: RowOf[] = [];
  private readonly backfills: Batch['patternBackfills'] = [];
  private readonly annotations: RowOf[] = [];
  private readonly claimChanges: Batch['claimChanges'] = [];
  private readonly patternChanges: Batch['patternChanges'] = [];
  private dataThrough: string | null = null;
  readonly counts = { claims: 0, adjudicated: 0, denied: 0, appealsFiled: 0, learningEvents: 0 };

  constructor(
    private readonly workspaceId: number,
    private readonly detector: Detector,
    private readonly namer: PatternNamer,
    /** The detector's stored form of each pattern as last written: it can change between two decisions, too. */
    private readonly written: Map<number, string>,
    claimsInScope: ClaimsInScope,
  ) {
    this.policies = new PolicyTally(claimsInScope);
  }

  addEvent(event: SimulationEvent): void {
    switch (event.kind) {
      case 'CLAIM_SUBMITTED':
        return this.submit(event.claim, event.atS, event.nextDueS, event.truth);
      case 'CLAIM_ADJUDICATED':
        return this.adjudicate(event.claim, event.adjudication, event.atS, event.nextDueS);
      case 'APPEAL_FILED':
        return this.fileAppeal(event.claim, event.appeal, event.atS, event.nextDueS);
      case 'APPEAL_DECIDED':
        return this.decideAppeal(event);
      case 'LEARNING':
        return this.learn(event.event);
      case 'ANNOTATION':
        this.annotations.push([
          this.workspaceId,
          dateOfInstant(event.atS),
          event.annotation.kind,
          event.annotation.label,
          0,
        ]);
        return;
      case 'DAY_ENDED':
        return this.evaluateDay(addDays(event.date, -1), event.atS);
    }
  }

  annotate(date: string, kind: string, label: string): void {
    this.annotations.push([this.workspaceId, date, kind, label, 0]);
  }

  /** An imported claim, already adjudicated. */
  importClaim(
    claim: Claim,
    adjudication: Adjudication,
    atS: InstantS,
    identityKey: string,
    submittedCodes: ReadonlyMap<number, string>,
  ): void {
    const status = changeStatus('PENDING', adjudication.outcome);
    const eligiblePopulations = eligiblePopulationsOf(claim);
    const extras = {
      eligiblePopulations,
      nextDueS: null,
      injectedRule: null,
      injectedPattern: null,
      identityKey,
    };
    this.claims.push(claimRow(this.workspaceId, claim, status, adjudication, extras));
    const adjudications = new Map(adjudication.lines.map((line) => [line.lineNumber, line]));
    for (const line of claim.lines) {
      const lineAdjudication = adjudications.get(line.lineNumber) ?? null;
      this.lines.push(
        lineRow(
          this.workspaceId,
          claim.id,
          line,
          lineAdjudication,
          adjudication.processingDate,
          submittedCodes.get(line.lineNumber) ?? null,
        ),
      );
    }
    this.countSubmission(claim);
    this.change('SUBMITTED', claim.id, atS);
    this.countAdjudication(claim, adjudication, eligiblePopulations);
    this.change('ADJUDICATED', claim.id, atS);
  }

  /**
   * A later remit event on an existing claim. Rates keep counting its first adjudication and date; money, status and
   * the reason of a later denial follow the event.
   * @param adjudication null for a reversal
   */
  reviseImported(
    claim: { id: number; submissionDate: string; status: ClaimStatus },
    paidDeltaCents: number,
    adjudication: Adjudication | null,
    atS: InstantS,
  ): void {
    this.mergeStatus(claim.id, claim.status, paidDeltaCents, null);
    const denial = adjudication?.denial;
    if (denial)
      this.revisions.set(claim.id, [this.workspaceId, claim.id, denial.carc, denial.rarc, denial.group]);
    this.daily.add([claim.submissionDate], { paidCents: paidDeltaCents });
    this.change(adjudication ? 'ADJUDICATED' : 'REVERSED', claim.id, atS);
  }

  /** Decisions are made only at the end of a day; for imports, when the newest day of an import is complete. */
  evaluateDay(date: string, atS: InstantS): void {
    this.recordTouchedDays();
    for (const decision of this.detector.evaluateDay(date)) this.decide(decision, atS);
    for (const pattern of this.detector.patterns) {
      const state = JSON.stringify(pattern);
      if (this.written.get(pattern.id) === state) continue;
      this.written.set(pattern.id, state);
      this.patterns.set(pattern.id, patternRow(this.workspaceId, pattern, this.namer, atS));
    }
  }

  finish(): Batch {
    this.recordTouchedDays();
    const changed = this.detector.takeChangedDays();
    const policies = this.policies.finish(this.workspaceId);
    return {
      workspaceId: this.workspaceId,
      claims: this.claims,
      lines: this.lines,
      adjudications: [...this.adjudications.values()],
      lineAdjudications: this.lineAdjudications,
      revisions: [...this.revisions.values()],
      statusChanges: [...this.statusChanges.values()],
      appeals: [...this.appeals.values()],
      learningEvents: this.learningEvents,
      dailyMetrics: this.daily.rows(this.workspaceId),
      dailyDenialReasons: this.reasons.rows(this.workspaceId),
      dailyLearning: this.learning.rows(this.workspaceId),
      providerPerformance: this.providers.rows(this.workspaceId),
      policyDays: policies.daily,
      policyTotals: policies.totals,
      policyProviders: policies.providers,
      patterns: [...this.patterns.values()],
      patternClaims: this.patternClaims,
      patternEvidence: this.patternEvidence,
      patternBackfills: this.backfills,
      patternDays: [...this.patternDayRows.values()],
      appealSteps: this.appealSteps,
      detectorDays: changed.map((day) => [this.workspaceId, day.day, JSON.stringify(day.cells)]),
      annotations: this.annotations,
      claimChanges: this.claimChanges,
      patternChanges: this.patternChanges,
      claimCount: this.claims.length,
      dataThrough: this.dataThrough,
    };
  }

  private submit(claim: Claim, atS: InstantS, nextDueS: InstantS, truth: ClaimTruth | null): void {
    const extras = {
      eligiblePopulations: eligiblePopulationsOf(claim),
      nextDueS,
      injectedRule: truth?.ruleKey ?? null,
      injectedPattern: truth?.patternIndex ?? null,
      identityKey: null,
    };
    this.claims.push(claimRow(this.workspaceId, claim, 'PENDING', null, extras));
    for (const line of claim.lines) this.lines.push(lineRow(this.workspaceId, claim.id, line, null, null));
    this.countSubmission(claim);
    this.change('SUBMITTED', claim.id, atS);
    if (claim.originalClaimId !== null) {
      this.change('CORRECTED', claim.originalClaimId, atS);
      // A denial that was followed by a corrected claim has nothing more to wait for.
      this.mergeStatus(claim.originalClaimId, 'DENIED', 0, null);
    }
  }

  private adjudicate(
    claim: Claim,
    adjudication: Adjudication,
    atS: InstantS,
    nextDueS: InstantS | null,
  ): void {
    const status = changeStatus('PENDING', adjudication.outcome);
    this.adjudications.set(
      claim.id,
      adjudicationRow(this.workspaceId, claim, status, adjudication, nextDueS),
    );
    for (const line of adjudication.lines) {
      this.lineAdjudications.push(
        lineAdjudicationRow(this.workspaceId, claim.id, line, adjudication.processingDate),
      );
    }
    this.countAdjudication(claim, adjudication, eligiblePopulationsOf(claim));
    this.change('ADJUDICATED', claim.id, atS);
  }

  private fileAppeal(claim: Claim, appeal: Appeal, atS: InstantS, nextDueS: InstantS): void {
    this.appeals.set(appeal.id, appealRow(this.workspaceId, appeal));
    this.mergeStatus(claim.id, 'APPEALED', 0, nextDueS);
    this.daily.add([claim.submissionDate], { appeals: 1 });
    if (claim.providerId !== null) this.providers.add([claim.providerId], { appeals: 1 });
    this.appealSteps.push([this.workspaceId, claim.id, appeal.filedDate, 1, 0, 0]);
    this.counts.appealsFiled += 1;
    this.change('APPEAL_FILED', claim.id, atS);
  }

  private decideAppeal({ claim, appeal, atS, wonAllowedCents, nextDueS }: AppealDecision): void {
    const won = appeal.outcome === 'OVERTURNED' || appeal.outcome === 'PARTIAL';
    this.appeals.set(appeal.id, appealRow(this.workspaceId, appeal));
    const status = won ? 'OVERTURNED' : 'UPHELD';
    this.mergeStatus(claim.id, status, appeal.recoveredCents, nextDueS, wonAllowedCents);
    this.daily.add([claim.submissionDate], {
      appealsDecided: 1,
      overturned: won ? 1 : 0,
      recoveredCents: appeal.recoveredCents,
      paidCents: appeal.recoveredCents,
    });
    if (won && claim.providerId !== null) this.providers.add([claim.providerId], { overturned: 1 });
    this.appealSteps.push([this.workspaceId, claim.id, appeal.filedDate, 0, won ? 1 : 0, 1]);
    this.change('APPEAL_DECIDED', claim.id, atS);
  }

  private learn(event: LearningEvent): void {
    this.learningEvents.push(learningEventRow(this.workspaceId, event));
    this.counts.learningEvents += 1;
    this.learning.add([dateOfInstant(event.atS)], {
      sessions: event.type === 'SESSION_COMPLETED' ? 1 : 0,
      attempts: event.type === 'ATTEMPT' ? 1 : 0,
      correct: event.type === 'ATTEMPT' && event.outcome === 'CORRECT' ? 1 : 0,
      corrections: event.correctionApplied ? 1 : 0,
    });
  }

  private countSubmission(claim: Claim): void {
    this.counts.claims += 1;
    if (this.dataThrough === null || claim.submissionDate > this.dataThrough)
      this.dataThrough = claim.submissionDate;
    if (claim.frequencyCode !== '1') return this.daily.add([claim.submissionDate], { replacements: 1 });
    this.daily.add([claim.submissionDate], { claims: 1, billedCents: claim.billedCents });
    if (claim.providerId !== null)
      this.providers.add([claim.providerId], { claims: 1, billedCents: claim.billedCents });
  }

  private countAdjudication(claim: Claim, adjudication: Adjudication, eligiblePopulations: number): void {
    this.counts.adjudicated += 1;
    this.daily.add([claim.submissionDate], { paidCents: adjudication.paidCents });
    const denied = adjudication.outcome === 'DENIED';
    if (denied) this.counts.denied += 1;
    if (claim.frequencyCode !== '1') return;
    const lost = deniedCents(claim, adjudication);
    const carc = denied ? (adjudication.denial?.carc ?? null) : null;
    this.daily.add([claim.submissionDate], { adjudicated: 1, denied: denied ? 1 : 0, deniedCents: lost });
    if (claim.providerId !== null)
      this.providers.add([claim.providerId], { adjudicated: 1, denied: denied ? 1 : 0, deniedCents: lost });
    if (carc !== null) this.reasons.add([claim.submissionDate, carc], { denied: 1, deniedCents: lost });
    this.policies.add(claim, adjudication, eligiblePopulations);
    this.touchedDays.add(adjudication.processingDate);
    const patternIds = this.detector.observe({
      claimId: claim.id,
      processingDate: adjudication.processingDate,
      eligiblePopulations,
      payerId: claim.payerId,
      providerId: claim.providerId,
      coderId: claim.coderId,
      billedCents: claim.billedCents,
      denial: carc === null ? null : { carc, deniedCents: lost },
    });
    if (patternIds.length > 0 && carc !== null) this.link(claim, adjudication, carc, patternIds);
  }

  private link(claim: Claim, adjudication: Adjudication, carc: string, patternIds: readonly number[]): void {
    const line = adjudication.lines.find((other) => other.denial?.carc === carc);
    const named = claim.lines.find((item) => item.lineNumber === line?.lineNumber);
    const procedure = named?.procedureCode || named?.revenueCode || null;
    patternIds.forEach((patternId, index) => {
      this.patternClaims.push([this.workspaceId, patternId, claim.id, index === 0 ? 1 : 0]);
      this.patternEvidence.push([
        this.workspaceId,
        patternId,
        claim.id,
        adjudication.processingDate,
        carc,
        procedure,
        claim.billedCents,
      ]);
    });
  }

  private decide(decision: PatternDecision, atS: InstantS): void {
    const { pattern, kind } = decision;
    this.patternChanges.push([PATTERN_CHANGE_KINDS.indexOf(kind), pattern.id, atS]);
    if (kind === 'DETECTED') {
      this.recordPatternDays(pattern, null);
      this.backfills.push(backfillOf(pattern));
    }
    if (kind === 'DETECTED' || kind === 'RESOLVED') {
      const label = `${kind === 'DETECTED' ? 'Detected' : 'Resolved'}: ${this.namer.title(pattern)}`;
      this.annotations.push([this.workspaceId, dateOfInstant(atS - 1), `PATTERN_${kind}`, label, pattern.id]);
    }
  }

  /** Recorded at the end of a day, not of a batch: by then the detector may have dropped old days. */
  private recordTouchedDays(): void {
    if (this.touchedDays.size === 0) return;
    for (const pattern of this.detector.patterns) {
      if (pattern.status !== 'ARCHIVED') this.recordPatternDays(pattern, this.touchedDays);
    }
    this.touchedDays.clear();
  }

  private recordPatternDays(pattern: DetectedPattern, only: ReadonlySet<string> | null): void {
    for (const day of this.detector.dailyCounts(pattern)) {
      if (day.eligibleCount === 0 || (only && !only.has(day.day))) continue;
      const figures = [day.eligibleCount, day.deniedCount, day.deniedCents, day.billedCents];
      this.patternDayRows.set(`${pattern.id}|${day.day}`, [
        this.workspaceId,
        pattern.id,
        day.day,
        ...figures,
      ]);
    }
  }

  private mergeStatus(
    claimId: number,
    status: string,
    addedCents: number,
    nextDueS: number | null,
    addedAllowedCents = 0,
  ): void {
    const before = this.statusChanges.get(claimId);
    this.statusChanges.set(claimId, [
      this.workspaceId,
      claimId,
      status,
      (before?.[3] ?? 0) + addedCents,
      nextDueS,
      (before?.[5] ?? 0) + addedAllowedCents,
    ]);
  }

  private change(kind: ClaimChangeKind, claimId: number, atS: InstantS): void {
    this.claimChanges.push([KIND_INDEX.get(kind) as number, claimId, atS]);
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
