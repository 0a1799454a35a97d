import type { ClaimType } from '../../domain/claim';
import type { SubmittedLine } from '../submission';
import { ElementFault, missing, optionalUnits, requiredCents } from './segments/elements';
import type { Segment } from './segments/segment';

/** A line while its segments are still being read; `claimType` is null until its SV1 or SV2 is there. */
export interface SubmittedLineDraft extends SubmittedLine {
  start: Segment;
  claimType: ClaimType | null;
  dateOfService: SubmittedLine['dateOfService'];
  dateOfServiceEnd: SubmittedLine['dateOfServiceEnd'];
  controlNumber: string | null;
  procedureCode: string;
  modifiers: readonly string[];
  diagnosisPointers: readonly number[];
  revenueCode: string | null;
  units: number;
  billedCents: number;
}

/** LX01; a line with an invalid number gets its position instead. */
export function startLine(segment: Segment, place: number): SubmittedLineDraft {
  const stated = segment.get(1);
  return {
    start: segment.copy(),
    claimType: null,
    lineNumber: /^\d{1,6}$/.test(stated) && Number(stated) > 0 ? Number(stated) : place,
    procedureCode: '',
    modifiers: [],
    diagnosisPointers: [],
    revenueCode: null,
    units: 1,
    billedCents: 0,
    dateOfService: null,
    dateOfServiceEnd: null,
    controlNumber: null,
  };
}

/** SV101 qualifier, code and up to four modifiers; SV102 charge, SV104 units, SV107 pointers. */
export function readProfessionalService(segment: Segment, line: SubmittedLineDraft): void {
  refuseSecond(segment, line);
  takeProcedure(segment.components(1), line);
  if (line.procedureCode === '') throw missing(segment, 1, 'PROCEDURE_MISSING', 'a procedure code');
  line.claimType = 'PROFESSIONAL';
  line.billedCents = requiredCents(segment, 2);
  line.units = optionalUnits(segment, 4) ?? 1;
  line.diagnosisPointers = segment
    .components(7)
    .filter((text) => /^\d{1,2}$/.test(text))
    .map(Number);
}

/** SV201 revenue code, SV202 qualifier, code and modifiers (if there is one), SV203 charge, SV205 units. */
export function readInstitutionalService(segment: Segment, line: SubmittedLineDraft): void {
  refuseSecond(segment, line);
  line.claimType = 'INSTITUTIONAL';
  line.revenueCode = segment.get(1) || null;
  if (line.revenueCode === null) throw missing(segment, 1, 'REVENUE_CODE_MISSING', 'a revenue code');
  takeProcedure(segment.components(2), line);
  line.billedCents = requiredCents(segment, 3);
  line.units = optionalUnits(segment, 5) ?? 1;
}

function takeProcedure(composite: readonly string[], line: SubmittedLineDraft): void {
  const [, code = '', ...rest] = composite;
  line.procedureCode = code;
  line.modifiers = rest.slice(0, 4).filter((modifier) => modifier !== '');
}

function refuseSecond(segment: Segment, line: SubmittedLineDraft): void {
  if (line.claimType === null) return;
  throw new ElementFault(
    segment,
    `${segment.id}_REPEATED`,
    'expected one SV1 or SV2 in a line, found a second; the LX between them may be damaged',
  );
}
