import type { RunningServer } from '../../src/server/server';
import { SOCKET_BUFFER_BYTES } from '../../src/server/socket-sink';
import type { FeedWorld } from '../feeds/feed-world';
import { openFeedWorld, range, submitted } from '../feeds/feed-world';
import { RawSubscriber, sleep, startTestServer, until } from './test-server';

/** Events heavy enough to fill the kernel's buffers within seconds. */
const HEAVY = `subscription ($w: Int!, $after: String, $delivery: String = "ALL") {
  claimsAdded(workspaceId: $w, after: $after, delivery: $delivery) { cursor ids padding(bytes: 200000) }
}`;

describe('a client that stops reading', () => {
  let world: FeedWorld;
  let server: RunningServer;
  let workspaceId = 0;
  const clients: RawSubscriber[] = [];

  beforeAll(async () => {
    world = await openFeedWorld();
    server = await startTestServer(world);
  });
  beforeEach(async () => {
    workspaceId = await world.newWorkspace();
  });
  afterEach(() => clients.splice(0).forEach((client) => client.close()));
  afterAll(async () => {
    await server.close();
    await world.close();
  });

  const subscribe = async (variables: Record<string, unknown> = {}): Promise<RawSubscriber> => {
    const client = await RawSubscriber.open(server, HEAVY, { w: workspaceId, ...variables });
    clients.push(client);
    return client;
  };
  const metric = async (name: string): Promise<number> => {
    const text = await (await fetch(`${server.url}/metrics`)).text();
    return Number(new RegExp(`^${name} (.*)$`, 'm').exec(text)?.[1]);
  };

  it('costs neither memory nor the others anything, and then gets everything', async () => {
    const [frozen, ...others] = [await subscribe(), await subscribe(), await subscribe()];
    await sleep(200);
    await world.commit({ workspaceId, claims: submitted([1]) });
    await until(() => clients.every((client) => client.ids.length === 1));

    const detachedBefore = await metric('claimstream_subscribers_detached_total');
    frozen.pause();
    const events = 80;
    let sentMb = 0;
    for (let id = 2; id <= events; id += 1) {
      await world.commit({ workspaceId, claims: submitted([id]) });
      // One at a time, so that each is an event of its own: the others go on while one stands still.
      await until(() => others.every((client) => client.ids.length === id), `the others receive ${id}`);
      sentMb += 0.2;
    }
    expect(sentMb).toBeGreaterThan(15);
    expect(await metric('claimstream_subscribers_detached_total')).toBe(detachedBefore + 1);
    // What the server's side holds for it: a bounded buffer, however long it stands still.
    expect(await bufferedOf(server)).toBeLessThan(SOCKET_BUFFER_BYTES + 2 * 201_000);

    frozen.resume();
    await until(() => frozen.ids.length >= events);
    expect(frozen.ids).toEqual(range(1, events));
    await world.commit({ workspaceId, claims: submitted([events + 1]) });
    await until(() => clients.every((client) => client.ids.at(-1) === events + 1));
    expect(frozen.closeCode).toBeNull();
    expect(await metric('claimstream_subscription_streams')).toBe(1);
  });

  it('is told to come again when the server stops, and resumes by its cursor with nothing lost', async () => {
    const client = await subscribe();
    await sleep(200);
    await world.commit({ workspaceId, claims: submitted([1]) });
    await until(() => client.ids.length === 1);
    await server.close();
    await until(() => client.closeCode !== null);
    expect(client.closeCode).toBe(1001);
    await world.commit({ workspaceId, claims: submitted([2, 3]) });
    server = await startTestServer(world);
    const again = await subscribe({ after: client.frames.at(-1)?.payload.data.claimsAdded.cursor });
    await world.commit({ workspaceId, claims: submitted([4]) });
    await until(() => again.ids.length === 3);
    expect(again.ids).toEqual([2, 3, 4]);
  });

  /** The most that any socket of the server has waiting in this process. */
  const bufferedOf = async ({ url }: RunningServer): Promise<number> => {
    const text = await (await fetch(`${url}/metrics`)).text();
    return Number(/^claimstream_ws_buffered_bytes_max (.*)$/m.exec(text)?.[1]);
  };
});
