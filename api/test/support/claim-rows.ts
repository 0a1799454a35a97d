import { insertRows } from '../../src/persistence/bulk';
import type { ClaimRow } from '../../src/persistence/claim-reader';
import type { Tx } from '../../src/persistence/database';
import type { Table } from '../../src/persistence/table';
import type { RowIn } from '../../src/persistence/tables';
import { CLAIMS, LINES } from '../../src/persistence/tables';

type Own<Row, Key extends keyof Row> = Pick<Row, Key> & Partial<Row>;

/** Null in every column that may be null, so that a new one needs no line here. */
const nothingIn = <Row extends object>({ columns }: Table<Row>): Row =>
  Object.fromEntries(
    columns.filter(({ isNullable }) => isNullable).map(({ property }) => [property, null]),
  ) as Row;

/** A pending professional claim of one line; a test says only what it is about. */
export const claimRow = (own: Own<ClaimRow, 'workspaceId' | 'localId'>): ClaimRow => ({
  ...nothingIn(CLAIMS),
  claimNumber: `C${own.localId}`,
  frequencyCode: '1',
  source: 'SIMULATED',
  claimType: 'PROFESSIONAL',
  status: 'PENDING',
  patientLastName: 'Doe',
  patientFirstName: 'Jo',
  payerId: 1,
  dateOfService: '2026-01-01',
  submissionDate: '2026-01-02',
  submissionDateBasis: 'SUBMITTED',
  diagnosisCodes: [],
  eligiblePopulations: 0,
  billedCents: 10_000,
  adjustments: [],
  remarks: [],
  ...own,
});

export const lineRow = (own: Own<RowIn<typeof LINES>, 'workspaceId' | 'claimId'>): RowIn<typeof LINES> => ({
  ...nothingIn(LINES),
  lineNumber: 1,
  procedureCode: '99213',
  modifiers: [],
  diagnosisPointers: [1],
  units: 1,
  billedCents: 10_000,
  adjustments: [],
  remarks: [],
  ...own,
});

export async function insertClaimRows(
  tx: Tx,
  claims: readonly ClaimRow[],
  lines: readonly RowIn<typeof LINES>[],
): Promise<void> {
  await insertRows(tx, CLAIMS, CLAIMS.packAll(claims));
  await insertRows(tx, LINES, LINES.packAll(lines));
}
