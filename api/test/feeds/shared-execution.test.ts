import { parse, getOperationAST, GraphQLError } from 'graphql';
import type { OperationDefinitionNode } from 'graphql';
import { toPublicError } from '../../src/graphql/errors';
import { FeedSession } from '../../src/feeds/feeds';
import type { Membership } from '../../src/feeds/shared-execution';
import type { FrameSink } from '../../src/feeds/subscriber';
import { SharedExecution } from '../../src/feeds/shared-execution';
import { computed, tinySchema } from '../server/tiny-schema';
import type { FeedWorld } from './feed-world';
import { openFeedWorld, range, submitted } from './feed-world';
import { testContext } from './test-context';

const DOCUMENT = parse(
  'subscription Added($w: Int!, $after: String, $delivery: String) { claimsAdded(workspaceId: $w, after: $after, delivery: $delivery) { cursor ids skipped gap { missed } } }',
);
const NEWEST = parse('subscription Newest($w: Int!) { newest(workspaceId: $w) }');

describe('shared execution', () => {
  let world: FeedWorld;
  let shared: SharedExecution;
  let workspaceId = 0;
  const members: Membership[] = [];

  beforeAll(async () => {
    world = await openFeedWorld();
  });
  afterAll(() => world.close());
  afterEach(() => members.splice(0).forEach((member) => member.leave()));
  beforeEach(async () => {
    workspaceId = await world.newWorkspace();
    shared = new SharedExecution({
      schema: tinySchema,
      createContext: (feeds) => testContext(world, feeds),
      openSession: (options) => new FeedSession(world.feeds, options),
      toPublicError: (error) => toPublicError(error, (_id, cause) => console.error(cause)),
    });
  });

  const subscribe = async (
    sink: FrameSink,
    variables: Record<string, unknown> = {},
    document = DOCUMENT,
  ): Promise<Membership> => {
    const joined = await shared.join(
      {
        document,
        operation: getOperationAST(document) as OperationDefinitionNode,
        variables: { w: workspaceId, ...variables },
        authority: 'local',
      },
      sink,
    );
    if (joined.errors)
      throw new AggregateError(joined.errors, joined.errors.map((error) => error.message).join());
    members.push(joined.membership);
    return joined.membership;
  };
  const commit = (ids: readonly number[]) => world.commit({ workspaceId, claims: submitted(ids) });

  it('computes once for all who ask the same, whatever names they give', async () => {
    const sinks = range(1, 20).map(() => new TestSink());
    for (const sink of sinks) await subscribe(sink);
    computed.claims = 0;
    await commit([1, 2]);
    await all(sinks, (sink) => sink.ids.length >= 2);
    await commit([3]);
    await all(sinks, (sink) => sink.ids.length >= 3);
    expect(computed.claims).toBe(2);
    expect(sinks.map((sink) => sink.ids)).toEqual(sinks.map(() => [1, 2, 3]));
    expect(shared.streamCount).toBe(1);
    members.forEach((member) => member.leave());
    expect(shared.streamCount).toBe(0);
  });

  it('keeps apart what differs in a variable', async () => {
    await subscribe(new TestSink());
    await subscribe(new TestSink(), { delivery: 'LATEST' });
    expect(shared.streamCount).toBe(2);
  });

  it('lets a full socket fall behind alone, gives it everything afterward, and joins it to the others again', async () => {
    const [slow, quick] = [new TestSink(), new TestSink()];
    await subscribe(slow);
    await subscribe(quick);
    await commit([1]);
    await all([slow, quick], (sink) => sink.ids.length === 1);
    slow.hold();
    for (let id = 2; id <= 40; id += 1) {
      await commit([id]);
      await until(() => quick.ids.length === id);
    }
    expect(slow.payloads.length).toBeLessThanOrEqual(3);
    slow.release();
    await until(() => slow.ids.length === 40);
    expect(slow.ids).toEqual(range(1, 40));
    await until(() => shared.streamCount === 1);
    computed.claims = 0;
    await commit([41]);
    await all([slow, quick], (sink) => sink.ids.length === 41);
    expect(computed.claims).toBe(1);
  });

  it('joins who resumes by a cursor to those who are live, once it has caught up', async () => {
    const live = new TestSink();
    await subscribe(live);
    await commit([1]);
    await until(() => live.ids.length === 1);
    const after = live.cursors[0];
    for (let n = 0; n < 30; n += 1) await commit(range(n * 20 + 2, n * 20 + 21));
    await until(() => live.ids.length === 601);
    const resumed = new TestSink();
    await subscribe(resumed, { after });
    await until(() => resumed.ids.length === 600);
    expect(resumed.ids).toEqual(range(2, 601));
    await until(() => shared.streamCount === 1);
    await commit([602]);
    await all([live, resumed], (sink) => sink.ids.at(-1) === 602);
    expect(resumed.ids.length).toBe(601);
  });

  it('a LATEST subscriber that was slow skips to the newest and says how many it missed', async () => {
    const [slow, quick] = [new TestSink(), new TestSink()];
    for (const sink of [slow, quick]) await subscribe(sink, { delivery: 'LATEST' });
    await commit([1]);
    await all([slow, quick], (sink) => sink.ids.length === 1);
    slow.hold();
    for (let n = 0; n < 40; n += 1) {
      await commit(range(n * 50 + 2, n * 50 + 51));
      await until(() => quick.ids.at(-1) === n * 50 + 51);
    }
    slow.release();
    await until(() => slow.ids.at(-1) === 2_001);
    expect(slow.ids.length).toBeLessThan(2_001);
    expect(slow.ids.length + slow.skipped).toBe(2_001);
    expect(slow.ids).toEqual([...slow.ids].sort((a, b) => a - b));
  });

  it.each(range(1, 12))(
    'nobody loses or repeats anything, however they come, stall and go (seed %i)',
    async (seed) => {
      const random = mulberry32(seed);
      const sinks: { sink: TestSink; from: number; member: Membership }[] = [];
      let last = 0;
      let cursors: { cursor: string; id: number }[] = [];
      const watch = new TestSink();
      await subscribe(watch);
      for (let step = 0; step < 60; step += 1) {
        const roll = random();
        if (roll < 0.2) {
          const known = cursors[Math.floor(random() * cursors.length)];
          const sink = new TestSink();
          const resumes = known !== undefined && random() < 0.7;
          if (!resumes) await until(() => watch.ids.length === last);
          const member = await subscribe(sink, resumes ? { after: known.cursor } : {});
          if (!resumes) await pause(30);
          sinks.push({ sink, member, from: resumes ? known.id + 1 : last + 1 });
        } else if (roll < 0.4) {
          pick(sinks, random)?.sink.hold();
        } else if (roll < 0.6) {
          pick(sinks, random)?.sink.release();
        } else {
          const count = 1 + Math.floor(random() * (random() < 0.2 ? 500 : 8));
          await commit(range(last + 1, last + count));
          last += count;
        }
        if (random() < 0.3) await pause(Math.floor(random() * 30));
        cursors = watch.events.map(({ cursor, ids }) => ({ cursor, id: ids.at(-1) ?? 0 }));
      }
      for (const { sink } of sinks) sink.release();
      await all(
        [...sinks.map(({ sink }) => sink), watch],
        (sink) => (sink.ids.at(-1) ?? 0) === last || sinks.some((s) => s.sink === sink && s.from > last),
      );
      await pause(60);
      for (const { sink, from } of sinks) expect(sink.ids).toEqual(range(from, last));
      expect(watch.ids).toEqual(range(1, last));
      await until(() => shared.streamCount === 1);
      for (const { member } of sinks) member.leave();
    },
  );

  it('shows the newest state at once to whoever joins, and says nothing where nothing changed', async () => {
    const first = new TestSink();
    await subscribe(first, {}, NEWEST);
    await until(() => first.payloads.length === 1);
    await commit([1]);
    await until(() => first.payloads.length === 2);
    const second = new TestSink();
    await subscribe(second, {}, NEWEST);
    expect(second.payloads).toEqual([first.payloads[1]]);
    computed.ticks = 0;
    await until(() => computed.ticks >= 2);
    expect(first.payloads.length).toBe(2);
  });

  it('a slow subscriber of a state gets the newest only', async () => {
    const sink = new TestSink();
    await subscribe(sink, {}, NEWEST);
    await until(() => sink.payloads.length === 1);
    sink.hold();
    for (let id = 1; id <= 6; id += 1) {
      await commit([id]);
      await pause(300);
    }
    sink.release();
    await until(() => sink.last?.['newest'] === 6);
    expect(sink.payloads.length).toBeLessThanOrEqual(4);
  });

  it('refuses a cursor that it did not give, to that subscriber alone', async () => {
    const live = new TestSink();
    await subscribe(live);
    await expect(subscribe(new TestSink(), { after: 'nonsense' })).rejects.toThrow(
      'after: expects the cursor',
    );
    await commit([1]);
    await until(() => live.ids.length === 1);
  });
});

