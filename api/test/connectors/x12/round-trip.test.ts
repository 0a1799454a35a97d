import { elementAt } from '../../../src/domain/element-at';
import type { ClaimRecord } from '../../../src/domain/claim-record';
import type { SubmissionItem } from '../../../src/connectors/connector';
import type { RemitClaim } from '../../../src/connectors/remittance';
import type { SubmittedClaim } from '../../../src/connectors/submission';
import { Claim837Connector } from '../../../src/connectors/x12/claim-837';
import { writeClaims837 } from '../../../src/connectors/x12/write-claims';
import { writeRemits835 } from '../../../src/connectors/x12/remit/write-remits';
import type { Adjudication, Claim, ClaimType } from '../../../src/domain/claim';
import { assignSubmissions } from '../../../src/domain/remit/assign-submissions';
import { foldClaim } from '../../../src/domain/remit/fold-claim';
import { importedClaim } from '../../../src/ingest/imported-claim';
import { remitEventOf } from '../../../src/ingest/remit/remit-event-of';
import { busyScenario } from '../../simulation/scenarios';
import { byProcessing, bySubmission, fileText, simulatedRecords } from '../simulated-records';
import { readBytes } from './reading';
import { testSeed } from '../../support/effort';

const SEEDS = [testSeed(837), testSeed(-7)];
const FACTS = { createdDate: '2025-06-01' };
const DAYS = 60;

/** As an import of nothing else takes it. */
function adjudicationOf(remit: RemitClaim): Adjudication | null {
  const event = remitEventOf(remit, { key: '', payerId: 1, providerId: null });
  const [claim] = assignSubmissions([{ events: [event], unmatched: [] }], []);
  const fold = claim ? foldClaim(claim) : null;
  return fold && importedClaim({ submission: null, fold }, 1, null).adjudication;
}

function readClaims(text: string): SubmittedClaim[] {
  const connector = new Claim837Connector();
  const items: SubmissionItem[] = [...connector.push(Buffer.from(text, 'utf8')), ...connector.end()];
  expect(items.filter(({ kind }) => kind !== 'claim')).toEqual([]);
  return items.flatMap((item) => (item.kind === 'claim' ? [item.claim] : []));
}

