import { daysBetween } from '../../calendar';
import { epochDayOf } from '../../date-index';
import { elementAt } from '../../element-at';
import type { Service } from '../../catalogues/services';
import { findService } from '../../catalogues/services';
import type { ClaimLine } from '../../claim';
import type { EarlierService } from '../claim-history';
import type { CheckContext, LineCheck } from '../policy-check';
import { codesOf } from '../policy-check';
import { isMarked } from './modifiers';

/** Unrelated to the surgery, or the decision for it. */
const OUTSIDE_GLOBAL_VISIT = ['24', '57'];
/** Staged, unplanned return, unrelated. */
const OUTSIDE_GLOBAL_PROCEDURE = ['58', '78', '79'];
const SECOND_VISIT = ['25', '27', '24', '57'];

/**
 * The global period: the payment of a procedure includes visits by the same group and specialty for 0, 10 or 90 days
 * (CMS, Global Surgery booklet).
 */
export const GLOBAL_PERIOD_CHECK: LineCheck = {
  ruleKey: 'bundled',
  codes: codesOf('bundled', { rarc: 'M144' }),
  fires: (context, line, service) => surgeryBehind(context, line, service) !== null,
  explain(context, line, service) {
    const surgery = surgeryBehind(context, line, service);
    return `${line.procedureCode} falls within the days after ${surgery?.procedureCode ?? ''} of ${surgery?.dateOfService ?? ''} that its payment includes; ${service?.isVisit ? '24 marks an unrelated visit' : '58, 78 or 79 marks another procedure'}.`;
  },
};

function surgeryBehind(
  { claim, history }: CheckContext,
  line: ClaimLine,
  service: Service | undefined,
): EarlierService | null {
  if (!service || claim.claimType !== 'PROFESSIONAL') return null;
  const isProcedure = service.globalDays !== null;
  if (!service.isVisit && !isProcedure) return null;
  if (isMarked(line, service.isVisit ? OUTSIDE_GLOBAL_VISIT : OUTSIDE_GLOBAL_PROCEDURE)) return null;
  const day = epochDayOf(claim.dateOfService);
  for (const earlier of history.earlierServices(claim)) {
    const days = findService(earlier.procedureCode)?.globalDays ?? 0;
    const since = day - epochDayOf(earlier.dateOfService);
    // A small procedure after a small one has nothing to do with it.
    if (earlier.sameSpecialty && since > 0 && since <= days && (service.isVisit || days === 90))
      return earlier;
  }
  return null;
}

/** A visit on the day of a major procedure belongs to it, unless it decided for the surgery (57). */
export const DECISION_FOR_SURGERY_CHECK: LineCheck = {
  ruleKey: 'bundled',
  codes: codesOf('bundled', { rarc: 'M144' }),
  fires: ({ claim, procedures }, line, service) =>
    service !== undefined &&
    service.isVisit &&
    claim.claimType === 'PROFESSIONAL' &&
    !isMarked(line, OUTSIDE_GLOBAL_VISIT) &&
    procedures.some((other) => other?.globalDays === 90),
  explain: (_context, { procedureCode }) =>
    `${procedureCode} on the day of a major procedure is part of it, unless it decided for the surgery (57).`,
};

/** One visit a day by a group and specialty: the second needs 25 or, in another department of a hospital, 27. */
export const ONE_VISIT_A_DAY_CHECK: LineCheck = {
  ruleKey: 'bundled',
  codes: codesOf('bundled', { rarc: 'M86' }),
  fires: (context, line, service) => firstVisit(context, line, service) !== null,
  explain: (context, line, service) =>
    `${line.procedureCode} is the second visit of the day beside ${firstVisit(context, line, service) ?? ''}, and nothing marks it as separate (25).`,
};

function firstVisit(
  { claim, procedures, history }: CheckContext,
  line: ClaimLine,
  service: Service | undefined,
): string | null {
  if (!service?.isVisit || service.addsTo !== null || claim.claimType !== 'PROFESSIONAL') return null;
  if (isMarked(line, SECOND_VISIT)) return null;
  for (let i = 0; i < claim.lines.length; i++) {
    const other = elementAt(claim.lines, i);
    const theirs = procedures[i];
    if (other === line) break;
    if (!theirs?.isVisit || theirs.addsTo !== null) continue;
    // The same code again is a repeat; a preventive visit and one for a problem are told apart by 25.
    if (other.procedureCode === line.procedureCode || isMarked(other, SECOND_VISIT)) continue;
    return other.procedureCode;
  }
  const sameDay = history
    .earlierServices(claim)
    .find(
      ({ sameSpecialty, dateOfService, procedureCode }) =>
        sameSpecialty && dateOfService === claim.dateOfService && findService(procedureCode)?.isVisit,
    );
  return sameDay?.procedureCode ?? null;
}

const YEARS_OF_A_PATIENT = 3;
/** Services without a meeting do not make a patient an established one (CPT's definition). */
const NOT_FACE_TO_FACE: ReadonlySet<string> = new Set([
  'laboratory',
  'imaging',
  'drug',
  'supplies',
  'equipment',
  'orthotics',
]);

/** The last service by the same group and specialty within three years, or null. */
export function seenBefore({ claim, history }: CheckContext): EarlierService | null {
  for (const earlier of history.earlierServices(claim)) {
    if (!earlier.sameSpecialty || earlier.dateOfService >= claim.dateOfService) continue;
    if (daysBetween(earlier.dateOfService, claim.dateOfService) > YEARS_OF_A_PATIENT * 365.25) return null;
    if (!NOT_FACE_TO_FACE.has(findService(earlier.procedureCode)?.family ?? '')) return earlier;
  }
  return null;
}
