import { authorizationOf } from '../authorization';
import { UNSPECIFIC_DIAGNOSES } from '../catalogues/diagnosis-catalogue';
import type { DiagnosisCoverage } from '../catalogues/diagnosis-coverage';
import { isInForce } from '../catalogues/procedure-catalogue';
import type { Service } from '../catalogues/services';
import type { Claim, ClaimLine, ClaimType } from '../claim';
import { isEstablished } from '../member-register';
import { ageOn } from './edits/age';
import {
  NEVER_PAID_CHECK,
  NO_BENEFIT_CHECK,
  PACK_AUTHORIZATION_CHECK,
  SCREENING_DIAGNOSIS_CHECK,
} from './edits/benefit-edits';
import { MISSING_SITE_CHECK, MIXED_SIDES_CHECK, SIDE_OF_DIAGNOSIS_CHECK } from './edits/body-site-edits';
import { REQUIRED_MODIFIER_CHECK } from './edits/modifier-edits';
import { DISTINCT_MODIFIERS, isMarked } from './edits/modifiers';
import { AGE_LIMIT_CHECK } from './edits/patient-edits';
import {
  ADD_ON_CHECK,
  REPEATED_LINE_CHECK,
  TOO_SOON_CHECK,
  UNLIKELY_UNITS_CHECK,
} from './edits/repeat-edits';
import {
  DECISION_FOR_SURGERY_CHECK,
  GLOBAL_PERIOD_CHECK,
  ONE_VISIT_A_DAY_CHECK,
  seenBefore,
} from './edits/visit-edits';
import type { CheckContext, LineCheck } from './policy-check';
import { codesOf } from './policy-check';

/** Distinct from the service that would include it, or unrelated to a global period. */
const UNBUNDLING_MODIFIERS = [...DISTINCT_MODIFIERS, '24', '79'];
const SIDE_MODIFIERS = ['50', 'RT', 'LT'];
const SEPARATE_VISIT = ['25', '57'];
const OUTSIDE_LABORATORY = '90';

