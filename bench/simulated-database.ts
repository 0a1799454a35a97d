import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { MODEL_VERSION } from '../api/src/domain/digest';
import { parseScenarioConfig } from '../api/src/domain/scenario/scenario-validation';
import { DatabaseSink } from '../api/src/engine/database-sink';
import { Database } from '../api/src/persistence/database';
import { simulateRun } from '../api/src/cli/simulate-run';

export interface SimulatedSize {
  claimsPerDay: number;
  days: number;
}

/**
 * A database with one finished run, through the same generator, ingest and rollups as any other. A large one takes
 * minutes, so it is kept in the system's temporary folder under all that it depends on, and found there next time.
 *
 * @returns the path of the SQLite file
 */
export async function simulatedDatabase(size: SimulatedSize): Promise<string> {
  const config = scenarioOf(size);
  const key = createHash('sha256')
    .update(JSON.stringify([MODEL_VERSION, await schemaOfNewDatabase(), config]))
    .digest('hex');
  const folder = join(tmpdir(), 'claimstream-bench-data');
  const path = join(folder, `${size.claimsPerDay}x${size.days}-${key.slice(0, 16)}.sqlite`);
  if (existsSync(path)) return path;
  mkdirSync(folder, { recursive: true });
  // Left behind by an older model or schema; a million claims take three quarters of a gigabyte.
  for (const name of readdirSync(folder)) {
    if (name.startsWith(`${size.claimsPerDay}x${size.days}-`)) rmSync(join(folder, name), { force: true });
  }
  const unfinished = join(folder, `unfinished-${process.pid}.sqlite`);
  const remove = (): void =>
    ['', '-wal', '-shm'].forEach((suffix) => rmSync(unfinished + suffix, { force: true }));
  remove();
  try {
    const startedAtMs = performance.now();
    const sink = await DatabaseSink.open(unfinished, config);
    const clock = (): number => performance.now() / 1000;
    let shown = 0;
    const report = await simulateRun({
      config,
      seed: config.seed,
      days: size.days,
      sides: 'RUN',
      sinks: [sink],
      clock,
      onDay: (done) => {
        if (done < shown + size.days / 10) return;
        shown = done;
        process.stderr.write(
          `${path}: day ${done} of ${size.days}, ${Math.round((performance.now() - startedAtMs) / 1000)} s\n`,
        );
      },
    });
    process.stderr.write(`${path}: ${report.claims} claims\n`);
    renameSync(unfinished, path);
  } finally {
    remove();
  }
  return path;
}

/** Several payers and providers, one of each with few claims, most rules broken now and then, and some training. */
const scenarioOf = ({ claimsPerDay, days }: SimulatedSize): ReturnType<typeof parseScenarioConfig> =>
  parseScenarioConfig({
    seed: 1,
    claimsPerDay,
    denialRate: 18,
    providers: 12,
    durationDays: days,
    payers: [
      { name: 'Medicare', type: 'MEDICARE', share: 30, denialWeight: 0.8 },
      { name: 'Harbor Blue', type: 'COMMERCIAL', share: 27.9, denialWeight: 0.9 },
      { name: 'Meridian Health', type: 'COMMERCIAL', share: 20, denialWeight: 1 },
      { name: 'State Medicaid', type: 'MEDICAID', share: 14, denialWeight: 1.5 },
      { name: 'Summit Advantage', type: 'MEDICARE_ADVANTAGE', share: 8, denialWeight: 1.2 },
      { name: 'Lakeside Workers', type: 'OTHER', share: 0.1, denialWeight: 1 },
    ],
    patterns: [
      { rule: 'missing-modifier-25', shareOfDenials: 22 },
      { rule: 'diagnosis-linkage', shareOfDenials: 16 },
      { rule: 'records-missing', shareOfDenials: 12 },
      { rule: 'bundled', shareOfDenials: 12 },
      { rule: 'missing-authorization', shareOfDenials: 10, payer: 'Harbor Blue' },
    ],
    learning: { coders: 8, sessionsPerWeek: 1, fromDay: 60 },
  });

async function schemaOfNewDatabase(): Promise<unknown> {
  const folder = mkdtempSync(join(tmpdir(), 'claimstream-bench-'));
  const database = await Database.open({ url: join(folder, 'empty.sqlite'), readers: ['live'] });
  try {
    await database.migrate();
    return await database
      .reader('live')
      .query('SELECT name, sql FROM sqlite_schema UNION ALL SELECT name, NULL FROM migrations ORDER BY name');
  } finally {
    await database.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
