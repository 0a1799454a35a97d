import { mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { freePort, Program } from '../program/program';
import { describeInBrowser, eventually, TestBrowser } from './test-browser';

const SAMPLE = readFileSync(join(__dirname, '../connectors/samples/professional-denials.835'), 'latin1');
const CLAIMS_IN_SAMPLE = (SAMPLE.match(/^CLP\*/gm) ?? []).length;

describeInBrowser('importing by drag and drop', () => {
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
    page = await browser.open(`${program.url}/`);
  });
  afterAll(async () => {
    await browser?.close();
    await program?.end('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  });
  afterEach(() => expect(browser.takeComplaints()).toEqual([]));

  const drop = async (
    fileName: string,
    content: string,
    target = page.getByText('Drop remittances or claims anywhere'),
  ): Promise<void> => {
    const dataTransfer = await page.evaluateHandle(
      `(() => {
        const dropped = new DataTransfer();
        dropped.items.add(new File([${JSON.stringify(content)}], ${JSON.stringify(fileName)}));
        return dropped;
      })()`,
    );
    await target.dispatchEvent('drop', { dataTransfer });
  };
  const job = (fileName: string) => page.getByRole('listitem').filter({ hasText: fileName });
  const outcome = (fileName: string) => job(fileName).getByRole('status').innerText();
  const counts = async (fileName: string): Promise<Record<string, number>> => {
    const lines = (await job(fileName).locator('dl').innerText()).split(/\s*\n\s*/);
    return Object.fromEntries(
      lines.flatMap((label, at) =>
        at % 2 === 0 ? [[label, Number(lines[at + 1]?.replaceAll(',', ''))]] : [],
      ),
    );
  };

  const workspaceId = async (): Promise<string> => {
    const { workspaces } = await program.graphql<{ workspaces: { id: string }[] }>('{ workspaces { id } }');
    return workspaces[0]?.id ?? '';
  };

  it('leads from an empty server to a file, and shows what came of it', async () => {
    await page.getByText('Nothing here yet').waitFor();
    await page.getByRole('main').getByRole('link', { name: 'Import remittances' }).click();
    await drop('denials.835', SAMPLE);
    await eventually(
      () => outcome('denials.835'),
      (text) => text === 'Completed',
    );
    expect(await counts('denials.835')).toEqual({
      'Claims read': CLAIMS_IN_SAMPLE,
      Created: CLAIMS_IN_SAMPLE,
      Updated: 0,
      Duplicates: 0,
      Rejected: 0,
    });
  });

  it('takes a file wherever on the page it is dropped, and stays where no page takes one', async () => {
    await drop('beside.835', SAMPLE, page.getByRole('heading', { level: 1 }));
    await eventually(
      () => outcome('beside.835'),
      (text) => text === 'Completed',
    );
    expect((await counts('beside.835')).Duplicates).toBe(CLAIMS_IN_SAMPLE);
    await page.getByRole('link', { name: 'Overview' }).click();
    // A drop that nobody prevents leaves for the file; what the page answers shows whether it would.
    const kept = await page.evaluate(`(() => {
      const dropped = new DataTransfer();
      dropped.items.add(new File(['x'], 'x.835'));
      const init = { dataTransfer: dropped, bubbles: true, cancelable: true };
      return ['dragover', 'drop'].map((kind) => !document.querySelector('main').dispatchEvent(new DragEvent(kind, init)));
    })()`);
    expect(kept).toEqual([true, true]);
    await page.getByRole('link', { name: 'Data' }).click();
  });

  it('hands out the claims as files', async () => {
    const link = page.getByRole('link', { name: 'Claims, CSV' });
    const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
    expect(download.suggestedFilename()).toBe('denials-835-claims.csv');
    const rows = readFileSync(await download.path(), 'utf8')
      .trimEnd()
      .split('\r\n');
    expect(rows).toHaveLength(1 + CLAIMS_IN_SAMPLE);
  });

  it('names the position and the reason of what it rejects, and keeps the rest', async () => {
    const position = SAMPLE.slice(0, SAMPLE.indexOf('CLP*ACCT-1003')).split('~').length;
    await drop(
      'damaged.835',
      SAMPLE.replaceAll('SHP2025', 'SHP2026')
        .replaceAll('ACCT-', 'AGAIN-')
        // Another payment, which states more than what it consists of.
        .replaceAll('EFT0000101', 'EFT0000102')
        .replace('BPR*I*272.4*', 'BPR*I*300*')
        .replace('AGAIN-1003*4*95*', 'AGAIN-1003*4*9x5*'),
    );
    await eventually(
      () => outcome('damaged.835'),
      (text) => text === 'Completed',
    );
    expect(await counts('damaged.835')).toMatchObject({ Created: CLAIMS_IN_SAMPLE - 1, Rejected: 1 });
    const rejection = page
      .getByRole('region', { name: 'Rejected claims in damaged.835' })
      .getByRole('row')
      .last();
    expect(await rejection.getByRole('rowheader').innerText()).toContain(`segment ${position}`);
    expect(await rejection.getByRole('cell').innerText()).toMatch(
      /^CLP03: expected a dollar amount .* CLP_AMOUNT_INVALID$/,
    );
  });

  it('shows of each payment what it consists of and whether it balances, with its claims', async () => {
    await page.getByRole('tab', { name: 'Payments' }).click();
    const { payments } = await program.graphql<{
      payments: { totalCount: number; totals: { amount: number }; nodes: ListedPayment[] };
    }>(
      `query ($id: ID!) { payments(workspaceId: $id, first: 100) { totalCount totals { amount }
         nodes { traceNumber amount claimCount claimsAmount isBalanced } } }`,
      { id: await workspaceId() },
    );
    expect(payments.nodes.map(({ isBalanced }) => isBalanced)).toEqual(expect.arrayContaining([true, false]));
    const tile = page.getByRole('group', { name: 'Payments', exact: true });
    await tile.getByText(exactDollars(payments.totals.amount), { exact: true }).waitFor();
    await tile.getByText(`${payments.totalCount} payments`).waitFor();
    const rows = page.getByRole('region', { name: 'Payments, as a table' }).getByRole('row');
    await rows.nth(payments.totalCount).waitFor();
    for (const [at, { traceNumber, amount, isBalanced }] of payments.nodes.entries()) {
      const words = await rows.nth(at + 1).innerText();
      expect(words).toContain(traceNumber);
      expect(words).toContain(exactDollars(amount));
      expect(words).toContain(isBalanced ? 'Balanced' : 'off');
    }

    const [first] = payments.nodes;
    if (!first) throw new Error('there are payments');
    await rows.nth(1).getByRole('button').click();
    const drawer = page.getByRole('dialog', { name: `Payment ${first.traceNumber}` });
    await drawer.getByRole('heading', { name: `Claims (${first.claimCount})` }).waitFor();
    await drawer.getByRole('row', { name: `Paid on claims ${exactDollars(first.claimsAmount)}` }).waitFor();
    const claims = drawer.getByRole('region', { name: 'Claims of the payment, as a table' });
    expect(await claims.getByRole('row').count()).toBe(1 + first.claimCount);
    await claims.getByRole('link').first().click();
    await page.getByRole('heading', { name: 'Claims', level: 1 }).waitFor();
    await page.getByRole('button', { name: 'Close the claim' }).waitFor();
    await page.goBack();
  });

  it('lists what needs a person with its money, by kind and file, and hands it out as a table', async () => {
    await page.getByRole('tab', { name: 'Exceptions' }).click();
    const rows = page.getByRole('region', { name: 'Exceptions, as a table' }).getByRole('row');
    await rows.nth(1).waitFor();
    expect(await rows.nth(1).innerText()).toMatch(/AGAIN-1003\s+Claim amount invalid/);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download CSV' }).click(),
    ]);
    const table = readFileSync(await download.path(), 'utf8')
      .trimEnd()
      .split('\r\n');
    expect(table).toHaveLength(await rows.count());
    expect(table[1]).toMatch(/^CLP_AMOUNT_INVALID,Claim amount invalid,AGAIN-1003,/);

    await rows.nth(1).getByRole('button').click();
    const drawer = page.getByRole('dialog', { name: 'Exception: Claim amount invalid' });
    await drawer.getByText(/In damaged\.835, at byte \d+, segment \d+/).waitFor();
    await drawer.getByRole('link', { name: 'Import a corrected or older file' }).click();
    await page.getByText('Drop remittances or claims anywhere').waitFor();
  });

  it('takes files from a folder that is added as a source, and says how that stands', async () => {
    const inbox = mkdtempSync(join(folder, 'inbox-'));
    const file = join(inbox, 'dropped.835');
    writeFileSync(file, SAMPLE.replaceAll('ACCT-', 'DROP-').replaceAll('SHP2025', 'SHP2027'), 'latin1');
    const minuteAgo = new Date(Date.now() - 60_000);
    utimesSync(file, minuteAgo, minuteAgo);
    await page.getByRole('tab', { name: 'Sources' }).click();
    await page.getByRole('button', { name: 'Add a source' }).click();
    const form = page.getByRole('dialog', { name: 'Add a source' });
    await form.getByLabel('Name').fill('SFTP drop');
    await form.getByLabel('Folder on the server').fill('inbox');
    await form.getByRole('button', { name: 'Add', exact: true }).click();
    await form.getByRole('alert').filter({ hasText: 'expected an absolute path' }).waitFor();
    await form.getByLabel('Folder on the server').fill(inbox);
    await form.getByRole('button', { name: 'Add', exact: true }).click();

    const source = page.getByRole('listitem', { name: 'SFTP drop' });
    await source.getByText('Enabled').waitFor();
    await source.getByText(/^Last synced/).waitFor();
    await source.getByText('1 newest file').click();
    await source.getByText(/^dropped\.835: completed/).waitFor();
    expect(readdirSync(inbox)).toEqual(['done']);
    await source.getByRole('button', { name: 'Sync now' }).click();
    await source.getByRole('alert').filter({ hasText: 'has nothing new to import' }).waitFor();
    await source.getByRole('button', { name: 'Remove' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
    await page.getByText('No sources yet').waitFor();
    expect(browser.takeComplaints()).toEqual([]);
    await page.getByRole('tab', { name: 'Files' }).click();
  });

  it('shows what the columns of a table are taken for, asks what it leaves open, and remembers what is stated', async () => {
    const table = [
      'Claim No,Payer,DOS,CPT,Charge,Paid,Denial,Notes',
      '0001,Alder Mutual,03/04/2026,99213,$150.00,120.00,,seen',
      '0002,Alder Mutual,05/04/2026,97110,$40.00,0.00,CO-197,late',
    ].join('\n');
    await drop('aging.csv', table);
    const columns = page.getByRole('dialog', { name: 'Columns of aging.csv' });
    const choice = (name: string) => columns.getByRole('combobox', { name, exact: true });
    expect(await choice('DOS').inputValue()).toBe('Service from');
    expect(await choice('CPT').inputValue()).toBe('Procedure');
    const importIt = columns.getByRole('button', { name: 'Import', exact: true });
    await columns.getByRole('alert').filter({ hasText: 'do not show which part is the day' }).waitFor();
    expect(await importIt.isDisabled()).toBe(true);
    await choice('Dates').click();
    await page.getByRole('option', { name: '03/04 is April 3' }).click();
    await importIt.click();
    await eventually(
      () => outcome('aging.csv'),
      (text) => text === 'Completed',
    );
    const { claims } = await program.graphql<{ claims: { nodes: object[] } }>(
      `query ($id: ID!) { claims(workspaceId: $id, filter: { search: "000" }) { nodes { claimNumber dateOfService paidAmount carc } } }`,
      { id: await workspaceId() },
    );
    expect(claims.nodes).toContainEqual({
      claimNumber: '0002',
      dateOfService: '2026-04-05',
      paidAmount: 0,
      carc: '197',
    });
    // Headers that are known are not asked about again.
    await drop('aging-2.csv', table.replace('0001', '0003'));
    await eventually(
      () => outcome('aging-2.csv'),
      (text) => text === 'Completed',
    );
    expect(await counts('aging-2.csv')).toMatchObject({ Created: 1, Duplicates: 1 });
  });

  it('refuses what is no remittance, in words', async () => {
    await drop('letter.txt', 'Dear patient! Your claim was denied.');
    await eventually(
      () => job('letter.txt').innerText(),
      (text) => /Refused|Failed/.test(text),
    );
    expect(await job('letter.txt').getByRole('alert').innerText()).toMatch(/expected an X12 835 remittance/);
    // A browser writes each refusal to the console by itself.
    expect(browser.takeComplaints()).toEqual([expect.stringContaining('status of 400')]);
  });

  it('follows a large file while it is read', async () => {
    const { content, claims } = manyPayments(600);
    await drop('large.835', content);
    const progress = job('large.835').getByRole('progressbar');
    await progress.waitFor();
    const shares = new Set<number>();
    await eventually(
      async () => {
        if ((await progress.count()) > 0)
          shares.add(Number(await progress.getAttribute('aria-valuenow', { timeout: 500 }).catch(() => 100)));
        return outcome('large.835');
      },
      (text) => text === 'Completed',
    );
    expect([...shares].some((share) => share > 0 && share < 100)).toBe(true);
    expect(await counts('large.835')).toMatchObject({ Created: claims, Rejected: 0 });
  });

  it('shows the imported claims on their overview, and lists the files after a reload', async () => {
    await page.reload();
    await job('large.835').waitFor();
    expect(await outcome('damaged.835')).toBe('Completed');
    await job('large.835').getByRole('link', { name: 'View claims' }).click();
    await page.getByRole('heading', { name: 'Overview', level: 1 }).waitFor();
    const denials = page.getByRole('group', { name: 'Denied', exact: true });
    await eventually(
      () => denials.innerText(),
      (text) => /billed on [\d,]{4,} claims/.test(text),
    );
  });
});

interface ListedPayment {
  traceNumber: string;
  amount: number;
  claimCount: number;
  claimsAmount: number;
  isBalanced: boolean;
}

const exactDollars = (amount: number): string =>
  new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' }).format(amount);

/** The sample's payment over and over, each with claim numbers of its own. */
function manyPayments(payments: number): { content: string; claims: number } {
  const [head = '', transaction = '', tail = ''] = SAMPLE.split(/(?=^ST\*835)|(?<=^SE\*[^~]*~\r?\n)/m);
  const copies = Array.from({ length: payments }, (_, at) =>
    transaction
      .replaceAll('ACCT-', `L${at}-`)
      .replaceAll('SHP2025', `L${at}N`)
      .replaceAll('EFT0000101', `EFT${at}`)
      .replace(/^(ST\*835|SE\*\d+)\*0001~/gm, `$1*${String(at + 1).padStart(4, '0')}~`),
  );
  return {
    content: head + copies.join('') + tail.replace(/^GE\*1\*/m, `GE*${payments}*`),
    claims: payments * (transaction.match(/^CLP\*/gm) ?? []).length,
  };
}
