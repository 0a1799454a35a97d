import type { LocalDate } from '../domain/calendar';
import { dateOfEpochDay } from '../domain/calendar';
import { UNSPECIFIC_DIAGNOSES, findProcedure } from '../domain/catalogue';
import type { Claim, ClaimLine } from '../domain/claim';
import { cardForDate, lapsedCard } from '../domain/coverage';
import { epochDayOf } from '../domain/date-index';
import type { RuleKey } from '../domain/denial-rules';
import type { PayerPolicy } from '../domain/policies';
import { below, between } from './rng';

export interface DefectContext {
  policy: PayerPolicy;
  /** One uniform draw; what more is needed derives from it. */
  uniform: number;
  /** A claim received before, for the biller who sends it again. */
  earlier: Claim | null;
  /** What the line would be charged, for the coder who adds one. */
  chargeCents(procedureCode: string): number;
}

/**
 * How each rule's defect gets into a clean claim: a coder's or front desk's mistake in the claim's own fields. Drawn
 * before and independently of adjudication. A claim that the rule cannot apply to comes back unchanged.
 */
export function withDenialPattern(claim: Claim, ruleKey: RuleKey, context: DefectContext): Claim {
  return DEFECTS[ruleKey](claim, context);
}

const DEFECTS: Record<RuleKey, (claim: Claim, context: DefectContext) => Claim> = {
  'missing-modifier-25': (claim) =>
    withLines(claim, (line) =>
      line.modifiers.includes('25')
        ? { ...line, modifiers: line.modifiers.filter((code) => code !== '25') }
        : line,
    ),

  bundled(claim, { uniform, chargeCents }) {
    const including = claim.lines.find((line) => findProcedure(line.procedureCode)?.components.length);
    const components = (including && findProcedure(including.procedureCode)?.components) || [];
    if (!including || components.length === 0) return claim;
    const procedureCode = components[below(uniform, components.length)];
    const line: ClaimLine = {
      lineNumber: claim.lines.length + 1,
      procedureCode,
      modifiers: [],
      diagnosisPointers: including.diagnosisPointers,
      units: 1,
      billedCents: chargeCents(procedureCode),
    };
    return { ...claim, lines: [...claim.lines, line], billedCents: claim.billedCents + line.billedCents };
  },

  'missing-authorization': (claim) =>
    claim.priorAuthorization === null ? claim : { ...claim, priorAuthorization: null },

  'diagnosis-linkage'(claim) {
    const lines = claim.lines.filter((line) => findProcedure(line.procedureCode)?.policyDiagnoses);
    if (lines.length === 0) return claim;
    const lists = lines.map((line) => findProcedure(line.procedureCode)?.policyDiagnoses);
    const unrelated = claim.diagnosisCodes.findIndex((code) => !lists.some((list) => list?.has(code)));
    const diagnosisCodes =
      unrelated < 0 ? [...claim.diagnosisCodes, UNSPECIFIC_DIAGNOSES[0]] : claim.diagnosisCodes;
    const diagnosisPointers = [unrelated < 0 ? diagnosisCodes.length : unrelated + 1];
    const wrong = withLines(claim, (line) => (lines.includes(line) ? { ...line, diagnosisPointers } : line));
    return { ...wrong, diagnosisCodes };
  },

  /** The same services once more: a new claim in number and date only. */
  duplicate: (claim, { earlier }) =>
    earlier === null
      ? claim
      : {
          ...earlier,
          id: claim.id,
          claimNumber: claim.claimNumber,
          submissionDate: claim.submissionDate,
        },

  'timely-filing'(claim, { policy, uniform }) {
    const lateDays = between(uniform, 1, 60);
    const day = epochDayOf(claim.submissionDate) - policy.filingLimitDays - lateDays;
    return { ...claim, ...servedOn(claim, dateOfEpochDay(day)) };
  },

  'outside-coverage': (claim) =>
    claim.memberId === null ? claim : { ...claim, memberId: lapsedCard(claim.memberId) },

  'place-of-service'(claim) {
    const wrong = WRONG_PLACES.find((place) =>
      claim.lines.every((line) => !(findProcedure(line.procedureCode)?.places.includes(place) ?? true)),
    );
    return wrong === undefined ? claim : { ...claim, placeOfService: wrong };
  },

  'records-missing': (claim) => (claim.recordsAttached ? { ...claim, recordsAttached: false } : claim),

  'medical-necessity'(claim, { uniform }) {
    const covered = (code: string): boolean =>
      claim.lines.some((line) => findProcedure(line.procedureCode)?.coverageDiagnoses?.has(code));
    if (!claim.diagnosisCodes.some(covered)) return claim;
    const unspecific = UNSPECIFIC_DIAGNOSES[below(uniform, UNSPECIFIC_DIAGNOSES.length)];
    return {
      ...claim,
      diagnosisCodes: claim.diagnosisCodes.map((code) => (covered(code) ? unspecific : code)),
    };
  },
};

/** Where a clerk's finger slips to, most usual first. */
const WRONG_PLACES = ['21', '12', '31'];

/** A claim for another day carries the card that was in force then. */
function servedOn(claim: Claim, dateOfService: LocalDate): Pick<Claim, 'dateOfService' | 'memberId'> {
  const memberId = claim.memberId === null ? null : cardForDate(claim.memberId, dateOfService);
  return { dateOfService, memberId };
}

function withLines(claim: Claim, change: (line: ClaimLine) => ClaimLine): Claim {
  return { ...claim, lines: claim.lines.map(change) };
}
