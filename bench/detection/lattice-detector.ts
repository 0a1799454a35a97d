import { createBenchmarkRates } from '../../api/src/detection/benchmark-rates';
import { LatticeEngine, type SlicePattern } from '../../api/src/detection/lattice/lattice-engine';
import { isInLatticeSlice, sliceKey } from '../../api/src/detection/lattice/lattice-fields';
import { observationOf } from '../../api/src/detection/lattice/observation-of';
import { bitOfPopulation } from '../../api/src/detection/lattice/slice-matcher';
import { BENCHMARK_TOTAL_PERCENT } from '../../api/src/domain/denial-rule';
import { RULE_BENCHMARKS } from '../../api/src/domain/denial-rules';
import type { FoundPattern, StreamDetector } from './stream-detector';

/** Slices over all fields, before the life of a pattern is added to them. */
export function latticeDetector(): StreamDetector {
  const rates = createBenchmarkRates({
    benchmarks: RULE_BENCHMARKS,
    totalPercent: BENCHMARK_TOTAL_PERCENT,
  });
  const engine = new LatticeEngine(rates);
  return {
    observe({ claim, adjudication, payerType: type }) {
      engine.observe(observationOf(claim, adjudication, type));
    },
    evaluateDay: (date) => void engine.evaluateDay(date),
    patterns: () => engine.patterns.filter(({ mergedInto }) => mergedInto === null).map(foundPattern),
  };
}

function foundPattern({ carc, slice, detectedOn }: SlicePattern): FoundPattern {
  return {
    title: `${carc} on ${sliceKey(slice) || 'all'}`,
    carc,
    detectedOn,
    isInSlice: ({ claim, adjudication, payerType }) =>
      isInLatticeSlice(observationOf(claim, adjudication, payerType), slice, bitOfPopulation),
  };
}
