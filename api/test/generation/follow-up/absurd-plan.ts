import { parseScenarioConfig } from '../../../src/domain/scenario/scenario-validation';
import { newLearners } from '../../../src/generation/learning/learner';
import { planScenario } from '../../../src/generation/plan/scenario-plan';
import { newClassroom, solveGain } from '../../../src/generation/learning/training';
import { createWorld, mixCells } from '../../../src/generation/world/world';

/** Prints the gain of a training of a thousand coders with a target eight thousand years ahead. */
const CODERS = 1000;
const config = parseScenarioConfig({
  claimsPerDay: 50,
  denialRate: 20,
  providers: 2,
  patterns: [{ rule: 'missing-modifier-25', shareOfDenials: 40 }],
});
const absurd = {
  coders: CODERS,
  sessionsPerWeek: 2,
  fromDay: 0,
  targetDenialRate: 12,
  targetDay: 3_000_000,
  halfLifeDays: null,
  focus: [],
};
const world = createWorld(config, 1);
const plan = planScenario(config, mixCells(config, world), world.ruleFactors, world.providerGroups);
const trainees = {
  classroom: newClassroom(1, CODERS, world.startDay),
  learners: newLearners(CODERS),
  runDay: 0,
};
process.stdout.write(String(solveGain(config, plan, absurd, trainees)));
