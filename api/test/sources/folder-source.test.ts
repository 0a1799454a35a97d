import { mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { GraphqlWorld } from '../graphql/graphql-world';
import { openGraphqlWorld, until } from '../graphql/graphql-world';
import { databasesInTurn } from '../support/databases';
import { openSourceWorld, REMITTANCE, type SourceWorld } from './source-world';

describe.each(databasesInTurn(__filename))('a folder as a source, on $name', (kind) => {
  let world: GraphqlWorld;
  let sources: SourceWorld;
  let folder: string;

  beforeAll(async () => {
    world = await openGraphqlWorld(kind);
    sources = await openSourceWorld(world);
  });
  afterAll(() => world.close());
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'claimstream-source-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  /** Written some time ago, as far as anybody can see. */
  const put = (name: string, content: string, agoSeconds = 60): void => {
    writeFileSync(join(folder, name), content, 'latin1');
    const then = new Date(Date.now() - agoSeconds * 1_000);
    utimesSync(join(folder, name), then, then);
  };
  const files = (place = '.'): string[] =>
    readdirSync(join(folder, place), { withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ name }) => name)
      .sort();
  const renamed = (prefix: string): string =>
    REMITTANCE.replaceAll('ACCT-', prefix).replaceAll('SHP2025', prefix).replaceAll('EFT0000101', prefix);

  it('is imported file by file, and each file goes where it belongs, with the reason beside what did not come in', async () => {
    put('b.835', renamed('FOLDERB'));
    put('a.835', renamed('FOLDERA'));
    put('letter.txt', 'Dear patient, your claim was denied.');
    put('nothing.835', '');
    put('.c.835.part', renamed('FOLDERC'));
    const id = await sources.create('FOLDER', { path: folder });
    const before = (await sources.claimNumbers()).length;
    expect(await sources.sync(id)).toMatchObject({ fileName: 'a.835', workspaceId: sources.workspaceId });

    expect(files()).toEqual(['.c.835.part']);
    expect(files('done')).toEqual(['a.835', 'b.835']);
    expect(files('quarantine')).toEqual([
      'letter.txt',
      'letter.txt.reason.txt',
      'nothing.835',
      'nothing.835.reason.txt',
    ]);
    expect(readFileSync(join(folder, 'quarantine', 'letter.txt.reason.txt'), 'utf8')).toMatch(
      /^byte 0, line 1: expected /,
    );
    const numbers = await sources.claimNumbers();
    expect(numbers.filter((number) => number.startsWith('FOLDER'))).toHaveLength(before * 2);
    expect(await sources.source(id)).toMatchObject({
      lastError: null,
      nextSyncAt: null,
      imports: [
        { fileName: 'b.835', state: 'COMPLETED' },
        { fileName: 'a.835', state: 'COMPLETED' },
      ],
    });
  });

  it('leaves alone what is still being written, and says that there is nothing to import', async () => {
    put('growing.835', renamed('GROWING'), 0);
    const id = await sources.create('FOLDER', { path: folder, quietSeconds: 3_600 });
    const refusal = await sources.refusedSync(id);
    expect(refusal).toMatchObject({ code: 'CONFLICT' });
    expect(refusal.message).toMatch(/nothing new to import/);
    expect(files()).toEqual(['growing.835']);
    expect(readdirSync(folder)).toEqual(['growing.835']);
  });

  it('takes the same file again without a second claim, under another name beside the first', async () => {
    put('twice.835', renamed('TWICE'));
    const id = await sources.create('FOLDER', { path: folder });
    await sources.sync(id);
    const numbers = await sources.claimNumbers();
    put('twice.835', renamed('TWICE'));
    await sources.sync(id);
    expect(await sources.claimNumbers()).toEqual(numbers);
    expect(files('done')).toEqual(['twice (2).835', 'twice.835']);
  });

  it('moves a file whose import fails to failed, with the position', async () => {
    put('cut.835', renamed('CUTOFF').slice(0, 1_400));
    const id = await sources.create('FOLDER', { path: folder });
    await sources.sync(id);
    expect((await sources.source(id)).imports).toMatchObject([{ fileName: 'cut.835', state: 'FAILED' }]);
    expect(files('failed')).toEqual(['cut.835', 'cut.835.reason.txt']);
    expect(readFileSync(join(folder, 'failed', 'cut.835.reason.txt'), 'utf8')).toMatch(/byte \d+/);
  });

  it('is looked at by itself once it is enabled, and says why where it cannot be read', async () => {
    put('alone.835', renamed('ALONE'));
    const id = await sources.create('FOLDER', { path: folder, everySeconds: 5 }, true);
    await sources.world.lookForSources();
    await until(
      () => sources.source(id),
      ({ lastSyncAt }) => lastSyncAt !== null,
    );
    expect(files('done')).toEqual(['alone.835']);

    const gone = join(folder, 'gone');
    const broken = await sources.create('FOLDER', { path: gone }, true);
    await sources.world.lookForSources();
    const failed = await until(
      () => sources.source(broken),
      ({ lastError }) => lastError !== null,
    );
    expect(failed).toMatchObject({ lastError: `There is no folder ${gone}.`, lastSyncAt: null });
    // Twice the usual 30 seconds after the first failure.
    const wait = Date.parse(failed.nextSyncAt as string) - Date.now();
    expect(wait).toBeGreaterThan(40_000);
    expect(wait).toBeLessThan(70_000);
  });
});
