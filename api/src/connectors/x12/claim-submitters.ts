import type { LocalDate } from '../../domain/calendar';
import type { Identifier } from '../remittance';
import type { PayerSequence, SubmittedClaim } from '../submission';
import { ElementFault, parseX12Date } from './segments/elements';
import { npiOrNull } from './remit/remit-header';
import type { Segment } from './segments/segment';

/** What the levels above a claim state: the billing provider, the subscriber, the patient and the payer. */
export type ClaimProvidersAndPayer = Pick<
  SubmittedClaim,
  | 'billingProvider'
  | 'payer'
  | 'payerSequence'
  | 'patient'
  | 'memberId'
  | 'memberGroupId'
  | 'claimFilingIndicator'
>;

interface Subscriber {
  person: SubmittedClaim['patient'];
  memberId: string | null;
  memberGroupId: string | null;
  claimFilingIndicator: string | null;
  payerSequence: PayerSequence;
  payer: { name: string; identifiers: Identifier[] } | null;
}

/** SBR01: P, S, T; a fourth payer and later ones (A to H) come third for us. */
export const payerSequenceOf = (code: string): PayerSequence =>
  code === '' || code === 'P' ? 'PRIMARY' : code === 'S' ? 'SECONDARY' : 'TERTIARY';

/** REF01 in the payer's loop (2010BB) that number the payer. */
const PAYER_REFERENCES = new Set(['2U', 'FY', 'NF', 'EI']);
/** More numbers than these are no numbers of one organization. */
const MAX_IDENTIFIERS = 16;

const NOBODY: SubmittedClaim['patient'] = { lastName: '', firstName: '', birthDate: null, sex: null };

/**
 * The hierarchy of an 837: billing provider (HL03 20), under it subscribers (22), under them patients who are not the
 * subscriber (23). A level stays in force until the next HL of its kind or of one above it.
 */
export class ClaimSubmitters {
  private level = '';
  private billing: SubmittedClaim['billingProvider'] | null = null;
  private taxonomy: string | null = null;
  private subscriber: Subscriber | null = null;
  private dependent: SubmittedClaim['patient'] | null = null;
  private isInPayer = false;

  enter(level: string): void {
    this.level = level;
    this.dependent = null;
    this.isInPayer = false;
    if (level === '20') {
      this.billing = null;
      this.taxonomy = null;
      this.subscriber = null;
    } else if (level === '22') {
      this.subscriber = {
        person: NOBODY,
        memberId: null,
        memberGroupId: null,
        claimFilingIndicator: null,
        payerSequence: 'PRIMARY',
        payer: null,
      };
    } else if (level === '23') this.dependent = NOBODY;
  }

  /** A segment before the first claim of a level. */
  accept(segment: Segment): void {
    switch (segment.id) {
      case 'PRV':
        if (this.level === '20' && segment.get(1) === 'BI') this.taxonomy = segment.get(3) || null;
        return;
      case 'SBR':
        if (this.subscriber) takeCoverage(this.subscriber, segment);
        return;
      case 'NM1':
        return this.takeName(segment);
      case 'REF':
        return this.takeReference(segment);
      case 'DMG':
        return this.takePerson({
          birthDate: parseX12Date(segment.get(2)),
          sex: segment.get(3) || null,
        });
      default:
        return;
    }
  }

  /** @param claim the CLM that asks; a missing payer or provider is reported at its position */
  snapshot(claim: Segment): ClaimProvidersAndPayer {
    const { billing, subscriber } = this;
    if (!billing) {
      throw new ElementFault(claim, 'BILLING_PROVIDER_MISSING', 'expected NM1*85 before CLM, found none');
    }
    if (!subscriber) {
      throw new ElementFault(claim, 'SUBSCRIBER_MISSING', 'expected HL with level 22 before CLM, found none');
    }
    if (!subscriber.payer) {
      throw new ElementFault(claim, 'PAYER_MISSING', 'expected NM1*PR before CLM, found none');
    }
    const { person, payer, ...coverage } = subscriber;
    return {
      ...coverage,
      payer: { ...payer, identifier: payer.identifiers[0]?.value ?? null },
      patient: this.dependent ?? person,
      billingProvider: { ...billing, taxonomy: this.taxonomy },
    };
  }

  private takeName(segment: Segment): void {
    const { subscriber } = this;
    this.isInPayer = false;
    switch (segment.get(1)) {
      case '85':
        this.billing = { ...nameAndNpi(segment), taxonomy: null };
        return;
      case 'IL':
        if (!subscriber) return;
        subscriber.person = { ...subscriber.person, ...personOf(segment) };
        subscriber.memberId = memberIdOf(segment);
        return;
      case 'QC':
        return this.takePerson(personOf(segment));
      // The first edition of 4010 calls the payer an insurer (IN).
      case 'IN':
      case 'PR':
        if (subscriber) {
          const value = segment.readable(9);
          const identifiers = value === '' ? [] : [{ qualifier: segment.get(8), value }];
          subscriber.payer = { name: segment.readable(3) || value, identifiers };
          this.isInPayer = true;
        }
        return;
      default:
        return;
    }
  }

  private takeReference(segment: Segment): void {
    const payer = this.isInPayer ? this.subscriber?.payer : null;
    const [qualifier, value] = [segment.get(1), segment.readable(2)];
    if (!payer || value === '' || !PAYER_REFERENCES.has(qualifier)) return;
    if (payer.identifiers.length < MAX_IDENTIFIERS) payer.identifiers.push({ qualifier, value });
  }

  private takePerson(facts: Partial<SubmittedClaim['patient']> & { birthDate?: LocalDate | null }): void {
    if (this.dependent) this.dependent = { ...this.dependent, ...facts };
    else if (this.subscriber) this.subscriber.person = { ...this.subscriber.person, ...facts };
  }
}

function takeCoverage(subscriber: Subscriber, segment: Segment): void {
  subscriber.payerSequence = payerSequenceOf(segment.get(1));
  subscriber.memberGroupId = segment.readable(3) || null;
  subscriber.claimFilingIndicator = segment.get(9) || null;
}

/** NM1 of a provider: an organization's name, or a person's. */
export const nameAndNpi = (segment: Segment): { name: string; npi: string | null } => ({
  name: `${segment.readable(4)} ${segment.readable(3)}`.trim(),
  npi: segment.get(8) === 'XX' ? npiOrNull(segment.get(9)) : null,
});

const personOf = (segment: Segment): Pick<SubmittedClaim['patient'], 'lastName' | 'firstName'> => ({
  lastName: segment.readable(3),
  firstName: segment.readable(4),
});

/** NM108 of a member's number: not 34, a social security number, which is not stored. */
const memberIdOf = (segment: Segment): string | null =>
  ['MI', 'II', 'ZZ'].includes(segment.get(8)) ? segment.readable(9) || null : null;
