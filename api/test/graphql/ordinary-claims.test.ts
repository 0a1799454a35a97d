import { join } from 'node:path';
import type { ClaimCase } from '../../../bench/claims/claim-case';
import { readClaimCases } from '../../../bench/claims/claim-case';
import { CaseJudge, STANDARD_WORLD, STANDARD_WORLD_SEED } from '../../../bench/claims/judge-case';
import { globalId } from '../../src/entities/global-id';
import { databasesInTurn } from '../support/databases';
import { addRun, runState } from '../support/runs';
import type { Data, GraphqlWorld } from './graphql-world';
import { openGraphqlWorld } from './graphql-world';

const TEST = `query T($id: ID!, $claim: ClaimDraft!) { testClaim(workspaceId: $id, claim: $claim) {
  wouldDeny codesWithoutRules denials { lineNumber carc } } }`;

/** More claims in the same form, where they are to be had; they are not part of this repository. */
const FOLDER = process.env.CLAIMSTREAM_CASES;
const files = [
  join(__dirname, '..', 'domain', 'adjudication', 'ordinary-claims.jsonl'),
  ...(FOLDER === undefined ? [] : [join(FOLDER, 'claims.jsonl')]),
];

describe.each(databasesInTurn(__filename))('ordinary claims over the API, on $name', (kind) => {
  let world: GraphqlWorld;
  let number: number;
  const judge = new CaseJudge();

  beforeAll(async () => {
    world = await openGraphqlWorld(kind);
    // A day of a few claims is enough: what is asked is how the payers adjudicate.
    number = await addRun(world.database, {
      ...STANDARD_WORLD, seed: STANDARD_WORLD_SEED, claimsPerDay: 5, durationDays: 1, patterns: [], learning: null,
    }); // prettier-ignore
    while ((await runState(world.database, number)) !== 'COMPLETED')
      await new Promise((resolve) => setTimeout(resolve, 20));
  }, 120_000);
  afterAll(() => world.close());

  const draftOf = (claimCase: ClaimCase): Data => {
    const { lines, ...input } = judge.inputOf(claimCase.claim);
    return {
      ...input,
      payerId: globalId('Payer', number, judge.payerOf(claimCase.claim.payerType)),
      providerId: globalId('Provider', number, judge.providerOf(claimCase.claim)),
      lines: lines.map((line) => ({ ...line, billedAmount: line.billedAmount / 100 })),
    };
  };
  const verdict = async (claim: Data): Promise<Data> =>
    (await world.ask(TEST, { id: Buffer.from(`Workspace:${number}`).toString('base64url'), claim }))
      .testClaim;

  it.each(files)('get the verdict of the pure adjudicator: %s', async (file) => {
    // What the practice did before is in the workspace here, and not on the draft.
    const cases = readClaimCases(file).filter(({ claim }) => claim.history.length === 0);
    expect(cases.length).toBeGreaterThan(20);
    for (const each of cases) {
      const { wouldDeny, denials } = await verdict(draftOf(each));
      const judged = judge.judge(each);
      expect({ case: each.case, got: wouldDeny ? 'DENY' : 'PAY' }).toEqual({
        case: each.case,
        got: judged.got,
      });
      expect(denials).toHaveLength(judged.reasons.length);
    }
  });

  it('names the codes about which no rule is known, and refuses none of them', async () => {
    const [first] = readClaimCases(files[0] as string);
    if (!first) throw new Error('there are claims');
    const draft = draftOf(first);
    const claim = {
      ...draft,
      diagnosisCodes: ['I10', 'H18.601'],
      lines: [{ procedureCode: '65710', billedAmount: 2000 }],
    };
    expect(await verdict(claim)).toEqual({
      wouldDeny: false,
      denials: [],
      codesWithoutRules: ['65710', 'H18.601'],
    });
  });
});
