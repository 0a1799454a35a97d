import type { LocalDate } from '../../domain/calendar';
import type { SubmissionItem } from '../connector';
import { ElementFault, parseX12Date } from './segments/elements';
import { InterchangeConnector } from './interchange-connector';
import { ClaimReader } from './submitted-claim';
import { ClaimSubmitters } from './claim-submitters';
import type { Segment } from './segments/segment';

/** What has been read so far. */
export interface Claim837Summary {
  interchanges: number;
  transactions: number;
  claims: number;
  rejections: number;
}

/**
 * Health care claims, X12 837 professional (005010X222, 004010X098) and institutional (005010X223, 004010X096), for any
 * number of interchanges. A claim is returned when the segment after its loop is read, so that one cut off by the end
 * of the file or by a fault is never returned. Every CLM yields one item, a claim or a rejection; dental claims (SV3)
 * are rejected one by one.
 */
export class Claim837Connector extends InterchangeConnector<SubmissionItem> {
  private submitters = new ClaimSubmitters();
  private submissionDate: LocalDate | null = null;
  private claim: OpenClaim | null = null;
  /** Why no claim of the transaction is read; null where they are. */
  private refusal: { code: string; message: string } | null = null;
  private readonly counts = { claims: 0, rejections: 0 };

  constructor() {
    super('837');
  }

  get summary(): Claim837Summary {
    const { interchanges, transactions } = this.envelope;
    return { interchanges, transactions, ...this.counts };
  }

  protected startTransaction(segment: Segment): void {
    this.refusal = refusalOfGuide(segment.get(3) || this.envelope.version);
    this.submitters = new ClaimSubmitters();
    this.submissionDate = null;
    this.claim = null;
  }

  protected takeBody(segment: Segment): void {
    if (segment.damage !== null) {
      this.refuseOpen(segment, 'SEGMENT_UNREADABLE', segment.damage);
      return;
    }
    switch (segment.id) {
      case 'REF':
        // 4010 names its guide here.
        if (segment.get(1) === '87') this.refusal ??= refusalOfGuide(segment.get(2));
        if (this.claim) this.takeOfClaim(segment, this.claim);
        else this.submitters.accept(segment);
        return;
      case 'BHT':
        this.submissionDate = parseX12Date(segment.get(4));
        return;
      case 'HL':
        this.closeClaim();
        this.submitters.enter(segment.get(3));
        return;
      case 'CLM':
        this.closeClaim();
        this.openClaim(segment);
        return;
      default:
        if (this.claim) this.takeOfClaim(segment, this.claim);
        else if (CLAIM_SEGMENTS.has(segment.id)) this.refuseHeadless(segment);
        else this.submitters.accept(segment);
    }
  }

  /** Without SE, the last claim may have lost its last segments. */
  protected endTransaction(segment: Segment, isWhole: boolean): void {
    if (!isWhole) this.refuseOpen(segment, 'CLAIM_END_MISSING', 'expected SE after the claim, found none');
    this.closeClaim();
  }

  protected takeStray(segment: Segment): void {
    if (segment.id !== 'CLM') return;
    const number = segment.readable(1) || null;
    this.claim = { reader: null, rejection: null, number };
    const message = 'expected CLM within a transaction that begins with ST*837, found it outside of one';
    this.refuseOpen(segment, 'TRANSACTION_START_MISSING', message);
    this.closeClaim();
  }

  protected cutOff(segment: Pick<Segment, 'byte' | 'number'>): void {
    const message = 'expected the rest of the claim and SE, found the end of the file';
    this.refuseOpen({ ...segment, id: '' }, 'CLAIM_CUT_OFF', message);
    this.closeClaim();
  }

  private refuseOpen(segment: Pick<Segment, 'id' | 'byte' | 'number'>, code: string, message: string): void {
    const { claim } = this;
    if (!claim || claim.rejection) return;
    this.guard(claim, () => {
      throw new ElementFault(segment, code, message);
    });
  }

  /** What is left of a claim whose CLM is missing, up to the next one or level. */
  private refuseHeadless(segment: Segment): void {
    this.claim = { reader: null, rejection: null, number: null };
    const message = `expected CLM before ${segment.id}, found none; what follows up to the next CLM or HL is skipped`;
    this.refuseOpen(segment, 'CLAIM_START_MISSING', message);
  }

  private openClaim(segment: Segment): void {
    const claim: OpenClaim = { reader: null, rejection: null, number: segment.readable(1) || null };
    this.claim = claim;
    this.guard(claim, () => {
      if (this.refusal) throw new ElementFault(segment, this.refusal.code, this.refusal.message);
      claim.reader = new ClaimReader(segment.copy(), this.submitters.snapshot(segment), {
        position: this.envelope.position(segment),
        transaction: this.envelope.transactions,
        submissionDate: this.submissionDate,
      });
    });
  }

  private takeOfClaim(segment: Segment, claim: OpenClaim): void {
    const { reader } = claim;
    if (reader && !claim.rejection) this.guard(claim, () => reader.accept(segment));
  }

  private closeClaim(): void {
    const { claim } = this;
    this.claim = null;
    if (!claim) return;
    const { reader } = claim;
    if (reader && !claim.rejection) {
      this.guard(claim, () => {
        const built = reader.build();
        this.counts.claims++;
        this.give({ kind: 'claim', claim: built });
      });
    }
    if (claim.rejection) {
      this.counts.rejections++;
      this.give(claim.rejection);
    }
  }

  private guard(claim: OpenClaim, read: () => void): void {
    try {
      read();
    } catch (error) {
      if (!(error instanceof ElementFault)) throw error;
      claim.rejection = this.rejectionOf(error, {
        amountCents: null,
        patientControlNumber: claim.number,
        payment: null,
      });
    }
  }
}

/** Implementation guides of 837 transactions that are no professional or institutional claims. */
const OTHER_GUIDES: readonly (readonly [guide: RegExp, code: string, title: string])[] = [
  [/X(291|292|300)/, 'PREDETERMINATION', 'a predetermination, which asks what a payer would pay'],
  [/X(224|097)/, 'DENTAL_CLAIM', 'a dental claim'],
];

/** @param guide ST03, GS08 or REF*87, e.g. 005010X291 */
function refusalOfGuide(guide: string): { code: string; message: string } | null {
  for (const [pattern, code, title] of OTHER_GUIDES) {
    const [found] = pattern.exec(guide) ?? [];
    if (found)
      return { code, message: `expected a professional or institutional claim, found ${title} (${found})` };
  }
  return null;
}

/** Which only a claim has. */
const CLAIM_SEGMENTS: ReadonlySet<string> = new Set(['HI', 'CL1', 'LX', 'SV1', 'SV2', 'SV3']);

interface OpenClaim {
  /** null when CLM itself was refused. */
  reader: ClaimReader | null;
  rejection: Extract<SubmissionItem, { kind: 'rejection' }> | null;
  /** CLM01. */
  number: string | null;
}
