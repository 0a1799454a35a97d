import { elementAt } from '../../domain/element-at';
import type { LocalDate } from '../../domain/calendar';
import { dateOfEpochDay } from '../../domain/calendar';
import type { Drg } from '../../domain/catalogues/drg-catalogue';
import type { ClaimLine, StatementFacts } from '../../domain/claim';
import { NO_STATEMENT } from '../../domain/claim';
import { below, between, choiceTable, choose, draw } from '../rng';
import type { VisitType } from '../visits/case-mix';
import { VISIT_TYPES } from '../visits/case-mix';
import type { Encounter } from '../visits/encounter';
import { chargedUnits, sideModifiers } from '../visits/encounter';
import type { HospitalBill } from '../visits/hospital-bill';
import { STAY_NIGHTS, billLines } from '../visits/hospital-bill';
import { officeCharge, procedureOf } from './charge-master';
import type { ClaimStreams } from './claim-streams';

/** What was done and when, and what else the form says about it. */
interface Services {
  dateOfService: LocalDate;
  facts: Readonly<StatementFacts>;
  lines: ClaimLine[];
  nights: number;
}

const POINTERS: readonly (readonly number[])[] = [[1], [2], [3], [4]];

const lineTables = new Map(
  VISIT_TYPES.flatMap((visit) => visit.lines).map((line) => [line, choiceTable(line.weights)]),
);

export function officeServices(streams: ClaimStreams, visit: VisitType, encounter: Encounter): Services {
  const { id, diagnosisCodes, chargeLevel } = encounter;
  const lines: ClaimLine[] = [];
  for (let i = 0; i < visit.lines.length; i++) {
    const kind = elementAt(visit.lines, i);
    const table = lineTables.get(kind);
    const procedureCode =
      kind.codes.length === 1 || !table
        ? (kind.codes[0] as string)
        : (kind.codes[choose(table, draw(streams.procedure, id, i))] as string);
    const units =
      kind.maxUnits === 1
        ? 1
        : between(draw(streams.units, id, i), Math.ceil(kind.maxUnits / 2), kind.maxUnits);
    const side = procedureOf(procedureCode).bilateral
      ? sideModifiers(diagnosisCodes[kind.reason] as string)
      : null;
    lines.push({
      lineNumber: i + 1,
      procedureCode,
      modifiers: side ?? kind.modifiers,
      diagnosisPointers: elementAt(POINTERS, kind.reason),
      units,
      billedCents: officeCharge(procedureCode, chargeLevel) * chargedUnits(side, units),
    });
  }
  return { dateOfService: dateOfEpochDay(encounter.lastDay), facts: NO_STATEMENT, lines, nights: 0 };
}

/** A statement's last day is at most a few days before it is sent; a stay began as many nights earlier as it lasted. */
export function hospitalServices(streams: ClaimStreams, bill: HospitalBill, encounter: Encounter): Services {
  const { id, lastDay } = encounter;
  const nights = bill.nights ? STAY_NIGHTS + choose(bill.nights, draw(streams.stay, id)) : 0;
  const days = bill.nights ? nights : below(draw(streams.stay, id), bill.seriesDays + 1);
  const facts = {
    typeOfBill: `${bill.billType}1`,
    admissionType: bill.admissionType,
    patientStatus: statusAfter(streams, bill.drg, id),
    drgCode: bill.drg?.code ?? null,
    dischargeDate: dateOfEpochDay(lastDay),
  };
  const lines = billLines(bill, streams, encounter, nights);
  return { dateOfService: dateOfEpochDay(lastDay - days), facts, lines, nights };
}

/** Discharge destinations, roughly as for Medicare inpatients; outpatients and mothers go home. */
export function statusAfter(streams: ClaimStreams, drg: Drg | null, id: number): string {
  if (!drg || drg.sex !== null) return '01';
  const part = below(draw(streams.patientStatus, id), 100);
  return part < 58 ? '01' : part < 76 ? '06' : part < 95 ? '03' : part < 98 ? '02' : '20';
}
