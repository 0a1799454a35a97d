import { parentPort } from 'node:worker_threads';
import type { Candidate, DetectionCase } from './detection-run';
import { runDetection } from './detection-run';
import { drawRandomScenario } from './random-slice';

export type DetectionJob = (DetectionCase | { randomSeed: number }) & { candidate: Candidate };

/** One run at a time, as asked; a random slice is drawn here, because that takes a simulation of its own. */
parentPort?.on('message', (job: DetectionJob) => {
  parentPort?.postMessage(
    runDetection('randomSeed' in job ? randomCase(job.randomSeed) : job, job.candidate),
  );
});

function randomCase(seed: number): DetectionCase {
  return { kind: 'RANDOM', name: 'random slice', config: drawRandomScenario(seed) };
}
