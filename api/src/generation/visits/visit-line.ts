/** One line of a kind of visit: which code, for which of the visit's reasons. */
export interface VisitLine {
  codes: readonly string[];
  weights: readonly number[];
  /** Index into `reasons`. */
  reason: number;
  maxUnits: number;
  modifiers: readonly string[];
}
