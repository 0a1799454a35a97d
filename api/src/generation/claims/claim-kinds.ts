import type { VisitType } from '../visits/case-mix';
import { VISIT_TYPES } from '../visits/case-mix';
import { HOSPITAL_VISITS } from '../visits/hospital-mix';

/** All kinds of claims, professional ones first; a kind is identified by its index here. */
export const CLAIM_KINDS: readonly VisitType[] = [...VISIT_TYPES, ...HOSPITAL_VISITS];
