import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { codeLines, codeModifiers, patternsOfCodes } from '../../src/persistence/read/codes';
import type { Queryable } from '../../src/persistence/database';
import { importHasEnded, addImport, importRow } from '../support/imports';
import { databasesInTurn } from '../support/databases';
import { SMALL_PRACTICE } from '../support/runs';
import type { Data, GraphqlWorld } from './graphql-world';
import { openGraphqlWorld, until } from './graphql-world';

const FIELDS = `procedureCode description category averageReimbursement frequencyLimitCount frequencyLimitPeriod
  commonDenialReasons requiredModifiers relatedCodes ageRestrictionMin ageRestrictionMax commonMistakes fixGuidance source referenceUrl
  claims { from to lineCount deniedLineCount denialRate dollarsDenied averageBilled averageAllowed modifiers { modifier lineCount deniedLineCount } }`;
const ONE = `query Q($code: String!, $id: ID, $weeks: Int) { codeIntelligence(procedureCode: $code, workspaceId: $id, weeks: $weeks) { ${FIELDS} } }`;
const LIST = `query Q($category: String, $id: ID, $weeks: Int) { codeIntelligenceList(category: $category, workspaceId: $id, weeks: $weeks) { ${FIELDS} } }`;

describe.each(databasesInTurn(__filename))('procedure codes on the API, on $name', (kind) => {
  let world: GraphqlWorld;
  let id: string;

  beforeAll(async () => {
    world = await openGraphqlWorld(kind);
    const { createScenario } = await world.ask(
      'mutation M($config: ScenarioConfigInput!) { createScenario(name: "Codes", config: $config) { id } }',
      { config: { ...SMALL_PRACTICE, durationDays: 60, learning: null } },
    );
    const { startGeneration } = await world.ask(
      'mutation M($input: StartGenerationInput!) { startGeneration(input: $input) { workspace { id } } }',
      { input: { scenarioId: createScenario.id, daysPerSecond: null } },
    );
    id = startGeneration.workspace.id as string;
    await until(
      () => world.ask('query Q($id: ID!) { generationStatus(workspaceId: $id) { state } }', { id }),
      ({ generationStatus }) => generationStatus.state === 'COMPLETED',
    );
  }, 120_000);
  afterAll(() => world.close());

  /** Every adjudicated line of first submissions. */
  const lines = (): Promise<Data[]> =>
    world.database.reader('live').query<Data>(
      `SELECT c.id, c.processing_date, l.procedure_code, l.carc, l.billed_cents, l.allowed_cents, l.modifiers
       FROM claims c JOIN claim_line_items l ON l.workspace_id = c.workspace_id AND l.claim_id = c.id
       WHERE c.frequency_code = '1' AND c.initially_denied IS NOT NULL`,
    );

  it('are facts of the catalogue where no workspace is given', async () => {
    const { codeIntelligence } = await world.ask(ONE, { code: ' 99213 ' });
    expect(codeIntelligence).toMatchObject({
      procedureCode: '99213',
      category: 'E&M',
      averageReimbursement: 92,
      claims: null,
    });
    expect(codeIntelligence.commonDenialReasons).toContainEqual({
      carc: '4',
      reason: 'Visit not marked as separate from a same-day procedure',
      frequency: null,
      share: null,
      dollarsDenied: null,
      patternId: null,
    });
    expect((await world.ask(ONE, { code: '00000' })).codeIntelligence).toBeNull();
  });

  it("count what a look at every line of the workspace's claims counts", async () => {
    const all = await lines();
    const { codeIntelligenceList } = await world.ask(LIST, { id, weeks: 104 });
    let counted = 0;
    for (const code of codeIntelligenceList as Data[]) {
      const own = all.filter((line) => line.procedure_code === code.procedureCode);
      const denied = own.filter((line) => line.carc !== null);
      counted += own.length;
      expect([code.procedureCode, code.claims?.lineCount ?? 0]).toEqual([code.procedureCode, own.length]);
      if (own.length === 0) continue;
      expect(code.claims.deniedLineCount).toBe(denied.length);
      const allowed = own.map((line) => Number(line.allowed_cents)).filter((cents) => cents > 0);
      const mean = allowed.reduce((sum, cents) => sum + cents, 0) / allowed.length;
      if (allowed.length > 0) expect(code.averageReimbursement).toBe(Math.round(mean) / 100);
      const byReason = new Map<string, number>();
      for (const { carc } of denied) byReason.set(String(carc), (byReason.get(String(carc)) ?? 0) + 1);
      if (denied.length > 0)
        expect(
          Object.fromEntries(
            (code.commonDenialReasons as Data[]).map((reason) => [reason.carc, reason.frequency]),
          ),
        ).toEqual(Object.fromEntries(byReason));
      for (const use of code.claims.modifiers as Data[])
        expect(use.lineCount).toBe(
          own.filter((line) =>
            (JSON.parse(String(line.modifiers)) as string[]).includes(String(use.modifier)),
          ).length,
        );
    }
    expect(counted).toBe(all.filter((line) => line.procedure_code !== '').length);
  });

  it('name the pattern behind a reason, with how to fix it', async () => {
    const { codeIntelligence } = await world.ask(ONE, { code: '99213', id });
    const [reason] = codeIntelligence.commonDenialReasons as Data[];
    expect(reason).toMatchObject({
      carc: '4',
      reason: 'Visit not marked as separate from a same-day procedure',
    });
    const { pattern } = await world.ask(
      'query Q($id: ID!) { pattern(id: $id) { carc evidence { procedureCode } } }',
      {
        id: reason?.patternId,
      },
    );
    expect(pattern.carc).toBe('4');
    expect(codeIntelligence.fixGuidance).toContain('Add modifier 25');
    const shares = (codeIntelligence.commonDenialReasons as Data[]).map(({ share }) => Number(share));
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(100, 6);
    expect(shares).toEqual([...shares].sort((a, b) => b - a));
  });

  it('count the newest weeks only, whole weeks from Monday to Sunday', async () => {
    const { codeIntelligence } = await world.ask(ONE, { code: '99213', id, weeks: 2 });
    const { from, to, lineCount } = codeIntelligence.claims as Data;
    expect(new Date(String(from)).getUTCDay()).toBe(1);
    expect(new Date(String(to)).getUTCDay()).toBe(0);
    const inside = (await lines()).filter(
      (line) =>
        line.procedure_code === '99213' &&
        String(line.processing_date) >= from &&
        String(line.processing_date) <= to,
    );
    expect(lineCount).toBe(inside.length);
    expect(lineCount).toBeGreaterThan(0);
  });

  it('are listed by category, and a category that does not exist is refused with those that do', async () => {
    const { codeIntelligenceList } = await world.ask(LIST, { category: 'E&M' });
    const codes = (codeIntelligenceList as Data[]).map(({ procedureCode }) => String(procedureCode));
    expect(codes).toEqual([...codes].sort());
    expect(codes).toContain('99213');
    expect((codeIntelligenceList as Data[]).every(({ category }) => category === 'E&M')).toBe(true);
    expect(await world.refused(LIST, { category: 'Cardiac' })).toMatchObject({
      code: 'BAD_USER_INPUT',
      fields: [{ field: 'category', message: expect.stringContaining('E&M, Surgery') }],
    });
    expect(await world.refused(ONE, { code: '99213', id, weeks: 0 })).toMatchObject({
      fields: [{ field: 'weeks', message: 'expected 1 to 104, got 0' }],
    });
    expect(await world.refused(ONE, { code: '', id })).toMatchObject({
      fields: [{ field: 'procedureCode' }],
    });
  });

  it('come from imported remittances too, codes outside the catalogue included', async () => {
    const sample = readFileSync(join(__dirname, '../connectors/samples/professional-denials.835'));
    const importId = await addImport(world.database, sample, null);
    await until(
      () => importHasEnded(world.database, importId),
      (ended) => ended,
    );
    const workspaceId = (await importRow(world.database, importId)).workspace_id;
    const found = await world.database
      .reader('live')
      .query<{ code: string }>(
        `SELECT DISTINCT l.procedure_code AS code FROM claim_line_items l WHERE l.workspace_id = ? AND l.procedure_code <> ''`,
        [workspaceId],
      );
    const { workspaces } = await world.ask('{ workspaces { id kind } }');
    const live = (workspaces as Data[]).find(({ kind: is }) => is === 'LIVE');
    const { codeIntelligenceList } = await world.ask(LIST, { id: live?.id });
    const billed = (codeIntelligenceList as Data[]).filter(({ claims }) => claims !== null);
    expect(billed.map(({ procedureCode }) => String(procedureCode))).toEqual(
      found.map(({ code }) => code).sort(),
    );
    expect(
      billed.some(({ commonDenialReasons }) => (commonDenialReasons as Data[])[0]?.frequency !== null),
    ).toBe(true);
  });

  if (kind.name === 'SQLite')
    it('read no more than the window, and of one code only its own rows', async () => {
      const plans: string[] = [];
      const reader = world.database.reader('live');
      const explaining: Queryable = {
        dialect: 'sqlite',
        query: async (sql, params) => {
          const steps = await reader.query<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`, params);
          plans.push(steps.map(({ detail }) => detail).join('\n'));
          return [];
        },
      };
      await codeLines(explaining, 1, ['2025-01-06', '2025-01-13'], '99213');
      await codeLines(explaining, 1, ['2025-01-06', '2025-01-13'], null);
      await codeModifiers(explaining, 1, ['2025-01-06', '2025-01-13'], '99213');
      await patternsOfCodes(explaining, 1, ['99213', '97110']);
      expect(plans[0]).toContain('(workspace_id=? AND week_start=? AND procedure_code=?)');
      expect(plans[1]).toContain('(workspace_id=? AND week_start=?)');
      expect(plans[2]).toContain('(workspace_id=? AND week_start=? AND procedure_code=?)');
      expect(plans[3]).toContain(
        'pattern_evidence_code (workspace_id=? AND pattern_id=? AND procedure_code=?)',
      );
      for (const plan of plans) expect(plan).not.toMatch(/SCAN (code_weekly|pattern|e\b)/);
    });
});
