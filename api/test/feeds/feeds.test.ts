import { BadInputError } from '../../src/domain/errors';
import { DATABASES } from '../support/databases';
import type { ClaimFeedRequest } from '../../src/feeds/feed-sources';
import { FEED_PACE } from '../../src/feeds/feeds';
import type { FeedWorld } from './feed-world';
import { idsOf, openFeedWorld, range, submitted, takeChanges } from './feed-world';

describe.each(DATABASES)('claim feed over $name', ({ create }) => {
  let world: FeedWorld;
  let drop: () => Promise<void>;

  beforeAll(async () => {
    const database = await create();
    drop = database.drop;
    world = await openFeedWorld(database.url);
  });
  afterAll(async () => {
    await world.close();
    await drop();
  });

  /** Each test in a workspace of its own. */
  const inWorkspace = (
    name: string,
    test: (world: FeedWorld, workspaceId: number) => Promise<void>,
  ): void => {
    it(name, async () => test(world, await world.newWorkspace()));
  };
  const request = (workspaceId: number, more: Partial<ClaimFeedRequest> = {}): ClaimFeedRequest => ({
    workspaceId,
    kinds: null,
    filter: null,
    after: null,
    delivery: 'ALL',
    ...more,
  });

  inWorkspace(
    'begins with what is committed after the subscription',
    async ({ feeds, commit, followed }, workspaceId) => {
      await commit({ workspaceId, claims: submitted([1, 2]) });
      const events = feeds.claims(request(workspaceId));
      const taken = takeChanges(events, 2);
      await followed(workspaceId);
      await commit({ workspaceId, claims: submitted([3, 4]) });
      expect(idsOf(await taken)).toEqual([3, 4]);
    },
  );

  inWorkspace(
    'replays what came after a cursor and goes on live, nothing lost and nothing twice',
    async ({ feeds, commit, followed }, workspaceId) => {
      const first = takeChanges(feeds.claims(request(workspaceId)), 1);
      await followed(workspaceId);
      await commit({ workspaceId, claims: submitted([1]) });
      const after = (await first).at(-1)?.cursor ?? '';
      // More than a page, a commit far larger than an event, and commits that go on while it is read.
      for (let n = 0; n < 80; n += 1)
        await commit({ workspaceId, claims: submitted(range(n * 10 + 2, n * 10 + 11)) });
      await commit({ workspaceId, claims: submitted(range(802, 1_501)) });
      const taken = takeChanges(feeds.claims(request(workspaceId, { after })), 1_600);
      for (let n = 0; n < 10; n += 1)
        await commit({ workspaceId, claims: submitted(range(1_502 + n * 10, 1_511 + n * 10)) });
      const events = await taken;
      expect(idsOf(events)).toEqual(range(2, 1_601));
      expect(Math.max(...events.map((event) => event.changes.length))).toBeLessThanOrEqual(
        FEED_PACE.changesPerEvent,
      );
      expect(events.every((event) => event.skipped === 0 && event.gap === null)).toBe(true);
    },
  );

  inWorkspace(
    "resumes at every event's cursor, also in the middle of a commit",
    async ({ feeds, commit, followed }, workspaceId) => {
      await commit({ workspaceId, claims: [] });
      const start = takeChanges(feeds.claims(request(workspaceId)), 1);
      await followed(workspaceId);
      await commit({ workspaceId, claims: submitted([1]) });
      await commit({ workspaceId, claims: submitted(range(2, 701)) });
      const after = (await start).at(-1)?.cursor ?? '';
      const all = await takeChanges(feeds.claims(request(workspaceId, { after })), 700);
      expect(all.length).toBeGreaterThan(2);
      for (const [index, event] of all.slice(0, -1).entries()) {
        const rest = await takeChanges(
          feeds.claims(request(workspaceId, { after: event.cursor })),
          idsOf(all.slice(index + 1)).length,
        );
        expect(idsOf(rest)).toEqual(idsOf(all.slice(index + 1)));
      }
    },
  );

  inWorkspace(
    'finds commits whose doorbell rang elsewhere',
    async ({ feeds, commit, followed }, workspaceId) => {
      const taken = takeChanges(feeds.claims(request(workspaceId)), 1);
      await followed(workspaceId);
      await commit({ workspaceId, claims: submitted([7]), silent: true });
      expect(idsOf(await taken)).toEqual([7]);
    },
  );

  inWorkspace(
    'LATEST skips what there is too much of, and counts it',
    async ({ feeds, commit, followed }, workspaceId) => {
      const first = takeChanges(feeds.claims(request(workspaceId)), 1);
      await followed(workspaceId);
      await commit({ workspaceId, claims: submitted([1]) });
      const after = (await first).at(-1)?.cursor ?? '';
      for (let n = 0; n < 50; n += 1)
        await commit({ workspaceId, claims: submitted(range(n * 20 + 2, n * 20 + 21)) });
      const [event] = await takeChanges(feeds.claims(request(workspaceId, { after, delivery: 'LATEST' })), 1);
      expect(event?.skipped).toBe(1_000 - FEED_PACE.changesPerEvent);
      expect(idsOf(event ? [event] : [])).toEqual(range(1_002 - FEED_PACE.changesPerEvent, 1_001));
    },
  );

  inWorkspace('keeps to the kinds asked for', async ({ feeds, commit, followed }, workspaceId) => {
    const taken = takeChanges(feeds.claims(request(workspaceId, { kinds: ['APPEAL_FILED'] })), 2);
    await followed(workspaceId);
    await commit({
      workspaceId,
      claims: [
        ['SUBMITTED', 1],
        ['APPEAL_FILED', 2],
        ['ADJUDICATED', 3],
      ],
    });
    await commit({ workspaceId, claims: [['APPEAL_FILED', 4]] });
    expect(idsOf(await taken)).toEqual([2, 4]);
  });

  it('keeps to the filter, by what is fixed when a claim is submitted', async () => {
    const { feeds, addClaims, commit, followed, workspaceId } = world;
    await addClaims([
      {
        id: 1,
        payerId: 7,
        lastName: 'Ångström',
        billedCents: 5_000,
        procedureCode: '99213',
        submissionDate: '2026-01-05',
      },
      {
        id: 2,
        payerId: 8,
        lastName: 'Doe',
        billedCents: 25_000,
        procedureCode: '99214',
        submissionDate: '2026-02-05',
      },
      {
        id: 3,
        payerId: 7,
        lastName: 'Roe',
        billedCents: 45_000,
        procedureCode: '99214',
        submissionDate: '2026-03-05',
      },
    ]);
    const filters = {
      payer: { payerId: 7 },
      procedure: { procedureCode: '99214' },
      search: { search: 'åNG' },
      billed: { minBilledCents: 20_000, maxBilledCents: 30_000 },
      dates: { from: '2026-02-01', to: '2026-03-05' },
      both: { payerId: 7, procedureCode: '99214' },
      none: { payerId: 99 },
    };
    const expected = { payer: [1, 3], procedure: [2, 3], search: [1], billed: [2], dates: [2, 3], both: [3] };
    const taken = Object.entries(expected).map(([name, ids]) =>
      takeChanges(
        feeds.claims(request(workspaceId, { filter: filters[name as keyof typeof expected] })),
        ids.length,
      ),
    );
    const nothing = feeds.claims(request(workspaceId, { filter: filters.none }));
    const pending = nothing.next();
    await followed(workspaceId, taken.length + 1);
    await commit({ claims: submitted([1, 2, 3]) });
    expect((await Promise.all(taken)).map(idsOf)).toEqual(Object.values(expected));
    await nothing.return?.();
    expect((await pending).done).toBe(true);
  });

  it('says what is missing where the feed was trimmed behind a cursor', async () => {
    const { feeds, commit, trim, followed, workspaceId } = world;
    const first = takeChanges(feeds.claims(request(workspaceId)), 1);
    await followed(workspaceId);
    await commit({ claims: submitted([100]) });
    const after = (await first).at(-1)?.cursor ?? '';
    let last = 0;
    for (let id = 101; id <= 110; id += 1) last = await commit({ claims: submitted([id]) });
    await trim(last - 3);
    const events = await takeChanges(feeds.claims(request(workspaceId, { after })), 3);
    expect(events[0]?.gap).toEqual({ afterCursor: after, missed: 7 });
    expect(idsOf(events)).toEqual([108, 109, 110]);
    expect(events.slice(1).every((event) => event.gap === null)).toBe(true);

    await trim(last);
    const [only] = await takeChanges(
      { [Symbol.asyncIterator]: () => feeds.claims(request(workspaceId, { after })) },
      0,
    );
    expect(only?.gap).toEqual({ afterCursor: after, missed: 10 });
  });

  inWorkspace(
    'refuses a cursor that is malformed, of another workspace or feed, or beyond the end',
    async ({ feeds, commit, newWorkspace, followed }, workspaceId) => {
      const taken = takeChanges(feeds.claims(request(workspaceId)), 1);
      await followed(workspaceId);
      await commit({ workspaceId, claims: submitted([1]) });
      const cursor = (await taken).at(-1)?.cursor ?? '';
      const other = await newWorkspace();
      for (const after of ['', 'nonsense', `${cursor}=`, Buffer.from('f1.c.1.x.0.0').toString('base64url')]) {
        expect(() => feeds.claims(request(workspaceId, { after }))).toThrow(BadInputError);
      }
      expect(() => feeds.claims(request(other, { after: cursor }))).toThrow(
        'after: is a cursor of another workspace',
      );
      expect(() => feeds.patterns({ workspaceId, after: cursor, delivery: 'ALL' })).toThrow('another feed');
      const beyond = Buffer.from(`f1.c.${workspaceId}.99.0.99`).toString('base64url');
      await expect(feeds.claims(request(workspaceId, { after: beyond })).next()).rejects.toThrow(
        'beyond the end',
      );
    },
  );

  inWorkspace(
    'gives patterns one by one, in order, with their own cursors',
    async ({ feeds, commit, followed }, workspaceId) => {
      const events = feeds.patterns({ workspaceId, after: null, delivery: 'ALL' });
      const first = events.next();
      await followed(workspaceId);
      await commit({
        workspaceId,
        patterns: [
          ['DETECTED', 1],
          ['DETECTED', 2],
        ],
        claims: submitted([9]),
      });
      await commit({ workspaceId, patterns: [['WORSENED', 1]] });
      const cursor = (await first).value?.cursor ?? '';
      const seen = [(await events.next()).value, (await events.next()).value];
      expect(seen.map((event) => [event?.kind, event?.patternId])).toEqual([
        ['DETECTED', 2],
        ['WORSENED', 1],
      ]);
      await events.return?.();
      const again = feeds.patterns({ workspaceId, after: cursor, delivery: 'ALL' });
      expect((await again.next()).value?.patternId).toBe(2);
      await again.return?.();
    },
  );

  inWorkspace('ends at once when it is told to while it waits', async ({ feeds }, workspaceId) => {
    const events = feeds.claims(request(workspaceId));
    const pending = events.next();
    await events.return?.();
    expect((await pending).done).toBe(true);
  });
});
