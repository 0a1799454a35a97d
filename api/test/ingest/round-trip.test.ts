import { writeClaims837 } from '../../src/connectors/x12/write-claims';
import { writeRemits835 } from '../../src/connectors/x12/remit/write-remits';
import { isFirstSubmission } from '../../src/domain/claim';
import type { ClaimRecord } from '../../src/domain/claim-record';
import type { ScenarioConfig } from '../../src/domain/scenario/scenario';
import { PRESETS } from '../../src/generation/presets';
import type { Database, Row } from '../../src/persistence/database';
import { byProcessing, bySubmission, fileText, simulatedRecords } from '../connectors/simulated-records';
import { busyScenario } from '../simulation/scenarios';
import { DATABASES, withOneDatabase } from '../support/databases';
import { effort, testSeed } from '../support/effort';
import { importInto, mismatches } from '../support/imports';
import { randomOf } from '../support/random';
import { shuffled } from '../support/remit-histories';

const SEED = testSeed(837_835);
const FACTS = { createdDate: '2027-01-01' };

const preset = (key: string): ScenarioConfig => {
  const found = PRESETS.find((each) => each.key === key);
  if (!found) throw new Error(`expected the preset ${key}`);
  return found.config;
};

/** Few claims a day of each: what they are is the same at any volume. */
const SCENARIOS: readonly (readonly [name: string, config: ScenarioConfig, days: number])[] = [
  ['every rule', busyScenario({ claimsPerDay: 12, institutionalShare: 40 }), 45],
  ['standard-practice', { ...preset('standard-practice'), claimsPerDay: 10 }, effort(30, 80)],
  ['hospital-system', { ...preset('hospital-system'), claimsPerDay: 10 }, effort(30, 80)],
];

describe.each(DATABASES)(`a simulated run through X12 files (seed ${SEED}), on $name`, ({ create }) => {
  let database: Database;
  withOneDatabase(create, (opened) => (database = opened));

  it.each(SCENARIOS)(
    '%s: comes back with the same claims, denials and money, whatever order the files are loaded in',
    async (_name, config, days) => {
      const records = simulatedRecords(config, SEED, days);
      expect(new Set(records.map(({ claim }) => claim.claimNumber)).size).toBe(records.length);
      const files = shuffled(randomOf(SEED), filesOf(records));
      let workspaceId: number | null = null;
      for (const file of files) {
        const job = await importInto(database, Buffer.from(file), workspaceId);
        expect(job).toMatchObject({ state: 'COMPLETED', rejected: 0, duplicates: 0 });
        workspaceId = Number(job.workspace_id);
      }
      const claims = await importedClaims(database, workspaceId ?? 0);
      const expected = records.map(factsOf).sort(byNumber);
      const lines = expected.flatMap((claim) =>
        claim.lines.map((line) => JSON.stringify([claim.number, line])),
      );
      const found = new Set(
        claims.flatMap((claim) => claim.lines.map((line) => JSON.stringify([claim.number, line]))),
      );
      const joined = lines.filter((line) => found.has(line)).length;
      process.stdout.write(`${joined} of ${lines.length} lines of ${records.length} claims are joined\n`);
      expect(joined / lines.length).toBeGreaterThanOrEqual(0.99);
      expect(claims).toEqual(expected);
      expect(await figuresOf(database, workspaceId ?? 0)).toEqual(expectedFigures(records));
    },
    300_000,
  );

  it('leaves figures that a recomputation confirms', async () => {
    expect(await mismatches(database)).toBe(0);
  });
});

/** A file for each week of claims of a type, and of remittances. */
function filesOf(records: readonly ClaimRecord[]): string[] {
  const claims = (['PROFESSIONAL', 'INSTITUTIONAL'] as const).flatMap((type) =>
    byWeek(
      bySubmission(records.filter(({ claim }) => claim.claimType === type)),
      ({ claim }) => claim.submissionDate,
    ).map((week) => fileText(writeClaims837(type, FACTS), week)),
  );
  const remits = byWeek(byProcessing(records), ({ adjudication }) => adjudication?.processingDate ?? '').map(
    (week) => fileText(writeRemits835(FACTS), week),
  );
  return [...claims, ...remits];
}

function byWeek(records: readonly ClaimRecord[], dateOf: (record: ClaimRecord) => string): ClaimRecord[][] {
  const weeks = new Map<number, ClaimRecord[]>();
  for (const record of records) {
    const week = Math.floor(Date.parse(dateOf(record)) / (7 * 86_400_000));
    weeks.set(week, [...(weeks.get(week) ?? []), record]);
  }
  return [...weeks.values()];
}

const byNumber = (a: Facts, b: Facts): number => (a.number < b.number ? -1 : 1);

interface Facts {
  number: string;
  lines: unknown[][];
  [fact: string]: unknown;
}

