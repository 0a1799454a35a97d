import { createHash } from 'node:crypto';
import { epochDay } from '../../src/domain/calendar';
import { createSimulation } from '../../src/generation/create-simulation';
import { findPreset } from '../../src/generation/presets';
import { RunTally } from '../../src/generation/forecast/run-tally';
import { busyScenario } from './scenarios';
import type { ScenarioConfig } from '../../src/domain/scenario/scenario';

function digestOf(
  config: ScenarioConfig,
  seed: number,
  days: number,
  maxEvents: number,
): { digest: string; halfway: string } {
  const simulation = createSimulation({ config, seed, commands: [] });
  const tally = new RunTally(epochDay(config.startDate), () => createHash('sha256'));
  const endS = simulation.nowS + days * 86_400;
  let halfway = '';
  while (simulation.nowS < endS) {
    for (const event of simulation.advance(endS, maxEvents)) tally.observe(event);
    // Asking for it in between must not change it.
    if (halfway === '' && simulation.nowS > endS - (days * 86_400) / 2) halfway = tally.digest();
  }
  return { digest: tally.digest(), halfway };
}

describe('the digest of a run', () => {
  it('is this one on every machine, for this version of the model', () => {
    const config = findPreset('standard-practice')?.config;
    if (!config) throw new Error('the preset is gone');
    expect(digestOf(config, 1, 42, 1000).digest).toMatchInlineSnapshot(
      `"68cf8150b6b2fdffc0e71c6ffbd3b33fa7390fcd620a60d0db1715144932ed32"`,
    );
  });

  it('does not depend on batches, and does on seed, days and config', () => {
    const config = busyScenario();
    const { digest, halfway } = digestOf(config, 5, 40, 1000);
    expect(digestOf(config, 5, 40, 17).digest).toBe(digest);
    expect(digestOf(config, 5, 40, 1_000_000).digest).toBe(digest);
    const others = [
      digestOf(config, 6, 40, 1000).digest,
      digestOf(config, 5, 41, 1000).digest,
      digestOf(busyScenario({ denialRate: 26 }), 5, 40, 1000).digest,
      halfway,
    ];
    expect(new Set([digest, ...others]).size).toBe(5);
  });
});
