import type { LocalDate } from '../../domain/calendar';
import type { Notice, SourcePosition } from '../source-position';
import type { OtherPayer, SubmittedClaim, SubmittedLine } from '../submission';
import {
  boundClaim,
  ElementFault,
  missing,
  readableCents,
  requiredCents,
  statedRange,
} from './segments/elements';
import type { Segment } from './segments/segment';
import { shapeOf } from './segments/segment-position';
import type { ClaimProvidersAndPayer } from './claim-submitters';
import { nameAndNpi, payerSequenceOf } from './claim-submitters';
import { readDiagnoses } from './submitted-diagnoses';
import type { SubmittedLineDraft } from './submitted-line';
import { readInstitutionalService, readProfessionalService, startLine } from './submitted-line';

interface ClaimOrigin {
  position: SourcePosition;
  transaction: number;
  submissionDate: LocalDate | null;
}

/**
 * One CLM loop while its segments arrive. Segments without anything that is stored (ambulance, drugs, other payers'
 * adjudications) are skipped; a missing mandatory element or an unreadable amount throws ElementFault and rejects the
 * claim. Dates that cannot be read and charges that do not add up are noted on it.
 */
export class ClaimReader {
  private readonly billedCents: number;
  private readonly patientControlNumber: string;
  private readonly lines: SubmittedLineDraft[] = [];
  private readonly notices: Notice[] = [];
  private readonly diagnosisCodes: string[] = [];
  private drgCode: string | null = null;
  private line: SubmittedLineDraft | null = null;
  /** Loops 2320 and 2330 describe other payers: their segments are not about this claim. */
  private otherPayer: OtherPayerDraft | null = null;
  private readonly otherPayers: OtherPayerDraft[] = [];
  private priorAuthorization: string | null = null;
  private referralNumber: string | null = null;
  private originalControlNumber: string | null = null;
  private recordsAttached = false;
  private admissionType: string | null = null;
  private patientStatus: string | null = null;
  private statement: { from: LocalDate; to: LocalDate } | null = null;
  private rendering: SubmittedClaim['renderingProvider'] = null;
  private segments = 1;

  constructor(
    private readonly clm: Segment,
    private readonly named: ClaimProvidersAndPayer,
    private readonly origin: ClaimOrigin,
  ) {
    this.patientControlNumber = clm.readable(1);
    if (this.patientControlNumber === '') {
      throw missing(clm, 1, 'CONTROL_NUMBER_MISSING', 'a patient control number');
    }
    this.billedCents = requiredCents(clm, 2);
  }

  accept(segment: Segment): void {
    boundClaim(segment, ++this.segments);
    if (segment.id === 'LX') {
      this.otherPayer = null;
      this.line = startLine(segment, this.lines.length + 1);
      this.lines.push(this.line);
    } else if (this.line) this.takeOfLine(segment, this.line);
    else if (segment.id === 'SBR') {
      const sequence = payerSequenceOf(segment.get(1));
      this.otherPayer = { sequence, name: '', identifier: null, paidCents: null };
      if (this.otherPayers.length < MAX_OTHER_PAYERS) this.otherPayers.push(this.otherPayer);
    } else if (this.otherPayer) takeOfOtherPayer(segment, this.otherPayer);
    else this.takeOfClaim(segment);
  }

  /** Throws ElementFault when the claim turns out to be invalid. */
  build(): SubmittedClaim {
    const { clm, named } = this;
    const lines = this.wholeLines();
    const isInstitutional = lines[0]?.claimType === 'INSTITUTIONAL';
    const [facility = '', , frequency = ''] = clm.components(5);
    const total = lines.reduce((sum, line) => sum + line.billedCents, 0);
    if (total !== this.billedCents) {
      this.note(
        clm,
        'LINES_TOTAL_MISMATCH',
        `CLM02: expected the sum of the lines, ${(total / 100).toFixed(2)}, found ${(this.billedCents / 100).toFixed(2)}`,
      );
    }
    const isAfterAnother = this.otherPayers.some(({ sequence }) => sequence === 'PRIMARY');
    return {
      ...named,
      ...this.origin,
      otherPayers: this.otherPayers,
      frontEndRejection: null,
      claimType: isInstitutional ? 'INSTITUTIONAL' : 'PROFESSIONAL',
      patientControlNumber: this.patientControlNumber,
      frequencyCode: frequency || null,
      originalControlNumber: this.originalControlNumber,
      renderingProvider: this.rendering,
      otherPayerPrimary: named.payerSequence !== 'PRIMARY' || isAfterAnother,
      priorAuthorization: this.priorAuthorization,
      referralNumber: this.referralNumber,
      recordsAttached: this.recordsAttached,
      placeOfService: isInstitutional ? null : facility || null,
      typeOfBill: isInstitutional && /^\d{2}$/.test(facility) ? `0${facility}${frequency || '1'}` : null,
      admissionType: this.admissionType,
      patientStatus: this.patientStatus,
      drgCode: this.drgCode,
      ...this.servicePeriod(lines),
      diagnosisCodes: this.diagnosisCodes,
      lines: lines.map(({ claimType: _type, ...line }) => line),
      billedCents: this.billedCents,
      notices: this.notices,
    };
  }

