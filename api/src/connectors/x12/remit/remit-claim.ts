import type { LocalDate } from '../../../domain/calendar';
import type { Adjustment } from '../../../domain/claim';
import type { Cents } from '../../../domain/money';
import type { Identifier, QualifiedAmount, RemitClaim, RemitPayment, RemitStay } from '../../remittance';
import type { SourcePosition } from '../../source-position';
import { claimFaults, isBalanced } from './claim-balance';
import { ClaimNotices } from './claim-notices';
import {
  boundClaim,
  codeFault,
  dateRange,
  ElementFault,
  missing,
  optionalCents,
  requiredCents,
} from '../segments/elements';
import type { DateRange } from '../segments/elements';
import { allowedOf, claimTypeOf, servicePeriodOf, stayOf } from './claim-facts';
import { isRemarkCode } from './published-codes';
import { npiOrNull, remitDateOf } from './remit-header';
import { ClaimNames } from './claim-names';
import { readAdjustments, readServiceLine, takeLineDate } from './service-line';
import type { LineDraft } from './service-line';
import type { Segment } from '../segments/segment';
import { segmentName, shapeOf } from '../segments/segment-position';
import { checkWidth } from '../segments/segment-width';

/**
 * CLP02 in versions 4010 and 5010: 4 denied, 19-21 forwarded, 22 reversal, 23 not our claim, 25 predetermination. 101
 * is the predetermination of later versions.
 */
const CLAIM_STATUS = new Set('1 2 3 4 5 10 13 15 16 17 19 20 21 22 23 25 27 101'.split(' '));
const REMARK = /^[A-Z0-9]{1,6}$/;
/** Elements of MOA and MIA that hold remark codes (005010X221A1, 2100 loop). */
const REMARK_ELEMENTS = { MOA: [3, 4, 5, 6, 7], MIA: [5, 20, 21, 22, 23] } as const;
/** Of a kind that the guide lets occur several times; more than these are dropped with a notice. */
const MAX_REFERENCES = 32;

/** Where a claim stands, and what it belongs to. */
export interface ClaimOrigin {
  payment: RemitPayment;
  payer: RemitClaim['payer'];
  payee: RemitClaim['payee'];
  position: SourcePosition;
  place: RemitClaim['place'];
  ordinal: number;
  /** What was noted in the transaction already, and is noted once in it. */
  noted: Set<string>;
}

/**
 * Segments of other guides that are seen in claims. Ids that differ from one of the loop's own by a single character
 * are left out: they are damage.
 */
const FOREIGN_SEGMENTS = new Set(
  'K3 NTE PWK RDM CR1 CR2 CR3 CR5 CRC CUR HI III PS1 PRV DMG HCP HSD LIN OI MSG N2 N3 N4 UR TOO FRM'.split(
    ' ',
  ),
);

/**
 * One CLP loop while its segments arrive. It takes what the guide allows in the loop and throws ElementFault on
 * anything else, on a missing mandatory element and on an amount that cannot be read: a claim with damaged text is
 * rejected, so that the text is neither imported nor attributed to the next claim. Dates that cannot be read and
 * amounts that do not add up are noted on the claim, since payers send both. So are a segment of another guide, and
 * names after the first service line, as long as the claim balances: otherwise something of it is lost.
 */
export class RemitClaimReader {
  private readonly patientControlNumber: string;
  private readonly statusCode: string;
  private readonly billedCents: Cents;
  private readonly paidCents: Cents;
  private readonly patientResponsibilityCents: Cents | null;
  private readonly codes: Pick<
    RemitClaim,
    'payerControlNumber' | 'claimFrequencyCode' | 'facilityTypeCode' | 'claimFilingIndicator' | 'drgCode'
  >;
  private readonly names = new ClaimNames();
  private readonly adjustments: Adjustment[] = [];
  private readonly remarks: string[] = [];
  private readonly lines: LineDraft[] = [];
  private references: readonly Identifier[] = [];
  private amounts: readonly QualifiedAmount[] = [];
  private readonly notices: ClaimNotices;
  /** A segment that does not belong where it is. */
  private irregular: ElementFault | null = null;
  private line: LineDraft | null = null;
  private groupId: string | null = null;
  private authorization: string | null = null;
  private originalControlNumber: string | null = null;
  private coverageCents: Cents | null = null;
  private interestCents: Cents | null = null;
  private serviceFrom: LocalDate | null = null;
  private serviceTo: LocalDate | null = null;
  private receivedDate: LocalDate | null = null;
  private coverageEnds: LocalDate | null = null;
  private stay: RemitStay | null = null;
  private isInpatient = false;
  private segments = 1;

