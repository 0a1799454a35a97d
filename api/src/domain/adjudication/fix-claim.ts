import type { LocalDate } from '../calendar';
import { addDays } from '../calendar';
import { asException, withUnitsGranted } from '../authorization';
import type { DiagnosisCoverage } from '../catalogues/diagnosis-coverage';
import { findProcedure, isInForce, visitOfLevel } from '../catalogues/procedure-catalogue';
import { factsOfDiagnosis } from '../catalogues/diagnosis-facts';
import { findService } from '../catalogues/services';
import { sideOfModifier } from './edits/modifiers';
import { modifiersMended } from './edits/mend-modifiers';
import type { Adjudication, Claim, ClaimLine } from '../claim';
import { isInpatient } from '../claim';
import { findDrg } from '../catalogues/drg-catalogue';
import { nightsOf } from './stay-checks';
import { cardForDate } from '../coverage';
import type { RuleKey } from '../denial-rules';
import { replacementOf } from '../catalogues/diagnosis-catalogue';
import { cardLetterOf } from '../member-register';
import type { PayerPolicy } from '../policies/payer-policy';

/** What the practice has on file about a claim, whatever was typed into it. */
export interface OfficeRecords {
  memberId: string | null;
  patientBirthDate: LocalDate | null;
  patientSex: string | null;
  providerId: number | null;
  /** The patient's discharge status; null for a professional claim. */
  patientStatus: string | null;
}

export interface FixContext {
  policy: PayerPolicy;
  records: OfficeRecords;
  /** The payer denied it although nothing is wrong with it: it is sent again as it was. */
  isFaultless?: boolean;
}

/**
 * A denied claim as it should have been sent: the rule's fix applied to the claim's fields and to its denied lines.
 * With it the rule's predicates no longer fire. For rules whose path is an appeal, an exception or another payer, the
 * fields show its result: the late authorization, the exception, the right card.
 */
export function fixClaim(
  claim: Claim,
  adjudication: Adjudication,
  ruleKey: RuleKey,
  context: FixContext,
): Claim {
  const fixed = FIXES[ruleKey](claim, context, {
    eachDenied: (fix) => withLines(claim, (line, i) => (adjudication.lines[i]?.denial ? fix(line) : line)),
    withoutDenied: () => ({
      ...claim,
      lines: claim.lines.filter((_, i) => !adjudication.lines[i]?.denial),
    }),
  });
  return { ...fixed, billedCents: fixed.lines.reduce((sum, line) => sum + line.billedCents, 0) };
}

interface DeniedLines {
  eachDenied(fix: (line: ClaimLine) => ClaimLine): Claim;
  withoutDenied(): Claim;
}
type Fix = (claim: Claim, context: FixContext, lines: DeniedLines) => Claim;

