import { createDetector } from '../../api/src/detection/create-detector';
import type { DetectedPattern } from '../../api/src/detection/detector';
import { BENCHMARK_TOTAL_PERCENT, populationBit } from '../../api/src/domain/denial-rule';
import { RULE_BENCHMARKS } from '../../api/src/domain/denial-rules';
import { deniedCents } from '../../api/src/ingest/rows';
import type { FoundPattern, ObservedClaim, StreamContext, StreamDetector } from './stream-detector';

/** The product's own detector, as the ingest path feeds it. */
export function productDetector({ payerType }: StreamContext): StreamDetector {
  const detector = createDetector(
    { benchmarks: RULE_BENCHMARKS, totalPercent: BENCHMARK_TOTAL_PERCENT, payerType },
    null,
  );
  return {
    observe({ claim, adjudication, eligiblePopulations }) {
      const carc = adjudication.denial?.carc ?? null;
      detector.observe({
        claimId: claim.id,
        processingDate: adjudication.processingDate,
        eligiblePopulations,
        payerId: claim.payerId,
        providerId: claim.providerId,
        coderId: claim.coderId,
        billedCents: claim.billedCents,
        denial: carc === null ? null : { carc, deniedCents: deniedCents(claim, adjudication) },
      });
    },
    evaluateDay: (date) => void detector.evaluateDay(date),
    patterns: () => detector.patterns.filter(({ status }) => status !== 'ARCHIVED').map(foundPattern),
  };
}

function foundPattern({ carc, slice, detectedOn }: DetectedPattern): FoundPattern {
  const { family, refinement } = slice;
  const bit = populationBit(family);
  const isInSlice = ({ claim, eligiblePopulations }: ObservedClaim): boolean => {
    if ((eligiblePopulations & bit) === 0) return false;
    if (refinement === null) return true;
    const ids = { payer: claim.payerId, provider: claim.providerId, coder: claim.coderId };
    return ids[refinement.by] === refinement.id;
  };
  const who = refinement === null ? '' : `, ${refinement.by} ${refinement.id}`;
  return { title: `${carc} on ${family}${who}`, carc, detectedOn, isInSlice };
}
