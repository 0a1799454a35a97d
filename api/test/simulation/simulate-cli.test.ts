import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { findPreset } from '../../src/generation/presets';

const ROOT = resolve(__dirname, '../../..');

interface Outcome {
  code: number;
  stdout: string;
  stderr: string;
}

function simulate(...args: string[]): Promise<Outcome> {
  return new Promise((done) => {
    execFile(
      'node',
      ['-r', '@swc-node/register', 'api/src/simulate.ts', ...args],
      { cwd: ROOT },
      (error, stdout, stderr) => {
        done({ code: error ? Number(error.code) : 0, stdout, stderr });
      },
    );
  });
}

describe('npm run simulate', () => {
  const folder = mkdtempSync(join(tmpdir(), 'simulate-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('prints one JSON object with exactly the stated keys, the same digest every time', async () => {
    const args = ['--preset', 'standard-practice', '--seed', '7', '--days', '35', '--json'];
    const [first, second] = await Promise.all([simulate(...args), simulate(...args)]);
    expect(first).toMatchObject({ code: 0, stderr: '' });
    const report = JSON.parse(first.stdout) as Record<string, unknown>;
    expect(Object.keys(report)).toEqual([
      'seed', 'days', 'claims', 'adjudicated', 'denied', 'denialRateByWeek', 'appeals', 'overturned', 'learningEvents',
      'billed', 'paid', 'claimsPerSecond', 'digest',
    ]); // prettier-ignore
    expect(report).toMatchObject({ seed: 7, days: 35, digest: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(report.digest).toBe((JSON.parse(second.stdout) as { digest: string }).digest);
  });

  it('runs a scenario document as it runs the preset of the same config', async () => {
    const file = join(folder, 'scenario.json');
    const config = findPreset('high-volume-clinic')?.config;
    writeFileSync(file, JSON.stringify({ name: 'Mine', description: '', config }));
    const options = ['--days', '5', '--json'];
    const [document, preset] = await Promise.all([
      simulate('--scenario', file, ...options),
      simulate('--preset', 'high-volume-clinic', ...options),
    ]);
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
    const bad = await simulate('--scenario', file, '--json');
    expect(bad).toEqual({
      code: 1,
      stdout: '',
      stderr:
        'claimsPerDay: expected a number from 1 to 100000, got 0\npatterns: expected a list of 0 to 50, got nothing\n',
    });
    const [unknown, both, text] = await Promise.all([
      simulate('--preset', 'nope'),
      simulate('--preset', 'group-of-100', '--scenario', file),
      simulate('--preset', 'group-of-100', '--days', 'ten'),
    ]);
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
});
