import { dateOfInstant } from '../domain/calendar';
import type { Appeal, Claim, LearningEvent } from '../domain/claim';
import type { ClaimsInScope } from '../domain/policies/claims-in-scope';
import { DAILY_DENIAL_REASONS, DAILY_LEARNING, DAILY_METRICS } from '../persistence/rollups/daily-metrics';
import { PROVIDER_PERFORMANCE } from '../persistence/rollups/provider-performance';
import type { Countable } from '../persistence/rollups/rollup';
import type { RollupRows } from '../persistence/rollups/rollups';
import { CodeTally } from './code-tally';
import { PolicyTally } from './policy-tally';
import { RollupTally } from './tally';

/** What a batch adds to every rollup. Counts are over first submissions; replacements are counted separately. */
export class RollupTallies {
  private readonly daily = new RollupTally(DAILY_METRICS);
  private readonly reasons = new RollupTally(DAILY_DENIAL_REASONS);
  private readonly learning = new RollupTally(DAILY_LEARNING);
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

  submitted(claim: Claim): void {
    const isFirst = claim.frequencyCode === '1';
    this.daily.count(this.dayOf(claim), isFirst ? 'submitted' : 'replaced', claim);
    if (isFirst) this.countProvider(claim, 'submitted', claim);
  }

  /** @param paidCents what any adjudication of a claim pays, or takes back */
  paid(claim: Pick<Claim, 'submissionDate'>, paidCents: number): void {
    this.daily.count(this.dayOf(claim), 'paid', { paidCents });
  }

  /** The first adjudication of a first submission. */
  adjudicated(
    claim: Claim,
    first: Countable['adjudicated'] & { carc: string | null },
    eligiblePopulations: number,
  ): void {
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

  appealFiled(claim: Claim, appeal: Appeal): void {
    this.daily.count(this.dayOf(claim), 'appealFiled', appeal);
    this.countProvider(claim, 'appealFiled', appeal);
  }

  appealDecided(claim: Claim, decided: Countable['appealDecided']): void {
    this.daily.count(this.dayOf(claim), 'appealDecided', decided);
    this.countProvider(claim, 'appealDecided', decided);
  }

  learned(event: LearningEvent): void {
    const { workspaceId } = this;
    this.learning.count({ workspaceId, metricDate: dateOfInstant(event.atS) }, 'learned', event);
  }

  finish(): RollupRows {
    return {
      dailyMetrics: this.daily.packed(),
      dailyDenialReasons: this.reasons.packed(),
      dailyLearning: this.learning.packed(),
      providerPerformance: this.providers.packed(),
      ...this.policies.finish(),
      ...this.codes.finish(),
    };
  }

  private countProvider<K extends keyof Countable>({ providerId }: Claim, kind: K, what: Countable[K]): void {
    if (providerId === null) return;
    this.providers.count({ workspaceId: this.workspaceId, providerId }, kind, what);
  }

  private dayOf(claim: Pick<Claim, 'submissionDate'>): { workspaceId: number; metricDate: string } {
    return { workspaceId: this.workspaceId, metricDate: claim.submissionDate };
  }
}
