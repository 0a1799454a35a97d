import { readFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { Program } from '../program/program';
import { SIMULATING_MS, startOnTenWeeks } from './ten-weeks';
import { describeInBrowser, eventually, TestBrowser } from './test-browser';

interface Impact {
  recoveredAmount: number;
  trainingCost: number;
  preventedAmount: number | null;
  reason: string | null;
}

const dollars = (amount: number): string =>
  new Intl.NumberFormat('en-US', {
    style: 'currency',
    currency: 'USD',
    ...(amount >= 100_000
      ? { notation: 'compact' as const, minimumFractionDigits: 0, maximumFractionDigits: 1 }
      : { maximumFractionDigits: 0 }),
  }).format(amount);

describeInBrowser('the Impact page', () => {
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

  const open = async (search = ''): Promise<void> => {
    await page.goto(`${program.url}/impact?workspace=${workspaceId}${search}`);
    await page.getByRole('region', { name: 'In one sentence' }).waitFor();
  };
  const stored = async (days: number, costs: object | null = null): Promise<Impact> =>
    (
      await program.graphql<{ impact: Impact }>(
        `query ($id: ID!, $days: Int!, $costs: ImpactCostsInput) {
          impact(workspaceId: $id, days: $days, costs: $costs) {
            recoveredAmount trainingCost preventedAmount reason
          }
        }`,
        { id: workspaceId, days, costs },
      )
    ).impact;
  const tile = (name: string) => page.getByRole('group', { name, exact: true });

  it('says in one sentence and on its tiles what the API says of the whole run', async () => {
    await open();
    const impact = await stored(3660);
    expect(impact.recoveredAmount).toBeGreaterThan(0);
    const sentence = await page.getByRole('region', { name: 'In one sentence' }).innerText();
    for (const amount of [impact.recoveredAmount, impact.trainingCost])
      expect(sentence).toContain(dollars(amount));
    expect(await tile('Recovered').innerText()).toContain(dollars(impact.recoveredAmount));
    if (impact.preventedAmount === null) expect(sentence).toContain(impact.reason);
    else expect(await tile('Prevented').innerText()).toContain('90% interval');
  });

  it('shows another range, and keeps it in the address', async () => {
    await open();
    await page.getByText('30 d', { exact: true }).click();
    const { recoveredAmount } = await stored(30);
    await tile('Recovered').getByText(dollars(recoveredAmount), { exact: true }).waitFor();
    expect(new URL(page.url()).searchParams.get('range')).toBe('30');
  });

  it('computes with the costs that are typed, and with the usual ones again', async () => {
    await open();
    const usual = await stored(3660);
    await page.getByLabel('An hour of a coder’s time').fill('140');
    const dearer = await stored(3660, { coderHourlyCost: 140 });
    expect(dearer.trainingCost).toBe(4 * usual.trainingCost);
    await tile('Training cost').getByText(dollars(dearer.trainingCost), { exact: true }).waitFor();
    expect(new URL(page.url()).searchParams.get('hourly')).toBe('140');
    await page.getByRole('button', { name: 'Usual costs' }).click();
    await tile('Training cost').getByText(dollars(usual.trainingCost), { exact: true }).waitFor();
  });

  it('says what a figure means when its name has the focus', async () => {
    await open();
    await page.getByRole('button', { name: 'Return on training' }).focus();
    const meaning = page.getByRole('tooltip');
    await meaning.getByText('Divided by').waitFor();
    expect(await meaning.innerText()).toContain('Training cost');
    await page.keyboard.press('Escape');
    await eventually(
      () => meaning.count(),
      (count) => count === 0,
    );
  });

  it('has the exact effect computed by a twin, and then says it', async () => {
    await open();
    await page.getByRole('button', { name: 'Compute the exact effect' }).click();
    await page.getByText('from the same claims in the twin').waitFor({ timeout: SIMULATING_MS });
    const { impact } = await program.graphql<{ impact: { truePreventedAmount: number | null } }>(
      'query ($id: ID!) { impact(workspaceId: $id, days: 3660) { truePreventedAmount } }',
      { id: workspaceId },
    );
    expect(impact.truePreventedAmount).not.toBeNull();
  }, 150_000);

  it('gives its figures as files', async () => {
    await open();
    const impact = await stored(3660);
    const contents: string[] = [];
    for (const name of ['Figures (JSON)', 'Figures (CSV)', 'Report (HTML)']) {
      await page.getByRole('button', { name: 'Download' }).click();
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('menuitem', { name }).click(),
      ]);
      contents.push(readFileSync(await download.path(), 'utf8'));
    }
    expect(JSON.parse(contents[0] ?? '')).toMatchObject({ impact });
    expect(contents[1]).toContain(`recoveredAmount,,${impact.recoveredAmount}\r\n`);
    expect(contents[2]).toContain('<svg');
  });

  it('names every revision and reversal of what it adds up', async () => {
    await open('&chart=table');
    const { revenueTrend } = await program.graphql<{
      revenueTrend: { revisedAmount: number; reversedAmount: number }[];
    }>('query ($id: ID!) { revenueTrend(workspaceId: $id) { revisedAmount reversedAmount } }', {
      id: workspaceId,
    });
    const rows = page.getByRole('region', { name: 'Revenue, as a table' }).getByRole('row');
    expect(await rows.count()).toBe(1 + revenueTrend.length);
    const changes = revenueTrend.flatMap(({ revisedAmount, reversedAmount }) =>
      [revisedAmount, reversedAmount].filter((amount) => amount !== 0),
    );
    if (changes.length === 0) await page.getByText('No estimate was revised').waitFor();
    else await page.getByText(new RegExp(`^${changes.length} revision`)).waitFor();
  });
});
