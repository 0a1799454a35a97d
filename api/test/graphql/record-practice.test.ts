import type { RunCommand } from '../../src/domain/scenario/scenario';
import { runDigest } from '../../src/persistence/run-digest';
import { globalId } from '../../src/entities/global-id';
import { databasesInTurn } from '../support/databases';
import { mismatches } from '../support/imports';
import { pureDigest } from '../support/pure-digest';
import { SMALL_PRACTICE } from '../support/runs';
import type { Data, GraphqlWorld } from './graphql-world';
import { openGraphqlWorld, until } from './graphql-world';

const CONFIG = {
  ...SMALL_PRACTICE,
  durationDays: 60,
  learning: { ...(SMALL_PRACTICE.learning as object), fromDay: 21 },
} as typeof SMALL_PRACTICE;

const EVENT = `id type coderId timestamp durationMs outcome correctionApplied rule { key } claim { id } pattern { id }`;
const RECORD = `mutation M($input: PracticeAttemptInput!) { recordPractice(input: $input) {
  correct event { ${EVENT} } verdict { wouldDeny denials { rule { key } } } } }`;
const DRAFT = `payerId providerId claimType frequencyCode originalClaimNumber dateOfService submissionDate placeOfService
  typeOfBill admissionType patientStatus drgCode dischargeDate patientBirthDate patientSex memberId memberGroupId
  otherPayerPrimary priorAuthorization referralNumber recordsAttached documentedLevel diagnosisCodes
  lines { procedureCode revenueCode modifiers units billedAmount diagnosisPointers }`;
const PATTERNS = `query Q($id: ID!) { patterns(workspaceId: $id, first: 100) { nodes {
  id carc learningProgress practiceSessionsCompleted practiceAttempts practiceAccuracy correctionsApplied } } }`;

