import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { Program } from '../program/program';
import { effort } from '../support/effort';
import { startOnTenWeeks } from './ten-weeks';
import { describeInBrowser, eventually, TestBrowser } from './test-browser';

const AXE = require.resolve('axe-core/axe.min.js');
const WIDE = { width: 1440, height: 900 };
const NARROW = { width: 390, height: 844 };
const BOTH = ['light', 'dark'] as const;
interface Screen {
  readonly width: number;
  readonly height: number;
  readonly schemes: readonly ('light' | 'dark')[];
  /** Every page, or every second one, from this on. */
  readonly pages: { readonly step: 1 | 2; readonly from: 0 | 1 };
}

/** `npm run test:long` looks at every page in each scheme on each screen; `npm test` once at each page. */
const SCREENS: readonly Screen[] = effort(0, 1)
  ? [WIDE, NARROW].map((size) => ({ ...size, schemes: BOTH, pages: { step: 1, from: 0 } }))
  : [
      { ...WIDE, schemes: ['light'], pages: { step: 2, from: 0 } },
      { ...NARROW, schemes: ['dark'], pages: { step: 2, from: 1 } },
    ];

/** Each page, and how to know that it is all there. */
const PAGES = [
  { name: 'Overview', path: '/overview', ready: 'Top denial patterns' },
  { name: 'Overview as a table', path: '/overview?trend=table&range=30', ready: 'Providers' },
  { name: 'Impact', path: '/impact', ready: 'Prevented, by pattern' },
  { name: 'Impact as a table', path: '/impact?chart=table&range=90', ready: 'Prevented, by pattern' },
  { name: 'Patterns', path: '/patterns', ready: 'Week by week' },
  { name: 'Claims', path: '/claims?status=DENIED', ready: 'Claims found' },
  { name: 'Work list', path: '/work', ready: 'All to work on' },
  { name: 'Breakdown by reasons', path: '/breakdown?tab=reasons', ready: 'Denial reasons' },
  { name: 'Breakdown by payers', path: '/breakdown?tab=payers', ready: 'Payers' },
  { name: 'Breakdown by codes', path: '/breakdown?tab=codes', ready: 'Codes' },
  { name: 'Breakdown by policies', path: '/breakdown?tab=policies', ready: 'Policies' },
  { name: 'a procedure code', path: '/breakdown?tab=codes&code=99213', ready: 'Why it is denied' },
  { name: 'Scenarios', path: '/scenarios', ready: 'Runs' },
  { name: 'Build a scenario', path: '/scenarios/build', ready: 'What to expect' },
  {
    name: 'starting a scenario',
    path: '/scenarios?start=standard-practice',
    ready: 'Start Standard Practice',
  },
  { name: 'Data', path: '/data', ready: 'damaged.835' },
  { name: 'Payments', path: '/data?tab=payments', ready: 'Do not balance' },
  { name: 'Exceptions', path: '/data?tab=exceptions', ready: 'Exceptions' },
  { name: 'Sources', path: '/data?tab=sources', ready: 'Sources' },
  { name: 'System', path: '/data?tab=system', ready: 'Jobs' },
] as const;

describeInBrowser('accessibility (axe-core)', () => {
  let folder: string;
  let program: Program;
  let browser: TestBrowser;
  let workspaceId: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'claimstream-browser-'));
    [{ program, workspaceId }, browser] = await Promise.all([startOnTenWeeks(folder), TestBrowser.launch()]);
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await program?.end('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  });
  afterEach(() => expect(browser.takeComplaints()).toEqual([]));

  describe.each(SCREENS)('on a screen $width pixels wide', ({ schemes, pages, ...viewport }) => {
    let page: Page;
    beforeAll(async () => {
      page = await browser.open(`${program.url}/`, {
        viewport,
        reducedMotion: 'reduce',
        initScript: { path: AXE },
      });
    });
    afterAll(() => page.context().close());

    const inSchemes = async (): Promise<string[]> => {
      const found: string[] = [];
      for (const colorScheme of schemes) {
        await page.emulateMedia({ colorScheme });
        await page.locator(`html[data-mantine-color-scheme="${colorScheme}"]`).waitFor();
        found.push(...(await violations(page)).map((what) => `${colorScheme}: ${what}`));
      }
      return found;
    };

    const shown = PAGES.filter((_, at) => at % pages.step === pages.from);

    it.each(shown)('finds nothing on $name', async ({ path, ready }) => {
      await page.goto(`${program.url}${path}${path.includes('?') ? '&' : '?'}workspace=${workspaceId}`);
      await page.getByRole('heading', { name: ready }).first().waitFor();
      await eventually(
        () => page.locator('.mantine-Skeleton-root').count(),
        (count) => count === 0,
      );
      expect(await inSchemes()).toEqual([]);
    });

    it('finds nothing on an open payment', async () => {
      await page.goto(`${program.url}/data?tab=payments&workspace=${workspaceId}`);
      await page.getByRole('row').nth(1).getByRole('button').click();
      await page.getByRole('heading', { name: 'How it comes to its amount' }).waitFor();
      expect(await inSchemes()).toEqual([]);
    });

    it('finds nothing on an open claim', async () => {
      await page.goto(`${program.url}/claims?status=DENIED&workspace=${workspaceId}`);
      await page.getByRole('row').nth(1).getByRole('button').click();
      await page.getByRole('button', { name: 'What would the payer say?' }).waitFor();
      expect(await inSchemes()).toEqual([]);
    });

    it('finds nothing on an open denial with its letter', async () => {
      await page.goto(`${program.url}/work?step=APPEAL&workspace=${workspaceId}`);
      await page.getByRole('row').nth(1).getByRole('button').click();
      await page.getByRole('region', { name: 'Appeal letter' }).waitFor();
      expect(await inSchemes()).toEqual([]);
    });
  });
});

interface AxeViolation {
  id: string;
  nodes: { target: string[]; html: string }[];
}

async function violations(page: Page): Promise<string[]> {
  const results = (await page.evaluate('axe.run(document, { resultTypes: ["violations"] })')) as {
    violations: AxeViolation[];
  };
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, html }) => `${id} at ${target.join(' ')}: ${html.slice(0, 160)}`),
  );
}
