import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { runDigest } from '../../src/persistence/run-digest';
import type { Database } from '../../src/persistence/database';
import { DATABASES, openMigrated } from '../support/databases';
import { addRun, derivedTables, runState, runToEnd, SMALL_PRACTICE } from '../support/runs';

const SEED = Number(process.env.TEST_SEED ?? 20260);
const KILLS = { SQLite: 50, PostgreSQL: 10 } as const;

describe.each(DATABASES)('a run that is killed again and again, on $name', ({ name, create }) => {
  it(`ends as if nothing had happened, after ${KILLS[name]} kills (seed ${SEED})`, async () => {
    const undisturbed = await create();
    const disturbed = await create();
    const left = await openMigrated(undisturbed.url);
    const right = await openMigrated(disturbed.url);
    try {
      const calm = await addRun(left, SMALL_PRACTICE);
      await runToEnd(left, calm);

      const workspaceId = await addRun(right, SMALL_PRACTICE);
      const transcript = new Transcript(right, workspaceId);
      const random = sequence(SEED);
      let kills = 0;
      while (kills < KILLS[name] && (await runState(right, workspaceId)) !== 'COMPLETED') {
        const { mode, count } = pick(random);
        const signal = await engineProcess(disturbed.url, workspaceId, mode, count);
        if (signal === 'SIGKILL') kills += 1;
        await transcript.readOn();
      }
      await engineProcess(disturbed.url, workspaceId, 'never', 0);
      await transcript.readOn();

      expect(kills).toBe(KILLS[name]);
      expect(await runDigest(right.reader('exports'), workspaceId)).toBe(
        await runDigest(left.reader('exports'), calm),
      );
      expect(await derivedTables(right, workspaceId)).toEqual(await derivedTables(left, calm));
      const whole = new Transcript(left, calm);
      await whole.readOn();
      expect(transcript.claims).toEqual(whole.claims);
      expect(transcript.patterns).toEqual(whole.patterns);
      expect(whole.claims.length).toBeGreaterThan(10_000);
      expect(whole.patterns.length).toBeGreaterThan(10);
    } finally {
      await left.close();
      await right.close();
      await undisturbed.drop();
      await disturbed.drop();
    }
  }, 600_000);
});

/** What a subscriber to everything is told, read by commit number between the crashes. */
class Transcript {
  readonly claims: string[] = [];
  readonly patterns: string[] = [];
  private after = 0;

  constructor(
    private readonly database: Database,
    private readonly workspaceId: number,
  ) {}

  async readOn(): Promise<void> {
    const rows = await this.database
      .reader('exports')
      .query<{ commit_number: number; claim_changes: string; pattern_changes: string }>(
        'SELECT * FROM feed_entries WHERE workspace_id = ? AND commit_number > ? ORDER BY commit_number',
        [this.workspaceId, this.after],
      );
    for (const row of rows) {
      if (row.commit_number !== this.after + 1)
        throw new Error(`commit ${this.after + 1} is missing before ${row.commit_number}`);
      this.after = row.commit_number;
      for (const change of JSON.parse(row.claim_changes) as number[][]) this.claims.push(change.join(' '));
      for (const change of JSON.parse(row.pattern_changes) as number[][])
        this.patterns.push(change.join(' '));
    }
  }
}

function pick(random: () => number): { mode: 'in-transaction' | 'after-commit' | 'timer'; count: number } {
  const kind = random() % 3;
  if (kind === 0) return { mode: 'in-transaction', count: 1 + (random() % 8) };
  if (kind === 1) return { mode: 'after-commit', count: 1 + (random() % 6) };
  return { mode: 'timer', count: random() % 150 };
}

/** A small linear congruential sequence: the kills must be the same ones again under the same seed. */
function sequence(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state >>> 8;
  };
}

function engineProcess(
  url: string,
  workspaceId: number,
  mode: string,
  count: number,
): Promise<string | null> {
  return new Promise((resolve, reject) => {
    const script = join(__dirname, 'engine-process.ts');
    const child = spawn(
      process.execPath,
      ['-r', '@swc-node/register', script, url, String(workspaceId), mode, String(count)],
      { stdio: ['ignore', 'ignore', 'inherit'] },
    );
    child.on('error', reject);
    child.on('exit', (code, signal) =>
      code === 0 || signal === 'SIGKILL'
        ? resolve(signal)
        : reject(new Error(`the engine process ended with code ${code}`)),
    );
  });
}
