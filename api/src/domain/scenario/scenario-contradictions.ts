import { elementAt } from '../element-at';
import { findRule } from '../denial-rules';
import type { Fault } from '../errors';
import type { LearningPlan, PatternInjection, PayerShare, ScenarioConfig, ScenarioEvent } from './scenario';
import { sliceFaults } from './slice-contradictions';
import {
  largestDenialWeight,
  largestShareOfDenials,
  longestSolvableDays,
  lowestDenialRate,
} from './scenario-arithmetic';

const MAX_WORKSHOPS_A_DAY = 3;

/**
 * The parts of a config that could be read, valid or not: lists keep their positions, with null for an entry that is
 * invalid by itself.
 */
export interface ReadableConfig {
  denialRate?: number;
  claimsPerDay?: number;
  providers?: number;
  payerNoise?: number;
  institutionalShare?: number;
  payers?: readonly (PayerShare | null)[];
  /** Names by payer, even if another field of the payer is invalid. */
  payerNames?: readonly (string | null)[];
  patterns?: readonly (PatternInjection | null)[];
  /** Without the invalid rules of its focus. */
  learning?: LearningPlan | null;
  /** Kept even if another field of the plan is invalid. */
  focus?: readonly (string | null)[];
  events?: readonly (ScenarioEvent | null)[];
}

/** A config's figures, if all fields that they are computed from could be read. */
type Figures = Pick<
  ScenarioConfig,
  'denialRate' | 'institutionalShare' | 'payers' | 'patterns' | 'payerNoise'
>;

/** Faults of fields that are valid by themselves but contradict each other; checks the parts that could be read. */
export function contradictions(config: ReadableConfig): Fault[] {
  return [
    ...payerFaults(config),
    ...patternFaults(config),
    ...learningFaults(config),
    ...eventFaults(config),
  ];
}

export const readableOf = (config: ScenarioConfig): ReadableConfig => ({
  ...config,
  payerNames: config.payers.map(({ name }) => name),
  focus: config.learning?.focus,
});

function payerFaults({ payers, payerNames = [], denialRate }: ReadableConfig): Fault[] {
  const faults: Fault[] = [];
  const whole = complete(payers);
  if (whole && whole.length > 0) {
    const total = whole.reduce((sum, payer) => sum + payer.share, 0);
    if (Math.abs(total - 100) > 0.5) {
      faults.push({ field: 'payers', message: `expected shares that add up to 100 %, got ${tidy(total)} %` });
    }
    if (whole.every((payer) => payer.denialWeight === 0)) {
      faults.push({ field: 'payers', message: 'expected at least one payer with a denialWeight above 0' });
    }
    if (denialRate !== undefined) faults.push(...weightFaults(denialRate, whole));
  }
  payerNames.forEach((name, index) => {
    if (name !== null && payerNames.indexOf(name) < index) {
      const message = `expected another name than "${name}", which is taken`;
      faults.push({ field: `payers[${index}].name`, message });
    }
  });
  return faults;
}

/** Payers whose part of the denials is more than their claims can hold. */
function weightFaults(denialRate: number, payers: readonly PayerShare[]): Fault[] {
  const exact = largestDenialWeight(denialRate, payers);
  // Rounded down to hundredths, or to two significant digits if small: a weight below the cap always fits, and 0 would
  // mean that none does.
  const unit = 10 ** Math.min(-2, Math.floor(Math.log10(exact)) - 1);
  const largest = exact > 0 && exact < Infinity ? Number(tidy(Math.floor(exact / unit) * unit)) : exact;
  return payers.flatMap(({ denialWeight }, index) => {
    if (denialWeight <= largest) return [];
    const expected =
      largest > 0 ? `at most ${tidy(largest)} at this denial rate` : 'other payers with a denialWeight, too';
    const message = `expected ${expected}, got ${tidy(denialWeight)}: the payer has too few claims for so many of the denials`;
    return [{ field: `payers[${index}].denialWeight`, message }];
  });
}

function patternFaults(config: ReadableConfig): Fault[] {
  const { patterns = [] } = config;
  const faults: Fault[] = [];
  const figures = figuresOf(config);
  const noise = config.payerNoise ?? 0;
  const total = patterns.reduce((sum, pattern) => sum + (pattern?.shareOfDenials ?? 0), noise);
  let cumulated = noise;
  let over = false;
  patterns.forEach((pattern, index) => {
    if (!pattern) return;
    const at = `patterns[${index}]`;
    cumulated += pattern.shareOfDenials;
    if (cumulated > 100 + 1e-9 && !over) {
      over = true;
      faults.push({
        field: `${at}.shareOfDenials`,
        message: `shares add up to ${tidy(total)} %${noise > 0 ? ' with payerNoise' : ''}, at most 100`,
      });
    } else if (figures && isKnownPayer(config, pattern.payer)) {
      faults.push(...shareFaults(figures, index));
    }
    if (pattern.toDay !== null && pattern.toDay < pattern.fromDay) {
      faults.push({
        field: `${at}.toDay`,
        message: `expected day ${pattern.fromDay} or later, got ${pattern.toDay}`,
      });
    }
    faults.push(...unknownPayer(config, pattern.payer, `${at}.payer`), ...sliceFaults(config, pattern, at));
  });
  return faults;
}

