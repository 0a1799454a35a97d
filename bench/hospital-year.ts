import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { Program, freePort } from '../api/test/program/program';
import type { Bench } from './figure';
import { rounded } from './figure';
import { startHospital } from './hospital-run';

const LIMIT_BYTES = 1.5e9;
const POLL_MS = 1000;
const PROGRESS_MS = 60_000;

/**
 * A year of Hospital System, unlimited, on SQLite, by the whole program, built as `npm start` builds it: the peak
 * memory of the process. Takes about ten minutes.
 */
export const hospitalYear: Bench = {
  name: 'hospitalYear',
  onRequest: true,
  run: async () => {
    execFileSync(process.execPath, ['scripts/build.mjs'], { stdio: ['ignore', 'ignore', 'inherit'] });
    process.env.TEST_BUILT = 'true';
    const folder = mkdtempSync(join(tmpdir(), 'claimstream-bench-'));
    const program = await Program.start({ PORT: await freePort(), DATA_DIR: folder }, ['--empty']);
    try {
      const startedAtMs = performance.now();
      const run = await startHospital(program);
      let peakBytes = 0;
      let shownAtMs = startedAtMs;
      for (;;) {
        const bytes = await residentBytes(program);
        peakBytes = Math.max(peakBytes, bytes);
        const { state, claimsGenerated, error } = await run.status();
        if (state === 'FAILED') throw new Error(error ?? 'the run failed');
        if (state === 'COMPLETED') {
          const seconds = (performance.now() - startedAtMs) / 1000;
          return [
            {
              figure: 'hospitalYear',
              ratio: rounded(peakBytes / LIMIT_BYTES),
              target: '<= 1',
              from: {
                peakGb: rounded(peakBytes / 1e9),
                limitGb: LIMIT_BYTES / 1e9,
                claims: claimsGenerated,
                claimsPerSecond: Math.round(claimsGenerated / seconds),
                databaseGb: rounded(statSync(join(folder, 'claimstream.sqlite')).size / 1e9),
              },
            },
          ];
        }
        if (performance.now() - shownAtMs > PROGRESS_MS) {
          shownAtMs = performance.now();
          process.stderr.write(`${claimsGenerated} claims, ${rounded(bytes / 1e9)} GB\n`);
        }
        await new Promise((resolve) => setTimeout(resolve, POLL_MS));
      }
    } finally {
      await program.end();
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

async function residentBytes(program: Program): Promise<number> {
  const text = await (await fetch(`${program.url}/metrics`)).text();
  return Number(/^process_resident_memory_bytes (\S+)/m.exec(text)?.[1] ?? NaN);
}
