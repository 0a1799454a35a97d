import type { Service } from '../../catalogues/services';
import type { Claim, ClaimLine, PayerType } from '../../claim';
import type { CheckContext, LineCheck } from '../policy-check';
import { codesOf } from '../policy-check';
import { DISTINCT_MODIFIERS, isMarked } from './modifiers';

/** What is wrong with a line's modifiers, in words to follow the code; null for nothing. */
type Fault = (service: Service, line: ClaimLine, context: CheckContext) => string | null;

/** Where the facility bills the technical part. */
export const FACILITIES: ReadonlySet<string> = new Set(['19', '21', '22', '23', '24', '51', '61']);
/** Where the facility's certificate, and not the practice's, covers tests. */
const LABORATORIES: ReadonlySet<string> = new Set(['81', ...FACILITIES]);
/** Kinds of service that a visit's modifiers do not belong to. */
const NO_VISITS: ReadonlySet<string> = new Set(['laboratory', 'imaging', 'surgery', 'minor surgery', 'endoscopy', 'drug', 'supplies', 'equipment']); // prettier-ignore
const TELEHEALTH_MODIFIERS = ['95', '93', 'GT', 'GQ'];
const SCREENING = /^Z(?:00|01|11|12|13|80|83|85|86)/;
/** Discarded drug amounts are reported on Medicare claims since then (CMS, JW and JZ policy). */
const JZ_FROM = '2023-07-01';

const isMedicare = (type: PayerType): boolean => type === 'MEDICARE';

const FAULTS: readonly Fault[] = [
  ({ therapyModifiers }, line, { policy }) =>
    therapyModifiers.length > 0 && isMedicare(policy.type) && !isMarked(line, therapyModifiers)
      ? `needs ${therapyModifiers.join(' or ')}, the discipline of the plan of care`
      : null,
  ({ requiredModifier }, line, { policy }) =>
    requiredModifier !== null && isMedicare(policy.type) && !line.modifiers.includes(requiredModifier)
      ? `needs ${requiredModifier}`
      : null,
  ({ isWaived }, line, { claim, policy }) =>
    isWaived &&
    isMedicare(policy.type) &&
    isOwnLaboratory(claim, policy.certifiedProviders) &&
    !isMarked(line, ['QW', '90'])
      ? 'needs QW: the practice has a certificate of waiver'
      : null,
  ({ isSingleDose }, line, { claim, policy }) =>
    isSingleDose && isMedicare(policy.type) && claim.dateOfService >= JZ_FROM && !isWasteReported(claim, line)
      ? 'is a single-dose drug, and needs JZ (nothing discarded) or JW (the amount discarded)'
      : null,
  ({ isSplit }, line, { claim }) =>
    isSplit && FACILITIES.has(claim.placeOfService ?? '') && !line.modifiers.includes('26')
      ? `at place of service ${claim.placeOfService ?? ''} is billed with 26: the facility bills the technical part`
      : null,
  ({ isSplit }, line) =>
    !isSplit && isMarked(line, ['26', 'TC']) ? 'has no professional and technical part (26, TC)' : null,
  (_service, line) =>
    line.modifiers.includes('26') && line.modifiers.includes('TC') ? 'has 26 and TC at once' : null,
  ({ family, isVisit }, line) =>
    !isVisit && NO_VISITS.has(family) && isMarked(line, ['25', '57', '24'])
      ? 'has a modifier of visits (24, 25, 57)'
      : null,
  ({ isVisit }, line) =>
    isVisit && isMarked(line, ['51', ...DISTINCT_MODIFIERS])
      ? 'is a visit, to which 51, 59 and the X modifiers do not belong'
      : null,
  (_service, line, { claim: { placeOfService } }) =>
    isMarked(line, TELEHEALTH_MODIFIERS) && FACE_TO_FACE.has(placeOfService ?? '')
      ? `is marked as telehealth at place of service ${placeOfService ?? ''}`
      : null,
  (_service, { modifiers }, { claim: { diagnosisCodes } }) =>
    modifiers.includes('PT') && !diagnosisCodes.some((code) => SCREENING.test(code))
      ? 'is marked as begun as a screening (PT), and no diagnosis is one'
      : null,
];
const FACE_TO_FACE: ReadonlySet<string> = new Set(['20', '21', '23', '24', '12']);

/** Modifiers that a service requires, or that do not belong to it. */
export const REQUIRED_MODIFIER_CHECK: LineCheck = {
  ruleKey: 'required-modifier',
  codes: codesOf('required-modifier'),
  fires: (context, line, service) => modifierFault(context, line, service) !== null,
  explain: (context, line, service) =>
    `${line.procedureCode} ${modifierFault(context, line, service) ?? ''}.`,
};

function modifierFault(context: CheckContext, line: ClaimLine, service: Service | undefined): string | null {
  if (!service || context.claim.claimType !== 'PROFESSIONAL') return null;
  for (const fault of FAULTS) {
    const words = fault(service, line, context);
    if (words !== null) return words;
  }
  return null;
}

/** The amount given has no modifier where a line of its own tells the amount discarded. */
const isWasteReported = ({ lines }: Claim, { procedureCode, modifiers }: ClaimLine): boolean =>
  isMarked({ modifiers }, ['JZ']) ||
  lines.some((line) => line.procedureCode === procedureCode && line.modifiers.includes('JW'));

/** A test in an office is done under the practice's own certificate. */
const isOwnLaboratory = ({ placeOfService, providerId }: Claim, certified: ReadonlySet<number>): boolean =>
  !LABORATORIES.has(placeOfService ?? '') && (providerId === null || !certified.has(providerId));
