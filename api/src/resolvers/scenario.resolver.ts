import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { scenarioJsonSchema } from '../domain/scenario/scenario-json-schema';
import type { PageSource } from '../entities/views/connection';
import { ScenarioConfigInput } from '../entities/inputs/scenario-config.input';
import { ScenarioConnection, ScenarioEntity } from '../entities/scenario.entity';
import { JsonScalar } from '../entities/scalars';
import { listPresetScenarios } from '../persistence/read/scenarios';
import { deleteScenario } from '../persistence/requests/scenario-requests';
import type { AppContext } from '../graphql/context';
import { parseTopLevelId, topLevelId } from '../entities/global-id';
import { scenariosPage } from '../graphql/pages/scenarios-page';
import {
  changeScenario,
  createScenario,
  duplicateScenario,
  exportScenario,
  importScenario,
} from '../application/scenario-library';

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
    return scenariosPage(context, { first, after });
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
    return exportScenario(context, id);
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
    return createScenario(context, { name, description, config });
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
    return changeScenario(context, id, { name, description, config });
  }

  @Mutation(() => ScenarioEntity, { description: 'A copy of your own, of a preset or of another scenario.' })
  async duplicateScenario(
    @Ctx() context: AppContext,
    @Arg('id', () => ID, { description: 'Of a Scenario.' }) id: string,
    @Arg('name', () => String, { description: "The copy's name." }) name: string,
  ): Promise<ScenarioEntity> {
    return duplicateScenario(context, id, name);
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
    return importScenario(context, document);
  }

  @FieldResolver(() => ID, { description: 'Opaque to clients.' })
  id(@Root() scenario: ScenarioEntity): string {
    return topLevelId('Scenario', scenario.localId);
  }
}