const FIXES: Record<RuleKey, Fix> = {
  'missing-modifier-25': (_claim, _context, { eachDenied }) => eachDenied(marked('25')),
  bundled: (_claim, _context, { eachDenied }) => eachDenied(marked('59')),
  'missing-authorization': (claim) => withAuthorization(claim),
  'diagnosis-linkage': (claim, _context, lines) =>
    claim.claimType === 'INSTITUTIONAL'
      ? withDiagnoses(claim, lines, ({ procedureCode }) => findProcedure(procedureCode)?.policyDiagnoses)
      : lines.eachDenied((line) => {
          const list = findProcedure(line.procedureCode)?.policyDiagnoses;
          const supporting = claim.diagnosisCodes.findIndex((code) => list?.has(code));
          return supporting < 0 ? line : { ...line, diagnosisPointers: [supporting + 1] };
        }),
  // A service that was really done twice gets the modifier that says so; a second statement of the same days becomes a
  // replacement.
  duplicate: (claim, _context, { eachDenied }) =>
    claim.claimType === 'INSTITUTIONAL' ? asReplacement(claim) : eachDenied(marked('76')),
  // With proof of timely receipt.
  'timely-filing': (claim, { policy }) => ({
    ...claim,
    submissionDate: addDays(claim.dischargeDate ?? claim.dateOfService, policy.filingLimitDays),
  }),
  'outside-coverage': (claim) => ({
    ...claim,
    memberId: claim.memberId === null ? null : cardForDate(claim.memberId, claim.dateOfService),
  }),
  'place-of-service': (claim) => ({ ...claim, placeOfService: placeForAll(claim) }),
  'records-missing': (claim) => ({ ...claim, recordsAttached: true }),
  // With the diagnosis that the records support.
  'medical-necessity': (claim, _context, lines) =>
    withDiagnoses(
      claim,
      lines,
      ({ procedureCode }) => findProcedure(procedureCode)?.coverageDiagnoses,
      findDrg(claim.drgCode)?.coverageDiagnoses,
    ),
  'missing-modifier-59': (_claim, _context, { eachDenied }) => eachDenied(marked('59')),
  'bilateral-modifier': (_claim, _context, { eachDenied }) =>
    eachDenied((line) => ({ ...marked('50')(line), units: 1 })),
  'age-sex-conflict': (claim, { records }) => ({
    ...claim,
    patientBirthDate: records.patientBirthDate,
    patientSex: records.patientSex,
  }),
  'authorization-exceeded': (claim) => withAuthorization(claim),
  'missing-data': (claim, { records }) => ({
    ...claim,
    patientBirthDate: claim.patientBirthDate ?? records.patientBirthDate,
    patientSex: claim.patientSex ?? records.patientSex,
    placeOfService: claim.claimType === 'INSTITUTIONAL' ? null : (claim.placeOfService ?? placeForAll(claim)),
    patientStatus: claim.patientStatus ?? records.patientStatus,
  }),
  'other-payer-primary': (claim) => ({ ...claim, otherPayerPrimary: false }),
  'member-not-identified': (claim, { records }) => ({ ...claim, memberId: records.memberId }),
  'not-covered': (_claim, _context, { withoutDenied }) => withoutDenied(),
  'wrong-payer': (claim) => ({
    ...claim,
    memberId: claim.memberId === null ? null : cardLetterOf(claim.payerId) + claim.memberId.slice(1),
  }),
  'benefit-maximum': (claim) => withException(claim),
  'frequency-limit': (_claim, { policy }, { eachDenied }) =>
    eachDenied((line) => {
      const limit = policy.unitLimits.get(line.procedureCode) ?? findService(line.procedureCode)?.maxUnits;
      const units = Math.min(line.units, limit ?? line.units);
      return { ...line, units, billedCents: Math.round((line.billedCents * units) / line.units) };
    }),
  'invalid-diagnosis': (claim) => ({
    ...claim,
    diagnosisCodes: claim.diagnosisCodes.map((code) => replacementOf(code, claim.dateOfService) ?? code),
  }),
  'level-not-supported': ({ documentedLevel }, _context, { eachDenied }) =>
    eachDenied((line) => withVisit(line, documentedLevel, null)),
  'invalid-code': (claim, _context, { eachDenied }) =>
    eachDenied((line) => {
      const known = findProcedure(line.procedureCode);
      if (!known?.successor || isInForce(known, claim.dateOfService)) return line;
      return { ...line, procedureCode: known.successor };
    }),
  'provider-id': (claim, { records }) => ({ ...claim, providerId: records.providerId }),
  'out-of-network': (claim) => withException(claim),
  'missing-referral': (claim) => ({ ...claim, referralNumber: `RF${String(claim.id % 1_000_000)}` }),
  'provider-not-eligible': (_claim, _context, { eachDenied }) => eachDenied(marked('90')),
  'new-patient': (_claim, _context, { eachDenied }) => eachDenied((line) => withVisit(line, null, false)),
  'required-modifier': (claim, { policy }, { eachDenied }) =>
    eachDenied((line) => modifiersMended(line, claim, policy.type)),
  'missing-primary-service': (_claim, _context, { withoutDenied }) => withoutDenied(),
};

