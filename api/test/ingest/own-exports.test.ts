import { writeClaimsCsv } from '../../src/connectors/csv/write-csv';
import { writeFhirBenefits, writeFhirClaims } from '../../src/connectors/fhir/write-fhir';
import { writeClaimsNdjson } from '../../src/connectors/json/write-ndjson';
import type { ClaimRecord } from '../../src/domain/claim-record';
import { paidSoFarCents } from '../../src/domain/claim-record';
import type { Database, Row } from '../../src/persistence/database';
import { bySubmission, fileText, simulatedRecords } from '../connectors/simulated-records';
import { busyScenario } from '../simulation/scenarios';
import { DATABASES, withOneDatabase } from '../support/databases';
import { effort, testSeed } from '../support/effort';
import { importInto, mismatches } from '../support/imports';

const SEED = testSeed(4_711);
const records = bySubmission(
  simulatedRecords(busyScenario({ claimsPerDay: 10, institutionalShare: 40 }), SEED, effort(40, 90)),
);
const hasBeenWon = ({ appeals }: ClaimRecord): boolean =>
  appeals.some(({ recoveredCents }) => recoveredCents > 0);

interface Facts {
  number: string;
  [fact: string]: unknown;
}

/** What every format of ours states of a claim. */
const factsOf = (record: ClaimRecord): Facts => {
  const { claim, adjudication, payer } = record;
  return {
    number: claim.claimNumber,
    type: claim.claimType,
    payer: payer.name,
    patient: `${claim.patientLastName}, ${claim.patientFirstName}`,
    member: claim.memberId,
    diagnoses: claim.diagnosisCodes,
    service: claim.dateOfService,
    submission: claim.submissionDate,
    billed: claim.billedCents,
    denied: adjudication && adjudication.outcome === 'DENIED',
    carc: adjudication?.denial?.carc ?? null,
    isFirst: claim.billOf === null && claim.originalClaimId === null,
  };
};

const linesOf = ({ claim, adjudication }: ClaimRecord): unknown[] =>
  claim.lines.map((line) => {
    const own = adjudication?.lines.find(({ lineNumber }) => lineNumber === line.lineNumber);
    return [
      line.procedureCode,
      line.modifiers,
      line.revenueCode ?? null,
      line.billedCents,
      own?.paidCents ?? null,
      own?.denial?.carc ?? null,
    ];
  });

const byNumber = (a: Facts, b: Facts): number => (a.number < b.number ? -1 : 1);

describe.each(DATABASES)(`claims that were exported (seed ${SEED}), on $name`, ({ create }) => {
  let database: Database;
  withOneDatabase(create, (opened) => (database = opened));

  const ndjson = (): string => fileText(writeClaimsNdjson(), records);
  const csv = (): string => fileText(writeClaimsCsv(), records);
  const fhir = (): string[] => [fileText(writeFhirClaims(), records), fileText(writeFhirBenefits(), records)];

  it('come back from NDJSON with their lines, denials and money', async () => {
    const claims = await roundTrip([ndjson(), ndjson()]);
    expect(claims.map(({ lines: _lines, paid: _paid, ...rest }) => rest)).toEqual(
      records.map(factsOf).sort(byNumber),
    );
    expect(paidBy(claims)).toEqual(paidOf(records));
    expect(firstLinesBy(claims)).toEqual(firstLinesOf(records.filter((record) => !hasBeenWon(record))));
  });

  it('come back from FHIR claims and explanations of benefit, in either order', async () => {
    const [claimsFile = '', benefitsFile = ''] = fhir();
    const claims = await roundTrip([claimsFile, benefitsFile]);
    expect(claims.map(({ lines: _lines, paid: _paid, ...rest }) => rest)).toEqual(
      records.map(factsOf).sort(byNumber),
    );
    expect(await roundTrip([benefitsFile, claimsFile, benefitsFile])).toEqual(claims);
    const first = records.map(
      ({ claim, adjudication }) => [claim.claimNumber, adjudication?.paidCents ?? 0] as const,
    );
    expect(paidBy(claims)).toEqual(Object.fromEntries(first));
    expect(firstLinesBy(claims)).toEqual(firstLinesOf(records.filter((record) => !hasBeenWon(record))));
  });

  it('come back from CSV with their denials and money', async () => {
    const claims = await roundTrip([csv(), csv()]);
    expect(claims.map(({ lines: _lines, paid: _paid, ...rest }) => rest)).toEqual(
      records.map(factsOf).sort(byNumber),
    );
    expect(paidBy(claims)).toEqual(paidOf(records));
  });

  it('leave figures that a recomputation confirms', async () => {
    expect(await mismatches(database)).toBe(0);
  });

  async function roundTrip(files: readonly string[]): Promise<Facts[]> {
    let workspaceId: number | null = null;
    for (const file of files) {
      const job = await importInto(database, Buffer.from(file), workspaceId);
      expect(job).toMatchObject({ state: 'COMPLETED', rejected: 0 });
      workspaceId = Number(job.workspace_id);
    }
    return importedClaims(database, workspaceId ?? 0);
  }
});

