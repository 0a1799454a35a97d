import type { OfficeRecords } from '../../domain/adjudication/fix-claim';
import { findDrg } from '../../domain/catalogues/drg-catalogue';
import type { Claim } from '../../domain/claim';
import { cardOn } from '../../domain/coverage';
import { ordinalOfId, runDayOfId } from '../../domain/local-id';
import { cardLetterOf } from '../../domain/member-register';
import { draw } from '../rng';
import type { World } from '../world/world';
import { providerOf } from '../world/world';
import type { ClaimStreams } from './claim-streams';
import { memberNumber, personOf, slotOf } from './patient';
import { statusAfter } from './services';

/** What the practice has on file about a claim of the run: the patient and the provider, as when the claim was made. */
export function officeRecordsOf(world: World, streams: ClaimStreams, claim: Claim): OfficeRecords {
  const slot = slotOf(world, streams, world.startDay + runDayOfId(claim.id), ordinalOfId(claim.id));
  const { birthDate, female } = personOf(world, streams, slot, claim.payerId - 1);
  return {
    memberId: cardOn(cardLetterOf(claim.payerId), memberNumber(world, streams, slot), claim.dateOfService),
    patientBirthDate: birthDate,
    patientSex: female ? 'F' : 'M',
    providerId: providerOf(world, draw(streams.provider, slot)) + 1,
    patientStatus:
      claim.claimType === 'INSTITUTIONAL'
        ? statusAfter(streams, findDrg(claim.drgCode) ?? null, claim.id)
        : null,
  };
}
