import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, Program } from '../program/program';
import { describeInBrowser, eventually, TestBrowser, wait } from './test-browser';

describeInBrowser('the playground', () => {
  const folder = mkdtempSync(join(tmpdir(), 'claimstream-browser-'));
  let program: Program;
  let browser: TestBrowser;

  afterAll(async () => {
    await browser?.close();
    await program?.end('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  });

  it('opens with saved examples that run as they stand, and asks nobody but this server', async () => {
    [program, browser] = await Promise.all([
      Program.start({ PORT: await freePort(), DATA_DIR: folder }),
      TestBrowser.launch(),
    ]);
    const page = await browser.open(`${program.url}/graphiql`);
    /** The editor shows each blank as one that does not break. */
    const result = async () =>
      (await page.getByRole('region', { name: 'Result Window' }).innerText()).replaceAll('\u00a0', ' ');
    const execute = page.getByRole('button', { name: /^Execute query/ });
    /** The editor reads a tab's operation in a worker, and until then runs the one before: so again until it is right. */
    const run = async (tab: string, expected: RegExp) => {
      await page.getByRole('tab', { name: tab }).click();
      await eventually(
        async () => {
          if (await execute.isVisible()) await execute.click();
          await wait(500);
          return result();
        },
        (text) => expected.test(text) && !/errors/.test(text),
      );
    };

    await page.getByText('mutation StartPreset').waitFor();
    await run('DashboardMetrics', /totalClaims/);
    await run('StartPreset', /From the playground/);
    // A subscription goes over the socket, and is stopped by the button that began it.
    await run('ClaimsAdded', /claimNumber/);
    await page.getByRole('button', { name: /^Stop/ }).click();
    await execute.waitFor();

    // What was run too early, under the name of the tab before, was refused.
    const others = browser.takeComplaints().filter((complaint) => !/status of 400/.test(complaint));
    expect(others).toEqual([]);
  });
});