const paidOf = (all: readonly ClaimRecord[]): Record<string, number> =>
  Object.fromEntries(all.map((record) => [record.claim.claimNumber, paidSoFarCents(record) ?? 0]));
const paidBy = (claims: readonly Facts[]): Record<string, number> =>
  Object.fromEntries(claims.map(({ number, paid }) => [number, Number(paid ?? 0)]));

const firstLinesOf = (all: readonly ClaimRecord[]): Record<string, unknown> =>
  Object.fromEntries(all.map((record) => [record.claim.claimNumber, linesOf(record)]));
const firstLinesBy = (claims: readonly Facts[]): Record<string, unknown> => {
  const won = new Set(records.filter(hasBeenWon).map(({ claim }) => claim.claimNumber));
  return Object.fromEntries(
    claims.filter(({ number }) => !won.has(number)).map(({ number, lines }) => [number, lines]),
  );
};

async function importedClaims(database: Database, workspaceId: number): Promise<Facts[]> {
  const db = database.reader('live');
  const claims = await db.query<Row>(
    `SELECT c.*, p.name AS payer_name FROM claims c JOIN payers p ON p.workspace_id = c.workspace_id AND p.id = c.payer_id
     WHERE c.workspace_id = ? ORDER BY c.id`,
    [workspaceId],
  );
  const lines = await db.query<Row>(
    'SELECT * FROM claim_line_items WHERE workspace_id = ? ORDER BY claim_id, line_number',
    [workspaceId],
  );
  const byClaim = new Map<number, unknown[]>();
  for (const line of lines) {
    const own = byClaim.get(Number(line.claim_id)) ?? [];
    byClaim.set(Number(line.claim_id), own);
    const paid = line.paid_cents === null ? null : Number(line.paid_cents);
    own.push([line.procedure_code, JSON.parse(String(line.modifiers)), line.revenue_code, Number(line.billed_cents), paid, line.carc]); // prettier-ignore
  }
  return claims
    .map((claim): Facts => ({
      number: String(claim.claim_number),
      type: claim.claim_type,
      payer: claim.payer_name,
      patient: `${claim.patient_last_name}, ${claim.patient_first_name}`,
      member: claim.member_id,
      diagnoses: JSON.parse(String(claim.diagnosis_codes)),
      service: claim.date_of_service,
      submission: claim.submission_date,
      billed: Number(claim.billed_cents),
      denied: claim.initially_denied === null ? null : Number(claim.initially_denied) === 1,
      carc: claim.first_carc,
      isFirst: claim.bill_of === null,
      paid: claim.paid_cents,
      lines: byClaim.get(Number(claim.id)) ?? [],
    }))
    .sort(byNumber);
}
