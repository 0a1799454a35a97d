import type { ImpactCase } from './impact-run';

/** The estimate of one run beside the exact effect. Allowed cents. */
export interface ImpactScore extends ImpactCase {
  trueDenials: number;
  trueCents: number;
  estimatedDenials: number;
  estimatedCents: number;
  /** 90 %. */
  lowCents: number;
  highCents: number;
}

/** Fractions; null where no run is of the kind. */
export interface ImpactSummary {
  /** Of the dollars of all runs with training, estimated over true, less 1. */
  bias: number | null;
  /** Of the runs with training, how many true amounts lie within their interval. */
  coverage: number | null;
  /** Of dollars, over runs with at least LARGE prevented denials, and with SMALL to LARGE. */
  medianAbsErrorLarge: number | null;
  medianAbsErrorSmall: number | null;
  /** Of the runs in which nobody learned, how many intervals include 0. */
  untrainedIncludesZero: number | null;
}

const LARGE = 1_000;
const SMALL = 350;

export function summarizeImpact(scores: readonly ImpactScore[]): ImpactSummary {
  const trained = scores.filter(({ isTrained }) => isTrained);
  const untrained = scores.filter(({ isTrained }) => !isTrained);
  const sum = (of: (score: ImpactScore) => number): number =>
    trained.reduce((total, score) => total + of(score), 0);
  return {
    bias:
      trained.length > 0 ? sum((score) => score.estimatedCents) / sum((score) => score.trueCents) - 1 : null,
    coverage: shareOf(
      trained,
      (score) => score.lowCents <= score.trueCents && score.trueCents <= score.highCents,
    ),
    medianAbsErrorLarge: medianError(trained.filter(({ trueDenials }) => trueDenials >= LARGE)),
    medianAbsErrorSmall: medianError(
      trained.filter(({ trueDenials }) => trueDenials >= SMALL && trueDenials < LARGE),
    ),
    untrainedIncludesZero: shareOf(untrained, (score) => score.lowCents <= 0 && score.highCents >= 0),
  };
}

function shareOf(scores: readonly ImpactScore[], holds: (score: ImpactScore) => boolean): number | null {
  return scores.length === 0 ? null : scores.filter(holds).length / scores.length;
}

function medianError(scores: readonly ImpactScore[]): number | null {
  const errors = scores
    .map(({ estimatedCents, trueCents }) => Math.abs(estimatedCents / trueCents - 1))
    .sort((a, b) => a - b);
  const middle = errors.length >> 1;
  const upper = errors[middle];
  if (upper === undefined) return null;
  return errors.length % 2 === 1 ? upper : (upper + (errors[middle - 1] ?? upper)) / 2;
}
