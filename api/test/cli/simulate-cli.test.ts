import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'; // prettier-ignore
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { EXPORT_FILES } from '../../src/connectors/export-files';
import { exactEffect } from '../../src/generation/forecast/exact-effect';
import { findPreset } from '../../src/generation/presets';
import { simulateCli } from '../../src/cli/simulate-cli';
import { nodeArguments } from '../support/own-process';

const ROOT = resolve(__dirname, '../../..');

interface Outcome {
  code: number;
  stdout: string;
  stderr: string;
}

/** As a user starts it, in a process of its own. */
function simulateAlone(...args: string[]): Promise<Outcome> {
  return new Promise((done) => {
    execFile(
      'node',
      [...nodeArguments('api/src/cli/simulate.ts'), ...args],
      { cwd: ROOT },
      (error, stdout, stderr) => {
        done({ code: error ? Number(error.code) : 0, stdout, stderr });
      },
    );
  });
}

/** In this process, which takes a tenth of the time; one after the other, as they share its output. */
async function simulate(...args: string[]): Promise<Outcome> {
  const written = { stdout: '', stderr: '' };
  const listening = (['stdout', 'stderr'] as const).map((name) =>
    jest.spyOn(process[name], 'write').mockImplementation((text) => {
      written[name] += String(text);
      return true;
    }),
  );
  try {
    return {
      code: await simulateCli(args, () => Promise.reject(new Error('no test stores a run'))),
      ...written,
    };
  } finally {
    for (const each of listening) each.mockRestore();
  }
}

