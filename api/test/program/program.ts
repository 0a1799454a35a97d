import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { nodeArguments } from '../support/own-process';

const ROOT = join(__dirname, '../../..');

/** The whole program as a user starts it in a process of its own. */
export class Program {
  output = '';
  private readonly ended: Promise<number | string | null>;

  private constructor(
    private readonly child: ChildProcess,
    readonly url: string,
  ) {
    child.stdout?.on('data', (text: Buffer) => (this.output += text.toString()));
    child.stderr?.on('data', (text: Buffer) => (this.output += text.toString()));
    this.ended = new Promise((resolve) => child.on('exit', (code, signal) => resolve(signal ?? code)));
  }

  get pid(): number | undefined {
    return this.child.pid;
  }

  /** @param prelude shell commands that come before it */
  static spawn(env: Record<string, string>, args: readonly string[] = [], prelude = ''): Program {
    const command = [process.execPath, ...nodeArguments('api/src/main.ts'), ...args];
    const [program = '', ...given] =
      prelude === '' ? command : ['bash', '-c', `${prelude} exec "$0" "$@"`, ...command];
    const child = spawn(program, given, {
      cwd: ROOT,
      env: { ...process.env, LOG_LEVEL: 'error', UV_THREADPOOL_SIZE: '12', DATABASE_URL: '', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    return new Program(child, `http://127.0.0.1:${env.PORT}`);
  }

  /** Started and answering. */
  static async start(
    env: Record<string, string>,
    args: readonly string[] = [],
    prelude = '',
  ): Promise<Program> {
    const program = Program.spawn(env, args, prelude);
    const deadline = Date.now() + 60_000;
    while (!program.output.includes('Data ')) {
      if (program.child.exitCode !== null || Date.now() > deadline)
        throw new Error(`the program did not start: ${program.output}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    return program;
  }

  /** @returns the exit code, or the signal's name */
  async end(signal: 'SIGINT' | 'SIGKILL' = 'SIGINT'): Promise<number | string | null> {
    this.child.kill(signal);
    return this.ended;
  }

  exit(): Promise<number | string | null> {
    return this.ended;
  }

  async graphql<T>(query: string, variables: Record<string, unknown> = {}): Promise<T> {
    const response = await fetch(`${this.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables }),
    });
    const body = (await response.json()) as { data: T; errors?: unknown[] };
    if (body.errors) throw new Error(JSON.stringify(body.errors));
    return body.data;
  }
}

export async function freePort(): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise<void>((resolve) => server.close(() => resolve()));
  return typeof address === 'object' && address ? String(address.port) : '0';
}