describe.each(SEEDS)('a simulated run in files (seed %i)', (seed) => {
  const config = busyScenario({ claimsPerDay: 30, institutionalShare: 30 });
  const records = simulatedRecords(config, seed, DAYS);
  const textOf = (type: ClaimType): string => fileText(writeClaims837(type, FACTS), bySubmission(records));
  const remits = fileText(writeRemits835(FACTS), byProcessing(records));

  it.each(['PROFESSIONAL', 'INSTITUTIONAL'] as const)(
    'gives its %s claims back, every field that an 837 carries',
    (type) => {
      const expected = records.filter(({ claim }) => claim.claimType === type);
      expect(expected.length).toBeGreaterThan(type === 'PROFESSIONAL' ? 500 : 100);
      const byNumber = new Map(readClaims(textOf(type)).map((claim) => [claim.patientControlNumber, claim]));
      expect(byNumber.size).toBe(expected.length);
      const read = expected.map(({ claim }) => byNumber.get(claim.claimNumber) as SubmittedClaim);
      expect(read.map(factsOfSubmission)).toEqual(expected.map(factsOfRecord));
      expect(read.flatMap((claim) => claim.notices)).toEqual([]);
    },
  );

  it('gives its adjudications back from the 835, line by line and to the cent', () => {
    const { remits: read, rejections, notices, fault } = readBytes(Buffer.from(remits, 'utf8'));
    expect({ rejections, notices, fault }).toEqual({ rejections: [], notices: [], fault: null });
    const adjudicated = records.filter((record) => record.adjudication);
    const byNumber = new Map(read.map((remit) => [remit.payerControlNumber, remit]));
    expect(byNumber.size).toBe(adjudicated.length);
    for (const { claim, adjudication, payer, provider } of adjudicated) {
      const remit = byNumber.get(`ICN${claim.id}`) as RemitClaim;
      expect(remit.notices).toEqual([]);
      expect(remit).toMatchObject({
        patientControlNumber: claim.claimNumber,
        claimType: claim.claimType,
        payer: { name: payer.name },
        renderingProvider: provider && { name: provider.name, npi: provider.npi },
        billedCents: claim.billedCents,
        serviceFrom: claim.dateOfService,
        receivedDate: claim.submissionDate,
      });
      expect(adjudicationOf(remit)).toEqual(withoutRules(adjudication as Adjudication));
    }
  });

  it('keeps a claim denied that its payer calls so, though no line bears a reason for a denial', () => {
    const paid = byProcessing(records).filter(({ adjudication }) => adjudication?.outcome === 'PAID');
    const record = elementAt(paid, 0);
    const denial = { carc: '23', rarc: null, group: 'CO', ruleKey: null } as const;
    const lines = record.claim.lines.map(({ lineNumber, billedCents }) => ({
      lineNumber,
      allowedCents: 0,
      paidCents: 0,
      adjustments: [{ group: denial.group, carc: denial.carc, amountCents: billedCents }],
      denial: null,
    }));
    const { processingDate } = record.adjudication as Adjudication;
    const nothing = { allowedCents: 0, paidCents: 0, adjustments: [] };
    const adjudication: Adjudication = { outcome: 'DENIED', processingDate, ...nothing, denial, lines };
    const text = fileText(writeRemits835(FACTS), [{ ...record, adjudication }]);
    const remit = elementAt(readBytes(Buffer.from(text, 'utf8')).remits, 0);
    expect(adjudicationOf(remit)).toMatchObject({ outcome: 'DENIED', denial });
  });

  it("uses the guides' own codes: SBR09, CLP06, CL101", () => {
    const elements = (text: string, id: string, at: number): Set<string> =>
      new Set(
        text
          .split('~')
          .map((segment) => segment.trim().split('*'))
          .filter(([name]) => name === id)
          .map((all) => all[at] ?? ''),
      );
    const claims = textOf('PROFESSIONAL') + textOf('INSTITUTIONAL');
    const remits = fileText(writeRemits835(FACTS), byProcessing(records));
    expect(elements(claims, 'SBR', 9)).toContain('CI');
    expect([...elements(remits, 'CLP', 6)].filter((code) => !CLP06.has(code))).toEqual([]);
    expect(elements(remits, 'CLP', 6)).toContain('12');
    const bills = textOf('INSTITUTIONAL');
    expect(bills.match(/CL1\*/g)?.length).toBe(bills.match(/CLM\*/g)?.length);
    expect([...elements(bills, 'CL1', 1)].filter((code) => !/^[1-59]$/.test(code))).toEqual([]);
    expect(elements(bills, 'CL1', 1)).toContain('9');
  });

  it.each([
    [null, '1980-02-29', 'DMG*D8*19800229*U~'],
    ['F', null, 'DMG***F~'],
    ['F', '1980-02-29', 'DMG*D8*19800229*F~'],
    [null, null, null],
  ])('says what is known of a patient of sex %s, born %s', (patientSex, patientBirthDate, expected) => {
    const record = records.find(({ claim }) => claim.claimType === 'PROFESSIONAL');
    if (!record) throw new Error('expected a professional claim');
    const claim = { ...record.claim, patientSex, patientBirthDate };
    const text = fileText(writeClaims837('PROFESSIONAL', FACTS), [{ ...record, claim }]);
    expect(/DMG\*[^~]*~/.exec(text)?.[0] ?? null).toBe(expected);
  });

  it('is the same file however the records are handed over', () => {
    const inOrder = bySubmission(records);
    const writer = writeClaims837('PROFESSIONAL', FACTS);
    let text = writer.begin();
    for (let at = 0; at < inOrder.length; at += 7)
      text += [...writer.add(inOrder.slice(at, at + 7))].join('');
    expect(text + [...writer.end()].join('')).toBe(textOf('PROFESSIONAL'));
  });
});

