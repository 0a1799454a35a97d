import { createHash } from 'node:crypto';
import { epochDay } from '../../src/domain/calendar';
import type { RunCommand, ScenarioConfig } from '../../src/domain/scenario/scenario';
import { createSimulation } from '../../src/generation/create-simulation';
import { RunTally } from '../../src/generation/forecast/run-tally';

const computed = new Map<string, string>();

/**
 * The digest of a run as the pure simulation computes it in one go, up to an instant or to its end. Nothing but its
 * inputs bears on it: what was computed for one database is told again for the next.
 */
export function pureDigest(
  config: ScenarioConfig,
  commands: readonly RunCommand[],
  untilS: number | null = null,
): string {
  const inputs = JSON.stringify([config, commands, untilS]);
  const digest = computed.get(inputs) ?? compute(config, commands, untilS);
  computed.set(inputs, digest);
  return digest;
}

function compute(config: ScenarioConfig, commands: readonly RunCommand[], untilS: number | null): string {
  const simulation = createSimulation({ config, seed: config.seed, commands });
  const tally = new RunTally(epochDay(config.startDate), () => createHash('sha256'));
  const endS = untilS ?? (simulation.endS as number);
  for (const event of simulation.advance(endS, Number.MAX_SAFE_INTEGER)) tally.observe(event);
  return tally.digest();
}
