import type { LocalDate } from '../calendar';
import type { AdjustmentGroup } from '../claim';

/** What has become of a denied claim. */
export const DENIAL_RESOLUTIONS = [
  'OPEN',
  'CORRECTED_PAID',
  'OVERTURNED',
  'UPHELD',
  'WRITTEN_OFF',
  'PATIENT',
] as const;
export type DenialResolution = (typeof DENIAL_RESOLUTIONS)[number];

/** A resolution and its date: null while it is open; a date still to come says until when it is open. */
export interface Resolved {
  resolution: DenialResolution;
  resolvedOn: LocalDate | null;
}

export const OPEN_DENIAL: Resolved = { resolution: 'OPEN', resolvedOn: null };

/**
 * A denial that nobody will work: the patient owes it where the payer says so, else it is written off when the time to
 * appeal has passed.
 */
export function resolutionOfLeft(
  group: AdjustmentGroup,
  deniedOn: LocalDate,
  limitDate: LocalDate,
): Resolved {
  return group === 'PR'
    ? { resolution: 'PATIENT', resolvedOn: deniedOn }
    : { resolution: 'WRITTEN_OFF', resolvedOn: limitDate };
}

/** As of a day: what is resolved later is still open. */
export const resolutionOn = (
  resolution: DenialResolution | null,
  resolvedOn: LocalDate | null,
  day: LocalDate,
): DenialResolution | null =>
  resolution !== null && resolvedOn !== null && resolvedOn > day ? 'OPEN' : resolution;
