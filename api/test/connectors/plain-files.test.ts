import type { Claim as FhirClaim, ExplanationOfBenefit } from 'fhir/r4';
import { EXPORT_FILES } from '../../src/connectors/export-files';
import type { ClaimRecord } from '../../src/domain/claim-record';
import { busyScenario } from '../simulation/scenarios';
import { bySubmission, fileText, simulatedRecords } from './simulated-records';
import { testSeed } from '../support/effort';

const SEED = testSeed(4_180);
const records = bySubmission(
  simulatedRecords(busyScenario({ claimsPerDay: 25, institutionalShare: 20 }), SEED, 70),
);

function textOf(name: string, of: readonly ClaimRecord[] = records): string {
  const file = EXPORT_FILES.find((known) => known.name === name);
  if (!file) throw new Error(`there is no file ${name}`);
  return fileText(file.write({ createdDate: '2025-06-01' }), of);
}

/** RFC 4180, by its grammar: shares nothing with the library that writes. */
function csvRows(text: string): Record<string, string>[] {
  const rows: string[][] = [[]];
  let cell = '';
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const char = text[at] as string;
    if (quoted) {
      if (char !== '"') cell += char;
      else if (text[at + 1] === '"') cell += text[++at];
      else quoted = false;
    } else if (char === '"') quoted = true;
    else if (char === ',' || char === '\r') {
      rows[rows.length - 1]?.push(cell);
      cell = '';
      if (char === '\r') {
        at++;
        rows.push([]);
      }
    } else cell += char;
  }
  const [header = [], ...body] = rows.slice(0, -1);
  return body.map((row) => Object.fromEntries(header.map((name, index) => [name, row[index] ?? ''])));
}

const cents = (dollars: string | undefined): number => Math.round(Number(dollars) * 100);
const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
const lines = (text: string): string[] => text.trimEnd().split('\n');

describe(`CSV out (seed ${SEED})`, () => {
  const claims = csvRows(textOf('claims.csv'));

  it('has a row for every claim, line and appeal, joined by the claim id', () => {
    const ids = new Set(records.map(({ claim }) => String(claim.id)));
    expect(claims.map((row) => row['claimId'])).toEqual(records.map(({ claim }) => String(claim.id)));
    const lineRows = csvRows(textOf('lines.csv'));
    const appealRows = csvRows(textOf('appeals.csv'));
    expect(lineRows).toHaveLength(sum(records.map(({ claim }) => claim.lines.length)));
    expect(appealRows).toHaveLength(sum(records.map(({ appeals }) => appeals.length)));
    expect(appealRows.length).toBeGreaterThan(0);
    expect([...lineRows, ...appealRows].every((row) => ids.has(row['claimId'] ?? ''))).toBe(true);
  });

  it('adds up: what is billed is paid or adjusted on every adjudicated line, and lines make their claims', () => {
    const billedByClaim = new Map<string, number>();
    for (const row of csvRows(textOf('lines.csv'))) {
      const id = row['claimId'] ?? '';
      billedByClaim.set(id, (billedByClaim.get(id) ?? 0) + cents(row['billedAmount']));
      if (row['paidAmount'] === '') continue;
      const adjusted = (row['adjustments'] ?? '').split(' ').filter(Boolean);
      const taken = sum(adjusted.map((adjustment) => cents(adjustment.split(':')[1])));
      expect(cents(row['paidAmount']) + taken).toBe(cents(row['billedAmount']));
    }
    for (const row of claims) {
      expect(billedByClaim.get(row['claimId'] ?? '')).toBe(cents(row['billedAmount']));
    }
  });

  it('counts what appeals won as paid', () => {
    const recovered = sum(csvRows(textOf('appeals.csv')).map((row) => cents(row['recoveredAmount'])));
    const first = sum(records.map(({ adjudication }) => adjudication?.paidCents ?? 0));
    expect(sum(claims.map((row) => cents(row['paidAmount'] || '0')))).toBe(first + recovered);
  });

  it('allows what appeals won too, so that nothing is paid beyond what is allowed', () => {
    const overturned = records.filter(({ status }) => status === 'OVERTURNED');
    expect(overturned.length).toBeGreaterThan(5);
    for (const row of claims.filter(({ paidAmount }) => paidAmount !== ''))
      expect(cents(row['paidAmount'])).toBeLessThanOrEqual(cents(row['allowedAmount']));
    const allowed = new Map(claims.map((row) => [Number(row['claimId']), cents(row['allowedAmount'])]));
    for (const { claim, adjudication, appeals } of overturned) {
      const won = sum(appeals.map(({ recoveredCents }) => recoveredCents));
      expect(allowed.get(claim.id)).toBeGreaterThanOrEqual((adjudication?.allowedCents ?? 0) + won);
    }
  });

  it('keeps quotes, commas and line breaks within their cell, and formulas from running', () => {
    const [record] = records as [ClaimRecord];
    const odd = {
      ...record.claim,
      patientLastName: 'O"Hara, Jr.\nIII',
      patientFirstName: '=1+1',
      memberId: '-5',
    };
    expect(csvRows(textOf('claims.csv', [{ ...record, claim: odd }]))[0]).toMatchObject({
      patientLastName: 'O"Hara, Jr.\nIII',
      patientFirstName: "'=1+1",
      memberId: "'-5",
    });
  });
});

