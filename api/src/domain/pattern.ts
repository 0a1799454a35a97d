/** The states of a denial pattern, and what is stored of its slice. */

/** A condition of a slice, as it is stored (fields: detection/lattice/lattice-fields.ts). */
export interface StoredTerm {
  field: string;
  value: string;
}

export const PATTERN_STATUSES = ['ACTIVE', 'IMPROVING', 'RESOLVED', 'ARCHIVED'] as const;
export type PatternStatus = (typeof PATTERN_STATUSES)[number];
export const PATTERN_TIERS = ['CRITICAL', 'HIGH', 'MEDIUM', 'LOW'] as const;
export type PatternTier = (typeof PATTERN_TIERS)[number];
export const TRENDS = ['UP', 'DOWN', 'STABLE'] as const;
export type Trend = (typeof TRENDS)[number];

/**
 * Which definitions the stored figures of patterns and policies follow. Increase it whenever one of them comes to be
 * computed in another way, so that figures of two databases can be told apart.
 */
export const COMPUTATION_VERSION = 2;
