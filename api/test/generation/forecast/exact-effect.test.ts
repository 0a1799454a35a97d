import type { Claim } from '../../../src/domain/claim';
import { allowableCents } from '../../../src/domain/adjudication/adjudication';
import { addDays, startOfDayS } from '../../../src/domain/calendar';
import type { ScenarioConfig } from '../../../src/domain/scenario/scenario';
import { createSimulation } from '../../../src/generation/create-simulation';
import { exactEffect } from '../../../src/generation/forecast/exact-effect';
import { withoutTraining } from '../../../src/generation/learning/without-training';
import { createWorld } from '../../../src/generation/world/world';
import { busyScenario } from '../../simulation/scenarios';
import { testSeed } from '../../support/effort';

const SEED = testSeed(20_251);
const DAYS = 49;

/** All that became of the original claims of a run, kept whole: nothing is closed early, nothing is paired. */
function ledgerOf(config: ScenarioConfig, commands: Parameters<typeof createSimulation>[0]['commands']) {
  const endless = { ...config, durationDays: null };
  const lastDay = addDays(config.startDate, DAYS);
  const policies = createWorld(endless, SEED).policies;
  const pauseS = startOfDayS(lastDay);
  const pause = { kind: 'CONFIGURE', effectiveAtS: pauseS, changes: { claimsPerDay: 0 } } as const;
  const simulation = createSimulation({ config: endless, seed: SEED, commands: [...commands, pause] });
  const denied = new Set<number>();
  const adjudicated = new Map<number, { claim: Claim; lostCents: number }>();
  let allowedCents = 0;
  let wonCents = 0;
  let correctedCents = 0;
  // Two years on, every appeal is decided.
  for (const event of simulation.advance(pauseS + 730 * 86_400, Number.MAX_SAFE_INTEGER)) {
    if (event.kind === 'CLAIM_ADJUDICATED') {
      const { claim, adjudication } = event;
      allowedCents += adjudication.lines.reduce((sum, line) => sum + (line.allowedCents ?? 0), 0);
      if (claim.originalClaimId !== null) correctedCents += adjudication.allowedCents ?? 0;
      if (adjudication.outcome === 'DENIED' && claim.originalClaimId === null) denied.add(claim.id);
      const lostCents = allowableCents(claim, adjudication, policies);
      adjudicated.set(claim.id, { claim, lostCents });
    } else if (event.kind === 'APPEAL_DECIDED' && event.appeal.outcome === 'OVERTURNED') {
      wonCents += adjudicated.get(event.claim.id)?.lostCents ?? NaN;
    }
  }
  return { denied: denied.size, finalCents: allowedCents + wonCents, backCents: wonCents + correctedCents };
}

describe(`the exact effect of training (seed ${SEED})`, () => {
  const config = busyScenario();
  const effect = exactEffect(config, SEED, DAYS);

  it('is what two runs kept whole differ by', () => {
    const run = ledgerOf(config, []);
    const twin = ledgerOf(config, withoutTraining({ config, seed: SEED, commands: [] }, null).commands);
    expect(effect).toMatchObject({
      preventedDenials: twin.denied - run.denied,
      preventedAllowedCents: run.finalCents - twin.finalCents,
      recoveredCents: run.backCents,
    });
    expect(effect.preventedDenials).toBeGreaterThan(0);
  });

  it('begins with the training, and its rules and its weeks add up to it', () => {
    expect(effect.byWeek).toHaveLength(7);
    expect(effect.byWeek.slice(0, 2).every(({ preventedAllowedCents }) => preventedAllowedCents === 0)).toBe(
      true,
    );
    for (const parts of [effect.byRule, effect.byWeek]) {
      expect(parts.reduce((sum, part) => sum + part.preventedDenials, 0)).toBe(effect.preventedDenials);
      expect(parts.reduce((sum, part) => sum + part.preventedAllowedCents, 0)).toBe(
        effect.preventedAllowedCents,
      );
    }
  });

  it('is zero without coder training', () => {
    const idle = busyScenario({ learning: null, events: [] });
    expect(exactEffect(idle, SEED, 21)).toMatchObject({
      preventedDenials: 0,
      preventedAllowedCents: 0,
      byRule: [],
    });
  });
});
