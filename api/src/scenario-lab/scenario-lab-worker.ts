import { parentPort } from 'node:worker_threads';
import { BadInputError } from '../domain/errors';
import { previewScenario } from '../generation/forecast/preview';
import { runScenarioTest } from '../generation/forecast/scenario-test';
import type { TestPlan } from '../generation/forecast/scenario-test';
import type { LabRequest, LabResponse, LabResult } from './scenario-lab-messages';

/** A thread of the lab: pure computing, so that the API's event loop stays free. */
const port = parentPort;
if (!port) throw new Error('the scenario lab runs as a worker thread');

port.on('message', (request: LabRequest) => port.postMessage(respond(request)));

function respond(request: LabRequest): LabResponse {
  try {
    return { kind: 'done', result: resultOf(request) };
  } catch (error) {
    const faults = error instanceof BadInputError ? error.faults : [];
    return {
      kind: 'failed',
      faults,
      error: error instanceof Error ? (error.stack ?? error.message) : String(error),
    };
  }
}

const resultOf = (request: LabRequest): LabResult =>
  request.kind === 'preview' ? previewScenario(request.config) : inOneGo(request.plan);

function inOneGo(plan: TestPlan): LabResult {
  const run = runScenarioTest(plan);
  for (;;) {
    const step = run.next();
    if (step.done) return step.value;
  }
}
