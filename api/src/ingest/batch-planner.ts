import type { InstantS } from '../domain/calendar';
import { addDays, dateOfInstant, endOfDayS, startOfDayS } from '../domain/calendar';
import { isTakeback } from '../domain/remit/remit-event';
import { epochDayOf, weekdayOf } from '../domain/date-index';
import type { Adjudication, Claim, LearningEvent, PayerType } from '../domain/claim';
import { isFirstSubmission } from '../domain/claim';
import { changeStatus } from '../domain/claim-status';
import { OPEN_DENIAL } from '../domain/ledger/denial-resolution';
import { eligiblePopulationsOf } from '../domain/eligible-populations';
import { CLAIM_CHANGE_KINDS } from '../domain/feed';
import type { ClaimChangeKind } from '../domain/feed';
import type { ClaimsInScope } from '../domain/policies/claims-in-scope';
import type { DetectedPattern } from '../detection/detector';
import type { ClaimTruth, SimulationEvent } from '../generation/simulation';
import type { Batch } from '../persistence/batch';
import type { AnnotationKind } from '../entities/enums/states';
import type { AppealStep } from '../persistence/tables';
import { ANNOTATIONS } from '../persistence/tables';
import type { DetectorInUse } from './batch-patterns';
import { BatchPatterns } from './batch-patterns';
import { decisionDays } from './decision-days';
import { DenialSteps } from './denial-steps';
import { LedgerTally } from './ledger-tally';
import type { ImportedClaim } from './imported-claim';
import { ImportedClaims } from './imported-claims';
import { resolutionOfCorrection, resolutionOfDecision } from './resolutions';
import {
  adjudicationRow,
  appealRow,
  claimRow,
  deniedCents,
  learningEventRow,
  lineAdjudicationRow,
  lineRow,
} from './rows';
import { RollupTallies } from './rollup-tallies';
import { StatusChanges } from './status-changes';

type DayEnded = Extract<SimulationEvent, { kind: 'DAY_ENDED' }>;
type AppealFiling = Extract<SimulationEvent, { kind: 'APPEAL_FILED' }>;
type AppealDecision = Extract<SimulationEvent, { kind: 'APPEAL_DECIDED' }>;

const KIND_INDEX = new Map<ClaimChangeKind, number>(CLAIM_CHANGE_KINDS.map((kind, index) => [kind, index]));

/**
 * Makes the rows of one commit from simulated or imported events: claims and their lines, every rollup, the detector's
 * counters and decisions, the feed. It advances the workspace's detector, so plans must be committed in the order in
 * which they were made. Counts are over first submissions (frequency code 1); replacements are counted separately.
 */
export class BatchPlanner {
  private readonly claims: Batch['claims'] = [];
  private readonly lines: Batch['lines'] = [];
  private readonly adjudications = new Map<number, Batch['adjudications'][number]>();
  private readonly lineAdjudications: Batch['lineAdjudications'] = [];
  private readonly statusChanges: StatusChanges;
  private readonly imported: ImportedClaims;
  private readonly appeals = new Map<number, Batch['appeals'][number]>();
  private readonly learningEvents: Batch['learningEvents'] = [];
  private readonly learningOnClaims: Batch['learningOnClaims'] = [];
  private readonly rollups: RollupTallies;
  private readonly ledger: LedgerTally;
  private readonly denials: DenialSteps;
  private readonly patterns: BatchPatterns;
  private readonly appealSteps: Batch['appealSteps'] = [];
  private readonly annotations: Batch['annotations'] = [];
  private readonly claimChanges: Batch['claimChanges'] = [];
  private dataThrough: string | null = null;
  private weekEnded: string | null = null;
  readonly counts = { claims: 0, adjudicated: 0, denied: 0, appealsFiled: 0, learningEvents: 0 };

  constructor(
    private readonly workspaceId: number,
    inUse: DetectorInUse,
    claimsInScope: ClaimsInScope,
    private readonly payerTypeOf: (payerId: number) => PayerType,
  ) {
    this.statusChanges = new StatusChanges(workspaceId);
    this.denials = new DenialSteps(workspaceId, payerTypeOf);
    this.rollups = new RollupTallies(workspaceId, claimsInScope);
    this.ledger = new LedgerTally(workspaceId);
    this.patterns = new BatchPatterns(workspaceId, inUse, this.annotate.bind(this));
    const { rollups, patterns, payerTypeOf: typeOf } = this;
    this.imported = new ImportedClaims(workspaceId, { rollups, patterns, payerTypeOf: typeOf });
  }

