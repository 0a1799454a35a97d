import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, Program } from '../program/program';
import { describeInBrowser, eventually, TestBrowser } from './test-browser';

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
    const answer = () => page.getByRole('region', { name: 'Result Window' }).innerText();
    const run = () => page.getByRole('button', { name: /^Execute query/ }).click();
    /** The editor reads a tab's operation in a worker, and until then would run the name of the tab before. */
    const tab = async (name: string) => {
      await page.getByRole('tab', { name }).click();
      const stored = () => page.evaluate(`localStorage.getItem('graphiql:tabState')`);
      await eventually(stored, (text) => {
        const { tabs, activeTabIndex } = JSON.parse(String(text)) as {
          tabs: { operationName: string | null }[];
          activeTabIndex: number;
        };
        return tabs[activeTabIndex]?.operationName === name;
      });
    };

    await tab('DashboardMetrics');
    await run();
    await eventually(answer, (text) => /totalClaims/.test(text) && !/errors/.test(text));

    await tab('StartPreset');
    await run();
    await eventually(answer, (text) => /From the playground/.test(text) && !/errors/.test(text));

    // A subscription goes over the socket, and is stopped by the same button.
    await tab('ClaimsAdded');
    await run();
    await eventually(answer, (text) => /claimNumber/.test(text));
    await page.getByRole('button', { name: /^Stop/ }).click();

    expect(browser.takeComplaints()).toEqual([]);
  });
});