  private takeOfClaim(segment: Segment): void {
    switch (segment.id) {
      case 'DTP':
        if (segment.get(1) === '434') this.statement = this.rangeOf(segment);
        return;
      case 'CL1':
        this.admissionType = segment.get(1) || null;
        this.patientStatus = segment.get(3) || null;
        return;
      case 'PWK':
        this.recordsAttached = true;
        return;
      case 'REF':
        return this.takeReference(segment);
      case 'HI':
        this.drgCode = readDiagnoses(segment, this.diagnosisCodes) ?? this.drgCode;
        return;
      case 'NM1':
        if (segment.get(1) === '82') this.rendering = nameAndNpi(segment);
        return;
      default:
        return;
    }
  }

  private takeReference(segment: Segment): void {
    const value = segment.readable(2) || null;
    switch (segment.get(1)) {
      case 'G1':
        this.priorAuthorization ??= value;
        return;
      case '9F':
        this.referralNumber ??= value;
        return;
      case 'F8':
        this.originalControlNumber ??= value;
        return;
      default:
        return;
    }
  }

  private takeOfLine(segment: Segment, line: SubmittedLineDraft): void {
    switch (segment.id) {
      case 'SV1':
        return readProfessionalService(segment, line);
      case 'SV2':
        return readInstitutionalService(segment, line);
      case 'SV3':
        throw new ElementFault(
          segment,
          'DENTAL_CLAIM',
          'expected SV1 (professional) or SV2 (institutional), found SV3 of a dental claim',
        );
      case 'DTP':
        if (segment.get(1) === '472') this.takeServiceDate(segment, line);
        return;
      case 'REF':
        if (segment.get(1) === '6R') line.controlNumber ??= segment.readable(2) || null;
        return;
      case 'NM1':
        if (segment.get(1) === '82') this.rendering ??= nameAndNpi(segment);
        return;
      case 'PWK':
        this.recordsAttached = true;
        return;
      default:
        return;
    }
  }

  private takeServiceDate(segment: Segment, line: SubmittedLineDraft): void {
    const range = this.rangeOf(segment);
    line.dateOfService = range?.from ?? null;
    line.dateOfServiceEnd = range !== null && range.to !== range.from ? range.to : null;
  }

  private rangeOf(segment: Segment): { from: LocalDate; to: LocalDate } | null {
    const range = statedRange(segment, 3);
    if (range) return range;
    const found = shapeOf(segment.get(3));
    this.note(segment, 'DATE_INVALID', `DTP03: expected a date CCYYMMDD or a range, found ${found}`);
    return null;
  }

  private wholeLines(): (SubmittedLine & { claimType: SubmittedClaim['claimType'] })[] {
    if (this.lines.length === 0) {
      throw new ElementFault(
        this.clm,
        'CLAIM_LINES_MISSING',
        'expected at least one LX in the claim, found none',
      );
    }
    return this.lines.map(({ start, claimType, ...line }) => {
      if (claimType === null) {
        throw new ElementFault(start, 'LX_SERVICE_MISSING', 'expected SV1 or SV2 after LX, found none');
      }
      return { ...line, claimType };
    });
  }

  /** The statement's own period, otherwise from the first to the last date of the lines. */
  private servicePeriod(lines: readonly SubmittedLine[]): Pick<SubmittedClaim, 'serviceFrom' | 'serviceTo'> {
    if (this.statement) return { serviceFrom: this.statement.from, serviceTo: this.statement.to };
    const dates = lines
      .flatMap((line) => [line.dateOfService, line.dateOfServiceEnd])
      .filter((date) => date !== null)
      .sort();
    return { serviceFrom: dates[0] ?? null, serviceTo: dates[dates.length - 1] ?? null };
  }

  private note(segment: Segment, code: string, message: string): void {
    if (this.notices.some((notice) => notice.code === code)) return;
    const { label } = this.origin.position;
    const place = segment === this.clm ? label : `${label}, at segment ${segment.number} (${segment.id})`;
    this.notices.push({
      position: { byte: segment.byte, segment: segment.number, label: place },
      code,
      message,
      amountCents: null,
    });
  }
}

type OtherPayerDraft = { -readonly [Field in keyof OtherPayer]: OtherPayer[Field] };

/** Of the guides; more is damage. */
const MAX_OTHER_PAYERS = 10;

/** Loops 2320 and 2330B: who the payer is, and what it has paid (AMT*D). */
function takeOfOtherPayer(segment: Segment, payer: OtherPayerDraft): void {
  if (segment.id === 'AMT' && segment.get(1) === 'D') payer.paidCents = readableCents(segment, 2);
  if (segment.id !== 'NM1' || segment.get(1) !== 'PR') return;
  payer.identifier = segment.readable(9) || null;
  payer.name = segment.readable(3) || (payer.identifier ?? '');
}
