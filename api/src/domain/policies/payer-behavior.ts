import type { LocalDate } from '../calendar';
import { chapterInWords } from '../catalogues/diagnosis-chapters';
import type { Claim, DenialCodes, PayerType } from '../claim';
import type { ClaimSlice } from '../claim-slice';
import { isInSlice, isServiceInSlice } from '../claim-slice';
import { elementAt } from '../element-at';
import type { RuleKey } from '../rule-table';

/** POLICY: a payer's own way with some claims, whatever is on them. NOISE: a denial without any reason. */
export type BehaviorKind = 'POLICY' | 'NOISE';

/**
 * Something that a payer does besides checking claims for defects: it refuses a share of the first submissions in a
 * slice. Which ones follows from the claim's own fields, so that the same claim always gets the same response. A
 * corrected claim is not asked again.
 */
export interface PayerBehavior {
  kind: BehaviorKind;
  /** Index into the scenario's patterns; null for noise. */
  patternIndex: number | null;
  /** The mistake that it looks like. */
  ruleKey: RuleKey;
  /** Without a rule: no policy predicate has fired. */
  codes: DenialCodes & { ruleKey: null };
  slice: ClaimSlice;
  /** Draws below it are refused, of 2^32. */
  below: number;
  /** Tells the draws of behaviors apart. */
  salt: number;
  /** Submission dates, both included; null for no end. */
  from: LocalDate;
  to: LocalDate | null;
}

/**
 * The first behavior that refuses the claim, or null. To be asked only where no policy predicate fires: what is refused
 * already is not looked at further.
 */
export function behaviorFor(
  claim: Claim,
  payerType: PayerType,
  behaviors: readonly PayerBehavior[],
): PayerBehavior | null {
  if (behaviors.length === 0 || claim.frequencyCode !== '1') return null;
  const hash = contentHash(claim);
  for (const behavior of behaviors) {
    if (
      mixed(hash ^ behavior.salt) < behavior.below &&
      claim.submissionDate >= behavior.from &&
      (behavior.to === null || claim.submissionDate <= behavior.to) &&
      isInSlice(claim, payerType, behavior.slice)
    )
      return behavior;
  }
  return null;
}

/** Which lines it refuses: those of the service that it is about, or all. */
export const isRefusedLine = (behavior: PayerBehavior, claim: Claim, index: number): boolean =>
  isServiceInSlice(elementAt(claim.lines, index), behavior.slice);

/** The reason, for a person who has the claim. */
export function explainBehavior({ kind, slice, below }: PayerBehavior): string {
  if (kind === 'NOISE')
    return 'Nothing is wrong with the claim: the payer denied it by mistake (payer noise).';
  const percent = Math.max(1, Math.round((100 * below) / UINT32));
  return `Nothing is wrong with the claim: this payer denies ${percent} % of ${sliceInWords(slice)} at first, by a policy of its own.`;
}

/** "claims with 97530 at place of service 22". A payer knows itself, and no coder. */
function sliceInWords({
  lineOfBusiness,
  provider,
  procedure,
  procedureGroup,
  placeOfService,
  diagnosisChapter,
}: ClaimSlice): string {
  const terms = [
    lineOfBusiness === null ? '' : `in its line of business ${lineOfBusiness}`,
    procedure === null ? '' : `with procedure ${procedure}`,
    procedureGroup === null ? '' : `with services of the group ${procedureGroup}`,
    placeOfService === null ? '' : `at place of service ${placeOfService}`,
    diagnosisChapter === null ? '' : `with a principal diagnosis of ${chapterInWords(diagnosisChapter)}`,
    provider === null ? '' : 'of this provider',
  ].filter((term) => term !== '');
  return terms.length > 0 ? `claims ${terms.join(' and ')}` : 'all claims';
}

const UINT32 = 4294967296;

/** FNV-1a over what says which services these are, and whose. */
function contentHash({ payerId, memberId, dateOfService, lines }: Claim): number {
  let hash = 0x811c9dc5 ^ payerId;
  const add = (text: string): void => {
    for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  };
  add(memberId ?? '');
  add(dateOfService);
  add(lines[0]?.procedureCode ?? '');
  return hash;
}

/** Uniform in [0, 2^32): the finalizer of a murmur hash. */
function mixed(hash: number): number {
  let h = hash ^ (hash >>> 16);
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
