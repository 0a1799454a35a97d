import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { freePort, Program } from '../program/program';
import { describeInBrowser, eventually, TestBrowser } from './test-browser';

const AXE = require.resolve('axe-core/axe.min.js');
const DAMAGED = readFileSync(
  join(__dirname, '../connectors/samples/professional-denials.835'),
  'utf8',
).replace('ACCT-1003*4*95*', 'ACCT-1003*4*9x5*');

const SCREENS = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
] as const;
const SCHEMES = ['light', 'dark'] as const;

/** Each page, and how to know that it is all there. */
const PAGES = [
  { name: 'Overview', path: '/overview', ready: 'Top denial patterns' },
  { name: 'Overview as a table', path: '/overview?trend=table&range=30', ready: 'Providers' },
  { name: 'Scenarios', path: '/scenarios', ready: 'Runs' },
  {
    name: 'starting a scenario',
    path: '/scenarios?start=standard-practice',
    ready: 'Start Standard Practice',
  },
  { name: 'Data', path: '/data', ready: 'damaged.835' },
] as const;

describeInBrowser('accessibility (axe-core)', () => {
  let folder: string;
  let program: Program;
  let browser: TestBrowser;
  let workspaceId: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'claimstream-browser-'));
    [program, browser] = await Promise.all([
      Program.start({ PORT: await freePort(), DATA_DIR: folder }, ['--empty']),
      TestBrowser.launch(),
    ]);
    workspaceId = await finishedRun(program);
  });
  afterAll(async () => {
    await browser?.close();
    await program?.end('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  });
  afterEach(() => expect(browser.takeComplaints()).toEqual([]));

  it.each(SCREENS)('finds nothing on any page, $width pixels wide, light or dark', async (viewport) => {
    const page = await browser.open(`${program.url}/`, {
      viewport,
      reducedMotion: 'reduce',
      initScript: { path: AXE },
    });
    const found: string[] = [];
    for (const { name, path, ready } of PAGES) {
      await page.goto(`${program.url}${path}${path.includes('?') ? '&' : '?'}workspace=${workspaceId}`);
      await page.getByRole('heading', { name: ready }).first().waitFor();
      await eventually(
        () => page.locator('.mantine-Skeleton-root').count(),
        (count) => count === 0,
      );
      for (const colorScheme of SCHEMES) {
        await page.emulateMedia({ colorScheme });
        await page.locator(`html[data-mantine-color-scheme="${colorScheme}"]`).waitFor();
        found.push(...(await violations(page)).map((what) => `${name}, ${colorScheme}: ${what}`));
      }
    }
    await page.context().close();
    expect(found).toEqual([]);
  });
});

interface AxeViolation {
  id: string;
  nodes: { target: string[]; html: string }[];
}

async function violations(page: Page): Promise<string[]> {
  const results = (await page.evaluate('axe.run(document, { resultTypes: ["violations"] })')) as {
    violations: AxeViolation[];
  };
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, html }) => `${id} at ${target.join(' ')}: ${html.slice(0, 160)}`),
  );
}

/** Ten weeks with training, patterns and appeals, that stand still, and a file with a rejection. */
async function finishedRun(program: Program): Promise<string> {
  const { scenarioPresets } = await program.graphql<{ scenarioPresets: { id: string; presetKey: string }[] }>(
    '{ scenarioPresets { id presetKey } }',
  );
  const scenarioId = scenarioPresets.find(({ presetKey }) => presetKey === 'standard-practice')?.id;
  const { startGeneration } = await program.graphql<{ startGeneration: { workspace: { id: string } } }>(
    'mutation ($input: StartGenerationInput!) { startGeneration(input: $input) { workspace { id } } }',
    { input: { scenarioId, workspaceName: 'Ten weeks', backfillDays: 70, daysPerSecond: 0.01 } },
  );
  const { id } = startGeneration.workspace;
  await eventually(
    () =>
      program.graphql<{ generationStatus: { virtualNow: string } }>(
        'query ($id: ID!) { generationStatus(workspaceId: $id) { virtualNow } }',
        { id },
      ),
    ({ generationStatus }) => generationStatus.virtualNow >= '2025-03-16',
  );
  await program.graphql('mutation ($id: ID!) { pauseGeneration(workspaceId: $id) { state } }', { id });
  await program.graphql('mutation ($input: ImportClaimsInput!) { importClaims(input: $input) { id } }', {
    input: { workspaceId: id, format: 'X12_835', fileName: 'damaged.835', content: DAMAGED },
  });
  return id;
}
