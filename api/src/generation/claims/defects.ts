import { elementAt } from '../../domain/element-at';
import { withUnitsGranted } from '../../domain/authorization';
import type { LocalDate } from '../../domain/calendar';
import { dateOfEpochDay } from '../../domain/calendar';
import type { DiagnosisCoverage } from '../../domain/catalogues/diagnosis-coverage';
import type { Procedure } from '../../domain/catalogues/procedure';
import {
  PROCEDURES,
  findProcedure,
  isInForce,
  visitOfLevel,
} from '../../domain/catalogues/procedure-catalogue';
import { findService } from '../../domain/catalogues/services';
import type { Claim, ClaimLine } from '../../domain/claim';
import { isInpatient } from '../../domain/claim';
import { cardForDate, cardOn, lapsedCard } from '../../domain/coverage';
import { epochDayOf } from '../../domain/date-index';
import { LONE_ADD_ON, isPrimaryOfLoneAddOn } from '../../domain/applicable-rules';
import type { RuleKey } from '../../domain/denial-rules';
import { findDrg } from '../../domain/catalogues/drg-catalogue';
import {
  INVALID_DIAGNOSES,
  UNSPECIFIC_DIAGNOSES,
  replacementOf,
} from '../../domain/catalogues/diagnosis-catalogue';
import {
  ESTABLISHED_DIGIT,
  USED_UP_DIGIT,
  narrowNetworkGroup,
  otherCardLetter,
  withStanding,
} from '../../domain/member-register';
import type { PayerPolicy } from '../../domain/policies/payer-policy';
import { nightsOf } from '../../domain/adjudication/stay-checks';
import { below, between } from '../rng';
import { withLines, withNewLine, withUnits } from './claim-edits';

export interface DefectContext {
  policy: PayerPolicy;
  /** One uniform draw; anything else needed derives from it. */
  uniform: number;
  /** A claim received before, for a duplicate. */
  earlier: Claim | null;
  /** What the line would be charged, for a defect that adds a line. */
  chargeCents(procedureCode: string): number;
}

/**
 * How each rule's defect gets into a clean claim: a coder's or front desk's mistake in the claim's own fields. Drawn
 * before and independently of adjudication. A claim that is not eligible for the rule is returned unchanged.
 */
export function withDenialPattern(claim: Claim, ruleKey: RuleKey, context: DefectContext): Claim {
  return DEFECTS[ruleKey](claim, context);
}

type Defect = (claim: Claim, context: DefectContext) => Claim;

