import { createDetector } from '../../api/src/detection/create-detector';
import type { DetectedPattern } from '../../api/src/detection/detector';
import { observationOf } from '../../api/src/detection/lattice/observation-of';
import { sliceKey } from '../../api/src/detection/lattice/lattice-fields';
import { isInSlice } from '../../api/src/detection/pattern-counts';
import { BENCHMARK_TOTAL_PERCENT } from '../../api/src/domain/denial-rule';
import { RULE_BENCHMARKS } from '../../api/src/domain/denial-rules';
import { observed } from '../../api/src/ingest/observed';
import type { FoundPattern, StreamDetector } from './stream-detector';

/** The product's own detector, as the ingest path feeds it. */
export function productDetector(): StreamDetector {
  const detector = createDetector(
    { benchmarks: RULE_BENCHMARKS, totalPercent: BENCHMARK_TOTAL_PERCENT },
    null,
  );
  return {
    observe({ claim, adjudication, payerType }) {
      detector.observe(observed(claim, adjudication, payerType));
    },
    evaluateDay: (date) => void detector.evaluateDay(date),
    patterns: () => detector.patterns.filter(({ status }) => status !== 'ARCHIVED').map(foundPattern),
  };
}

const foundPattern = ({ carc, slice, detectedOn }: DetectedPattern): FoundPattern => ({
  title: `${carc} on ${sliceKey(slice) || 'all'}`,
  carc,
  detectedOn,
  isInSlice: ({ claim, adjudication, payerType }) =>
    isInSlice(observationOf(claim, adjudication, payerType), slice),
});
