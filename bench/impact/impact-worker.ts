import { parentPort } from 'node:worker_threads';
import { estimateImpact } from '../../api/src/detection/impact/estimate';
import { NO_ESTIMATE_REASONS } from '../../api/src/domain/ledger/impact-reasons';
import type { ImpactCase } from './impact-run';
import { runImpactCase } from './impact-run';
import type { ImpactScore } from './impact-scores';

/** One run at a time, as asked. */
parentPort?.on('message', (run: ImpactCase) => {
  const { history, effect } = runImpactCase(run);
  const estimate = estimateImpact(history);
  if (typeof estimate === 'string')
    throw new Error(`seed ${run.seed} gave no estimate: ${NO_ESTIMATE_REASONS[estimate]}`);
  const score: ImpactScore = {
    ...run,
    trueDenials: effect.preventedDenials,
    trueCents: effect.preventedAllowedCents,
    estimatedDenials: estimate.preventedDenials,
    estimatedCents: estimate.preventedCents,
    lowCents: estimate.lowCents,
    highCents: estimate.highCents,
  };
  parentPort?.postMessage(score);
});
