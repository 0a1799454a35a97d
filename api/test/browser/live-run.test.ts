import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { freePort, Program } from '../program/program';
import { Dashboard } from './dashboard';
import { describeInBrowser, eventually, TestBrowser, wait } from './test-browser';

const DAY_MS = 86_400_000;

describeInBrowser('the dashboard beside a run', () => {
  let folder: string;
  let program: Program;
  let browser: TestBrowser;
  let page: Page;
  let dashboard: Dashboard;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'claimstream-browser-'));
    [program, browser] = await Promise.all([
      Program.start({ PORT: await freePort(), DATA_DIR: folder }),
      TestBrowser.launch(),
    ]);
    page = await browser.open(`${program.url}/`);
    dashboard = new Dashboard(page);
  });
  afterAll(async () => {
    await browser?.close();
    await program?.end('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  });
  afterEach(() => expect(browser.takeComplaints()).toEqual([]));

  it('opens, on the first start, on four weeks of history that go on by themselves', async () => {
    await dashboard.showsOverviewOf('Standard Practice');
    expect(new URL(page.url()).pathname).toBe('/overview');
    // 100 claims a working day, fewer at weekends.
    const claims =
      (await eventually(
        () => dashboard.tile('Claims submitted'),
        (count) => (count ?? 0) > 2_000,
      )) ?? 0;
    const row = await eventually(
      () => dashboard.newestFeedRow(),
      (text) => text !== null,
    );
    await eventually(
      () => dashboard.tile('Claims submitted'),
      (count) => (count ?? 0) > claims,
    );
    await eventually(
      () => dashboard.newestFeedRow(),
      (text) => text !== row,
    );
    await page.getByRole('img', { name: /claims submitted, .* of adjudicated claims denied/ }).waitFor();
    await page.getByText('Modifier missing or not consistent with the procedure').first().waitFor();
    expect(await dashboard.connection().innerText()).toMatch(/^Live/);
  });

  it('holds the page still and counts what comes meanwhile, until it is told to go on', async () => {
    await page.getByRole('button', { name: 'Pause live' }).click();
    const held = page.getByRole('button', { name: /^Resume live updates/ });
    const counted = async () =>
      Number(/(\d+) new/.exec((await held.getAttribute('aria-label')) ?? '')?.[1] ?? Number.NaN);
    const row = await dashboard.newestFeedRow();
    const claims = await dashboard.tile('Claims submitted');
    const first = await eventually(counted, (count) => count > 0);
    await eventually(counted, (count) => count > first);
    expect(await dashboard.newestFeedRow()).toBe(row);
    expect(await dashboard.tile('Claims submitted')).toBe(claims);
    await held.click();
    await eventually(
      () => dashboard.newestFeedRow(),
      (text) => text !== row,
    );
    await eventually(
      () => dashboard.tile('Claims submitted'),
      (count) => (count ?? 0) > (claims ?? 0),
    );
  });

  it('pauses the run and its clock, steps to the next midnight, and resumes', async () => {
    await dashboard.command('Pause the run');
    await eventually(
      () => dashboard.runState(),
      (state) => state === 'Paused',
    );
    const stoodAt = await dashboard.clockMs();
    await wait(1_000);
    expect(await dashboard.clockMs()).toBe(stoodAt);

    await dashboard.command('Step one day');
    const midnight = Math.ceil((stoodAt + 1) / DAY_MS) * DAY_MS;
    // It stops with the last second of the day done.
    const stepped = await eventually(
      () => dashboard.clockMs(),
      (clock) => clock >= midnight - 1_000,
    );
    await eventually(
      () => dashboard.runState(),
      (state) => state === 'Paused',
    );
    expect(await dashboard.clockMs()).toBe(stepped);
    expect(stepped).toBeLessThanOrEqual(midnight);

    await dashboard.command('Resume the run');
    await eventually(
      () => dashboard.clockMs(),
      (clock) => clock > midnight,
    );
    expect(await dashboard.runState()).toBe('Running');
  });

  it('changes the speed at once', async () => {
    const before = await dashboard.clockMs();
    await dashboard.chooseSpeed('5 days/s');
    // At 0.35 days a second these six days would take 17 seconds.
    await eventually(
      () => dashboard.clockMs(),
      (clock) => clock > before + 6 * DAY_MS,
    );
    const { workspaces } = await program.graphql<{ workspaces: { generation: { daysPerSecond: number } }[] }>(
      '{ workspaces { generation { daysPerSecond } } }',
    );
    expect(workspaces[0]?.generation.daysPerSecond).toBe(5);
    await dashboard.chooseSpeed('1 hour/s');
  });

  it('keeps range, granularity, lists and workspace in the address, and shows them again after a reload', async () => {
    const choose = (group: string | RegExp, option: string) =>
      page.getByRole('radiogroup', { name: group }).getByText(option, { exact: true }).click();
    await choose(/^Time range/, '30 d');
    await choose('Group by', 'Week');
    await choose('List', 'Denials');
    await choose('Trend view', 'Table');
    const expected = { range: '30', by: 'WEEK', feed: 'denials', trend: 'table' };
    const inAddress = async () => Object.fromEntries(new URL(page.url()).searchParams);
    const address = await eventually(inAddress, (search) => search.trend === 'table');
    const { workspaces } = await program.graphql<{ workspaces: { id: string }[] }>('{ workspaces { id } }');
    expect(address).toEqual({ ...expected, workspace: workspaces[0]?.id });

    await page.reload();
    await dashboard.showsOverviewOf('Standard Practice');
    expect(await inAddress()).toEqual(address);
    for (const option of ['30 d', 'Week', 'Denials', 'Table']) {
      expect(await page.getByRole('radio', { name: option, exact: true }).isChecked()).toBe(true);
    }
    await page
      .getByRole('region', { name: 'Claims and denials, as a table' })
      .getByRole('columnheader', { name: 'Denial rate' })
      .first()
      .waitFor();
  });

  it('starts a preset with name, seed, speed and days of history, and goes to its overview', async () => {
    await page.getByRole('link', { name: 'Scenarios' }).click();
    await page.getByRole('button', { name: 'Start Evidence-Based Practice' }).click();
    const form = page.getByRole('dialog', { name: 'Start Evidence-Based Practice' });
    await form.getByLabel('Workspace name').fill('');
    await form.getByText('Enter a workspace name.').waitFor();
    expect(await form.getByRole('button', { name: 'Start' }).isDisabled()).toBe(true);
    await form.getByLabel('Workspace name').fill('Riverside');
    await form.getByLabel('Seed').fill('4711');
    await form.getByLabel('Days of history').fill('14');
    await form
      .getByText(
        'About 2,100 claims right away, so that figures and patterns are there from the start; live from Jan 20, 2025. 0 starts with an empty dashboard.',
      )
      .waitFor();
    await form.getByRole('combobox', { name: 'Speed' }).click();
    await page.getByRole('option', { name: /^1 day\/s/ }).click();
    await form.getByRole('button', { name: 'Start' }).click();

    await dashboard.showsOverviewOf('Riverside');
    await eventually(
      () => dashboard.clockMs(),
      (clock) => clock > Date.parse('2025-01-20T00:00:00Z'),
    );
    await eventually(
      () => dashboard.tile('Claims submitted'),
      (count) => (count ?? 0) > 1_000,
    );
    const { workspaces } = await program.graphql<{
      workspaces: { name: string; generation: { seed: number; daysPerSecond: number } }[];
    }>('{ workspaces { name generation { seed daysPerSecond } } }');
    expect(workspaces).toContainEqual({ name: 'Riverside', generation: { seed: 4711, daysPerSecond: 1 } });
  });

  it('switches between workspaces, each with its own clock and address', async () => {
    const sidebar = page.getByRole('complementary');
    const here = new URL(page.url()).searchParams.get('workspace');
    await sidebar.getByRole('button', { name: /Riverside/ }).click();
    await sidebar.getByRole('link', { name: /Standard Practice/ }).click();
    await dashboard.showsOverviewOf('Standard Practice');
    expect(new URL(page.url()).searchParams.get('workspace')).not.toBe(here);
    await page.goBack();
    await dashboard.showsOverviewOf('Riverside');
    expect(new URL(page.url()).searchParams.get('workspace')).toBe(here);
  });

  it('stops the run when that is confirmed, and leads on to the next', async () => {
    await dashboard.command('Stop the run');
    await page.getByRole('dialog').getByRole('button', { name: 'Stop' }).click();
    await eventually(
      () => dashboard.runState(),
      (state) => state === 'Stopped',
    );
    await dashboard.runBar().getByRole('link', { name: 'Start another' }).click();
    await page.getByRole('heading', { name: 'Scenarios', level: 1 }).waitFor();
    await page
      .getByRole('region', { name: 'Runs, as a table' })
      .getByRole('row', { name: /^Riverside [^,].*Stopped/ })
      .waitFor();
  });
});