/** The predicates about one line, in the order in which payers check them: the code itself, permissions, coding. */
export const LINE_CHECKS: readonly LineCheck[] = [
  {
    ruleKey: 'invalid-code',
    codes: codesOf('invalid-code'),
    fires: ({ claim }, _line, procedure) =>
      procedure !== undefined && !isInForce(procedure, claim.dateOfService),
    explain: ({ claim }, { procedureCode }) => `${procedureCode} was not in force on ${claim.dateOfService}.`,
  },
  {
    ruleKey: 'not-covered',
    codes: codesOf('not-covered'),
    fires: ({ policy }, line) => policy.exclusions.has(line.procedureCode),
    explain: (_context, { procedureCode }) => `The payer's plans exclude ${procedureCode}.`,
  },
  NO_BENEFIT_CHECK,
  {
    ruleKey: 'provider-not-eligible',
    codes: codesOf('provider-not-eligible'),
    fires: ({ claim, policy }, line, procedure) =>
      procedure !== undefined &&
      procedure.certificate &&
      claim.claimType === 'PROFESSIONAL' &&
      !line.modifiers.includes(OUTSIDE_LABORATORY) &&
      (claim.providerId === null || !policy.certifiedProviders.has(claim.providerId)),
    explain: (_context, { procedureCode }) =>
      `The practice's laboratory certificate does not cover ${procedureCode}.`,
  },
  {
    ruleKey: 'place-of-service',
    codes: codesOf('place-of-service'),
    fires: ({ claim }, _line, procedure) =>
      procedure !== undefined &&
      claim.placeOfService !== null &&
      !procedure.places.includes(claim.placeOfService),
    explain: ({ claim }, { procedureCode }, procedure) =>
      `${procedureCode} is accepted at ${procedure?.places.join(', ') ?? ''}, not at ${claim.placeOfService ?? ''}.`,
  },
  {
    ruleKey: 'age-sex-conflict',
    codes: codesOf('age-sex-conflict'),
    fires: ({ claim }, _line, procedure) =>
      procedure !== undefined &&
      procedure.sex !== null &&
      (claim.patientSex === 'F' || claim.patientSex === 'M') &&
      claim.patientSex !== procedure.sex,
    explain: ({ claim }, { procedureCode }) =>
      `${procedureCode} does not fit a patient of sex ${claim.patientSex ?? ''}.`,
  },
  {
    ruleKey: 'age-sex-conflict',
    codes: codesOf('age-sex-conflict', { carc: '6' }),
    fires: ({ claim }, _line, procedure) =>
      procedure !== undefined &&
      procedure.minAge > 0 &&
      claim.patientBirthDate !== null &&
      ageOn(claim.patientBirthDate, claim.dateOfService) < procedure.minAge,
    explain: ({ claim }, { procedureCode }, procedure) =>
      `${procedureCode} is accepted from age ${procedure?.minAge ?? 0}; the birth date is ${claim.patientBirthDate ?? ''}.`,
  },
  AGE_LIMIT_CHECK,
  {
    ruleKey: 'missing-authorization',
    codes: codesOf('missing-authorization'),
    fires: ({ claim, policy }, line) =>
      claim.priorAuthorization === null && policy.authorizationList.has(line.procedureCode),
    explain: (_context, { procedureCode }) =>
      `${procedureCode} is on the payer's authorization list, and the claim carries no number.`,
  },
  PACK_AUTHORIZATION_CHECK,
  {
    ruleKey: 'authorization-exceeded',
    codes: codesOf('authorization-exceeded'),
    fires: ({ claim, policy }, line) =>
      policy.authorizationList.has(line.procedureCode) &&
      line.units > (authorizationOf(claim.priorAuthorization)?.unitsGranted ?? Infinity),
    explain: ({ claim }, { procedureCode, units }) =>
      `${units} units of ${procedureCode}; authorized are ${authorizationOf(claim.priorAuthorization)?.unitsGranted ?? 0}.`,
  },
  {
    ruleKey: 'missing-referral',
    codes: codesOf('missing-referral'),
    fires: ({ claim, policy }, line) =>
      claim.referralNumber === null && policy.referralList.has(line.procedureCode),
    explain: (_context, { procedureCode }) =>
      `${procedureCode} is on the payer's referral list, and the claim carries no referral.`,
  },
  {
    ruleKey: 'records-missing',
    codes: codesOf('records-missing'),
    fires: ({ claim, policy }, line) =>
      claim.recordsAttached === false && policy.recordsList.has(line.procedureCode),
    explain: (_context, { procedureCode }) =>
      `The payer decides ${procedureCode} by the records, and none were attached.`,
  },
  {
    ruleKey: 'frequency-limit',
    codes: codesOf('frequency-limit'),
    fires: ({ policy }, line) => line.units > (policy.unitLimits.get(line.procedureCode) ?? Infinity),
    explain: ({ policy }, { procedureCode, units }) =>
      `${units} units of ${procedureCode}; the payer accepts ${policy.unitLimits.get(procedureCode) ?? 0} a day.`,
  },
  TOO_SOON_CHECK,
  {
    ruleKey: 'bundled',
    codes: codesOf('bundled'),
    fires: (context, line) => !isMarked(line, UNBUNDLING_MODIFIERS) && including(context, line) !== null,
    explain: (context, line) =>
      `${line.procedureCode} is part of ${including(context, line) ?? ''} on the same claim.`,
  },
  NEVER_PAID_CHECK,
  GLOBAL_PERIOD_CHECK,
  DECISION_FOR_SURGERY_CHECK,
  {
    ruleKey: 'missing-modifier-59',
    codes: codesOf('missing-modifier-59'),
    fires: ({ procedures }, line, procedure) =>
      procedure !== undefined &&
      procedure.separableFrom.length > 0 &&
      !isMarked(line, DISTINCT_MODIFIERS) &&
      procedures.some((other) => other !== undefined && procedure.separableFrom.includes(other.code)),
    explain: (_context, { procedureCode }, procedure) =>
      `${procedureCode} beside ${procedure?.separableFrom.join(', ') ?? ''} needs a modifier that marks it as distinct.`,
  },
  {
    ruleKey: 'missing-modifier-25',
    codes: codesOf('missing-modifier-25'),
    fires: ({ claim, procedures }, line, procedure) =>
      procedure !== undefined &&
      procedure.isVisit &&
      !isMarked(line, SEPARATE_VISIT) &&
      procedures.some((other) => other !== undefined && needsMarkedVisit(other, claim.claimType)),
    explain: (_context, { procedureCode }) =>
      `${procedureCode} beside a procedure of the same day is not marked as separate (25).`,
  },
  ONE_VISIT_A_DAY_CHECK,
  REPEATED_LINE_CHECK,
  {
    ruleKey: 'bilateral-modifier',
    codes: codesOf('bilateral-modifier'),
    fires: (context, line, procedure) =>
      procedure !== undefined &&
      procedure.bilateral &&
      !isMarked(line, SIDE_MODIFIERS) &&
      (line.units > 1 || isRepeated(context, line)),
    explain: (_context, { procedureCode }) =>
      `${procedureCode} is billed twice, and nothing says that it was done on both sides.`,
  },
  UNLIKELY_UNITS_CHECK,
  MISSING_SITE_CHECK,
  MIXED_SIDES_CHECK,
  SIDE_OF_DIAGNOSIS_CHECK,
  REQUIRED_MODIFIER_CHECK,
  ADD_ON_CHECK,
  {
    ruleKey: 'level-not-supported',
    codes: codesOf('level-not-supported'),
    fires: ({ claim }, _line, procedure) =>
      procedure !== undefined &&
      procedure.emLevel !== null &&
      claim.documentedLevel !== null &&
      procedure.emLevel > claim.documentedLevel,
    explain: ({ claim }, { procedureCode }, procedure) =>
      `${procedureCode} is level ${procedure?.emLevel ?? ''}; the note supports level ${claim.documentedLevel ?? ''}.`,
  },
  {
    ruleKey: 'new-patient',
    codes: codesOf('new-patient'),
    fires: (context, _line, procedure) =>
      procedure !== undefined && procedure.newPatient && isKnownPatient(context),
    explain: (_context, { procedureCode }) =>
      `${procedureCode} is for new patients, and this one was seen within three years.`,
  },
  {
    ruleKey: 'diagnosis-linkage',
    codes: codesOf('diagnosis-linkage'),
    fires({ claim }, line, procedure) {
      const list = procedure?.policyDiagnoses;
      return !!list && !isLinked(claim, line, list);
    },
    explain: (_context, { procedureCode }, procedure) =>
      `${procedureCode} points to no diagnosis of the policy: ${procedure?.policyDiagnoses?.inWords ?? ''}.`,
  },
  SCREENING_DIAGNOSIS_CHECK,
  {
    ruleKey: 'medical-necessity',
    codes: codesOf('medical-necessity'),
    fires({ claim }, line, procedure) {
      const list = procedure?.coverageDiagnoses;
      return !!list && !isCovered(claim, line, list);
    },
    explain: (_context, { procedureCode }, procedure) =>
      `${procedureCode} is covered for ${procedure?.coverageDiagnoses?.inWords ?? ''} only.`,
  },
];