describe('npm run simulate', () => {
  const folder = mkdtempSync(join(tmpdir(), 'simulate-'));
  // A terminal would be shown a progress bar.
  beforeAll(() => Object.defineProperty(process.stderr, 'isTTY', { value: false, configurable: true }));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('prints one JSON object with exactly the stated keys, the same digest every time', async () => {
    const args = ['--preset', 'standard-practice', '--seed', '7', '--days', '35', '--json'];
    const [first, second] = await Promise.all([simulateAlone(...args), simulate(...args)]);
    expect(first).toMatchObject({ code: 0, stderr: '' });
    const report = JSON.parse(first.stdout) as Record<string, unknown>;
    expect(Object.keys(report)).toEqual([
      'seed', 'days', 'claims', 'adjudicated', 'denied', 'denialRateByWeek', 'adjudicatedShareByWeek', 'appeals',
      'overturned', 'learningEvents', 'billed', 'paid', 'prevented', 'recovered', 'claimsPerSecond', 'digest',
    ]); // prettier-ignore
    expect(report).toMatchObject({ seed: 7, days: 35, digest: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(report.digest).toBe((JSON.parse(second.stdout) as { digest: string }).digest);
    // The payers' responses are followed after the last week, too.
    const shares = report.adjudicatedShareByWeek as number[];
    expect(shares).toHaveLength((report.denialRateByWeek as number[]).length);
    expect(Math.min(...shares)).toBeGreaterThan(99);
    expect(Math.max(...shares)).toBeLessThanOrEqual(100);
  });

  it('runs a scenario document as it runs the preset of the same config', async () => {
    const file = join(folder, 'scenario.json');
    const config = findPreset('high-volume-clinic')?.config;
    writeFileSync(file, JSON.stringify({ name: 'Mine', description: '', config }));
    const options = ['--days', '5', '--json'];
    const document = await simulate('--scenario', file, ...options);
    const preset = await simulate('--preset', 'high-volume-clinic', ...options);
    const digestOf = ({ stdout }: Outcome): string => (JSON.parse(stdout) as { digest: string }).digest;
    expect(digestOf(document)).toBe(digestOf(preset));
  });

  it('refuses what it cannot run with every fault on its own line and a non-zero exit', async () => {
    const file = join(folder, 'bad.json');
    writeFileSync(
      file,
      JSON.stringify({
        name: 'Bad',
        description: '',
        config: { claimsPerDay: 0, denialRate: 20, providers: 1 },
      }),
    );
    const bad = await simulateAlone('--scenario', file, '--json');
    expect(bad).toEqual({
      code: 1,
      stdout: '',
      stderr:
        'claimsPerDay: expected a number from 1 to 100000, got 0\npatterns: expected a list of 0 to 50, got nothing\n',
    });
    const unknown = await simulate('--preset', 'nope');
    const both = await simulate('--preset', 'group-of-100', '--scenario', file);
    const text = await simulate('--preset', 'group-of-100', '--days', 'ten');
    expect(unknown).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^--preset: expected one of standard-practice, /),
    });
    expect(both).toMatchObject({ code: 1, stderr: 'expected either --preset KEY or --scenario FILE\n' });
    expect(text).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('expected a whole number from 1 to 3650'),
    });
  });

  it('says what training prevented, and without learning is the twin that it is compared with', async () => {
    const args = ['--preset', 'standard-practice', '--seed', '11', '--days', '70', '--json'];
    const trained = await simulate(...args);
    const untrained = await simulate(...args, '--without-learning');
    const report = JSON.parse(trained.stdout) as Record<string, number>;
    const twin = JSON.parse(untrained.stdout) as Record<string, number>;
    const effect = exactEffect(findPreset('standard-practice')!.config, 11, 70);
    expect(report.prevented).toBe(effect.preventedAllowedCents / 100);
    expect(report.prevented).not.toBe(0);
    expect(report.recovered).toBeGreaterThan(0);
    expect(twin).toMatchObject({ prevented: 0, learningEvents: expect.any(Number) });
    expect(twin.denied).toBeGreaterThan(report.denied as number);
    expect(twin.learningEvents).toBeLessThan(report.learningEvents as number);
  });

  it('writes the files of the formats asked for, the same every time, and nothing beside them', async () => {
    const run = (out: string, ...more: string[]): Promise<Outcome> =>
      simulate(
        '--preset',
        'standard-practice',
        '--days',
        '20',
        '--json',
        '--out',
        join(folder, out),
        ...more,
      );
    const all = await run('all', '--format', 'csv,ndjson,x12,fhir');
    const again = await run('again', '--format', 'fhir,x12,ndjson,csv');
    const some = await run('some', '--format', 'csv');
    expect([all, again, some].map(({ code, stderr }) => [code, stderr])).toEqual(Array(3).fill([0, '']));
    const names = EXPORT_FILES.map(({ name }) => name);
    expect(filesIn(join(folder, 'all'))).toEqual([...names].sort());
    expect(filesIn(join(folder, 'some'))).toEqual(['appeals.csv', 'claims.csv', 'lines.csv']);
    for (const name of names) {
      expect(readFileSync(join(folder, 'all', name)).equals(readFileSync(join(folder, 'again', name)))).toBe(
        true,
      );
    }
    const { claims, denied } = JSON.parse(all.stdout) as { claims: number; denied: number };
    const lines = readFileSync(join(folder, 'all/claims.ndjson'), 'utf8').trim().split('\n');
    expect(lines).toHaveLength(claims);
    const outcomes = lines.map(
      (line) => (JSON.parse(line) as { adjudication: { outcome: string } | null }).adjudication?.outcome,
    );
    expect(outcomes.filter((outcome) => outcome === 'DENIED')).toHaveLength(denied);
    expect(readFileSync(join(folder, 'all/claims.csv'), 'utf8').trim().split('\r\n')).toHaveLength(
      claims + 1,
    );
    expect(readFileSync(join(folder, 'all/claims.837p'), 'utf8').match(/\nCLM\*/g)).toHaveLength(claims);
  });

  it('leaves a folder alone that is not empty, unless it is told to write over it', async () => {
    const out = join(folder, 'taken');
    mkdirSync(out);
    writeFileSync(join(out, 'claims.csv'), 'mine');
    const args = ['--preset', 'standard-practice', '--days', '3', '--json', '--format', 'csv', '--out', out];
    const refused = await simulate(...args);
    expect(refused).toEqual({
      code: 1,
      stdout: '',
      stderr: `--out: ${out} is not empty; choose another folder, or overwrite with --force\n`,
    });
    expect(readFileSync(join(out, 'claims.csv'), 'utf8')).toBe('mine');
    expect(await simulate(...args, '--force')).toMatchObject({ code: 0 });
    expect(readFileSync(join(out, 'claims.csv'), 'utf8')).toMatch(/^claimId,claimNumber,/);
  });

  it('names every fault of the options for files before anything is written', async () => {
    const preset = ['--preset', 'standard-practice', '--days', '3'];
    const unknown = await simulate(...preset, '--format', 'csv,xml', '--out', join(folder, 'never'));
    const lonely = await simulate(...preset, '--out', join(folder, 'never'));
    const scheme = await simulate(...preset, '--db', 'sqlite:x.sqlite');
    const noOut = await simulate(
      ...preset,
      '--format',
      'csv',
      '--force',
      '--db',
      join(folder, 'x.sqlite'),
      '--without-learning',
    );
    const file = await simulate(...preset, '--format', 'csv', '--out', join(folder, 'bad.json'));
    expect(unknown).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('expected some of csv,ndjson,x12,fhir, got "xml"'),
    });
    expect(scheme.stderr).toBe('--db: expected postgres://user:password@host:port/database or a file\n');
    expect(lonely.stderr).toBe('--format: expected with --out, some of csv,ndjson,x12,fhir\n');
    expect(noOut.stderr.split('\n')).toEqual([
      '--out: expected a folder for the files of --format',
      '--force: goes with --out only',
      '--without-learning: cannot be stored with --db; fork the stored run instead',
      '',
    ]);
    expect(file.stderr).toBe(`--out: ${join(folder, 'bad.json')} is a file, expected a folder\n`);
    expect(existsSync(join(folder, 'never'))).toBe(false);
  });
});

function filesIn(root: string): string[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(root, name)).isFile())
    .sort();
}
