import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { Program, freePort } from '../api/test/program/program';
import type { Bench } from './figure';
import { percentile, rounded } from './figure';
import { startHospital } from './hospital-run';

const MUTATIONS = 60;
const LIMIT_MS = 500;
/** Before the first one, so that the run is at its usual speed. */
const WARM_UP_MS = 20_000;
/** Batches are long only while no mutation has waited for a while: every mutation is to meet long ones. */
const BETWEEN_MS = 2_200;
/** Spread evenly over this time, so that mutations come at every instant of a batch. */
const SPREAD_MS = 400;

/** What a mutation waits beside an unlimited run of Hospital System, by the whole program, built. Takes three minutes. */
export const mutationWaits: Bench = {
  name: 'mutationWaits',
  onRequest: true,
  run: async () => {
    execFileSync(process.execPath, ['scripts/build.mjs'], { stdio: ['ignore', 'ignore', 'inherit'] });
    process.env.TEST_BUILT = 'true';
    const folder = mkdtempSync(join(tmpdir(), 'claimstream-bench-'));
    const program = await Program.start({ PORT: await freePort(), DATA_DIR: folder }, ['--empty']);
    try {
      const run = await startHospital(program);
      await sleep(WARM_UP_MS);
      const startedAtMs = performance.now();
      const before = (await run.status()).claimsGenerated;
      const waits: number[] = [];
      for (let at = 0; at < MUTATIONS; at += 1) {
        await sleep(BETWEEN_MS + (SPREAD_MS * at) / MUTATIONS);
        const sentAtMs = performance.now();
        await program.graphql(WRITE, { name: `Wait ${at}` });
        waits.push(performance.now() - sentAtMs);
      }
      const claims = (await run.status()).claimsGenerated - before;
      const worstMs = Math.max(...waits);
      return [
        {
          figure: 'mutationWaits',
          ratio: rounded(worstMs / LIMIT_MS),
          target: '<= 1',
          from: {
            mutations: MUTATIONS,
            p50Ms: Math.round(percentile(waits, 0.5)),
            p95Ms: Math.round(percentile(waits, 0.95)),
            worstMs: Math.round(worstMs),
            claimsPerSecond: Math.round((claims * 1000) / (performance.now() - startedAtMs)),
          },
        },
      ];
    } finally {
      await program.end();
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

const WRITE = `mutation ($name: String!) {
  createScenario(name: $name, config: { claimsPerDay: 10, denialRate: 10, providers: 1, patterns: [] }) { id }
}`;

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
