import type { LocalDate } from '../../domain/calendar';
import type { Adjustment } from '../../domain/claim';
import type { Cents } from '../../domain/money';
import type { Notice, RemitClaim, SourcePosition } from '../connector';
import { balanceFaults } from './claim-balance';
import {
  boundClaim,
  codeFault,
  dateRange,
  ElementFault,
  missing,
  optionalCents,
  requiredCents,
} from './segments/elements';
import type { DateRange } from './segments/elements';
import { allowedOf, claimTypeOf, servicePeriodOf } from './remit-claim-facts';
import { npiOrNull } from './remit-header';
import type { RemitHeader } from './remit-header';
import { readAdjustments, readServiceLine } from './remit-service-line';
import type { LineDraft } from './remit-service-line';
import type { Segment } from './segments/segment';
import { shapeOf } from './segments/segment-position';
import { checkWidth } from './segments/segment-width';

/** CLP02 in versions 4010 and 5010: 4 denied, 19-21 forwarded, 22 reversal, 25 predetermination. */
const CLAIM_STATUS = new Set([
  '1',
  '2',
  '3',
  '4',
  '5',
  '10',
  '13',
  '15',
  '16',
  '17',
  '19',
  '20',
  '21',
  '22',
  '23',
  '25',
  '27',
]);
/** NM108 of a member's number: not 34, a social security number, which is not stored. */
const MEMBER_QUALIFIERS = new Set(['MI', 'MR', 'HN', 'II']);
const REMARK = /^[A-Z0-9]{1,6}$/;
/** Elements of MOA and MIA that hold remark codes (005010X221A1, 2100 loop). */
const REMARK_ELEMENTS = { MOA: [3, 4, 5, 6, 7], MIA: [5, 20, 21, 22, 23] } as const;

/**
 * One CLP loop while its segments arrive. It takes what the guide allows in the loop and throws ElementFault on
 * anything else, on a missing mandatory element and on an amount that cannot be read: a claim with damaged text is
 * rejected, so that the text is neither imported nor attributed to the next claim. Dates that cannot be read and
 * amounts that do not add up are noted on the claim, since payers send both.
 */
export class RemitClaimReader {
  readonly billedCents: Cents;
  readonly paidCents: Cents;
  private readonly patientControlNumber: string;
  private readonly statusCode: string;
  private readonly patientResponsibilityCents: Cents | null;
  private readonly adjustments: Adjustment[] = [];
  private readonly remarks: string[] = [];
  private readonly lines: LineDraft[] = [];
  private line: LineDraft | null = null;
  private readonly notices: Notice[] = [];
  private patient: { lastName: string; firstName: string; memberId: string | null } | null = null;
  private insuredMemberId: string | null = null;
  private rendering: { name: string; npi: string | null } | null = null;
  private groupId: string | null = null;
  private authorization: string | null = null;
  private originalControlNumber: string | null = null;
  private coverageCents: Cents | null = null;
  private serviceFrom: LocalDate | null = null;
  private serviceTo: LocalDate | null = null;
  private receivedDate: LocalDate | null = null;
  private isInpatient = false;
  private segments = 1;

  constructor(
    private readonly clp: Segment,
    private readonly header: RemitHeader,
    private readonly position: SourcePosition,
    private readonly ordinal: number,
  ) {
    checkWidth(clp);
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
  }

  accept(segment: Segment): void {
    boundClaim(segment, ++this.segments);
    checkWidth(segment);
    switch (segment.id) {
      case 'SVC':
        this.line = readServiceLine(segment, this.lines.length + 1);
        this.lines.push(this.line);
        return;
      case 'CAS':
        return readAdjustments(segment, this.line?.adjustments ?? this.adjustments);
      case 'DTM':
        return this.takeDate(segment);
      case 'AMT':
        return this.takeAmount(segment);
      case 'REF':
        return this.takeReference(segment);
      case 'LQ':
        if (segment.get(1) === 'HE') this.takeRemark(segment, 2, this.line?.remarks ?? this.remarks);
        return;
      case 'QTY':
        return;
      case 'NM1':
        return this.takeName(segment);
      case 'MOA':
        return this.takeAdjudication(segment, REMARK_ELEMENTS.MOA);
      case 'MIA':
        this.isInpatient = true;
        return this.takeAdjudication(segment, REMARK_ELEMENTS.MIA);
      case 'PER':
        return this.claimLevelOnly(segment);
      default:
        throw this.unexpected(segment);
    }
  }

