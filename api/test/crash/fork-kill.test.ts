import { addDays } from '../../src/domain/calendar';
import type { ScenarioConfig } from '../../src/domain/scenario/scenario';
import { withoutTraining } from '../../src/generation/learning/without-training';
import type { Database } from '../../src/persistence/database';
import { requestState } from '../../src/persistence/requests/run-requests';
import { databasesInTurn, openMigrated } from '../support/databases';
import { derivedAlike, digestOf, forkOf } from '../support/forks';
import { pureDigest } from '../support/pure-digest';
import { addRun, runEngine, runState, SMALL_PRACTICE } from '../support/runs';
import type { Death } from './engine-until';
import { engineUntil } from './engine-until';
import { effort, testSeed } from '../support/effort';

const SEED = testSeed(4711);
/** By how many transactions every engine lives longer than the one before it. */
const GAIN = effort(7, 3);
const KILLS = { SQLite: effort(3, 20), PostgreSQL: effort(1, 8) } as const;
const CONFIG: ScenarioConfig = {
  ...SMALL_PRACTICE,
  durationDays: effort(24, 40),
  learning: { ...(SMALL_PRACTICE.learning as object), fromDay: 10 } as ScenarioConfig['learning'],
};

describe.each(databasesInTurn(__filename))(
  'forks whose engine is killed again and again, on $name',
  ({ name, create }) => {
    it('are copied whole, step by step, and readable only then', async () => {
      const home = await create();
      const database = await openMigrated(home.url);
      try {
        const origin = await pausedRun(database, 20);
        const copy = await forkOf(database, origin);
        let kills = 0;
        const steps: number[] = [];
        while ((await stateOf(database, copy)) !== 'READY') {
          const ended = await engineUntil(
            home.url,
            'in-transaction',
            3 + GAIN * kills,
            async () => (await stateOf(database, copy)) === 'READY',
          );
          if (ended === 'KILLED ITSELF') kills += 1;
          const [row] = await database
            .reader('live')
            .query<{ step: number }>('SELECT step FROM forks WHERE workspace_id = ?', [copy]);
          if (row) steps.push(row.step);
          else expect(await stateOf(database, copy)).toBe('READY');
        }
        expect(kills).toBeGreaterThan(2);
        expect(steps).toEqual([...steps].sort((a, b) => a - b));
        expect(new Set(steps).size).toBeGreaterThan(2);
        expect(await digestOf(database, copy)).toBe(await digestOf(database, origin));
        expect(await derivedAlike(database, copy)).toEqual(await derivedAlike(database, origin));
      } finally {
        await database.close();
        await home.drop();
      }
    }, 600_000);

    it(`come to the same end as if nothing had happened, copy, replay and twin (seed ${SEED})`, async () => {
      const home = await create();
      const database = await openMigrated(home.url);
      try {
        const origin = await pausedRun(database, 14);
        await requestState(database, origin, 'RUNNING');
        const copy = await forkOf(database, origin);
        const replay = await forkOf(database, origin, { at: addDays(CONFIG.startDate, 12) });
        const twin = await forkOf(database, origin, { withoutLearning: true });
        const all = [origin, copy, replay, twin];
        const done = async (): Promise<boolean> => {
          for (const id of all) if ((await runState(database, id)) !== 'COMPLETED') return false;
          return true;
        };
        const random = sequence(SEED);
        for (let kills = 0; kills < KILLS[name] && !(await done()); kills += 1)
          await engineUntil(home.url, ...death(random), done);
        await engineUntil(home.url, 'never', 0, done);

        const whole = pureDigest(CONFIG, []);
        expect(await Promise.all([origin, copy, replay].map((id) => digestOf(database, id)))).toEqual([
          whole,
          whole,
          whole,
        ]);
        const { commands } = withoutTraining({ config: CONFIG, seed: CONFIG.seed, commands: [] }, null);
        expect(await digestOf(database, twin)).toBe(pureDigest(CONFIG, commands));
        expect(await derivedAlike(database, copy)).toEqual(await derivedAlike(database, origin));
        expect(await derivedAlike(database, replay)).toEqual(await derivedAlike(database, origin));
      } finally {
        await database.close();
        await home.drop();
      }
    }, 600_000);
  },
);

/** By an engine in this process, so that its kills are the forks' alone. */
async function pausedRun(database: Database, days: number): Promise<number> {
  const origin = await addRun(database, CONFIG);
  await database.write((tx) =>
    tx.run('UPDATE runs SET virtual_target_s = virtual_now_s + 1 + ? WHERE workspace_id = ?', [
      days * 86_400,
      origin,
    ]),
  );
  await runEngine(database, async () => (await runState(database, origin)) === 'PAUSED');
  return origin;
}

async function stateOf(database: Database, workspaceId: number): Promise<string> {
  const [row] = await database
    .reader('live')
    .query<{ state: string }>('SELECT state FROM workspaces WHERE id = ?', [workspaceId]);
  return row?.state ?? 'GONE';
}

function death(random: () => number): [Death, number] {
  const kind = random() % 3;
  if (kind === 0) return ['in-transaction', 3 + (random() % 25)];
  if (kind === 1) return ['after-commit', 1 + (random() % 20)];
  return ['timer', 50 + (random() % 400)];
}

/** A small linear congruential sequence: the kills must be the same ones again under the same seed. */
function sequence(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state >>> 8;
  };
}
