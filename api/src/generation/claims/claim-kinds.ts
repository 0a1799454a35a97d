import type { VisitType } from '../visits/case-mix';
import { VISIT_TYPES } from '../visits/case-mix';
import { HOSPITAL_VISITS } from '../visits/hospital-mix';

/** All kinds of claims, the professional ones first; a kind is named by its place here. */
export const CLAIM_KINDS: readonly VisitType[] = [...VISIT_TYPES, ...HOSPITAL_VISITS];