  build(): RemitClaim {
    for (const { code, message } of balanceFaults(
      this.billedCents,
      this.paidCents,
      this.adjustments,
      this.lines,
    )) {
      this.note(this.clp, code, message);
    }
    const { clp, header } = this;
    const payer = header.payer ?? { name: '', identifier: null };
    const period = servicePeriodOf(this.lines, this.serviceFrom, this.serviceTo);
    const patient = this.patient ?? { lastName: '', firstName: '', memberId: null };
    if (!this.patient) this.note(clp, 'PATIENT_MISSING', 'expected NM1*QC in the claim, found none');
    return {
      position: this.position,
      payer: { name: payer.name || (payer.identifier ?? ''), identifier: payer.identifier },
      payee: header.payee,
      renderingProvider: this.rendering,
      traceNumber: header.traceNumber,
      ordinal: this.ordinal,
      patientControlNumber: this.patientControlNumber,
      payerControlNumber: clp.readable(7) || null,
      claimStatusCode: this.statusCode,
      claimFrequencyCode: clp.get(9) || null,
      facilityTypeCode: clp.get(8) || null,
      claimFilingIndicator: clp.get(6) || null,
      claimType: claimTypeOf(clp, this.lines, this.isInpatient),
      patient: {
        lastName: patient.lastName,
        firstName: patient.firstName,
        memberId: patient.memberId ?? this.insuredMemberId,
      },
      memberGroupId: this.groupId,
      priorAuthorization: this.authorization,
      originalControlNumber: this.originalControlNumber,
      billedCents: this.billedCents,
      paidCents: this.paidCents,
      patientResponsibilityCents: this.patientResponsibilityCents,
      allowedCents: allowedOf(this.lines, this.coverageCents),
      serviceFrom: period.from,
      serviceTo: period.to,
      receivedDate: this.receivedDate,
      remitDate: header.remitDate,
      adjustments: this.adjustments,
      remarks: this.remarks,
      diagnosisCodes: [],
      lines: this.lines,
      notices: this.notices,
    };
  }

  private takeName(segment: Segment): void {
    this.claimLevelOnly(segment);
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
      case '82':
        this.rendering = {
          name: `${segment.readable(4)} ${segment.readable(3)}`.trim(),
          npi: segment.get(8) === 'XX' ? npiOrNull(segment.get(9)) : null,
        };
        return;
      default:
        return;
    }
  }

  /** MIA and MOA come before the first service line. */
  private takeAdjudication(segment: Segment, elements: readonly number[]): void {
    this.claimLevelOnly(segment);
    for (const index of elements) this.takeRemark(segment, index, this.remarks);
  }

  private takeRemark(segment: Segment, index: number, into: string[]): void {
    const code = segment.get(index);
    if (code === '') return;
    if (REMARK.test(code)) into.push(code);
    else
      this.note(segment, 'REMARK_INVALID', `expected a remark code in ${segment.id}, found ${shapeOf(code)}`);
  }

  private takeDate(segment: Segment): void {
    const kind = segment.get(1);
    if (!SERVICE_DATES.has(kind) && kind !== '050') return;
    const range = dateRange(segment);
    if (range === null) {
      const text = segment.get(2) || segment.get(6);
      const message = `DTM02: expected a date CCYYMMDD after ${kind}, found ${shapeOf(text)}`;
      // Payers fill unknown dates with 00000000 and the like; letters mean that segments were joined.
      if (!/^[\d\s-]*$/.test(text)) throw new ElementFault(segment, 'DTM_DATE_INVALID', message);
      this.note(segment, 'DATE_INVALID', message);
      return;
    }
    if (kind === '050') this.receivedDate = range.from;
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
    const kind = segment.get(1);
    if (kind === 'B6' && this.line) this.line.allowedCents = optionalCents(segment, 2);
    else if (kind === 'AU' && !this.line) this.coverageCents = optionalCents(segment, 2);
  }

  private takeReference(segment: Segment): void {
    const value = segment.readable(2) || null;
    switch (segment.get(1)) {
      case 'G1':
        this.authorization ??= value;
        return;
      case '1L':
        if (!this.line) this.groupId ??= value;
        return;
      case 'F8':
        if (!this.line) this.originalControlNumber ??= value;
        return;
      default:
        return;
    }
  }

  private claimLevelOnly(segment: Segment): void {
    if (this.line) throw this.unexpected(segment);
  }

  private unexpected(segment: Segment): ElementFault {
    const where = this.line ? 'a service line' : 'a claim';
    return new ElementFault(
      segment,
      'CLAIM_SEGMENT_UNEXPECTED',
      `expected a segment that belongs to ${where}, found another; what follows up to the next CLP is skipped`,
    );
  }

  private note(segment: Segment, code: string, message: string): void {
    if (this.notices.some((notice) => notice.code === code)) return;
    const { label } = this.position;
    const place = segment === this.clp ? label : `${label}, at segment ${segment.number} (${segment.id})`;
    this.notices.push({
      position: { byte: segment.byte, segment: segment.number, label: place },
      code,
      message,
    });
  }
}

const SERVICE_DATES = new Set(['232', '233', '150', '151', '472']);

function takeLineDate(line: LineDraft, kind: string, range: DateRange): void {
  // A line keeps the day its service began: 472, or 150 of a period that 151 ends.
  if (kind === '472' || kind === '150' || line.dateOfService === null) line.dateOfService = range.from;
}

function memberIdOf(segment: Segment): string | null {
  return MEMBER_QUALIFIERS.has(segment.get(8)) ? segment.readable(9) || null : null;
}