/** Of 005010X221A1. */
const CLP06 = new Set('12 13 14 15 16 17 AM CH DS HM LM MA MB MC OF TV VA WC ZZ'.split(' '));

/** What an 837 says of a claim; records that are known to be absent, and an order nobody knows, it cannot say. */
function factsOfRecord({ claim, payer, provider }: ClaimRecord) {
  return {
    claimType: claim.claimType,
    patientControlNumber: claim.claimNumber,
    frequencyCode: claim.frequencyCode,
    originalControlNumber: claim.originalClaimId === null ? null : `ICN${claim.originalClaimId}`,
    payerName: payer.name,
    providerNpi: provider?.npi ?? null,
    taxonomy: provider?.taxonomy ?? null,
    patient: {
      lastName: claim.patientLastName,
      firstName: claim.patientFirstName,
      birthDate: claim.patientBirthDate,
      // What the guides write of a sex that is not known.
      sex: claim.patientSex ?? (claim.patientBirthDate === null ? null : 'U'),
    },
    memberId: claim.memberId,
    memberGroupId: claim.memberGroupId,
    priorAuthorization: claim.priorAuthorization,
    referralNumber: claim.referralNumber,
    recordsAttached: claim.recordsAttached === true,
    otherPayerPrimary: claim.otherPayerPrimary === true,
    dateOfService: claim.dateOfService,
    dischargeDate: claim.dischargeDate ?? claim.dateOfService,
    submissionDate: claim.submissionDate,
    ...placeOf(claim),
    admissionType: claim.claimType === 'INSTITUTIONAL' ? (claim.admissionType ?? '9') : null,
    diagnosisCodes: claim.diagnosisCodes,
    billedCents: claim.billedCents,
    lines: claim.lines.map((line) => ({
      lineNumber: line.lineNumber,
      procedureCode: line.procedureCode,
      modifiers: line.modifiers,
      // SV2 has no pointers.
      diagnosisPointers: claim.claimType === 'INSTITUTIONAL' ? [] : line.diagnosisPointers,
      revenueCode: line.revenueCode ?? null,
      units: line.units,
      billedCents: line.billedCents,
    })),
  };
}

const placeOf = (claim: Claim | SubmittedClaim) => ({
  placeOfService: claim.placeOfService,
  typeOfBill: claim.typeOfBill,
  admissionType: claim.admissionType,
  patientStatus: claim.patientStatus,
  drgCode: claim.drgCode,
});

function factsOfSubmission(claim: SubmittedClaim): ReturnType<typeof factsOfRecord> {
  return {
    claimType: claim.claimType,
    patientControlNumber: claim.patientControlNumber,
    frequencyCode: claim.frequencyCode as Claim['frequencyCode'],
    originalControlNumber: claim.originalControlNumber,
    payerName: claim.payer.name,
    providerNpi: claim.billingProvider.npi,
    taxonomy: claim.billingProvider.taxonomy,
    patient: claim.patient,
    memberId: claim.memberId,
    memberGroupId: claim.memberGroupId,
    priorAuthorization: claim.priorAuthorization,
    referralNumber: claim.referralNumber,
    recordsAttached: claim.recordsAttached,
    otherPayerPrimary: claim.otherPayerPrimary,
    dateOfService: claim.serviceFrom ?? '',
    dischargeDate: claim.serviceTo ?? '',
    submissionDate: claim.submissionDate ?? '',
    ...placeOf(claim),
    diagnosisCodes: claim.diagnosisCodes,
    billedCents: claim.billedCents,
    lines: claim.lines.map(
      ({ dateOfService: _from, dateOfServiceEnd: _to, controlNumber: _own, ...line }) => line,
    ),
  };
}

/** An 835 names the codes of a denial, not the rule behind it. */
const withoutRules = (adjudication: Adjudication): Adjudication => ({
  ...adjudication,
  denial: adjudication.denial && { ...adjudication.denial, ruleKey: null },
  lines: adjudication.lines.map((line) => ({
    ...line,
    denial: line.denial && { ...line.denial, ruleKey: null },
  })),
});