  addEvent(event: SimulationEvent): void {
    switch (event.kind) {
      case 'CLAIM_SUBMITTED':
        return this.submit(event.claim, event.atS, event.nextDueS, event.truth);
      case 'CLAIM_ADJUDICATED':
        return this.adjudicate(event.claim, event.adjudication, event.atS, event.nextDueS);
      case 'APPEAL_FILED':
        return this.fileAppeal(event);
      case 'APPEAL_DECIDED':
        return this.decideAppeal(event);
      case 'LEARNING':
        return this.learn(event.event);
      case 'ANNOTATION':
        this.annotate(dateOfInstant(event.atS), event.annotation.kind, event.annotation.label);
        return;
      case 'PATTERN_ARCHIVED':
        return this.patterns.archive(event.patternId, dateOfInstant(event.atS - 1), event.atS);
      case 'DAY_ENDED':
        return this.endDay(addDays(event.date, -1), event);
    }
  }

  /** @param patternId 0 where it is about no pattern */
  annotate(date: string, kind: AnnotationKind, label: string, patternId = 0): void {
    const { workspaceId } = this;
    this.annotations.push(ANNOTATIONS.pack({ workspaceId, date, kind, label, patternId }));
  }

  /**
   * An imported claim as its events leave it now, in place of how they left it before; null where there is none, before
   * its first event, or after it has become part of another claim.
   */
  putImported(before: ImportedClaim | null, after: ImportedClaim | null): void {
    this.imported.put(before, after);
    if (after === null) return;
    this.reach(after.claim);
    const { id, submissionDate } = after.claim;
    if (before === null) this.change('SUBMITTED', id, startOfDayS(after.fold.first?.date ?? submissionDate));
    const known = new Set(before?.fold.events.map(({ key }) => key));
    for (const event of after.fold.events)
      if (!known.has(event.key))
        this.change(isTakeback(event) ? 'REVERSED' : 'ADJUDICATED', id, startOfDayS(event.date));
  }

  /** Whether what was observed of claims of earlier batches is no longer so: what follows from it is to be made again. */
  get hasChangedObservations(): boolean {
    return this.imported.hasChangedObservations;
  }

  evaluateDay(date: string, atS: InstantS): void {
    this.patterns.evaluateDay(date, atS);
  }

  /** Decisions about a day with imported remittances and the days without any that follow it. */
  evaluateDaysFrom(day: string, next: string | undefined): void {
    const isLast = next === undefined;
    for (const date of decisionDays(day, next)) this.patterns.evaluateDay(date, endOfDayS(date), isLast);
  }

  evaluateQuietDay(date: string): void {
    this.patterns.evaluateDay(date, endOfDayS(date));
  }

  /** A claim whose adjudication is stored: for the detector alone. */
  observeAgain(claim: Claim, adjudication: Adjudication): void {
    this.patterns.observe(claim, adjudication, this.lineOfBusiness(claim));
  }

  finishReplay(before: readonly DetectedPattern[], atS: InstantS): Batch {
    this.patterns.endReplay(before, atS);
    return this.finish();
  }

  finish(): Batch {
    return {
      workspaceId: this.workspaceId,
      ledger: this.ledger.finish(),
      weekEnded: this.weekEnded,
      claims: this.claims,
      lines: this.lines,
      adjudications: [...this.adjudications.values()],
      lineAdjudications: this.lineAdjudications,
      imported: this.imported.finish(),
      statusChanges: this.statusChanges.finish(),
      appeals: [...this.appeals.values()],
      denials: this.denials.finish(),
      learningEvents: this.learningEvents,
      learningOnClaims: this.learningOnClaims,
      rollups: this.rollups.finish(),
      ...this.patterns.finish(),
      appealSteps: this.appealSteps,
      annotations: this.annotations,
      claimChanges: this.claimChanges,
      claimCount: this.claims.length + this.imported.addedCount,
      dataThrough: this.dataThrough,
    };
  }

  private endDay(date: string, { atS, hadSubmissions }: DayEnded): void {
    if (weekdayOf(epochDayOf(date)) === SUNDAY) this.weekEnded = date;
    // What a practice no longer submits says nothing about its patterns: they stay as they were on its last day.
    if (hadSubmissions) this.evaluateDay(date, atS);
  }

