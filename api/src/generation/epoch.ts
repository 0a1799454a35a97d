import { epochDay } from '../domain/calendar';
import type { PolicyBook } from '../domain/policies/payer-policy';
import type { ScenarioConfig } from '../domain/scenario/scenario';
import type { ScenarioPlan } from './plan/plan';
import { planScenario } from './plan/scenario-plan';
import { configurations, hasBehaviors } from './configurations';
import type { SimulationInputs } from './simulation';
import type { Trainees, Training } from './learning/training';
import { focusRules, solveGain } from './learning/training';
import type { World } from './world/world';
import { createWorld, mixCells, payersOf, policiesOf } from './world/world';

/** What is in force from one reconfiguration to the next. */
export interface Epoch {
  config: ScenarioConfig;
  plan: ScenarioPlan;
  training: Training | null;
}

/** @param gain of the training, if it has been solved before; null solves it now */
export function openEpoch(
  world: World,
  config: ScenarioConfig,
  trainees: Trainees,
  gain: number | null,
): Epoch {
  const plan = planOf(world, config);
  const { learning } = config;
  if (!learning) return { config, plan, training: null };
  const solved = gain ?? solveGain(config, plan, learning, trainees);
  return { config, plan, training: { plan: learning, focus: focusRules(learning, config), gain: solved } };
}

/** From a run day on, payers behave as this configuration says. */
export function openBehaviors(world: World, config: ScenarioConfig, runDay: number): void {
  const planned = hasBehaviors(config) ? planOf(world, config).behaviors : [];
  world.behaviors.replaceFrom(runDay, planned);
}

/** What a run's payers adjudicate by, with all commands so far: made again from the same inputs. */
export function policiesOfInputs({ config, seed, commands }: SimulationInputs): PolicyBook {
  const begun = configurations(config, commands, epochDay(config.startDate));
  if (!begun.some(({ config: each }) => hasBehaviors(each))) return policiesOf(payersOf(config), seed);
  const world = createWorld(config, seed);
  for (const { runDay, config: each } of begun) openBehaviors(world, each, runDay);
  return world.policies;
}

const planOf = (world: World, config: ScenarioConfig): ScenarioPlan =>
  planScenario(config, mixCells(config, world), world.ruleFactors, world.providerGroups);

/** A plan without sessions counts as none: workshops may still be held, but no training starts. */
export const trainsOn = ({ training }: Epoch, runDay: number): boolean =>
  training !== null && training.plan.sessionsPerWeek > 0 && runDay >= training.plan.fromDay;
