import { CHARGE_RATIO_TENTHS, HOSPITAL_RATE_PERMILLE } from '../../domain/adjudication/payment';
import type { Procedure } from '../../domain/catalogues/procedure';
import { findService } from '../../domain/catalogues/services';
import type { ClaimType } from '../../domain/claim';
import type { Cents } from '../../domain/money';

/** A provider's charge for a code: the same every time, as in a charge master. */
export function chargeCents(
  world: { readonly chargeLevels: Float64Array },
  claimType: ClaimType,
  providerIndex: number,
  procedureCode: string,
): Cents {
  const level = world.chargeLevels[providerIndex] as number;
  return claimType === 'INSTITUTIONAL'
    ? hospitalCharge(
        Math.ceil((procedureOf(procedureCode).allowedMedianCents * HOSPITAL_RATE_PERMILLE) / 1000),
        level,
      )
    : officeCharge(procedureCode, level);
}

/** @param level the provider's charge level, in thousandths of the usual one */
export const officeCharge = (procedureCode: string, level: number): Cents =>
  withRealisticVariance(procedureOf(procedureCode).allowedMedianCents, level);

/** @param worthCents the hospital's payment for the service */
export const hospitalCharge = (worthCents: Cents, level: number): Cents =>
  withRealisticVariance(worthCents, level, CHARGE_RATIO_TENTHS.INSTITUTIONAL);

/**
 * A charge, in whole dollars, for one unit of a service that Medicare pays `medianCents` for.
 * @param level the provider's charge level, in thousandths of the usual one
 */
function withRealisticVariance(
  medianCents: Cents,
  level: number,
  ratioTenths: number = CHARGE_RATIO_TENTHS.PROFESSIONAL,
): Cents {
  return Math.ceil((medianCents * ratioTenths * level) / 1_000_000) * 100;
}

const procedureCache = new Map<string, Procedure>();

/** For codes of our own case mix and of the defects, which are in the code packs. */
export function procedureOf(code: string): Procedure {
  let known = procedureCache.get(code);
  if (!known) {
    known = findService(code);
    if (!known) throw new RangeError(`procedure ${code} is in no code pack`);
    procedureCache.set(code, known);
  }
  return known;
}
