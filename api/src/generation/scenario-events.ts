import { elementAt } from '../domain/element-at';
import type { LearningPlan, ScenarioConfig, ScenarioEvent } from '../domain/scenario/scenario';
import { ruleIndex } from '../domain/denial-rules';

/**
 * The effects of the scenario's events. Magnitudes are percent of change, with a default for each kind:
 * - VOLUME_SPIKE: more claims on the seven days from `day`; their mix does not change.
 * - CASE_MIX_SHIFT: from `day` on, the payer's share grows against the others'; its denial rate does not change.
 * - PAYER_POLICY_CHANGE: from `day` on, a payer (or all) requires more under a rule and the practice has not adapted:
 * its defects grow.
 * - SYSTEM_UPDATE: from `day` on, software catches this share of a rule's (or of all) defects before submission.
 * - TRAINING: a workshop on `day`: one extra session for every coder, on the rule or on the plan's focus.
 */
export const DEFAULT_MAGNITUDE_PERCENT = {
  VOLUME_SPIKE: 50,
  CASE_MIX_SHIFT: 100,
  PAYER_POLICY_CHANGE: 100,
  SYSTEM_UPDATE: 50,
  TRAINING: 0,
} as const;

const SPIKE_DAYS = 7;

const magnitude = (event: ScenarioEvent): number =>
  (event.magnitude ?? DEFAULT_MAGNITUDE_PERCENT[event.kind]) / 100;

export function volumeFactor(config: ScenarioConfig, runDay: number): number {
  let factor = 1;
  for (const event of config.events) {
    if (event.kind !== 'VOLUME_SPIKE' || runDay < event.day || runDay >= event.day + SPIKE_DAYS) continue;
    factor *= 1 + magnitude(event);
  }
  return factor;
}

/** The payers' shares on a day, not normalized. */
export function payerShares(config: ScenarioConfig, runDay: number): number[] {
  return config.payers.map((payer) => {
    let share = payer.share;
    for (const event of config.events) {
      if (event.kind === 'CASE_MIX_SHIFT' && runDay >= event.day && event.payer === payer.name) {
        share *= 1 + magnitude(event);
      }
    }
    return share;
  });
}

/** The factor of events on a payer's defects under a rule on a day: 1 for no change. */
export function defectFactor(
  config: ScenarioConfig,
  runDay: number,
): (payerIndex: number, rule: number) => number {
  const active = config.events.filter(
    (event) =>
      runDay >= event.day && (event.kind === 'PAYER_POLICY_CHANGE' || event.kind === 'SYSTEM_UPDATE'),
  );
  if (active.length === 0) return () => 1;
  return (payerIndex, rule) => {
    let factor = 1;
    for (const event of active) {
      if (event.rule !== null && ruleIndex(event.rule) !== rule) continue;
      if (event.payer !== null && event.payer !== elementAt(config.payers, payerIndex).name) continue;
      factor *= event.kind === 'SYSTEM_UPDATE' ? Math.max(0, 1 - magnitude(event)) : 1 + magnitude(event);
    }
    return factor;
  };
}

export const eventsOn = (config: ScenarioConfig, runDay: number): readonly ScenarioEvent[] =>
  config.events.filter((event) => event.day === runDay);

/** The label on a chart: the scenario's own note, or what the event does. */
export function eventLabel(event: ScenarioEvent): string {
  if (event.note) return event.note;
  const percent = event.magnitude ?? DEFAULT_MAGNITUDE_PERCENT[event.kind];
  const rule = event.rule === null ? '' : ` (${event.rule})`;
  const payer = event.payer === null ? '' : ` at ${event.payer}`;
  switch (event.kind) {
    case 'VOLUME_SPIKE':
      return `Volume up ${percent} % for a week`;
    case 'CASE_MIX_SHIFT':
      return `Share up ${percent} %${payer}`;
    case 'PAYER_POLICY_CHANGE':
      return `Payer policy change${rule}${payer}`;
    case 'SYSTEM_UPDATE':
      return `System update${rule}: ${percent} % of errors caught`;
    case 'TRAINING':
      return `Workshop${rule}`;
  }
}

export const trainingLabel = (plan: LearningPlan, coderCount: number): string =>
  `Training starts: ${Math.min(plan.coders, coderCount)} coders, ${plan.sessionsPerWeek} sessions a week`;