const DEFECTS: Record<RuleKey, Defect> = {
  'missing-modifier-25': (claim) => withoutModifiers(claim, ['25'], () => true),

  bundled(claim, { policy, uniform, chargeCents }) {
    const components = claim.lines.flatMap(
      ({ procedureCode }) => findProcedure(procedureCode)?.components ?? [],
    );
    const bundled = components.filter((code) => !policy.paidSeparately.has(code));
    if (bundled.length === 0) return claim;
    const code = bundled[below(uniform, bundled.length)] as string;
    return withNewLine(claim, code, 1, chargeCents(code));
  },

  'missing-authorization': (claim) =>
    claim.priorAuthorization === null ? claim : { ...claim, priorAuthorization: null },

  'diagnosis-linkage'(claim, { uniform }) {
    if (claim.claimType === 'INSTITUTIONAL') {
      return withoutDiagnoses(claim, uniform, ({ policyDiagnoses }) => policyDiagnoses);
    }
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

  /** The same services once more: only the claim's number and date are new. */
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
    // Medicare's calendar year may have a day more.
    const leapDay = policy.type === 'MEDICARE' ? 1 : 0;
    const lastDay = epochDayOf(claim.submissionDate) - policy.filingLimitDays - leapDay - lateDays;
    if (claim.dischargeDate === null) return { ...claim, ...servedOn(claim, dateOfEpochDay(lastDay)) };
    const days = epochDayOf(claim.dischargeDate) - epochDayOf(claim.dateOfService);
    const dischargeDate = dateOfEpochDay(lastDay);
    return { ...claim, ...servedOn(claim, dateOfEpochDay(lastDay - days)), dischargeDate };
  },

  'outside-coverage': (claim) =>
    claim.memberId === null ? claim : { ...claim, memberId: lapsedCard(claim.memberId) },

  'place-of-service'(claim) {
    if (claim.placeOfService === null) return claim;
    const wrong = WRONG_PLACES.find((place) =>
      claim.lines.every((line) => !(findService(line.procedureCode)?.places.includes(place) ?? true)),
    );
    return wrong === undefined ? claim : { ...claim, placeOfService: wrong };
  },

  'records-missing': (claim) => (claim.recordsAttached ? { ...claim, recordsAttached: false } : claim),

  'medical-necessity': (claim, { uniform }) =>
    withoutDiagnoses(claim, uniform, ({ coverageDiagnoses }) => coverageDiagnoses),

  'missing-modifier-59': (claim) =>
    withoutModifiers(claim, ['59'], (procedure) =>
      procedure.separableFrom.some((code) => claim.lines.some((line) => line.procedureCode === code)),
    ),

  /** Both sides, billed as two identical lines. */
  'bilateral-modifier'(claim, { chargeCents }) {
    const index = lineWith(claim, ({ bilateral }) => bilateral);
    if (index < 0) return claim;
    const billedCents = 2 * chargeCents(elementAt(claim.lines, index).procedureCode);
    return withUnits(claim, index, 2, { modifiers: [], billedCents });
  },

  /** A birth year typed with the current century, or the wrong sex. */
  'age-sex-conflict'(claim, { uniform }) {
    const limited = claim.lines.flatMap((line) => findProcedure(line.procedureCode) ?? []);
    const byAge = limited.some(({ minAge }) => minAge > 0);
    const bySex = limited.some(({ sex }) => sex !== null) || (findDrg(claim.drgCode)?.sex ?? null) !== null;
    if (byAge && claim.patientBirthDate !== null && (!bySex || below(uniform, 2) === 0)) {
      const day = epochDayOf(claim.patientBirthDate) + DAYS_IN_A_CENTURY;
      return { ...claim, patientBirthDate: dateOfEpochDay(day) };
    }
    return bySex ? { ...claim, patientSex: claim.patientSex === 'F' ? 'M' : 'F' } : claim;
  },

  'authorization-exceeded'(claim, { policy, uniform }) {
    if (claim.drgCode !== null)
      return policy.authorizationDrgs.has(claim.drgCode) ? overstayed(claim, uniform) : claim;
    const units = claim.lines.map((line) =>
      policy.authorizationList.has(line.procedureCode) ? line.units : 0,
    );
    const most = Math.max(...units);
    if (most === 0 || claim.priorAuthorization === null) return claim;
    const more = most > 1 ? claim : withUnits(claim, units.indexOf(1), 2);
    const granted = most > 1 ? most - between(uniform, 1, Math.min(3, most - 1)) : 1;
    return { ...more, priorAuthorization: withUnitsGranted(claim.priorAuthorization, granted) };
  },

  'missing-data'(claim, { uniform }) {
    const where = claim.claimType === 'INSTITUTIONAL' ? 'patientStatus' : 'placeOfService';
    const field = elementAt(['patientBirthDate', 'patientSex', where] as const, below(uniform, 3));
    return { ...claim, [field]: null };
  },

  /** Registration recorded the other coverage, but the claim was sent to this payer as primary. */
  'other-payer-primary': (claim) => ({ ...claim, otherPayerPrimary: true }),

  /** The letter in front of the number is what gets lost in copying. */
  'member-not-identified': (claim) =>
    claim.memberId === null ? claim : { ...claim, memberId: claim.memberId.slice(1) },

  'not-covered'(claim, { policy, uniform, chargeCents }) {
    const excluded = [...policy.exclusions];
    if (excluded.length === 0) return claim;
    const code = excluded[below(uniform, excluded.length)] as string;
    return withNewLine(claim, code, 1, chargeCents(code));
  },

  'wrong-payer': (claim) =>
    claim.memberId === null
      ? claim
      : { ...claim, memberId: otherCardLetter(claim.payerId) + claim.memberId.slice(1) },

  'benefit-maximum': (claim) => ofStanding(claim, USED_UP_DIGIT),

  'frequency-limit'(claim, { policy, uniform }) {
    const index = claim.lines.findIndex((line) => policy.unitLimits.has(line.procedureCode));
    if (index < 0) return claim;
    const limit = policy.unitLimits.get(elementAt(claim.lines, index).procedureCode) ?? 0;
    return withUnits(claim, index, limit + between(uniform, 1, 2));
  },

  'invalid-diagnosis'(claim, { uniform }) {
    const invalid = INVALID_DIAGNOSES.filter(({ code }) => replacementOf(code, claim.dateOfService) !== null);
    const { code } = elementAt(invalid, below(uniform, invalid.length));
    return { ...claim, diagnosisCodes: [...claim.diagnosisCodes, code] };
  },

  'level-not-supported'(claim, { chargeCents }) {
    const index = lineWith(claim, ({ emLevel }) => emLevel !== null);
    const visit = findProcedure(claim.lines[index]?.procedureCode ?? '');
    if (!visit || visit.emLevel === null) return claim;
    const higher = visitOfLevel(visit, visit.emLevel + 1, visit.newPatient);
    if (!higher) return { ...claim, documentedLevel: visit.emLevel - 1 };
    const billedCents = chargeCents(higher.code);
    return withLines(claim, (line, i) =>
      i === index ? { ...line, procedureCode: higher.code, billedCents } : line,
    );
  },

  /** A charge list that was not updated when the codes were. */
  'invalid-code'(claim, { chargeCents }) {
    if (isInpatient(claim)) return claim;
    const outdated = PROCEDURES.find(
      (procedure) => procedure.successor !== null && !isInForce(procedure, claim.dateOfService),
    );
    return outdated ? withNewLine(claim, outdated.code, 1, chargeCents(outdated.code)) : claim;
  },

  'provider-id': (claim) => ({ ...claim, providerId: null }),

  'out-of-network': (claim) => ({ ...claim, memberGroupId: narrowNetworkGroup(claim.memberGroupId) }),

  'missing-referral': (claim) => (claim.referralNumber === null ? claim : { ...claim, referralNumber: null }),

  'provider-not-eligible'(claim, { uniform, chargeCents }) {
    if (claim.claimType === 'INSTITUTIONAL') return claim;
    const tests = PROCEDURES.filter(({ certificate }) => certificate);
    const { code } = elementAt(tests, below(uniform, tests.length));
    return withNewLine(claim, code, 1, chargeCents(code));
  },

  'new-patient': (claim) =>
    lineWith(claim, ({ newPatient }) => newPatient) < 0 ? claim : ofStanding(claim, ESTABLISHED_DIGIT),

  /** Both parts of services at once, most of which have no parts. */
  'required-modifier': (claim) =>
    claim.claimType === 'INSTITUTIONAL'
      ? claim
      : withLines(claim, (line) => ({ ...line, modifiers: [...line.modifiers, '26', 'TC'] })),

  'missing-primary-service': (claim, { chargeCents }) =>
    claim.claimType === 'INSTITUTIONAL' ||
    claim.lines.some(({ procedureCode }) => isPrimaryOfLoneAddOn(procedureCode))
      ? claim
      : withNewLine(claim, LONE_ADD_ON, 1, chargeCents(LONE_ADD_ON)),
};

