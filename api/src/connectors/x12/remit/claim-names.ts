import { ElementFault } from '../segments/elements';
import type { Segment } from '../segments/segment';
import type { RemitClaim } from '../../remittance';
import { npiOrNull } from './remit-header';

/** NM108 of a member's number: not 34, a social security number, which is not stored. */
const MEMBER_QUALIFIERS = new Set(['MI', 'MR', 'HN', 'II', 'C']);

/** The people and organizations of one claim (NM1 in loop 2100). */
export class ClaimNames {
  patient: { lastName: string; firstName: string; memberId: string | null } | null = null;
  insuredMemberId: string | null = null;
  correctedMemberId: string | null = null;
  rendering: RemitClaim['renderingProvider'] = null;
  crossoverPayer: RemitClaim['crossoverPayer'] = null;
  priorityPayer: RemitClaim['priorityPayer'] = null;

  /** @throws ElementFault at a second patient: the CLP between two claims may be damaged */
  accept(segment: Segment): void {
    switch (segment.get(1)) {
      case 'QC':
        if (this.patient) {
          throw new ElementFault(
            segment,
            'CLAIM_PATIENT_REPEATED',
            'expected one NM1*QC in a claim, found a second; the CLP between them may be damaged',
          );
        }
        this.patient = {
          lastName: segment.readable(3),
          firstName: segment.readable(4),
          memberId: memberIdOf(segment),
        };
        return;
      case 'IL':
        this.insuredMemberId = memberIdOf(segment);
        return;
      case '74':
        this.correctedMemberId = memberIdOf(segment);
        return;
      case '82':
        this.rendering = {
          name: `${segment.readable(4)} ${segment.readable(3)}`.trim(),
          npi: segment.get(8) === 'XX' ? npiOrNull(segment.get(9)) : null,
        };
        return;
      case 'TT':
        this.crossoverPayer = organizationOf(segment);
        return;
      case 'PR':
        this.priorityPayer = organizationOf(segment);
        return;
      default:
        return;
    }
  }
}

const organizationOf = (segment: Segment): { name: string; identifier: string | null } => ({
  name: segment.readable(3),
  identifier: segment.readable(9) || null,
});

function memberIdOf(segment: Segment): string | null {
  return MEMBER_QUALIFIERS.has(segment.get(8)) ? segment.readable(9) || null : null;
}
