import { ageOn } from './age';
import type { DiagnosisFacts } from '../../catalogues/diagnosis-facts';
import { factsOfDiagnosis } from '../../catalogues/diagnosis-facts';
import { findDrg } from '../../catalogues/drg-catalogue';
import type { CheckContext, ClaimCheck, LineCheck } from '../policy-check';
import { codesOf } from '../policy-check';

/** Infants are under one year; in the tables of codes that is 0. */
export const AGE_LIMIT_CHECK: LineCheck = {
  ruleKey: 'age-sex-conflict',
  codes: codesOf('age-sex-conflict', { carc: '6' }),
  fires({ claim }, _line, service) {
    if (!service || service.maxAge === null || claim.patientBirthDate === null) return false;
    return ageOn(claim.patientBirthDate, claim.dateOfService) > service.maxAge;
  },
  explain: ({ claim }, { procedureCode }, service) =>
    `${procedureCode} is accepted up to age ${service?.maxAge ?? ''}; the birth date is ${claim.patientBirthDate ?? ''}.`,
};

/** Where the procedure or the stay itself conflicts, nothing is said of its diagnosis. */
export const DIAGNOSIS_SEX_CHECK: ClaimCheck = {
  ruleKey: 'age-sex-conflict',
  codes: codesOf('age-sex-conflict', { carc: '10' }),
  fires: (context) => sexConflict(context) !== null,
  explain: (context) =>
    `Diagnosis ${sexConflict(context) ?? ''} does not fit a patient of sex ${context.claim.patientSex ?? ''}.`,
};

export const DIAGNOSIS_AGE_CHECK: ClaimCheck = {
  ruleKey: 'age-sex-conflict',
  codes: codesOf('age-sex-conflict', { carc: '9' }),
  fires: (context) => ageConflict(context) !== null,
  explain: (context) =>
    `Diagnosis ${ageConflict(context) ?? ''} does not fit the age; the birth date is ${context.claim.patientBirthDate ?? ''}.`,
};

function sexConflict({ claim, procedures }: CheckContext): string | null {
  const { patientSex, diagnosisCodes } = claim;
  if (patientSex !== 'F' && patientSex !== 'M') return null;
  const other = patientSex === 'F' ? 'M' : 'F';
  const code = diagnosisCodes.find((each) => factsOfDiagnosis(each).sex === other);
  if (code === undefined || procedures.some((service) => service?.sex === other)) return null;
  if (findDrg(claim.drgCode)?.sex === other) return null;
  return code;
}

function ageConflict({ claim }: CheckContext): string | null {
  const { patientBirthDate, dateOfService, diagnosisCodes } = claim;
  if (patientBirthDate === null) return null;
  const age = ageOn(patientBirthDate, dateOfService);
  // A birth after the service is another fault, which procedures with a minimum age report.
  if (age < 0) return null;
  return diagnosisCodes.find((code) => isOutside(factsOfDiagnosis(code), age)) ?? null;
}

const isOutside = ({ minAge, maxAge }: DiagnosisFacts, age: number): boolean =>
  (minAge !== null && age < minAge) || (maxAge !== null && age > maxAge);