/** Lines of an institutional claim have no pointers: each line counts as linked to all diagnoses of the claim. */
const isLinked = (
  { claimType, diagnosisCodes }: Claim,
  { diagnosisPointers }: ClaimLine,
  list: DiagnosisCoverage,
): boolean =>
  claimType === 'INSTITUTIONAL'
    ? diagnosisCodes.some((code) => list.hasUsual(code))
    : diagnosisPointers.some((pointer) => list.has(diagnosisCodes[pointer - 1] as string));

/**
 * By the diagnosis that the line points to. Payers read the claim's other diagnoses as well, unless the line points to
 * one that is no reason for any service.
 */
function isCovered(claim: Claim, line: ClaimLine, list: DiagnosisCoverage): boolean {
  const { claimType, diagnosisCodes } = claim;
  if (claimType === 'INSTITUTIONAL') return diagnosisCodes.some((code) => list.hasUsual(code));
  const pointed = line.diagnosisPointers.map((pointer) => diagnosisCodes[pointer - 1] as string);
  if (pointed.some((code) => list.has(code))) return true;
  return !pointed.some(isUnspecific) && diagnosisCodes.some((code) => list.has(code));
}

const isUnspecific = (code: string): boolean => (UNSPECIFIC_DIAGNOSES as readonly string[]).includes(code);

/** The code on the claim that this line's service is bundled into, or null. */
function including({ claim, procedures, policy }: CheckContext, line: ClaimLine): string | null {
  if (policy.paidSeparately.has(line.procedureCode)) return null;
  // A hospital's services have bundles of their own, of which only those of the case mix are known here.
  const isInstitutional = claim.claimType === 'INSTITUTIONAL';
  const found = procedures.find(
    (other) =>
      other !== undefined &&
      (isInstitutional ? other.usualComponents : other.components).includes(line.procedureCode),
  );
  return found?.code ?? null;
}

const isRepeated = ({ claim }: CheckContext, line: ClaimLine): boolean =>
  claim.lines.some((other) => other !== line && other.procedureCode === line.procedureCode);

/** By what the practice billed before or, for the patients of a simulated practice, by the payer's register. */
const isKnownPatient = (context: CheckContext): boolean =>
  seenBefore(context) !== null || (context.claim.memberId !== null && isEstablished(context.claim.memberId));

/** Hospitals are paid for visits beside services by other rules than their physicians. */
const needsMarkedVisit = ({ minorProcedure, globalDays, marksVisit }: Service, type: ClaimType): boolean =>
  minorProcedure || (type === 'PROFESSIONAL' && (marksVisit || globalDays === 0 || globalDays === 10));