  constructor(
    clp: Segment,
    private readonly origin: ClaimOrigin,
  ) {
    checkWidth(clp);
    this.notices = new ClaimNotices(origin.position, origin.noted);
    this.patientControlNumber = clp.readable(1);
    if (this.patientControlNumber === '') {
      throw missing(clp, 1, 'CONTROL_NUMBER_MISSING', 'a patient control number');
    }
    this.statusCode = clp.get(2);
    if (!CLAIM_STATUS.has(this.statusCode)) {
      const code = this.statusCode === '' ? 'STATUS_MISSING' : 'STATUS_INVALID';
      throw codeFault(clp, 2, code, 'a claim status code such as 1, 4 or 22');
    }
    this.billedCents = requiredCents(clp, 3);
    this.paidCents = requiredCents(clp, 4);
    this.patientResponsibilityCents = optionalCents(clp, 5);
    this.codes = {
      payerControlNumber: clp.readable(7) || null,
      claimFrequencyCode: clp.get(9) || null,
      facilityTypeCode: clp.get(8) || null,
      claimFilingIndicator: clp.get(6) || null,
      drgCode: clp.readable(11) || null,
    };
  }

  accept(segment: Segment): void {
    boundClaim(segment, ++this.segments);
    checkWidth(segment);
    switch (segment.id) {
      case 'SVC':
        this.line = readServiceLine(segment, this.lines.length + 1, this.notices);
        this.lines.push(this.line);
        return;
      case 'CAS':
        return readAdjustments(segment, this.line?.adjustments ?? this.adjustments, this.notices);
      case 'DTM':
        return this.takeDate(segment);
      case 'AMT':
        return this.takeAmount(segment);
      case 'REF':
        return this.takeReference(segment);
      case 'LQ':
        return this.takeListedCode(segment);
      case 'QTY':
        return;
      case 'NM1':
        // A patient after a line belongs to the next claim, whose CLP is lost.
        if (segment.get(1) === 'QC' && this.line) throw this.unexpected(segment);
        this.claimLevel(segment);
        return this.names.accept(segment);
      case 'MOA':
        return this.takeAdjudication(segment, REMARK_ELEMENTS.MOA);
      case 'MIA':
        this.isInpatient = true;
        return this.takeAdjudication(segment, REMARK_ELEMENTS.MIA);
      case 'PER':
        return this.claimLevel(segment);
      default:
        if (!FOREIGN_SEGMENTS.has(segment.id)) throw this.unexpected(segment);
        this.noteIrregular(segment, 'SEGMENT_UNEXPECTED', 'expected a segment of an 835 claim');
    }
  }

  /** Whether charge, payment and adjustments agree, on the claim and on every line. */
  isBalanced(): boolean {
    return isBalanced(this.paymentAmounts());
  }

  /** @throws ElementFault where a segment out of its place leaves a claim that does not balance */
  build(): RemitClaim {
    if (this.irregular && !this.isBalanced()) throw this.irregular;
    const { origin, names, lines, adjustments, billedCents, paidCents, statusCode } = this;
    for (const { code, message, amountCents } of claimFaults(this.paymentAmounts())) {
      this.notices.add(code, message, amountCents);
    }
    if (!names.patient) this.notices.add('PATIENT_MISSING', 'expected NM1*QC in the claim, found none');
    const period = servicePeriodOf(lines, this.serviceFrom, this.serviceTo);
    const claimType = claimTypeOf(this.codes, lines, this.isInpatient);
    return {
      position: origin.position,
      payment: origin.payment,
      place: origin.place,
      payer: origin.payer,
      payee: origin.payee,
      renderingProvider: names.rendering,
      traceNumber: origin.payment.traceNumber,
      ordinal: origin.ordinal,
      patientControlNumber: this.patientControlNumber,
      claimStatusCode: statusCode,
      version: null,
      ...this.codes,
      claimType,
      patient: {
        lastName: names.patient?.lastName ?? '',
        firstName: names.patient?.firstName ?? '',
        memberId: names.patient?.memberId ?? names.insuredMemberId,
      },
      correctedMemberId: names.correctedMemberId,
      crossoverPayer: names.crossoverPayer,
      priorityPayer: names.priorityPayer,
      memberGroupId: this.groupId,
      priorAuthorization: this.authorization,
      originalControlNumber: this.originalControlNumber,
      references: this.references,
      billedCents,
      paidCents,
      patientResponsibilityCents: this.patientResponsibilityCents,
      allowedCents: allowedOf(lines, this.coverageCents),
      interestCents: this.interestCents,
      amounts: this.amounts,
      stay: this.stay,
      serviceFrom: period.from,
      serviceTo: period.to,
      receivedDate: this.receivedDate,
      coverageEnds: this.coverageEnds,
      remitDate: remitDateOf(origin.payment),
      adjustments,
      remarks: this.remarks,
      diagnosisCodes: [],
      lines,
      notices: this.notices.list,
    };
  }

  /** MIA and MOA come before the first service line. */
  private takeAdjudication(segment: Segment, elements: readonly number[]): void {
    this.claimLevel(segment);
    this.stay = stayOf(segment, this.stay);
    for (const index of elements) this.takeRemark(segment, index, this.remarks);
  }

