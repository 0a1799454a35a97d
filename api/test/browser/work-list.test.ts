import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { Program } from '../program/program';
import { startOnTenWeeks } from './ten-weeks';
import { describeInBrowser, eventually, TestBrowser } from './test-browser';

interface WorkList {
  totalCount: number;
  nodes: { claim: { id: string; claimNumber: string }; status: string; owner: string | null }[];
}

describeInBrowser('the Work list', () => {
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
    await page.goto(`${program.url}/work?workspace=${workspaceId}${search}`);
    await page.getByRole('row').nth(1).waitFor();
  };
  const stored = async (filter: object = {}): Promise<WorkList> =>
    (
      await program.graphql<{ workList: WorkList }>(
        `query ($id: ID!, $filter: WorkListFilter) {
          workList(workspaceId: $id, filter: $filter, first: 5) {
            totalCount nodes { claim { id claimNumber } status owner }
          }
        }`,
        { id: workspaceId, filter },
      )
    ).workList;
  const saysCount = (count: number): Promise<void> =>
    page
      .getByText(`${count.toLocaleString('en-US')} denials · J and K move`)
      .first()
      .waitFor();
  const drawer = () => page.getByRole('dialog');

  it('lists what promises most first, and counts as the API does', async () => {
    await open();
    const { totalCount, nodes } = await stored();
    await saysCount(totalCount);
    for (const [at, { claim }] of nodes.entries())
      expect(
        await page
          .getByRole('row')
          .nth(at + 1)
          .innerText(),
      ).toContain(claim.claimNumber);
    await page.getByRole('group', { name: 'To work on', exact: true }).getByText('denials').waitFor();
  });

  it('narrows the list by what is chosen and typed, and keeps it in the address', async () => {
    await open();
    await page.getByRole('button', { name: 'To appeal' }).click();
    await saysCount((await stored({ nextStep: ['APPEAL'] })).totalCount);
    await page.getByRole('textbox', { name: 'Denial code' }).fill('197');
    const both = await stored({ nextStep: ['APPEAL'], carc: ['197'] });
    await saysCount(both.totalCount);
    await page.reload();
    await saysCount(both.totalCount);
    await page.getByRole('button', { name: 'Clear' }).click();
    await saysCount((await stored()).totalCount);
  });

  it('opens, walks and closes denials by the keyboard', async () => {
    const { nodes } = await stored();
    await open();
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await drawer().getByRole('heading', { name: nodes[1]?.claim.claimNumber }).waitFor();
    await page.getByRole('region', { name: 'Denials, as a table' }).focus();
    await page.keyboard.press('k');
    await drawer().getByRole('heading', { name: nodes[0]?.claim.claimNumber }).waitFor();
    await page.keyboard.press('Escape');
    await eventually(
      () => drawer().count(),
      (count) => count === 0,
    );
    expect(new URL(page.url()).searchParams.get('claim')).toBeNull();
  });

  it('keeps note, owner and status of a denial, with what was said before', async () => {
    await open();
    await page.getByRole('row').nth(1).getByRole('button').click();
    const save = drawer().getByRole('button', { name: 'Save' });
    const changes = drawer().getByRole('list', { name: 'Changes, the newest first' });
    await drawer().getByLabel('Owner').fill('Ana Ortiz');
    await drawer().getByLabel('Note').fill('Called the payer');
    await save.click();
    await changes.getByText('Ana Ortiz · Called the payer').waitFor();
    await drawer().getByRole('combobox', { name: 'Status' }).click();
    await page.getByRole('option', { name: 'In progress' }).click();
    await save.click();
    await changes.getByText('In progress · Ana Ortiz').waitFor();
    expect(await changes.getByRole('listitem').count()).toBe(2);
    // The list knows as well, without being asked for again.
    expect(await page.getByRole('row').nth(1).innerText()).toContain('In progress');
    expect((await stored({ owner: 'Ana Ortiz' })).nodes[0]).toMatchObject({ status: 'IN_PROGRESS' });
  });

  it('counts the days to a limit of old imported claims from the day that the API counts from', async () => {
    const response = await fetch(`${program.url}/import?fileName=old.835`, {
      method: 'POST',
      body: readFileSync(join(__dirname, '../connectors/samples/professional-denials.835')),
    });
    expect(response.ok).toBe(true);
    const imported = await eventually(
      async () =>
        (
          await program.graphql<{ workspaces: { id: string; kind: string; claimCount: number }[] }>(
            '{ workspaces { id kind claimCount } }',
          )
        ).workspaces.find(({ kind }) => kind === 'LIVE'),
      (found) => (found?.claimCount ?? 0) > 0,
    );
    await page.goto(`${program.url}/work?workspace=${imported?.id}`);
    await page.getByRole('row').nth(1).waitFor();
    // Their limits are months after the newest day of the file, and long past by the calendar.
    await page.getByRole('button', { name: 'Due within 14 days' }).click();
    await page.getByText('No denial fits this filter').waitFor();
  });

  it('drafts a letter for an appeal, from the claim', async () => {
    const { nodes } = await stored({ nextStep: ['APPEAL'] });
    await open('&step=APPEAL');
    await page.getByRole('row').nth(1).getByRole('button').click();
    const letter = drawer().getByRole('region', { name: 'Appeal letter' });
    await letter.waitFor();
    const text = await letter.innerText();
    expect(text).toContain(nodes[0]?.claim.claimNumber);
    expect(text).not.toMatch(/null|undefined/);
    await drawer()
      .getByRole('link', { name: /Open the claim/ })
      .click();
    await page.getByRole('heading', { name: 'Claims', exact: true }).waitFor();
    await drawer().getByRole('heading', { name: nodes[0]?.claim.claimNumber }).waitFor();
  });
});
