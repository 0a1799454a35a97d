import { elementAt } from '../../domain/element-at';
import { ruleIndex } from '../../domain/denial-rules';
import type { ScenarioConfig, ScenarioEvent, ScenarioEventKind } from '../../domain/scenario/scenario';
import { reachedRules } from '../../domain/scenario/scenario-arithmetic';
import type { ScenarioPlan } from '../plan/plan';

type EventField = 'rule' | 'payer' | 'magnitude';

/** The fields that scenario-events.ts uses; any other field of an event has no effect. */
const FIELDS_IN_USE: Record<ScenarioEventKind, readonly EventField[]> = {
  VOLUME_SPIKE: ['magnitude'],
  CASE_MIX_SHIFT: ['payer', 'magnitude'],
  PAYER_POLICY_CHANGE: ['rule', 'payer', 'magnitude'],
  SYSTEM_UPDATE: ['rule', 'payer', 'magnitude'],
  TRAINING: ['rule'],
};

/** Scenario events that change nothing, or less than they say, by field: `events[2].rule: ...`. */
export function eventWarnings(config: ScenarioConfig, days: number, plan: ScenarioPlan): string[] {
  return config.events.flatMap((event, index) => {
    const found = [
      ...(event.day >= days ? [`day: day ${event.day} is after the ${days} days of the preview`] : []),
      ...ignoredFields(event),
      ...(event.magnitude === 0 && FIELDS_IN_USE[event.kind].includes('magnitude')
        ? ['magnitude: a change of 0 % does nothing']
        : []),
      ...unmetRule(event, config, plan),
      ...lonelyPayer(event, config),
      ...emptyWorkshop(event, config),
    ];
    return found.map((text) => `events[${index}].${text}`);
  });
}

function ignoredFields(event: ScenarioEvent): string[] {
  const fields: readonly EventField[] = ['rule', 'payer', 'magnitude'];
  return fields
    .filter((field) => event[field] !== null && !FIELDS_IN_USE[event.kind].includes(field))
    .map((field) => `${field}: ${event.kind} does not use ${field}, it is ignored`);
}

/** A rule's defects can grow or shrink only if it can deny something. */
function unmetRule(
  { kind, rule, payer }: ScenarioEvent,
  { payers }: ScenarioConfig,
  { cells }: ScenarioPlan,
): string[] {
  if ((kind !== 'PAYER_POLICY_CHANGE' && kind !== 'SYSTEM_UPDATE') || rule === null) return [];
  const isMet = cells.some(
    ({ payerIndex, applicable }) =>
      (payer === null || elementAt(payers, payerIndex).name === payer) && applicable.has(ruleIndex(rule)),
  );
  return isMet ? [] : [`rule: "${rule}" denies nothing at ${payer ?? 'any payer'}, the event does nothing`];
}

function lonelyPayer({ kind }: ScenarioEvent, { payers }: ScenarioConfig): string[] {
  return kind === 'CASE_MIX_SHIFT' && payers.length === 1
    ? ['payer: the only payer has all claims already, its share cannot grow']
    : [];
}

function emptyWorkshop({ kind, rule }: ScenarioEvent, { learning, patterns }: ScenarioConfig): string[] {
  if (kind !== 'TRAINING' || rule !== null) return [];
  return reachedRules({ focus: learning?.focus ?? [] }, patterns).length > 0
    ? []
    : ['rule: coders control none of the patterns, a workshop without a rule teaches nothing'];
}
