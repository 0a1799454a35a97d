import { addDays } from '../../api/src/domain/calendar';
import type { Adjudication, Claim, PayerType } from '../../api/src/domain/claim';
import type { LocalDate } from '../../api/src/domain/calendar';
import { BENCHMARK_TOTAL_PERCENT, populationBit } from '../../api/src/domain/denial-rule';
import { DENIAL_RULES, RULE_BENCHMARKS, ruleOf } from '../../api/src/domain/denial-rules';
import { eligiblePopulationsOf } from '../../api/src/domain/eligible-populations';
import type { Cents } from '../../api/src/domain/money';
import type { ScenarioConfig } from '../../api/src/domain/scenario/scenario';
import { createDetector } from '../../api/src/detection/create-detector';
import type { DetectedPattern, Detector } from '../../api/src/detection/detector';
import type { PatternExcess } from '../../api/src/detection/recovery-potential';
import type { Simulation } from '../../api/src/generation/simulation';
import { deniedCents } from '../../api/src/ingest/rows';

/** What detection found of a run's injected patterns. */
export interface FoundPatterns {
  /** How many of the scenario's patterns match a detected one. */
  found: number;
  /** Detected patterns that no injected one explains. */
  unexplained: number;
  detected: number;
}

interface Denial {
  date: LocalDate;
  carc: string;
  eligiblePopulations: number;
  claim: Pick<Claim, 'payerId' | 'providerId' | 'coderId'>;
  allowedCents: Cents;
}

const WINDOW_DAYS = 30;

/**
 * Feeds a run's first adjudications to the detector, as the ingest path does, and keeps what the monthly recovery
 * potential needs.
 */
export class PatternWatch {
  private readonly detector: Detector;
  private denials: Denial[] = [];

  constructor(
    private readonly config: ScenarioConfig,
    private readonly simulation: Simulation,
  ) {
    const types = new Map<number, PayerType>(simulation.payers.map(({ id, type }) => [id, type]));
    this.detector = createDetector(
      {
        benchmarks: RULE_BENCHMARKS,
        totalPercent: BENCHMARK_TOTAL_PERCENT,
        payerType: (id) => types.get(id) ?? 'OTHER',
      },
      null,
    );
  }

  /** @param today the day that begins */
  evaluateDay(today: LocalDate): void {
    this.detector.evaluateDay(addDays(today, -1));
    const first = addDays(today, -WINDOW_DAYS);
    this.denials = this.denials.filter(({ date }) => date >= first);
  }

  /** @param allowedCents what the denied lines would be allowed at */
  observe(claim: Claim, adjudication: Adjudication, allowedCents: Cents): void {
    const eligiblePopulations = eligiblePopulationsOf(claim);
    const date = adjudication.processingDate;
    const carc = adjudication.denial?.carc ?? null;
    this.detector.observe({
      claimId: claim.id,
      processingDate: date,
      eligiblePopulations,
      payerId: claim.payerId,
      providerId: claim.providerId,
      coderId: claim.coderId,
      billedCents: claim.billedCents,
      denial: carc === null ? null : { carc, deniedCents: deniedCents(claim, adjudication) },
    });
    if (carc !== null) this.denials.push({ date, carc, eligiblePopulations, claim, allowedCents });
  }

  found(): FoundPatterns {
    const { patterns } = this.detector;
    const injected = this.config.patterns;
    const standsFor = (pattern: DetectedPattern): number[] =>
      injected.flatMap(({ rule, payer }, index) => {
        const { carc, family } = ruleOf(rule);
        const { refinement } = pattern.slice;
        if (pattern.carc !== carc || pattern.slice.family !== family) return [];
        if (payer === null || refinement === null || refinement.by !== 'payer') return [index];
        return this.payerName(refinement.id) === payer ? [index] : [];
      });
    const matches = patterns.map(standsFor);
    return {
      found: new Set(matches.flat()).size,
      unexplained: matches.filter((indices) => indices.length === 0).length,
      detected: patterns.length,
    };
  }

  /** The live patterns that coders control, over the 30 days of remits that ended yesterday. */
  controllableExcess(today: LocalDate): PatternExcess[] {
    const first = addDays(today, -WINDOW_DAYS);
    const live = this.detector.patterns
      .filter(({ status }) => status === 'ACTIVE' || status === 'IMPROVING')
      .filter(({ carc, slice }) =>
        DENIAL_RULES.some(
          (rule) => rule.carc === carc && rule.family === slice.family && rule.coderControllable,
        ),
      )
      .sort((a, b) => b.score.impactCents - a.score.impactCents || a.id - b.id);
    const cents = live.map(() => 0);
    for (const denial of this.denials) {
      const owner = live.findIndex((pattern) => fits(pattern, denial));
      if (owner >= 0) cents[owner] = (cents[owner] as number) + denial.allowedCents;
    }
    return live.map((pattern, index) => {
      const days = this.detector.dailyCounts(pattern).filter(({ day }) => day >= first && day < today);
      return {
        eligibleCount: days.reduce((sum, { eligibleCount }) => sum + eligibleCount, 0),
        deniedCount: days.reduce((sum, { deniedCount }) => sum + deniedCount, 0),
        benchmarkPerMillion: pattern.benchmarkPerMillion,
        deniedAllowedCents: cents[index] as number,
      };
    });
  }

  private payerName(id: number): string | null {
    return this.simulation.payers.find((payer) => payer.id === id)?.name ?? null;
  }
}

function fits(
  { carc, slice }: DetectedPattern,
  { carc: denied, eligiblePopulations, claim }: Denial,
): boolean {
  if (carc !== denied || (eligiblePopulations & populationBit(slice.family)) === 0) return false;
  if (slice.refinement === null) return true;
  const { by, id } = slice.refinement;
  return { payer: claim.payerId, provider: claim.providerId, coder: claim.coderId }[by] === id;
}
