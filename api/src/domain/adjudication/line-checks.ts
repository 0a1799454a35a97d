import { authorizationOf } from '../authorization';
import type { Procedure } from '../catalogues/procedure';
import { isInForce } from '../catalogues/procedure-catalogue';
import type { LocalDate } from '../calendar';
import type { Claim, ClaimLine } from '../claim';
import { isEstablished } from '../member-register';
import type { CheckContext, LineCheck } from './policy-check';
import { codesOf } from './policy-check';

/** Mark a service as distinct from the one that would include it, or as unrelated to a global period. */
const DISTINCT_MODIFIERS = ['59', 'XE', 'XP', 'XS', 'XU'];
const UNBUNDLING_MODIFIERS = [...DISTINCT_MODIFIERS, '24', '79'];
const SIDE_MODIFIERS = ['50', 'RT', 'LT'];
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
  {
    ruleKey: 'missing-authorization',
    codes: codesOf('missing-authorization'),
    fires: ({ claim, policy }, line) =>
      claim.priorAuthorization === null && policy.authorizationList.has(line.procedureCode),
    explain: (_context, { procedureCode }) =>
      `${procedureCode} is on the payer's authorization list, and the claim carries no number.`,
  },
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
  {
    ruleKey: 'bundled',
    codes: codesOf('bundled'),
    fires: (context, line) => !isMarked(line, UNBUNDLING_MODIFIERS) && including(context, line) !== null,
    explain: (context, line) =>
      `${line.procedureCode} is part of ${including(context, line) ?? ''} on the same claim.`,
  },
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
    fires: ({ procedures }, line, procedure) =>
      procedure !== undefined &&
      procedure.emLevel !== null &&
      !line.modifiers.includes('25') &&
      procedures.some((other) => other !== undefined && other.minorProcedure),
    explain: (_context, { procedureCode }) =>
      `${procedureCode} beside a procedure of the same day is not marked as separate (25).`,
  },
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
    fires: ({ claim }, _line, procedure) =>
      procedure !== undefined &&
      procedure.newPatient &&
      claim.memberId !== null &&
      isEstablished(claim.memberId),
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
      `${procedureCode} points to no diagnosis of the policy: ${[...(procedure?.policyDiagnoses ?? [])].join(', ')}.`,
  },
  {
    ruleKey: 'medical-necessity',
    codes: codesOf('medical-necessity'),
    fires({ claim }, _line, procedure) {
      const list = procedure?.coverageDiagnoses;
      return !!list && !claim.diagnosisCodes.some((code) => list.has(code));
    },
    explain: (_context, { procedureCode }, procedure) =>
      `${procedureCode} is covered for ${[...(procedure?.coverageDiagnoses ?? [])].join(', ')} only.`,
  },
];

/** Lines of an institutional claim have no pointers: each line counts as linked to all diagnoses of the claim. */
const isLinked = (
  { claimType, diagnosisCodes }: Claim,
  { diagnosisPointers }: ClaimLine,
  list: ReadonlySet<string>,
): boolean =>
  claimType === 'INSTITUTIONAL'
    ? diagnosisCodes.some((code) => list.has(code))
    : diagnosisPointers.some((pointer) => list.has(diagnosisCodes[pointer - 1] as string));

/** Whole years; negative for a birth after the date. */
function ageOn(birthDate: LocalDate, date: LocalDate): number {
  const years = Number(date.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return date.slice(5) < birthDate.slice(5) ? years - 1 : years;
}

const isMarked = (line: ClaimLine, modifiers: readonly string[]): boolean =>
  line.modifiers.some((modifier) => modifiers.includes(modifier));

/** The code on the claim that this line's service is bundled into, or null. */
function including({ procedures, policy }: CheckContext, line: ClaimLine): string | null {
  if (policy.paidSeparately.has(line.procedureCode)) return null;
  const found = procedures.find(
    (other: Procedure | undefined) => other !== undefined && other.components.includes(line.procedureCode),
  );
  return found?.code ?? null;
}

const isRepeated = ({ claim }: CheckContext, line: ClaimLine): boolean =>
  claim.lines.some((other) => other !== line && other.procedureCode === line.procedureCode);
