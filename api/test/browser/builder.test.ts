import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { freePort, Program } from '../program/program';
import { describeInBrowser, eventually, TestBrowser } from './test-browser';

describeInBrowser('a scenario of one’s own, and the palette', () => {
  let folder: string;
  let program: Program;
  let browser: TestBrowser;
  let page: Page;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'claimstream-browser-'));
    [program, browser] = await Promise.all([
      Program.start({ PORT: await freePort(), DATA_DIR: folder }, ['--empty']),
      TestBrowser.launch(),
    ]);
    page = await browser.open(`${program.url}/scenarios`);
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await program?.end('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  });

  const expectation = (): Locator => page.getByRole('region', { name: 'What to expect' });
  const card = (name: string): Locator =>
    page.getByRole('listitem').filter({ has: page.getByRole('heading', { name, exact: true }) });

  it('is built by form, with what it comes to beside it, and each fault at its field', async () => {
    await page.getByRole('link', { name: 'Build a scenario' }).click();
    await page.getByLabel('Name', { exact: true }).first().fill('Corner clinic');
    const claims = async (): Promise<string> => expectation().locator('dd').first().innerText();
    await eventually(claims, (text) => /\d/.test(text));
    const before = await claims();
    await page.getByLabel('Claims a day').fill('40');
    await eventually(claims, (text) => text !== before);

    await page.getByLabel('Denied at first, %').fill('140');
    await page.getByText(/expected .* got 140/).waitFor();
    expect(await page.getByRole('button', { name: 'Save', exact: true }).isDisabled()).toBe(true);
    browser.takeComplaints();
    await page.getByLabel('Denied at first, %').fill('18');
    await page.getByRole('button', { name: 'Save', exact: true }).click();

    await card('Corner clinic').getByText('18%').first().waitFor();
    const { scenarios } = await program.graphql<{
      scenarios: { nodes: { name: string; config: { claimsPerDay: number; denialRate: number } }[] };
    }>('{ scenarios { nodes { name config { claimsPerDay denialRate } } } }');
    expect(scenarios.nodes).toContainEqual({
      name: 'Corner clinic',
      config: { claimsPerDay: 40, denialRate: 18 },
    });
  });

  it('is changed, and deleted once that is confirmed', async () => {
    const more = (): Promise<void> => page.getByRole('button', { name: 'More for Corner clinic' }).click();
    await more();
    await page.getByRole('menuitem', { name: 'Change', exact: true }).click();
    await page.getByLabel('Claims a day').fill('60');
    await expectation().getByText('Updates as you type').waitFor();
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await card('Corner clinic').getByText('60', { exact: true }).waitFor();

    await more();
    await page.getByRole('menuitem', { name: 'Delete' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Keep it' }).click();
    await more();
    await page.getByRole('menuitem', { name: 'Delete' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Delete', exact: true }).click();
    await page.getByText('No scenarios of your own yet').waitFor();
    expect(browser.takeComplaints()).toEqual([]);
  });

  it('opens pages from the palette and by G and a key, but not while one types', async () => {
    await page.keyboard.press('Control+K');
    await page.getByPlaceholder(/Pages, workspaces/).fill('data');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Data', level: 1 }).waitFor();
    await page.getByPlaceholder(/Pages, workspaces/).waitFor({ state: 'hidden' });
    await page.keyboard.press('g');
    await page.keyboard.press('s');
    await page.getByRole('heading', { name: 'Scenarios', level: 1 }).waitFor();
    await page.keyboard.press('Control+K');
    await page.getByPlaceholder(/Pages, workspaces/).fill('gd');
    await page.getByText('Nothing found').waitFor();
    expect(await page.getByRole('heading', { name: 'Scenarios', level: 1 }).count()).toBe(1);
    expect(browser.takeComplaints()).toEqual([]);
  });
});
