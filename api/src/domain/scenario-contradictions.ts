import { findRule } from './denial-rules';
import type { Fault } from './errors';
import type { ScenarioConfig } from './scenario';
import { largestShareOfDenials, lowestDenialRate } from './scenario-arithmetic';

const MAX_WORKSHOPS_A_DAY = 3;

/** What fields that are right by themselves cannot mean together; looks at the parts that are there. */
export function contradictions(config: Partial<ScenarioConfig>): Fault[] {
  return [
    ...payerFaults(config),
    ...patternFaults(config),
    ...learningFaults(config),
    ...eventFaults(config),
  ];
}

function payerFaults({ payers = [] }: Partial<ScenarioConfig>): Fault[] {
  const faults: Fault[] = [];
  const total = payers.reduce((sum, payer) => sum + payer.share, 0);
  if (payers.length > 0 && Math.abs(total - 100) > 0.5) {
    faults.push({ field: 'payers', message: `expected shares that add up to 100 %, got ${tidy(total)} %` });
  }
  if (payers.length > 0 && payers.every((payer) => payer.denialWeight === 0)) {
    faults.push({ field: 'payers', message: 'expected at least one payer with a denialWeight above 0' });
  }
  payers.forEach((payer, index) => {
    if (payers.findIndex((other) => other.name === payer.name) < index) {
      faults.push({
        field: `payers[${index}].name`,
        message: `expected another name than "${payer.name}", it is taken`,
      });
    }
  });
  return faults;
}

function patternFaults(config: Partial<ScenarioConfig>): Fault[] {
  const { patterns = [], denialRate, payers } = config;
  const faults: Fault[] = [];
  const total = patterns.reduce((sum, pattern) => sum + pattern.shareOfDenials, 0);
  let cumulated = 0;
  let over = false;
  patterns.forEach((pattern, index) => {
    const at = `patterns[${index}]`;
    cumulated += pattern.shareOfDenials;
    if (cumulated > 100 + 1e-9 && !over) {
      over = true;
      faults.push({
        field: `${at}.shareOfDenials`,
        message: `shares add up to ${tidy(total)} %, at most 100`,
      });
    } else if (denialRate !== undefined && payers) {
      const largest = largestShareOfDenials({ denialRate, payers, patterns }, index);
      if (pattern.shareOfDenials > largest && isKnownPayer(config, pattern.payer)) {
        const message = `expected at most ${tidy(Math.floor(largest * 10) / 10)} % at this denial rate, got ${tidy(pattern.shareOfDenials)} %: too few claims give occasion for it`;
        faults.push({ field: `${at}.shareOfDenials`, message });
      }
    }
    if (pattern.toDay !== null && pattern.toDay < pattern.fromDay) {
      faults.push({
        field: `${at}.toDay`,
        message: `expected day ${pattern.fromDay} or later, got ${pattern.toDay}`,
      });
    }
    faults.push(...unknownPayer(config, pattern.payer, `${at}.payer`));
  });
  return faults;
}

function learningFaults({ learning, denialRate, payers, patterns }: Partial<ScenarioConfig>): Fault[] {
  if (!learning) return [];
  const faults: Fault[] = [];
  const { targetDay, targetDenialRate, fromDay, focus } = learning;
  if ((targetDay === null) !== (targetDenialRate === null)) {
    const missing = targetDay === null ? 'targetDay' : 'targetDenialRate';
    faults.push({
      field: `learning.${missing}`,
      message: 'expected targetDenialRate and targetDay together, or neither',
    });
  }
  if (targetDay !== null && targetDay <= fromDay) {
    faults.push({
      field: 'learning.targetDay',
      message: `expected a day after fromDay ${fromDay}, got ${targetDay}`,
    });
  }
  if (targetDenialRate !== null && denialRate !== undefined && targetDenialRate > denialRate) {
    const message = `expected at most the denialRate of ${tidy(denialRate)} %, got ${tidy(targetDenialRate)} %`;
    faults.push({ field: 'learning.targetDenialRate', message });
  } else if (
    targetDenialRate !== null &&
    targetDay !== null &&
    denialRate !== undefined &&
    payers &&
    patterns
  ) {
    const lowest = lowestDenialRate({ denialRate, payers, patterns }, learning, targetDay);
    if (targetDenialRate < lowest) {
      const message = `expected at least ${tidy(Math.ceil(lowest * 10) / 10)} %, got ${tidy(targetDenialRate)} %: the rest are denials that training does not reach`;
      faults.push({ field: 'learning.targetDenialRate', message });
    }
  }
  focus.forEach((key, index) => {
    if (findRule(key)?.coderControllable === false) {
      const message = `expected a rule that coders control, got "${key}": training does not reach it`;
      faults.push({ field: `learning.focus[${index}]`, message });
    }
  });
  return faults;
}

function eventFaults(config: Partial<ScenarioConfig>): Fault[] {
  const { events = [] } = config;
  const faults: Fault[] = [];
  const workshops = new Map<number, number>();
  events.forEach((event, index) => {
    const at = `events[${index}]`;
    faults.push(...unknownPayer(config, event.payer, `${at}.payer`));
    if (event.kind === 'CASE_MIX_SHIFT' && event.payer === null) {
      faults.push({ field: `${at}.payer`, message: 'expected the payer whose share grows, got nothing' });
    }
    if (event.kind === 'SYSTEM_UPDATE' && (event.magnitude ?? 0) > 100) {
      faults.push({
        field: `${at}.magnitude`,
        message: `expected at most 100 %, got ${event.magnitude ?? 0}`,
      });
    }
    if (event.kind === 'TRAINING') {
      const count = (workshops.get(event.day) ?? 0) + 1;
      workshops.set(event.day, count);
      if (count > MAX_WORKSHOPS_A_DAY) {
        faults.push({
          field: at,
          message: `expected at most ${MAX_WORKSHOPS_A_DAY} trainings a day, got another`,
        });
      }
    }
  });
  return faults;
}

const isKnownPayer = ({ payers = [] }: Partial<ScenarioConfig>, name: string | null): boolean =>
  name === null || payers.some((payer) => payer.name === name);

function unknownPayer({ payers }: Partial<ScenarioConfig>, name: string | null, field: string): Fault[] {
  if (name === null || !payers || payers.some((payer) => payer.name === name)) return [];
  return [
    { field, message: `expected one of ${payers.map((payer) => payer.name).join(', ')}; got "${name}"` },
  ];
}

const tidy = (value: number): string => String(Math.round(value * 100) / 100);
