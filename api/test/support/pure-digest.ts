import { createHash } from 'node:crypto';
import { epochDay } from '../../src/domain/calendar';
import type { RunCommand, ScenarioConfig } from '../../src/domain/scenario';
import { createSimulation } from '../../src/generation/create-simulation';
import { RunTally } from '../../src/generation/run-tally';

/** The digest of a run as the pure simulation computes it in one go, up to an instant or to its end. */
export function pureDigest(
  config: ScenarioConfig,
  commands: readonly RunCommand[],
  untilS: number | null = null,
): string {
  const simulation = createSimulation({ config, seed: config.seed, commands });
  const tally = new RunTally(epochDay(config.startDate), () => createHash('sha256'));
  const endS = untilS ?? (simulation.endS as number);
  for (const event of simulation.advance(endS, Number.MAX_SAFE_INTEGER)) tally.observe(event);
  return tally.digest();
}
