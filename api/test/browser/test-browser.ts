import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { chromium } from 'playwright-core';

/** Where a Chromium is; scripts/test.mjs looks for it and says so when there is none. */
const executablePath = process.env.TEST_CHROMIUM ?? null;
if (!executablePath) process.stdout.write('skipped: browser tests (TEST_CHROMIUM names no Chromium)\n');

export const describeInBrowser = executablePath ? describe : describe.skip;

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** On a machine whose cores others use too; nothing that works comes near it. */
const PATIENCE_MS = 25_000;

/** A Chromium that notes what no page of ours may do: write errors to the console, or ask another host for anything. */
export class TestBrowser {
  private complaints: string[] = [];

  private constructor(private readonly browser: Browser) {}

  static async launch(): Promise<TestBrowser> {
    if (!executablePath) throw new Error('TEST_CHROMIUM names no Chromium.');
    return new TestBrowser(await chromium.launch({ executablePath, args: FLAGS }));
  }

  /** A page of its own context: no cookies, storage or cache of another. */
  async open(
    url: string,
    { initScript, ...options }: BrowserContextOptions & { initScript?: { path: string } } = {},
  ): Promise<Page> {
    const context = await this.browser.newContext({
      viewport: { width: 1440, height: 900 },
      colorScheme: 'light',
      ...options,
    });
    context.setDefaultTimeout(PATIENCE_MS);
    if (initScript) await context.addInitScript(initScript);
    const page = await context.newPage();
    page.on('console', (message) => {
      if (message.type() === 'error') this.complaints.push(`console: ${message.text()}`);
    });
    page.on('pageerror', (error) => this.complaints.push(`uncaught: ${error.message}`));
    page.on('request', (request) => this.noteForeign(request.url()));
    page.on('websocket', (socket) => this.noteForeign(socket.url()));
    await page.goto(url);
    return page;
  }

  /** What was complained of since the last call. */
  takeComplaints(): string[] {
    return this.complaints.splice(0);
  }

  async close(): Promise<void> {
    await this.browser.close();
  }

  private noteForeign(url: string): void {
    const { protocol, hostname } = new URL(url);
    const local = protocol === 'data:' || protocol === 'blob:' || hostname === '127.0.0.1';
    if (!local) this.complaints.push(`asked elsewhere: ${url}`);
  }
}

/** Reads again and again until it is as expected. @throws when it does not become so, with what was read last */
export async function eventually<T>(
  read: () => Promise<T>,
  expected: (value: T) => boolean,
  patienceMs = PATIENCE_MS,
): Promise<T> {
  const deadline = performance.now() + patienceMs;
  for (;;) {
    const value = await read();
    if (expected(value)) return value;
    if (performance.now() > deadline) throw new Error(`It stayed ${JSON.stringify(value)}.`);
    await wait(100);
  }
}

export function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
