import { authorizationOf } from '../authorization';
import type { Claim } from '../claim';
import { epochDayOf } from '../date-index';
import { drgName, findDrg } from '../catalogues/drg-catalogue';
import type { ClaimCheck } from './policy-check';
import { codesOf } from './policy-check';

/**
 * The predicates about an inpatient stay, which is paid and denied as a whole, by its DRG, in the order in which payers
 * check them. None fires on a claim without a DRG.
 */
export const STAY_CHECKS: readonly ClaimCheck[] = [
  {
    ruleKey: 'age-sex-conflict',
    codes: codesOf('age-sex-conflict'),
    fires({ claim }) {
      const sex = findDrg(claim.drgCode)?.sex ?? null;
      return (
        sex !== null && (claim.patientSex === 'F' || claim.patientSex === 'M') && claim.patientSex !== sex
      );
    },
    explain: ({ claim }) => `${nameOf(claim)} does not fit a patient of sex ${claim.patientSex ?? ''}.`,
  },
  {
    ruleKey: 'missing-authorization',
    codes: codesOf('missing-authorization'),
    fires: ({ claim, policy }) =>
      claim.drgCode !== null &&
      claim.priorAuthorization === null &&
      policy.authorizationDrgs.has(claim.drgCode),
    explain: ({ claim }) =>
      `${nameOf(claim)} is on the payer's authorization list, and the claim carries no number.`,
  },
  {
    ruleKey: 'authorization-exceeded',
    codes: codesOf('authorization-exceeded'),
    fires: ({ claim, policy }) =>
      claim.drgCode !== null &&
      policy.authorizationDrgs.has(claim.drgCode) &&
      nightsOf(claim) > daysGranted(claim),
    explain: ({ claim }) => `A stay of ${nightsOf(claim)} days; authorized are ${daysGranted(claim)}.`,
  },
  {
    ruleKey: 'records-missing',
    codes: codesOf('records-missing'),
    fires: ({ claim, policy }) =>
      claim.drgCode !== null && claim.recordsAttached === false && policy.recordsDrgs.has(claim.drgCode),
    explain: ({ claim }) => `The payer decides ${nameOf(claim)} by the records, and none were attached.`,
  },
  {
    ruleKey: 'medical-necessity',
    codes: codesOf('medical-necessity'),
    fires({ claim }) {
      const list = findDrg(claim.drgCode)?.coverageDiagnoses;
      return !!list && !claim.diagnosisCodes.some((code) => list.hasUsual(code));
    },
    explain: ({ claim }) =>
      `A stay under ${nameOf(claim)} is covered for ${findDrg(claim.drgCode)?.coverageDiagnoses?.inWords ?? ''} only.`,
  },
];

/** Nights between admission and discharge, the units of room and board; at least one. */
export const nightsOf = ({ dateOfService, dischargeDate }: Claim): number =>
  dischargeDate === null ? 1 : Math.max(1, epochDayOf(dischargeDate) - epochDayOf(dateOfService));

const daysGranted = ({ priorAuthorization }: Claim): number =>
  authorizationOf(priorAuthorization)?.unitsGranted ?? Infinity;

const nameOf = ({ drgCode }: Claim): string => drgName(drgCode ?? '');