/** The places of service that clerks enter by mistake, most frequent first. */
const WRONG_PLACES = ['21', '12', '31', '81'];
const DAYS_IN_A_CENTURY = 36_525;

/** A claim for another day gets the card that was in force then. */
function servedOn(claim: Claim, dateOfService: LocalDate): Pick<Claim, 'dateOfService' | 'memberId'> {
  const memberId = claim.memberId === null ? null : cardForDate(claim.memberId, dateOfService);
  return { dateOfService, memberId };
}

/** Replaces every diagnosis on a payer's list for the services or the stay by a code that is too unspecific. */
function withoutDiagnoses(
  claim: Claim,
  uniform: number,
  listOf: (asked: Pick<Procedure, 'coverageDiagnoses' | 'policyDiagnoses'>) => DiagnosisCoverage | null,
): Claim {
  const drg = findDrg(claim.drgCode);
  const lists = claim.lines.map(({ procedureCode }) => findProcedure(procedureCode));
  const isNamed = (code: string): boolean =>
    lists.some((procedure) => procedure && listOf(procedure)?.hasUsual(code)) ||
    (drg !== undefined &&
      listOf({ coverageDiagnoses: drg.coverageDiagnoses, policyDiagnoses: null })?.hasUsual(code)) === true;
  if (!claim.diagnosisCodes.some(isNamed)) return claim;
  const unspecific = elementAt(UNSPECIFIC_DIAGNOSES, below(uniform, UNSPECIFIC_DIAGNOSES.length));
  return {
    ...claim,
    diagnosisCodes: claim.diagnosisCodes.map((code) => (isNamed(code) ? unspecific : code)),
  };
}

/** A stay longer than authorized, without a request for an extension. */
function overstayed(claim: Claim, uniform: number): Claim {
  const nights = nightsOf(claim);
  if (claim.priorAuthorization === null || nights < 2) return claim;
  const granted = nights - between(uniform, 1, Math.min(3, nights - 1));
  return { ...claim, priorAuthorization: withUnitsGranted(claim.priorAuthorization, granted) };
}

/**
 * Gives the claim to a patient for whom the payer's register has another fact on file, which the front desk did not ask
 * about.
 */
function ofStanding(claim: Claim, digit: number): Claim {
  if (claim.memberId === null) return claim;
  const number = withStanding(Number(claim.memberId.slice(1, 9)), digit);
  return { ...claim, memberId: cardOn(claim.memberId[0] as string, number, claim.dateOfService) };
}

const lineWith = (claim: Claim, has: (procedure: Procedure) => boolean): number =>
  claim.lines.findIndex((line) => {
    const procedure = findProcedure(line.procedureCode);
    return procedure !== undefined && has(procedure);
  });

function withoutModifiers(
  claim: Claim,
  modifiers: readonly string[],
  from: (procedure: Procedure) => boolean,
): Claim {
  const strips = (line: ClaimLine): boolean => {
    const procedure = findProcedure(line.procedureCode);
    return (
      procedure !== undefined && from(procedure) && line.modifiers.some((code) => modifiers.includes(code))
    );
  };
  if (!claim.lines.some(strips)) return claim;
  return withLines(claim, (line) =>
    strips(line) ? { ...line, modifiers: line.modifiers.filter((code) => !modifiers.includes(code)) } : line,
  );
}
