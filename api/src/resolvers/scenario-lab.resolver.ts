import { Arg, Int, Query, Resolver } from 'type-graphql';
import { ScenarioConfigInput } from '../entities/inputs/scenario-config.input';
import { ScenarioPreviewType, ScenarioTestType } from '../entities/views/scenario-preview';
import { planScenarioTest } from '../generation/forecast/scenario-test';
import { parseConfig } from '../application/scenario-document';
import { ScenarioLab } from '../scenario-lab/scenario-lab';

const DEFAULT_SEEDS = 3;

/** The scenario builder's two ways to try a config out before anything is stored. */
@Resolver()
export class ScenarioLabResolver {
  private readonly lab = new ScenarioLab();

  @Query(() => ScenarioPreviewType, {
    description:
      'What a configuration is expected to produce, computed without running it. All errors are reported at once.',
  })
  async previewScenario(
    @Arg('config', () => ScenarioConfigInput, { description: 'The configuration, as for createScenario.' })
    config: ScenarioConfigInput,
  ): Promise<ScenarioPreviewType> {
    const { expectedDeniedCents, expectedPreventedCents, ...figures } = await this.lab.preview(
      parseConfig(config),
    );
    return {
      ...figures,
      expectedDeniedAmount: expectedDeniedCents,
      expectedPreventedAmount: expectedPreventedCents,
    };
  }

  @Query(() => ScenarioTestType, {
    description:
      'Runs a configuration several times without storing anything, which takes some seconds, and compares the results with its targets.',
  })
  async testScenario(
    @Arg('config', () => ScenarioConfigInput, { description: 'The configuration, as for createScenario.' })
    config: ScenarioConfigInput,
    @Arg('seeds', () => Int, {
      nullable: true,
      defaultValue: DEFAULT_SEEDS,
      description: 'Number of runs, 1 to 10; more runs give a more precise result.',
    })
    seeds: number | null,
  ): Promise<ScenarioTestType> {
    return this.lab.test(planScenarioTest(parseConfig(config), seeds ?? DEFAULT_SEEDS));
  }
}