const marked =
  (modifier: string) =>
  (line: ClaimLine): ClaimLine => ({ ...line, modifiers: [modifier, ...line.modifiers] });

/** Retroactive or extended: for as many units as the claim bills of any one service. */
const withAuthorization = (claim: Claim): Claim => ({
  ...claim,
  priorAuthorization: withUnitsGranted(claim.priorAuthorization, mostUnits(claim)),
});

const withException = (claim: Claim): Claim => ({
  ...claim,
  priorAuthorization: asException(withUnitsGranted(claim.priorAuthorization, mostUnits(claim))),
});

/** For an inpatient stay, its days: that is what is authorized. */
const mostUnits = (claim: Claim): number =>
  isInpatient(claim) ? nightsOf(claim) : Math.max(1, ...claim.lines.map(({ units }) => units));

/** The same claim as a replacement of the one that the payer has. */
export const asReplacement = (claim: Claim): Claim => ({
  ...claim,
  frequencyCode: '7',
  typeOfBill: claim.typeOfBill === null ? null : `${claim.typeOfBill.slice(0, 3)}7`,
});

/**
 * Adds a diagnosis for each list that none of the claim's diagnoses is on, and points to it: the lists of the denied
 * lines, and of the stay.
 */
function withDiagnoses(
  claim: Claim,
  { eachDenied }: DeniedLines,
  listOf: (line: ClaimLine) => DiagnosisCoverage | null | undefined,
  ofStay?: DiagnosisCoverage | null,
): Claim {
  const diagnosisCodes = [...claim.diagnosisCodes];
  const add = (list: DiagnosisCoverage | null | undefined, line?: ClaimLine): void => {
    const codes = list?.codes ?? [];
    const first = codes.find((code) => line === undefined || isOfSameSide(code, line)) ?? codes[0];
    if (first !== undefined && !diagnosisCodes.some((code) => list?.hasUsual(code)))
      diagnosisCodes.push(first);
  };
  add(ofStay);
  const fixed = eachDenied((line) => {
    const list = listOf(line);
    add(list, line);
    const supporting = diagnosisCodes.findIndex((code) => list?.hasUsual(code));
    const hasPointers = claim.claimType === 'PROFESSIONAL' && supporting >= 0;
    return hasPointers ? { ...line, diagnosisPointers: [supporting + 1] } : line;
  });
  return { ...fixed, diagnosisCodes };
}

/** The side that a line is marked with is what was done: its diagnosis says so as well. */
function isOfSameSide(diagnosis: string, { modifiers }: ClaimLine): boolean {
  const { side } = factsOfDiagnosis(diagnosis);
  const marked = modifiers.flatMap((modifier) => sideOfModifier(modifier) ?? []);
  return side === null || marked.length === 0 || marked.includes(side);
}

/** A place of service that fits every known code of the claim; the claim's own when there is none. */
function placeForAll(claim: Claim): string | null {
  const known = claim.lines.flatMap(({ procedureCode }) => findService(procedureCode) ?? []);
  const places = known[0]?.places ?? [];
  return (
    places.find((place) => known.every((procedure) => procedure.places.includes(place))) ??
    claim.placeOfService
  );
}

/** Replaces an office visit by another, with the charge scaled by the ratio of their usual amounts. */
function withVisit(line: ClaimLine, level: number | null, newPatient: boolean | null): ClaimLine {
  const from = findProcedure(line.procedureCode);
  if (!from || from.emLevel === null) return line;
  const to = visitOfLevel(from, level ?? from.emLevel, newPatient ?? from.newPatient);
  if (!to) return line;
  const dollars = Math.round((line.billedCents * to.allowedMedianCents) / from.allowedMedianCents / 100);
  return { ...line, procedureCode: to.code, billedCents: dollars * 100 };
}

function withLines(claim: Claim, change: (line: ClaimLine, index: number) => ClaimLine): Claim {
  return { ...claim, lines: claim.lines.map(change) };
}
