import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { Program } from '../program/program';
import { startOnTenWeeks } from './ten-weeks';
import { describeInBrowser, eventually, TestBrowser } from './test-browser';

interface Counted {
  claims: { totalCount: number; nodes: { id: string; claimNumber: string }[] };
}

describeInBrowser('the Claims page', () => {
  let folder: string;
  let program: Program;
  let browser: TestBrowser;
  let page: Page;
  let workspaceId: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'claimstream-browser-'));
    [{ program, workspaceId }, browser] = await Promise.all([startOnTenWeeks(folder), TestBrowser.launch()]);
    page = await browser.open(`${program.url}/`);
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await program?.end('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  });
  afterEach(() => expect(browser.takeComplaints()).toEqual([]));

  const open = async (search: string): Promise<void> => {
    await page.goto(`${program.url}/claims?${search}&workspace=${workspaceId}`);
    await page.getByRole('row').nth(1).waitFor();
  };
  const stored = async (filter: object): Promise<Counted['claims']> =>
    (
      await program.graphql<Counted>(
        `query ($id: ID!, $filter: ClaimFilter) {
          claims(workspaceId: $id, filter: $filter, first: 3) { totalCount nodes { id claimNumber } }
        }`,
        { id: workspaceId, filter },
      )
    ).claims;
  const saysCount = (count: number): Promise<void> =>
    page
      .getByText(`${count.toLocaleString('en-US')} claim`, { exact: false })
      .first()
      .waitFor();
  const drawer = () => page.getByRole('dialog');

  it('finds what is typed and chosen, counts it as the API does, and keeps it in the address', async () => {
    await open('');
    await page.getByRole('textbox', { name: 'Denial code' }).fill('197');
    const { totalCount } = await stored({ carc: ['197'] });
    expect(totalCount).toBeGreaterThan(10);
    await saysCount(totalCount);
    expect(new URL(page.url()).searchParams.get('carc')).toContain('197');
    await page.reload();
    await saysCount(totalCount);
    expect(await page.getByRole('textbox', { name: 'Denial code' }).inputValue()).toBe('197');
    await page.getByRole('button', { name: 'Clear' }).click();
    await saysCount((await stored({})).totalCount);
  });

  it('lists further claims as it is scrolled', async () => {
    await open('');
    const list = page.getByRole('region', { name: 'Claims, as a table' });
    const newest = await list.getByRole('row').nth(1).innerText();
    for (let turn = 0; turn < 6; turn += 1) {
      await list.evaluate((element) => element.scrollBy(0, 6_000));
      await page.waitForTimeout(300);
    }
    const shown = await list.getByRole('row').last().getAttribute('aria-rowindex');
    expect(Number(shown)).toBeGreaterThan(200);
    expect(await list.getByRole('row').last().innerText()).not.toBe(newest);
  });

  it('opens, walks and closes claims by the keyboard', async () => {
    const { nodes } = await stored({ status: ['DENIED'] });
    await open('status=DENIED');
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await drawer().getByRole('heading', { name: nodes[1]?.claimNumber }).waitFor();
    expect(new URL(page.url()).searchParams.get('claim')).toBe(nodes[1]?.id);
    // The next one is counted from the open one, however that was opened.
    await page.getByRole('row').nth(4).getByRole('button').click();
    await page.getByRole('region', { name: 'Claims, as a table' }).focus();
    await page.keyboard.press('k');
    await drawer().getByRole('heading', { name: nodes[2]?.claimNumber }).waitFor();
    await page.keyboard.press('Escape');
    await eventually(
      () => drawer().count(),
      (count) => count === 0,
    );
    expect(new URL(page.url()).searchParams.get('claim')).toBeNull();
  });

  it('says what is wrong with a denied claim, and what the payer says to its correction', async () => {
    await open('status=DENIED&carc=4');
    await page.getByRole('row').nth(1).getByRole('button').click();
    await drawer().getByText('Denied by the payer').waitFor();
    const ask = drawer().getByRole('button', { name: 'What would the payer say?' });
    await ask.click();
    await drawer().getByText('The payer would still deny it').waitFor();
    // All denials under CARC 4 in this scenario are of visits without modifier 25, on their first line.
    await drawer().getByLabel('Modifiers').first().fill('25');
    await ask.click();
    await drawer().getByText('The payer would pay this claim').waitFor();
    await drawer().getByRole('button', { name: 'As it was sent' }).click();
    await ask.click();
    await drawer().getByText('The payer would still deny it').waitFor();
  });

  it('is where a pattern of the Overview leads, by way of its page', async () => {
    await page.goto(`${program.url}/overview?workspace=${workspaceId}`);
    const first = page.getByRole('region', { name: 'Top denial patterns' }).getByRole('link').first();
    const title = await first.innerText();
    await first.click();
    const detail = page.getByRole('article', { name: title });
    await detail.getByText('What to do first').waitFor();
    await detail.getByRole('link', { name: 'All its denials' }).click();
    await page.getByRole('heading', { name: 'Claims found' }).waitFor();
    const patternId = new URL(page.url()).searchParams.get('pattern');
    await saysCount((await stored({ patternId })).totalCount);
  });
});
