import type { Locator, Page } from 'playwright-core';

/** What the tests read from the dashboard, in the words in which a reader or a screen reader finds it. */
export class Dashboard {
  constructor(readonly page: Page) {}

  /** The number on a tile; null while it loads. */
  async tile(label: string): Promise<number | null> {
    const text = await this.page.getByRole('group', { name: label, exact: true }).innerText();
    const figure = /^[^\n]*\n+\$?([\d,]+)/.exec(text)?.[1];
    return figure === undefined ? null : Number(figure.replaceAll(',', ''));
  }

  /** The workspace's clock, in milliseconds of its own time. */
  async clockMs(): Promise<number> {
    return Date.parse((await this.runBar().locator('time').getAttribute('datetime')) ?? '');
  }

  /** "Running", "Paused", ... */
  async runState(): Promise<string> {
    return this.runBar().locator('strong').innerText();
  }

  runBar(): Locator {
    return this.page.getByRole('group', { name: 'Clock and run' });
  }

  async command(label: string): Promise<void> {
    await this.runBar().getByRole('button', { name: label }).click();
  }

  async chooseSpeed(label: string): Promise<void> {
    await this.page.getByRole('combobox', { name: /^Speed/ }).click();
    await this.page.getByRole('option', { name: new RegExp(`^${label}`) }).click();
  }

  async newestFeedRow(): Promise<string | null> {
    const rows = this.page.getByRole('region', { name: 'Live claims and denials' }).locator('li');
    return (await rows.count()) === 0 ? null : rows.first().innerText();
  }

  /** "Live", "Reconnecting", ... */
  connection(): Locator {
    return this.page.getByRole('banner').getByRole('status');
  }

  /** The Overview with the figures of this workspace. */
  async showsOverviewOf(workspaceName: string): Promise<void> {
    await this.page.getByRole('main').getByText(`${workspaceName} · submitted`).waitFor();
  }
}
