import type { RunCommand, ScenarioConfig } from '../domain/scenario/scenario';
import type { ScenarioPlan } from './scenario-plan';
import { planScenario } from './scenario-plan';
import type { Trainees, Training } from './learning/training';
import { focusRules, solveGain } from './learning/training';
import type { World } from './world/world';
import { mixCells } from './world/world';

/** What is in force from one reconfiguration to the next. */
export interface Epoch {
  config: ScenarioConfig;
  plan: ScenarioPlan;
  training: Training | null;
}

export type ConfigureCommand = Extract<RunCommand, { kind: 'CONFIGURE' }>;

/** @param gain of the training, if it has been solved before; null solves it now */
export function openEpoch(
  world: World,
  config: ScenarioConfig,
  trainees: Trainees,
  gain: number | null,
): Epoch {
  const plan = planScenario(config, mixCells(config, world), world.ruleFactors, world.providerGroups);
  const { learning } = config;
  if (!learning) return { config, plan, training: null };
  const solved = gain ?? solveGain(config, plan, learning, trainees);
  return { config, plan, training: { plan: learning, focus: focusRules(learning, config), gain: solved } };
}

export function configured(
  config: ScenarioConfig,
  { changes: { claimsPerDay, denialRate, patterns, learning } }: Pick<ConfigureCommand, 'changes'>,
): ScenarioConfig {
  return {
    ...config,
    claimsPerDay: claimsPerDay ?? config.claimsPerDay,
    denialRate: denialRate ?? config.denialRate,
    patterns: patterns ?? config.patterns,
    learning: learning === undefined ? config.learning : learning,
  };
}

/** A plan without sessions counts as none: workshops may still be held, but no training starts. */
export const trainsOn = ({ training }: Epoch, runDay: number): boolean =>
  training !== null && training.plan.sessionsPerWeek > 0 && runDay >= training.plan.fromDay;
