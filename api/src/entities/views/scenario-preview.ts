import { Field, Float, Int, ObjectType } from 'type-graphql';
import { DollarsScalar } from '../scalars';

@ObjectType('ScenarioPreview', {
  description:
    'What a scenario is expected to bring, computed without simulating it. First submissions only; a scenario without an end is looked at for 84 days. It is the same for every seed but for the course of practice.',
})
export class ScenarioPreviewType {
  @Field(() => Int, { description: 'First submissions; corrected claims come on top.' })
  expectedClaims: number;

  @Field(() => [Float], { description: 'Initial denial rate in percent, by submission week.' })
  expectedDenialRateByWeek: number[];

  @Field(() => [Float], { description: 'The same with nobody practising.' })
  expectedDenialRateByWeekWithoutLearning: number[];

  @Field(() => DollarsScalar, {
    description:
      'Billed on the lines denied at first, at the mean of what providers charge; the few providers of one run may charge a quarter more or less.',
  })
  expectedDeniedAmount: number;

  @Field(() => DollarsScalar, {
    description:
      'Allowed dollars that training saves: net of what appeals and corrected claims bring in time anyway, without the work on denials.',
  })
  expectedPreventedAmount: number;

  @Field(() => [String], { description: 'What is allowed and hardly meant; each begins with its field.' })
  warnings: string[];
}

@ObjectType('ScenarioCheck', { description: "One of the scenario's own targets, and what came of it." })
export class ScenarioCheckType {
  @Field(() => String, { description: 'What is compared. Rates and shares are percent.' })
  name: string;

  @Field(() => Float, { description: 'As the scenario has it.' })
  expected: number;

  @Field(() => Float, { description: 'As the dry run came out.' })
  actual: number;

  @Field(() => Float, {
    description:
      "How far apart they may lie: the model's own tolerance, or three standard errors of so many claims where that is more.",
  })
  tolerance: number;

  @Field(() => Boolean, { description: 'Within the tolerance.' })
  passed: boolean;
}

@ObjectType('ScenarioTest', {
  description:
    "A dry run of the scenario without a database, judged against the scenario's own targets. Large volumes are scaled down, which rates do not depend on.",
})
export class ScenarioTestType {
  @Field(() => Boolean, { description: 'Every check passed.' })
  passed: boolean;

  @Field(() => Int, { description: "How many runs: the scenario's seed and those after it." })
  seeds: number;

  @Field(() => [ScenarioCheckType], { description: 'One for each target that such a run can show.' })
  checks: ScenarioCheckType[];
}
