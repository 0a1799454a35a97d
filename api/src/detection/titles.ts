import type { EligiblePopulation } from '../domain/denial-rule';
import type { DetectedPattern } from './detector';
import type { SliceRefinement } from '../domain/pattern';

/** Names that are known to the reader of a pattern; null when there is none. */
export interface PatternNames {
  /** Title of the denial rule with this CARC and family, e.g. "No modifier 25 on E/M with same-day procedure". */
  ruleTitle: string | null;
  /** Our own short wording of the CARC, for codes without a rule. */
  carcReason: string | null;
  /** The name of the payer, provider or coder that the slice is refined by. */
  refinementName: string | null;
}

interface SliceTerm {
  field: 'procedureFamily' | SliceRefinement;
  value: string;
}

export interface PatternText {
  title: string;
  description: string;
  slice: SliceTerm[];
}

/** Claims of a family in words, to complete "claims ...". */
export const FAMILY_LABELS: Record<EligiblePopulation, string> = {
  all: 'All claims',
  'em-with-procedure': 'E/M visit with a procedure on the same day',
  'separable-pair': 'Procedure pair that a modifier may separate',
  'bilateral-capable': 'Procedure that can be bilateral',
  'policy-diagnosis': 'Procedure tied to listed diagnoses',
  'authorization-listed': 'Procedure that needs authorization',
  'bundling-pair': 'Procedure that may be part of another',
  'records-listed': 'Procedure that needs records',
  'em-level': 'E/M visit',
  'frequency-limited': 'Procedure with a frequency limit',
  'necessity-listed': 'Procedure under a coverage list',
  'new-patient-visit': 'New-patient visit',
  'referral-listed': 'Procedure that needs a referral',
  'age-sex-limited': 'Procedure for certain ages or one sex',
};

/** The title, e.g. "No modifier 25 on E/M with same-day procedure: Acme Health", and the description below it. */
export function describePattern(
  { carc, slice, benchmarkPerMillion }: Pick<DetectedPattern, 'carc' | 'slice' | 'benchmarkPerMillion'>,
  names: PatternNames,
): PatternText {
  const { family, refinement } = slice;
  const what =
    names.ruleTitle ??
    (names.carcReason ? `${names.carcReason} (CARC ${carc})` : `Denials with CARC ${carc}`);
  const whose = refinement === null ? null : (names.refinementName ?? `${refinement.by} ${refinement.id}`);
  const claims = family === 'all' ? 'all claims' : `claims of the kind "${FAMILY_LABELS[family]}"`;
  const scope = whose === null || refinement === null ? '' : ` ${SCOPE_WORDS[refinement.by]} ${whose}`;
  return {
    title: whose === null ? what : `${what}: ${whose}`,
    description:
      `Denials with CARC ${carc} at the first adjudication, among ${claims}${scope}. ` +
      `About ${percent(benchmarkPerMillion)} % of these claims would be expected to be denied this way.`,
    slice: [
      ...(family === 'all' ? [] : [{ field: 'procedureFamily' as const, value: FAMILY_LABELS[family] }]),
      ...(refinement === null || whose === null ? [] : [{ field: refinement.by, value: whose }]),
    ],
  };
}

const SCOPE_WORDS: Record<SliceRefinement, string> = {
  payer: 'billed to',
  provider: 'of',
  coder: 'coded by',
};

/** One significant decimal below 10 %, whole percent above. */
const percent = (perMillion: number): string =>
  perMillion >= 100_000
    ? String(Math.round(perMillion / 10_000))
    : (Math.round(perMillion / 1000) / 10).toFixed(1);
