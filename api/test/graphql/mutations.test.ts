import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { GraphqlWorld } from './graphql-world';
import { openGraphqlWorld, until } from './graphql-world';
import { databasesInTurn } from '../support/databases';
import { SMALL_PRACTICE } from '../support/runs';

const RUN =
  '{ state desiredState virtualNow virtualTarget daysPerSecond seed claimsGenerated error workspace { id name kind } }';
const CREATE =
  'mutation M($name: String!, $config: ScenarioConfigInput!) { createScenario(name: $name, config: $config) { id version name } }';
const START = `mutation M($input: StartGenerationInput!) { startGeneration(input: $input) ${RUN} }`;
const change = (name: string, more = ''): string =>
  `mutation M($id: ID!) { run: ${name}(workspaceId: $id${more}) ${RUN} }`;

describe.each(databasesInTurn(__filename))('mutations, on $name', (kind) => {
  let world: GraphqlWorld;

  beforeAll(async () => {
    world = await openGraphqlWorld(kind);
  });
  afterAll(() => world.close());

  const newScenario = async (name: string): Promise<string> =>
    (await world.ask(CREATE, { name, config: SMALL_PRACTICE })).createScenario.id as string;

  it('offers the presets, and lets nobody change or delete one', async () => {
    const { scenarioPresets } = await world.ask(
      '{ scenarioPresets { id presetKey name config { claimsPerDay denialRate } } }',
    );
    expect(scenarioPresets.length).toBeGreaterThanOrEqual(5);
    const { id } = scenarioPresets[0];
    for (const document of [
      'mutation M($id: ID!) { updateScenario(id: $id, name: "Mine") { id } }',
      'mutation M($id: ID!) { deleteScenario(id: $id) }',
    ]) {
      expect(await world.refused(document, { id })).toMatchObject({
        code: 'CONFLICT',
        allowed: ['duplicateScenario', 'startGeneration'],
      });
    }
    const { duplicateScenario: copy } = await world.ask(
      'mutation M($id: ID!) { duplicateScenario(id: $id, name: "Mine") { id presetKey config { claimsPerDay } } }',
      { id },
    );
    expect(copy).toMatchObject({
      presetKey: null,
      config: { claimsPerDay: scenarioPresets[0].config.claimsPerDay },
    });
  });

  it('names the faults of name and config together, of a new scenario and of a changed one', async () => {
    const bad = { name: ' ', config: { ...SMALL_PRACTICE, denialRate: 101 } };
    const created = await world.refused(CREATE, bad);
    expect(created).toMatchObject({ code: 'BAD_USER_INPUT' });
    const id = await newScenario('To change');
    const updated = await world.refused(
      'mutation M($id: ID!, $name: String!, $config: ScenarioConfigInput!) { updateScenario(id: $id, name: $name, config: $config) { id } }',
      { id, ...bad },
    );
    for (const { message } of [created, updated]) {
      expect(message).toContain('name: expected a name of 1 to 100 characters');
      expect(message).toContain('config.denialRate: expected');
    }
  });

  it('takes an exported scenario back unchanged, and counts versions', async () => {
    const id = await newScenario('Exported');
    const { exportScenario: document } = await world.ask('query Q($id: ID!) { exportScenario(id: $id) }', {
      id,
    });
    const { importScenario: again } = await world.ask(
      'mutation M($document: JSON!) { importScenario(document: $document) { id name } }',
      { document },
    );
    expect(
      (await world.ask('query Q($id: ID!) { exportScenario(id: $id) }', { id: again.id })).exportScenario,
    ).toEqual(document);
    const { updateScenario } = await world.ask(
      'mutation M($id: ID!) { updateScenario(id: $id, description: "Changed") { version name description } }',
      { id },
    );
    expect(updateScenario).toEqual({ version: 2, name: 'Exported', description: 'Changed' });
    expect(await world.ask('mutation M($id: ID!) { deleteScenario(id: $id) }', { id })).toEqual({
      deleteScenario: id,
    });
    expect((await world.ask('query Q($id: ID!) { scenario(id: $id) { id } }', { id })).scenario).toBeNull();
  });

  it('refuses a bad scenario with every fault at once, each under its path', async () => {
    const config = {
      ...SMALL_PRACTICE,
      denialRate: 300,
      patterns: [{ rule: 'no-such-rule', shareOfDenials: 10 }],
    };
    const fault = await world.refused(CREATE, { name: 'Bad', config });
    expect(fault.code).toBe('BAD_USER_INPUT');
    expect(fault.fields?.map((one) => one.field)).toEqual(
      expect.arrayContaining(['config.denialRate', 'config.patterns[0].rule']),
    );
    const document = await world.refused(
      'mutation M($document: JSON!) { importScenario(document: $document) { id } }',
      { document: { name: '', extra: 1, config } },
    );
    expect(document.fields?.map((one) => one.field)).toEqual(
      expect.arrayContaining(['document.name', 'document.extra', 'document.config.denialRate']),
    );
  });

  it('starts, steps, configures, pauses, resumes and stops a run, each returning once it is applied', async () => {
    const scenarioId = await newScenario('Driven');
    const { startGeneration } = await world.ask(START, {
      input: { scenarioId, workspaceName: 'Driven', seed: 99, daysPerSecond: 2 },
    });
    const { id } = startGeneration.workspace;
    expect(startGeneration).toMatchObject({
      desiredState: 'RUNNING',
      seed: 99,
      daysPerSecond: 2,
      workspace: { name: 'Driven', kind: 'SIMULATED' },
    });

    const paused = (await world.ask(change('pauseGeneration'), { id })).run;
    expect(paused).toMatchObject({ state: 'PAUSED', desiredState: 'PAUSED' });

    const stepped = (await world.ask(change('stepGeneration', ', days: 3'), { id })).run;
    const target = Date.parse(stepped.virtualTarget as string);
    expect(target - Date.parse(paused.virtualNow as string)).toBeLessThanOrEqual(3 * 86_400_000 + 1000);
    expect(target % 86_400_000).toBe(0);
    const status = `query Q($id: ID!) { run: generationStatus(workspaceId: $id) ${RUN} }`;
    const arrived = (
      await until(
        () => world.ask(status, { id }),
        ({ run }) => run.state === 'PAUSED' && run.virtualTarget === null,
      )
    ).run;
    expect(Date.parse(arrived.virtualNow as string)).toBe(target);

    const configured = (
      await world.ask(change('configureGeneration', ', input: { claimsPerDay: 10, unlimitedSpeed: true }'), {
        id,
      })
    ).run;
    expect(configured).toMatchObject({ state: 'PAUSED', daysPerSecond: null });
    const commands = await world.database
      .reader('live')
      .query<{ kind: string; payload: string }>('SELECT kind, payload FROM commands WHERE kind = ?', [
        'CONFIGURE',
      ]);
    expect(commands.map((command) => JSON.parse(command.payload) as unknown)).toEqual([{ claimsPerDay: 10 }]);

    const resumed = (await world.ask(START, { input: { scenarioId, workspaceId: id } })).startGeneration;
    expect(resumed).toMatchObject({ desiredState: 'RUNNING', workspace: { id } });
    const stopped = (await world.ask(change('stopGeneration'), { id })).run;
    expect(['STOPPED', 'COMPLETED']).toContain(stopped.state);
    const late = await world.refused(change('resumeGeneration'), { id });
    expect(late.code).toBe('CONFLICT');
    expect(late.allowed).not.toContain('resumeGeneration');
  });

  it('refuses a step of a run that goes on, and says what is allowed', async () => {
    const scenarioId = await newScenario('Running');
    const { startGeneration } = await world.ask(START, { input: { scenarioId, daysPerSecond: 0.1 } });
    const { id } = startGeneration.workspace;
    expect(startGeneration.workspace.name).toBe('Running');
    const fault = await world.refused(change('stepGeneration'), { id });
    expect(fault).toMatchObject({
      code: 'CONFLICT',
      allowed: ['pauseGeneration', 'resumeGeneration', 'stopGeneration', 'configureGeneration'],
    });
    expect(
      (await world.refused('mutation M($id: ID!) { deleteScenario(id: $id) }', { id: scenarioId })).code,
    ).toBe('CONFLICT');
    await world.ask(change('stopGeneration'), { id });
  });

  it.each([
    [{ daysPerSecond: 0 }, 'input.daysPerSecond'],
    [{ daysPerSecond: 1, unlimitedSpeed: true }, 'input.unlimitedSpeed'],
    [{ denialRate: 101 }, 'input.denialRate'],
  ])('refuses to configure %j, naming %s', async (input, field) => {
    const scenarioId = await newScenario(`Configured ${field}`);
    const { startGeneration } = await world.ask(START, { input: { scenarioId, daysPerSecond: 0.1 } });
    const { id } = startGeneration.workspace;
    const fault = await world.refused(
      'mutation M($id: ID!, $input: ConfigureGenerationInput!) { configureGeneration(workspaceId: $id, input: $input) { id } }',
      { id, input },
    );
    expect(fault.fields?.map((one) => one.field)).toContain(field);
    await world.ask(change('stopGeneration'), { id });
  });

  it('judges a change by the run as it was changed before, not as it began', async () => {
    const scenarioId = await newScenario('Changed again');
    const { startGeneration } = await world.ask(START, { input: { scenarioId, daysPerSecond: 0.1 } });
    const { id } = startGeneration.workspace;
    const configure =
      'mutation M($id: ID!, $input: ConfigureGenerationInput!) { configureGeneration(workspaceId: $id, input: $input) { id } }';
    const twice = { denialRate: 60 };
    const field = 'input.patterns[0].shareOfDenials';
    expect((await world.refused(configure, { id, input: twice })).fields?.map((one) => one.field)).toContain(
      field,
    );
    await world.ask(configure, { id, input: { patterns: [] } });
    await world.ask(configure, { id, input: twice });
    const { patterns } = SMALL_PRACTICE;
    const fault = await world.refused(configure, { id, input: { patterns } });
    expect(fault.fields?.map((one) => one.field)).toContain(field);
    await world.ask(change('stopGeneration'), { id });
  });

  it('refuses a start with every fault named', async () => {
    const scenarioId = await newScenario('Never');
    const fault = await world.refused(START, {
      input: { scenarioId, daysPerSecond: -1, backfillDays: -1, seed: -1 },
    });
    expect(fault.fields?.map((one) => one.field)).toEqual([
      'input.daysPerSecond',
      'input.seed',
      'input.backfillDays',
    ]);
  });

  it('stores an import in pieces, whole, and lets it be canceled', async () => {
    const sample = readFileSync(join(__dirname, '../connectors/samples/professional-denials.835'), 'utf8');
    const content = sample + 'not a remittance '.repeat(40_000);
    const { importClaims: job } = await world.ask(
      'mutation M($input: ImportClaimsInput!) { importClaims(input: $input) { id workspaceId state bytesTotal fileName format rejections { code } } }',
      { input: { content, fileName: 'odd.835', format: 'X12_835' } },
    );
    expect(job).toMatchObject({
      bytesTotal: content.length,
      fileName: 'odd.835',
      format: 'X12_835',
    });
    const { workspace } = await world.ask(
      'query Q($id: ID!) { workspace(id: $id) { kind name generation { id } } }',
      { id: job.workspaceId },
    );
    expect(workspace).toEqual({ kind: 'LIVE', name: 'odd.835', generation: null });
    const ended = await until(
      () =>
        world.ask(
          'query Q($id: ID!) { importJob(id: $id) { state bytesRead notices { code } } importJobs { id } }',
          { id: job.id },
        ),
      ({ importJob }) => importJob.state === 'COMPLETED',
    );
    // What follows the last interchange is no reason to refuse it, but is said.
    expect(ended.importJob.bytesRead).toBe(content.length);
    expect(ended.importJob.notices).toContainEqual({ code: 'TRAILING_TEXT_SKIPPED' });
    expect(ended.importJobs.map((one: { id: string }) => one.id)).toContain(job.id);
    expect(
      (await world.refused('mutation M($id: ID!) { cancelImport(id: $id) { id } }', { id: job.id })).code,
    ).toBe('CONFLICT');
    for (const content of ['""', '"not a remittance"', '"ISA*00*not a remittance either*00*          *ZZ*"'])
      expect(
        (await world.refused(`mutation M { importClaims(input: { content: ${content} }) { id } }`))
          .fields?.[0]?.field,
      ).toBe('input.content');
  });
});