describe(`NDJSON out (seed ${SEED})`, () => {
  it('has one whole claim a line, with its adjudication and its appeals', () => {
    const documents = lines(textOf('claims.ndjson')).map((line) => JSON.parse(line) as Record<string, never>);
    expect(documents.map(({ id }) => id)).toEqual(records.map(({ claim }) => claim.id));
    documents.forEach((document, index) => {
      const { claim, adjudication, appeals, status, payer } = records[index] as ClaimRecord;
      expect(document).toMatchObject({
        claimNumber: claim.claimNumber,
        status,
        documentedLevel: claim.documentedLevel,
        payer: { name: payer.name },
        billedAmount: claim.billedCents / 100,
        adjudication: adjudication && {
          outcome: adjudication.outcome,
          denial: adjudication.denial && { rule: adjudication.denial.ruleKey },
        },
      });
      expect(document['lines']).toHaveLength(claim.lines.length);
      expect(document['appeals']).toHaveLength(appeals.length);
    });
  });
});

describe(`FHIR out (seed ${SEED})`, () => {
  const claims = lines(textOf('fhir/Claim.ndjson')).map((line) => JSON.parse(line) as FhirClaim);
  const benefits = lines(textOf('fhir/ExplanationOfBenefit.ndjson')).map(
    (line) => JSON.parse(line) as ExplanationOfBenefit,
  );
  const adjudicated = records.filter(({ adjudication }) => adjudication);

  it('has a Claim for every claim, with what R4 requires and the codes under their systems', () => {
    expect(claims).toHaveLength(records.length);
    claims.forEach((resource, index) => {
      const { claim, provider, originalClaimNumber } = records[index] as ClaimRecord;
      expect(resource).toMatchObject({
        resourceType: 'Claim',
        status: 'active',
        use: 'claim',
        created: claim.submissionDate,
        insurance: [{ sequence: 1 }],
        total: { value: claim.billedCents / 100, currency: 'USD' },
      });
      expect(resource.priority.coding).toHaveLength(1);
      const [patient] = resource.contained ?? [];
      expect(resource.patient.reference).toBe(`#${patient?.id}`);
      expect(resource.provider.identifier).toEqual(
        provider ? { system: 'http://hl7.org/fhir/sid/us-npi', value: provider.npi } : undefined,
      );
      expect(resource.related?.[0]?.claim?.identifier?.value ?? null).toBe(originalClaimNumber);
      expect(resource.diagnosis?.map((each) => each.diagnosisCodeableConcept?.coding)).toEqual(
        claim.diagnosisCodes.map((code) => [{ system: 'http://hl7.org/fhir/sid/icd-10-cm', code }]),
      );
      expect(resource.item?.map((item) => item.sequence)).toEqual(claim.lines.map((line) => line.lineNumber));
    });
  });

  it('names CPT, HCPCS and revenue codes by their own systems', () => {
    const systems = new Map<string, string | undefined>();
    for (const { item = [] } of claims) {
      for (const { productOrService } of item) {
        const coding = productOrService.coding?.[0];
        systems.set(coding?.code ?? '', coding?.system);
      }
    }
    for (const [code, system] of systems) {
      const expected = /^\d{5}$/.test(code)
        ? 'http://www.ama-assn.org/go/cpt'
        : /^[A-Z]\d{4}$/.test(code)
          ? 'https://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets'
          : 'https://www.nubc.org/CodeSystem/RevenueCodes';
      expect([code, system]).toEqual([code, expected]);
    }
    expect(new Set(systems.values()).size).toBe(3);
  });

  it('has an ExplanationOfBenefit for every adjudication, and its items balance', () => {
    expect(benefits.map((benefit) => benefit.claim?.reference)).toEqual(
      adjudicated.map(({ claim }) => `Claim/claim-${claim.id}`),
    );
    for (const { item = [] } of benefits) {
      for (const { adjudication = [], net } of item) {
        const of = (code: string): number =>
          cents(
            String(
              adjudication.find(({ category }) => category.coding?.[0]?.code === code)?.amount?.value ?? NaN,
            ),
          );
        const reasons = adjudication.filter(({ reason }) => reason);
        const taken = sum(reasons.map(({ amount }) => cents(String(amount?.value))));
        expect(of('submitted')).toBe(cents(String(net?.value)));
        expect(of('benefit') + taken).toBe(of('submitted'));
      }
    }
  });

  it('gives a denial its CARC, its RARC and the category of what is not covered', () => {
    const denied = adjudicated.findIndex(({ adjudication }) => adjudication?.denial?.rarc);
    const { adjudication } = adjudicated[denied] as ClaimRecord;
    const line = adjudication?.lines.findIndex((each) => each.denial?.rarc) ?? -1;
    const denial = adjudication?.lines[line]?.denial;
    const parts = benefits[denied]?.item?.[line]?.adjudication ?? [];
    const refusal = parts.find(({ category }) => category.coding?.[0]?.code === 'noncovered');
    expect(refusal?.reason?.coding).toEqual([
      { system: 'https://x12.org/codes/claim-adjustment-reason-codes', code: denial?.carc },
      { system: 'https://x12.org/codes/claim-adjustment-group-codes', code: denial?.group },
      { system: 'https://x12.org/codes/remittance-advice-remark-codes', code: denial?.rarc },
    ]);
  });
});