/** A socket with room for one frame more than it should hold, as long as it is held. */
class TestSink implements FrameSink {
  readonly payloads: string[] = [];
  private held = false;
  private waiting: (() => void)[] = [];

  send(payload: Buffer): boolean {
    this.payloads.push(payload.toString());
    return !this.held;
  }

  drained(): Promise<void> {
    return this.held ? new Promise((resolve) => this.waiting.push(resolve)) : Promise.resolve();
  }

  hold(): void {
    this.held = true;
  }

  release(): void {
    this.held = false;
    for (const resolve of this.waiting.splice(0)) resolve();
  }

  get last(): Record<string, unknown> | undefined {
    const payload = this.payloads.at(-1);
    return payload === undefined
      ? undefined
      : (JSON.parse(payload) as { data: Record<string, unknown> }).data;
  }

  get events(): { cursor: string; ids: number[]; skipped: number }[] {
    return this.payloads.map((text) => {
      const { data, errors } = JSON.parse(text) as {
        data?: { claimsAdded: { cursor: string; ids: number[]; skipped: number } };
        errors?: unknown;
      };
      if (!data) throw new GraphQLError(JSON.stringify(errors));
      return data.claimsAdded;
    });
  }

  get ids(): number[] {
    return this.events.flatMap(({ ids }) => ids);
  }
  get cursors(): string[] {
    return this.events.map(({ cursor }) => cursor);
  }
  get skipped(): number {
    return this.events.reduce((sum, { skipped }) => sum + skipped, 0);
  }
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

async function until(condition: () => boolean): Promise<void> {
  for (let tries = 0; !condition(); tries += 1) {
    if (tries > 1_500) throw new Error(`it did not come to this: ${condition.toString()}`);
    await pause(5);
  }
}

const all = (sinks: readonly TestSink[], condition: (sink: TestSink) => boolean): Promise<void> =>
  until(() => sinks.every(condition));

function pick<T>(items: readonly T[], random: () => number): T | undefined {
  return items[Math.floor(random() * items.length)];
}

function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
