import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { parseScenarioConfig } from '../api/src/domain/scenario/scenario-validation';
import { startEngine } from '../api/src/engine/start-engine';
import { insertRows } from '../api/src/persistence/bulk';
import type { Cell } from '../api/src/persistence/dialect';
import type { Row, Tx } from '../api/src/persistence/database';
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

/**
 * The whole engine at unlimited speed against bare insertion of the same rows, in two ways: by multi-row statements, as
 * other programs do it, and by the product's own `insertRows`, which is the most that this store takes.
 */
export const ingest: Bench = {
  name: 'ingest',
  run: async () => {
    const ratios: number[] = [];
    const engineRates: number[] = [];
    const bareRates: number[] = [];
    const ownRates: number[] = [];
    let details: Record<string, unknown> = {};
    for (let round = 0; round < ROUNDS; round += 1) {
      const folder = mkdtempSync(join(tmpdir(), 'claimstream-bench-'));
      try {
        const engine = await measureEngine(join(folder, 'engine.sqlite'));
        const transactions = await readTransactions(join(folder, 'engine.sqlite'));
        const bare = await measureInserts(join(folder, 'bare.sqlite'), transactions, insertMultiRow);
        engineRates.push(engine.claimsPerSecond);
        bareRates.push(bare);
        ownRates.push(await measureInserts(join(folder, 'own.sqlite'), transactions, insertPacked));
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
          insertRowsClaimsPerSecond: Math.round(median(ownRates)),
          ratioToInsertRows: rounded(
            median(engineRates.map((rate, round) => rate / (ownRates[round] ?? Infinity))),
          ),
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

/** The claims and lines of one transaction, as the database gave them. */
interface Transaction {
  claims: readonly Row[];
  lines: readonly Row[];
}

/** 1,000 claims and their lines a transaction. */
async function readTransactions(path: string): Promise<Transaction[]> {
  const source = await Database.open({ url: path, readers: ['exports'] });
  const claims = await source.reader('exports').query<Row>('SELECT * FROM claims ORDER BY id');
  const lines = await source
    .reader('exports')
    .query<Row>('SELECT * FROM claim_line_items ORDER BY claim_id, line_number');
  await source.close();
  const linesByClaim = new Map<unknown, Row[]>();
  for (const line of lines) {
    const others = linesByClaim.get(line.claim_id);
    if (others) others.push(line);
    else linesByClaim.set(line.claim_id, [line]);
  }
  const transactions: Transaction[] = [];
  for (let at = 0; at < claims.length; at += 1_000) {
    const some = claims.slice(at, at + 1_000);
    transactions.push({ claims: some, lines: some.flatMap((claim) => linesByClaim.get(claim.id) ?? []) });
  }
  return transactions;
}

/** Puts rows into a table; its rows are made ready before the time is taken. */
type Insert = <T extends object>(table: Table<T>, rows: readonly Row[]) => (tx: Tx) => Promise<void>;

/** @returns claims a second */
async function measureInserts(
  path: string,
  transactions: readonly Transaction[],
  insert: Insert,
): Promise<number> {
  const prepared = transactions.map(({ claims, lines }) => [insert(CLAIMS, claims), insert(LINES, lines)]);
  const database = await Database.open({ url: path, readers: [] });
  await database.migrate();
  const started = performance.now();
  for (const inserts of prepared) {
    await database.write(async (tx) => {
      for (const run of inserts) await run(tx);
    });
  }
  const seconds = (performance.now() - started) / 1000;
  await database.close();
  return transactions.reduce((sum, { claims }) => sum + claims.length, 0) / seconds;
}

/** Statements of 250 rows each. */
const insertMultiRow: Insert = (table, rows) => {
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
  return async (tx) => {
    for (const { sql, params } of statements) await tx.run(sql, params);
  };
};

/** One statement a table, as the engine does it. */
const insertPacked: Insert = (table, rows) => {
  const packed = table.packAll(rows.map((row) => table.read(row)));
  return (tx) => insertRows(tx, table, packed);
};
