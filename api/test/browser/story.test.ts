import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { Program } from '../program/program';
import { SIMULATING_MS, startOnTenWeeks } from './ten-weeks';
import { describeInBrowser, eventually, TestBrowser } from './test-browser';

interface Story {
  commitNumber: number;
  untrained: { denialRate: number; deniedPerMonth: number } | null;
  latest: { denialRate: number } | null;
  patternsDetected: number;
  sessions: number;
  recoveredAmount: number;
  preventedAmount: number | null;
  twinId: string | null;
}

const STORY = `query ($id: ID!) { story(workspaceId: $id) { commitNumber untrained { denialRate deniedPerMonth } latest { denialRate }
  patternsDetected sessions recoveredAmount preventedAmount twinId } }`;

describeInBrowser('the story on the Overview', () => {
  let folder: string;
  let program: Program;
  let browser: TestBrowser;
  let page: Page;
  let workspaceId: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'claimstream-browser-'));
    [{ program, workspaceId }, browser] = await Promise.all([startOnTenWeeks(folder), TestBrowser.launch()]);
    page = await browser.open(`${program.url}/overview?workspace=${workspaceId}`);
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await program?.end('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  });
  afterEach(() => expect(browser.takeComplaints()).toEqual([]));

  const storyOf = async (): Promise<Story> =>
    (await program.graphql<{ story: Story }>(STORY, { id: workspaceId })).story;
  const chapter = (title: string) =>
    page
      .getByRole('list', { name: /^The story so far/ })
      .getByRole('listitem')
      .filter({ hasText: title });
  const dollars = (amount: number): string =>
    new Intl.NumberFormat('en-US', {
      style: 'currency',
      currency: 'USD',
      ...(amount >= 100_000
        ? { notation: 'compact', minimumFractionDigits: 0, maximumFractionDigits: 1 }
        : { maximumFractionDigits: 0 }),
    }).format(amount);

  it('says in five chapters what the API says, and the tiles say the same', async () => {
    const { untrained, latest, patternsDetected, sessions, recoveredAmount, preventedAmount } =
      await storyOf();
    if (!untrained || !latest) throw new Error('ten weeks with training have weeks before it and since');
    const change = `${untrained.denialRate.toFixed(1)}% → ${latest.denialRate.toFixed(1)}%`;
    await chapter('Denials arrive')
      .getByText(`${untrained.denialRate.toFixed(1)}%`)
      .waitFor();
    await chapter('Denials arrive')
      .getByText(`${dollars(untrained.deniedPerMonth)} a month`)
      .waitFor();
    await chapter('Patterns found').getByText(String(patternsDetected), { exact: true }).waitFor();
    await chapter('Coders practice').getByText(`${sessions} sessions`).waitFor();
    await chapter('Fewer denials').getByText(change).waitFor();
    const revenue = dollars((preventedAmount ?? 0) + recoveredAmount);
    await chapter('Dollars').getByText(revenue, { exact: true }).waitFor();
    const tile = (name: string) => page.getByRole('group', { name, exact: true });
    await tile('Initial denial rate').getByText(change).waitFor();
    await tile('Revenue recovered').getByText(revenue, { exact: true }).waitFor();
    await tile('Denial patterns').getByText(String(patternsDetected), { exact: true }).waitFor();
    await tile('Coder training').getByText(String(sessions), { exact: true }).waitFor();
    await page.getByText(/^Week 10 of \d+$/).waitFor();
  });

  it('begins a twin without training when it is asked to, and draws it', async () => {
    await page.getByRole('button', { name: 'Run a twin without training' }).click();
    await page.getByText('A twin without training runs beside it').waitFor({ timeout: SIMULATING_MS });
    expect((await storyOf()).twinId).not.toBeNull();
    await eventually(
      () => page.getByText('Without training', { exact: true }).count(),
      (count) => count === 1,
      SIMULATING_MS,
    );
  }, 150_000);
});
