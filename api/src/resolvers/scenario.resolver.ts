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
    description: 'Your own scenarios, most recent first; see scenarioPresets for the presets.',
  })
  async scenarios(
    @Ctx() context: AppContext,
    @Arg('first', () => Int, { nullable: true, defaultValue: 20, description: 'Page size, 1 to 100.' })
    first: number | null,
    @Arg('after', () => String, {
      nullable: true,
      description: 'The cursor to continue after, from an earlier page.',
    })
    after: string | null,
  ): Promise<PageSource<ScenarioEntity>> {
    return scenariosPage(context, { first, after });
  }

  @Query(() => ScenarioEntity, {
    nullable: true,
    description: 'One scenario or preset by its ID; null when there is none.',
  })
  async scenario(
    @Ctx() context: AppContext,
    @Arg('id', () => ID, { description: 'The ID of a Scenario.' }) id: string,
  ): Promise<ScenarioEntity | null> {
    return context.loaders.scenario.load(parseTopLevelId('Scenario', id, 'id'));
  }

  @Query(() => [ScenarioEntity], {
    description:
      'The scenarios that come with the program; they can be started and duplicated, but not changed.',
  })
  async scenarioPresets(@Ctx() context: AppContext): Promise<ScenarioEntity[]> {
    return listPresetScenarios(context.database.reader('live'));
  }

  @Query(() => JsonScalar, {
    description:
      "JSON Schema of a scenario document's config, with a description and the default of every field.",
  })
  scenarioConfigSchema(): unknown {
    return scenarioJsonSchema();
  }

  @Query(() => JsonScalar, {
    description:
      'A document {name, description, config} that importScenario and the command line accept unchanged.',
  })
  async exportScenario(
    @Ctx() context: AppContext,
    @Arg('id', () => ID, { description: 'The ID of a Scenario.' }) id: string,
  ): Promise<unknown> {
    return exportScenario(context, id);
  }

  @Mutation(() => ScenarioEntity, {
    description: 'Creates a scenario. All errors in its configuration are reported at once.',
  })
  async createScenario(
    @Ctx() context: AppContext,
    @Arg('name', () => String, { description: 'A name for display.' }) name: string,
    @Arg('description', () => String, {
      nullable: true,
      defaultValue: '',
      description: 'What the scenario shows.',
    })
    description: string | null,
    @Arg('config', () => ScenarioConfigInput, {
      description: 'The configuration that runs are computed from.',
    })
    config: ScenarioConfigInput,
  ): Promise<ScenarioEntity> {
    return createScenario(context, { name, description, config });
  }

  @Mutation(() => ScenarioEntity, {
    description:
      'Changes a scenario. Runs keep the configuration they were started with. A preset cannot be changed.',
  })
  async updateScenario(
    @Ctx() context: AppContext,
    @Arg('id', () => ID, { description: 'The ID of a Scenario.' }) id: string,
    @Arg('name', () => String, { nullable: true, description: 'The new name; null leaves it unchanged.' })
    name: string | null,
    @Arg('description', () => String, {
      nullable: true,
      description: 'The new description; null leaves it unchanged.',
    })
    description: string | null,
    @Arg('config', () => ScenarioConfigInput, {
      nullable: true,
      description: 'The whole new configuration; null leaves it unchanged.',
    })
    config: ScenarioConfigInput | null,
  ): Promise<ScenarioEntity> {
    return changeScenario(context, id, { name, description, config });
  }

  @Mutation(() => ScenarioEntity, { description: 'Creates a copy of a preset or of another scenario.' })
  async duplicateScenario(
    @Ctx() context: AppContext,
    @Arg('id', () => ID, { description: 'The ID of a Scenario.' }) id: string,
    @Arg('name', () => String, { description: "The copy's name." }) name: string,
  ): Promise<ScenarioEntity> {
    return duplicateScenario(context, id, name);
  }

  @Mutation(() => ID, {
    description:
      'Deletes one of your scenarios and returns its ID; refused while a run exists that was started from it.',
  })
  async deleteScenario(
    @Ctx() context: AppContext,
    @Arg('id', () => ID, { description: 'The ID of a Scenario.' }) id: string,
  ): Promise<string> {
    await deleteScenario(context.database, parseTopLevelId('Scenario', id, 'id'));
    return id;
  }

  @Mutation(() => ScenarioEntity, {
    description:
      'Creates a scenario from a document of exportScenario, or from a handwritten one of the same shape.',
  })
  async importScenario(
    @Ctx() context: AppContext,
    @Arg('document', () => JsonScalar, { description: '{name, description, config}' }) document: unknown,
  ): Promise<ScenarioEntity> {
    return importScenario(context, document);
  }

  @FieldResolver(() => ID, { description: 'Global ID; opaque, so pass it back as it is.' })
  id(@Root() scenario: ScenarioEntity): string {
    return topLevelId('Scenario', scenario.localId);
  }
}