describe.each(databasesInTurn(__filename))('practice that a user records, on $name', (kind) => {
  let world: GraphqlWorld;
  let id: string;
  let number: number;
  let visits: Data[];

  const stepTo = async (day: number): Promise<void> => {
    const state = `query Q($id: ID!) { generationStatus(workspaceId: $id) { state virtualTarget virtualNow } }`;
    const dayOf = (text: unknown): number =>
      Math.round((Date.parse(String(text)) - Date.parse(CONFIG.startDate)) / 86_400_000);
    const { generationStatus } = await world.ask(state, { id });
    await world.ask(
      'mutation M($id: ID!, $days: Int!) { stepGeneration(workspaceId: $id, days: $days) { state } }',
      {
        id,
        days: day - dayOf(generationStatus.virtualNow),
      },
    );
    await until(
      () => world.ask(state, { id }),
      ({ generationStatus: now }) => now.state === 'PAUSED' && now.virtualTarget === null,
    );
  };

  beforeAll(async () => {
    world = await openGraphqlWorld(kind);
    const { createScenario } = await world.ask(
      'mutation M($config: ScenarioConfigInput!) { createScenario(name: "Practice", config: $config) { id } }',
      { config: CONFIG },
    );
    const { startGeneration } = await world.ask(
      'mutation M($input: StartGenerationInput!) { startGeneration(input: $input) { workspace { id } } }',
      { input: { scenarioId: createScenario.id, daysPerSecond: 0.001 } },
    );
    id = startGeneration.workspace.id as string;
    number = Number(Buffer.from(id, 'base64url').toString().split(':')[1]);
    await world.ask('mutation M($id: ID!) { pauseGeneration(workspaceId: $id) { state } }', { id });
    await stepTo(20);
    const { claims } = await world.ask(
      `query Q($id: ID!) { claims(workspaceId: $id, first: 100, filter: { carc: ["4"] }) { nodes { id coderId frequencyCode draft { ${DRAFT} } } } }`,
      { id },
    );
    visits = (claims.nodes as Data[]).filter(({ frequencyCode }) => frequencyCode === '1');
  }, 120_000);
  afterAll(() => world.close());

  /** The visit marked as separate from the procedure of the same day. */
  const corrected = (draft: Data): Data => ({
    ...draft,
    lines: (draft.lines as Data[]).map((line) =>
      /^99/.test(String(line.procedureCode))
        ? { ...line, modifiers: ['25', ...(line.modifiers as string[])] }
        : line,
    ),
  });
  const attempt = (visit: Data, correctedClaim: Data, more: Data = {}): Data => ({
    workspaceId: id,
    claimId: visit.id,
    coderId: visit.coderId,
    correctedClaim,
    ...more,
  });
  /** A claim that only lacks its modifier, so that adding it is all there is to do. */
  const fixable = async (from: number): Promise<{ visit: Data; recorded: Data; input: Data }> => {
    for (const visit of visits.slice(from)) {
      const input = attempt(visit, corrected(visit.draft as Data), {
        durationMs: 42_000,
        attemptId: `first-${from}`,
        // Left out the first time: then it is the coder of the claim.
        coderId: from === 0 ? null : visit.coderId,
      });
      const { testClaim } = await world.ask(
        'query T($id: ID!, $claim: ClaimDraft!) { testClaim(workspaceId: $id, claim: $claim) { wouldDeny } }',
        { id, claim: { ...(input.correctedClaim as Data), claimId: visit.id } },
      );
      if (testClaim.wouldDeny) continue;
      return { visit, input, recorded: (await world.ask(RECORD, { input })).recordPractice as Data };
    }
    throw new Error('no claim lacks the modifier alone');
  };

  it('is adjudicated at once, takes effect at the next virtual midnight, and keeps its id', async () => {
    const { visit, recorded, input } = await fixable(0);
    expect(recorded).toMatchObject({
      correct: true,
      verdict: { wouldDeny: false, denials: [] },
      event: {
        type: 'ATTEMPT',
        coderId: visit.coderId,
        durationMs: 42_000,
        outcome: 'CORRECT',
        correctionApplied: true,
        rule: { key: 'missing-modifier-25' },
        claim: { id: visit.id },
      },
    });
    const node = `query N($id: ID!) { node(id: $id) { ... on LearningEvent { ${EVENT} } } }`;
    const pending = await world.ask(node, { id: recorded.event.id });
    expect(pending.node).toEqual(recorded.event);

    // Sent again, as after a lost connection.
    const again = (await world.ask(RECORD, { input })).recordPractice as Data;
    expect(again.event.id).toBe(recorded.event.id);
    expect(await world.refused(RECORD, { input: { ...input, claimId: visits.at(-1)?.id } })).toMatchObject({
      code: 'BAD_USER_INPUT',
      fields: [{ field: 'input.attemptId' }],
    });

    const wrong = (
      await world.ask(RECORD, { input: attempt({ ...visit, coderId: null }, visit.draft as Data) })
    ).recordPractice as Data;
    expect(wrong).toMatchObject({
      correct: false,
      verdict: { wouldDeny: true },
      event: {
        coderId: visit.coderId,
        outcome: 'INCORRECT',
        correctionApplied: false,
        durationMs: null,
      },
    });
    expect((wrong.verdict.denials as Data[]).map(({ rule }) => (rule as Data).key)).toContain(
      'missing-modifier-25',
    );

    const progress = `query Q($id: ID!) { learningProgress(workspaceId: $id) { coderId attempts byRule { rule mastery } } }`;
    const before = (await world.ask(progress, { id })).learningProgress as Data[];
    expect(before.every(({ attempts }) => attempts === 0)).toBe(true);
    await stepTo(22);
    const after = (await world.ask(progress, { id })).learningProgress as Data[];
    const own = after.find(({ coderId }) => coderId === visit.coderId) as Data;
    expect(own.attempts).toBeGreaterThanOrEqual(2);
    expect((own.byRule as Data[])[0]).toMatchObject({ rule: 'missing-modifier-25' });
    expect(Number((own.byRule as Data[])[0]?.mastery)).toBeGreaterThan(0.1);

    const taken = (await world.ask(node, { id: recorded.event.id })).node as Data;
    expect(taken).toEqual({ ...recorded.event, pattern: taken.pattern });
    const { learningEvents } = await world.ask(
      `query Q($id: ID!) { learningEvents(workspaceId: $id, first: 100) { nodes { ${EVENT} } } }`,
      { id },
    );
    const listed = (learningEvents.nodes as Data[]).filter(
      ({ claim }) => (claim as Data | null)?.id === visit.id,
    );
    expect(listed.map(({ outcome, timestamp }) => [outcome, timestamp])).toEqual(
      expect.arrayContaining([
        ['CORRECT', recorded.event.timestamp],
        ['INCORRECT', recorded.event.timestamp],
      ]),
    );
  }, 120_000);

  it('is a command of the run, replayed to the same digest, and every figure agrees with a count', async () => {
    const rows = await world.database
      .reader('live')
      .query<{ payload: string; effective_at_s: number }>(
        `SELECT payload, effective_at_s FROM commands WHERE workspace_id = ? AND kind = 'PRACTICE' ORDER BY seq`,
        [number],
      );
    expect(rows).toHaveLength(2);
    const commands = rows.map(
      ({ payload, effective_at_s: effectiveAtS }) =>
        ({ kind: 'PRACTICE', effectiveAtS, ...(JSON.parse(payload) as object) }) as RunCommand,
    );
    await stepTo(45);
    const [run] = await world.database
      .reader('live')
      .query<{ virtual_now_s: number }>('SELECT virtual_now_s FROM runs WHERE workspace_id = ?', [number]);
    expect(await runDigest(world.database.reader('exports'), number)).toBe(
      pureDigest(CONFIG, commands, Number(run?.virtual_now_s)),
    );
    expect(await mismatches(world.database)).toBe(0);
  }, 120_000);

  it('is counted for the pattern that owns the claim, as are sessions and corrections', async () => {
    const events = await world.database.reader('live').query<Data>(
      `SELECT e.id, e.type, e.outcome, e.claim_id, e.rule_key, e.coder_id, e.correction_applied, p.pattern_id, c.coder_id AS claim_coder
       FROM learning_events e LEFT JOIN claims c ON c.workspace_id = e.workspace_id AND c.id = e.claim_id
       LEFT JOIN pattern_claims p ON p.workspace_id = e.workspace_id AND p.claim_id = e.claim_id AND p.is_primary = 1
       WHERE e.workspace_id = ? ORDER BY e.id`,
      [number],
    );
    const attempts = events.filter(({ type }) => type === 'ATTEMPT');
    expect(attempts.length).toBeGreaterThan(50);
    expect(attempts.filter(({ claim_id, rule_key }) => claim_id === null || rule_key === null)).toEqual([]);
    const { patterns } = await world.ask(PATTERNS, { id });
    let sessions = 0;
    for (const pattern of patterns.nodes as Data[]) {
      const own = events.filter(
        ({ pattern_id }) =>
          pattern_id !== null && globalId('Pattern', number, Number(pattern_id)) === pattern.id,
      );
      const tried = own.filter(({ type }) => type === 'ATTEMPT');
      // Told by what happened between: attempts of one coder with a session's end after them.
      const held = new Set(
        tried.flatMap(({ id: at, coder_id }) => {
          const end = events.find(
            (event) =>
              event.type === 'SESSION_COMPLETED' &&
              event.coder_id === coder_id &&
              Number(event.id) > Number(at),
          );
          const sameDay = end && Math.floor(Number(end.id) / 2 ** 20) === Math.floor(Number(at) / 2 ** 20);
          return sameDay ? [Number(end.id)] : [];
        }),
      );
      expect(pattern).toMatchObject({
        practiceAttempts: tried.length,
        practiceSessionsCompleted: held.size,
        correctionsApplied: own.filter(({ correction_applied }) => Number(correction_applied) === 1).length,
      });
      sessions += held.size;
      if (tried.length > 20) expect(pattern.learningProgress).toBeGreaterThan(20);
      expect(pattern.learningProgress).toBeLessThan(100);
    }
    expect(sessions).toBeGreaterThan(10);
  });

  it('is refused with every fault by field, and where nobody goes on working', async () => {
    const visit = visits[0] as Data;
    const input = attempt(visit, { ...(visit.draft as Data), diagnosisCodes: ['?'] });
    expect(await world.refused(RECORD, { input })).toMatchObject({
      code: 'BAD_USER_INPUT',
      fields: [{ field: 'input.correctedClaim.diagnosisCodes[0]' }],
    });
    const { claims } = await world.ask(
      `query Q($id: ID!) { claims(workspaceId: $id, first: 1, filter: { status: [PAID] }) { nodes { id } } }`,
      { id },
    );
    const paid = (claims.nodes as Data[])[0]?.id;
    expect(
      await world.refused(RECORD, {
        input: attempt({ ...visit, id: paid, coderId: globalId('Coder', number, 999) }, visit.draft as Data, {
          durationMs: -1,
          attemptId: '',
        }),
      }),
    ).toMatchObject({
      fields: [
        { field: 'input.durationMs' },
        { field: 'input.attemptId' },
        { field: 'input.claimId' },
        { field: 'input.coderId' },
      ],
    });
    await world.ask('mutation M($id: ID!) { stopGeneration(workspaceId: $id) { state } }', { id });
    expect(
      await world.refused(RECORD, { input: attempt(visit, corrected(visit.draft as Data)) }),
    ).toMatchObject({
      code: 'CONFLICT',
      allowed: ['testClaim', 'forkWorkspace'],
    });
  });
});