function factsOf({ claim, adjudication, payer, provider, originalClaimNumber }: ClaimRecord): Facts {
  const byLine = new Map(adjudication?.lines.map((line) => [line.lineNumber, line]));
  return {
    number: claim.claimNumber,
    frequency: claim.frequencyCode,
    original: originalClaimNumber,
    type: claim.claimType,
    patient: [claim.patientLastName, claim.patientFirstName, claim.patientBirthDate, claim.patientSex ?? 'U'],
    member: claim.memberId,
    payer: payer.name,
    provider: provider?.npi ?? null,
    place: claim.placeOfService ?? claim.typeOfBill,
    diagnoses: claim.diagnosisCodes,
    service: claim.dateOfService,
    submission: claim.submissionDate,
    billed: claim.billedCents,
    denied: adjudication && adjudication.outcome === 'DENIED',
    carc: adjudication?.denial?.carc ?? null,
    paid: adjudication?.paidCents ?? null,
    lines: claim.lines.map((line) => [
      line.lineNumber,
      line.procedureCode,
      line.modifiers,
      line.revenueCode ?? null,
      line.units,
      line.billedCents,
      byLine.get(line.lineNumber)?.paidCents ?? null,
      byLine.get(line.lineNumber)?.denial?.carc ?? null,
    ]),
  };
}

async function importedClaims(database: Database, workspaceId: number): Promise<Facts[]> {
  const db = database.reader('live');
  const claims = await db.query<Row>(
    `SELECT c.*, p.name AS payer_name, v.npi, o.claim_number AS original FROM claims c
     JOIN payers p ON p.workspace_id = c.workspace_id AND p.id = c.payer_id
     LEFT JOIN providers v ON v.workspace_id = c.workspace_id AND v.id = c.provider_id
     LEFT JOIN claims o ON o.workspace_id = c.workspace_id AND o.id = c.bill_of
     WHERE c.workspace_id = ? ORDER BY c.id`,
    [workspaceId],
  );
  const lines = await db.query<Row>(
    'SELECT * FROM claim_line_items WHERE workspace_id = ? ORDER BY claim_id, line_number',
    [workspaceId],
  );
  const byClaim = new Map<number, unknown[][]>();
  for (const line of lines) {
    const own = byClaim.get(Number(line.claim_id)) ?? [];
    byClaim.set(Number(line.claim_id), own);
    own.push([
      Number(line.line_number),
      line.procedure_code,
      JSON.parse(String(line.modifiers)),
      line.revenue_code,
      Number(line.units),
      Number(line.billed_cents),
      line.paid_cents === null ? null : Number(line.paid_cents),
      line.carc,
    ]);
  }
  const facts = claims.map((claim): Facts => ({
    number: String(claim.claim_number),
    frequency: claim.frequency_code,
    original: claim.original,
    type: claim.claim_type,
    patient: [
      claim.patient_last_name,
      claim.patient_first_name,
      claim.patient_birth_date,
      claim.patient_sex ?? 'U',
    ],
    member: claim.member_id,
    payer: claim.payer_name,
    // One that was sent without a provider is its payee's, which the files know by name alone.
    provider: claim.npi === '' ? null : claim.npi,
    place: claim.place_of_service ?? claim.type_of_bill,
    diagnoses: JSON.parse(String(claim.diagnosis_codes)),
    service: claim.date_of_service,
    submission: claim.submission_date,
    billed: Number(claim.billed_cents),
    denied: claim.initially_denied === null ? null : Number(claim.initially_denied) === 1,
    carc: claim.first_carc,
    paid: claim.first_paid_cents === null ? null : Number(claim.first_paid_cents),
    lines: byClaim.get(Number(claim.id)) ?? [],
  }));
  return facts.sort(byNumber);
}

async function figuresOf(database: Database, workspaceId: number): Promise<Record<string, number>> {
  const [row] = await database.reader('live').query<Row>(
    `SELECT SUM(claim_count) AS claims, SUM(adjudicated_count) AS adjudicated, SUM(denied_count) AS denied,
       SUM(replacement_count) AS others, SUM(billed_cents) AS billed, SUM(denied_cents) AS "deniedCents", SUM(paid_cents) AS paid
     FROM daily_metrics WHERE workspace_id = ?`,
    [workspaceId],
  );
  return Object.fromEntries(Object.entries(row ?? {}).map(([name, value]) => [name, Number(value)]));
}

function expectedFigures(records: readonly ClaimRecord[]): Record<string, number> {
  const sum = (of: readonly ClaimRecord[], cents: (record: ClaimRecord) => number): number =>
    of.reduce((total, record) => total + cents(record), 0);
  const first = records.filter(({ claim }) => isFirstSubmission(claim));
  const denied = first.filter(({ adjudication }) => adjudication?.outcome === 'DENIED');
  return {
    claims: first.length,
    adjudicated: first.filter(({ adjudication }) => adjudication).length,
    denied: denied.length,
    others: records.length - first.length,
    billed: sum(first, ({ claim }) => claim.billedCents),
    deniedCents: sum(denied, deniedChargeOf),
    paid: sum(records, ({ adjudication }) => adjudication?.paidCents ?? 0),
  };
}

function deniedChargeOf({ claim, adjudication }: ClaimRecord): number {
  const denied = new Set(
    adjudication?.lines.flatMap(({ lineNumber, denial }) => (denial ? [lineNumber] : [])),
  );
  if (denied.size === 0) return claim.billedCents;
  return claim.lines.reduce((sum, line) => sum + (denied.has(line.lineNumber) ? line.billedCents : 0), 0);
}
