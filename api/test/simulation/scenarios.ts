import type { ScenarioConfig } from '../../src/domain/scenario/scenario';
import { parseScenarioConfig } from '../../src/domain/scenario/scenario-validation';
import { createSimulation } from '../../src/generation/create-simulation';
import type { SimulationEvent } from '../../src/generation/simulation';

/** Small and busy: every rule, training, scenario events, in a few dozen claims a day. */
export function busyScenario(changes: Record<string, unknown> = {}): ScenarioConfig {
  return parseScenarioConfig({
    durationDays: 70,
    claimsPerDay: 40,
    denialRate: 25,
    providers: 3,
    institutionalShare: 25,
    patterns: [
      { rule: 'missing-modifier-25', shareOfDenials: 20 },
      { rule: 'duplicate', shareOfDenials: 15 },
      { rule: 'diagnosis-linkage', shareOfDenials: 15, fromDay: 10, toDay: 50 },
      { rule: 'timely-filing', shareOfDenials: 10, payer: 'Harbor Blue' },
    ],
    appeals: { appealRate: 50, overturnRate: 60, meanDaysToDecision: 8 },
    learning: { coders: 3, sessionsPerWeek: 3, fromDay: 14 },
    events: [
      { day: 20, kind: 'VOLUME_SPIKE', magnitude: 80 },
      { day: 25, kind: 'TRAINING', rule: 'bundled' },
      { day: 30, kind: 'CASE_MIX_SHIFT', payer: 'Medicare' },
      { day: 35, kind: 'PAYER_POLICY_CHANGE', rule: 'records-missing' },
      { day: 40, kind: 'SYSTEM_UPDATE', rule: 'place-of-service', note: 'New scrubber' },
    ],
    ...changes,
  });
}

export function eventsOf(config: ScenarioConfig, seed: number, days: number): SimulationEvent[] {
  const simulation = createSimulation({ config, seed, commands: [] });
  return simulation.advance(simulation.nowS + days * 86_400, Number.MAX_SAFE_INTEGER);
}

export function ofKind<K extends SimulationEvent['kind']>(
  events: readonly SimulationEvent[],
  kind: K,
): Extract<SimulationEvent, { kind: K }>[] {
  return events.filter((event): event is Extract<SimulationEvent, { kind: K }> => event.kind === kind);
}
