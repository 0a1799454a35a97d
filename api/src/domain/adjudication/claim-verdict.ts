import type { LocalDate } from '../calendar';
import type { Claim, ClaimLine, ClaimType, DenialCodes, FrequencyCode, StatementFacts } from '../claim';
import type { ClaimHistory } from './claim-history';
import { CLAIM_CHECKS } from './claim-checks';
import type { RuleKey } from '../denial-rules';
import { BadInputError } from '../errors';
import { LINE_CHECKS } from './line-checks';
import { behaviorFor, explainBehavior, isRefusedLine } from '../policies/payer-behavior';
import type { PayerPolicy, PolicyBook } from '../policies/payer-policy';
import { DUPLICATE_CHECK, checkContext, isEnforced } from './policy-checks';

/** A claim as a person enters it, or one that was sent, as it was before adjudication. */
export interface ClaimDraft extends StatementFacts {
  payerId: number;
  providerId: number | null;
  claimType: ClaimType;
  frequencyCode: FrequencyCode;
  dateOfService: LocalDate;
  submissionDate: LocalDate;
  placeOfService: string | null;
  patientBirthDate: LocalDate | null;
  patientSex: string | null;
  memberId: string | null;
  memberGroupId: string | null;
  otherPayerPrimary: boolean | null;
  priorAuthorization: string | null;
  referralNumber: string | null;
  recordsAttached: boolean | null;
  documentedLevel: number | null;
  diagnosisCodes: readonly string[];
  lines: readonly ClaimLineDraft[];
}
export type ClaimLineDraft = Omit<ClaimLine, 'lineNumber'>;

export interface VerdictContext {
  policies: PolicyBook;
  history: ClaimHistory;
  /**
   * The local id that the claim has or would have: the history counts only what has a lower one as received before.
   * For a claim that is not in the store, the first id of its submission day.
   */
  claimId: number;
}

export interface ClaimVerdict {
  wouldDeny: boolean;
  denials: VerdictDenial[];
}
export interface VerdictDenial {
  /** 1-based; null where the claim as a whole is refused. */
  lineNumber: number | null;
  ruleKey: RuleKey;
  codes: DenialCodes;
  explanation: string;
}

/**
 * Whether the payer would deny this, and why. Uses the same predicates as adjudication, and lists all that fire, not
 * only the first of each line, so that a person can fix them all at once; where none fires, what the payer does of its
 * own accord.
 *
 * Throws BadInputError for a payer without policies.
 */
export function verdictOf(draft: ClaimDraft, { policies, history, claimId }: VerdictContext): ClaimVerdict {
  const policy = policies.of(draft.payerId);
  if (!policy)
    throw BadInputError.of('payerId', 'expected a payer of a simulated workspace: others have no policies');
  const claim = claimOf(draft, claimId);
  const context = checkContext(claim, history, policy);
  const denials: VerdictDenial[] = [];
  for (const check of CLAIM_CHECKS) {
    if (!isEnforced(policy, check) || !check.fires(context)) continue;
    const { ruleKey, codes } = check;
    denials.push({ lineNumber: null, ruleKey, codes, explanation: check.explain(context) });
  }
  claim.lines.forEach((line, index) => {
    for (const check of [DUPLICATE_CHECK, ...LINE_CHECKS]) {
      const procedure = context.procedures[index];
      if (!isEnforced(policy, check) || !check.fires(context, line, procedure)) continue;
      const { ruleKey, codes } = check;
      const explanation = check.explain(context, line, procedure);
      denials.push({ lineNumber: line.lineNumber, ruleKey, codes, explanation });
    }
  });
  if (denials.length === 0) denials.push(...refusalsOf(claim, policy, policies));
  return { wouldDeny: denials.length > 0, denials };
}

/** What the payer does although no predicate fires; for the claim as a whole where it refuses all lines. */
function refusalsOf(claim: Claim, { type }: PayerPolicy, policies: PolicyBook): VerdictDenial[] {
  const behavior = behaviorFor(claim, type, policies.behaviorsOf(claim.payerId));
  if (!behavior) return [];
  const { ruleKey, codes } = behavior;
  const refused = claim.lines.filter((_, index) => isRefusedLine(behavior, claim, index));
  const lineNumbers =
    refused.length === claim.lines.length ? [null] : refused.map(({ lineNumber }) => lineNumber);
  const explanation = explainBehavior(behavior);
  return lineNumbers.map((lineNumber) => ({ lineNumber, ruleKey, codes, explanation }));
}

/** What was known of a claim before adjudication. */
export const draftOf = (claim: Claim): ClaimDraft => ({
  payerId: claim.payerId,
  providerId: claim.providerId,
  ...sentFacts(claim),
  lines: claim.lines.map(({ lineNumber: _, ...line }) => line),
});

/** The fields of a draft other than payer, provider and lines, taken from any record of a claim. */
export const sentFacts = (claim: SentFacts): SentFacts => ({
  claimType: claim.claimType,
  frequencyCode: claim.frequencyCode,
  dateOfService: claim.dateOfService,
  submissionDate: claim.submissionDate,
  placeOfService: claim.placeOfService,
  typeOfBill: claim.typeOfBill,
  admissionType: claim.admissionType,
  patientStatus: claim.patientStatus,
  drgCode: claim.drgCode,
  dischargeDate: claim.dischargeDate,
  patientBirthDate: claim.patientBirthDate,
  patientSex: claim.patientSex,
  memberId: claim.memberId,
  memberGroupId: claim.memberGroupId,
  otherPayerPrimary: claim.otherPayerPrimary,
  priorAuthorization: claim.priorAuthorization,
  referralNumber: claim.referralNumber,
  recordsAttached: claim.recordsAttached,
  documentedLevel: claim.documentedLevel,
  diagnosisCodes: claim.diagnosisCodes,
});

type SentFacts = Omit<ClaimDraft, 'payerId' | 'providerId' | 'lines'>;

/** The claim that a draft describes. It has no patient name, because no predicate reads one. */
function claimOf(draft: ClaimDraft, claimId: number): Claim {
  const lines = draft.lines.map((line, index) => ({ ...line, lineNumber: index + 1 }));
  return {
    ...draft,
    id: claimId,
    claimNumber: '',
    originalClaimId: null,
    billOf: null,
    lineOfBusiness: null,
    source: 'SIMULATED',
    patientLastName: '',
    patientFirstName: '',
    coderId: null,
    submissionDateBasis: 'SUBMITTED',
    lines,
    billedCents: lines.reduce((sum, { billedCents }) => sum + billedCents, 0),
  };
}
