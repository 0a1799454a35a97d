import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { NotFoundError } from '../domain/errors';
import { scenarioJsonSchema } from '../domain/scenario/scenario-json-schema';
import type { PageSource } from '../entities/views/connection';
import { ScenarioConfigInput } from '../entities/inputs/scenario-config.input';
import { ScenarioConnection, ScenarioEntity } from '../entities/scenario.entity';
import { JsonScalar } from '../entities/scalars';
import {
  countScenarios,
  listPresetScenarios,
  listScenarios,
  scenarioExistsAfter,
} from '../persistence/read/scenarios';
import { deleteScenario, insertScenario, updateScenario } from '../persistence/requests/scenario-requests';
import type { AppContext } from '../graphql/context';
import { parseTopLevelId, topLevelId } from '../entities/global-id';
import { encodeCursor, pageOf, pageSize, parseCursor } from '../graphql/page';
import {
  parseAll,
  parseConfig,
  parseDescription,
  parseDocument,
  parseDraft,
  parseName,
} from '../application/scenario-document';

@Resolver(() => ScenarioEntity)
export class ScenarioResolver {
  @Query(() => ScenarioConnection, {
    description: 'Scenarios of your own, newest first; the presets stand apart.',
  })
  async scenarios(
    @Ctx() context: AppContext,
    @Arg('first', () => Int, { nullable: true, defaultValue: 20, description: '1 to 100.' })
    first: number | null,
    @Arg('after', () => String, { nullable: true, description: 'A cursor of this list.' })
    after: string | null,
  ): Promise<PageSource<ScenarioEntity>> {
    const size = pageSize(first);
    const place = parseCursor('scenarios', after, 'int');
    const db = context.database.reader('live');
    const rows = await listScenarios(db, size + 1, place?.[1] ?? null);
    const page = pageOf(
      rows,
      size,
      (scenario) => encodeCursor('scenarios', [null, scenario.localId]),
      async (firstRow) =>
        place !== null && scenarioExistsAfter(db, firstRow ? firstRow.localId : place[1] - 1),
    );
    return new ScenarioConnection({ ...page, count: () => countScenarios(db) });
  }

  @Query(() => ScenarioEntity, {
    nullable: true,
    description: 'One scenario or preset; null where there is none with this id.',
  })
  async scenario(
    @Ctx() context: AppContext,
    @Arg('id', () => ID, { description: 'Of a Scenario.' }) id: string,
  ): Promise<ScenarioEntity | null> {
    return context.loaders.scenario.load(parseTopLevelId('Scenario', id, 'id'));
  }

  @Query(() => [ScenarioEntity], {
    description: 'The scenarios that come with the program; they can be started and duplicated, not changed.',
  })
  async scenarioPresets(@Ctx() context: AppContext): Promise<ScenarioEntity[]> {
    return listPresetScenarios(context.database.reader('live'));
  }

  @Query(() => JsonScalar, {
    description: "JSON Schema of a scenario document's config, every field described, with its default.",
  })
  scenarioConfigSchema(): unknown {
    return scenarioJsonSchema();
  }

  @Query(() => JsonScalar, {
    description:
      'A document {name, description, config} that importScenario, and the command line, take back unchanged.',
  })
  async exportScenario(
    @Ctx() context: AppContext,
    @Arg('id', () => ID, { description: 'Of a Scenario.' }) id: string,
  ): Promise<unknown> {
    const { name, description, config } = await this.required(context, id);
    return { name, description, config };
  }

  @Mutation(() => ScenarioEntity, {
    description: 'Stores a scenario of your own. Every fault of its config is reported at once.',
  })
  async createScenario(
    @Ctx() context: AppContext,
    @Arg('name', () => String, { description: 'What people call it.' }) name: string,
    @Arg('description', () => String, { nullable: true, defaultValue: '', description: 'What it is about.' })
    description: string | null,
    @Arg('config', () => ScenarioConfigInput, { description: 'What a run is computed from.' })
    config: ScenarioConfigInput,
  ): Promise<ScenarioEntity> {
    const draft = parseDraft({ name, description, config });
    return this.stored(context, await insertScenario(context.database, draft, context.nowMs()));
  }

  @Mutation(() => ScenarioEntity, {
    description:
      'Changes what is given. Runs keep the config they were started with. A preset cannot be changed.',
  })
  async updateScenario(
    @Ctx() context: AppContext,
    @Arg('id', () => ID, { description: 'Of a Scenario.' }) id: string,
    @Arg('name', () => String, { nullable: true, description: 'null leaves it.' }) name: string | null,
    @Arg('description', () => String, { nullable: true, description: 'null leaves it.' })
    description: string | null,
    @Arg('config', () => ScenarioConfigInput, {
      nullable: true,
      description: 'null leaves it; otherwise the whole new config.',
    })
    config: ScenarioConfigInput | null,
  ): Promise<ScenarioEntity> {
    const scenarioId = parseTopLevelId('Scenario', id, 'id');
    const changes = parseAll({
      name: () => (name === null || name === undefined ? null : parseName(name)),
      description: () =>
        description === null || description === undefined ? null : parseDescription(description),
      config: () => (config === null || config === undefined ? null : parseConfig(config)),
    });
    await updateScenario(context.database, scenarioId, changes, context.nowMs());
    return this.stored(context, scenarioId);
  }

  @Mutation(() => ScenarioEntity, { description: 'A copy of your own, of a preset or of another scenario.' })
  async duplicateScenario(
    @Ctx() context: AppContext,
    @Arg('id', () => ID, { description: 'Of a Scenario.' }) id: string,
    @Arg('name', () => String, { description: "The copy's name." }) name: string,
  ): Promise<ScenarioEntity> {
    const { description, config } = await this.required(context, id);
    return this.stored(
      context,
      await insertScenario(context.database, { name: parseName(name), description, config }, context.nowMs()),
    );
  }

  @Mutation(() => ID, {
    description: 'Deletes a scenario of your own; refused while a run was made from it. Gives its id back.',
  })
  async deleteScenario(
    @Ctx() context: AppContext,
    @Arg('id', () => ID, { description: 'Of a Scenario.' }) id: string,
  ): Promise<string> {
    await deleteScenario(context.database, parseTopLevelId('Scenario', id, 'id'));
    return id;
  }

  @Mutation(() => ScenarioEntity, {
    description: 'Stores what exportScenario gave out, or what was written by hand in its shape.',
  })
  async importScenario(
    @Ctx() context: AppContext,
    @Arg('document', () => JsonScalar, { description: '{name, description, config}' }) document: unknown,
  ): Promise<ScenarioEntity> {
    return this.stored(
      context,
      await insertScenario(context.database, parseDocument(document), context.nowMs()),
    );
  }

  @FieldResolver(() => ID, { description: 'Opaque to clients.' })
  id(@Root() scenario: ScenarioEntity): string {
    return topLevelId('Scenario', scenario.localId);
  }

  private async required(context: AppContext, id: string): Promise<ScenarioEntity> {
    const scenario = await context.loaders.scenario.load(parseTopLevelId('Scenario', id, 'id'));
    if (!scenario) throw new NotFoundError('scenario', id);
    return scenario;
  }

  private async stored(context: AppContext, scenarioId: number): Promise<ScenarioEntity> {
    const scenario = await context.loaders.scenario.clear(scenarioId).load(scenarioId);
    if (!scenario) throw new NotFoundError('scenario', topLevelId('Scenario', scenarioId));
    return scenario;
  }
}
