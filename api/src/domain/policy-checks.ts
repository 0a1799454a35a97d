import type { Procedure } from './catalogue';
import { findProcedure } from './catalogue';
import type { Claim, ClaimLine } from './claim';
import type { ClaimHistory } from './claim-history';
import { coverageOf } from './coverage';
import { epochDayOf } from './date-index';
import type { RuleKey } from './denial-rules';
import type { PayerPolicy } from './policies';

/** All that a predicate may look at: the claim, what the payer received before, the payer's policy. */
export interface CheckContext {
  claim: Claim;
  history: ClaimHistory;
  policy: PayerPolicy;
  /** The catalogue's entry for each line, in the order of the lines. */
  procedures: readonly (Procedure | undefined)[];
}

export interface PolicyCheck {
  ruleKey: RuleKey;
  /** 'claim': refuses every line alike; 'line': only the line at fault. */
  scope: 'claim' | 'line';
  fires(context: CheckContext, line: ClaimLine, procedure: Procedure | undefined): boolean;
}

/** Marks a service as distinct from the one that would include it (59 and its subsets, unrelated in a global period). */
const DISTINCT_MODIFIERS = ['59', 'XE', 'XP', 'XS', 'XU', '24', '79'];

/**
 * The predicates, in the order in which payers work: membership, receipt, duplicates, then coding line by line. Each
 * line is refused for the first one that fires on it. They read the claim's own fields and history and nothing else.
 */
export const POLICY_CHECKS: readonly PolicyCheck[] = [
  {
    ruleKey: 'outside-coverage',
    scope: 'claim',
    fires({ claim }) {
      const span = claim.memberId === null ? null : coverageOf(claim.memberId);
      if (!span) return false;
      const day = epochDayOf(claim.dateOfService);
      return day < span.fromDay || day >= span.toDay;
    },
  },
  {
    ruleKey: 'timely-filing',
    scope: 'claim',
    fires({ claim, policy }) {
      const limit = claim.frequencyCode === '1' ? policy.filingLimitDays : policy.correctedLimitDays;
      return epochDayOf(claim.submissionDate) - epochDayOf(claim.dateOfService) > limit;
    },
  },
  {
    ruleKey: 'duplicate',
    scope: 'line',
    fires({ claim, history }, line) {
      return claim.frequencyCode === '1' && history.findDuplicate(claim, line) !== null;
    },
  },
  {
    ruleKey: 'place-of-service',
    scope: 'line',
    fires({ claim }, _line, procedure) {
      return (
        procedure !== undefined &&
        claim.placeOfService !== null &&
        !procedure.places.includes(claim.placeOfService)
      );
    },
  },
  {
    ruleKey: 'missing-authorization',
    scope: 'line',
    fires({ claim, policy }, line) {
      return claim.priorAuthorization === null && policy.authorizationList.has(line.procedureCode);
    },
  },
  {
    ruleKey: 'records-missing',
    scope: 'line',
    fires({ claim, policy }, line) {
      return claim.recordsAttached === false && policy.recordsList.has(line.procedureCode);
    },
  },
  {
    ruleKey: 'bundled',
    scope: 'line',
    fires({ procedures }, line) {
      if (line.modifiers.some((modifier) => DISTINCT_MODIFIERS.includes(modifier))) return false;
      return procedures.some((other) => other !== undefined && other.components.includes(line.procedureCode));
    },
  },
  {
    ruleKey: 'missing-modifier-25',
    scope: 'line',
    fires({ procedures }, line, procedure) {
      return (
        procedure !== undefined &&
        procedure.emLevel !== null &&
        !line.modifiers.includes('25') &&
        procedures.some((other) => other !== undefined && other.minorProcedure)
      );
    },
  },
  {
    ruleKey: 'diagnosis-linkage',
    scope: 'line',
    fires({ claim }, line, procedure) {
      const list = procedure?.policyDiagnoses;
      return !!list && !line.diagnosisPointers.some((pointer) => list.has(claim.diagnosisCodes[pointer - 1]));
    },
  },
  {
    ruleKey: 'medical-necessity',
    scope: 'line',
    fires({ claim }, _line, procedure) {
      const list = procedure?.coverageDiagnoses;
      return !!list && !claim.diagnosisCodes.some((code) => list.has(code));
    },
  },
];

/** For each line the first check that fires on it, or null. The array is new. */
export function firedChecks(
  claim: Claim,
  history: ClaimHistory,
  policy: PayerPolicy,
): (PolicyCheck | null)[] {
  const procedures = claim.lines.map((line) => findProcedure(line.procedureCode));
  const context: CheckContext = { claim, history, policy, procedures };
  const checks = policy.enforcedRules
    ? POLICY_CHECKS.filter(({ ruleKey }) => policy.enforcedRules?.has(ruleKey))
    : POLICY_CHECKS;
  for (const check of checks) {
    if (
      check.scope === 'claim' &&
      claim.lines.length > 0 &&
      check.fires(context, claim.lines[0], procedures[0])
    ) {
      return claim.lines.map(() => check);
    }
  }
  const fired: (PolicyCheck | null)[] = [];
  for (let i = 0; i < claim.lines.length; i++) {
    fired.push(firstFiring(checks, context, claim.lines[i], procedures[i]));
  }
  return fired;
}

function firstFiring(
  checks: readonly PolicyCheck[],
  context: CheckContext,
  line: ClaimLine,
  procedure: Procedure | undefined,
): PolicyCheck | null {
  for (const check of checks) {
    if (check.scope === 'line' && check.fires(context, line, procedure)) return check;
  }
  return null;
}
