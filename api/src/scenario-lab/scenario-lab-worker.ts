import { parentPort } from 'node:worker_threads';
import { BadInputError } from '../domain/errors';
import { previewScenario } from '../generation/forecast/preview';
import type { ScenarioTest, TestPlan } from '../generation/forecast/scenario-test';
import { runScenarioTest } from '../generation/forecast/scenario-test';
import type { LabResponse, LabRequest } from './scenario-lab-messages';

/** The lab's thread: pure computing, so that the API's event loop stays free. A preview does not wait for a dry run. */
const port = parentPort;
if (!port) throw new Error('the scenario lab runs as a worker thread');

port.on('message', (request: LabRequest) => {
  void respond(request).then((message) => port.postMessage(message));
});

async function respond(request: LabRequest): Promise<LabResponse> {
  const { id } = request;
  try {
    const result = request.kind === 'preview' ? previewScenario(request.config) : await inSteps(request.plan);
    return { id, kind: 'done', result };
  } catch (error) {
    const faults = error instanceof BadInputError ? error.faults : [];
    return {
      id,
      kind: 'failed',
      faults,
      error: error instanceof Error ? (error.stack ?? error.message) : String(error),
    };
  }
}

async function inSteps(plan: TestPlan): Promise<ScenarioTest> {
  const run = runScenarioTest(plan);
  for (;;) {
    const step = run.next();
    if (step.done) return step.value;
    await new Promise((resolve) => setImmediate(resolve));
  }
}
