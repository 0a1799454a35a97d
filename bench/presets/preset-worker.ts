import { parentPort } from 'node:worker_threads';
import { findPreset } from '../../api/src/generation/presets';
import { runPreset } from './preset-run';

/** One seed at a time, as asked. */
parentPort?.on('message', ({ key, seed }: { key: string; seed: number }) => {
  const preset = findPreset(key);
  if (!preset) throw new Error(`there is no preset ${key}`);
  parentPort?.postMessage({ key, seed, figures: runPreset(preset.config, seed) });
});
