import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { Program } from '../program/program';
import { startOnTenWeeks } from './ten-weeks';
import { describeInBrowser, TestBrowser } from './test-browser';

/** The tabs, with the query that their rows come from; every row has one name. */
const TABS = [
  { tab: 'Denial reasons', field: 'denialReasons(workspaceId: $id, days: 3660) { name: reason }' },
  { tab: 'Payers', field: 'payers(workspaceId: $id) { name }' },
  { tab: 'Providers', field: 'providers(workspaceId: $id) { name }' },
  { tab: 'Coders', field: 'learningProgress(workspaceId: $id) { name }' },
  { tab: 'Policies', field: 'policies(workspaceId: $id) { name: title }' },
] as const;

describeInBrowser('the Breakdown', () => {
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

  const open = (search = ''): Promise<unknown> =>
    page.goto(`${program.url}/breakdown?workspace=${workspaceId}${search}`);
  const stored = async <T>(field: string): Promise<T> =>
    Object.values(
      await program.graphql<Record<string, T>>(`query ($id: ID!) { ${field} }`, { id: workspaceId }),
    )[0] as T;
  const table = (tab: string) => page.getByRole('region', { name: `${tab}, as a table` });
  const cells = async (tab: string, column: number): Promise<string[]> =>
    table(tab).locator(`tbody tr > :nth-child(${column})`).allInnerTexts();

  it.each(TABS)('lists under $tab what the API lists', async ({ tab, field }) => {
    await open();
    await page.getByRole('tab', { name: tab }).click();
    await table(tab).waitFor();
    const rows = await stored<{ name: string }[]>(field);
    const shown = (await cells(tab, 1)).map((text) => text.split('\n')[0] ?? '');
    expect(shown.sort()).toEqual(rows.map(({ name }) => name).sort());
  });

  it('sorts by any column in both orders, and keeps the order in the address', async () => {
    await open('&tab=providers');
    await table('Providers').waitFor();
    const claims = table('Providers').getByRole('button', { name: 'Claims' });
    const numbers = async () => (await cells('Providers', 2)).map((text) => Number(text.replaceAll(',', '')));
    const descending = (await numbers()).sort((a, b) => b - a);
    await claims.click();
    expect(await numbers()).toEqual(descending);
    await claims.click();
    expect(await numbers()).toEqual(descending.toReversed());
    await page.reload();
    await table('Providers').waitFor();
    expect(await numbers()).toEqual(descending.toReversed());
  });

  it('leads from a reason to exactly its claims', async () => {
    await open();
    const [first] = await stored<{ carc: string; reason: string }[]>(
      'denialReasons(workspaceId: $id, days: 3660) { carc reason }',
    );
    await table('Denial reasons').getByRole('link', { name: first?.reason, exact: true }).first().click();
    await page.getByRole('heading', { name: 'Claims found' }).waitFor();
    expect(await page.getByRole('textbox', { name: 'Denial code' }).inputValue()).toBe(first?.carc);
  });

  it('opens a procedure code with why it is denied, and its related codes', async () => {
    await open('&tab=codes');
    await table('Codes').getByRole('button', { name: '99213', exact: true }).click();
    const drawer = page.getByRole('dialog');
    const { commonDenialReasons } = await stored<{ commonDenialReasons: { reason: string }[] }>(
      'codeIntelligence(workspaceId: $id, procedureCode: "99213", weeks: 104) { commonDenialReasons }',
    );
    for (const { reason } of commonDenialReasons)
      await drawer.getByRole('link', { name: reason, exact: true }).first().waitFor();
    await drawer.getByRole('button', { name: '99214' }).click();
    await drawer.getByRole('heading', { name: /^99214/ }).waitFor();
    await drawer.getByRole('button', { name: 'Close the code' }).click();
    await drawer.waitFor({ state: 'hidden' });
  });

  it('opens a coder with what is known of each rule', async () => {
    await open('&tab=coders');
    const coders = await stored<{ name: string; byRule: unknown[] }[]>(
      'learningProgress(workspaceId: $id) { name byRule { rule } }',
    );
    const coder = coders.find(({ byRule }) => byRule.length > 0);
    await table('Coders').getByRole('button', { name: coder?.name, exact: true }).click();
    const rules = page.getByRole('dialog').getByRole('region', { name: 'Rules, as a table' });
    await rules.waitFor();
    expect(await rules.locator('tbody tr').count()).toBe(coder?.byRule.length);
  });
});
