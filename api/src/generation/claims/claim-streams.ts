import type { Substream } from '../rng';
import { substream } from '../rng';

/** The substreams of a run's claims, derived once from its seed. */
export type ClaimStreams = ReturnType<typeof claimStreams>;

export function claimStreams(seed: number) {
  const of = (purpose: Parameters<typeof substream>[1]): Substream => substream(seed, purpose);
  return {
    arrival: of('arrival'), slot: of('slot'), visit: of('visit'), procedure: of('procedure'), diagnosis: of('diagnosis'),
    charge: of('charge'), place: of('place'), units: of('units'), serviceLag: of('service-lag'), person: of('person'),
    provider: of('provider'), payer: of('payer'), coder: of('coder'), group: of('group'), authorization: of('authorization'),
    standing: of('member-standing'), referral: of('referral'), form: of('claim-form'), ancillary: of('ancillary'),
    stay: of('stay'), patientStatus: of('patient-status'),
  }; // prettier-ignore
}
