import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { parseScenarioConfig } from '../api/src/domain/scenario/scenario-validation';
import { startEngine } from '../api/src/engine/start-engine';
import type { Cell } from '../api/src/persistence/dialect';
import type { Row } from '../api/src/persistence/database';
import { Database } from '../api/src/persistence/database';
import type { Table } from '../api/src/persistence/table';
import { createRun } from '../api/src/persistence/requests/run-requests';
import { insertScenario } from '../api/src/persistence/requests/scenario-requests';
import { CLAIMS, LINES } from '../api/src/persistence/tables';
import type { Bench } from './figure';
import { median, rounded } from './figure';

const ROUNDS = 3;
const DAYS = 150;
const CLAIMS_PER_DAY = 400;

/** The whole engine at unlimited speed against bare insertion of the same rows. */
export const ingest: Bench = {
  name: 'ingest',
  run: async () => {
    const ratios: number[] = [];
    const engineRates: number[] = [];
    const bareRates: number[] = [];
    let details: Record<string, unknown> = {};
    for (let round = 0; round < ROUNDS; round += 1) {
      const folder = mkdtempSync(join(tmpdir(), 'claimstream-bench-'));
      try {
        const engine = await measureEngine(join(folder, 'engine.sqlite'));
        const bare = await measureBareInserts(join(folder, 'engine.sqlite'), join(folder, 'bare.sqlite'));
        engineRates.push(engine.claimsPerSecond);
        bareRates.push(bare);
        ratios.push(engine.claimsPerSecond / bare);
        details = engine.details;
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    }
    return [
      {
        figure: 'ingest',
        ratio: rounded(median(ratios)),
        target: '>= 0.25',
        from: {
          engineClaimsPerSecond: Math.round(median(engineRates)),
          bareClaimsPerSecond: Math.round(median(bareRates)),
          ratios: ratios.map((ratio) => rounded(ratio)),
          ...details,
        },
      },
    ];
  },
};

async function measureEngine(
  path: string,
): Promise<{ claimsPerSecond: number; details: Record<string, unknown> }> {
  const database = await Database.open({ url: path });
  await database.migrate();
  const config = parseScenarioConfig({
    claimsPerDay: CLAIMS_PER_DAY,
    denialRate: 20,
    providers: 5,
    durationDays: DAYS,
    patterns: [
      { rule: 'missing-modifier-25', shareOfDenials: 25 },
      { rule: 'missing-authorization', shareOfDenials: 15 },
    ],
    learning: { coders: 6, sessionsPerWeek: 2, fromDay: 28 },
  });
  const nowMs = Date.now();
  const scenarioId = await insertScenario(database, { name: 'Bench', description: '', config }, nowMs);
  await createRun(database, {
    workspaceId: null,
    workspaceName: 'Bench',
    scenarioId,
    config: { ...config, daysPerSecond: null },
    backfillDays: 0,
    nowMs,
  });
  const started = performance.now();
  const { handle } = await startEngine({ databaseUrl: path, feedRetention: 500_000, log: () => undefined });
  const reader = database.reader('live');
  for (;;) {
    const [run] = await reader.query<{ state: string }>('SELECT state FROM runs');
    if (run?.state === 'COMPLETED') break;
    if (run?.state === 'FAILED') throw new Error('the benchmark run failed');
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  const seconds = (performance.now() - started) / 1000;
  await handle.stop();
  const [counts] = await reader.query<Row>(
    `SELECT COUNT(*) AS claims, SUM(CASE WHEN status <> 'PENDING' THEN 1 ELSE 0 END) AS adjudicated,
       AVG(CASE WHEN processing_date IS NULL THEN NULL ELSE julianday(processing_date) - julianday(submission_date) END) AS lag FROM claims`,
  );
  const [lines] = await reader.query<Row>('SELECT COUNT(*) AS count FROM claim_line_items');
  await database.close();
  const claims = Number(counts?.claims);
  return {
    claimsPerSecond: claims / seconds,
    details: {
      claims,
      lines: Number(lines?.count),
      adjudicatedShare: rounded(Number(counts?.adjudicated) / claims),
      meanLagDays: rounded(Number(counts?.lag), 1),
    },
  };
}

/** Multi-row statements of 250 rows, 1,000 claims and their lines a transaction, rows prepared beforehand. */
async function measureBareInserts(from: string, to: string): Promise<number> {
  const source = await Database.open({ url: from, readers: ['exports'] });
  const claims = await source.reader('exports').query<Row>('SELECT * FROM claims ORDER BY id');
  const lines = await source
    .reader('exports')
    .query<Row>('SELECT * FROM claim_line_items ORDER BY claim_id, line_number');
  await source.close();
  const linesByClaim = new Map<unknown, Row[]>();
  for (const line of lines)
    linesByClaim.set(line.claim_id, [...(linesByClaim.get(line.claim_id) ?? []), line]);
  const transactions: { sql: string; params: Cell[] }[][] = [];
  for (let at = 0; at < claims.length; at += 1_000) {
    const some = claims.slice(at, at + 1_000);
    transactions.push([
      ...multiRow(CLAIMS, some),
      ...multiRow(
        LINES,
        some.flatMap((claim) => linesByClaim.get(claim.id) ?? []),
      ),
    ]);
  }
  const database = await Database.open({ url: to, readers: [] });
  await database.migrate();
  const started = performance.now();
  for (const statements of transactions) {
    await database.write(async (tx) => {
      for (const { sql, params } of statements) await tx.run(sql, params);
    });
  }
  const seconds = (performance.now() - started) / 1000;
  await database.close();
  return claims.length / seconds;
}

function multiRow<T extends object>(
  table: Table<T>,
  rows: readonly Row[],
): { sql: string; params: Cell[] }[] {
  const columns = table.columns.map(({ name }) => name);
  const one = `(${columns.map(() => '?').join(', ')})`;
  const statements: { sql: string; params: Cell[] }[] = [];
  for (let at = 0; at < rows.length; at += 250) {
    const some = rows.slice(at, at + 250);
    statements.push({
      sql: `INSERT INTO ${table.name} (${columns.join(', ')}) VALUES ${some.map(() => one).join(', ')}`,
      params: some.flatMap((row) => columns.map((column) => row[column] as Cell)),
    });
  }
  return statements;
}
