import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { BadInputError, ConflictError } from '../domain/errors';
import type { ScenarioConfig } from '../domain/scenario/scenario';
import type { ScenarioPreview } from '../generation/forecast/preview';
import type { ScenarioTest, TestPlan } from '../generation/forecast/scenario-test';
import type { LabResponse, LabRequest } from './scenario-lab-messages';

const LONGEST_MS = 30_000;
/** The most requests that may wait; further callers are asked to try again. */
const MAX_WAITING = 16;
const MAX_TESTS = 2;

type Work = { kind: 'preview'; config: ScenarioConfig } | { kind: 'test'; plan: TestPlan };

interface Waiting {
  kind: Work['kind'];
  resolve(result: ScenarioPreview | ScenarioTest): void;
  reject(error: Error): void;
}

/**
 * Computes previews and dry runs in a thread of its own, which starts with the first request and never keeps the
 * program running. A request that takes too long is ended with its thread; the next request starts another.
 */
export class ScenarioLab {
  private worker: Worker | null = null;
  private readonly waiting = new Map<number, Waiting>();
  private lastId = 0;

  /** @throws BadInputError when the config takes too long to compute */
  preview(config: ScenarioConfig): Promise<ScenarioPreview> {
    return this.ask({ kind: 'preview', config }) as Promise<ScenarioPreview>;
  }

  /** @throws ConflictError while other dry runs are waiting */
  test(plan: TestPlan): Promise<ScenarioTest> {
    return this.ask({ kind: 'test', plan }) as Promise<ScenarioTest>;
  }

  private ask(work: Work): Promise<ScenarioPreview | ScenarioTest> {
    const tests = [...this.waiting.values()].filter(({ kind }) => kind === 'test').length;
    if (this.waiting.size >= MAX_WAITING || (work.kind === 'test' && tests >= MAX_TESTS)) {
      throw new ConflictError('Other scenarios are being tested; try again when they are done.', [
        'previewScenario',
      ]);
    }
    const id = ++this.lastId;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => this.giveUp(), LONGEST_MS);
      const settle = (then: () => void): void => {
        clearTimeout(timer);
        this.waiting.delete(id);
        this.keepAliveWhileBusy();
        then();
      };
      this.waiting.set(id, {
        kind: work.kind,
        resolve: (result) => settle(() => resolve(result)),
        reject: (error) => settle(() => reject(error)),
      });
      this.thread().postMessage({ ...work, id } satisfies LabRequest);
      this.keepAliveWhileBusy();
    });
  }

  private thread(): Worker {
    if (this.worker) return this.worker;
    const worker = new Worker(...threadSource());
    this.worker = worker;
    worker.on('message', (response: LabResponse) => {
      const asked = this.waiting.get(response.id);
      if (response.kind === 'done') asked?.resolve(response.result);
      else if (response.faults.length > 0) asked?.reject(new BadInputError(response.faults));
      else asked?.reject(new Error(response.error));
    });
    worker.on('error', (error) =>
      this.drop(worker, error instanceof Error ? error : new Error(String(error))),
    );
    worker.on('exit', () => this.drop(worker, new Error('the scenario lab ended before it had responded')));
    return worker;
  }

  private giveUp(): void {
    const { worker } = this;
    if (!worker) return;
    const message = `this scenario takes more than ${LONGEST_MS / 1000} s to compute: fewer coders, sessions or days do`;
    this.drop(worker, BadInputError.of('config', message));
    void worker.terminate();
  }

  /** Everything that waits for this thread is rejected with the reason. */
  private drop(worker: Worker, error: Error): void {
    if (this.worker !== worker) return;
    this.worker = null;
    for (const asked of [...this.waiting.values()]) asked.reject(error);
  }

  private keepAliveWhileBusy(): void {
    if (this.waiting.size > 0) this.worker?.ref();
    else this.worker?.unref();
  }
}

/** Built, the thread is a file beside this one; from TypeScript sources (tests, dev) it registers a compiler first. */
function threadSource(): ConstructorParameters<typeof Worker> {
  const built = join(__dirname, 'scenario-lab-worker.js');
  if (existsSync(built)) return [built];
  const source = join(__dirname, 'scenario-lab-worker.ts');
  return [`require('@swc-node/register'); require(${JSON.stringify(source)});`, { eval: true }];
}
