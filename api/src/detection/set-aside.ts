import type { LocalDate } from '../domain/calendar';
import type { DetectedPattern } from './detector';

/**
 * Patterns before the claims are replayed from their beginning: as if nothing of them were known but their numbers. What
 * is found again with a slice that there was is the same pattern; what a user has archived stays so.
 */
export const setAside = (patterns: readonly DetectedPattern[], firstDate: LocalDate): DetectedPattern[] =>
  patterns.map((pattern) => {
    const memory = { ...pattern.memory, decidedOn: firstDate };
    if (pattern.isArchivedByUser) return { ...pattern, memory };
    const fit = { ...pattern.fit, mergedInto: pattern.id };
    return { ...pattern, status: 'ARCHIVED', memory, fit };
  });

/** Not found again so far. */
export const isSetAside = ({ id, fit }: DetectedPattern): boolean => fit.mergedInto === id;
