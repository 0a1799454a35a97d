import { dateOfInstant } from '../domain/calendar';
import type { Claim, LearningEvent } from '../domain/claim';
import { isFirstSubmission } from '../domain/claim';
import type { ClaimsInScope } from '../domain/policies/claims-in-scope';
import type { ClaimDateField } from '../entities/enums/states';
import { CLAIM_NUMBER_DAYS, claimNumberStart } from '../persistence/rollups/claim-number-days';
import { DAILY_APPEALS } from '../persistence/rollups/daily-appeals';
import { DAILY_DENIAL_REASONS, DAILY_LEARNING, DAILY_METRICS } from '../persistence/rollups/daily-metrics';
import { PROVIDER_PERFORMANCE } from '../persistence/rollups/provider-performance';
import type { Countable } from '../persistence/rollups/rollup';
import type { RollupRows } from '../persistence/rollups/rollups';
import { CodeTally } from './code-tally';
import { PolicyTally } from './policy-tally';
import type { Times } from './tally';
import { RollupTally } from './tally';

/** What a batch adds to every rollup. Counts are over first submissions; replacements are counted separately. */
export class RollupTallies {
  private readonly daily = new RollupTally(DAILY_METRICS);
  private readonly reasons = new RollupTally(DAILY_DENIAL_REASONS);
  private readonly learning = new RollupTally(DAILY_LEARNING);
  private readonly appeals = new RollupTally(DAILY_APPEALS);
  private readonly numbers = new RollupTally(CLAIM_NUMBER_DAYS);
  private readonly providers = new RollupTally(PROVIDER_PERFORMANCE);
  private readonly policies: PolicyTally;
  private readonly codes: CodeTally;

  constructor(
    private readonly workspaceId: number,
    claimsInScope: ClaimsInScope,
  ) {
    this.policies = new PolicyTally(workspaceId, claimsInScope);
    this.codes = new CodeTally(workspaceId);
  }

  /** Counts backwards what `work` counts: a claim as it was before. */
  withdraw(work: () => void): void {
    this.setTimes(-1);
    work();
    this.setTimes(1);
  }

  submitted(claim: Claim): void {
    const isFirst = isFirstSubmission(claim);
    this.daily.count(this.dayOf(claim), isFirst ? 'submitted' : 'replaced', claim);
    if (isFirst) this.countProvider(claim, 'submitted', claim);
    this.dated(claim, 'SUBMISSION', claim.submissionDate);
    this.dated(claim, 'SERVICE', claim.dateOfService);
  }

  /** The first adjudication of any claim. */
  processed(claim: Claim, processingDate: string): void {
    this.dated(claim, 'PROCESSING', processingDate);
  }

  /** @param paidCents what any adjudication of a claim pays, or takes back */
  paid(claim: Pick<Claim, 'submissionDate'>, paidCents: number): void {
    this.daily.count(this.dayOf(claim), 'paid', { paidCents });
  }

  /** What later remittances have come to. */
  later(claim: Pick<Claim, 'submissionDate'>, what: Countable['later']): void {
    this.daily.count(this.dayOf(claim), 'later', what);
  }

  /** The first adjudication of a first submission. */
  adjudicated(first: Countable['adjudicated'] & { carc: string | null }, eligiblePopulations: number): void {
    const { claim } = first;
    const day = this.dayOf(claim);
    this.daily.count(day, 'adjudicated', first);
    this.countProvider(claim, 'adjudicated', first);
    if (first.carc !== null)
      this.reasons.count(
        { workspaceId: this.workspaceId, metricDate: day.metricDate, carc: first.carc },
        'adjudicated',
        first,
      );
    this.policies.add(claim, first.adjudication, eligiblePopulations);
    this.codes.add(claim, first.adjudication);
  }

  appealFiled(claim: Claim, filed: Countable['appealFiled']): void {
    this.daily.count(this.dayOf(claim), 'appealFiled', filed);
    this.appeals.count(this.day(filed.appeal.filedDate), 'appealFiled', filed);
    this.countProvider(claim, 'appealFiled', filed);
  }

  appealDecided(claim: Claim, decided: Countable['appealDecided']): void {
    this.daily.count(this.dayOf(claim), 'appealDecided', decided);
    this.countProvider(claim, 'appealDecided', decided);
    const { filedDate, decidedDate } = decided.appeal;
    this.appeals.count(this.day(filedDate), 'filedAppealDecided', decided);
    if (decidedDate !== null) this.appeals.count(this.day(decidedDate), 'appealDecided', decided);
  }

  learned(event: LearningEvent): void {
    this.learning.count(this.day(dateOfInstant(event.atS)), 'learned', event);
  }

  finish(): RollupRows {
    return {
      dailyMetrics: this.daily.packed(),
      dailyDenialReasons: this.reasons.packed(),
      dailyLearning: this.learning.packed(),
      dailyAppeals: this.appeals.packed(),
      claimNumberDays: this.numbers.packed(),
      providerPerformance: this.providers.packed(),
      ...this.policies.finish(),
      ...this.codes.finish(),
    };
  }

  private setTimes(times: Times): void {
    const { daily, reasons, numbers, providers, policies, codes } = this;
    for (const tally of [daily, reasons, numbers, providers, policies, codes]) tally.times = times;
  }

  private dated(claim: Claim, axis: ClaimDateField, metricDate: string): void {
    const { workspaceId } = this;
    const start = claimNumberStart(claim.claimNumber);
    this.numbers.count({ workspaceId, axis, start, metricDate }, 'dated', claim);
  }

  private countProvider<K extends keyof Countable>({ providerId }: Claim, kind: K, what: Countable[K]): void {
    if (providerId === null) return;
    this.providers.count({ workspaceId: this.workspaceId, providerId }, kind, what);
  }

  private dayOf(claim: Pick<Claim, 'submissionDate'>): { workspaceId: number; metricDate: string } {
    return this.day(claim.submissionDate);
  }

  private day(metricDate: string): { workspaceId: number; metricDate: string } {
    return { workspaceId: this.workspaceId, metricDate };
  }
}