function shareFaults(figures: Figures, index: number): Fault[] {
  const { shareOfDenials } = elementAt(figures.patterns, index);
  const largest = largestShareOfDenials(figures, index);
  const named = Math.floor(largest * 10) / 10;
  // A tenth that is named is allowed, also where the product was rounded up to it.
  if (shareOfDenials <= Math.max(largest, named)) return [];
  const message = `expected at most ${tidy(named)} % at this denial rate, got ${tidy(shareOfDenials)} %: too few claims are eligible for it`;
  return [{ field: `patterns[${index}].shareOfDenials`, message }];
}

function learningFaults(config: ReadableConfig): Fault[] {
  const faults: Fault[] = [];
  if (config.learning) faults.push(...targetFaults(config, config.learning));
  (config.focus ?? []).forEach((key, index) => {
    faults.push(...beyondCoders(key, `learning.focus[${index}]`));
  });
  return faults;
}

function targetFaults(config: ReadableConfig, learning: LearningPlan): Fault[] {
  const faults: Fault[] = [];
  const { denialRate } = config;
  const { targetDay, targetDenialRate, fromDay } = learning;
  // Which rules are trained depends on the whole focus, and on all patterns.
  const patterns = complete(config.focus) && (config.patterns ? complete(config.patterns) : []);
  const figures = patterns && figuresOf(config);
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
  const latest = patterns ? fromDay + longestSolvableDays(learning, patterns) : Infinity;
  if (targetDay !== null && targetDay > latest) {
    const message = `expected at most day ${latest} with so many coders, sessions and rules, got ${targetDay}: the pace of learning is computed attempt by attempt`;
    faults.push({ field: 'learning.targetDay', message });
  }
  if (targetDenialRate !== null && denialRate !== undefined && targetDenialRate > denialRate) {
    const message = `expected at most the denialRate of ${tidy(denialRate)} %, got ${tidy(targetDenialRate)} %`;
    faults.push({ field: 'learning.targetDenialRate', message });
  } else if (targetDenialRate !== null && targetDay !== null && figures) {
    const lowest = lowestDenialRate(figures, learning, targetDay);
    if (targetDenialRate < lowest) {
      const message = `expected at least ${tidy(Math.ceil(lowest * 10) / 10)} %, got ${tidy(targetDenialRate)} %: the rest are denials that training does not reach`;
      faults.push({ field: 'learning.targetDenialRate', message });
    }
  }
  return faults;
}

function beyondCoders(key: string | null, field: string): Fault[] {
  if (key === null || findRule(key)?.coderControllable !== false) return [];
  return [
    { field, message: `expected a rule that coders control, got "${key}": training does not reach it` },
  ];
}

function eventFaults(config: ReadableConfig): Fault[] {
  const { events = [] } = config;
  const faults: Fault[] = [];
  const workshops = new Map<number, number>();
  events.forEach((event, index) => {
    if (!event) return;
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
      faults.push(...beyondCoders(event.rule, `${at}.rule`));
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

const isKnownPayer = ({ payerNames = [] }: ReadableConfig, name: string | null): boolean =>
  name === null || payerNames.includes(name);

/** Reports nothing if a payer's own name is invalid: it may be the one that was meant. */
function unknownPayer({ payerNames }: ReadableConfig, name: string | null, field: string): Fault[] {
  const names = complete(payerNames);
  if (name === null || !names || names.includes(name)) return [];
  return [{ field, message: `expected one of ${names.join(', ')}; got "${name}"` }];
}

function figuresOf({ denialRate, institutionalShare, ...lists }: ReadableConfig): Figures | null {
  const payers = complete(lists.payers);
  const patterns = complete(lists.patterns);
  if (denialRate === undefined || institutionalShare === undefined || !payers || !patterns) return null;
  return { denialRate, institutionalShare, payers, patterns, payerNoise: lists.payerNoise };
}

/** The list, if none of its entries is invalid. */
function complete<T>(list: readonly (T | null)[] | undefined): readonly T[] | null {
  return list?.every((entry) => entry !== null) ? list : null;
}

/** To hundredths, or to two significant digits if small. */
const tidy = (value: number): string =>
  String(Math.abs(value) < 0.1 ? Number(value.toPrecision(2)) : Math.round(value * 100) / 100);
