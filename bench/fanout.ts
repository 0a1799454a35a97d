import type { ChildProcess } from 'node:child_process';
import { fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';
import type { RunningApp } from '../api/src/app';
import { startApp } from '../api/src/app';
import { readConfig } from '../api/src/config';
import { FEED_PACE } from '../api/src/feeds/feeds';
import { createLog } from '../api/src/server/log';
import type { ClientResponse, ClientRequest, Subscription } from './fanout-client';
import type { Bench, Figure } from './figure';
import { median, rounded } from './figure';

const ROUNDS = 3;
const SOCKETS = 500;
const FILTERS = 50;
const CLAIMS_PER_EVENT = 10;
const MEASURED_MS = 4_000;
const WARM_UP_MS = 1_000;
/** More claims than the subscribers can be sent, so that they never wait for the run. */
const DAYS_PER_SECOND = 3;
const CLAIMS_PER_DAY = 1_000;
const STILL = 0.001;
/** The same limit that the product has for a socket. */
const BUFFERED_BYTES = 256 * 1024;

/** Frames a second to 500 subscribers of a run that is being written, over bare `ws.send` of the same frames. */
export const fanout: Bench = {
  name: 'fanout',
  run: async () => {
    // Events of the same size as the peer's frames; the product puts up to 200 claims into one when it has them.
    Object.assign(FEED_PACE, { changesPerEvent: CLAIMS_PER_EVENT });
    const folder = mkdtempSync(join(tmpdir(), 'claimstream-bench-'));
    const clients = await Clients.start();
    const app = await startApp({
      config: {
        ...readConfig({ PORT: '0', DATA_DIR: folder, CLAIMSTREAM_FEED_RETENTION: '10000000' }),
        port: 0,
      },
      log: createLog('warn'),
      webRoot: join(__dirname, '..', 'web', 'dist'),
      empty: true,
    });
    try {
      const run = await startRun(app);
      return [
        await measure(clients, run, 'fanout', 'ratio >= 0.25', identical(run)),
        await measure(clients, run, 'fanoutFilters', 'reported apart', filtered(run)),
      ];
    } finally {
      await clients.stop();
      await app.close();
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

interface Run {
  app: RunningApp;
  workspaceId: string;
  setSpeed(daysPerSecond: number): Promise<void>;
}

const SUBSCRIPTION = `subscription ($workspaceId: ID!, $filter: ClaimFilter) {
  claimsAdded(workspaceId: $workspaceId, filter: $filter) {
    cursor
    claims { id claimNumber status patientName submissionDate dateOfService billedAmount diagnosisCodes }
  }
}`;

const identical = ({ workspaceId }: Run): Subscription[] =>
  Array.from({ length: SOCKETS }, () => ({ query: SUBSCRIPTION, variables: { workspaceId } }));

/** Most claims match each of them, so that the work for different subscriptions is what counts. */
const filtered = ({ workspaceId }: Run): Subscription[] =>
  Array.from({ length: SOCKETS }, (_, index) => ({
    query: SUBSCRIPTION,
    variables: { workspaceId, filter: { minBilled: 10 + (index % FILTERS) } },
  }));

async function measure(
  clients: Clients,
  run: Run,
  figure: string,
  target: string,
  subscriptions: Subscription[],
): Promise<Figure> {
  const rounds: { ours: Rate; bare: Rate; bareWhileWriting: Rate }[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    await clients.open(`${run.app.url.replace('http', 'ws')}/graphql`, subscriptions);
    await run.setSpeed(DAYS_PER_SECOND);
    const ours = await clients.rate();
    const frames = await clients.sample();
    await clients.close();
    const bareWhileWriting = await measureBare(clients, frames);
    await run.setSpeed(STILL);
    const bare = await measureBare(clients, frames);
    rounds.push({ ours, bare, bareWhileWriting });
  }
  const of = (pick: (round: (typeof rounds)[number]) => number): number => median(rounds.map(pick));
  return {
    figure,
    ratio: rounded(of(({ ours, bare }) => ours.framesPerSecond / bare.framesPerSecond)),
    target,
    from: {
      framesPerSecond: Math.round(of(({ ours }) => ours.framesPerSecond)),
      bareFramesPerSecond: Math.round(of(({ bare }) => bare.framesPerSecond)),
      ratioToBareWhileWriting: rounded(
        of(({ ours, bareWhileWriting }) => ours.framesPerSecond / bareWhileWriting.framesPerSecond),
      ),
      bytesPerFrame: Math.round(of(({ ours }) => ours.bytesPerFrame)),
      bareBytesPerFrame: Math.round(of(({ bare }) => bare.bytesPerFrame)),
      serverMicrosPerFrame: rounded(
        of(({ ours }) => ours.serverMicros),
        1,
      ),
      bareServerMicrosPerFrame: rounded(
        of(({ bare }) => bare.serverMicros),
        1,
      ),
      clientMicrosPerFrame: rounded(
        of(({ ours }) => ours.clientMicros),
        1,
      ),
      bareClientMicrosPerFrame: rounded(
        of(({ bare }) => bare.clientMicros),
        1,
      ),
      claimsPerEvent: CLAIMS_PER_EVENT,
      fieldsPerClaim: 8,
      subscribers: SOCKETS,
      clientProcesses: clients.count,
      differentFilters: new Set(subscriptions.map((each) => JSON.stringify(each))).size,
      rounds: ROUNDS,
      ratios: rounds.map(({ ours, bare }) => rounded(ours.framesPerSecond / bare.framesPerSecond)),
    },
  };
}

/** Every frame to every socket, as fast as the sockets take them, and nothing else. */
async function measureBare(clients: Clients, texts: readonly string[]): Promise<Rate> {
  const frames = texts.map((text) => Buffer.from(text));
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0, perMessageDeflate: false });
  await new Promise((resolve) => server.once('listening', resolve));
  await clients.open(
    `ws://127.0.0.1:${(server.address() as AddressInfo).port}`,
    Array.from({ length: SOCKETS }, () => null),
  );
  let isSending = true;
  const sending = (async () => {
    for (let at = 0; isSending; at += 1) {
      const frame = frames[at % frames.length] as Buffer;
      let waiting = 0;
      for (const socket of server.clients) {
        socket.send(frame, { binary: false });
        waiting = Math.max(waiting, socket.bufferedAmount);
      }
      await nextTurn();
      while (waiting > BUFFERED_BYTES) {
        await nextTurn();
        waiting = Math.max(...[...server.clients].map((socket) => socket.bufferedAmount));
      }
    }
  })();
  const rate = await clients.rate();
  isSending = false;
  await sending;
  await clients.close();
  await new Promise((resolve) => server.close(resolve));
  return rate;
}

async function startRun(app: RunningApp): Promise<Run> {
  const ask = async (
    query: string,
    variables: object,
  ): Promise<Record<string, { id: string; workspace?: { id: string } }>> => {
    const response = await fetch(`${app.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = (await response.json()) as { data: never; errors?: unknown };
    if (errors) throw new Error(JSON.stringify(errors));
    return data;
  };
  const config = {
    claimsPerDay: CLAIMS_PER_DAY,
    denialRate: 18,
    providers: 12,
    durationDays: 3_650,
    daysPerSecond: STILL,
    patterns: [
      { rule: 'missing-modifier-25', shareOfDenials: 25 },
      { rule: 'missing-authorization', shareOfDenials: 15 },
    ],
  };
  const { createScenario } = await ask(
    'mutation ($config: ScenarioConfigInput!) { createScenario(name: "Bench", config: $config) { id } }',
    { config },
  );
  const { startGeneration } = await ask(
    'mutation ($input: StartGenerationInput!) { startGeneration(input: $input) { id workspace { id } } }',
    { input: { scenarioId: createScenario?.id } },
  );
  const workspaceId = String(startGeneration?.workspace?.id);
  return {
    app,
    workspaceId,
    setSpeed: async (daysPerSecond) => {
      await ask(
        'mutation ($workspaceId: ID!, $daysPerSecond: Float) { configureGeneration(workspaceId: $workspaceId, input: { daysPerSecond: $daysPerSecond }) { id } }',
        { workspaceId, daysPerSecond },
      );
    },
  };
}

interface Rate {
  framesPerSecond: number;
  bytesPerFrame: number;
  /** Processor time for each frame; the server's holds the engine's, too. */
  clientMicros: number;
  serverMicros: number;
}

/** The processes that subscribe; every socket is in one of them. */
class Clients {
  private constructor(private readonly processes: readonly ChildProcess[]) {}

  static async start(count = 1): Promise<Clients> {
    const processes = Array.from({ length: count }, () =>
      fork(join(__dirname, 'fanout-client.ts'), {
        execArgv: ['-r', '@swc-node/register'],
        stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      }),
    );
    return new Clients(processes);
  }

  get count(): number {
    return this.processes.length;
  }

  async open(url: string, subscriptions: readonly (Subscription | null)[]): Promise<void> {
    const share = Math.ceil(subscriptions.length / this.count);
    await this.ask((index) => ({
      kind: 'open',
      url,
      subscriptions: subscriptions.slice(index * share, (index + 1) * share),
    }));
  }

  async rate(): Promise<Rate> {
    await sleep(WARM_UP_MS);
    const before = await this.counted();
    const cpuBefore = process.cpuUsage();
    await sleep(MEASURED_MS);
    const cpu = process.cpuUsage(cpuBefore);
    const after = await this.counted();
    let framesPerSecond = 0;
    let [frames, bytes, clientMs] = [0, 0, 0];
    for (const [index, start] of before.entries()) {
      const end = after[index] as (typeof after)[number];
      framesPerSecond += ((end.frames - start.frames) * 1_000) / (end.atMs - start.atMs);
      frames += end.frames - start.frames;
      bytes += end.bytes - start.bytes;
      clientMs += end.cpuMs - start.cpuMs;
    }
    if (frames === 0) throw new Error('no frame arrived while it was measured');
    return {
      framesPerSecond,
      bytesPerFrame: bytes / frames,
      clientMicros: (clientMs * 1_000) / frames,
      serverMicros: (cpu.user + cpu.system) / frames,
    };
  }

  async sample(): Promise<readonly string[]> {
    const [first] = await this.ask(() => ({ kind: 'sample' }));
    return first?.kind === 'sampled' ? first.frames : [];
  }

  async close(): Promise<void> {
    await this.ask(() => ({ kind: 'close' }));
  }

  async stop(): Promise<void> {
    await Promise.all(
      this.processes.map(
        (child) =>
          new Promise((resolve) => {
            child.removeAllListeners('message');
            child.once('exit', resolve);
            child.kill();
          }),
      ),
    );
  }

  private async counted(): Promise<Extract<ClientResponse, { kind: 'counted' }>[]> {
    return (await this.ask(() => ({ kind: 'count' }))).filter((response) => response.kind === 'counted');
  }

  private ask(requestOf: (index: number) => ClientRequest): Promise<ClientResponse[]> {
    return Promise.all(
      this.processes.map(
        (child, index) =>
          new Promise<ClientResponse>((resolve, reject) => {
            child.removeAllListeners('message');
            child.on('message', (response: ClientResponse) =>
              response.kind === 'failed' ? reject(new Error(response.reason)) : resolve(response),
            );
            child.send(requestOf(index));
          }),
      ),
    );
  }
}
