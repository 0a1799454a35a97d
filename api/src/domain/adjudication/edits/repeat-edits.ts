import { elementAt } from '../../element-at';
import type { Service } from '../../catalogues/services';
import { VISIT } from '../../catalogues/packs/pack';
import type { ClaimLine } from '../../claim';
import type { CheckContext, LineCheck } from '../policy-check';
import { codesOf } from '../policy-check';
import { REPEAT_MODIFIERS, isMarked } from './modifiers';

/** The same line twice within one claim. Both sides of a paired organ are another matter: see the side's modifier. */
export const REPEATED_LINE_CHECK: LineCheck = {
  ruleKey: 'duplicate',
  codes: codesOf('duplicate'),
  fires: ({ claim }, line, service) =>
    claim.claimType === 'PROFESSIONAL' &&
    claim.lines.length > 1 &&
    service?.bilateral !== true &&
    !isMarked(line, REPEAT_MODIFIERS) &&
    isSecond(claim.lines, line),
  explain: (_context, { procedureCode }) =>
    `${procedureCode} is on the claim twice with the same modifiers; a service done again has 76, 77 or 91.`,
};

function isSecond(lines: readonly ClaimLine[], line: ClaimLine): boolean {
  for (const other of lines) {
    if (other === line) return false;
    if (
      other.procedureCode === line.procedureCode &&
      other.modifiers.length === line.modifiers.length &&
      other.modifiers.every((modifier) => line.modifiers.includes(modifier))
    )
      return true;
  }
  return false;
}

/** Medically unlikely units, as CMS publishes them for a line or a day. */
export const UNLIKELY_UNITS_CHECK: LineCheck = {
  ruleKey: 'frequency-limit',
  codes: codesOf('frequency-limit'),
  fires: ({ claim, policy }, line, service) =>
    service !== undefined &&
    service.maxUnits !== null &&
    claim.claimType === 'PROFESSIONAL' &&
    // The payer's own limit is another check, and so is a service of both sides billed as two.
    !policy.unitLimits.has(line.procedureCode) &&
    line.units > (service.bilateral ? Math.max(2, service.maxUnits) : service.maxUnits),
  explain: (_context, { procedureCode, units }, service) =>
    `${units} units of ${procedureCode}; more than ${service?.maxUnits ?? ''} on a day are unlikely.`,
};

/** Screenings are paid again only after so many months. */
export const TOO_SOON_CHECK: LineCheck = {
  ruleKey: 'frequency-limit',
  codes: codesOf('frequency-limit', { carc: '119' }),
  fires: (context, line, service) => lastTime(context, line, service) !== null,
  explain: (context, line, service) =>
    `${line.procedureCode} was done on ${lastTime(context, line, service) ?? ''}; it is paid again after ${service?.everyMonths ?? ''} months.`,
};

function lastTime(
  { claim, history }: CheckContext,
  { procedureCode }: ClaimLine,
  service: Service | undefined,
): string | null {
  if (!service || service.everyMonths === null) return null;
  const month = monthOf(claim.dateOfService);
  for (const earlier of history.earlierServices(claim)) {
    if (earlier.procedureCode !== procedureCode || earlier.dateOfService >= claim.dateOfService) continue;
    if (month - monthOf(earlier.dateOfService) <= service.everyMonths) return earlier.dateOfService;
  }
  return null;
}

const monthOf = (date: string): number => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7));

/** An add-on is paid only beside the service that it adds to. A replacement may hold the denied line alone. */
export const ADD_ON_CHECK: LineCheck = {
  ruleKey: 'missing-primary-service',
  codes: codesOf('missing-primary-service'),
  fires: (context, _line, service) => lacksPrimary(context, service),
  explain: (_context, { procedureCode }, service) =>
    `${procedureCode} is paid only beside ${inWords(service?.addsTo ?? [])}, and the claim has none.`,
};

function lacksPrimary({ claim, procedures }: CheckContext, service: Service | undefined): boolean {
  if (!service || service.addsTo === null) return false;
  if (claim.claimType !== 'PROFESSIONAL' || claim.frequencyCode !== '1') return false;
  for (let i = 0; i < claim.lines.length; i++) {
    const other = procedures[i];
    if (other === service) continue;
    if (service.addsTo.includes(elementAt(claim.lines, i).procedureCode)) return false;
    if (service.addsTo.includes(VISIT) && other?.isVisit) return false;
  }
  return true;
}

const inWords = (codes: readonly string[]): string =>
  codes.map((code) => (code === VISIT ? 'a visit' : code)).join(', ');