  /** LQ*HE holds remark codes; other lists, such as the reject codes of pharmacies, are kept apart. */
  private takeListedCode(segment: Segment): void {
    if (segment.get(1) === 'HE') this.takeRemark(segment, 2, this.line?.remarks ?? this.remarks);
    else if (this.line && segment.get(2) !== '') {
      this.line.rejectCodes = this.kept(this.line.rejectCodes, segment.readable(2), segment);
    }
  }

  private takeRemark(segment: Segment, index: number, into: string[]): void {
    const code = segment.get(index);
    if (code === '') return;
    if (!REMARK.test(code)) {
      this.noteAt(segment, 'REMARK_INVALID', `expected a remark code, found ${shapeOf(code)}`);
      return;
    }
    into.push(code);
    if (isRemarkCode(code)) return;
    const message = `expected a remark code such as M15, MA130 or N519, found ${shapeOf(code)}`;
    this.notices.addOnce(`RARC ${code}`, segment, 'REMARK_UNKNOWN', message);
  }

  private takeDate(segment: Segment): void {
    const kind = segment.get(1);
    if (!READ_DATES.has(kind)) return;
    const range = dateRange(segment);
    if (range === null) {
      const text = segment.get(2) || segment.get(6);
      const message = `DTM02: expected a date CCYYMMDD after ${kind}, found ${shapeOf(text)}`;
      // Payers fill unknown dates with 00000000 and the like; letters mean that segments were joined.
      if (!/^[\d\s-]*$/.test(text)) throw new ElementFault(segment, 'DTM_DATE_INVALID', message);
      this.noteAt(segment, 'DATE_INVALID', message);
      return;
    }
    if (kind === '050') this.receivedDate = range.from;
    else if (kind === '036') this.coverageEnds = range.from;
    else if (this.line) takeLineDate(this.line, kind, range);
    else this.takeClaimDate(kind, range);
  }

  private takeClaimDate(kind: string, range: DateRange): void {
    // 232 starts and 233 ends the statement period; 150, 151 and 472 belong to lines, but appear at claims as well.
    if (kind === '233' || kind === '151') {
      this.serviceTo = range.to;
    } else {
      this.serviceFrom = range.from;
      if (range.to !== range.from) this.serviceTo = range.to;
    }
  }

  private takeAmount(segment: Segment): void {
    const qualifier = segment.get(1);
    const amountCents = optionalCents(segment, 2);
    if (amountCents === null) return;
    if (qualifier === 'B6' && this.line) this.line.allowedCents = amountCents;
    else if (qualifier === 'AU' && !this.line) this.coverageCents = amountCents;
    else if (qualifier === 'I' && !this.line) this.interestCents = (this.interestCents ?? 0) + amountCents;
    else if (this.line) this.line.amounts = this.kept(this.line.amounts, { qualifier, amountCents }, segment);
    else this.amounts = this.kept(this.amounts, { qualifier, amountCents }, segment);
  }

  private takeReference(segment: Segment): void {
    const qualifier = segment.get(1);
    const value = segment.readable(2);
    if (value === '') return;
    const { line } = this;
    if (qualifier === 'G1') this.authorization ??= value;
    else if (line) {
      if (qualifier === '6R') line.lineControlNumber ??= value;
      else if (qualifier === 'HPI') line.renderingNpi ??= npiOrNull(value);
    } else if (qualifier === '1L') this.groupId ??= value;
    else if (qualifier === 'F8') this.originalControlNumber ??= value;
    else this.references = this.kept(this.references, { qualifier, value }, segment);
  }

  private kept<Kept>(list: readonly Kept[], item: Kept, segment: Segment): readonly Kept[] {
    if (list.length < MAX_REFERENCES) return [...list, item];
    const message = `expected at most ${MAX_REFERENCES} segments of a kind, found more`;
    this.noteAt(segment, 'TOO_MANY_REFERENCES', message);
    return list;
  }

  /** Where only the claim itself is expected; after a line it is noted. */
  private claimLevel(segment: Segment): void {
    if (!this.line) return;
    this.noteIrregular(segment, 'SEGMENT_OUT_OF_ORDER', 'expected a segment of the service line');
  }

  private noteIrregular(segment: Segment, code: string, expected: string): void {
    this.irregular ??= this.unexpected(segment.copy());
    this.noteAt(segment, code, `${expected}, found ${segmentName(segment)}; the claim balances and is kept`);
  }

  private unexpected(segment: Segment): ElementFault {
    const where = this.line ? 'a service line' : 'a claim';
    return new ElementFault(
      segment,
      'CLAIM_SEGMENT_UNEXPECTED',
      `expected a segment that belongs to ${where}, found another; what follows up to the next CLP is skipped`,
    );
  }

  private paymentAmounts(): Parameters<typeof claimFaults>[0] {
    const { billedCents, paidCents, statusCode, adjustments, lines } = this;
    return { billedCents, paidCents, statusCode, adjustments, lines };
  }

  private noteAt(segment: Segment, code: string, message: string): void {
    this.notices.add(code, message, null, segment);
  }
}

const SERVICE_DATES = ['232', '233', '150', '151', '472'];
const READ_DATES = new Set([...SERVICE_DATES, '050', '036']);
