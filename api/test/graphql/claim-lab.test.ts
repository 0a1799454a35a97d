import type { Claim } from '../../src/domain/claim';
import { DENIAL_RULES, ruleOf } from '../../src/domain/denial-rules';
import type { RuleKey } from '../../src/domain/denial-rules';
import type { FixContext } from '../../src/domain/adjudication/fix-claim';
import { fixClaim } from '../../src/domain/adjudication/fix-claim';
import type { ScenarioConfig } from '../../src/domain/scenario/scenario';
import { claimStreams } from '../../src/generation/claims/claim-streams';
import { officeRecordsOf } from '../../src/generation/claims/office-records';
import { createWorld } from '../../src/generation/world/world';
import type { StoredClaim } from '../../src/persistence/claim-reader';
import { claimsWithLines } from '../../src/persistence/claim-reader';
import { globalId } from '../../src/entities/global-id';
import { databasesInTurn } from '../support/databases';
import { SMALL_PRACTICE, addRun, runState } from '../support/runs';
import type { Data, GraphqlWorld } from './graphql-world';
import { openGraphqlWorld } from './graphql-world';

const SEED = 5;
/** Every rule has a pattern of its own, so that each denies a few dozen claims. */
const CONFIG: ScenarioConfig = {
  ...SMALL_PRACTICE,
  seed: SEED,
  durationDays: 55,
  denialRate: 30,
  institutionalShare: 20,
  learning: null,
  patterns: DENIAL_RULES.map(({ key }) => ({
    rule: key,
    shareOfDenials: 2.5,
    fromDay: 0,
    toDay: null,
    payer: null,
  })),
};
const CLAIMS_A_RULE = 3;
/** The screening mammogram, from 35 years. */
const LIMITED_BY_AGE = '77067';

const DRAFT = `claimId payerId providerId claimType frequencyCode originalClaimNumber dateOfService submissionDate placeOfService
  typeOfBill admissionType patientStatus drgCode dischargeDate patientBirthDate patientSex memberId memberGroupId
  otherPayerPrimary priorAuthorization referralNumber recordsAttached documentedLevel diagnosisCodes
  lines { procedureCode revenueCode modifiers units billedAmount diagnosisPointers }`;
const TEST = `query T($id: ID!, $claim: ClaimDraft!) { testClaim(workspaceId: $id, claim: $claim) {
  wouldDeny denials { lineNumber carc rarc group policyId explanation rule { key fixGuidance } } } }`;

interface Denial {
  lineNumber: number | null;
  carc: string;
  rarc: string | null;
  group: string;
  policyId: string;
  explanation: string;
  rule: { key: string };
}