  private submit(claim: Claim, atS: InstantS, nextDueS: InstantS, truth: ClaimTruth | null): void {
    const extras = {
      eligiblePopulations: eligiblePopulationsOf(claim),
      nextDueS,
      injectedRule: truth?.ruleKey ?? null,
      injectedPattern: truth?.patternIndex ?? null,
    };
    this.claims.push(claimRow(this.workspaceId, claim, extras));
    for (const line of claim.lines) this.lines.push(lineRow(this.workspaceId, claim.id, line));
    this.countSubmission(claim);
    this.change('SUBMITTED', claim.id, atS);
    if (claim.originalClaimId !== null) {
      this.change('CORRECTED', claim.originalClaimId, atS);
      // A denial that was followed by a corrected claim has nothing more to wait for.
      this.statusChanges.merge(claim.originalClaimId, 'DENIED', { nextDueS: null });
      this.ledger.corrected(claim.originalClaimId);
      this.denials.correctionSent(claim.originalClaimId);
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
    if (claim.originalClaimId !== null) {
      const resolved = resolutionOfCorrection(adjudication);
      this.statusChanges.merge(claim.originalClaimId, 'DENIED', { nextDueS: null, resolved });
    }
  }

  private fileAppeal({ claim, appeal, deniedOn, atS, nextDueS }: AppealFiling): void {
    this.appeals.set(appeal.id, appealRow(this.workspaceId, appeal));
    this.statusChanges.merge(claim.id, 'APPEALED', { nextDueS, resolved: OPEN_DENIAL });
    this.ledger.appealFiled(appeal);
    this.rollups.appealFiled(claim, { appeal, deniedOn });
    this.denials.appealFiled(appeal);
    this.addAppealStep(appeal, { appealCount: 1 });
    this.counts.appealsFiled += 1;
    this.change('APPEAL_FILED', claim.id, atS);
  }

  private decideAppeal({ claim, appeal, deniedOn, atS, wonAllowedCents, nextDueS }: AppealDecision): void {
    const isWon = appeal.outcome === 'OVERTURNED' || appeal.outcome === 'PARTIAL';
    this.appeals.set(appeal.id, appealRow(this.workspaceId, appeal));
    const status = isWon ? 'OVERTURNED' : 'UPHELD';
    const resolved = resolutionOfDecision(appeal, isWon, nextDueS);
    const addedPaidCents = appeal.recoveredCents;
    this.statusChanges.merge(claim.id, status, {
      addedPaidCents,
      addedAllowedCents: wonAllowedCents,
      nextDueS,
      resolved,
    });
    this.ledger.appealDecided(appeal, isWon, wonAllowedCents, atS);
    this.rollups.appealDecided(claim, { appeal, deniedOn, isWon });
    this.denials.appealDecided(appeal, isWon);
    this.addAppealStep(appeal, { appealDecidedCount: 1, overturnCount: isWon ? 1 : 0 });
    this.change('APPEAL_DECIDED', claim.id, atS);
  }

  private learn(event: LearningEvent): void {
    const { workspaceId } = this;
    const { id, claimId } = event;
    this.learningEvents.push(learningEventRow(workspaceId, event));
    if (claimId !== null) this.learningOnClaims.push({ workspaceId, id, claimId });
    this.counts.learningEvents += 1;
    this.rollups.learned(event);
    this.ledger.learned(event);
  }

  /**
   * The newest first submission is how far the workspace's data reach: a corrected claim is a later step of a claim that
   * counts already.
   */
  private reach({ submissionDate, frequencyCode }: Claim): void {
    if (frequencyCode !== '1') return;
    if (this.dataThrough === null || submissionDate > this.dataThrough) this.dataThrough = submissionDate;
  }

  private countSubmission(claim: Claim): void {
    this.counts.claims += 1;
    this.reach(claim);
    this.rollups.submitted(claim);
  }

  private countAdjudication(claim: Claim, adjudication: Adjudication, eligiblePopulations: number): void {
    this.counts.adjudicated += 1;
    this.rollups.paid(claim, adjudication.paidCents);
    this.ledger.adjudicated(claim, adjudication);
    this.rollups.processed(claim, adjudication.processingDate);
    const isDenied = adjudication.outcome === 'DENIED';
    if (isDenied) this.counts.denied += 1;
    if (claim.originalClaimId !== null)
      this.denials.correctionAdjudicated(claim.originalClaimId, adjudication);
    if (!isFirstSubmission(claim)) return;
    const lost = deniedCents(claim, adjudication);
    const carc = isDenied ? (adjudication.denial?.carc ?? null) : null;
    const first = { claim, adjudication, isDenied, deniedCents: lost, carc };
    this.rollups.adjudicated(first, eligiblePopulations);
    if (isDenied) this.denials.denied(claim, adjudication, lost);
    this.patterns.observe(claim, adjudication, this.lineOfBusiness(claim));
  }

  private lineOfBusiness({ lineOfBusiness, payerId }: Claim): PayerType {
    return lineOfBusiness ?? this.payerTypeOf(payerId);
  }

  private addAppealStep(
    { claimId, filedDate }: AppealFiling['appeal'],
    step: Partial<Pick<AppealStep, 'appealCount' | 'appealDecidedCount' | 'overturnCount'>>,
  ): void {
    const none = { appealCount: 0, appealDecidedCount: 0, overturnCount: 0 };
    this.appealSteps.push({ workspaceId: this.workspaceId, claimId, filedDate, ...none, ...step });
  }

  private change(kind: ClaimChangeKind, claimId: number, atS: InstantS): void {
    this.claimChanges.push([KIND_INDEX.get(kind) as number, claimId, atS]);
  }
}

const SUNDAY = 6;
