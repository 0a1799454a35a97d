import { hasException } from '../authorization';
import type { LocalDate } from '../calendar';
import { dateOfEpochDay } from '../calendar';
import type { Claim, PayerType } from '../claim';
import { isInpatient } from '../claim';
import { coverageOf } from '../coverage';
import { epochDayOf } from '../date-index';
import { replacementOf } from '../catalogues/diagnosis-catalogue';
import { diagnosisFault, isExternalCause } from '../catalogues/diagnosis-facts';
import { isMbi } from '../policies/mbi';
import { lastFilingDay } from '../policies/filing-limit';
import { cardLetterOf, isBenefitUsedUp, isIdentified, isNarrowNetwork } from '../member-register';
import { DIAGNOSIS_AGE_CHECK, DIAGNOSIS_SEX_CHECK } from './edits/patient-edits';
import { STAY_CHECKS } from './stay-checks';
import type { ClaimCheck } from './policy-check';
import { codesOf } from './policy-check';

/**
 * The predicates about a claim as a whole, in the order in which payers check them: membership, fields, receipt, plan.
 */
export const CLAIM_CHECKS: readonly ClaimCheck[] = [
  {
    ruleKey: 'member-not-identified',
    codes: codesOf('member-not-identified'),
    fires: ({ claim, policy }) => !isMember(claim.memberId, policy.type),
    explain: ({ policy }) =>
      `The payer finds no member of this number: a letter, eight digits, two of the plan year${policy.type === 'MEDICARE' ? ', or a Medicare Beneficiary Identifier such as 1EG4-TE5-MK73' : ''}.`,
  },
  {
    ruleKey: 'wrong-payer',
    codes: codesOf('wrong-payer'),
    fires: ({ claim }) =>
      isIdentified(claim.memberId) &&
      claim.memberId.charCodeAt(0) !== cardLetterOf(claim.payerId).charCodeAt(0),
    explain: ({ claim }) =>
      `The card is another plan's: this payer's numbers begin with ${cardLetterOf(claim.payerId)}.`,
  },
  {
    ruleKey: 'outside-coverage',
    codes: codesOf('outside-coverage'),
    fires({ claim }) {
      const span = claim.memberId === null ? null : coverageOf(claim.memberId);
      if (!span) return false;
      const day = epochDayOf(claim.dateOfService);
      return day < span.fromDay || day >= span.toDay;
    },
    explain: ({ claim }) => `The plan year on the card does not cover ${claim.dateOfService}.`,
  },
  missing('N329', 'birth date', ({ patientBirthDate }) => patientBirthDate === null),
  missing('MA39', "patient's sex", ({ patientSex }) => patientSex === null),
  missing(
    'M77',
    'place of service',
    ({ claimType, placeOfService }) => claimType === 'PROFESSIONAL' && placeOfService === null,
  ),
  missing(
    'MA30',
    'type of bill',
    ({ claimType, typeOfBill }) => claimType === 'INSTITUTIONAL' && typeOfBill === null,
  ),
  missing(
    'MA43',
    'patient status',
    ({ claimType, patientStatus }) => claimType === 'INSTITUTIONAL' && patientStatus === null,
  ),
  missing('MA41', 'admission type', (claim) => claim.admissionType === null && isInpatient(claim)),
  missing('N208', 'DRG', (claim) => claim.drgCode === null && isInpatient(claim)),
  missing('MA63', 'principal diagnosis', ({ diagnosisCodes }) => diagnosisCodes.length === 0),
  {
    ruleKey: 'provider-id',
    codes: codesOf('provider-id'),
    fires: ({ claim }) => claim.providerId === null,
    explain: () => 'The claim names no rendering provider whom the payer has on file.',
  },
  {
    ruleKey: 'timely-filing',
    codes: codesOf('timely-filing'),
    fires: ({ claim, policy }) => epochDayOf(claim.submissionDate) > lastFilingDay(claim, policy),
    explain: ({ claim, policy }) =>
      `Received ${daysToReceipt(claim)} days after the service; the payer's limit ended on ${dateOfEpochDay(lastFilingDay(claim, policy))}.`,
  },
  {
    ruleKey: 'other-payer-primary',
    codes: codesOf('other-payer-primary'),
    fires: ({ claim }) => claim.otherPayerPrimary === true,
    explain: () => 'The claim says that another payer comes first, and carries no payment of that payer.',
  },
  {
    ruleKey: 'out-of-network',
    codes: codesOf('out-of-network'),
    fires: ({ claim, policy }) =>
      policy.narrowNetworks &&
      isNarrowNetwork(claim.memberGroupId) &&
      !hasException(claim.priorAuthorization),
    explain: ({ claim }) =>
      `Plan ${claim.memberGroupId ?? ''} has a narrow network that does not include the practice.`,
  },
  {
    ruleKey: 'benefit-maximum',
    codes: codesOf('benefit-maximum'),
    fires: ({ claim }) =>
      claim.memberId !== null && isBenefitUsedUp(claim.memberId) && !hasException(claim.priorAuthorization),
    explain: () => "The member's benefit for the plan year is used up.",
  },
  {
    ruleKey: 'invalid-diagnosis',
    codes: codesOf('invalid-diagnosis'),
    fires({ claim }) {
      for (const code of claim.diagnosisCodes) {
        if (faultOf(code, claim.dateOfService) !== null) return true;
      }
      return false;
    },
    explain({ claim }) {
      const code = claim.diagnosisCodes.find((each) => faultOf(each, claim.dateOfService) !== null) ?? '';
      return `Diagnosis ${code} ${faultOf(code, claim.dateOfService) ?? ''}.`;
    },
  },
  {
    ruleKey: 'invalid-diagnosis',
    codes: codesOf('invalid-diagnosis', { rarc: 'MA63' }),
    fires: ({ claim }) => isExternalCause(claim.diagnosisCodes[0] ?? ''),
    explain: ({ claim }) =>
      `Diagnosis ${claim.diagnosisCodes[0] ?? ''} says how an injury came about, and cannot be the first.`,
  },
  DIAGNOSIS_SEX_CHECK,
  DIAGNOSIS_AGE_CHECK,
  ...STAY_CHECKS,
];

function missing(rarc: string, field: string, isMissing: (claim: Claim) => boolean): ClaimCheck {
  return {
    ruleKey: 'missing-data',
    codes: codesOf('missing-data', { rarc }),
    fires: ({ claim }) => isMissing(claim),
    explain: () => `The claim has no ${field}.`,
  };
}

/**
 * Days from the service; for an institutional claim, from the last day of the statement (Medicare Claims Processing
 * Manual, chapter 1, section 70).
 */
const daysToReceipt = ({ submissionDate, dateOfService, dischargeDate }: Claim): number =>
  epochDayOf(submissionDate) - epochDayOf(dischargeDate ?? dateOfService);

/** A card of this program, or what Medicare's members have. */
const isMember = (memberId: string | null, type: PayerType): boolean =>
  isIdentified(memberId) || (type === 'MEDICARE' && memberId !== null && isMbi(memberId));

const faultOf = (code: string, date: LocalDate): string | null =>
  replacementOf(code, date) === null ? diagnosisFault(code, date) : `was no valid code on ${date}`;