describe.each(databasesInTurn(__filename))('trying a claim, on $name', (kind) => {
  let world: GraphqlWorld;
  let number: number;
  let workspaceId: string;
  const simulated = createWorld(CONFIG, SEED);
  const streams = claimStreams(SEED);

  beforeAll(async () => {
    process.stdout.write(`claims to try are drawn from seed ${SEED}\n`);
    world = await openGraphqlWorld(kind);
    number = await addRun(world.database, CONFIG);
    while ((await runState(world.database, number)) !== 'COMPLETED')
      await new Promise((resolve) => setTimeout(resolve, 50));
    workspaceId = Buffer.from(`Workspace:${number}`).toString('base64url');
  }, 240_000);
  afterAll(() => world.close());

  const draftOf = async (claimId: number): Promise<Data> => {
    const { claim } = await world.ask(`query Q($id: ID!) { claim(id: $id) { draft { ${DRAFT} } } }`, {
      id: globalId('Claim', number, claimId),
    });
    return claim.draft as Data;
  };
  const test = async (claim: Data): Promise<{ wouldDeny: boolean; denials: Denial[] }> =>
    (await world.ask(TEST, { id: workspaceId, claim })).testClaim;
  /** As the contract has it, without a word about which claim it is. */
  const withoutId = ({ claimId: _, ...draft }: Data): Data => draft;
  const idsWhere = async (condition: string, limit: number): Promise<number[]> => {
    const rows = await world.database.reader('live').query<{ id: number }>(
      `SELECT DISTINCT c.id FROM claims c JOIN claim_line_items l ON l.workspace_id = c.workspace_id AND l.claim_id = c.id
         WHERE c.workspace_id = ? AND ${condition} ORDER BY c.id LIMIT ${limit}`,
      [number],
    );
    return rows.map(({ id }) => id);
  };
  const stored = async (claimId: number): Promise<StoredClaim> => {
    const pages = claimsWithLines(world.database.reader('live'), number, 'AND c.id = ?', [claimId]);
    for await (const [entry] of pages) if (entry) return entry;
    throw new Error(`claim ${claimId} is not there`);
  };
  const fixContextOf = (claim: Claim): FixContext => {
    const policy = simulated.policies.of(claim.payerId);
    if (!policy) throw new Error('every simulated payer has policies');
    return { policy, records: officeRecordsOf(simulated, streams, claim) };
  };
  /** The draft of the same claim with other fields in it. */
  const redrafted = (draft: Data, claim: Claim): Data => ({
    ...draft,
    ...Object.fromEntries(Object.keys(draft).flatMap((key) => (key in claim ? [[key, claim[key as keyof Claim]]] : []))),
    payerId: globalId('Payer', number, claim.payerId),
    providerId: claim.providerId === null ? null : globalId('Provider', number, claim.providerId),
    lines: claim.lines.map(({ lineNumber: _, billedCents, ...line }) => ({ ...line, billedAmount: billedCents / 100 })),
  }); // prettier-ignore

  /** What adjudication stops at on a line: a repeat, else the first fault of the whole claim, else its own first. */
  const denialOn = (lineNumber: number, denials: readonly Denial[]): Denial | undefined => {
    const own = denials.filter((denial) => denial.lineNumber === lineNumber);
    return (
      own.find(({ rule }) => rule.key === 'duplicate') ??
      denials.find((denial) => denial.lineNumber === null) ??
      own[0]
    );
  };

  it.each(DENIAL_RULES.map(({ key }) => key))(
    'names %s on the drafts of claims denied for it, and no more once it is mended',
    async (ruleKey: RuleKey) => {
      const ids = await idsWhere(`l.rule_key = '${ruleKey}'`, CLAIMS_A_RULE);
      expect(ids).toHaveLength(CLAIMS_A_RULE);
      for (const id of ids) {
        const draft = await draftOf(id);
        const { claim, adjudication } = await stored(id);
        if (!adjudication) throw new Error(`claim ${id} was denied without an adjudication`);
        const verdict = await test(draft);
        expect(verdict.wouldDeny).toBe(true);
        expect(verdict.denials.map(({ rule }) => rule.key)).toContain(ruleKey);
        for (const { lineNumber, denial } of adjudication.lines) {
          const predicted = denialOn(lineNumber, verdict.denials);
          expect(predicted?.rule.key ?? null).toBe(denial?.ruleKey ?? null);
          if (denial)
            expect(predicted).toMatchObject({ carc: denial.carc, rarc: denial.rarc, group: denial.group });
        }
        expect(await test(withoutId(draft))).toEqual(verdict);

        const policyId = verdict.denials.find(({ rule }) => rule.key === ruleKey)?.policyId;
        const { policy } = await world.ask(
          'query P($id: ID!) { policy(id: $id) { payer { id } rule { key title } } }',
          { id: policyId },
        );
        expect(policy).toEqual({
          payer: { id: draft.payerId },
          rule: { key: ruleKey, title: ruleOf(ruleKey).title },
        });

        const mended = await test(
          redrafted(draft, fixClaim(claim, adjudication, ruleKey, fixContextOf(claim))),
        );
        expect(mended.denials.map(({ rule }) => rule.key)).not.toContain(ruleKey);
        const others = new Set(verdict.denials.map(({ rule }) => rule.key).filter((key) => key !== ruleKey));
        expect(mended.denials.filter(({ rule }) => !others.has(rule.key))).toEqual([]);
      }
    },
  );

  it('finds nothing in the drafts of claims that were paid, first submissions and replacements', async () => {
    const first = await idsWhere("c.initially_denied = 0 AND c.frequency_code = '1'", 60);
    const replaced = await idsWhere("c.initially_denied = 0 AND c.frequency_code = '7'", 10);
    expect([first.length, replaced.length]).toEqual([60, 10]);
    for (const id of [...first, ...replaced]) {
      const draft = await draftOf(id);
      expect(await test(draft)).toEqual({ wouldDeny: false, denials: [] });
      expect(await test(withoutId(draft))).toEqual({ wouldDeny: false, denials: [] });
    }
  });

  it('takes the same claim sent again a day later for a repeat, and not for one when it is that claim itself', async () => {
    const [id] = await idsWhere("c.initially_denied = 0 AND c.frequency_code = '1'", 1);
    const draft = await draftOf(id as number);
    const nextDay = new Date(Date.parse(draft.submissionDate as string) + 86_400_000)
      .toISOString()
      .slice(0, 10);
    const again = await test({ ...withoutId(draft), submissionDate: nextDay });
    expect(again.denials.map(({ rule }) => rule.key)).toEqual((draft.lines as Data[]).map(() => 'duplicate'));
    expect((await test({ ...draft, submissionDate: nextDay })).wouldDeny).toBe(false);
    const longAfter = new Date(Date.parse(draft.submissionDate as string) + 46 * 86_400_000);
    const later = await test({ ...withoutId(draft), submissionDate: longAfter.toISOString().slice(0, 10) });
    expect(later.denials.map(({ rule }) => rule.key)).not.toContain('duplicate');
  });

  it('needs no more than payer, date, diagnoses and lines, and says what else a claim lacks', async () => {
    const payerId = globalId('Payer', number, 1);
    const { denials } = await test({
      payerId,
      dateOfService: '2025-02-03',
      diagnosisCodes: ['m1711'],
      lines: [{ procedureCode: '99213', billedAmount: 120 }],
    });
    expect(denials.map(({ carc, rarc }) => `${carc} ${rarc ?? ''}`)).toEqual([
      '31 N382',
      '16 N329',
      '16 MA39',
      '208 N290',
    ]);
  });

  it('leaves a birth in the next century to the payer where the service has a youngest age, and takes one on the day of service', async () => {
    const claim = {
      payerId: globalId('Payer', number, 1),
      dateOfService: '2025-02-03',
      diagnosisCodes: ['M17.11'],
      lines: [{ procedureCode: LIMITED_BY_AGE, billedAmount: 120 }],
    };
    const { denials } = await test({ ...claim, patientBirthDate: '2061-05-01' });
    expect(denials).toContainEqual(
      expect.objectContaining({ lineNumber: 1, rule: expect.objectContaining({ key: 'age-sex-conflict' }) }),
    );
    const lines = [{ procedureCode: '99213', billedAmount: 120 }];
    const newborn = await test({ ...claim, lines, patientBirthDate: claim.dateOfService });
    expect(newborn.denials.map(({ rule }) => rule.key)).not.toContain('age-sex-conflict');
  });

  it('reads codes in small letters and diagnoses without their dot', async () => {
    const [id] = await idsWhere("c.initially_denied = 0 AND c.frequency_code = '1'", 1);
    const draft = await draftOf(id as number);
    const typed = {
      ...draft,
      diagnosisCodes: (draft.diagnosisCodes as string[]).map((code) => code.replace('.', '').toLowerCase()),
      lines: (draft.lines as Data[]).map((line) => ({
        ...line,
        procedureCode: (line.procedureCode as string).toLowerCase(),
      })),
    };
    expect(await test(typed)).toEqual({ wouldDeny: false, denials: [] });
  });

  it('refuses a draft with every fault at once, by field, and repeats nothing of the patient', async () => {
    const refusal = await world.refused(TEST, {
      id: workspaceId,
      claim: {
        claimId: globalId('Claim', number, 999),
        payerId: globalId('Payer', number, 77),
        providerId: globalId('Payer', number, 1),
        frequencyCode: '7',
        dateOfService: '2025-02-03',
        submissionDate: '2025-02-01',
        placeOfService: 'office',
        patientSex: 'CANARY',
        memberId: `CANARY${'x'.repeat(80)}`,
        documentedLevel: 9,
        diagnosisCodes: ['M17.11', 'knee'],
        lines: [
          {
            procedureCode: '9921',
            modifiers: ['25', '251'],
            units: 0,
            billedAmount: -5,
            diagnosisPointers: [1, 3],
          },
        ],
      },
    });
    expect(refusal.code).toBe('BAD_USER_INPUT');
    expect(refusal.fields).toEqual([
      { field: 'claim.submissionDate', message: 'expected a date on or after dateOfService, got 2025-02-01' },
      { field: 'claim.placeOfService', message: 'expected two digits such as 11, or null' },
      { field: 'claim.patientSex', message: 'expected F, M or U, or null' },
      { field: 'claim.memberId', message: 'expected at most 80 characters, got 86' },
      { field: 'claim.originalClaimNumber', message: 'expected the number of the claim that this one replaces (frequency 7)' },
      { field: 'claim.documentedLevel', message: 'expected 1 to 5, or null, got 9' },
      { field: 'claim.diagnosisCodes[1]', message: 'expected an ICD-10-CM code such as M17.11, got "KNEE"' },
      { field: 'claim.lines[0].procedureCode', message: 'expected five digits or capitals such as 99213, got "9921"' },
      { field: 'claim.lines[0].modifiers[1]', message: 'expected two digits or capitals such as 25, got "251"' },
      { field: 'claim.lines[0].units', message: 'expected above 0, to 100000, got 0' },
      { field: 'claim.lines[0].billedAmount', message: 'expected 0 to 10000000 dollars, got -5' },
      { field: 'claim.lines[0].diagnosisPointers[1]', message: 'expected 1 to 2, the diagnoses given, got 3' },
      { field: 'claim.payerId', message: 'there is no Payer with this id' },
      { field: 'claim.providerId', message: 'expected the id of a Provider, got that of a Payer' },
      { field: 'claim.claimId', message: 'there is no Claim with this id' },
    ]); // prettier-ignore
    expect(refusal.message).not.toContain('CANARY');
  });

  it.each([
    ['frequencyCode', { frequencyCode: '8' }, 'expected 1 or 7: a void requests no payment that could be denied'],
    ['frequencyCode', { frequencyCode: 'first' }, 'expected 1 (original) or 7 (replacement), got "first"'],
    ['originalClaimNumber', { originalClaimNumber: 'X1' }, 'expected none with frequency 1; a replacement has frequency 7'],
    ['originalClaimNumber', { frequencyCode: '7', originalClaimNumber: 'X1' }, 'there is no claim with this number in the workspace'],
    ['dateOfService', { dateOfService: '1999-12-31' }, 'expected a date from 2000-01-01 to 2099-12-31, got 1999-12-31'],
    ['typeOfBill', { typeOfBill: '0111' }, 'expected none on a professional claim'],
    ['admissionType', { admissionType: '1' }, 'expected none on a professional claim'],
    ['patientStatus', { patientStatus: '01' }, 'expected none on a professional claim'],
    ['drgCode', { drgCode: '470' }, 'expected none on a professional claim'],
    ['dischargeDate', { dischargeDate: '2025-02-05' }, 'expected none on a professional claim'],
    ['lines[0].revenueCode', { lines: [{ procedureCode: '99213', revenueCode: '0450', billedAmount: 120 }] }, 'expected none on a professional claim'],
    ['drgCode', { claimType: 'INSTITUTIONAL', typeOfBill: '0111', drgCode: '999' }, 'expected an MS-DRG in the catalogue, got "999"'],
    ['typeOfBill', { claimType: 'INSTITUTIONAL', typeOfBill: '0117' }, 'expected 0111 to agree with frequencyCode 1, got 0117'],
    ['patientBirthDate', { patientBirthDate: '2025-02-04' }, 'expected a date on or before dateOfService'],
    ['lines', { lines: [] }, 'expected 1 to 50, got 0'],
    ['payerId', { payerId: 'nobody' }, 'expected an id issued by this API, got "nobody"'],
    ['payerId', { payerId: globalId('Payer', 999, 1) }, 'expected the id of a Payer of this workspace, got one of another workspace'],
  ])('refuses one fault in %s by name: %j', async (field, changes, message) => {
    const claim = {
      payerId: globalId('Payer', number, 1),
      dateOfService: '2025-02-03',
      diagnosisCodes: ['M17.11'],
      lines: [{ procedureCode: '99213', billedAmount: 120 }],
      ...changes,
    };
    expect(await world.refused(TEST, { id: workspaceId, claim })).toMatchObject({
      code: 'BAD_USER_INPUT',
      fields: [{ field: `claim.${field}`, message }],
    });
  }); // prettier-ignore

  it('refuses payers of whom only remittances are known', async () => {
    const live = await world.database.write(async (tx) => {
      await tx.run(
        "INSERT INTO workspaces (name, kind, state, created_at) VALUES ('Imported', 'LIVE', 'READY', '2025-01-01T00:00:00Z')",
      );
      const [row] = await tx.query<{ id: number }>('SELECT MAX(id) AS id FROM workspaces');
      const id = row?.id ?? 0;
      await tx.run(
        "INSERT INTO payers (workspace_id, id, name, type, identity_key) VALUES (?, 1000000, 'Somebody', 'OTHER', 'x')",
        [id],
      );
      return id;
    });
    const refusal = await world.refused(TEST, {
      id: Buffer.from(`Workspace:${live}`).toString('base64url'),
      claim: {
        payerId: globalId('Payer', live, 1_000_000),
        dateOfService: '2025-02-03',
        diagnosisCodes: ['M17.11'],
        lines: [{ procedureCode: '99213', billedAmount: 120 }],
      },
    });
    expect(refusal).toMatchObject({ code: 'BAD_USER_INPUT', fields: [{ field: 'claim.payerId' }] });
    expect(refusal.message).toContain('expected a payer of a simulated run');
  });

  it('knows all rules by category and with what to do about them', async () => {
    const { denialRules } = await world.ask('{ denialRules { key title category carc group fixGuidance } }');
    expect(denialRules).toHaveLength(31);
    expect(new Set((denialRules as Data[]).map(({ category }) => category as string)).size).toBe(9);
    for (const { key, fixGuidance, title } of denialRules as Data[]) {
      expect((fixGuidance as string).length).toBeGreaterThan(20);
      expect(title).toBe(ruleOf(key as RuleKey).title);
    }
  });
});
