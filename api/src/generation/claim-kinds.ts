import type { VisitType } from './case-mix';
import { VISIT_TYPES } from './case-mix';
import { HOSPITAL_VISITS } from './hospital-mix';

/** All kinds of claims, the professional ones first; a kind is named by its place here. */
export const CLAIM_KINDS: readonly VisitType[] = [...VISIT_TYPES, ...HOSPITAL_VISITS];
