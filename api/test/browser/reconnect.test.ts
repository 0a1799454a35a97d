import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, Program } from '../program/program';
import { Dashboard } from './dashboard';
import { describeInBrowser, eventually, TestBrowser } from './test-browser';

describeInBrowser('the dashboard while its server is away', () => {
  const folder = mkdtempSync(join(tmpdir(), 'claimstream-browser-'));
  let program: Program;
  let browser: TestBrowser;

  afterAll(async () => {
    await browser?.close();
    await program?.end('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  });

  it('says that it reconnects when the server is killed, and goes on, the same page, when it is back', async () => {
    const env = { PORT: await freePort(), DATA_DIR: folder };
    [program, browser] = await Promise.all([Program.start(env), TestBrowser.launch()]);
    const page = await browser.open(`${program.url}/overview?range=30`);
    const dashboard = new Dashboard(page);
    const connection = () => dashboard.connection().innerText();
    await eventually(
      () => dashboard.tile('Claims submitted'),
      (count) => (count ?? 0) > 2_000,
    );
    await eventually(connection, (text) => text.startsWith('Live'));
    await page.evaluate('window.openedBeforeTheKill = true');
    expect(browser.takeComplaints()).toEqual([]);

    await program.end('SIGKILL');
    await eventually(connection, (text) => text === 'Reconnecting');
    await page.getByText('The connection to the server is lost. Figures may be out of date').waitFor();
    const claims = (await dashboard.tile('Claims submitted')) ?? 0;
    const clock = await dashboard.clockMs();
    expect(claims).toBeGreaterThan(2_000);

    program = await Program.start(env);
    await eventually(connection, (text) => text.startsWith('Live'));
    await eventually(
      () => dashboard.clockMs(),
      (now) => now > clock,
    );
    await eventually(
      () => dashboard.tile('Claims submitted'),
      (count) => (count ?? 0) > claims,
    );
    expect(await page.getByText('The connection to the server is lost.').count()).toBe(0);
    expect(await page.evaluate('window.openedBeforeTheKill')).toBe(true);
    expect(new URL(page.url()).searchParams.get('range')).toBe('30');
    // Nothing is missing from the feed and nothing in it twice.
    expect(await page.getByRole('button', { name: /^Gap/ }).count()).toBe(0);
    // A browser writes each refused connection to the console by itself; there is nothing else.
    expect(
      browser
        .takeComplaints()
        .filter(
          (complaint) =>
            !/ERR_CONNECTION_(REFUSED|RESET)|ERR_EMPTY_RESPONSE|ERR_INCOMPLETE_CHUNKED/.test(complaint),
        ),
    ).toEqual([]);
  });

  it('opens a page that could not be loaded by itself when the server is back', async () => {
    const env = { PORT: new URL(program.url).port, DATA_DIR: folder };
    const page = await browser.open(`${program.url}/overview`);
    await eventually(
      () => new Dashboard(page).connection().innerText(),
      (text) => text.startsWith('Live'),
    );
    await program.end('SIGKILL');
    await page.getByRole('link', { name: 'Scenarios' }).click();
    const notLoaded = page.getByRole('heading', { name: 'This page could not be loaded' });
    await notLoaded.waitFor();
    await page.getByRole('button', { name: 'Try again' }).click();
    expect(await notLoaded.count()).toBe(1);
    // The rest of the dashboard is still there.
    await page.getByRole('link', { name: 'Overview' }).waitFor();
    program = await Program.start(env);
    await page.getByRole('heading', { name: 'Scenarios', level: 1 }).waitFor();
    browser.takeComplaints(); // of refused connections, as above
  });
});
