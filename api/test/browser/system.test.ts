import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { Program } from '../program/program';
import { startOnTenWeeks } from './ten-weeks';
import { describeInBrowser, eventually, TestBrowser } from './test-browser';

describeInBrowser('the system on the Data page', () => {
  let folder: string;
  let program: Program;
  let browser: TestBrowser;
  let page: Page;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'claimstream-browser-'));
    let workspaceId: string;
    [{ program, workspaceId }, browser] = await Promise.all([startOnTenWeeks(folder), TestBrowser.launch()]);
    page = await browser.open(`${program.url}/data?tab=system&workspace=${workspaceId}`);
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await program?.end('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  });
  afterEach(() => expect(browser.takeComplaints()).toEqual([]));

  it('runs a job now and says what it found', async () => {
    const row = page.getByRole('row', { name: /^Daily metrics/ });
    await row.getByText('Never run').waitFor();
    await row.getByRole('button', { name: 'Run now: Daily metrics' }).click();
    await row.getByText('No difference').waitFor();
    const { jobs } = await program.graphql<{ jobs: { name: string; state: string; mismatches: number }[] }>(
      '{ jobs { name state mismatches } }',
    );
    expect(jobs).toContainEqual({ name: 'daily-metrics', state: 'SUCCEEDED', mismatches: 0 });
  });

  it('archives a pattern once that is confirmed, at the next midnight of a run that stands still', async () => {
    await page.getByRole('link', { name: 'Patterns' }).click();
    const detail = page.getByRole('article');
    await detail.getByText('Recovered and prevented').waitFor();
    await detail.getByRole('button', { name: 'Archive' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Keep it' }).click();
    await detail.getByRole('button', { name: 'Archive' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Archive', exact: true }).click();
    await detail.getByText('It is archived at the next midnight').waitFor();
    await page.getByRole('link', { name: 'Data' }).click();
    await page.getByRole('tab', { name: 'System' }).click();
  });

  it('gives a workspace another name, wherever it stands', async () => {
    const rename = page.getByRole('button', { name: 'Rename' });
    await page.getByLabel('Workspace name').fill(' ');
    await page.getByText('Enter a workspace name.').waitFor();
    expect(await rename.isDisabled()).toBe(true);
    await page.getByLabel('Workspace name').fill('Eleven weeks');
    await rename.click();
    await page.getByRole('complementary').getByText('Eleven weeks').waitFor();
    await page.getByRole('button', { name: 'Delete Eleven weeks' }).waitFor();
  });

  it('deletes a workspace only once that is confirmed, and leaves it', async () => {
    const names = async (): Promise<string[]> =>
      (await program.graphql<{ workspaces: { name: string }[] }>('{ workspaces { name } }')).workspaces.map(
        ({ name }) => name,
      );
    await page.getByRole('button', { name: 'Delete Eleven weeks' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Keep it' }).click();
    expect(await names()).toEqual(['Eleven weeks']);
    await page.getByRole('button', { name: 'Delete Eleven weeks' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Delete', exact: true }).click();
    await eventually(names, (left) => left.length === 0);
    await page
      .getByRole('heading', { name: 'Overview', level: 1 })
      .or(page.getByText('Nothing here yet'))
      .first()
      .waitFor();
  });
});
