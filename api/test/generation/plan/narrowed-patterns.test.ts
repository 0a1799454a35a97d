import { SECONDS_PER_DAY } from '../../../src/domain/calendar';
import type { Adjudication, Claim } from '../../../src/domain/claim';
import { elementAt } from '../../../src/domain/element-at';
import { eligiblePopulationsOf } from '../../../src/domain/eligible-populations';
import { isEligibleFor } from '../../../src/domain/pattern-truth';
import { injectedTruths } from '../../../src/domain/scenario/injected-truths';
import { realizationOf } from '../../../src/domain/scenario/pattern-realization';
import type { ScenarioConfig } from '../../../src/domain/scenario/scenario';
import { parseScenarioConfig } from '../../../src/domain/scenario/scenario-validation';
import { createSimulation } from '../../../src/generation/create-simulation';
import { previewScenario } from '../../../src/generation/forecast/preview';
import type { ClaimTruth } from '../../../src/generation/simulation';

const SEED = 4302;
const DAYS = 50;

interface Outcome {
  claim: Claim;
  truth: ClaimTruth | null;
  adjudication: Adjudication;
}

interface Run {
  config: ScenarioConfig;
  outcomes: Outcome[];
  /** Of corrected claims. */
  corrected: Adjudication[];
  payerType: (claim: Claim) => ReturnType<typeof typeOf>;
}

const typeOf = (config: ScenarioConfig, claim: Claim) => elementAt(config.payers, claim.payerId - 1).type;

function runOf(changes: Record<string, unknown>): Run {
  const config = parseScenarioConfig({
    durationDays: DAYS,
    claimsPerDay: 250,
    denialRate: 20,
    providers: 5,
    patterns: [],
    ...changes,
  });
  const simulation = createSimulation({ config, seed: SEED, commands: [] });
  const truths = new Map<number, ClaimTruth | null>();
  const run: Run = { config, outcomes: [], corrected: [], payerType: (claim) => typeOf(config, claim) };
  const untilS = (simulation.submissionsEndS as number) + 100 * SECONDS_PER_DAY;
  for (const event of simulation.advance(untilS, Number.MAX_SAFE_INTEGER)) {
    if (event.kind === 'CLAIM_SUBMITTED') truths.set(event.claim.id, event.truth);
    if (event.kind !== 'CLAIM_ADJUDICATED') continue;
    const { claim, adjudication } = event;
    if (claim.frequencyCode === '1')
      run.outcomes.push({ claim, adjudication, truth: truths.get(claim.id) ?? null });
    else run.corrected.push(adjudication);
  }
  return run;
}

/** In percent of denials: by pattern, and under null what payers deny by mistake. */
function sharesOf({ outcomes }: Run): { total: number; ofPattern(index: number): number; noise: number } {
  const denied = outcomes.filter(({ adjudication }) => adjudication.denial !== null);
  const percent = (count: number): number => (100 * count) / denied.length;
  return {
    total: denied.length,
    ofPattern: (index) => percent(denied.filter(({ truth }) => truth?.patternIndex === index).length),
    noise: percent(denied.filter(({ truth }) => truth?.cause === 'PAYER_NOISE').length),
  };
}

/** Four standard errors of a share, in percent points, and what the plan itself may be off by. */
const tolerance = (percent: number, total: number): number =>
  0.8 + 4 * Math.sqrt((percent * (100 - percent)) / total);

const PATTERNS = [
  { rule: 'missing-modifier-25', shareOfDenials: 8, provider: 3 },
  { rule: 'records-missing', shareOfDenials: 10, procedure: '97530', payer: 'Harbor Blue' },
  { rule: 'outside-coverage', shareOfDenials: 10, coder: 2, placeOfService: '11' },
  { rule: 'missing-data', shareOfDenials: 8, placeOfService: '22', procedureGroup: 'imaging' },
  { rule: 'level-not-supported', shareOfDenials: 8, procedure: '99214' },
  {
    rule: 'bundled',
    shareOfDenials: 8,
    lineOfBusiness: 'MEDICARE',
    diagnosisChapter: 'M00-M99',
    carc: '204',
  },
];
const learning = { coders: 4, sessionsPerWeek: 0 };

describe('patterns that name a slice', () => {
  const run = runOf({ patterns: PATTERNS, payerNoise: 6, learning });
  const shares = sharesOf(run);
  const truths = injectedTruths(run.config);

  it('are mistakes where the mistake can be made, and else what payers do of their own accord', () => {
    expect(run.config.patterns.map(realizationOf)).toEqual([
      'DEFECT',
      'DEFECT',
      'DEFECT',
      'BEHAVIOR',
      'BEHAVIOR',
      'BEHAVIOR',
    ]);
  });

  it.each(PATTERNS.map(({ rule, shareOfDenials }, index) => [rule, shareOfDenials, index] as const))(
    'cause their share of denials (%s, %i %%)',
    (_rule, asked, index) => {
      expect(Math.abs(shares.ofPattern(index) - asked)).toBeLessThan(tolerance(asked, shares.total));
    },
  );

  it('leave the denial rate as it is', () => {
    const rate = (100 * shares.total) / run.outcomes.length;
    const { denialRate } = run.config;
    expect(Math.abs(rate - denialRate)).toBeLessThan(tolerance(denialRate, run.outcomes.length));
  });

  it.each(PATTERNS.map(({ rule }, index) => [rule, index] as const))(
    'deny claims of their slice and no others, with their CARC on a line (%s)',
    (_rule, index) => {
      const truth = truths.find(({ patternIndices }) => patternIndices.includes(index));
      if (!truth) throw new Error('every pattern is a truth');
      const caused = run.outcomes.filter((outcome) => outcome.truth?.patternIndex === index);
      expect(caused.length).toBeGreaterThan(50);
      for (const { claim, adjudication } of caused) {
        expect(isEligibleFor(truth, claim, run.payerType(claim), eligiblePopulationsOf(claim))).toBe(true);
        expect(adjudication.lines.map(({ denial }) => denial?.carc)).toContain(truth.carc);
      }
    },
  );

  it('are denied by no rule where the payer acts of its own accord', () => {
    for (const { truth, adjudication } of run.outcomes) {
      if (!truth || truth.cause === 'DEFECT') continue;
      expect(adjudication.denial).toMatchObject({ ruleKey: null });
    }
  });

  it('have their claims paid when they are sent again', () => {
    expect(run.corrected.length).toBeGreaterThan(50);
    expect(run.corrected.filter(({ denial }) => denial !== null)).toEqual([]);
  });

  it('add the payers’ mistakes that were asked for', () => {
    expect(Math.abs(shares.noise - 6)).toBeLessThan(tolerance(6, shares.total));
  });
});

describe('the preview of patterns that name a slice', () => {
  it('expects their denials', () => {
    const { config } = runOf({ durationDays: 1, patterns: PATTERNS, payerNoise: 6, learning });
    const { expectedDenialRateByWeek, warnings } = previewScenario({ ...config, durationDays: DAYS });
    for (const rate of expectedDenialRateByWeek.slice(1))
      expect(Math.abs(rate - config.denialRate)).toBeLessThan(0.7);
    expect(warnings.filter((warning) => warning.includes('reached'))).toEqual([]);
  });

  it('warns where a slice has too few claims for its share', () => {
    const { config } = runOf({
      durationDays: 1,
      patterns: [{ rule: 'missing-data', shareOfDenials: 40, procedure: '95810', carc: '16' }],
    });
    expect(previewScenario(config).warnings).toContainEqual(
      expect.stringMatching(/^patterns\[0\]\.shareOfDenials: about .* too few claims are in its slice$/),
    );
  });
});
