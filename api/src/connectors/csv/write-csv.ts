import { stringify } from 'csv-stringify/sync';
import type { Cents } from '../../domain/money';
import type { Adjustment } from '../../domain/claim';
import type { ClaimRecord } from '../../domain/claim-record';
import type { FileWriter } from '../file-writer';
import { paidSoFarCents } from '../../domain/claim-record';

/**
 * CSV (RFC 4180: comma, CRLF, quotes doubled), three files joined by claimId. Dollars with two decimals, dates
 * YYYY-MM-DD, yes and no as true and false, unknown values empty; several values in one cell are separated by a space.
 */
export const writeClaimsCsv = (): FileWriter =>
  new CsvWriter(CLAIM_COLUMNS, (record) => [CLAIM_COLUMNS.map(([, cell]) => cell(record))]);

export const writeLinesCsv = (): FileWriter => new CsvWriter(LINE_COLUMNS, lineRows);

export const writeAppealsCsv = (): FileWriter => new CsvWriter(APPEAL_COLUMNS, appealRows);

type Cell = string | number | null;
type ClaimColumn = readonly [name: string, cell: (record: ClaimRecord) => Cell];

class CsvWriter implements FileWriter {
  constructor(
    private readonly columns: readonly (readonly [name: string, ...unknown[]])[],
    private readonly rowsOf: (record: ClaimRecord) => Cell[][],
  ) {}

  begin(): string {
    return csv([this.columns.map(([name]) => name)]);
  }

  add(records: readonly ClaimRecord[]): string[] {
    return [csv(records.flatMap((record) => this.rowsOf(record)))];
  }

  end(): string[] {
    return [];
  }
}

const csv = (rows: Cell[][]): string =>
  rows.length === 0 ? '' : stringify(rows, { record_delimiter: 'windows' });

const CLAIM_COLUMNS: readonly ClaimColumn[] = [
  ['claimId', ({ claim }) => claim.id],
  ['claimNumber', ({ claim }) => text(claim.claimNumber)],
  ['frequencyCode', ({ claim }) => claim.frequencyCode],
  ['originalClaimNumber', ({ originalClaimNumber }) => text(originalClaimNumber)],
  ['claimType', ({ claim }) => claim.claimType],
  ['status', ({ status }) => status],
  ['payer', ({ payer }) => text(payer.name)],
  ['payerType', ({ payer }) => payer.type],
  ['provider', ({ provider }) => text(provider?.name ?? null)],
  ['providerNpi', ({ provider }) => text(provider?.npi ?? null)],
  ['coder', ({ coder }) => text(coder?.name ?? null)],
  ['patientLastName', ({ claim }) => text(claim.patientLastName)],
  ['patientFirstName', ({ claim }) => text(claim.patientFirstName)],
  ['patientBirthDate', ({ claim }) => claim.patientBirthDate],
  ['patientSex', ({ claim }) => text(claim.patientSex)],
  ['memberId', ({ claim }) => text(claim.memberId)],
  ['memberGroupId', ({ claim }) => text(claim.memberGroupId)],
  ['priorAuthorization', ({ claim }) => text(claim.priorAuthorization)],
  ['referralNumber', ({ claim }) => text(claim.referralNumber)],
  ['recordsAttached', ({ claim }) => flag(claim.recordsAttached)],
  ['documentedLevel', ({ claim }) => claim.documentedLevel],
  ['otherPayerPrimary', ({ claim }) => flag(claim.otherPayerPrimary)],
  ['dateOfService', ({ claim }) => claim.dateOfService],
  ['dischargeDate', ({ claim }) => claim.dischargeDate],
  ['submissionDate', ({ claim }) => claim.submissionDate],
  ['submissionDateBasis', ({ claim }) => claim.submissionDateBasis],
  ['processingDate', ({ adjudication }) => adjudication?.processingDate ?? null],
  ['placeOfService', ({ claim }) => text(claim.placeOfService)],
  ['typeOfBill', ({ claim }) => text(claim.typeOfBill)],
  ['admissionType', ({ claim }) => text(claim.admissionType)],
  ['patientStatus', ({ claim }) => text(claim.patientStatus)],
  ['drgCode', ({ claim }) => text(claim.drgCode)],
  ['diagnosisCodes', ({ claim }) => text(claim.diagnosisCodes.join(' '))],
  ['billedAmount', ({ claim }) => dollars(claim.billedCents)],
  ['allowedAmount', ({ allowedSoFarCents }) => dollars(allowedSoFarCents)],
  ['paidAmount', (record) => dollars(paidSoFarCents(record))],
  ['initiallyDenied', ({ adjudication }) => flag(adjudication && adjudication.outcome === 'DENIED')],
  ['carc', ({ adjudication }) => text(adjudication?.denial?.carc ?? null)],
  ['rarc', ({ adjudication }) => text(adjudication?.denial?.rarc ?? null)],
  ['groupCode', ({ adjudication }) => adjudication?.denial?.group ?? null],
  ['rule', ({ adjudication }) => adjudication?.denial?.ruleKey ?? null],
  ['adjustments', ({ adjudication }) => adjustmentsText(adjudication?.adjustments ?? [])],
];

const LINE_COLUMNS = (
  'claimId claimNumber lineNumber procedureCode modifiers revenueCode diagnosisPointers units billedAmount ' +
  'allowedAmount paidAmount carc rarc groupCode rule adjustments'
)
  .split(' ')
  .map((name) => [name] as const);

function lineRows({ claim, adjudication }: ClaimRecord): Cell[][] {
  return claim.lines.map((line, index) => {
    const lineAdjudication = adjudication?.lines[index] ?? null;
    return [
      claim.id,
      text(claim.claimNumber),
      line.lineNumber,
      text(line.procedureCode),
      text(line.modifiers.join(' ')),
      text(line.revenueCode ?? null),
      line.diagnosisPointers.join(' '),
      line.units,
      dollars(line.billedCents),
      dollars(lineAdjudication?.allowedCents ?? null),
      dollars(lineAdjudication?.paidCents ?? null),
      text(lineAdjudication?.denial?.carc ?? null),
      text(lineAdjudication?.denial?.rarc ?? null),
      lineAdjudication?.denial?.group ?? null,
      lineAdjudication?.denial?.ruleKey ?? null,
      adjustmentsText(lineAdjudication?.adjustments ?? []),
    ];
  });
}

const APPEAL_COLUMNS = 'claimId claimNumber level filedDate deadline decidedDate outcome recoveredAmount'
  .split(' ')
  .map((name) => [name] as const);

const appealRows = ({ claim, appeals }: ClaimRecord): Cell[][] =>
  appeals.map((appeal) => [
    claim.id,
    text(claim.claimNumber),
    appeal.level,
    appeal.filedDate,
    appeal.deadline,
    appeal.decidedDate,
    appeal.outcome,
    dollars(appeal.recoveredCents),
  ]);

/** Text from a source must not run as a formula when a spreadsheet opens the file (OWASP, CSV injection). */
const text = (value: string | null): string | null =>
  value !== null && /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;

const flag = (value: boolean | null): string | null => (value === null ? null : String(value));

const dollars = (cents: Cents | null): string | null => (cents === null ? null : (cents / 100).toFixed(2));

/** CO-45:12.50 PR-2:3.00 */
const adjustmentsText = (adjustments: readonly Adjustment[]): string =>
  adjustments
    .map(({ group, carc, amountCents }) => `${group}-${carc}:${dollars(amountCents) ?? ''}`)
    .join(' ');
