import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { BadInputError, ConflictError } from '../domain/errors';
import type { ScenarioConfig } from '../domain/scenario/scenario';
import type { ScenarioPreview } from '../generation/forecast/preview';
import type { ScenarioTest, TestPlan } from '../generation/forecast/scenario-test';
import { FAILURES_ALLOWED, LabLane } from './lab-lane';
import type { LabRequest, LabResponse, LabResult } from './scenario-lab-messages';

const MAX_COMPUTING_MS = 30_000;
const REST_MS = 60_000;
/** Whoever comes after so many is asked to come again. */
export const MAX_PREVIEWS = 16;
export const MAX_TESTS = 2;

/** Tries scenarios out: previews in one thread and dry runs in another, so that no preview waits for a dry run. */
export class ScenarioLab {
  private readonly previews = lane();
  private readonly tests = lane();

  /**
   * @throws BadInputError when the config takes too long to compute
   * @throws ConflictError while others' previews wait
   */
  async preview(config: ScenarioConfig): Promise<ScenarioPreview> {
    if (this.previews.size >= MAX_PREVIEWS) throw busy(this.tests.size < MAX_TESTS ? ['testScenario'] : []);
    return (await this.previews.ask({ kind: 'preview', config })) as ScenarioPreview;
  }

  /**
   * @throws BadInputError when it takes too long to compute
   * @throws ConflictError while others' dry runs go on
   */
  async test(plan: TestPlan): Promise<ScenarioTest> {
    if (this.tests.size >= MAX_TESTS)
      throw busy(this.previews.size < MAX_PREVIEWS ? ['previewScenario'] : []);
    return (await this.tests.ask({ kind: 'test', plan })) as ScenarioTest;
  }
}

/** @param allowed what the other thread has room for */
const busy = (allowed: readonly string[]): ConflictError =>
  new ConflictError('Other scenarios are being tried out; try again when they are done.', allowed);

const lane = (): LabLane<LabRequest, LabResponse> =>
  new LabLane({
    startThread: () => new Worker(...threadSource()),
    maxMs: MAX_COMPUTING_MS,
    tookTooLong: () =>
      BadInputError.of(
        'config',
        `this scenario takes more than ${MAX_COMPUTING_MS / 1000} s to compute: fewer coders, sessions or days do`,
      ),
    restMs: REST_MS,
    brokenDown: (reason) =>
      new ConflictError(
        `The scenario lab failed ${FAILURES_ALLOWED} times in a row (${reason}); try again in ${REST_MS / 1000} s.`,
        [],
      ),
    read: resultOf,
  });

function resultOf(response: LabResponse): LabResult {
  if (response.kind === 'done') return response.result;
  if (response.faults.length > 0) throw new BadInputError(response.faults);
  throw new Error(response.error);
}

/** Built, the thread is a file beside this one; from TypeScript sources (tests, dev) it registers a compiler first. */
function threadSource(): ConstructorParameters<typeof Worker> {
  const built = join(__dirname, 'scenario-lab-worker.js');
  if (existsSync(built)) return [built];
  const source = join(__dirname, 'scenario-lab-worker.ts');
  return [`require('@swc-node/register'); require(${JSON.stringify(source)});`, { eval: true }];
}
