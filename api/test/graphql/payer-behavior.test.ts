import { parseScenarioConfig } from '../../src/domain/scenario/scenario-validation';
import { globalId, workspaceGlobalId } from '../../src/entities/global-id';
import { JobRunner } from '../../src/jobs/job-runner';
import { RECOMPUTE_JOBS } from '../../src/jobs/recompute-jobs';
import { systemClock } from '../../src/engine/system-clock';
import { databasesInTurn } from '../support/databases';
import { addRun, runState } from '../support/runs';
import type { Data, GraphqlWorld } from './graphql-world';
import { openGraphqlWorld } from './graphql-world';

const CONFIG = parseScenarioConfig({
  seed: 77,
  durationDays: 50,
  claimsPerDay: 60,
  denialRate: 24,
  providers: 3,
  payerNoise: 10,
  patterns: [
    { rule: 'missing-authorization', shareOfDenials: 25, lineOfBusiness: 'MEDICARE', carc: '197' },
    { rule: 'not-covered', shareOfDenials: 25, procedureGroup: 'laboratory', carc: '204' },
  ],
});
const DRAFT = `claimId payerId providerId claimType frequencyCode originalClaimNumber dateOfService submissionDate placeOfService
  typeOfBill admissionType patientStatus drgCode dischargeDate patientBirthDate patientSex memberId memberGroupId
  otherPayerPrimary priorAuthorization referralNumber recordsAttached documentedLevel diagnosisCodes
  lines { procedureCode revenueCode modifiers units billedAmount diagnosisPointers }`;
const TEST = `query T($id: ID!, $claim: ClaimDraft!) { testClaim(workspaceId: $id, claim: $claim) {
  wouldDeny denials { lineNumber carc policyId explanation } } }`;
const CLAIMS = 6;

describe.each(databasesInTurn(__filename))('payers that deny of their own accord, on $name', (kind) => {
  let world: GraphqlWorld;
  let number: number;
  const workspaceId = (): string => workspaceGlobalId(number);
  const ended = async (): Promise<void> => {
    while ((await runState(world.database, number)) !== 'COMPLETED')
      await new Promise((resolve) => setTimeout(resolve, 50));
  };

  beforeAll(async () => {
    world = await openGraphqlWorld(kind);
    number = await addRun(world.database, CONFIG);
    await ended();
  }, 240_000);
  afterAll(() => world.close());

  const draftsOf = async (condition: string): Promise<Data[]> => {
    const rows = await world.database.reader('live').query<{ id: number }>(
      `SELECT DISTINCT c.id FROM claims c JOIN claim_line_items l ON l.workspace_id = c.workspace_id AND l.claim_id = c.id
       WHERE c.workspace_id = ? AND c.initially_denied = 1 AND l.carc IS NOT NULL AND l.rule_key IS NULL AND ${condition}
       ORDER BY c.id LIMIT ${CLAIMS}`,
      [number],
    );
    const drafts: Data[] = [];
    for (const { id } of rows) {
      const { claim } = await world.ask(`query Q($id: ID!) { claim(id: $id) { draft { ${DRAFT} } } }`, {
        id: globalId('Claim', number, Number(id)),
      });
      drafts.push(claim.draft as Data);
    }
    return drafts;
  };
  const test = async (claim: Data): Promise<{ wouldDeny: boolean; denials: Data[] }> =>
    (await world.ask(TEST, { id: workspaceId(), claim })).testClaim;

  it.each([
    [
      'their own policy',
      "l.carc = '204' AND c.injected_pattern = 1",
      '204',
      /deni.* laboratory at first, by a policy of its own/,
    ],
    ['their mistakes', 'c.injected_pattern IS NULL', null, /payer noise/],
  ])('have a claim explained by %s', async (_what, condition, carc, explanation) => {
    const drafts = await draftsOf(condition);
    expect(drafts).toHaveLength(CLAIMS);
    for (const draft of drafts) {
      const { wouldDeny, denials } = await test(draft);
      expect(wouldDeny).toBe(true);
      for (const denial of denials) {
        expect(denial.policyId).toBeNull();
        expect(denial.explanation).toMatch(explanation);
        if (carc !== null) expect(denial.carc).toBe(carc);
      }
    }
  });

  it('pay the same claim when it is sent again', async () => {
    for (const draft of await draftsOf('c.injected_pattern = 0')) {
      const { claim } = await world.ask(`query Q($id: ID!) { claim(id: $id) { claimNumber } }`, {
        id: draft.claimId,
      });
      const again = { ...draft, claimId: null, frequencyCode: '7', originalClaimNumber: claim.claimNumber };
      expect(await test(again)).toEqual({ wouldDeny: false, denials: [] });
    }
  });

  it('leave every figure as the jobs recompute it', async () => {
    const runner = new JobRunner(world.database, RECOMPUTE_JOBS, systemClock, (name, error) => {
      throw new Error(`${name}: ${String(error)}`);
    });
    for (const { name } of RECOMPUTE_JOBS)
      expect(await runner.run(name)).toMatchObject({ name, mismatches: 0 });
  });

  it('come back as they were given', async () => {
    const { workspace } = await world.ask(
      `query Q($id: ID!) { workspace(id: $id) { generation { scenario { config { payerNoise patterns {
        rule shareOfDenials payer lineOfBusiness provider coder procedure procedureGroup placeOfService diagnosisChapter carc } } } } } }`,
      { id: workspaceId() },
    );
    expect(workspace.generation.scenario.config).toMatchObject({
      payerNoise: 10,
      patterns: [
        { lineOfBusiness: 'MEDICARE', carc: '197', provider: null },
        { procedureGroup: 'laboratory', carc: '204', diagnosisChapter: null },
      ],
    });
  });
});
